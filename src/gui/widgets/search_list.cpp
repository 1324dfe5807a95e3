#include "gui/widgets/search_list.h"

#include <algorithm>
#include <cstdint>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/layout.h"
#include "gui/widgets/list_popup.h"

namespace accrue::gui::ui {

namespace {

constexpr char search_popup_name[] = "##search";
constexpr float default_height = 360;
constexpr float least_popup_width = 420;

// Title, then everything else that is searched, folded; the title ends at the first line break.
std::string key_of(SearchItem const& item) {
    std::string rest = item.subtitle + " " + item.also;
    for (std::string const& tag : item.tags) rest.append(" ").append(tag);
    return search_key(item.title) + "\n" + search_key(rest);
}

std::vector<std::string> keys_of(std::span<SearchItem const> items) {
    std::vector<std::string> keys;
    keys.reserve(items.size());
    for (SearchItem const& item : items) keys.push_back(key_of(item));
    return keys;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        std::size_t const end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

bool is_of_word(char c) {
    bool const ascii_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return ascii_letter || static_cast<unsigned char>(c) >= 0x80;
}

enum class Rank : std::uint8_t { TitleBegins, WordOfTitle, BeginsWordOfTitle, InTitle, BeginsWord, Elsewhere, Nowhere };

// The best that the word is at one place of the key.
Rank rank_of_word(std::string_view key, std::string_view word) {
    std::size_t const title = key.find('\n');
    Rank best = Rank::Nowhere;
    for (std::size_t at = key.find(word); at != std::string_view::npos; at = key.find(word, at + 1)) {
        std::size_t const end = at + word.size();
        bool const begins = at == 0 || !is_of_word(key[at - 1]);
        bool const whole = begins && (end == key.size() || !is_of_word(key[end]));
        Rank here = begins ? Rank::BeginsWord : Rank::Elsewhere;
        if (at < title) here = whole ? Rank::WordOfTitle : begins ? Rank::BeginsWordOfTitle : Rank::InTitle;
        best = std::min(best, here);
    }
    return best;
}

// Of all words typed together, that of the one that fits worst.
Rank rank_of(std::string_view key, std::string_view wanted, std::span<std::string_view const> words) {
    Rank worst = Rank::WordOfTitle;
    for (std::string_view const word : words) worst = std::max(worst, rank_of_word(key, word));
    return worst != Rank::Nowhere && key.starts_with(wanted) ? Rank::TitleBegins : worst;
}

std::vector<std::size_t> matches_in(std::span<std::string const> keys, std::string_view filter) {
    std::string const wanted = search_key(filter);
    std::vector<std::string_view> const words = words_of(wanted);
    std::vector<Rank> ranks;
    std::vector<std::size_t> matches;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        ranks.push_back(rank_of(keys[i], wanted, words));
        if (ranks[i] != Rank::Nowhere) matches.push_back(i);
    }
    std::ranges::stable_sort(matches, {}, [&](std::size_t i) { return ranks[i]; });
    return matches;
}

void update(SearchState& state, std::span<SearchItem const> items) {
    bool const fresh = state.keys.size() != items.size();
    if (fresh) state.keys = keys_of(items);
    if (!fresh && state.matched_filter == state.filter) return;
    state.matches = matches_in(state.keys, state.filter);
    state.matched_filter = state.filter;
    state.highlighted = 0;
}

// Without blanks at the beginning: the space key may have opened the list.
void type_into(SearchState& state, std::string_view typed) {
    if (state.filter.empty()) typed.remove_prefix(std::min(typed.find_first_not_of(' '), typed.size()));
    state.filter += typed;
}

// The box gets the keyboard a frame or two after the list appears: what is typed until then must not get lost.
void take_early_letters(SearchState& state) {
    if (ImGui::IsWindowAppearing()) state.typing = false;
    bool const ours = ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows) && !ImGui::IsAnyItemActive();
    if (!state.typing && ours) type_into(state, take_typed());
}

// The box with the filter. Up and Down stay in it, because ImGui would move the focus away.
void filter_box(std::string_view label, SearchState& state, SearchListOptions const& options) {
    ImVec2 const min = ImGui::GetCursorScreenPos();
    Box const box{min, {min.x + ImGui::GetContentRegionAvail().x, min.y + px(control_height)}};
    draw_box(box, BoxState::Normal);
    float const side = px(control_height);
    draw_icon(min, side, icon::search, palette().text_faint);
    take_early_letters(state);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    Box const inner{{min.x + side - px(10), min.y}, box.max};
    ImGuiInputTextFlags const cursor = state.typing ? ImGuiInputTextFlags_None : ImGuiInputTextFlags_CallbackAlways;
    TextInput const input =
        bare_text_input(label, state.filter, options.hint, inner, ImGuiInputTextFlags_CallbackHistory | cursor);
    state.typing = input.active;
    if (input.ringed) focus_ring(box.min, box.max, rounding::control);
    report({.kind = ItemKind::TextField, .label = label, .value = state.filter});
}

ListRow row_of(SearchItem const& item) { return {.title = item.title, .subtitle = item.subtitle, .tags = item.tags}; }

std::optional<std::size_t> draw_matches(std::span<SearchItem const> items, SearchState& state, Moved moved) {
    std::optional<std::size_t> chosen;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(state.matches.size()), row_height({.title = {}, .subtitle = "x"}));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const index = static_cast<std::size_t>(i);
            std::size_t const item = state.matches[index];
            if (draw_list_row(row_of(items[item]), index, state.highlighted, moved)) chosen = item;
        }
    ImGui::PopStyleVar();
    return chosen;
}

