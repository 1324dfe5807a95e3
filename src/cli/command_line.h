// From the words of the command line to a Request. A wrong command line, --help and --version are answered here.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/console.h"
#include "cli/requests.h"

namespace accrue::cli {

// `words` are those after the program's name, `screens` those of which there are pictures. Exit: all is said, the program
// ends.
[[nodiscard]] std::variant<Request, Exit>
read_command_line(std::vector<std::string> words, std::vector<std::string> const& screens, Console const& console);

} // namespace accrue::cli
