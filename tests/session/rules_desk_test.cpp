// The desk on which rule files lie open: read again when they change, shown as they were while they have errors, compared.
#include "session/rules_desk.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/text.h"
#include "session/fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

std::string const desk_text = store::read_file(source_folder / "tests" / "packs" / "sample.toml");

// A rules folder with the sample pack, and a desk on it.
struct Desk {
    Folder folder;
    std::filesystem::path file = folder / "rules/sample/sample.toml";
    Session session = must(Session::in_memory(small_ports(folder)));
    RulesDesk& rules = session.rules();

    Desk() { rules.finish(); }

    [[nodiscard]] RulesFile const& shown() const {
        REQUIRE(rules.model().file() != nullptr);
        return *rules.model().file();
    }
    void write(std::string const& text) {
        store::write_file(file, text);
        rules.finish();
    }
    void replace(std::string_view what, std::string_view with) { write(test::replaced(desk_text, what, with)); }
};

std::string text_of(RulesChapter const& chapter) {
    std::string text;
    for (RulesBlock const& block : chapter.blocks) {
        if (auto const* paragraph = std::get_if<RulesParagraph>(&block)) text += paragraph->text + "\n";
        auto const* table = std::get_if<RulesTable>(&block);
        if (table == nullptr) continue;
        for (auto const& row : table->rows) {
            for (RulesCell const& cell : row)
                for (std::string const& line : cell.lines) text += line + " | ";
            text += "\n";
        }
    }
    return text;
}

std::string chapter_text(RulesFile const& file, std::string_view title) {
    auto const& chapters = file.content->chapters;
    auto const found = std::ranges::find(chapters, title, &RulesChapter::title);
    return found == chapters.end() ? std::string() : text_of(*found);
}

bool contains(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a pack on the desk is told in words with its catalogue and examples and where they stand") {
    Desk const desk;

    RulesFile const& file = desk.shown();

    REQUIRE(file.content);
    CHECK(file.name == "sample.toml");
    CHECK(file.content->title == "Sample");
    CHECK(file.content->in_force == "in force from 1 Mar 2012");
    CHECK(contains(chapter_text(file, "Points"), "Conference talk | Conference talk | 4 points for each of: Hours"));
    CHECK(contains(chapter_text(file, "Points"), "20 points | a year | 3 |"));
    REQUIRE(file.content->catalogue.size() == 3);
    RulesQualification const& operation = file.content->catalogue[1];
    CHECK(operation.cells.at(0).lines.at(0) == "ITIL Service Operation");
    CHECK(operation.cells.at(3).lines ==
          std::vector<std::string>{"after ITIL V3 Foundation", "takes about 1,200 in money, 50 hours"});
    CHECK(file.reading->sources.at(operation.place.source)
              .line(static_cast<std::size_t>(operation.place.line - 1))
              .starts_with("  { id = \"itil-so\""));
    REQUIRE(file.content->examples.size() == 1);
    CHECK(file.content->examples.front().failures.empty());
    CHECK(file.content->examples.front().place.line == 39);
    CHECK(file.reading->errors == 0);
}

TEST_CASE("a file that changes on the disk is read again and one that does not is left alone") {
    Desk desk;
    CHECK_FALSE(desk.rules.look());

    desk.replace("max = 20", "max = 25");

    CHECK(contains(chapter_text(desk.shown(), "Points"), "25 points | a year"));
    CHECK_FALSE(desk.rules.look());
}

TEST_CASE("a broken file says what is wrong at its line and keeps what it said before") {
    Desk desk;

    desk.replace("into = \"extra\", per", "into = \"extras\", per");

    RulesFile const& broken = desk.shown();
    CHECK(broken.from_before);
    REQUIRE(broken.content);
    CHECK(contains(chapter_text(broken, "Points"), "20 points | a year"));
    auto const& problems = broken.reading->problems;
    auto const found = std::ranges::find(problems, "There is no category 'extras'", &RulesProblem::what);
    REQUIRE(found != problems.end());
    RulesProblem const& problem = *found;
    CHECK(problem.severity == Severity::Error);
    CHECK(problem.where == "sample.toml:24:48");
    CHECK(contains(problem.remedy, "extra"));
    CHECK(broken.reading->sources[problem.place.source]
              .line(static_cast<std::size_t>(problem.place.line - 1))
              .starts_with("award = [{ id = \"talk\""));

    desk.write(desk_text);
    CHECK_FALSE(desk.shown().from_before);
    CHECK(desk.shown().reading->errors == 0);
}

