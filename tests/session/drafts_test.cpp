// Forms: what is typed is kept however wrong it is, told what is wrong at its field, and made an entry of.
#include <doctest/doctest.h>

#include "session/fixture.h"
#include "support/model_text.h"

using namespace accrue;
using namespace accrue::session;

namespace {

Session small_session(Folder const& folder) {
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    return session;
}

Session prism_session() {
    auto session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    return session;
}

std::string text_in(DraftModel const& draft, std::string_view key) {
    for (auto const& [name, text] : draft.texts)
        if (name == key) return text;
    return "no such key";
}

// What is said about one field: "what remedy", or "".
std::string said_about(DraftCheck const& check, std::string_view key) {
    for (FieldProblem const& problem : check.problems)
        if (problem.key == key) return problem.what + " " + problem.remedy;
    return "";
}

std::string said_of_date(Session const& session, std::string const& typed) {
    return said_about(session.check_draft(with(session.new_draft("degree"), "on", typed)), "on");
}

std::string said_of_number(Session const& session, std::string const& typed) {
    return said_about(session.check_draft(with(session.new_draft("post"), "hours", typed)), "hours");
}

DraftModel talk_draft(Session const& session, std::string const& title, std::string const& hours) {
    return with(with(session.new_draft("talk"), "title", title), "hours", hours);
}

std::vector<DraftRow> const& draft_rows(Session const& session) { return session.estimate().groups.back().drafts; }

} // namespace

TEST_CASE("a new form has a place for every field of its type") {
    auto const session = prism_session();
    DraftModel const draft = session.new_draft("post");
    CHECK_FALSE(draft.id);
    CHECK_FALSE(draft.entry);
    CHECK(draft.type == "post");
    std::vector<std::string> keys;
    for (auto const& [key, text] : draft.texts) {
        keys.push_back(key);
        CHECK(text.empty());
    }
    CHECK(keys == std::vector<std::string>{"title", "organisation", "from", "to", "hours", "itsm_share", "role",
                                           "authority", "evidence", "note"});
}

TEST_CASE("an entry opens as the texts that make it") {
    auto const session = prism_session();
    EntryId const entry = entry_of(session.estimate(), "ITSM consultant").id;

    DraftModel const draft = must(session.draft_of(entry));

    CHECK(draft.entry == entry);
    CHECK(text_in(draft, "title") == "ITSM consultant");
    CHECK(text_in(draft, "from") == "2008-04-01");
    CHECK(text_in(draft, "to") == "");
    CHECK(text_in(draft, "hours") == "40");
    CHECK(text_in(draft, "authority") == "false");
    CHECK(text_in(draft, "note") == "My present job.");
    CHECK(session.check_draft(draft).can_save);
    CHECK_FALSE(session.draft_of({99}));
}

TEST_CASE("each entry of the samples is the same after it has been opened and saved") {
    for (char const* sample : {"gazing-into-the-prism.json", "distinguished-professional.json", "student.json"}) {
        auto session = must(Session::in_memory(prism_ports()));
        REQUIRE_FALSE(has_errors(must(session.import_file(samples_folder / sample))));
        std::string const before = must(session.export_record());
        auto const words = session.shell().undo;
        std::vector<EntryId> entries;
        for (GroupModel const& group : session.estimate().groups)
            for (EntryModel const& entry : group.entries) entries.push_back(entry.id);
        for (EntryId const entry : entries) must(session.save_draft(must(session.draft_of(entry))));
        CHECK(must(session.export_record()) == before);
        CHECK(session.shell().undo == words); // nothing changed so there is nothing to undo
    }
}

TEST_CASE("what is typed is kept word for word, however wrong") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    DraftModel const typed = [&] {
        auto session = must(Session::open(library, small_ports(folder)));
        must(session.start_empty(a_scheme(session)));
        DraftModel draft = talk_draft(session, "  Quéues ", "3,");
        draft = with(with(draft, "on", "20"), "note", "one\ntwo ");
        CHECK_FALSE(session.check_draft(draft).can_save);
        DraftModel const kept = must(session.keep_draft(draft));
        CHECK(kept.id);
        CHECK(kept.texts == draft.texts);
        return kept;
    }();
    auto session = must(Session::open(library, small_ports(folder)));
    CHECK(must(session.kept_draft(typed.id)) == typed);
    REQUIRE(draft_rows(session).size() == 1);
    CHECK(draft_rows(session)[0].id == typed.id);
    CHECK(draft_rows(session)[0].type == "talk");
    CHECK(draft_rows(session)[0].name == "Quéues");
    CHECK_FALSE(session.estimate().empty);
    CHECK_FALSE(session.kept_draft({99}));
}

