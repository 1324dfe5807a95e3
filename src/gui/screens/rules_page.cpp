#include "gui/screens/rules_page.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "gui/widgets/feedback.h"
#include "gui/widgets/layout.h"
#include "gui/widgets/parts.h"

namespace accrue::gui {

namespace {

using session::RulesCell;
using RowCells = std::vector<RulesCell>;

constexpr std::size_t most_wrapped_rows = 2000; // of one table
constexpr std::size_t rows_looked_at = 200;     // for the widths of columns
constexpr float cell_padding = 12;              // logical pixels beside a cell
constexpr float row_padding = 8;                // above and below it
constexpr float widest_text = 760;              // of a paragraph
constexpr float least_column = 72;
constexpr float near = 160; // rows a little outside are drawn too, so that the keyboard can go on to them

float cell_width(RulesCell const& cell, TextStyle style) {
    float width = 0;
    for (std::string const& line : cell.lines) width = std::max(width, measure(style, line).x);
    return cell.lines.size() > 1 ? width + px(14) : width;
}

TextStyle style_of_column(std::size_t column) { return column == 0 ? TextStyle::Label : TextStyle::Small; }

// Columns that need little get what they need; the others share what is left by what they need.
std::vector<float> shared_widths(std::vector<float> const& wanted, float room) {
    float const all = std::accumulate(wanted.begin(), wanted.end(), 0.0F);
    if (all <= room) {
        std::vector<float> widths = wanted;
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] += (room - all) * (i + 1 == widths.size() ? 0.4F : 0.6F / static_cast<float>(widths.size() - 1));
        return widths;
    }
    std::vector<float> widths(wanted.size(), -1);
    float left = room;
    std::size_t open = wanted.size();
    for (bool again = true; again && open > 0;) {
        again = false;
        float const fair = left / static_cast<float>(open);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (widths[i] >= 0 || wanted[i] > fair) continue;
            widths[i] = wanted[i];
            left -= wanted[i];
            --open;
            again = true;
        }
    }
    float rest = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (widths[i] < 0) rest += std::min(wanted[i], 3 * left);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (widths[i] < 0) widths[i] = std::max(left * std::min(wanted[i], 3 * left) / rest, px(least_column));
    float const sum = std::accumulate(widths.begin(), widths.end(), 0.0F);
    if (sum > room) // more columns than there is room for: all of them give way
        for (float& width : widths) width *= std::max(room, 1.0F) / sum;
    return widths;
}

std::vector<float> wanted_widths(PageTableView const& table) {
    std::vector<float> wanted;
    for (std::size_t c = 0; c < table.head->size(); ++c) {
        float width = std::max(measure(TextStyle::Small, (*table.head)[c]).x, px(least_column));
        for (std::size_t r = 0; r < std::min(table.rows.size(), rows_looked_at); ++r)
            width = std::max(width, cell_width((*table.rows[r])[c], style_of_column(c)));
        wanted.push_back(width + 1);
    }
    return wanted;
}

float lines_of(RulesCell const& cell, TextStyle style, float width) {
    bool const is_list = cell.lines.size() > 1;
    std::size_t count = 0;
    for (std::string const& line : cell.lines) count += wrapped(style, line, is_list ? width - px(14) : width).size();
    return static_cast<float>(std::max<std::size_t>(count, 1));
}

float row_height_of(RowCells const& cells, std::vector<float> const& widths) {
    float lines = 1;
    for (std::size_t c = 0; c < cells.size(); ++c)
        lines = std::max(lines, lines_of(cells[c], style_of_column(c), widths[c]));
    return lines * line_distance(TextStyle::Small) + 2 * px(row_padding);
}

void draw_wrapped_cell(RulesCell const& cell, TextStyle style, Color color, ImVec2 at, float width) {
    bool const is_list = cell.lines.size() > 1;
    float const indent = is_list ? px(14) : 0;
    for (std::string const& line : cell.lines) {
        if (is_list) draw_text(at, style, palette().text_muted, "–");
        for (std::string_view const part : wrapped(style, line, width - indent)) {
            draw_text({at.x + indent, at.y}, style, color, part);
            at.y += line_distance(TextStyle::Small);
        }
    }
}

std::string in_a_line(RulesCell const& cell) { return fmt::format("{}", fmt::join(cell.lines, "; ")); }

} // namespace

void RulesPage::add(Item::Kind kind, std::size_t block, std::size_t row, float height) {
    items_.push_back({kind, block, row, height_, height});
    height_ += height;
}

void RulesPage::add_table(std::size_t block, PageTableView const& table) {
    if (table.rows.empty()) return;
    if (!table.caption.empty()) {
        float const lines = static_cast<float>(wrapped(TextStyle::Small, table.caption, key_.width).size());
        add(Item::Kind::Caption, block, 0, lines * line_distance(TextStyle::Small) + px(6));
    }
    float const top = height_;
    float const room = key_.width - 2 * px(cell_padding) * static_cast<float>(table.head->size());
    Columns& columns = columns_[block];
    columns.widths = shared_widths(wanted_widths(table), room);
    columns.wraps = table.rows.size() <= most_wrapped_rows;
    float const line = line_distance(TextStyle::Small) + 2 * px(row_padding);
    add(Item::Kind::Head, block, 0, line);
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        add(Item::Kind::Row, block, r, columns.wraps ? row_height_of(*table.rows[r], columns.widths) : line);
    cards_.push_back({top, height_});
    height_ += px(space::large);
}

