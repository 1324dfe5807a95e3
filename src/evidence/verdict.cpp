#include "evidence/verdict.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/counted_word.h"
#include "domain/text.h"
#include "domain/texts.h"

namespace accrue::evidence {
namespace {

using Kind = Verdict::Kind;
using State = Inspection::State;

constexpr std::int64_t binary_megabyte = 1'048'576;
constexpr std::int64_t decimal_megabyte = 1'000'000;
constexpr int legible_dpi = 100; // below it small print is hard to read; ours, from trying

std::string_view name_of(FileKind kind) {
    switch (kind) {
    case FileKind::Empty: return tr("an empty file");
    case FileKind::Pdf: return "PDF";
    case FileKind::Jpeg: return "JPEG";
    case FileKind::Png: return "PNG";
    case FileKind::Tiff: return "TIFF";
    case FileKind::Heic: return "HEIC";
    case FileKind::Office: return tr("an office document");
    case FileKind::Other: return tr("a file of an unknown kind");
    }
    return "";
}

// As this layer names formats: packs may say "jpg".
std::string_view usual_name(std::string_view format) {
    if (format == "jpg") return "jpeg";
    if (format == "tif") return "tiff";
    return format == "heif" ? "heic" : format;
}

bool accepts(rules::EvidenceLimits const& limits, FileKind kind) {
    return limits.formats.empty() || std::ranges::any_of(limits.formats, [&](std::string const& format) {
               return usual_name(format) == format_name(kind);
           });
}

// What to do with a file of a kind that is not accepted.
std::string conversion(FileKind kind) {
    switch (kind) {
    case FileKind::Office:
        return std::string(tr("Open it in your office program and choose Export as PDF, then take the PDF."));
    case FileKind::Jpeg:
    case FileKind::Png:
    case FileKind::Tiff:
    case FileKind::Heic: return std::string(tr("Shrink it: that makes a PDF of it, and the original is kept."));
    default: return std::string(tr("Open it in the program that made it and print it to a PDF, then take the PDF."));
    }
}

// Nothing where the file can be used as it is.
std::optional<Verdict> unusable(Inspection const& file) {
    auto const because = [&](std::string_view what) {
        std::string text(what);
        return file.trouble.empty() ? text : fmt::format("{} ({})", text, file.trouble);
    };
    if (file.kind == FileKind::Empty)
        return Verdict{
            Kind::Unusable, std::string(tr("It is empty.")), std::string(tr("Scan or export the document again.")), {}};
    switch (file.state) {
    case State::Locked:
        return Verdict{Kind::Unusable,
                       std::string(tr("It asks for a password, so no reviewer could open it.")),
                       std::string(tr("Open it with its password and print it to a new PDF without one.")),
                       {}};
    case State::Damaged:
        return Verdict{Kind::Unusable,
                       because(tr("It is damaged: a part of it is missing or cannot be read.")),
                       std::string(tr("Scan or export the document again, or download it once more.")),
                       {}};
    case State::TooHeavy:
        return Verdict{Kind::Unusable,
                       std::string(tr("Looking at it took more time or memory than a document may take.")),
                       std::string(tr("Print the pages that count to a new PDF.")),
                       {}};
    case State::Sound:
    case State::Mendable: break;
    }
    return std::nullopt;
}

std::vector<std::string> remarks_on(Inspection const& file) {
    std::vector<std::string> remarks;
    auto const add = [&](bool holds, std::string_view text) {
        if (holds) remarks.emplace_back(text);
    };
    add(file.state == State::Mendable, tr("Its structure has faults that most readers mend without saying so."));
    add(file.scripts, tr("It contains scripts, which Accrue never runs; some bodies refuse such files."));
    add(file.changed_after_signing,
        tr("It was changed after it was signed: what it shows may not be what was signed."));
    add(file.attachments > 0, tr("Other files are attached inside it, which reviewers do not see."));
    add(file.forms, tr("It has form fields: what they show may look different elsewhere."));
    add(file.protected_, tr("It opens without a password, but is protected against changes."));
    add(file.fonts_missing, tr("Some of its fonts are not inside it: it may look different elsewhere."));
    if (file.images.count > 0 && file.images.most_dpi < legible_dpi)
        remarks.push_back(
            say("Its pictures have only {} dots per inch: small print may not be readable.", file.images.most_dpi));
    return remarks;
}

std::int64_t megabyte_of(std::int64_t limit) {
    return limit % binary_megabyte == 0 ? binary_megabyte : decimal_megabyte;
}

} // namespace

std::string formats_words(rules::EvidenceLimits const& limits) {
    std::vector<std::string> names;
    for (std::string const& format : limits.formats) {
        std::string name = format;
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        names.push_back(std::move(name));
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string short_size(std::int64_t bytes, std::int64_t limit) {
    std::int64_t const megabyte = megabyte_of(limit);
    std::int64_t const hundredths = bytes / megabyte * 100 + (bytes % megabyte * 100 + megabyte - 1) / megabyte;
    return fmt::format("{} MB", number_words(reduced(hundredths, 100)));
}

std::string size_words(std::int64_t bytes, std::int64_t limit) {
    return say("{} ({} bytes)", short_size(bytes, limit), grouped_digits(bytes));
}

std::string facts_of(Inspection const& file) {
    std::vector<std::string> facts{std::string(name_of(file.kind))};
    if (file.pages > 0) {
        std::string pages = fmt::format("{} {}", file.pages, counted_word("page", file.pages == 1));
        if (!file.sizes.empty())
            pages = say("{} of {} × {} mm", pages, file.sizes.front().width, file.sizes.front().height);
        facts.push_back(std::move(pages));
    }
    if (file.images.count > 0) {
        std::string const dpi = file.images.least_dpi == file.images.most_dpi
                                    ? fmt::format("{}", file.images.most_dpi)
                                    : say("{} to {}¦resolution", file.images.least_dpi, file.images.most_dpi);
        facts.push_back(file.images.colour ? say("pictures of {} dpi in colour", dpi) : say("pictures of {} dpi", dpi));
    }
    facts.push_back(say("{} bytes", grouped_digits(static_cast<std::int64_t>(file.bytes))));
    return fmt::format("{}", fmt::join(facts, ", "));
}

Verdict verdict_on(Inspection const& file, std::optional<rules::EvidenceLimits> const& limits) {
    auto verdict = unusable(file);
    if (!verdict && limits && !accepts(*limits, file.kind))
        verdict = Verdict{Kind::OtherFormat,
                          say("It is {}; accepted is {}.", name_of(file.kind), formats_words(*limits)),
                          conversion(file.kind),
                          {}};
    auto const bytes = static_cast<std::int64_t>(file.bytes);
    if (!verdict && limits && limits->max_file_bytes && bytes > *limits->max_file_bytes)
        verdict = Verdict{Kind::TooLarge,
                          say("It has {}; at most {} are accepted.", size_words(bytes, *limits->max_file_bytes),
                              size_words(*limits->max_file_bytes, *limits->max_file_bytes)),
                          std::string(tr("Shrink it: the original is kept.")),
                          {}};
    if (!verdict && limits && limits->max_file_bytes)
        verdict = Verdict{Kind::Fits,
                          say("It fits: {} of {}.", size_words(bytes, *limits->max_file_bytes),
                              size_words(*limits->max_file_bytes, *limits->max_file_bytes)),
                          {},
                          {}};
    if (!verdict) verdict = Verdict{Kind::Fits, std::string(tr("It can be opened and read.")), {}, {}};
    if (file.kind == FileKind::Pdf) verdict->remarks = remarks_on(file);
    return *std::move(verdict);
}

} // namespace accrue::evidence
