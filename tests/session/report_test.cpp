// What the screens say, as a page: nothing of the models is left out, and nothing that somebody typed becomes markup.
#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/html.h"
#include "session/fixture.h"
#include "session/report.h"
#include "session/score_file.h"
#include "support/golden.h"

using namespace accrue;
using namespace accrue::session;

namespace {

Session session_with(std::string const& sample) {
    Session session = must(Session::in_memory(prism_ports()));
    must(session.import_file(samples_folder / sample));
    return session;
}

ScoredFile scored_sample(std::string const& sample) {
    auto const text = must(files::read_file((samples_folder / sample).string(), 1'000'000));
    return score_application(text, sample, {source_folder / "rules", {}, {}, day(2012, 9, 12)});
}

bool says(std::string const& html, std::string const& text) {
    return html.find(formats::escaped(text)) != std::string::npos;
}

// Each tag that is opened is closed in order, and headings go down by one at a time.
void check_structure(std::string const& html) {
    std::vector<std::string> open;
    int level = 0;
    std::regex const tag("<(/?)([a-z0-9]+)([^>]*)>");
    for (auto it = std::sregex_iterator(html.begin(), html.end(), tag); it != std::sregex_iterator(); ++it) {
        std::string const name = (*it)[2];
        if (name == "meta") continue;
        if ((*it)[1] == "/") {
            REQUIRE(!open.empty());
            CHECK(open.back() == name);
            open.pop_back();
            continue;
        }
        open.push_back(name);
        if (name.size() == 2 && name[0] == 'h' && std::isdigit(name[1]) != 0) {
            CHECK(name[1] - '0' <= level + 1);
            level = name[1] - '0';
        }
    }
    CHECK(open.empty());
}

// Headings, captions and the headings of columns.
std::set<std::string> headings_of(Report const& report) {
    std::set<std::string> texts;
    for (formats::PageBlock const& block : report.page.blocks()) {
        if (auto const* heading = std::get_if<formats::PageHeading>(&block)) texts.insert(heading->text);
        if (auto const* table = std::get_if<formats::PageTable>(&block)) {
            texts.insert(table->caption);
            texts.insert(table->head.begin(), table->head.end());
        }
    }
    return texts;
}

// Those that a pack says: "Extra points", and with the level "Extra points: DPSM".
std::set<std::string> headings_of_pack(EstimateModel const& estimate) {
    std::set<std::string> texts;
    for (GroupModel const& group : estimate.groups) {
        texts.insert(group.title);
        texts.insert(fmt::format("{}: {}", group.title, group.level));
    }
    return texts;
}

void check_german(Report const& german, std::set<std::string> const& english, std::set<std::string> const& of_pack) {
    std::set<std::string> const told = headings_of(german);
    for (std::string const& heading : english) {
        CAPTURE(heading);
        CHECK((of_pack.contains(heading) || !told.contains(heading)));
    }
    std::string const html = html_of(german);
    check_structure(html);
    CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"de\">"));
    CHECK(says(html, "Zum Inhalt"));
    CHECK_FALSE(says(html, "To the content"));
    CHECK_FALSE(says(html, "Made with Accrue"));
}

} // namespace

TEST_CASE("the page of the sample is the golden one, as a record and as a file") {
    Session session = session_with("gazing-into-the-prism.json");
    std::string const html = html_of(record_report(session));
    CHECK(test::difference_from_golden("report-sample", html) == "");
    check_structure(html);
    std::string const of_file = html_of(file_report(scored_sample("gazing-into-the-prism.json")));
    check_structure(of_file);
    CHECK(of_file.find("<h2 id=\"history\">") == std::string::npos);
    std::size_t const estimate = html.find("<h2 id=\"estimate\">");
    std::size_t const history = html.find("<h2 id=\"history\">");
    REQUIRE(estimate < history);
    CHECK(of_file.find(html.substr(estimate, history - estimate)) != std::string::npos);
}

