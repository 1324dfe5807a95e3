// A pack's chapters, and its catalogue with a search.
#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/rules_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::rules_screen {

namespace {

using session::RulesChapter;
using session::RulesContent;

constexpr float chapters_width = 190;
constexpr float beside_from = 720; // narrower than that, chapters are chosen above

struct AsView {
    PageBlockView operator()(session::RulesHeading const& heading) const { return PageHeadingView{heading.text}; }
    PageBlockView operator()(session::RulesParagraph const& paragraph) const { return PageTextView{paragraph.text}; }
    PageBlockView operator()(session::RulesTable const& table) const {
        PageTableView view{table.caption, &table.head, {}};
        for (auto const& row : table.rows) view.rows.push_back(&row);
        return view;
    }
};

// The room for a page in the current pane, the same with and without a scroll bar.
float page_width() {
    return std::max(ImGui::GetContentRegionAvail().x - 2 * px(padding) - ImGui::GetStyle().ScrollbarSize, px(160));
}

void draw_chapter(RulesContent const& content, RulesChapter const& chapter, RulesState& state) {
    RulesPage::Key const key{content.revision, chapter.title, page_width(), theme().scale};
    if (!state.page.is_for(key)) {
        std::vector<PageBlockView> blocks{PageHeadingView{chapter.title}};
        if (!chapter.blocks.empty() && std::holds_alternative<session::RulesHeading>(chapter.blocks.front()))
            blocks.clear(); // it has headings of its own
        for (session::RulesBlock const& block : chapter.blocks) blocks.push_back(std::visit(AsView{}, block));
        state.page.lay_out(key, std::move(blocks));
    }
    Pane const pane(chapter.title, {.padding = {padding, 18}});
    (void)state.page.draw(RulesPage::Rows::Read);
    ui::gap(space::large);
}

void draw_chapters(RulesContent const& content, RulesState& state) {
    Pane const pane("Chapters", {.size = {px(chapters_width), 0}, .padding = {space::small, 14}});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(2)});
    for (std::size_t i = 0; i < content.chapters.size(); ++i) {
        ui::Selection const selected = i == state.chapter ? ui::Selection::Yes : ui::Selection::No;
        float const width = ImGui::GetContentRegionAvail().x;
        std::string const& title = content.chapters[i].title;
        Pressable const item = pressable(title, {width, px(32)}, Availability::Enabled);
        bool const chosen = selected == ui::Selection::Yes;
        draw_row_ground(item, chosen);
        TextStyle const style = chosen ? TextStyle::Label : TextStyle::Small;
        std::string const shown = ellipsized(style, title, width - px(24));
        draw_text({item.min.x + px(12), item.min.y + (px(32) - text_height(style)) / 2}, style,
                  chosen ? palette().info.text : palette().text, shown);
        report({.kind = ItemKind::Row, .label = title, .checked = chosen});
        if (shown != title) ui::tooltip(title);
        if (item.pressed) state.chapter = i;
    }
    ImGui::PopStyleVar();
}

void draw_chapter_choice(RulesContent const& content, RulesState& state) {
    Pane const pane("Chapters", {.size = {0, px(control_height + 20)}, .padding = {padding, 10}, .scrolls = false});
    std::vector<ui::Choice> choices;
    for (RulesChapter const& chapter : content.chapters) choices.push_back({.label = chapter.title});
    std::optional<std::size_t> chosen = state.chapter;
    if (ui::drop_down("Chapter", choices, chosen, {.label = ui::LabelPlace::Hidden})) state.chapter = *chosen;
}

// All words typed must occur.
std::vector<std::size_t> found_in(RulesContent const& content, std::string const& filter) {
    std::vector<std::string> words;
    std::string const wanted = search_key(filter);
    for (std::size_t at = 0; at < wanted.size();) {
        std::size_t const end = std::min(wanted.find(' ', at), wanted.size());
        if (end > at) words.push_back(wanted.substr(at, end - at));
        at = end + 1;
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < content.catalogue.size(); ++i) {
        std::string const& key = content.catalogue[i].search_key;
        bool const all =
            std::ranges::all_of(words, [&](std::string const& word) { return key.find(word) != std::string::npos; });
        if (all) found.push_back(i);
    }
    return found;
}

void draw_search(RulesContent const& content, std::size_t found, RulesState& state) {
    Pane const pane("Search", {.size = {0, px(control_height + 28)}, .padding = {padding, 14}, .scrolls = false});
    if (state.focus_filter) ImGui::SetKeyboardFocusHere();
    state.focus_filter = false;
    (void)ui::input_text("Search the catalogue", state.filter,
                         {.hint = tr("Search the catalogue"),
                          .icon = icon::search,
                          .width = std::min(ImGui::GetContentRegionAvail().x - px(110), px(380)),
                          .label = ui::LabelPlace::Hidden});
    ImGui::SameLine(0, px(space::medium));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (px(control_height) - text_height(TextStyle::Small)) / 2);
    ui::line(state.filter.empty() ? say("{} in all", content.catalogue.size())
                                  : say("{} of {}", found, content.catalogue.size()),
             TextStyle::Small, ui::TextColor::Muted);
}

} // namespace

void draw_tables(RulesContent const& content, RulesState& state) {
    if (content.chapters.empty()) return;
    state.chapter = std::min(state.chapter, content.chapters.size() - 1);
    if (ImGui::GetContentRegionAvail().x >= px(beside_from)) {
        draw_chapters(content, state);
        ImGui::SameLine(0, 0);
    } else {
        draw_chapter_choice(content, state);
    }
    draw_chapter(content, content.chapters[state.chapter], state);
}

void draw_catalogue(RulesContent const& content, RulesState& state) {
    if (content.catalogue.empty()) {
        Pane const pane("Catalogue", {.padding = {padding, 48}});
        (void)draw_empty({.icon = icon::certificate,
                          .title = tr("This pack has no catalogue"),
                          .text = tr("It counts what people did, not which certificates they hold.")});
        return;
    }
    RulesPage::Key const key{content.revision, "catalogue " + state.filter, page_width(), theme().scale};
    bool const filtered_anew = state.shown_filter != state.filter;
    state.shown_filter = state.filter;
    if (!state.page.is_for(key)) {
        PageTableView table{"", &content.catalogue_head, {}};
        state.found = found_in(content, state.filter);
        for (std::size_t const i : state.found) table.rows.push_back(&content.catalogue[i].cells);
        state.page.lay_out(key, {std::move(table)});
    }
    draw_search(content, state.found.size(), state);
    Pane const pane("Catalogue", {.padding = {padding, 2}});
    if (filtered_anew) ImGui::SetScrollY(0);
    if (state.found.empty()) {
        ui::EmptyState const nothing{.icon = icon::search,
                                     .title = tr("Nothing matches"),
                                     .text = tr("The search looks at titles, ids, kinds, values and notes."),
                                     .action = tr("Show all")};
        if (draw_empty(nothing) == ui::EmptyAnswer::Action) state.filter.clear();
        return;
    }
    if (auto const pressed = state.page.draw(RulesPage::Rows::Pressed); pressed && *pressed < state.found.size())
        state.show_line(content.catalogue[state.found[*pressed]].place);
    ui::gap(space::large);
}

} // namespace accrue::gui::rules_screen
