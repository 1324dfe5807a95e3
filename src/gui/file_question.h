// What is asked where a file is to be named: the words, the kinds of files, and what becomes of the answer. The same for the
// dialog of the desktop and for our own.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "gui/screens/intents.h"

namespace accrue::gui {

struct FileKind {
    std::string_view name = {};                   // "Tables"; shown by tr()
    std::array<std::string_view, 4> endings = {}; // ".csv"; an empty one: no more
};

struct FileQuestion { // words are shown by tr(), except the hint
    Panel panel = Panel::Import;
    std::string_view title;
    std::string_view subtitle;
    std::string_view accept;            // the button
    std::string_view hint;              // a path as an example; its file name is what is proposed for a new file
    bool is_new = false;                // the file is to be written
    std::array<FileKind, 3> kinds = {}; // the first holds all; one without a name: no more
    bool is_folder = false;             // a folder is asked for, which is there
};

// Nothing for a panel that asks for no file.
[[nodiscard]] FileQuestion const* question_of(Panel panel);

// REQUIRES: question_of(panel).
[[nodiscard]] Intent intent_for(Panel panel, std::string path);

// As a package is called when it is sealed, also where a browser has put a number to it.
[[nodiscard]] bool is_called_as_a_package(std::string_view path);

// What a file of data asks for that is dropped onto the window, by the end of its name; nothing: it may be evidence.
[[nodiscard]] std::optional<Intent> intent_for_dropped_data(std::string path);

} // namespace accrue::gui