void RulesPage::lay_out(Key key, std::vector<PageBlockView> blocks) {
    key_ = std::move(key);
    blocks_ = std::move(blocks);
    columns_.assign(blocks_.size(), {});
    items_.clear();
    cards_.clear();
    height_ = 0;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
        if (std::holds_alternative<PageHeadingView>(blocks_[b])) {
            if (height_ > 0) height_ += px(space::medium);
            add(Item::Kind::Heading, b, 0, text_height(TextStyle::Heading) + px(space::small));
        } else if (auto const* text = std::get_if<PageTextView>(&blocks_[b])) {
            float const width = std::min(key_.width, px(widest_text));
            float const lines = static_cast<float>(wrapped(TextStyle::Body, text->text, width).size());
            add(Item::Kind::Text, b, 0, lines * line_distance(TextStyle::Body) + px(space::small));
        } else {
            add_table(b, std::get<PageTableView>(blocks_[b]));
        }
    }
}

void RulesPage::draw_row(PageTableView const& table, Columns const& columns, Item const& item, ImVec2 at) const {
    RowCells const& cells = *table.rows[item.row];
    fill({at.x, at.y}, {at.x + key_.width, at.y + theme().hairline()}, palette().border, 0);
    float x = at.x + px(cell_padding);
    for (std::size_t c = 0; c < cells.size(); ++c) {
        Color const color = c == 0 ? palette().text : palette().text_muted;
        ImVec2 const corner{x, at.y + px(row_padding)};
        if (columns.wraps)
            draw_wrapped_cell(cells[c], style_of_column(c), color, corner, columns.widths[c]);
        else
            draw_text(corner, style_of_column(c), color,
                      ellipsized(style_of_column(c), in_a_line(cells[c]), columns.widths[c]));
        x += columns.widths[c] + 2 * px(cell_padding);
    }
}

void RulesPage::draw_item(Item const& item, ImVec2 origin) const {
    ImVec2 at{origin.x, origin.y + item.top};
    PageBlockView const& block = blocks_[item.block];
    switch (item.kind) {
    case Item::Kind::Heading:
        draw_text(at, TextStyle::Heading, palette().text, std::get<PageHeadingView>(block).text);
        return;
    case Item::Kind::Text:
        for (std::string_view const line :
             wrapped(TextStyle::Body, std::get<PageTextView>(block).text, std::min(key_.width, px(widest_text)))) {
            draw_text(at, TextStyle::Body, palette().text, line);
            at.y += line_distance(TextStyle::Body);
        }
        return;
    case Item::Kind::Caption:
        for (std::string_view const line :
             wrapped(TextStyle::Small, std::get<PageTableView>(block).caption, key_.width)) {
            draw_text(at, TextStyle::Small, palette().text_muted, line);
            at.y += line_distance(TextStyle::Small);
        }
        return;
    case Item::Kind::Head: {
        auto const& table = std::get<PageTableView>(block);
        float x = at.x + px(cell_padding);
        for (std::size_t c = 0; c < table.head->size(); ++c) {
            float const width = columns_[item.block].widths[c];
            draw_text({x, at.y + px(row_padding)}, TextStyle::Small, palette().text_muted,
                      ellipsized(TextStyle::Small, (*table.head)[c], width));
            x += width + 2 * px(cell_padding);
        }
        return;
    }
    case Item::Kind::Row: draw_row(std::get<PageTableView>(block), columns_[item.block], item, at); return;
    }
}

std::optional<std::size_t> RulesPage::draw(Rows rows) const {
    ImVec2 const origin = ImGui::GetCursorScreenPos();
    float const from = ImGui::GetWindowPos().y - origin.y - px(near);
    float const to = from + ImGui::GetWindowHeight() + 2 * px(near);
    for (Card const& card : cards_) {
        if (card.bottom < from || card.top > to) continue;
        ImVec2 const min{origin.x, origin.y + card.top};
        ImVec2 const max{origin.x + key_.width, origin.y + card.bottom};
        fill(min, max, palette().surface, rounding::popup);
        outline(min, max, palette().border, rounding::popup);
    }
    std::optional<std::size_t> pressed;
    auto item = std::partition_point(items_.begin(), items_.end(),
                                     [&](Item const& each) { return each.top + each.height < from; });
    for (; item != items_.end() && item->top < to; ++item) {
        if (rows == Rows::Pressed && item->kind == Item::Kind::Row) {
            auto const& table = std::get<PageTableView>(blocks_[item->block]);
            ui::Scope const scope(fmt::format("{}", item->row + 1));
            ImGui::SetCursorScreenPos({origin.x, origin.y + item->top});
            std::string const name = in_a_line(table.rows[item->row]->front());
            Pressable const press = pressable(name, {key_.width, item->height}, Availability::Enabled);
            if (press.hovered || press.held)
                fill({press.min.x + theme().hairline(), press.min.y}, {press.max.x - theme().hairline(), press.max.y},
                     press.held ? palette().pressed : palette().hovered, 0);
            if (press.ringed) focus_ring(press.min, press.max, rounding::control);
            report({.kind = ItemKind::Row, .label = name});
            if (press.pressed) pressed = item->row;
        }
        draw_item(*item, origin);
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({key_.width, height_});
    return pressed;
}

} // namespace accrue::gui
