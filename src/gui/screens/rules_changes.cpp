// What has changed from another pack to this one.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/rules_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::rules_screen {

namespace {

using session::RulesComparison;
using session::RulesKindChange;
using session::RulesModel;
using session::RulesRowChange;

constexpr std::size_t most_impact_rows = 200;
constexpr std::size_t most_rows = 200; // of one kind

void draw_choice_of_others(RulesModel const& model, Intents& intents) {
    Pane const pane("Compared", {.size = {0, px(control_height + 28)}, .padding = {padding, 14}, .scrolls = false});
    std::vector<ui::Choice> choices;
    for (session::RulesOther const& other : model.others) choices.push_back({.label = other.label});
    float const label = measure(TextStyle::Body, tr("Compared with")).x;
    float const y = ImGui::GetCursorPosY();
    ImGui::SetCursorPosY(y + (px(control_height) - text_height(TextStyle::Body)) / 2);
    ui::line(tr("Compared with"), TextStyle::Body, ui::TextColor::Muted, label + 1);
    ImGui::SameLine(0, px(space::medium));
    ImGui::SetCursorPosY(y);
    std::optional<std::size_t> chosen = model.other;
    float const width = std::min(ImGui::GetContentRegionAvail().x, px(460));
    if (ui::drop_down("Compared with", choices, chosen, {.width = width, .label = ui::LabelPlace::Hidden}))
        intents.emplace_back(CompareRules{model.others[*chosen].key});
}

std::string sentence_of(RulesComparison const& comparison) {
    std::vector<std::string> parts;
    auto const add = [&](std::size_t count, std::string_view one, std::string const& several) {
        if (count > 0) parts.push_back(count == 1 ? std::string(one) : several);
    };
    add(comparison.changed, tr("1 row has changed"), say("{} rows have changed", comparison.changed));
    add(comparison.added, tr("1 row is new"), say("{} rows are new", comparison.added));
    add(comparison.removed, tr("1 row is gone"), say("{} rows are gone", comparison.removed));
    return parts.empty() ? std::string(tr("Only the order of rows is another one."))
                         : fmt::format("{}.", fmt::join(parts, ", "));
}

struct Sign {
    char const* icon;
    std::string_view word;
    Tone tone;
};

Sign sign_of(RulesRowChange::What what) {
    switch (what) {
    case RulesRowChange::What::Added: return {icon::add, tr("new"), Tone::Success};
    case RulesRowChange::What::Removed: return {icon::minus_circle, tr("gone"), Tone::Danger};
    case RulesRowChange::What::Changed: break;
    }
    return {icon::edit, tr("changed"), Tone::Accent};
}

std::string key_words(session::RulesKeyChange const& change) {
    if (change.was.empty()) return say("{}: now {}", change.key, change.is);
    if (change.is.empty()) return say("{}: no longer there, was {}", change.key, change.was);
    return fmt::format("{}: {}  →  {}", change.key, change.was, change.is);
}

void draw_row_change(RulesRowChange const& row, RulesState& state) {
    Sign const sign = sign_of(row.what);
    ToneColors const& colors = colors_of(palette(), sign.tone);
    float const left = px(28);
    float const width = ImGui::GetContentRegionAvail().x;
    float height = line_distance(TextStyle::Body) + px(8);
    std::vector<std::string> const words = [&] {
        std::vector<std::string> all;
        for (session::RulesKeyChange const& change : row.keys) all.push_back(key_words(change));
        return all;
    }();
    for (std::string const& line : words)
        height +=
            static_cast<float>(wrapped(TextStyle::Small, line, width - left).size()) * line_distance(TextStyle::Small);
    Availability const availability = row.place.line > 0 ? Availability::Enabled : Availability::Disabled;
    Pressable const item = pressable(row.name, {width, height}, availability);
    if (item.hovered || item.held)
        fill({item.min.x - px(8), item.min.y}, {item.max.x + px(8), item.max.y},
             item.held ? palette().pressed : palette().hovered, rounding::control);
    if (item.ringed) focus_ring(item.min, item.max, rounding::control);
    report({.kind = ItemKind::Row, .label = row.name, .value = sign.word, .enabled = row.place.line > 0});
    ImVec2 at{item.min.x, item.min.y + px(4)};
    draw_text(at, TextStyle::Body, colors.text, sign.icon);
    at.x += left;
    std::string const name = ellipsized(TextStyle::Body, row.name, width - left - px(80));
    draw_text(at, TextStyle::Body, palette().text, name);
    draw_text({at.x + measure(TextStyle::Body, name).x + px(10), at.y + px(1)}, TextStyle::Small, colors.text,
              sign.word);
    at.y += line_distance(TextStyle::Body);
    for (std::string const& line : words)
        for (std::string_view const part : wrapped(TextStyle::Small, line, width - left)) {
            draw_text(at, TextStyle::Small, palette().text_muted, part);
            at.y += line_distance(TextStyle::Small);
        }
    if (item.pressed) state.show_line(row.place);
}

void draw_kind(RulesKindChange const& kind, float width, RulesState& state) {
    ui::Card const card(kind.kind, {.title = kind.title, .width = width});
    if (kind.reordered)
        ui::caption(kind.kind == "Levels"
                        ? tr("What both have stands in another order, and the order of levels is their rank.")
                        : tr("What both have stands in another order."));
    for (std::size_t i = 0; i < std::min(kind.rows.size(), most_rows); ++i) {
        ui::Scope const scope(fmt::format("{}", i + 1));
        draw_row_change(kind.rows[i], state);
    }
    if (kind.rows.size() > most_rows)
        ui::caption(say("and {} more; accrue rules diff tells all of them", kind.rows.size() - most_rows));
}

void draw_levels(RulesComparison const& comparison, float width) {
    if (comparison.levels.empty()) return;
    ui::Card const card("Levels concerned", {.title = tr("Levels that may be reached otherwise"), .width = width});
    float code = px(60);
    for (session::RulesLevelChange const& level : comparison.levels)
        code = std::max(code, measure(TextStyle::Strong, level.level).x + px(space::large));
    for (session::RulesLevelChange const& level : comparison.levels) {
        ImVec2 const start = ImGui::GetCursorScreenPos();
        draw_text(start, TextStyle::Strong, palette().text, level.level);
        ImGui::SetCursorScreenPos({start.x + code, start.y});
        ui::text(say("because of {}", fmt::join(level.reasons, ", ")), TextStyle::Body, ui::TextColor::Muted);
    }
}

void draw_impact_row(session::RulesImpactRow const& row, float name_width, Intents& intents) {
    ui::Scope const scope(fmt::format("{}", row.record.value));
    ImVec2 const start = ImGui::GetCursorScreenPos();
    if (ui::link(row.name)) intents.emplace_back(OpenRecord{row.record});
    ui::tooltip(tr("Opens the record"));
    draw_text({start.x + name_width, start.y}, TextStyle::Body, palette().text,
              fmt::format("{}  →  {}", row.before, row.after));
    ImGui::Indent(name_width);
    for (std::string const& why : row.why) ui::caption(why);
    ImGui::Unindent(name_width);
}

std::string sentence_of(session::RulesImpact const& impact) {
    std::string text = impact.rows.empty()
                           ? say("No level changes among {} stored applications of the scheme.", impact.scored)
                           : say("The level of {} of {} stored applications of the scheme changes.", impact.rows.size(),
                                 impact.scored);
    if (impact.unreadable > 0) text += " " + say("{} could not be scored.", impact.unreadable);
    if (impact.stopped) text += fmt::format(" {}", tr("There are more; accrue rules impact looks at all of them."));
    return text;
}

void draw_impact(RulesModel const& model, float width, Intents& intents) {
    ui::Card const card("Impact", {.title = tr("Impact on the records of this library"), .width = width});
    if (!model.impact) {
        ui::text(tr("Scores every stored application of the scheme by both and says whose level changes."),
                 TextStyle::Body, ui::TextColor::Muted);
        ui::gap(space::medium);
        if (ui::button(tr("Find the impact"), {.icon = icon::user})) intents.emplace_back(FindImpact{});
        return;
    }
    session::RulesImpact const& impact = *model.impact;
    ui::text(sentence_of(impact));
    ui::gap(space::small);
    float name_width = px(120);
    std::size_t const shown = std::min(impact.rows.size(), most_impact_rows);
    for (std::size_t i = 0; i < shown; ++i)
        name_width = std::max(name_width, measure(TextStyle::Body, impact.rows[i].name).x + px(space::huge));
    name_width = std::min(name_width, width * 0.4F);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) ui::gap(space::small);
        draw_impact_row(impact.rows[i], name_width, intents);
    }
    if (shown < impact.rows.size()) ui::caption(say("and {} more", impact.rows.size() - shown));
}

} // namespace