bool offers_free_text(SearchState const& state, SearchListOptions const& options) {
    return !options.free_text.empty() && !trimmed(state.filter).empty();
}

// The line under the list that takes what is typed; also Enter, where nothing matches.
bool free_text_is_taken(SearchState const& state, SearchListOptions const& options) {
    std::string const label = say("{} “{}”¦what is done with what was typed", options.free_text, trimmed(state.filter));
    bool const pressed = button(label, {.kind = ButtonKind::Quiet,
                                        .size = ButtonSize::Small,
                                        .icon = icon::add,
                                        .width = ImGui::GetContentRegionAvail().x});
    return pressed || (state.matches.empty() && take_enter());
}

} // namespace

std::vector<std::size_t> matches_of(std::span<SearchItem const> items, std::string_view filter) {
    return matches_in(keys_of(items), filter);
}

std::optional<std::size_t> search_list(std::string_view label, std::span<SearchItem const> items, SearchState& state,
                                       SearchListOptions const& options) {
    float const height = options.height > 0 ? options.height : px(default_height);
    bool const appears = ImGui::IsWindowAppearing();
    filter_box(label, state, options);
    update(state, items);
    std::size_t const before = state.highlighted;
    if (!appears) state.highlighted = moved_highlight(before, state.matches.size());
    bool const free_text = offers_free_text(state, options);
    float const spacing = ImGui::GetStyle().ItemSpacing.y;
    float const below = free_text ? px(small_control_height) + spacing : 0;
    float const list_height = height - px(control_height) - spacing - below;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    bool const visible = ImGui::BeginChild("##matches", {0, list_height}, false, ImGuiWindowFlags_NoNavInputs);
    ImGui::PopStyleVar();
    std::optional<std::size_t> chosen;
    if (visible) {
        float const row = row_height({.title = {}, .subtitle = "x"});
        bool const by_keys = state.highlighted != before;
        if (by_keys) ImGui::SetScrollY(std::max(0.0F, row * static_cast<float>(state.highlighted) - list_height / 2));
        chosen = draw_matches(items, state, Moved::ByMouse);
        if (state.matches.empty()) caption(options.nothing_found);
    }
    ImGui::EndChild();
    if (!appears && state.highlighted < state.matches.size() && take_enter()) chosen = state.matches[state.highlighted];
    if (free_text && free_text_is_taken(state, options)) chosen = items.size();
    return chosen;
}

std::optional<std::size_t> search_field(std::string_view label, std::string_view chosen,
                                        std::span<SearchItem const> items, SearchState& state,
                                        FieldOptions const& options, SearchListOptions const& list) {
    Field field(label, options);
    auto const [box, pressed_it, focused] = closed_box(label, chosen, field, options);
    ImGuiID const owner = owner_id(label);
    Scope const scope(label);
    std::string const typed = focused && !ImGui::IsAnyItemActive() ? take_typed() : std::string();
    if (pressed_it || !trimmed(typed).empty()) {
        state.filter.clear();
        state.highlighted = 0;
        type_into(state, typed);
        ImGui::OpenPopup(search_popup_name);
    }
    float const height = list.height > 0 ? list.height : px(default_height);
    float const width = std::max(box.max.x - box.min.x, px(least_popup_width));
    Popup popup(search_popup_name, {box.min, box.max, owner}, {width, height + 2 * px(space::small)},
                PopupKeys::OwnHandling);
    if (!popup) return std::nullopt;
    SearchListOptions inside = list;
    inside.height = ImGui::GetContentRegionAvail().y;
    std::optional<std::size_t> const picked = search_list("Search", items, state, inside);
    if (picked) pressed(Key::Enter) ? popup.close_by_key() : ImGui::CloseCurrentPopup();
    return picked;
}

} // namespace accrue::gui::ui
