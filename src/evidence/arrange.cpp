#include "evidence/arrange.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "evidence/shrink.h"
#include "evidence/tool_words.h"

namespace accrue::evidence {
namespace {

constexpr char const* arranged_name = "arranged.pdf";
constexpr char const* words_name = "words";
constexpr ToolLimits arrange_limits{.time = std::chrono::seconds(60), .memory = 1024ULL * 1024 * 1024};

std::string name_of_part(std::size_t part) { return fmt::format("part{}.pdf", part); }

Place place_of(std::size_t part) { return {{}, 0, 0, fmt::format("/{}", part)}; }

Problem not_arranged(Place where, std::string what) {
    return {"A304", std::move(where), std::move(what), std::string(tr("nothing was changed"))};
}

Problem not_whole() { return not_arranged({}, std::string(tr("no document could be made of these pages"))); }

// Puts a part into the sandbox and says how many pages it has.
Result<int> take_in(Part const& part, std::size_t number, Sandbox const& sandbox) {
    auto file = inspect(part.pdf, sandbox);
    if (!file) return file.problem();
    if (auto const can = can_be_worked_on(*file); !can) {
        Problem problem = can.problem();
        problem.where = place_of(number);
        return problem;
    }
    for (ChosenPage const& chosen : part.pages)
        if (chosen.page < 1 || chosen.page > file->pages)
            return not_arranged(place_of(number),
                                say("there is no page {}: this document ends with page {}", chosen.page, file->pages));
    if (auto const written = sandbox.put(name_of_part(number), part.pdf); !written) return written.problem();
    return part.pages.empty() ? file->pages : static_cast<int>(part.pages.size());
}

// "1-3,7": neighbours as a range.
std::string ranges_of(std::vector<int> const& pages) {
    std::string text;
    for (std::size_t i = 0; i < pages.size();) {
        std::size_t end = i + 1;
        while (end < pages.size() && pages[end] == pages[end - 1] + 1) ++end;
        text += fmt::format("{}{}", text.empty() ? "" : ",", pages[i]);
        if (end - i > 1) text += fmt::format("-{}", pages[end - 1]);
        i = end;
    }
    return text;
}

// What qpdf is told, a word a line, in a file: very many pages are too much for a command line.
std::string words_for(std::vector<Part> const& parts, std::vector<int> const& counts) {
    std::string words = "--empty\n--pages\n";
    std::array<std::vector<int>, 3> turned; // pages of the result, by 90, 180 and 270 degrees
    int made = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::vector<int> pages;
        for (ChosenPage const& chosen : parts[i].pages) {
            assert(chosen.turn % 90 == 0 && chosen.turn >= 0 && chosen.turn < 360);
            pages.push_back(chosen.page);
            int const place = made + static_cast<int>(pages.size());
            if (chosen.turn != 0) turned.at(static_cast<std::size_t>(chosen.turn / 90 - 1)).push_back(place);
        }
        words += fmt::format("{}\n{}\n", name_of_part(i), pages.empty() ? "1-z" : ranges_of(pages));
        made += counts[i];
    }
    words += "--\n";
    for (std::size_t i = 0; i < turned.size(); ++i)
        if (!turned.at(i).empty()) words += fmt::format("--rotate=+{}:{}\n", (i + 1) * 90, ranges_of(turned.at(i)));
    return words + arranged_name + "\n";
}

} // namespace

Result<std::string> arrange(std::vector<Part> const& parts, Sandbox const& sandbox) {
    if (parts.empty()) return not_whole();
    std::vector<int> counts;
    int pages = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const count = take_in(parts[i], i, sandbox);
        if (!count) return count.problem();
        counts.push_back(*count);
        pages += *count;
    }
    if (auto const written = sandbox.put(words_name, words_for(parts, counts)); !written) return written.problem();
    ToolRun const run = sandbox.run({"qpdf", "--warning-exit-0", fmt::format("@{}", words_name)}, arrange_limits);
    if (!run.succeeded() || !sandbox.run({"qpdf", "--check", arranged_name}, arrange_limits).succeeded())
        return not_whole();
    if (pages_in(sandbox, arranged_name) != pages) return not_whole();
    return sandbox.take(arranged_name, most_file_bytes);
}

Result<std::string> without_colours(std::string_view pdf, Sandbox const& sandbox) {
    auto const file = inspect(pdf, sandbox);
    if (!file) return file.problem();
    auto grey = shrink(pdf, *file, {.most_bytes = most_file_bytes, .greyscale = true}, sandbox);
    if (!grey) return grey.problem();
    if (!grey->fits) return not_whole();
    return std::move(grey->bytes);
}

} // namespace accrue::evidence