void draw_changes(RulesModel const& model, RulesState& state, Intents& intents) {
    if (model.others.empty() || (!model.comparison && !model.comparing)) {
        Pane const pane("Changes", {.padding = {padding, 48}});
        (void)draw_empty({.icon = icon::history,
                          .title = tr("There is nothing to compare this with yet"),
                          .text = tr("Another version of the scheme, or this file once it changes on the disk, can be "
                                     "compared here.")});
        return;
    }
    draw_choice_of_others(model, intents);
    if (!model.comparison) {
        Pane const pane("Changes", {.padding = {padding, 2}});
        ui::text(tr("Comparing the two row by row …"), TextStyle::Body, ui::TextColor::Muted);
        return;
    }
    RulesComparison const& comparison = *model.comparison;
    float const width =
        std::max(ImGui::GetContentRegionAvail().x - 2 * px(padding) - ImGui::GetStyle().ScrollbarSize, px(160));
    Pane const pane("Changes", {.padding = {padding, 2}});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(space::tiny)});
    if (comparison.none()) {
        ui::text(tr("Both say the same."), TextStyle::Body, ui::TextColor::Muted);
    } else {
        ui::text(sentence_of(comparison), TextStyle::Strong);
        ui::gap(space::medium);
        draw_levels(comparison, width);
        ui::gap(space::medium);
        draw_impact(model, width, intents);
        for (RulesKindChange const& kind : comparison.kinds) {
            ui::gap(space::medium);
            draw_kind(kind, width, state);
        }
    }
    ui::gap(space::huge);
    ImGui::PopStyleVar();
}

} // namespace accrue::gui::rules_screen
