#include "gui/screens/entry_plan.h"

#include <doctest/doctest.h>

#include "gui/screens/estimate.h"
#include "support/golden.h"
#include "support/screen_driver.h"

namespace accrue::gui {

namespace {

using session::EntryModel;
using session::EstimateModel;

EntryModel entry(int id, std::string name, std::string reason = {}) {
    EntryModel model;
    model.id = {id};
    model.type = "post";
    model.type_title = "Job";
    model.name = std::move(name);
    model.detail = "since Apr 2008";
    model.basis = "claimed";
    model.earned = "2 points";
    model.reason = std::move(reason);
    model.state = model.reason.empty() ? EntryModel::State::Earns : EntryModel::State::Nothing;
    return model;
}

EstimateModel model_of(std::vector<EntryModel> entries) {
    EstimateModel model;
    model.revision = 1;
    model.forms.resize(2);
    model.forms[0].type = "post";
    model.forms[0].title = "Job";
    model.forms[1].type = "fellowship";
    model.forms[1].title = "Fellowship";
    model.forms[1].by_reviewer = true;
    model.groups.resize(2);
    model.groups[0].title = "Experience";
    model.groups[0].forms = {0};
    model.groups[0].entries = std::move(entries);
    model.groups[1].title = "Fellowship";
    model.groups[1].forms = {1};
    model.empty = false;
    return model;
}

// Places depend on fonts, so they are looked at inside a frame.
template <class Look>
void with_fonts(Look look) {
    test::Screen screen([&] { look(); }, {.width = 800, .height = 600});
}

} // namespace

TEST_CASE("rows follow each other without gaps or overlaps inside a card") {
    auto const model = model_of({entry(1, "A"), entry(2, "B", "It is too old."), entry(3, "C")});
    with_fonts([&] {
        EntryPlan plan;
        plan.update(model, {.revision = 1, .width = 500});
        float end = 0;
        for (PlannedRow const& row : plan.rows()) {
            CHECK(row.top == end);
            CHECK(row.height > 0);
            end = row.top + row.height;
        }
        REQUIRE(plan.cards().size() == 1);
        CHECK(plan.cards()[0].bottom == end);
        CHECK(plan.height() > end);
    });
}

TEST_CASE("a reason makes its row higher and a narrower list makes it higher still") {
    std::string const reason(300, 'x');
    auto const model = model_of({entry(1, "A"), entry(2, "B", reason)});
    with_fonts([&] {
        EntryPlan plan;
        plan.update(model, {.revision = 1, .width = 800});
        float const plain = plan.row_of(model, {1})->height;
        float const wide = plan.row_of(model, {2})->height;
        CHECK(wide > plain);
        plan.update(model, {.revision = 1, .width = 520});
        CHECK(plan.row_of(model, {2})->height > wide);
    });
}

TEST_CASE("a group that only a reviewer fills is not shown while it is empty") {
    auto model = model_of({entry(1, "A")});
    with_fonts([&] {
        EntryPlan plan;
        model.groups[1].entries.clear();
        plan.update(model, {.revision = 1, .width = 500});
        CHECK(plan.cards().size() == 1);
        model.groups[1].entries = {entry(9, "Granted")};
        plan.update(model, {.revision = 2, .width = 500});
        CHECK(plan.cards().size() == 2);
    });
}

TEST_CASE("the filter needs every word whatever the case and the accents") {
    auto const model = model_of({entry(1, "Żółć warsztat"), entry(2, "Workshop"), entry(3, "Other", "Too old")});
    with_fonts([&] {
        EntryPlan plan;
        auto const shown = [&](std::string filter) {
            plan.update(model, {.revision = 1, .width = 500, .filter = std::move(filter)});
            return plan.shown_entries();
        };
        CHECK(shown("") == 3);
        CHECK(shown("zolc") == 1);
        CHECK(shown("WARSZTAT zolc") == 1);
        CHECK(shown("old too") == 1);
        CHECK(shown("shop warsztat") == 0);
        CHECK(plan.cards().empty());
    });
}

TEST_CASE("the form stands where its entry was and a new one after the entries") {
    auto const model = model_of({entry(1, "A"), entry(2, "B")});
    with_fonts([&] {
        EntryPlan plan;
        plan.update(model, {.revision = 1, .width = 500, .has_form = true, .form_entry = {1}, .form_height = 300});
        REQUIRE(plan.form());
        CHECK(plan.form() == &plan.rows()[1]);
        CHECK_FALSE(plan.row_of(model, {1}));
        plan.update(model, {.revision = 1, .width = 500, .has_form = true, .form_type = "post", .form_height = 300});
        CHECK(plan.form() == &plan.rows()[3]);
    });
}

TEST_CASE("an open draft takes the place of its row") {
    auto model = model_of({entry(1, "A")});
    model.groups[0].drafts = {{{5}, "post", "Half a job"}};
    with_fonts([&] {
        EntryPlan plan;
        plan.update(model, {.revision = 1, .width = 500});
        CHECK(plan.rows()[2].kind == PlannedRow::Kind::Draft);
        plan.update(model, {.revision = 1,
                            .width = 500,
                            .has_form = true,
                            .form_draft = {5},
                            .form_type = "post",
                            .form_height = 200});
        CHECK(plan.rows()[2].kind == PlannedRow::Kind::Form);
        CHECK(plan.rows().size() == 4);
    });
}

TEST_CASE("of two thousand entries only those near the screen are drawn") {
    std::vector<EntryModel> many;
    for (int i = 1; i <= 2000; ++i) many.push_back(entry(i, "Entry " + std::to_string(i)));
    auto const model = model_of(std::move(many));
    EstimateState state;
    state.summary_width = 300;
    Intents intents;
    test::Screen screen([&] { draw_estimate(model, state, intents); }, {.width = 900, .height = 600});
    CHECK(screen.has("Entry 1/Entry 1"));
    CHECK_FALSE(screen.has("Entry 50/Entry 50"));
    state.reveal = EntryId{1500};
    screen.frames(3);
    CHECK(screen.item("Entry 1500/Entry 1500").on_screen);
    CHECK_FALSE(screen.has("Entry 1/Entry 1"));
    CHECK(state.plan.rows().size() == 2002);
}

TEST_CASE("entries with everything that can be wrong read as they should") {
    auto model = model_of({});
    std::string const long_name(120, 'W');
    EntryModel wrong = entry(1, long_name);
    wrong.state = EntryModel::State::Wrong;
    wrong.problems = {{"A204", {}, "Hours a week is 400, outside what is allowed.", "Write a number from 0 to 168."},
                      {"AW22", {}, "The date lies in the future.", "", Severity::Warning}};
    EntryModel cut = entry(2, "A book in two volumes", "Writing is full: at most 10 points count.");
    cut.state = EntryModel::State::Cut;
    cut.earned = "4 of 10 points";
    cut.clause = "3.9 Writing";
    EntryModel unfinished = entry(3, "A job");
    unfinished.has_draft = true;
    EntryModel twin = entry(4, "A job", "It is there twice.");
    model.groups[0].entries = {wrong, cut, unfinished, twin};
    model.groups[0].drafts = {{{7}, "post", ""}, {{8}, "post", "Half a name"}};
    model.summary.level = "no level";
    model.summary.headline = "No level yet.";
    EstimateState state;
    state.summary_width = 300;
    Intents intents;
    test::Screen screen([&] { draw_estimate(model, state, intents); }, {.width = 1000, .height = 1200});
    CHECK(test::difference_from_golden("entries-problems", screen.text()) == "");
}

} // namespace accrue::gui
