// Files dragged from another program and dropped on a window: the source's side of XDND (freedesktop.org, version 5).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace accrue::test {

// `display` is the server's name, `window` the number of the window as xdotool prints it; x and y count from its corner. False:
// the window did not take them within ten seconds.
[[nodiscard]] bool drop_files(std::string const& display, std::string const& window, int x, int y,
                              std::vector<std::filesystem::path> const& files);

} // namespace accrue::test
