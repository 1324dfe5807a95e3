// The driver of the other tests, tried on slips that it must find.
#include "support/screen_driver.h"

#include <doctest/doctest.h>

#include "gui/widgets/widgets.h"

using namespace accrue::gui;
using accrue::test::Screen;

namespace {

std::string refusal(std::function<void()> const& draw) {
    try {
        Screen const screen(draw);
        return "";
    } catch (std::runtime_error const& error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("two items with one label in one scope are refused") {
    CHECK(refusal([] {
              ui::Scope const scope("Row 1");
              (void)ui::button("Delete");
              { ui::Scope const inner("cell"); }
              (void)ui::icon_button(icon::remove, "Delete");
          }) == "two items are named Row 1/Delete");
}

TEST_CASE("equal labels in two scopes are told apart by their path") {
    std::string deleted;
    Screen screen([&] {
        for (char const* const row : {"Row 1", "Row 2"}) {
            ui::Scope const scope(row);
            if (ui::button("Delete")) deleted += row;
        }
    });
    CHECK_THROWS(screen.click("Delete"));
    screen.click("Row 2/Delete");
    CHECK(deleted == "Row 2");
}

TEST_CASE("what is not there is refused with a list of what is there") {
    Screen screen([] { (void)ui::button("Save"); });
    CHECK_THROWS_WITH(screen.click("Safe"), "not on the screen: Safe\nthere is:\n  Save");
}

TEST_CASE("what is scrolled away is refused") {
    Screen screen([] {
        ImGui::BeginChild("list", {300, 60});
        for (char const* const name : {"one", "two", "three", "four"}) (void)ui::button(name);
        ImGui::EndChild();
    });
    CHECK_THROWS_WITH(screen.click("four"), "scrolled out of view: four");
}

TEST_CASE("text is read with its line structure and only where it is visible") {
    Screen screen([] {
        ui::text("left");
        ImGui::SameLine(400);
        ui::text("right");
        ui::text("two words");
        ImGui::PushClipRect({0, 0}, {10, 10}, true);
        ui::text("clipped away");
        ImGui::PopClipRect();
    });
    CHECK(screen.text() == "left  right\ntwo words\n");
}

TEST_CASE("a table is read row by row") {
    Screen screen([] {
        ImGui::BeginTable("table", 2);
        for (char const* const cell : {"Education", "20", "Experience", "86"}) {
            ImGui::TableNextColumn();
            ui::text(cell);
        }
        ImGui::EndTable();
    });
    CHECK(screen.text() == "Education  20\nExperience  86\n");
}

TEST_CASE("a double click is one") {
    int count = 0;
    Screen screen([&] {
        (void)ui::button("Open");
        if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0)) ++count;
    });
    screen.click("Open");
    CHECK(count == 0);
    screen.double_click("Open");
    CHECK(count == 1);
}
