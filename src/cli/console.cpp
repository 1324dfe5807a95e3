#include "cli/console.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::cli {
namespace {

// Problems of what a library holds; the others say that the system refused it.
constexpr std::array<std::string_view, 16> library_content{"L104", "L105", "L106", "L107", "L108", "L109",
                                                           "L118", "L121", "L122", "L123", "L124", "L125",
                                                           "L126", "L132", "L133", "L138"};

bool acts_on_terminal(char32_t c) {
    bool const control = (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
    bool const direction =
        c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || direction;
}

} // namespace

Exit exit_for(Problem const& problem) {
    if (problem.severity == Severity::Warning) return Exit::Done;
    if (problem.id.starts_with('S')) return Exit::SystemRefused;
    bool const content = std::ranges::find(library_content, problem.id) != library_content.end();
    return problem.id.starts_with('L') && !content ? Exit::SystemRefused : Exit::Problems;
}

Exit exit_for(Problems const& problems) {
    Exit worst = Exit::Done;
    for (Problem const& problem : problems) worst = std::max(worst, exit_for(problem));
    return worst;
}

Exit print_problem(Problem const& problem, Console const& console) {
    console.err << printable(to_text(problem)) << '\n';
    return exit_for(problem);
}

Exit print_problems(Problems const& problems, Console const& console) {
    for (Problem const& problem : problems) print_problem(problem, console);
    return exit_for(problems);
}

Exit print_exception(Console const& console) { return print_problem(problem_of_exception(), console); }

std::string printable(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        auto const [character, size] = first_character(text);
        // A byte that is no character may still be one to the terminal.
        char32_t const code = size == 1 ? static_cast<unsigned char>(text.front()) : character;
        if (acts_on_terminal(code))
            shown += fmt::format("⟦U+{:04X}⟧", static_cast<unsigned>(code));
        else
            shown += text.substr(0, size);
        text.remove_prefix(size);
    }
    return shown;
}

std::string wrapped(std::string_view first, std::string_view text) {
    std::string lines(first);
    std::size_t const indent = character_count(first);
    std::size_t column = indent;
    bool at_start = true;
    while (!text.empty()) {
        std::size_t const end = text.find_first_of(" \n");
        std::string_view const word = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (word.empty()) continue;
        std::size_t const width = character_count(word);
        if (!at_start && column + 1 + width > line_width) {
            lines += '\n' + std::string(indent, ' ');
            column = indent;
            at_start = true;
        }
        if (!at_start) {
            lines += ' ';
            ++column;
        }
        lines += word;
        column += width;
        at_start = false;
    }
    return lines + '\n';
}

Exit refuse(std::string const& what, std::string const& command, Console const& console) {
    console.err << "accrue: " << printable(what) << "\nRun '" << command
                << " --help' for the options and an example.\n";
    return Exit::WrongCommandLine;
}

std::string counted(std::size_t count, std::string_view noun) {
    if (count == 1) return fmt::format("1 {}", noun);
    if (noun.ends_with('y')) return fmt::format("{} {}ies", count, noun.substr(0, noun.size() - 1));
    return fmt::format("{} {}s", count, noun);
}

} // namespace accrue::cli
