// The yearly record over several credentials: what is logged once and counted wherever it may, what is missing and by when.
// The figures of schemes are those of their packs; the person and what she did are invented.
#include <algorithm>

#include <doctest/doctest.h>

#include "session/cpd_desk.h"
#include "session/fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

struct Holder { // of PMP, CISSP and a priSM level, on 24 November 2026
    Holder() {
        ports.today = [this] { return today; };
        session.emplace(must(Session::in_memory(ports)));
        (void)must(session->cpd().hold({"pmi-ccr", day(2024, 6, 1), "", {{"held", "pmp"}}}));
        (void)must(session->cpd().hold({"isc2-cpe", day(2025, 1, 15), "", {{"held", "cissp"}}}));
        (void)must(session->cpd().hold({"prism-cpd", day(2025, 11, 1), "psm", {}}));
    }

    [[nodiscard]] CpdDesk& desk() { return session->cpd(); }
    [[nodiscard]] CpdModel const& model(bool all = false) { return desk().model(all); }
    [[nodiscard]] CpdCredential const& credential(std::string_view scheme) {
        auto const& all = model().credentials;
        auto const found = std::ranges::find(all, scheme, &CpdCredential::scheme);
        REQUIRE(found != all.end());
        return *found;
    }

    // The line, with what the schemes need beside it: an area for PMI, a group for ISC2.
    [[nodiscard]] CpdAsked asked(std::string line) {
        return {std::move(line),
                {{credential("pmi-ccr").record, true, "education", {{"area", "ways"}}},
                 {credential("isc2-cpe").record, true, "learning", {{"group", "a"}}},
                 {credential("prism-cpd").record, true, "education", {}}}};
    }
    void log(std::string line) { (void)must(desk().add(asked(std::move(line)))); }

    Date today = day(2026, 11, 24);
    Ports ports = prism_ports();
    std::optional<Session> session;
};

CpdActivity const& activity_called(CpdModel const& model, std::string_view name) {
    auto const found = std::ranges::find(model.activities, name, &CpdActivity::name);
    REQUIRE(found != model.activities.end());
    return *found;
}

CpdNeed const& need_called(CpdCredential const& credential, std::string_view title) {
    auto const found = std::ranges::find(credential.needs, title, &CpdNeed::title);
    REQUIRE(found != credential.needs.end());
    return *found;
}

std::string text_of(ExplanationModel const& explanation) {
    std::string text = explanation.title;
    for (ExplanationLine const& line : explanation.lines) text += "\n" + line.text;
    return text;
}

} // namespace

TEST_CASE("one line is logged once and counted for three credentials") {
    Holder holder;
    CpdQuick const quick = holder.desk().read(holder.asked("2h webinar SLM 12 Nov"));
    CHECK(quick.title == "webinar SLM");
    CHECK(quick.when == "12 Nov 2026");
    CHECK(quick.duration == "2 h");
    CHECK(quick.state == "done");
    CHECK(quick.add == "Add to 3 schemes");
    for (CpdQuickRow const& row : quick.rows) CHECK(row.worth.starts_with("counts 2 "));
    holder.log("2h webinar SLM 12 Nov");

    CpdActivity const& activity = activity_called(holder.model(), "webinar SLM");
    REQUIRE(activity.cells.size() == 3);
    for (CpdCell const& cell : activity.cells) {
        CHECK(cell.counted == "2");
        CHECK(cell.entry);
    }
    CHECK(holder.model().activities.size() == 1);
    CHECK(quick.again.empty());
    CHECK(holder.desk().read(holder.asked("1h Webinar slm 12 Nov")).again ==
          "You have logged “webinar SLM” of 12 Nov 2026 already.");
    CHECK(activity.state == CpdActivity::State::ProofMissing);
    CHECK(holder.credential("pmi-ccr").sentence.starts_with("By 31 May 2027, in 188 days: "));

    // It is one thing: another title in one record is the title in all; and one undo takes all of it back.
    REQUIRE(holder.session->open_record(holder.credential("pmi-ccr").record));
    auto draft = must(holder.session->draft_of(activity.cells[0].entry));
    (void)must(holder.session->save_draft(with(draft, "title", "Webinar on SLM")));
    CHECK(activity_called(holder.model(), "Webinar on SLM").cells.size() == 3);
    REQUIRE(holder.session->undo());
    REQUIRE(holder.session->undo());
    CHECK(holder.model().activities.empty());
    REQUIRE(holder.session->redo());
    CHECK(activity_called(holder.model(), "webinar SLM").cells[2].entry);
}

