// Layout: scopes, cards, columns, headings, key and value, spacing. Begin and end are one object's life.
#pragma once

#include <string_view>

#include <imgui.h>

#include "gui/widgets/text.h"

namespace accrue::gui::ui {

// A place of its own for labels: two equal labels may stand in two scopes. Tests name an item "Scope/Label".
class Scope {
public:
    explicit Scope(std::string_view name);
    ~Scope();
    Scope(Scope const&) = delete;
    Scope& operator=(Scope const&) = delete;
};

// Space between what is above and what is below; logical pixels, besides the usual spacing.
void gap(float logical);
void separator();

struct CardOptions {
    std::string_view title = {};    // as a heading, empty: none
    std::string_view subtitle = {}; // quiet, under the title
    float width = 0;                // device pixels; 0: all there is
};

// A surface with a quiet border around what is drawn during its life; as high as its content. A scope.
class Card {
public:
    explicit Card(std::string_view name, CardOptions const& options = {});
    ~Card();
    Card(Card const&) = delete;
    Card& operator=(Card const&) = delete;

    // Goes to the right end of the title's line, where `width` device pixels are kept for buttons.
    void title_line_end(float width);

private:
    Scope scope_;
    bool open_ = false; // false in a window too small to show anything
    ImDrawListSplitter layers_;
    ImVec2 title_start_{0, 0};
    float title_height_ = 0;
};

// A row of equally wide columns for fields. Call next() before each cell; the first row begins by itself.
class Columns {
public:
    Columns(std::string_view name, int count);
    ~Columns();
    Columns(Columns const&) = delete;
    Columns& operator=(Columns const&) = delete;

    void next();

private:
    bool open_ = false; // false in a window too small to show anything
};

// "Points per year      20": the key quiet at the left, the value at the right end.
void key_value(std::string_view key, std::string_view value, TextStyle style = TextStyle::Strong);

struct KeyFigureOptions {
    std::string_view name = {}; // of the figure; empty: the key
    TextStyle key_style = TextStyle::Body;
    TextColor value_color = TextColor::Normal;
};

// The same with a figure as value. True when it is pressed.
bool key_figure(std::string_view key, std::string_view value, KeyFigureOptions const& options = {});

} // namespace accrue::gui::ui