TEST_CASE("a form goes on being one draft while it is typed into") {
    Folder const folder;
    auto session = small_session(folder);
    DraftModel draft = must(session.keep_draft(talk_draft(session, "Q", "")));
    draft = must(session.keep_draft(with(draft, "title", "Qu")));
    std::uint64_t const revision = session.estimate().revision;
    draft = must(session.keep_draft(draft)); // nothing new
    CHECK(session.estimate().revision == revision);
    REQUIRE(draft_rows(session).size() == 1);
    CHECK(draft_rows(session)[0].name == "Qu");

    must(session.keep_draft(talk_draft(session, "Another", "")));
    CHECK(draft_rows(session).size() == 2);
    must(session.forget_draft(draft));
    REQUIRE(draft_rows(session).size() == 1);
    CHECK(draft_rows(session)[0].name == "Another");
    must(session.forget_draft(draft)); // it is gone already
}

TEST_CASE("a form that says nothing is not kept") {
    Folder const folder;
    auto session = small_session(folder);
    CHECK_FALSE(must(session.keep_draft(session.new_draft("talk"))).id);
    CHECK_FALSE(must(session.keep_draft(talk_draft(session, "  ", ""))).id);
    EntryId const entry = must(session.perform(AddEntry{session.record(), talk("One", 1)})).entry;
    CHECK_FALSE(must(session.keep_draft(must(session.draft_of(entry)))).id);
    CHECK(draft_rows(session).empty());
}

TEST_CASE("an unfinished change stays with its entry") {
    Folder const folder;
    auto session = small_session(folder);
    EntryId const entry = must(session.perform(AddEntry{session.record(), talk("One", 1)})).entry;
    DraftModel const open = must(session.draft_of(entry));

    DraftModel const kept = must(session.keep_draft(with(open, "hours", "x")));
    CHECK(kept.entry == entry);
    CHECK(entry_of(session.estimate(), "One").has_draft);
    CHECK(entry_of(session.estimate(), "One").earned == "4 points"); // the entry itself is as it was
    CHECK(draft_rows(session).empty());
    CHECK(must(session.draft_of(entry)) == kept);

    DraftModel const other = must(session.keep_draft(with(open, "hours", "y"))); // opened a second time
    CHECK(other.id == kept.id);

    CHECK_FALSE(must(session.keep_draft(with(other, "hours", "1"))).id); // back to what it was
    CHECK_FALSE(entry_of(session.estimate(), "One").has_draft);
}

TEST_CASE("unfinished work on an entry that was removed goes on as a new one") {
    Folder const folder;
    auto session = small_session(folder);
    EntryId const entry = must(session.perform(AddEntry{session.record(), talk("One", 1)})).entry;
    DraftModel const kept = must(session.keep_draft(with(must(session.draft_of(entry)), "title", "One and a half")));

    must(session.perform(RemoveEntry{entry}));
    REQUIRE(draft_rows(session).size() == 1);
    CHECK(draft_rows(session)[0].name == "One and a half");
    DraftModel const draft = must(session.kept_draft(kept.id));
    CHECK_FALSE(draft.entry);
    must(session.undo());
    CHECK(entry_of(session.estimate(), "One").has_draft);
    must(session.redo());

    must(session.save_draft(draft));
    CHECK(entry_of(session.estimate(), "One and a half").id != entry);
    CHECK(draft_rows(session).empty());
}

TEST_CASE("saving makes an entry and forgets the draft in one step") {
    Folder const folder;
    auto session = small_session(folder);
    DraftModel const draft = must(session.keep_draft(with(talk_draft(session, " Queues ", "2.50"), "on", "5.5.2012")));

    Performed const saved = must(session.save_draft(draft));

    CHECK(saved.words == "Added Conference talk: Queues");
    CHECK(draft_rows(session).empty());
    Claim const& claim = session.scored().application.claims[0];
    CHECK(claim.title == "Queues");
    CHECK(claim.on == day(2012, 5, 5));
    CHECK(*find_field(claim, "hours") == FieldValue(Number{5, 2}));
    CHECK(entry_of(session.estimate(), "Queues").id == saved.entry);
    must(session.undo());
    CHECK(session.estimate().empty);
}

TEST_CASE("saving a change keeps the claim id and the place of what was not asked") {
    auto session = prism_session();
    EntryId const entry = entry_of(session.estimate(), "Service desk analyst").id;
    Claim before = session.scored().application.claims[1];

    must(session.save_draft(with(must(session.draft_of(entry)), "hours", "20")));

    Claim const& after = session.scored().application.claims[1];
    set_field(before, "hours", Number{20, 1});
    CHECK(after == before);
    CHECK(session.shell().undo == "Changed Job: Service desk analyst");
}

TEST_CASE("a draft that cannot be saved is refused with its first problem") {
    Folder const folder;
    auto session = small_session(folder);
    auto const saved = session.save_draft(talk_draft(session, "Queues", "a lot"));
    REQUIRE_FALSE(saved);
    CHECK(saved.problem().id == "A240");
    CHECK(saved.problem().where.path == "/hours");
    CHECK(session.estimate().empty);
}