TEST_CASE("a file that is gone keeps its place and what it said until the list is read anew") {
    Desk desk;
    auto const other = desk.folder / "other.toml";
    store::write_file(other, desk_text);
    must(desk.rules.open(other));
    desk.rules.finish();
    REQUIRE(desk.shown().origin == RulesOrigin::Opened);

    std::filesystem::remove(other);
    desk.rules.finish();

    CHECK(desk.shown().from_before);
    CHECK(desk.shown().reading->problems.front().id == "S101");
    desk.rules.close(other.string());
    CHECK(desk.rules.model().files.size() == 1);
}

TEST_CASE("a red example is told at the example and its rules are those that are there now") {
    Desk desk;

    desk.replace("rate = 4", "rate = 5");

    RulesFile const& red = desk.shown();
    CHECK_FALSE(red.from_before);
    CHECK(contains(chapter_text(red, "Points"), "5 points for each of: Hours"));
    CHECK(red.content->red == 1);
    REQUIRE_FALSE(red.content->examples.front().failures.empty());
    CHECK(contains(red.content->examples.front().failures.front(), "should be 12"));
    CHECK(red.reading->errors > 0);
}

TEST_CASE("the catalogue is found by any of its words whatever the accents") {
    Desk const desk;

    auto const found = [&](std::string_view typed) {
        std::vector<std::string> titles;
        for (RulesQualification const& row : desk.shown().content->catalogue)
            if (contains(row.search_key, search_key(typed))) titles.push_back(row.id);
        return titles;
    };

    CHECK(found("ÁRCHITECTURE") == std::vector<std::string>{"togaf-9"});
    CHECK(found("after itil v3") == std::vector<std::string>{"itil-so"});
}

TEST_CASE("a changed file is compared with what it said at first and with what the open record is scored by") {
    Desk desk;
    must(desk.session.start_empty("sample"));
    desk.rules.finish();
    CHECK(desk.shown().in_use);
    CHECK(desk.rules.model().others.empty());

    desk.replace("max = 20", "max = 25");

    CHECK_FALSE(desk.shown().in_use);
    CHECK(desk.shown().differs_from_use);
    RulesModel const& model = desk.rules.model();
    REQUIRE(model.others.size() == 2);
    CHECK(contains(model.others[1].label, "by which the open record is scored"));
    REQUIRE(model.comparison);
    CHECK(model.comparison->changed == 1);
    RulesKindChange const& caps = model.comparison->kinds.front();
    CHECK(caps.kind == "Caps");
    CHECK(caps.rows.front().name == "cap-extra");
    CHECK(caps.rows.front().place == RulesPlace{0, 25});
    CHECK(caps.rows.front().keys.front().was == "20");
    CHECK(caps.rows.front().keys.front().is == "25");
    REQUIRE(model.comparison->levels.size() == 2);
    CHECK(model.comparison->levels.front().level == "ASM");

    must(desk.session.reload_rules());
    desk.rules.finish();
    CHECK(desk.shown().in_use);
}

TEST_CASE("two versions of a scheme are compared by choice and nothing of it becomes active") {
    Desk desk;
    must(desk.session.start_empty("sample"));
    std::string text = test::replaced(desk_text, "pack.version = \"1\"", "pack.version = \"2\"");
    text = test::replaced(text, "  { id = \"togaf-9\"",
                          "  { id = \"prince2\", title = \"PRINCE2\" },\n  { id = \"togaf-9\"");
    auto const second = desk.folder / "rules/sample/second.toml";
    store::write_file(second, test::replaced(text, "2012-03-01", "2012-04-01"));
    desk.rules.finish();
    REQUIRE(desk.rules.model().files.size() == 2);

    desk.rules.choose(second.string());
    desk.rules.compare_with(desk.file.string());
    desk.rules.finish();

    RulesModel const& model = desk.rules.model();
    REQUIRE(model.comparison);
    CHECK(model.comparison->added == 1);
    CHECK(model.comparison->changed == 1);
    CHECK(model.comparison->from == "Sample 1, sample.toml");
    CHECK(desk.session.estimate().pack_title == "Sample 1");
    CHECK(desk.rules.compared().first->pack.header.version == "1");
}

TEST_CASE("a change of the pack that another is based on is seen in both") {
    Desk desk;
    auto const second = desk.folder / "rules/sample/second.toml";
    store::write_file(second, "schema = 1\npack.based_on = \"sample@1\"\npack.version = \"2\"\n"
                              "pack.effective = { from = 2012-04-01 }\n");
    desk.rules.finish();
    desk.rules.choose(second.string());
    REQUIRE(desk.shown().content);
    CHECK(contains(chapter_text(desk.shown(), "Points"), "20 points | a year"));
    CHECK(desk.shown().reading->sources.size() == 2);

    desk.replace("max = 20", "max = 25");

    CHECK(contains(chapter_text(desk.shown(), "Points"), "25 points | a year"));
}

