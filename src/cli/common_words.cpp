#include "cli/common_words.h"

#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rules/translate.h"

namespace accrue::cli {
namespace {

// As the rest of the program spells it; what is wrong with it where it is no language.
std::string spell(std::string& text) {
    std::string spelled = rules::spelled_language(text);
    if (spelled.empty()) return fmt::format("'{}' is no language: write its tag, such as de, fr or pt-BR", text);
    text = std::move(spelled);
    return "";
}

} // namespace

void add_language(CLI::App* verb, std::string& language, std::string_view what) {
    verb->add_option(
            "--lang", language,
            fmt::format("the language of the {}, and of the rules' texts where they have it, such as de", what))
        ->transform(CLI::Validator(spell, ""))
        ->type_name("LANGUAGE");
}

std::string const& language_for_people(std::string const& asked, session::Ports const& ports) {
    return asked.empty() ? ports.language : asked;
}

std::string wrong_date(std::string const& text) {
    return parse_date(text) ? "" : fmt::format("'{}' is no date: write it as in 2012-09-30", text);
}

std::string empty_text(std::string const& text) { return text.empty() ? "nothing is named" : ""; }

void add_library(CLI::App* verb, std::string& library) {
    verb->add_option("--library", library, "the library (*.accrue); without it the one in your data folder")
        ->check(empty_text)
        ->type_name("FILE");
}

} // namespace accrue::cli
