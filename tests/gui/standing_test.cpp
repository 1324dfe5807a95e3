// The day of the award, the cycle and statuses: asked for when a record begins, and changed later.
#include <filesystem>
#include <unistd.h>

#include <doctest/doctest.h>

#include "gui/app_fixture.h"
#include "gui/standing_dialog.h"

namespace accrue::test {
namespace {

using gui::Key;

// A folder of rules with the one pack whose needs hang on statuses.
class RulesOfNeeds {
public:
    RulesOfNeeds() {
        std::string name = (std::filesystem::temp_directory_path() / "accrue-standing-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
        std::filesystem::create_directory(folder_ / "needs");
        std::filesystem::copy_file(std::filesystem::path(ACCRUE_SOURCE_DIR) / "tests/packs/needs.toml",
                                   folder_ / "needs" / "needs.toml");
    }
    ~RulesOfNeeds() { std::filesystem::remove_all(folder_); }
    RulesOfNeeds(RulesOfNeeds const&) = delete;
    RulesOfNeeds& operator=(RulesOfNeeds const&) = delete;

    [[nodiscard]] session::Session session() const {
        session::Ports ports = prism_ports();
        ports.rules_folder = folder_;
        return must(session::Session::in_memory(ports));
    }

private:
    std::filesystem::path folder_;
};

} // namespace

TEST_CASE("a record whose cycle begins with the award asks for its day") {
    AppScreen app(Start::Nothing);
    app.screen.click("Start an empty record");
    app.screen.type("PeopleCert");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK_FALSE(app.screen.item("When was it awarded?/Begin the record").enabled);
    CHECK_FALSE(app.session.record());
    app.screen.fill("Awarded on", "2012-03-01");
    app.screen.click("When was it awarded?/Begin the record");
    app.screen.frames(3);
    REQUIRE(app.session.record());
    CHECK(app.session.estimate().standing.now.award_date == parse_date("2012-03-01"));
    CHECK_FALSE(has_errors(app.session.scored().bound.problems));
}

TEST_CASE("the day of the award is changed from the menu of records, and undone") {
    AppScreen app(Start::Nothing, {1280, 800});
    must(app.session.start_empty("peoplecert-cpd", parse_date("2012-03-01")));
    app.screen.frames(3);
    app.screen.click("Bar/Record");
    app.screen.click("Records/Dates and status");
    app.screen.fill("Awarded on", "");
    CHECK_FALSE(app.screen.item("Dates and status/Use these").enabled); // the rules could not be applied
    app.screen.fill("Awarded on", "2011-02-01");
    app.screen.click("Dates and status/Use these");
    app.screen.frames(3);
    CHECK(app.session.estimate().standing.now.award_date == parse_date("2011-02-01"));
    must(app.session.undo());
    CHECK(app.session.estimate().standing.now.award_date == parse_date("2012-03-01"));
}

TEST_CASE("where the rules read neither cycle nor status there is nothing to set") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.click("Bar/Record");
    CHECK(app.screen.has("Records/Rename this record"));
    CHECK_FALSE(app.screen.has("Records/Dates and status"));
}

TEST_CASE("a status for a time is added, changed and taken out") {
    RulesOfNeeds const rules;
    AppScreen app(rules.session(), Start::Nothing, {1280, 800});
    must(app.session.start_empty("needs", parse_date("2010-01-01")));
    app.screen.frames(3);
    app.app.ask(gui::Show{gui::Panel::Standing});
    app.screen.frames(3);
    app.screen.click("Add a status");
    CHECK_FALSE(app.screen.item("Dates and status/Use these").enabled); // no status is chosen
    app.screen.click("Period 1/Status");
    app.screen.click("Practising");
    app.screen.fill("Period 1/From", "2012-06-30");
    app.screen.fill("Period 1/To", "2012-01-01");
    CHECK(app.screen.shows("It ends before it")); // and "begins." below it
    app.screen.frames(3);                         // the dialog has grown
    CHECK_FALSE(app.screen.item("Dates and status/Use these").enabled);
    app.screen.fill("Period 1/From", "2011-07-01");
    app.screen.click("Dates and status/Use these");
    app.screen.frames(3);
    auto const& status = app.session.estimate().standing.now.status;
    REQUIRE(status.size() == 1);
    CHECK(status[0] == StatusPeriod{"full", parse_date("2011-07-01"), parse_date("2012-01-01")});
    app.app.ask(gui::Show{gui::Panel::Standing});
    app.screen.frames(3);
    app.screen.click("Period 1/Take this period out");
    app.screen.click("Dates and status/Use these");
    app.screen.frames(3);
    CHECK(app.session.estimate().standing.now.status.empty());
}

TEST_CASE("a status that the rules do not know is kept") {
    session::StandingModel model;
    model.statuses = {{"full", "Practising"}};
    model.now.status = {{"guest", parse_date("2010-01-01"), {}}, {"full", {}, {}}};
    gui::StandingForm const form = gui::form_of(model);
    REQUIRE(form.periods.size() == 1);
    auto const read = gui::read_standing(form, model);
    REQUIRE(read);
    CHECK(read->status == model.now.status);
}

} // namespace accrue::test
