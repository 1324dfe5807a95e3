// The desktop's own file dialog, asked for through its portal (org.freedesktop.portal.FileChooser) over the session bus.
// This is the one place that knows sd-bus.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accrue::gui {

struct PortalFilter {
    std::string name;                  // "Tables"
    std::vector<std::string> patterns; // "*.csv"
};

struct PortalQuestion {
    std::string parent; // "x11:1c00007": the window that the dialog belongs to; empty: none
    std::string title;
    std::string accept;                     // the button
    bool is_new = false;                    // a file to be written
    std::string file_name;                  // proposed for that
    std::vector<PortalFilter> filters = {}; // advice only: the answer may be any file
    bool is_folder = false;                 // a folder is to be chosen
};

struct PortalAnswer {
    enum class Kind {
        Chosen,
        Cancelled,
        NoPortal // no session bus, no portal on it, or none with file dialogs: ask in another way
    };
    Kind kind = Kind::NoPortal;
    std::string path = {}; // of the one chosen
};

// Blocks until somebody has answered, or `go_on`, asked some times a second, says no: that is a Cancelled.
[[nodiscard]] PortalAnswer ask_portal(PortalQuestion const& question, std::function<bool()> const& go_on);

// "file:///home/me/M%C3%BCller.csv" as a path; nothing for what is no file of this machine, or no URI.
[[nodiscard]] std::optional<std::string> path_of_uri(std::string_view uri);

} // namespace accrue::gui
