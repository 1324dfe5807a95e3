// The word --lang, of every verb that writes something for people.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace accrue::cli {

// `what`: "report", what is written in the language.
void add_language(CLI::App* verb, std::string& language, std::string_view what);

} // namespace accrue::cli
