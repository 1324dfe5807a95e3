// What the looks of the timeline mean, in words: only those that occur.
#include <algorithm>
#include <string_view>
#include <vector>

#include "domain/texts.h"
#include "gui/screens/timeline_parts.h"
#include "gui/screens/timeline_shapes.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::TimelineItem;
using session::TimelineModel;
using ItemState = session::EntryModel::State;
using ItemShape = TimelineItem::Shape;
using namespace timeline_shapes;

constexpr float sample_width = 26;
constexpr float sample_height = 14;

struct LegendEntry {
    std::string_view words;
    void (*draw)(ImVec2 min, ImVec2 max);
};

ImVec2 middle_of(ImVec2 min, ImVec2 max) { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }

void draw_sample_mark(ImVec2 min, ImVec2 max, MarkFace const& face) { draw_mark(middle_of(min, max), px(12), face); }

void draw_sample_validity(ImVec2 min, ImVec2 max, session::TimelineValidity::State state) {
    float const y = middle_of(min, max).y;
    draw_validity({min.x + px(6), y}, max.x, state);
    draw_mark({min.x + px(6), y}, px(12), {.lapses = true});
}

template <class Wanted>
bool any_item(TimelineModel const& model, Wanted const& wanted) {
    return std::ranges::any_of(model.items, wanted) || std::ranges::any_of(model.undated, wanted);
}

bool is_cut_short(TimelineItem const& item) {
    return item.counted && !item.running && (item.counted->from > item.days.from || item.counted->to < item.days.to);
}

void add_bars(TimelineModel const& model, std::vector<LegendEntry>& legend) {
    bool const bars = std::ranges::any_of(model.items, [](auto const& item) { return item.counted.has_value(); });
    if (bars)
        legend.push_back({tr("counts"), [](ImVec2 min, ImVec2 max) {
                              draw_bar_frame(min, max, {});
                              draw_counted_part(min, max, 1, false);
                          }});
    if (std::ranges::any_of(model.items, [](auto const& item) { return item.share < 1; }))
        legend.push_back({tr("part time, by the height that is full"),
                          [](ImVec2 min, ImVec2 max) { draw_counted_part(min, max, 0.5F, false); }});
    if (!model.shared.empty())
        legend.push_back({tr("overlap, counted once"), [](ImVec2 min, ImVec2 max) {
                              draw_counted_part(min, max, 1, false);
                              hatch(min, max, palette().info.solid);
                          }});
    if (std::ranges::any_of(model.items, is_cut_short))
        legend.push_back({tr("pale end: outside the days that count"), [](ImVec2 min, ImVec2 max) {
                              draw_bar_frame(min, max, {});
                              draw_counted_part({middle_of(min, max).x, min.y}, max, 1, false);
                          }});
}

void add_marks(TimelineModel const& model, std::vector<LegendEntry>& legend) {
    auto const is_mark = [](TimelineItem const& item) { return item.shape == ItemShape::Mark && !item.validity; };
    if (legend.empty() && any_item(model, [&](auto const& item) { return is_mark(item) && counts(item.state); }))
        legend.push_back({tr("counts"), [](ImVec2 min, ImVec2 max) { draw_sample_mark(min, max, {}); }});
    if (any_item(model, [](auto const& item) { return item.state == ItemState::Cut; }))
        legend.push_back({tr("counts in part: a limit cuts the rest"),
                          [](ImVec2 min, ImVec2 max) { draw_sample_mark(min, max, {.state = ItemState::Cut}); }});
    if (any_item(model, [](auto const& item) { return item.state == ItemState::Nothing && !item.planned; }))
        legend.push_back({tr("hollow: counts nothing"),
                          [](ImVec2 min, ImVec2 max) { draw_sample_mark(min, max, {.state = ItemState::Nothing}); }});
    if (any_item(model, [](auto const& item) { return item.state == ItemState::Wrong; }))
        legend.push_back({tr("needs correction"),
                          [](ImVec2 min, ImVec2 max) { draw_sample_mark(min, max, {.state = ItemState::Wrong}); }});
    if (any_item(model, [](auto const& item) { return item.planned; }))
        legend.push_back({tr("dashed: planned"), [](ImVec2 min, ImVec2 max) {
                              draw_sample_mark(min, max, {.state = ItemState::Nothing, .planned = true});
                          }});
}

void add_validity(TimelineModel const& model, std::vector<LegendEntry>& legend) {
    using Validity = session::TimelineValidity::State;
    auto const has = [&](Validity state) {
        return any_item(model,
                        [&](TimelineItem const& item) { return item.validity && item.validity->state == state; });
    };
    if (has(Validity::Valid))
        legend.push_back({tr("valid until the end of the line"),
                          [](ImVec2 min, ImVec2 max) { draw_sample_validity(min, max, Validity::Valid); }});
    if (has(Validity::Ending))
        legend.push_back({tr("lapses within 12 months"),
                          [](ImVec2 min, ImVec2 max) { draw_sample_validity(min, max, Validity::Ending); }});
    if (has(Validity::Lapsed))
        legend.push_back({tr("lapsed"), [](ImVec2 min, ImVec2 max) {
                              draw_sample_mark(min, max, {.state = ItemState::Nothing, .lapses = true, .lapsed = true});
                          }});
}

void add_spans(TimelineModel const& model, std::vector<LegendEntry>& legend) {
    bool gaps = false;
    bool windows = false;
    for (session::TimelineGroup const& group : model.groups)
        for (session::TimelineLane const& lane : group.lanes) {
            gaps = gaps || !lane.gaps.empty();
            windows = windows || !lane.windows.empty();
        }
    if (gaps)
        legend.push_back({tr("gap of a month or more"), [](ImVec2 min, ImVec2 max) {
                              draw_gap({min.x, middle_of(min, max).y}, max.x);
                          }});
    if (windows)
        legend.push_back({tr("how far back the rules look"), [](ImVec2 min, ImVec2 max) {
                              dashed_line({middle_of(min, max).x, min.y}, {middle_of(min, max).x, max.y},
                                          palette().text_muted, theme().hairline());
                          }});
}

} // namespace

float draw_time_legend(TimelineModel const& model) {
    std::vector<LegendEntry> legend;
    add_bars(model, legend);
    add_marks(model, legend);
    add_validity(model, legend);
    add_spans(model, legend);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const right = start.x + ImGui::GetContentRegionAvail().x;
    float const line = px(22);
    ImVec2 at = start;
    for (LegendEntry const& entry : legend) {
        float const width = px(sample_width) + px(7) + measure(TextStyle::Small, entry.words).x;
        if (at.x > start.x && at.x + width > right) at = {start.x, at.y + line};
        float const top = at.y + (line - px(sample_height)) / 2;
        entry.draw({at.x, top}, {at.x + px(sample_width), top + px(sample_height)});
        float const text_left = at.x + px(sample_width) + px(7);
        draw_text({text_left, at.y + (line - text_height(TextStyle::Small)) / 2}, TextStyle::Small,
                  palette().text_muted, ellipsized(TextStyle::Small, entry.words, right - text_left));
        at.x += width + px(18);
    }
    float const height = legend.empty() ? 0 : at.y + line - start.y;
    ImGui::Dummy({1, height});
    return height;
}

} // namespace accrue::gui
