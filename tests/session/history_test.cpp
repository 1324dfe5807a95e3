#include "session/history.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "session/fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

struct History {
    Folder folder;
    Session session = must(Session::open(folder / "mine.accrue", small_ports(folder)));

    History() {
        must(session.start_empty("sample"));
        must(session.perform(AddEntry{session.record(), talk("One", 3)}));
        must(session.perform(AddEntry{session.record(), talk("Two", 4)}));
    }

    [[nodiscard]] std::vector<std::string> words() {
        std::vector<std::string> words;
        for (HistoryRow const& row : session.history().rows) words.push_back(row.words);
        return words;
    }
    [[nodiscard]] EntryId entry(std::size_t group_entry) const {
        std::vector<EntryId> ids;
        for (GroupModel const& group : session.estimate().groups)
            for (EntryModel const& row : group.entries) ids.push_back(row.id);
        return ids.at(group_entry);
    }
    [[nodiscard]] std::size_t entries() const {
        std::size_t count = 0;
        for (GroupModel const& group : session.estimate().groups) count += group.entries.size();
        return count;
    }
};

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("the history tells every change newest first with its time where the user is") {
    History history;
    auto const& rows = history.session.history().rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].words == "Added Conference talk: Two");
    CHECK(rows[1].words == "Added Conference talk: One");
    CHECK(rows[0].is_now);
    CHECK(!rows[1].is_now);
    CHECK(rows[0].day == "12 Sep 2012");
    CHECK(rows[0].time == "10:00");
    CHECK(!history.session.history().more);
}

TEST_CASE("a changed entry tells what was changed into what") {
    History history;
    Claim changed = talk("Uno", 5);
    changed.note = "In Spanish";
    must(history.session.perform(ReplaceEntry{history.entry(0), changed}));
    CHECK(history.session.differences_of(history.session.history().rows[0].id) ==
          Lines{"Title: Uno, was One", "Hours: 5, was 3", "Note: In Spanish"});
}

TEST_CASE("changed details and several changes are told line by line") {
    History history;
    must(history.session.set_scoring_date(day(2012, 1, 31)));
    CHECK(history.session.differences_of(history.session.history().rows[0].id) == Lines{"Scored on: 31 Jan 2012"});
    must(history.session.set_scoring_date(std::nullopt));
    CHECK(history.session.differences_of(history.session.history().rows[0].id) ==
          Lines{"Scored on: taken away, was 31 Jan 2012"});
    must(history.session.perform(
        Several{{RemoveEntry{history.entry(0)}, AddEntry{history.session.record(), talk("Three", 1)}}, "Swapped one"}));
    CHECK(history.session.differences_of(history.session.history().rows[0].id) ==
          Lines{"Removed Conference talk: One", "Added Conference talk: Three"});
}

TEST_CASE("one changed detail is told in the row itself") {
    History history;
    must(history.session.set_scoring_date(day(2012, 1, 31)));
    CHECK(history.words()[0] == "Counted on 31 Jan 2012 instead of today");
    must(history.session.set_scoring_date(day(2012, 2, 1)));
    CHECK(history.words()[0] == "Counted on 1 Feb 2012 instead of on 31 Jan 2012");
    must(history.session.set_scoring_date(std::nullopt));
    CHECK(history.words()[0] == "Counted as of today instead of on 1 Feb 2012");
    must(history.session.set_standing({.award_date = day(2011, 5, 6), .cycle_start = {}, .status = {}}));
    CHECK(history.words()[0] == "Changed the details of an unnamed record: Awarded on: 6 May 2011");
}

TEST_CASE("what changes nothing is no change and leaves what can be done again") {
    History history;
    must(history.session.rename_record("Jo Example"));
    must(history.session.undo());
    auto const rows = history.words();
    must(history.session.rename_record(""));
    must(history.session.set_scoring_date(std::nullopt));
    must(history.session.set_standing({}));
    CHECK(history.words() == rows);
    must(history.session.redo());
    CHECK(history.session.estimate().record_name == "Jo Example");
}

