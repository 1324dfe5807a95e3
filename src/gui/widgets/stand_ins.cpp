#include "gui/widgets/stand_ins.h"

#include <algorithm>

#include "domain/text.h"
#include "gui/widgets/environment.h"

namespace accrue::gui {

namespace {

constexpr char32_t first_private = 0xE000;
constexpr char32_t last_private = 0xF8FF;

bool wants_stand_in(char32_t c) { return c > 0xFFFF || is_stand_in(c) || (c >= first_private && c <= last_private); }

constexpr unsigned char first_lead = 0xEA; // of U+A000

bool has_none(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < first_lead; });
}

} // namespace

bool is_stand_in(char32_t c) { return c >= StandIns::first && c < StandIns::first + StandIns::most; }

std::optional<char32_t> StandIns::for_field(char32_t character) {
    if (!wants_stand_in(character)) return character;
    auto known = std::find(originals_.begin(), originals_.end(), character);
    if (known == originals_.end()) {
        if (originals_.size() == most) return std::nullopt;
        known = originals_.insert(originals_.end(), character);
    }
    return first + static_cast<char32_t>(known - originals_.begin());
}

std::optional<std::string> StandIns::for_field(std::string_view text) {
    if (has_none(text) || find_invalid_utf8(text) != std::string_view::npos) return std::string(text);
    std::size_t const before = originals_.size();
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        auto const [code, size] = first_character(text.substr(at));
        auto const stand_in = for_field(code);
        if (!stand_in) {
            originals_.resize(before);
            return std::nullopt;
        }
        if (*stand_in == code)
            shown.append(text.substr(at, size));
        else
            append_utf8(shown, *stand_in);
        at += size;
    }
    return shown;
}

std::string StandIns::from_field(std::string_view text) const {
    if (has_none(text)) return std::string(text);
    std::string original;
    for (std::size_t at = 0; at < text.size();) {
        auto const [code, size] = first_character(text.substr(at));
        if (is_stand_in(code) && code - first < originals_.size())
            append_utf8(original, originals_[code - first]);
        else
            original.append(text.substr(at, size));
        at += size;
    }
    return original;
}

void type_character(char32_t character) {
    if (auto const shown = environment().stand_ins.for_field(character)) ImGui::GetIO().AddInputCharacter(*shown);
}

FieldClipboard::FieldClipboard()
    : get_(ImGui::GetIO().GetClipboardTextFn), set_(ImGui::GetIO().SetClipboardTextFn),
      user_data_(ImGui::GetIO().ClipboardUserData) {
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = this;
    io.GetClipboardTextFn = get;
    io.SetClipboardTextFn = set;
}

FieldClipboard::~FieldClipboard() {
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = user_data_;
    io.GetClipboardTextFn = get_;
    io.SetClipboardTextFn = set_;
}

char const* FieldClipboard::get(void* self) {
    auto& clipboard = *static_cast<FieldClipboard*>(self);
    char const* const text = clipboard.get_ ? clipboard.get_(clipboard.user_data_) : nullptr;
    if (!text) return nullptr;
    clipboard.pasted_ = environment().stand_ins.for_field(std::string_view(text)).value_or(std::string());
    return clipboard.pasted_.c_str();
}

void FieldClipboard::set(void* self, char const* text) {
    auto const& clipboard = *static_cast<FieldClipboard*>(self);
    if (clipboard.set_) clipboard.set_(clipboard.user_data_, environment().stand_ins.from_field(text).c_str());
}

} // namespace accrue::gui
