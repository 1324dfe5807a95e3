#include "gui/widgets/search_list.h"

#include <doctest/doctest.h>

#include "gui/widgets/widgets.h"
#include "support/screen_driver.h"

using namespace accrue::gui;
using accrue::test::Screen;

namespace {

std::vector<ui::SearchItem> catalogue() {
    return {{"ITIL Foundation", "AXELOS", {"ITIL"}},
            {"ITIL Intermediate: Service Operation", "AXELOS", {"ITIL", "lifecycle"}},
            {"COBIT 5 Foundation", "ISACA", {"governance"}},
            {"Certyfikat zarządzania usługami", "Żółć", {}, "PL-77"},
            {"Foundation of service desks", "SDI", {}}};
}

using Indices = std::vector<std::size_t>;

} // namespace

TEST_CASE("items are found by title and issuer and tag and by what is not shown") {
    auto const items = catalogue();
    CHECK(ui::matches_of(items, "") == Indices{0, 1, 2, 3, 4});
    CHECK(ui::matches_of(items, "cobit") == Indices{2});
    CHECK(ui::matches_of(items, "axelos") == Indices{0, 1});
    CHECK(ui::matches_of(items, "LIFECYCLE itil") == Indices{1});
    CHECK(ui::matches_of(items, "pl-77") == Indices{3});
    CHECK(ui::matches_of(items, "zolc uslugami") == Indices{3});
    CHECK(ui::matches_of(items, "nothing like it") == Indices{});
}

TEST_CASE("titles that begin with the text come first") {
    CHECK(ui::matches_of(catalogue(), "found") == Indices{4, 0, 2});
}

TEST_CASE("the title counts more than the rest, and a word more than a part of one") {
    std::vector<ui::SearchItem> const items{{"Roads", "how schemes are named"},
                                            {"Subschemes", ""},
                                            {"Two schemes", ""},
                                            {"Add a scheme", ""},
                                            {"Scheme list", ""},
                                            {"Files", "a subscheme"}};
    CHECK(ui::matches_of(items, "scheme") == Indices{4, 3, 2, 1, 0, 5});
}

TEST_CASE("a search list chooses by keyboard") {
    auto const items = catalogue();
    ui::SearchState state;
    std::string chosen;
    Screen screen([&] {
        if (auto const found = ui::search_field("Qualification", chosen, items, state)) chosen = items[*found].title;
    });
    screen.key(Key::Tab);
    screen.key(Key::Enter);
    REQUIRE(screen.has("Qualification/Search"));
    screen.type("found");
    screen.key(Key::Down);
    screen.key(Key::Enter);
    CHECK(chosen == "ITIL Foundation");
    CHECK_FALSE(screen.has("Qualification/Search"));
    CHECK(screen.text() == "Qualification\n{ ITIL Foundation }\n");
}

TEST_CASE("letters typed into the closed field open the list and none is lost") {
    auto const items = catalogue();
    // A letter a frame, two at once, all at once: whatever the keyboard's speed is.
    for (std::size_t const at_once : {1U, 2U, 30U}) {
        for (std::string const& typed : {std::string("foundation"), std::string("found serv")}) {
            ui::SearchState state;
            std::string chosen;
            Screen screen([&] {
                if (auto const found = ui::search_field("Qualification", chosen, items, state))
                    chosen = items[*found].title;
            });
            screen.key(Key::Tab);
            for (std::size_t i = 0; i < typed.size(); i += at_once) {
                ImGui::GetIO().AddInputCharactersUTF8(typed.substr(i, at_once).c_str());
                screen.frame();
            }
            CAPTURE(at_once);
            CHECK(state.filter == typed);
            screen.key(Key::Enter);
            CHECK(chosen == "Foundation of service desks");
        }
    }
}

TEST_CASE("the space that opens a list is not searched and what is typed after it is") {
    auto const items = catalogue();
    ui::SearchState state;
    Screen screen([&] { (void)ui::search_field("Qualification", "", items, state); });
    screen.key(Key::Tab);
    ImGui::GetIO().KeysDown[key_index(Key::Space)] = true;
    ImGui::GetIO().AddInputCharactersUTF8(" ");
    screen.frame();
    ImGui::GetIO().KeysDown[key_index(Key::Space)] = false;
    ImGui::GetIO().AddInputCharactersUTF8("żół");
    screen.frame();
    screen.type("ć");
    CHECK(state.filter == "żółć");
    CHECK(screen.has("Certyfikat zarządzania usługami"));
}

TEST_CASE("a search list shows matches as they are typed and a click chooses") {
    auto const items = catalogue();
    ui::SearchState state;
    std::string chosen;
    Screen screen([&] {
        if (auto const found = ui::search_field("Qualification", chosen, items, state)) chosen = items[*found].title;
    });
    screen.click("Qualification");
    CHECK(screen.has("COBIT 5 Foundation"));
    screen.type("service");
    CHECK_FALSE(screen.has("COBIT 5 Foundation"));
    screen.click("Foundation of service desks");
    CHECK(chosen == "Foundation of service desks");
}

TEST_CASE("a search without a match says so and Enter chooses nothing") {
    auto const items = catalogue();
    ui::SearchState state;
    std::optional<std::size_t> found;
    Screen screen([&] {
        if (auto const now = ui::search_field("Qualification", "", items, state)) found = now;
    });
    screen.click("Qualification");
    screen.type("qqq");
    CHECK(screen.shows("Nothing matches. Try fewer letters."));
    screen.key(Key::Enter);
    CHECK_FALSE(found);
    CHECK(screen.has("Qualification/Search"));
}

TEST_CASE("the highlight of a long list scrolls into view") {
    std::vector<ui::SearchItem> items;
    for (int i = 0; i < 500; ++i) items.push_back({"Item " + std::to_string(1000 + i), "issuer"});
    ui::SearchState state;
    std::optional<std::size_t> found;
    Screen screen([&] {
        if (auto const now = ui::search_list("Search", items, state)) found = now;
    });
    for (int i = 0; i < 40; ++i) screen.key(Key::Down);
    CHECK(screen.item("Item 1040").on_screen);
    screen.key(Key::Enter);
    CHECK(found == 40);
}

TEST_CASE("Escape in a search list first leaves the box and then closes it") {
    auto const items = catalogue();
    ui::SearchState state;
    Screen screen([&] { (void)ui::search_field("Qualification", "", items, state); });
    screen.click("Qualification");
    screen.key(Key::Escape);
    CHECK_FALSE(screen.has("Qualification/Search"));
}