TEST_CASE("a certificate is told by its title and a new record with its scheme") {
    History history;
    std::string const scheme = history.session.scored().pack->pack.header.title;
    std::string const title = history.session.scored().pack->pack.qualifications.front().title;
    must(history.session.perform(AddEntry{history.session.record(),
                                          certificate(history.session.scored().pack->pack.qualifications.front().id)}));
    auto const rows = history.session.history().rows;
    CHECK(history.session.differences_of(rows[0].id) ==
          Lines{"Kind: Certificate", "Qualification: " + title, "State: claimed"});
    CHECK(rows.back().words == "Added an unnamed record for " + scheme);
    CHECK(history.session.differences_of(rows.back().id) == Lines{"Scheme: " + scheme});
}

TEST_CASE("any change can be gone back to and forward again") {
    History history;
    auto const rows = history.session.history().rows;
    must(history.session.go_to_change(rows[1].id));
    CHECK(history.entries() == 1);
    CHECK(history.session.history().rows[0].state == HistoryRow::State::Undone);
    CHECK(history.session.history().rows[1].is_now);
    must(history.session.go_to_change(rows[0].id));
    CHECK(history.entries() == 2);
    must(history.session.go_to_change({}));
    CHECK(!history.session.record());
    must(history.session.go_to_change(rows[0].id));
    CHECK(history.entries() == 2);
}

TEST_CASE("a change that others have taken the place of is no point to go to") {
    History history;
    ChangeId const two = history.session.history().rows[0].id;
    must(history.session.undo());
    must(history.session.perform(AddEntry{history.session.record(), talk("Three", 4)}));
    CHECK(history.session.history().rows[1].state == HistoryRow::State::Replaced);
    CHECK(problem_id(history.session.go_to_change(two)) == "L147");
    CHECK(history.words()[0] == "Added Conference talk: Three");
    CHECK(history.entries() == 2);
}

TEST_CASE("a removed entry is brought back to its place long after and what came later stays") {
    History history;
    EntryId const one = history.entry(0);
    must(history.session.perform(RemoveEntry{one}));
    must(history.session.perform(AddEntry{history.session.record(), talk("Three", 4)}));
    HistoryRow const removal = history.session.history().rows[1];
    CHECK(removal.brings_back);

    must(history.session.bring_back(removal.id));

    CHECK(history.words()[0] == "Brought back Conference talk: One");
    CHECK(history.entry(0) == one);
    CHECK(history.entries() == 3);
    CHECK(problem_id(history.session.bring_back(removal.id)) == "L148");                           // it is there
    CHECK(problem_id(history.session.bring_back(history.session.history().rows[2].id)) == "L148"); // it removed nothing
    must(history.session.undo());
    CHECK(history.entries() == 2);
}

TEST_CASE("a brought back entry whose id is taken by now gets another") {
    History history;
    Claim claim = talk("One", 3);
    claim.id = "talk-1";
    must(history.session.perform(RemoveEntry{history.entry(0)}));
    ChangeId const removal = history.session.history().rows[0].id;
    must(history.session.perform(AddEntry{history.session.record(), claim}));
    must(history.session.bring_back(removal));
    CHECK(history.entries() == 3);
}

TEST_CASE("a removed record is brought back whole and its entries not without it") {
    History history;
    RecordId const record = history.session.record();
    must(history.session.perform(RemoveEntry{history.entry(0)}));
    ChangeId const entry_removal = history.session.history().rows[0].id;
    must(history.session.perform(RemoveRecord{record}));
    ChangeId const record_removal = history.session.history().rows[0].id;
    CHECK(problem_id(history.session.bring_back(entry_removal)) == "L148");
    must(history.session.bring_back(record_removal));
    CHECK(history.session.record() == record);
    must(history.session.bring_back(entry_removal));
    CHECK(history.entries() == 2);
}

TEST_CASE("a long history is read piece by piece") {
    History history;
    for (int i = 0; i < 250; ++i) must(history.session.set_scoring_date(day(2012, 1, 1 + i % 28)));
    CHECK(history.session.history().rows.size() == 200);
    CHECK(history.session.history().more);
    history.session.read_older_changes();
    CHECK(history.session.history().rows.size() == 253);
    CHECK(!history.session.history().more);
}
