// The field of a dialog in which the path of a file to write is typed, beside a button that asks with the desktop's dialog.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/screens/intents.h"

namespace accrue::gui {

struct SavedFileField {
    std::string& path;
    std::string& error; // why it was refused; gone once something is typed
    std::vector<std::string>& completions;
    bool& refocus;           // gets the keyboard in the next frame
    std::string_view ending; // of such files' names
    Intent ask;              // that the desktop is asked
};

void draw_saved_file_field(SavedFileField const& field, Intents& intents);

// Why the dialog was refused.
void draw_dialog_error(std::string const& error);

} // namespace accrue::gui