TEST_CASE("what a scheme asks for beyond the line is missing until it is said, and remembered then") {
    Holder holder;
    CpdQuick quick = holder.desk().read({"2h webinar SLM 12 Nov", {}});
    auto const pmi = std::ranges::find(quick.rows, holder.credential("pmi-ccr").record, &CpdQuickRow::record);
    REQUIRE(pmi != quick.rows.end());
    CHECK(pmi->type == "education");
    CHECK_FALSE(pmi->can_add);
    REQUIRE(pmi->fields.size() == 1);
    CHECK(pmi->fields[0].missing);
    holder.log("2h webinar SLM 12 Nov");
    quick = holder.desk().read({"1h webinar risk 13 Nov", {}});
    for (CpdQuickRow const& row : quick.rows) {
        CHECK(row.can_add);
        if (row.record == holder.credential("pmi-ccr").record) {
            REQUIRE(row.fields.size() == 1);
            CHECK(row.fields[0].as_last_time);
            CHECK(row.fields[0].text == "ways");
        }
    }
}

TEST_CASE("what is not wanted is not logged, and a line that is not clear is not logged at all") {
    Holder holder;
    CpdAsked asked = holder.asked("1h reading group 2 Nov");
    asked.chosen[0].wanted = false;
    (void)must(holder.desk().add(asked));
    CpdActivity const& activity = activity_called(holder.model(), "reading group");
    CHECK_FALSE(activity.cells[0].entry);
    CHECK(activity.cells[1].entry);
    CHECK(holder.desk().read(holder.asked("webinar 3/4")).add.empty());
    CHECK_FALSE(holder.desk().read(holder.asked("webinar 3/4")).doubts.empty());
    CHECK(holder.desk().read(holder.asked("2h")).add.empty()); // what was it?
    CHECK(holder.desk().read(holder.asked("")).rows.empty());
}

TEST_CASE("why these 12 hours count 7.5 is answered for each credential") {
    Holder holder;
    (void)must(holder.session->cpd().hold({"prism-cpd", day(2026, 1, 1), "asm", {}}));
    CpdAsked asked{"12h course on change 10 Mar 2026", {}};
    for (CpdCredential const& credential : holder.model().credentials)
        asked.chosen.push_back({credential.record, credential.scheme == "prism-cpd", "education", {}});
    (void)must(holder.desk().add(asked));
    CpdActivity const& activity = activity_called(holder.model(), "course on change");
    CpdCell const& cell = activity.cells[3];
    CHECK(cell.counted == "7.5");
    CHECK(cell.of == "12");
    std::string const why = text_of(holder.desk().explain(holder.model().credentials[3].record, cell.entry));
    CHECK(why.find("7.5") != std::string::npos);
    CHECK(why.find("12") != std::string::npos);
    // An activity of a cycle that has ended is explained in that cycle: 10 March lies in the year that ended on 31 October.
    CHECK(activity.cells[2].entry);
    CHECK_FALSE(activity.cells[2].lies_in);
    CHECK_FALSE(text_of(holder.desk().explain(holder.model().credentials[2].record, activity.cells[2].entry)).empty());
}

