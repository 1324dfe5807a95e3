#include "cli/console.h"

#include <algorithm>
#include <array>
#include <exception>
#include <new>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::cli {
namespace {

// Problems of what a library holds; the others say that the system refused it.
constexpr std::array<std::string_view, 16> library_content{"L104", "L105", "L106", "L107", "L108", "L109",
                                                           "L118", "L121", "L122", "L123", "L124", "L125",
                                                           "L126", "L132", "L133", "L138"};

struct Character {
    char32_t code = 0;
    std::size_t size = 1; // bytes
};

// REQUIRES: text is not empty. A byte that is not UTF-8 is a character of its own.
Character first_character(std::string_view text) {
    auto const lead = static_cast<unsigned char>(text.front());
    std::size_t const size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (size == 1 || size > text.size()) return {lead, 1};
    char32_t code = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        auto const next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80U) return {lead, 1};
        code = (code << 6U) | (next & 0x3FU);
    }
    return {code, size};
}

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

Exit print_exception(Console const& console) {
    try {
        throw;
    } catch (std::bad_alloc const&) {
        return print_problem({"S107",
                              {},
                              "there is not enough memory",
                              "close other programs, or take a smaller file; what was saved before is safe"},
                             console);
    } catch (std::exception const& error) {
        return print_problem({"S108",
                              {},
                              fmt::format("something failed that never should ({})", error.what()),
                              "please tell the makers of Accrue; what was saved before is safe"},
                             console);
    } catch (...) {
        return print_problem({"S108", {}, "something failed that never should", "please tell the makers of Accrue"},
                             console);
    }
}

std::string printable(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        Character const c = first_character(text);
        if (acts_on_terminal(c.code))
            shown += fmt::format("⟦U+{:04X}⟧", static_cast<unsigned>(c.code));
        else
            shown += text.substr(0, c.size);
        text.remove_prefix(c.size);
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
