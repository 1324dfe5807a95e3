// What a person has entered for one scheme, offered to another record of hers.
#include "session/offered.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "session/fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// The sample for priSM, and an empty record of the same person for the credits of ITIL V3, which is open.
struct TwoSchemes {
    Session session = must(Session::in_memory(prism_ports()));
    RecordId prism = begin();
    RecordId credits = session.record();

    RecordId begin() {
        must(session.start_with_sample());
        RecordId const first = session.record();
        must(session.start_empty("itil-v3-credits", {}, Whose::ThisPerson));
        return first;
    }
};

OfferedEntry const& offer_named(std::vector<OfferedEntry> const& offers, std::string_view name) {
    auto const offer = std::ranges::find(offers, name, &OfferedEntry::name);
    if (offer == offers.end()) FAIL("nothing is offered as " << name);
    return *offer;
}

std::vector<ChosenOffer> those_that_are_sure(std::vector<OfferedEntry> const& offers) {
    std::vector<ChosenOffer> chosen;
    for (OfferedEntry const& offer : offers)
        if (offer.sure) chosen.push_back({offer.entry, offer.kinds.front().type});
    return chosen;
}

std::size_t entries_in(Session const& session) {
    std::size_t count = 0;
    for (GroupModel const& group : session.estimate().groups) count += group.entries.size();
    return count;
}

} // namespace

TEST_CASE("what the catalogue knows is surely the same in another scheme and stands first") {
    TwoSchemes two;
    auto const offers = two.session.offered_entries();
    OfferedEntry const& foundation = offers.front();
    CHECK(foundation.name == "ITIL V3 Foundation");
    CHECK(foundation.sure);
    CHECK(foundation.kinds.front().type == "certificate");
    CHECK(foundation.kinds.front().lacks.empty());
    CHECK(foundation.there == "12 May 2008 · Certificate in priSM (reconstruction)");
    CHECK_FALSE(offer_named(offers, "ITSM consultant").sure); // a job is no kind of this scheme
    CHECK_FALSE(offer_named(offers, "ITSM consultant").kinds.empty());
    CHECK(two.session.estimate().offered == those_that_are_sure(offers).size());
}

TEST_CASE("offered entries are counted in one change and one undo takes them back") {
    TwoSchemes two;
    auto const chosen = those_that_are_sure(two.session.offered_entries());
    REQUIRE(!chosen.empty());
    must(two.session.count_offered(chosen));
    CHECK(entries_in(two.session) == chosen.size());
    CHECK(entry_of(two.session.estimate(), "ITIL V3 or 2011 Foundation").shared_with == "priSM (reconstruction)");
    CHECK(two.session.estimate().offered == 0);
    for (OfferedEntry const& offer : two.session.offered_entries()) CHECK(offer.name != "ITIL V3 Foundation");
    must(two.session.undo());
    CHECK(entries_in(two.session) == 0);
    CHECK(two.session.estimate().offered == chosen.size());
}

TEST_CASE("the list goes the other way too") {
    TwoSchemes two;
    Claim practice = certificate("itil-v3-ss");
    practice.on = day(2012, 2, 3);
    must(two.session.perform(AddEntry{two.credits, practice}));
    must(two.session.open_record(two.prism));
    CHECK(two.session.estimate().offered == 1);
    auto const offers = two.session.offered_entries();
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].name == "Service Strategy (SS)");
    must(two.session.count_offered(those_that_are_sure(offers)));
    CHECK(entry_of(two.session.estimate(), "ITIL V3 Service Strategy").shared_with ==
          two.session.home().people[0].schemes[1].title);
}

TEST_CASE("what was entered in both by hand is not offered") {
    TwoSchemes two;
    Claim again = certificate("itil-v3-f");
    again.on = day(2008, 5, 12);
    must(two.session.perform(AddEntry{two.credits, again}));
    for (OfferedEntry const& offer : two.session.offered_entries()) CHECK(offer.name != "ITIL V3 Foundation");
}

TEST_CASE("what an entry would still need is said with each kind") {
    TwoSchemes two;
    must(two.session.start_empty("isaca-cpe", day(2011, 3, 1), Whose::ThisPerson));
    auto const offers = two.session.offered_entries();
    auto const& kinds = offer_named(offers, "ITIL V3 Foundation").kinds;
    auto const course = std::ranges::find(kinds, "course", &OfferedKind::type);
    REQUIRE(course != kinds.end());
    CHECK_FALSE(course->lacks.empty());
}

TEST_CASE("a qualification that another scheme does not know is called by its title there and stays so") {
    Session session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    EntryId const entry = entry_of(session.estimate(), "ITIL V3 Foundation").id;
    must(session.start_empty("isaca-cpe", day(2011, 3, 1), Whose::ThisPerson));
    must(session.count_offered({{entry, "course"}}));
    EntryId const here = session.estimate().groups.at(0).entries.at(0).id;
    CHECK(session.estimate().groups.at(0).entries.at(0).name == "ITIL V3 Foundation");
    must(session.save_draft(with(must(session.draft_of(here)), "minutes", "480")));
    must(session.save_draft(with(must(session.draft_of(here)), "note", "passed")));
    CHECK(session.estimate().groups.at(0).entries.at(0).name == "ITIL V3 Foundation");
}

TEST_CASE("an offer for other rules than those that are open by now is refused") {
    Session session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    EntryId const entry = entry_of(session.estimate(), "ITIL V3 Foundation").id;
    must(session.start_empty("isaca-cpe", day(2011, 3, 1), Whose::ThisPerson));
    CHECK(problem_id(session.count_offered({{entry, "certificate"}})) == "L144");
    CHECK(session.estimate().groups.at(0).entries.empty());
}

TEST_CASE("other people's entries are never offered") {
    Session session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    must(session.start_empty("itil-v3-credits"));
    CHECK(session.offered_entries().empty());
    CHECK(session.estimate().offered == 0);
}
