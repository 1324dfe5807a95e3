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
