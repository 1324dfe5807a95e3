#include "cli/language_word.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rules/translate.h"

namespace accrue::cli {
namespace {

std::string wrong_language(std::string const& text) {
    if (!rules::spelled_language(text).empty()) return "";
    return fmt::format("'{}' is no language: write its tag, such as de, fr or pt-BR", text);
}

} // namespace

void add_language(CLI::App* verb, std::string& language, std::string_view what) {
    verb->add_option(
            "--lang", language,
            fmt::format("the language of the {}, and of the rules' texts where they have it, such as de", what))
        ->check(wrong_language)
        ->type_name("LANGUAGE");
}

} // namespace accrue::cli