TEST_CASE("what is planned and what lies ahead counts nothing yet") {
    Holder holder;
    holder.log("planned 3h conference 5 Dec");
    holder.log("2h webinar on 1 Dec 2026");
    CHECK(activity_called(holder.model(), "conference").state == CpdActivity::State::Planned);
    CHECK(activity_called(holder.model(), "conference").cells[0].counted == "planned");
    CHECK(need_called(holder.credential("pmi-ccr"), "PDUs in three years").state == "0 of 60");
    std::string const calendar = holder.desk().calendar();
    CHECK(calendar.find("SUMMARY:conference") != std::string::npos);
    CHECK(calendar.find("DTSTART;VALUE=DATE:20261205") != std::string::npos);
    CHECK(calendar.find("DTSTART;VALUE=DATE:20270531") != std::string::npos);
    CHECK(calendar == holder.desk().calendar());
    // Its day passes: it is asked for.
    holder.today = day(2026, 12, 24);
    CHECK(activity_called(holder.model(), "conference").state == CpdActivity::State::PlanPassed);
}

TEST_CASE("what was carried over from the cycle before is in the next one") { // W28
    Holder holder;
    holder.log("40h course A 10 Jan 2026");
    (void)must(holder.desk().add(
        {"10h course B 10 Feb 2026", {{holder.credential("pmi-ccr").record, true, "education", {{"area", "power"}}}}}));
    (void)must(holder.desk().add({"10h course C 10 Mar 2026",
                                  {{holder.credential("pmi-ccr").record, true, "education", {{"area", "business"}}}}}));
    (void)must(holder.desk().add(
        {"11h course D 10 Sep 2026", {{holder.credential("pmi-ccr").record, true, "education", {{"area", "ways"}}}}}));
    CHECK(holder.credential("pmi-ccr").state == CpdCredential::State::Complete);
    holder.today = day(2027, 7, 1);
    CpdCredential const& pmp = holder.credential("pmi-ccr");
    CHECK(pmp.state == CpdCredential::State::Open);
    CHECK(need_called(pmp, "PDUs in three years").state == "11 of 60");
    REQUIRE(pmp.cycles.size() == 2);
    CHECK(pmp.cycles[0].brought == "11 PDUs carried in");
    CHECK(pmp.cycles[1].complete);
    CHECK(pmp.late.empty());
}

TEST_CASE("a cycle that was not complete is told with the day until which a late renewal is taken") {
    Holder holder;
    holder.log("3h course 10 Jan 2026");
    CpdCredential const& level = holder.credential("prism-cpd"); // its year ended on 31 October 2026
    CHECK(level.state == CpdCredential::State::Missed);
    CHECK(level.late ==
          "The cycle that ended on 31 Oct 2026 was not complete; a late renewal is taken until 31 Oct 2027.");
    holder.today = day(2027, 11, 2); // the year after it has nothing at all
    CHECK(holder.credential("prism-cpd").late.empty());
}

TEST_CASE("the same again today, in every record that has it, without its proof") {
    Holder holder;
    holder.log("1h chapter meeting 3 Nov");
    (void)must(holder.desk().repeat_today(activity_called(holder.model(), "chapter meeting").cells[1].entry));
    REQUIRE(holder.model().activities.size() == 2);
    CpdActivity const& newer = holder.model().activities[0];
    CHECK(newer.when == "24 Nov 2026");
    for (CpdCell const& cell : newer.cells) CHECK(cell.entry);
    CHECK(newer.cells[0].entry != holder.model().activities[1].cells[0].entry);
}

TEST_CASE("a record that cannot be counted says why, and the others are shown") {
    Holder holder;
    (void)must(holder.session->start_empty("comptia-ce", std::nullopt, Whose::ThisPerson));
    CpdCredential const& credential = holder.credential("comptia-ce");
    CHECK(credential.state == CpdCredential::State::Unknown);
    CHECK(credential.problem.find("the date of the award is missing") != std::string::npos);
    CHECK(holder.credential("pmi-ccr").problem.empty());
    holder.log("2h webinar SLM 12 Nov");
    CHECK(activity_called(holder.model(), "webinar SLM").cells.size() == 4);
}

