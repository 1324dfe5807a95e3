// RulesPage: headings, paragraphs and tables laid out for a width, so that of 100,000 rows only those in sight cost anything.
// Cells wrap; the columns share the width by what is in them. In a very long table each cell is one line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <imgui.h>

#include "session/rules_model.h"

namespace accrue::gui {

struct PageTableView {
    std::string_view caption; // may be empty
    std::vector<std::string> const* head = nullptr;
    std::vector<std::vector<session::RulesCell> const*> rows;
};
struct PageHeadingView {
    std::string_view text;
};
struct PageTextView {
    std::string_view text;
};
using PageBlockView = std::variant<PageHeadingView, PageTextView, PageTableView>;

class RulesPage {
public:
    struct Key { // what it is laid out for
        std::uint64_t content = 0;
        std::string part; // the chapter, or what filters the rows
        float width = 0;  // device pixels
        float scale = 0;
        friend bool operator==(Key const&, Key const&) = default;
    };
    [[nodiscard]] bool is_for(Key const& key) const { return key == key_; }
    // The blocks view what must stay as it is while the page is drawn.
    void lay_out(Key key, std::vector<PageBlockView> blocks);

    enum class Rows : std::uint8_t { Read, Pressed };
    // At the cursor, in the current pane. With rows that can be pressed: which one of the first table was.
    [[nodiscard]] std::optional<std::size_t> draw(Rows rows) const;

private:
    struct Item {
        enum class Kind : std::uint8_t { Heading, Text, Caption, Head, Row };
        Kind kind;
        std::size_t block;
        std::size_t row; // of a table
        float top;
        float height;
    };
    struct Card {
        float top;
        float bottom;
    };
    struct Columns {
        std::vector<float> widths; // without padding
        bool wraps = true;
    };

    void add_table(std::size_t block, PageTableView const& table);
    void add(Item::Kind kind, std::size_t block, std::size_t row, float height);
    void draw_item(Item const& item, ImVec2 origin) const;
    void draw_row(PageTableView const& table, Columns const& columns, Item const& item, ImVec2 at) const;

    Key key_;
    std::vector<PageBlockView> blocks_;
    std::vector<Columns> columns_; // of each block
    std::vector<Item> items_;      // from top to bottom
    std::vector<Card> cards_;
    float height_ = 0;
};

} // namespace accrue::gui
