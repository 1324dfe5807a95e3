#include "gui/commands.h"

#include <algorithm>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "gui/command_palette.h"

namespace accrue::gui {

TEST_CASE("every command says what it is and what it does") {
    std::set<std::string_view> texts;
    for (CommandRow const& row : command_table()) {
        CHECK_FALSE(row.text.empty());
        CHECK_FALSE(row.tooltip.empty());
        CHECK(row.icon);
        CHECK(texts.insert(row.text).second);
        CHECK(&row_of(row.name) == &row);
    }
}

TEST_CASE("no two commands that can be done on one screen share their keys") {
    session::ShellModel const shell{.has_record = true,
                                    .library = {},
                                    .records = {},
                                    .undo = "Added a job",
                                    .redo = "Added a job",
                                    .window_place = {},
                                    .chosen_language = {},
                                    .language = {},
                                    .languages = {}};
    for (ScreenName const screen :
         {ScreenName::Home, ScreenName::Estimate, ScreenName::Timeline, ScreenName::Path, ScreenName::Evidence,
          ScreenName::Application, ScreenName::History, ScreenName::Rules}) {
        Situation const situation{.shell = &shell, .form_is_open = true, .screen = screen};
        std::set<std::pair<Modifiers, Key>> all;
        for (CommandRow const& row : command_table())
            for (auto const& keys : row.keys)
                if (keys && disabled_because(row.name, situation).empty())
                    CHECK(all.emplace(keys->modifiers, keys->key).second);
        CHECK(all.size() > 10);
    }
}

TEST_CASE("keys are told as people write them") {
    CHECK(keys_text(row_of(CommandName::Undo)) == "Ctrl+Z");
    CHECK(keys_text(row_of(CommandName::Redo)) == "Ctrl+Shift+Z");
    CHECK(keys_text(row_of(CommandName::SaveEntry)) == "Ctrl+Enter");
    CHECK(keys_text(row_of(CommandName::Settings)) == "Ctrl+,");
    CHECK(keys_text(row_of(CommandName::Evidence)) == "Ctrl+5");
    CHECK(keys_text(row_of(CommandName::AddFiles)) == "Ctrl+Shift+E");
    CHECK(keys_text(row_of(CommandName::Rename)).empty());
    CHECK(tooltip_of(row_of(CommandName::Help)) == "Shows or hides the help (F1)");
}

TEST_CASE("a command that cannot be done says why") {
    session::ShellModel shell;
    Situation const nothing{.shell = &shell};
    CHECK(disabled_because(CommandName::AddEntry, nothing) == "There is no record yet.");
    CHECK(disabled_because(CommandName::Undo, nothing) == "There is nothing to undo.");
    CHECK(disabled_because(CommandName::SaveEntry, nothing) == "No form is open.");
    CHECK(disabled_because(CommandName::Import, nothing).empty());
    shell.has_record = true;
    shell.undo = "Added a job";
    CHECK(disabled_because(CommandName::AddEntry, nothing).empty());
    CHECK(disabled_because(CommandName::Undo, nothing).empty());
}

namespace {

session::EstimateModel small_model() {
    session::EstimateModel model;
    model.forms.resize(2);
    model.forms[0].type = "post";
    model.forms[0].title = "Job";
    model.forms[1].type = "grant";
    model.forms[1].title = "Grant";
    model.forms[1].by_reviewer = true;
    model.groups.resize(1);
    model.groups[0].title = "Work";
    model.groups[0].forms = {0, 1};
    for (int id : {1, 2}) {
        session::EntryModel entry;
        entry.id = {id};
        entry.name = "Analyst";
        model.groups[0].entries.push_back(entry);
    }
    return model;
}

bool offers(PaletteState const& state, std::string const& title) {
    return std::ranges::find(state.items, title, &ui::SearchItem::title) != state.items.end();
}

} // namespace

TEST_CASE("the palette offers only what can be done now") {
    session::ShellModel shell;
    CHECK_FALSE(offers(all_commands({.shell = &shell}, nullptr), "Add entry"));
    shell.has_record = true;
    shell.records = {{.id = {1}, .name = "Jo", .open = true}, {.id = {2}, .name = "Sam"}};
    auto const model = small_model();
    PaletteState const state = all_commands({.shell = &shell}, &model);
    CHECK(state.items.size() == state.targets.size());
    CHECK(offers(state, "Add entry"));
    CHECK(offers(state, "Add: Job"));
    CHECK_FALSE(offers(state, "Add: Grant"));
    CHECK(offers(state, "Open record: Sam"));
    CHECK_FALSE(offers(state, "Open record: Jo"));
    CHECK_FALSE(offers(state, "Undo"));
}

TEST_CASE("a language is found by its name in any language") {
    session::ShellModel shell;
    PaletteState const state = all_commands({.shell = &shell}, nullptr);
    auto const first = [&](std::string_view typed) {
        auto const matches = ui::matches_of(state.items, typed);
        return matches.empty() ? std::string() : state.items[matches.front()].title;
    };
    CHECK(first("deutsch") == "Language: Deutsch");
    CHECK(first("german") == "Language: Deutsch");
    CHECK(first("english") == "Language: English");
    CHECK(first("englisch") == "Language: English");
}

TEST_CASE("the palette lists the entries in another order where they are in sight") {
    session::ShellModel shell;
    shell.has_record = true;
    auto const model = small_model();
    PaletteState const state = all_commands({.shell = &shell}, &model);
    CHECK(offers(state, "Sort: By name"));
    CHECK(offers(state, "Show only: Planned"));
    CHECK(offers(state, "Show all entries"));
    CHECK_FALSE(offers(all_commands({.shell = &shell, .screen = ScreenName::Rules}, &model), "Sort: By name"));
}

TEST_CASE("entries of one name are told apart in the palette") {
    session::ShellModel shell;
    shell.has_record = true;
    auto const model = small_model();
    PaletteState const state = all_commands({.shell = &shell}, &model);
    CHECK(offers(state, "Go to: Analyst"));
    CHECK(offers(state, "Go to: Analyst (2)"));
}

} // namespace accrue::gui
