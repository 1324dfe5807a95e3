#include "evidence/tool_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <span>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"

namespace accrue::evidence {
namespace {

constexpr int least_picture = 100; // pixels, either way

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        std::size_t const end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    for (std::size_t at = line.find_first_not_of(' '); at != std::string_view::npos;) {
        std::size_t const end = std::min(line.find(' ', at), line.size());
        words.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(' ', end);
    }
    return words;
}

double decimal(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::isfinite(value) ? value : 0;
}

int millimetres(std::string_view points) {
    constexpr double most = 1e6;
    return static_cast<int>(std::lround(std::clamp(decimal(points) * 25.4 / 72, 0.0, most)));
}

Problem not_to_be_worked_on(std::string_view what) {
    return {
        "A300", {}, std::string(what), std::string(tr("'accrue evidence check' says what is wrong and what to do"))};
}

// `xMin="60.000000"`; 0 where it is not there.
double attribute(std::string_view line, std::string_view name) {
    std::size_t const at = line.find(name);
    return at == std::string_view::npos ? 0 : decimal(line.substr(at + name.size()));
}

std::string without_entities(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 5> entities{
        {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}}};
    std::string plain;
    while (!text.empty()) {
        auto const entity =
            std::ranges::find_if(entities, [&](auto const& known) { return text.starts_with(known.first); });
        plain += entity == entities.end() ? text.front() : entity->second;
        text.remove_prefix(entity == entities.end() ? 1 : entity->first.size());
    }
    return plain;
}

// What follows the table's head and the line under it.
std::span<std::string_view const> rows_of(std::vector<std::string_view> const& lines) {
    return std::span(lines).subspan(std::min<std::size_t>(lines.size(), 2));
}

} // namespace

int first_number(std::string_view text) {
    std::size_t const at = text.find_first_of("0123456789");
    int value = 0;
    if (at != std::string_view::npos) std::from_chars(text.data() + at, text.data() + text.size(), value);
    return value;
}