TEST_CASE("a credential is begun with what its rules ask about the holder, or not at all") {
    Holder holder;
    auto const before = holder.model().credentials.size();
    CHECK(problem_id(holder.desk().hold({"pmi-ccr", day(2024, 1, 1), "", {{"held", "pgmp"}}})) == "A531");
    CHECK(problem_id(holder.desk().hold({"pmi-ccr", day(2024, 1, 1), "", {{"hold", "pmp"}}})) == "A531");
    CHECK(problem_id(holder.desk().hold({"prism-cpd", day(2024, 1, 1), "king", {}})) == "A531");
    CHECK(problem_id(holder.desk().hold({"comptia-ce", std::nullopt, "", {{"held", "security_plus"}}})) == "A212");
    CHECK_FALSE(holder.desk().hold({"nothing-such", day(2024, 1, 1), "", {}}));
    CHECK(holder.model().credentials.size() == before);
}

TEST_CASE("events of a calendar become activities once, for each credential that can take them") {
    Holder holder;
    store::Folder const folder;
    std::string const file = (folder / "mine.ics").string();
    auto const event = [](std::string const& name, std::string const& from, std::string const& to) {
        return "BEGIN:VEVENT\r\nUID:" + name + from + "\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:" + from +
               "\r\nDTEND:" + to + "\r\nSUMMARY:" + name + "\r\nEND:VEVENT\r\n";
    };
    store::write_file(file, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" +
                                event("Webinar on risk", "20261110T090000", "20261110T103000") +
                                event("Dentist", "20261111T090000", "20261111T100000") +
                                event("Webinar ahead", "20261210T090000", "20261210T100000") +
                                event("Webinar of 2019", "20190110T090000", "20190110T100000") + "END:VCALENDAR\r\n");
    CpdImportAsked const asked{{"webinar"}, holder.asked("").chosen, false};
    CpdImportAsked only_try = asked;
    only_try.only_try = true;
    CHECK(must(holder.desk().import_calendar(file, only_try)).rows.size() == 2);
    CHECK(holder.model().activities.empty());
    CpdImported const imported = must(holder.desk().import_calendar(file, asked));
    REQUIRE(imported.rows.size() == 2);
    CHECK(imported.rows[0].schemes == 3);
    CHECK(imported.passed_over == 1);
    REQUIRE(holder.model().activities.size() == 2);
    CHECK(activity_called(holder.model(), "Webinar on risk").cells[0].counted == "1.5");
    CHECK(activity_called(holder.model(), "Webinar ahead").state == CpdActivity::State::Planned);
    // Each is one thing in three records, not all of them one.
    CHECK(activity_called(holder.model(), "Webinar ahead").cells[2].entry);
    // Again: nothing is doubled, and it says so.
    CpdImported const again = must(holder.desk().import_calendar(file, asked));
    CHECK_FALSE(again.performed);
    REQUIRE(again.rows.size() == 2);
    CHECK(again.rows[0].why_not == "You have logged “Webinar on risk” of 10 Nov 2026 already.");
    CHECK(holder.model().activities.size() == 2);
    REQUIRE(holder.session->undo());
    CHECK(holder.model().activities.empty());
    CHECK(problem_id(holder.desk().import_calendar((folder / "none.ics").string(), asked)) == "S101");
}

TEST_CASE("what the rules cannot read is not logged, and it is said why") {
    Holder holder;
    CpdAsked asked = holder.asked("2h webinar SLM 12 Nov");
    asked.chosen[0].texts = {{"area", "nowhere"}};
    CpdQuick quick = holder.desk().read(asked);
    CHECK_FALSE(quick.rows[0].can_add);
    CHECK_FALSE(quick.rows[0].worth.empty());
    CHECK(quick.add == "Add to 2 schemes");
    quick = holder.desk().read(holder.asked("2000h webinar SLM 12 Nov"));
    CHECK(quick.add.empty());
    for (CpdQuickRow const& row : quick.rows) CHECK_FALSE(row.worth.empty());
}