TEST_CASE("whose level changes is told beside the comparison and forgotten with it") {
    Desk desk;
    must(desk.session.start_empty("sample"));
    desk.replace("max = 20", "max = 25");
    auto const [before, after] = desk.rules.compared();
    REQUIRE(before);
    REQUIRE(after);
    Impact impact = must(desk.session.impact(before, after));
    CHECK(impact.scored == 1);
    impact.rows.push_back({desk.session.record(), "Jo Example", "", "PSM", {"PSM no longer needs: 2 more points"}});

    desk.rules.tell_impact(impact);

    REQUIRE(desk.rules.model().impact);
    CHECK(desk.rules.model().impact->rows.front().before == "no level");
    CHECK(desk.rules.model().impact->rows.front().after == "PSM");
    desk.replace("max = 20", "max = 30");
    CHECK_FALSE(desk.rules.model().impact);
}

TEST_CASE("a pack that only the library holds is listed and told from its stored text") {
    Desk desk;
    must(desk.session.start_empty("sample"));
    REQUIRE(desk.rules.model().files.size() == 1);

    std::string const second = test::replaced(desk_text, "pack.version = \"1\"", "pack.version = \"2\"");
    desk.write(test::replaced(second, "max = 20", "max = 25"));

    RulesModel const& model = desk.rules.model();
    REQUIRE(model.files.size() == 2);
    RulesFile const& stored = model.files[1];
    CHECK(stored.origin == RulesOrigin::Library);
    CHECK(stored.in_use);
    REQUIRE(stored.content);
    CHECK(stored.content->version == "1");
    CHECK(contains(chapter_text(stored, "Points"), "20 points | a year"));
    CHECK(stored.reading->sources.at(0).text == desk_text);
    CHECK(stored.reading->errors == 0);

    desk.rules.choose(stored.path);
    desk.rules.finish();
    CHECK(&desk.shown() == &model.files[1]);
    REQUIRE(model.comparison);
    CHECK(model.comparison->from == "Sample 2, sample.toml");
    CHECK(contains(model.comparison->kinds.back().rows.front().name, "cap-extra"));
    CHECK(model.comparison->kinds.back().rows.front().place == RulesPlace{0, 25});

    desk.write(desk_text);
    CHECK(model.files.size() == 1);
    CHECK(desk.shown().origin == RulesOrigin::Folder);
}

TEST_CASE("a pack whose file is broken or gone is told as the library holds it") {
    Desk desk;
    must(desk.session.start_empty("sample"));

    desk.replace("into = \"extra\", per", "into = \"extras\", per");
    CHECK(desk.rules.model().files.size() == 1); // the file says which version it is, however broken it is since

    std::filesystem::remove(desk.file);
    desk.rules.finish();
    REQUIRE(desk.rules.model().files.size() == 1);
    CHECK(desk.shown().origin == RulesOrigin::Library);
    CHECK(desk.shown().in_use);
    CHECK_FALSE(desk.rules.look());

    Session another = must(Session::in_memory(small_ports(desk.folder)));
    must(another.start_empty("sample"));
    store::write_file(desk.file, "schema = 1\n");
    another.rules().finish(); // to it the file never said anything
    REQUIRE(another.rules().model().files.size() == 2);
    CHECK(another.rules().model().files[0].reading->errors > 0);
    CHECK(another.rules().model().files[1].content->version == "1");
}

TEST_CASE("packs are compared beside the window and what was chosen last is what is shown") {
    Desk desk;
    std::string rows;
    for (int i = 0; i < 60'000; ++i) rows += fmt::format("  {{ id = \"q{}\", title = \"Paper\" }},\n", i);
    std::string const large = test::replaced(desk_text, "  { id = \"togaf-9\"", rows + "  { id = \"togaf-9\"");
    auto const version = [&](std::string const& text, std::string const& number, std::string const& name) {
        auto const file = desk.folder / ("rules/sample/" + name);
        store::write_file(file, test::replaced(text, "pack.version = \"1\"", "pack.version = \"" + number + "\""));
        return file.string();
    };
    std::string const second = version(large, "2", "second.toml");
    std::string const third = version(test::replaced(large, "max = 20", "max = 25"), "3", "third.toml");
    desk.rules.finish();
    RulesModel const& model = desk.rules.model();
    desk.rules.choose(third);
    desk.rules.finish();

    desk.rules.compare_with(second);

    CHECK(model.comparing);
    CHECK_FALSE(model.comparison);
    CHECK_FALSE(desk.rules.compared().first);
    desk.rules.compare_with(desk.file.string()); // while the other is still being compared
    CHECK(model.comparing);
    desk.rules.finish();
    CHECK_FALSE(model.comparing);
    REQUIRE(model.comparison);
    CHECK(model.comparison->from == "Sample 1, sample.toml");
    CHECK(model.comparison->added == 60'000);
    desk.rules.compare_with(second);
    desk.rules.finish();
    REQUIRE(model.comparison);
    CHECK(model.comparison->changed == 2);
}
