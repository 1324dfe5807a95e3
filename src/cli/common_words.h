// The words that several verbs have: --lang of all that write something for people, --library of all that read one.
#pragma once

#include <string>
#include <string_view>

#include "session/ports.h"

namespace CLI {
class App;
}

namespace accrue::cli {

// `what`: "report", what is written in the language.
void add_language(CLI::App* verb, std::string& language, std::string_view what);

// What people read is in the language that they ask for, else in the machine's. Rules need not have texts in that one.
[[nodiscard]] std::string const& language_for_people(std::string const& asked, session::Ports const& ports);

// Why it is no date, for an option that takes one; empty: it is one.
[[nodiscard]] std::string wrong_date(std::string const& text);

// What a text must not be; a variable of a script that was not set, say.
[[nodiscard]] std::string empty_text(std::string const& text);

void add_library(CLI::App* verb, std::string& library);

} // namespace accrue::cli