std::map<std::string, std::string> read_info(std::string_view printed) {
    std::map<std::string, std::string> info;
    for (std::string_view const line : lines_of(printed)) {
        std::size_t const colon = line.find(':');
        if (colon != std::string_view::npos)
            info.insert_or_assign(std::string(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
    }
    return info;
}

std::vector<PageSize> read_sizes(std::map<std::string, std::string> const& info) {
    std::vector<PageSize> sizes;
    for (auto const& [name, value] : info) {
        if (!name.starts_with("Page") || !name.ends_with("size")) continue;
        auto const words = words_of(value); // 612 x 792 pts
        if (words.size() < 4 || words[1] != "x") continue;
        PageSize const size{millimetres(words[0]), millimetres(words[2]), 1};
        auto const same = std::ranges::find_if(
            sizes, [&](PageSize const& known) { return known.width == size.width && known.height == size.height; });
        if (same == sizes.end())
            sizes.push_back(size);
        else
            ++same->pages;
    }
    std::ranges::stable_sort(sizes, std::ranges::greater{}, &PageSize::pages);
    return sizes;
}

std::vector<PageExtent> read_extents(std::map<std::string, std::string> const& info, int first) {
    std::map<int, PageExtent> extents;
    for (auto const& [name, value] : info) {
        if (!name.starts_with("Page") || !name.ends_with("size")) continue;
        auto const words = words_of(value);
        if (words.size() < 4 || words[1] != "x") continue;
        PageExtent extent{decimal(words[0]), decimal(words[2])};
        auto const turned = info.find(name.substr(0, name.size() - std::string_view("size").size()) + "rot");
        if (turned != info.end() && first_number(turned->second) % 180 == 90) std::swap(extent.width, extent.height);
        if (extent.width > 0 && extent.height > 0) extents.insert_or_assign(first_number(name), extent);
    }
    std::vector<PageExtent> in_order;
    for (int page = first; extents.contains(page); ++page) in_order.push_back(extents.at(page));
    return in_order;
}

PageImages read_images(std::string_view printed) {
    // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
    enum Column : std::size_t { Type = 2, Width = 3, Height = 4, Color = 5, Across = 12, Down = 13, Count = 16 };
    PageImages images;
    auto const lines = lines_of(printed);
    for (std::string_view const line : rows_of(lines)) {
        auto const words = words_of(line);
        if (words.size() < Count || (words[Type] != "image" && words[Type] != "stencil")) continue;
        if (first_number(words[Width]) < least_picture || first_number(words[Height]) < least_picture) continue;
        int const dpi = std::min(first_number(words[Across]), first_number(words[Down]));
        images.least_dpi = images.count == 0 ? dpi : std::min(images.least_dpi, dpi);
        images.most_dpi = std::max(images.most_dpi, dpi);
        images.colour = images.colour || (words[Color] != "gray" && words[Color] != "-");
        ++images.count;
    }
    return images;
}

double read_area_of_images(std::string_view printed) {
    constexpr double square_inch = 72 * 72;
    double area = 0;
    auto const lines = lines_of(printed);
    for (std::string_view const line : rows_of(lines)) {
        auto const words = words_of(line);
        // The resolutions from the end: the object of an inline picture is one word, of others two.
        if (words.size() < 15 || (words[2] != "image" && words[2] != "stencil")) continue;
        double const across = std::max(decimal(words[words.size() - 4]), 1.0);
        double const down = std::max(decimal(words[words.size() - 3]), 1.0);
        area += decimal(words[3]) / across * decimal(words[4]) / down * square_inch;
    }
    return area;
}

// <word xMin="60.000000" yMin="285.640000" xMax="126.700000" yMax="304.140000">Imogen</word>
std::vector<WordBox> read_words(std::string_view printed) {
    std::vector<WordBox> words;
    for (std::string_view line : lines_of(printed)) {
        line = trimmed(line);
        std::size_t const begin = line.find('>') + 1;
        std::size_t const end = line.rfind("</word>");
        if (!line.starts_with("<word ") || begin == 0 || end == std::string_view::npos || end < begin) continue;
        words.push_back({without_entities(line.substr(begin, end - begin)), attribute(line, "xMin=\""),
                         attribute(line, "yMin=\""), attribute(line, "xMax=\""), attribute(line, "yMax=\"")});
    }
    return words;
}

PageFonts read_fonts(std::string_view printed) {
    PageFonts fonts;
    std::set<std::string> seen;
    auto const lines = lines_of(printed);
    for (std::string_view const line : rows_of(lines)) {
        auto const words = words_of(line);
        if (words.size() < 6) continue;
        // From the end: object and its generation, uni, sub, emb; names have blanks at times.
        fonts.missing = fonts.missing || words[words.size() - 5] == "no";
        std::string_view name = words.front();
        if (name.size() > 7 && name[6] == '+') name.remove_prefix(7);
        if (seen.insert(std::string(name)).second) fonts.names.emplace_back(name);
    }
    return fonts;
}

// "  - Signed Ranges: [0 - 644], [8836 - 10252]"
Signatures read_signatures(std::string_view printed) {
    Signatures signatures;
    for (std::string_view const line : lines_of(printed)) {
        signatures.broken = signatures.broken || line.ends_with("Digest Mismatch.");
        std::size_t const last = line.rfind("- ");
        if (line.find("Signed Ranges:") == std::string_view::npos || last == std::string_view::npos) continue;
        std::size_t end = 0;
        std::string_view const number = line.substr(last + 2);
        std::from_chars(number.data(), number.data() + number.size(), end);
        signatures.end = std::max(signatures.end, end);
    }
    return signatures;
}

std::string first_complaint(std::string_view printed) {
    for (std::string_view line : lines_of(printed)) {
        line = trimmed(line);
        for (std::string_view const prefix : {"WARNING: ", "ERROR: ", "Syntax Error: ", "Syntax Warning: ",
                                              "Command Line Error: ", "qpdf: ", "in.pdf: ", "in.pdf "})
            if (line.starts_with(prefix)) line.remove_prefix(prefix.size());
        if (!line.empty() && !line.starts_with("checking ")) return shortened(line, 160);
    }
    return {};
}

int pages_in(Sandbox const& sandbox, std::string const& file) {
    ToolRun const run = sandbox.run({"pdfinfo", file});
    auto const info = read_info(run.output);
    auto const pages = info.find("Pages");
    return !run.succeeded() || pages == info.end() ? 0 : first_number(pages->second);
}

std::string text_in(Sandbox const& sandbox, std::string const& file) {
    return sandbox.run({"pdftotext", "-l", std::to_string(pages_looked_at), file, "-"}, {.output = 8'000'000}).output;
}

Result<Done> can_be_worked_on(Inspection const& file) {
    using State = Inspection::State;
    if (file.kind == FileKind::Pdf && (file.state == State::Sound || file.state == State::Mendable)) return Done{};
    std::string_view const what = file.kind != FileKind::Pdf     ? tr("only PDFs can be worked on, and this is none")
                                  : file.state == State::Locked  ? tr("this PDF asks for a password")
                                  : file.state == State::Damaged ? tr("this PDF is damaged")
                                                                 : tr("this PDF takes too much time or memory");
    return not_to_be_worked_on(what);
}

} // namespace accrue::evidence
