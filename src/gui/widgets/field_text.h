// The text of a field whose characters ImGui's own fields cannot show: drawn by the shaper while nobody types, shown in a
// small pane beside the field while somebody does. For field_parts.cpp and fields.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gui/widgets/field_parts.h"
#include "gui/widgets/stand_ins.h"

namespace accrue::gui {

// Around one of ImGui's text fields, for as long as it is drawn: `shown` is what that field edits in place of the text.
class FieldText {
public:
    enum class Hidden { WhereShaped, UnlessTypedInto };

    // `id` is the field's. ImGui's text is hidden while nobody types: where it needs shaping, or always.
    FieldText(std::string_view text, ImGuiID id, Hidden hidden = Hidden::WhereShaped);
    ~FieldText() = default;
    FieldText(FieldText const&) = delete;
    FieldText& operator=(FieldText const&) = delete;

    [[nodiscard]] std::string& shown() { return shown_; }
    // What was typed into `shown`, as text.
    [[nodiscard]] std::string text() const;
    // ImGui does not draw it: the caller does.
    [[nodiscard]] bool hidden() const { return hidden_; }

    // Right after the field, in every frame: whether it is typed into now.
    void typed_into(bool now);

private:
    ImGuiID id_;
    std::string shown_;
    bool hidden_ = false;
    std::optional<FieldClipboard> clipboard_;
};

// The text in one line inside the box of a field of one line.
void draw_inside(Box const& box, std::string_view text);

// How the text really looks, in a pane above the box (below, where there is no room), if ImGui shows it otherwise.
void draw_preview(Box const& box, std::string_view text);

// The paragraph of `text` in which the byte `at` lies.
[[nodiscard]] std::string_view paragraph_at(std::string_view text, std::size_t at);

} // namespace accrue::gui