TEST_CASE("dates are read in several ways of writing and everything else gets a remedy") {
    auto const session = prism_session();
    CHECK(said_of_date(session, "2012-07-15") == "");
    CHECK(said_of_date(session, " 15.7.2012 ") == "");
    CHECK(said_of_date(session, "15 July 2012") == "");
    CHECK(said_of_date(session, "2012-02-30") ==
          "'2012-02-30' is no day of the calendar from 1900 to 2200. Correct it.");
    CHECK(said_of_date(session, "30.2.2012") == "'30.2.2012' is no day of the calendar from 1900 to 2200. Correct it.");
    CHECK(said_of_date(session, "1850-01-01") ==
          "'1850-01-01' is no day of the calendar from 1900 to 2200. Correct it.");
    CHECK(said_of_date(session, "15/07/2012") == "'15/07/2012' is not a date. Write 2012-07-15.");
    CHECK(said_of_date(session, "07/15/2012") == "'07/15/2012' is not a date. Write 2012-07-15.");
    CHECK(said_of_date(session, "05/07/2012") ==
          "'05/07/2012' can be read in two ways. Write 2012-07-05 or 2012-05-07.");
    CHECK(said_of_date(session, "05/05/2012") == "'05/05/2012' is not a date. Write 2012-05-05.");
    for (char const* typed : {"2012", "2012-07", "1.1.12", "1.2.3.2012", "..", "9999-99-99x", "ü"}) {
        CAPTURE(typed);
        CHECK(said_of_date(session, typed).find("Write year, month and day as in 2012-09-30.") != std::string::npos);
    }
}

TEST_CASE("numbers are read exactly and everything else gets a remedy") {
    auto const session = prism_session();
    CHECK(said_of_number(session, "37.5") == "");
    CHECK(said_of_number(session, " 0 ") == "");
    CHECK(said_of_number(session, "37,5") == "'37,5' is not a number: use a point, not a comma. Write 37.5.");
    CHECK(said_of_number(session, "169") ==
          "Hours a week is 169, outside what is allowed. Write a number from 0 to 168 h.");
    CHECK(said_of_number(session, "-1").find("outside what is allowed") != std::string::npos);
    CHECK(said_of_number(session, "") == "This is still missing. Write a number from 0 to 168 h.");
    for (char const* typed :
         {"NaN", "inf", "0x10", "1e400", "-0", "1 000", "123456789012345678901234567890", "--", "½"}) {
        CAPTURE(typed);
        CHECK(said_of_number(session, typed) != "");
    }
}

TEST_CASE("what is missing in a new form is told at each field in the order of the form") {
    auto const session = prism_session();
    CHECK(text_of(session.check_draft(session.new_draft("publication"))) ==
          "cannot be saved\n"
          "  title: The title is missing in Writing. Write a title that names this one.\n"
          "  kind: Nothing is chosen yet. Choose one of them.\n"
          "  paid: Nothing is chosen yet. Choose yes or no.\n");
}

TEST_CASE("an end before the beginning and an unknown choice are told") {
    auto const session = prism_session();
    DraftModel draft = with(with(session.new_draft("post"), "from", "2012-01-01"), "to", "2011-01-01");
    draft = with(with(draft, "role", "king"), "authority", "maybe");
    DraftCheck const check = session.check_draft(draft);
    CHECK(said_about(check, "to") ==
          "It ends on 1 Jan 2011, before it begins on 1 Jan 2012. Correct one of the two dates.");
    CHECK(said_about(check, "role") == "'king' is no choice of 'Role that earns extra points'. Choose one of them.");
    CHECK(said_about(check, "authority") == "'maybe' is neither yes nor no. Choose yes or no.");
}

TEST_CASE("a qualification is its id or its title and any other name is kept with a warning") {
    auto session = prism_session();
    auto const draft = [&](std::string const& name) {
        return with(session.new_draft("certificate"), "qualification", name);
    };
    must(session.save_draft(draft("itil-v3-so")));
    CHECK(session.scored().application.claims.back().qualification == "itil-v3-so");
    must(session.save_draft(draft(" itil v3 service DESIGN ")));
    CHECK(session.scored().application.claims.back().qualification == "itil-v3-sd");

    DraftCheck const check = session.check_draft(draft("Knitting for Experts"));
    CHECK(check.can_save);
    REQUIRE(check.problems.size() == 1);
    CHECK(check.problems[0].warning);
    CHECK(check.problems[0].key == "qualification");
    must(session.save_draft(draft("Knitting for Experts")));
    EntryModel const& entry = entry_of(session.estimate(), "Knitting for Experts");
    CHECK(entry.state == EntryModel::State::Nothing);
    CHECK(entry.problems.size() == 1);
}