TEST_CASE("the page of the sample has none of the English headings where German is spoken") {
    Session session = session_with("gazing-into-the-prism.json");
    Report const english = record_report(session);
    std::set<std::string> const headings = headings_of(english);
    std::set<std::string> const of_pack = headings_of_pack(session.estimate());
    REQUIRE(headings.contains("Changes of this record, newest first"));
    REQUIRE(headings.contains("Way 1 to PSM: Acquire ITIL V3 Service Strategy, 1,200 XTS, about 50 hours, earliest "
                              "12 September 2012"));
    CHECK(html_of(english).starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    Speaking const german(Language::German);
    Report const told = record_report(session);
    check_german(told, headings, of_pack);
    CHECK(told.lead.starts_with("Stichtag 12. Sept. 2012. "));
    CHECK(headings_of(told).contains("Was zählt (Punkte)"));
    check_german(file_report(scored_sample("gazing-into-the-prism.json")), headings, of_pack);
}

TEST_CASE("every entry, everything missing and every plan of the models stands on the page") {
    for (auto const& entry : std::filesystem::directory_iterator(samples_folder)) {
        std::string const sample = entry.path().filename().string();
        CAPTURE(sample);
        Session session = session_with(sample);
        std::string const html = html_of(record_report(session));
        check_structure(html);
        EstimateModel const& estimate = session.estimate();
        CHECK(says(html, estimate.summary.headline));
        for (GroupModel const& group : estimate.groups)
            for (EntryModel const& row : group.entries) {
                CHECK(says(html, row.name));
                CHECK(says(html, row.earned));
                for (ExplanationLine const& line : session.explain(AboutEntry{row.id}).lines)
                    CHECK(says(html, line.text));
            }
        for (MissingModel const& missing : estimate.summary.missing)
            for (MissingModel::Need const& need : missing.needs) CHECK(says(html, need.text));
        for (ReasonModel const& reason : estimate.summary.not_counted) CHECK(says(html, reason.text));
        for (CategoryModel const& category : estimate.summary.categories) CHECK(says(html, category.title));
        for (PathObjective const objective : {PathObjective::Money, PathObjective::Hours, PathObjective::Months}) {
            session.path().finish();
            session.path().choose_objective(objective);
            session.path().finish();
            for (PathLevel const& level : session.path().model().levels) {
                CHECK(says(html, level.answer));
                for (PathPlan const& plan : level.plans) CHECK(says(html, plan.headline));
            }
        }
        for (TimelineItem const& item : session.timeline().items)
            for (std::string const& line : item.lines) CHECK(says(html, line));
        for (HistoryRow const& row : session.history().rows) CHECK(says(html, row.words));
    }
}

TEST_CASE("what somebody typed stays text, and turns nothing around") {
    Folder folder;
    Session session = must(Session::open(folder / "mine.accrue", small_ports(folder)));
    must(session.start_empty("sample"));
    must(session.rename_record("</title><script>alert(1)</script>"));
    Claim one = talk("<img src=x onerror=alert(2)> & \"more\" \xE2\x80\xAE"
                     "gnp.exe",
                     2);
    one.organisation = "\xE2\x81\xA6'><svg/onload=alert(3)>";
    must(session.perform(AddEntry{session.record(), one}));
    std::string const html = html_of(record_report(session));
    check_structure(html);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<img") == std::string::npos);
    CHECK(html.find("<svg") == std::string::npos);
    CHECK(html.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(html.find("\xE2\x81\xA6") == std::string::npos);
    CHECK(says(html, "&lt;") == false);
    CHECK(html.find("⟦U+202E⟧gnp.exe") != std::string::npos);
    CHECK(html.find("&lt;img src=x onerror=alert(2)&gt; &amp; &quot;more&quot;") != std::string::npos);
}

TEST_CASE("of other people in the library nothing is on the page") {
    Session session = session_with("gazing-into-the-prism.json");
    RecordId const first = session.record();
    must(session.import_file(samples_folder / "student.json"));
    std::string const other = session.estimate().record_name;
    must(session.open_record(first));
    std::string const html = html_of(record_report(session));
    CHECK(!says(html, other));
    CHECK(says(html, session.estimate().record_name));
    for (HistoryRow const& row : session.changes_of_record(100).rows) CHECK(!row.words.ends_with(other));
}

TEST_CASE("the changes of a record are those of its entries too, also of such that are gone") {
    Folder folder;
    Session session = must(Session::open(folder / "mine.accrue", small_ports(folder)));
    must(session.start_empty("sample"));
    RecordId const first = session.record();
    EntryId const gone = must(session.perform(AddEntry{first, talk("A", 1)})).entry;
    must(session.perform(ReplaceEntry{gone, talk("B", 1)}));
    must(session.perform(RemoveEntry{gone}));
    must(session.start_empty("sample"));
    must(session.perform(AddEntry{session.record(), talk("Of another", 1)}));
    CHECK(session.changes_of_record(100).rows.size() == 2);
    must(session.open_record(first));
    CHECK(session.changes_of_record(100).rows.size() == 4);
    CHECK(session.changes_of_record(3).rows.size() == 3);
    CHECK(session.changes_of_record(3).more);
}

TEST_CASE("an empty record has a page, and a library is not replaced by one") {
    Folder folder;
    Session session = must(Session::open(folder / "mine.accrue", small_ports(folder)));
    must(session.start_empty("sample"));
    must(session.perform(AddEntry{session.record(), talk("A", 1)}));
    must(session.undo());
    must(save_report(session, folder / "page.html"));
    check_structure(store::read_file(folder / "page.html"));
    CHECK(store::read_file(folder / "page.html").find("There are no entries yet.") != std::string::npos);
    CHECK(problem_id(save_report(session, folder / "mine.accrue")) == "L146");
    CHECK(problem_id(save_report(session, folder / "no" / "page.html")) == "S104");
}
