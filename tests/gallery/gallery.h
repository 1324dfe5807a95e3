// A gallery of all widgets in all their states, for looking at. Not part of the product.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/widgets/widgets.h"

namespace accrue::gallery {

enum class Page { Fields, Feedback, Overview, Calendar, Years, DropDown, Search, Dialog, Tooltip };

[[nodiscard]] std::optional<Page> page_named(std::string const& name);
[[nodiscard]] std::vector<std::string> page_names();

struct State {
    Page page = Page::Overview;
    std::string text = "Grażyna Żółć";
    std::string empty;
    std::string emoji = "x😀y is kept";
    std::string long_text = "Led the change of the service desk to a shift model over fourteen months. The team of "
                            "twelve took over second line work.\nA second paragraph after a line break.";
    std::string hours = "37.5";
    std::string wrong_hours = "412";
    std::string date = "2012-07-15";
    std::string wrong_date = "15.7.2012";
    std::optional<std::size_t> few = 1;
    std::optional<std::size_t> many;
    bool checked = true;
    bool unchecked = false;
    bool on = true;
    bool off = false;
    std::string chosen = "ITIL Intermediate: Service Operation";
    gui::ui::SearchState search;
    int frame = 0;
};

void draw(State& state);

} // namespace accrue::gallery