TEST_CASE("the same line again logs only what is missing") {
    Holder holder;
    CpdAsked only_prism = holder.asked("2h webinar SLM 12 Nov");
    only_prism.chosen[0].wanted = only_prism.chosen[1].wanted = false;
    (void)must(holder.desk().add(only_prism));
    CpdQuick const quick = holder.desk().read(holder.asked("2h webinar SLM 12 Nov"));
    CHECK(quick.add == "Add to 2 schemes");
    CHECK(quick.rows[2].worth == "is logged already");
    holder.log("2h webinar SLM 12 Nov");
    CHECK(holder.desk().read(holder.asked("2h webinar SLM 12 Nov")).add.empty());
    CHECK(holder.model().activities.size() == 1); // one thing, also what came later
}

TEST_CASE("an entry that is shared after the record was looked at is one activity") {
    Holder holder;
    RecordId const pmi = holder.credential("pmi-ccr").record;
    RecordId const isc2 = holder.credential("isc2-cpe").record;
    RecordId const before = holder.session->record();
    (void)must(holder.desk().add({"2h course 12 Nov",
                                  {{pmi, true, "education", {{"area", "ways"}}},
                                   {isc2, false, "", {}},
                                   {holder.credential("prism-cpd").record, false, "", {}}}}));
    CHECK(holder.session->record() == before); // the record in sight stays
    EntryId const entry = holder.model().activities.at(0).cells[0].entry;
    must(holder.session->open_record(pmi));
    auto const choices = holder.session->share_choices(entry);
    auto const choice =
        std::ranges::find_if(choices, [&](ShareChoice const& c) { return c.record == isc2 && c.type == "learning"; });
    REQUIRE(choice != choices.end());
    (void)must(holder.session->share_entry(entry, *choice));
    REQUIRE(holder.model().activities.size() == 1);
    CHECK(holder.model().activities[0].cells[1].entry);
}

TEST_CASE("of several ways to complete a cycle the nearest is shown, and a missed year is no deadline to come") {
    Holder holder;
    (void)must(holder.desk().hold({"isc2-cpe", day(2025, 3, 1), "", {{"held", "associate"}}}));
    CpdCredential const& associate = holder.model().credentials[3];
    CHECK(std::ranges::none_of(associate.needs, [](CpdNeed const& need) {
        return need.title == "A certification of three years is entered";
    }));
    CpdNeed const& yearly = need_called(associate, "15 credits in each year");
    CHECK(yearly.yearly);
    CHECK(yearly.missing == "15 were missing on 28 Feb 2026"); // the first year has gone without any
}

TEST_CASE("what is enough so far is not said to be missing") {
    Holder holder;
    holder.today = day(2026, 11, 24);
    (void)must(holder.desk().hold({"isaca-cpe", day(2025, 1, 1), "", {}}));
    RecordId const isaca = holder.credential("isaca-cpe").record;
    for (char const* line : {"25h course A 10 May 2024", "25h course B 10 May 2025", "25h course C 10 May 2026"})
        (void)must(holder.desk().add({line, {{isaca, true, "course", {}}}}));
    for (CpdNeed const& need : holder.credential("isaca-cpe").needs) {
        INFO(need.title, " ", need.state, " ", need.missing);
        CHECK(need.missing.find('-') == std::string::npos);
        if (need.so_far) CHECK(need.missing.starts_with("enough so far"));
    }
}