TEST_CASE("files are evidence, one a line, and raise the basis") {
    Folder const folder;
    auto session = small_session(folder);
    DraftModel const draft = with(talk_draft(session, "Queues", "2"), "evidence", "programme.pdf\n\n  letter 2.pdf \n");
    must(session.save_draft(draft));
    CHECK(session.scored().application.claims[0].evidence == std::vector<std::string>{"programme.pdf", "letter 2.pdf"});
    CHECK(entry_of(session.estimate(), "Queues").basis == "evidenced");
    EntryId const entry = entry_of(session.estimate(), "Queues").id;
    CHECK(text_in(must(session.draft_of(entry)), "evidence") == "programme.pdf\nletter 2.pdf");
}

TEST_CASE("texts that no file could hold are refused at their field") {
    Folder const folder;
    auto const session = small_session(folder);
    DraftModel const good = talk_draft(session, "Queues", "2");
    CHECK(said_about(session.check_draft(with(good, "title", std::string(501, 'x'))), "title") ==
          "'title' is 501 characters long. At most 500 are kept: shorten it.");
    CHECK(said_about(session.check_draft(with(good, "note", std::string(20'001, 'x'))), "note") != "");
    CHECK(said_about(session.check_draft(with(good, "note", std::string("a\0b", 3))), "note") != "");
    CHECK(said_about(session.check_draft(with(good, "organisation", "\xff\xfe")), "organisation") != "");
    CHECK(session.check_draft(with(good, "title", std::string(500, 'x'))).can_save);
}

TEST_CASE("what the rules do not ask for any more is left out with a warning") {
    Folder const folder;
    auto session = small_session(folder);
    DraftModel const draft = with(with(talk_draft(session, "Queues", "2"), "audience", "300"), "from", "2012-01-01");
    DraftCheck const check = session.check_draft(draft);
    CHECK(check.can_save);
    CHECK(said_about(check, "audience") ==
          "Conference talk is not asked for 'audience', which is '300' here. Saving leaves it out.");
    CHECK(said_about(check, "from") != "");
    must(session.save_draft(draft));
    CHECK(session.scored().application.claims[0].fields.size() == 1);
    CHECK(entry_of(session.estimate(), "Queues").problems.empty());
}

TEST_CASE("a stated basis outlives a change through the form") {
    Folder const folder;
    auto session = small_session(folder);
    Claim planned = talk("Queues", 2);
    planned.basis = Basis::Planned;
    EntryId const entry = must(session.perform(AddEntry{session.record(), planned})).entry;
    must(session.save_draft(with(must(session.draft_of(entry)), "hours", "3")));
    CHECK(session.scored().application.claims[0].basis == Basis::Planned);
}

TEST_CASE("a form of a kind that the rules do not have cannot be saved but is kept") {
    Folder const folder;
    auto session = small_session(folder);
    DraftModel const draft = with(session.new_draft("knitting"), "title", "Socks");
    DraftCheck const check = session.check_draft(draft);
    CHECK_FALSE(check.can_save);
    CHECK(check.problems.size() == 1);
    DraftModel const kept = must(session.keep_draft(draft));
    CHECK(must(session.kept_draft(kept.id)).texts == draft.texts);
    CHECK(draft_rows(session).size() == 1);
}

TEST_CASE("the effect of saving is what saving then does") {
    auto session = prism_session();
    auto const effect = [&](DraftModel const& draft) { return session.check_draft(draft).effect; };
    DraftModel const intermediate = with(session.new_draft("certificate"), "qualification", "itil-v3-so");
    CHECK(effect(intermediate) == "Saving this: Certificates: PSM, your level: PSM");
    DraftModel const supporting = with(session.new_draft("certificate"), "qualification", "cobit-f");
    CHECK(effect(supporting) == "Saving this: 1 more point");
    DraftModel const repeated = with(session.new_draft("certificate"), "qualification", "itil-v3-f");
    CHECK(effect(repeated).find("Saving this adds nothing: It repeats 'ITIL V3 Foundation'") == 0);
    EntryId const led = entry_of(session.estimate(), "Incident and request management on a new tool").id;
    CHECK(effect(with(must(session.draft_of(led)), "part", "core")) ==
          "Saving this: 3 fewer points, Extra points: PSM");

    must(session.save_draft(intermediate));
    CHECK(session.estimate().summary.level == "PSM");
    CHECK(effect(intermediate).find("Saving this adds nothing") == 0); // the record has changed meanwhile
}

TEST_CASE("an unchanged entry has no effect and a planned one none on what counts") {
    auto const session = prism_session();
    EntryId const entry = entry_of(session.estimate(), "Problem management").id;
    CHECK(session.check_draft(must(session.draft_of(entry))).effect == "Saving this changes no points and no level");
}