TEST_CASE("a pace is that of what was earned, and says no more than that it is enough") {
    Holder holder;
    for (auto const& [line, area] :
         {std::pair("60h course A 10 Jan 2026", "ways"), std::pair("20h course B 10 Jan 2027", "power"),
          std::pair("10h course C 10 Feb 2027", "business")}) {
        if (std::string_view(line).ends_with("2027")) holder.today = day(2027, 3, 1);
        (void)must(
            holder.desk().add({line, {{holder.credential("pmi-ccr").record, true, "education", {{"area", area}}}}}));
    }
    holder.today = day(2027, 7, 1); // 20 are carried in; 6 more are earned in the first 31 days of 1,096
    (void)must(holder.desk().add(
        {"6h course D 20 Jun 2027", {{holder.credential("pmi-ccr").record, true, "education", {{"area", "ways"}}}}}));
    CHECK(need_called(holder.credential("pmi-ccr"), "PDUs in three years").state == "26 of 60");
    CHECK(need_called(holder.credential("pmi-ccr"), "PDUs in three years").pace == "at this pace enough by then");
    CHECK(need_called(holder.credential("pmi-ccr"), "PDUs in power skills").pace == "at this pace 0 by then");
}

TEST_CASE("a credential is begun once, with what its rules cannot do without") {
    Holder holder;
    CHECK(problem_id(holder.desk().hold({"pmi-ccr", day(2024, 6, 1), "", {{"held", "pmp"}}})) == "A531"); // is there
    CHECK(problem_id(holder.desk().hold({"pmi-ccr", day(2024, 6, 2), "", {}})) == "A531");                // held what?
    CHECK(problem_id(holder.desk().hold({"prism-cpd", day(2024, 6, 2), "", {}})) == "A531"); // which level?
    CHECK(holder.desk().hold({"pmi-ccr", day(2024, 6, 1), "", {{"held", "capm"}}}));         // another one
    CHECK(holder.desk().unknown_scheme({"pmi-ccr"}).empty());
    CHECK(holder.desk().unknown_scheme({"pmi-ccr", "pmi"}) == "pmi");
    CHECK(holder.desk().unknown_field({{"area", "x"}}).empty());
    CHECK(holder.desk().unknown_field({{"bogus", "x"}}) == "bogus");
}

TEST_CASE("of a calendar two meetings of one name are two, a night is no length, and each cycle takes its own days") {
    Holder holder;
    store::Folder const folder;
    std::string const file = (folder / "twins.ics").string();
    auto const event = [](std::string const& id, std::string const& from, std::string const& to) {
        return "BEGIN:VEVENT\r\nUID:" + id + "\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:" + from + "\r\nDTEND:" + to +
               "\r\nSUMMARY:Twin webinar\r\nEND:VEVENT\r\n";
    };
    std::string const night = "BEGIN:VEVENT\r\nUID:n\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261110T090000\r\nDTEND:"
                              "20261111T170000\r\nSUMMARY:Night\r\nEND:VEVENT\r\n";
    store::write_file(file, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" +
                                event("a", "20261112T080000", "20261112T100000") +
                                event("b", "20261112T130000", "20261112T160000") + night +
                                event("c", "20240701T080000", "20240701T100000") + "END:VCALENDAR\r\n");
    CpdImported const imported = must(holder.desk().import_calendar(file, {{}, holder.asked("").chosen, false}));
    REQUIRE(imported.rows.size() == 4);
    std::size_t of_twelfth = 0;
    for (CpdImported::Row const& row : imported.rows) {
        INFO(row.title, " ", row.when);
        if (row.when == "12 Nov 2026") of_twelfth += row.schemes;
        if (row.when == "1 Jul 2024") CHECK(row.schemes == 1); // only PMI's cycle has that day
        if (row.title == "Night") CHECK(row.schemes == 0);
    }
    CHECK(of_twelfth == 6);
    CHECK(imported.lacking);
    CHECK(need_called(holder.credential("isc2-cpe"), "Credits in three years").state == "5 of 120");
}
