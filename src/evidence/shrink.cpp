#include "evidence/shrink.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "evidence/page_picture.h"
#include "evidence/tool_words.h"

namespace accrue::evidence {
namespace {

using Outcome = ShrinkStep::Outcome;

constexpr char const* original_name = "original.pdf";
constexpr char const* result_name = "result.pdf";
constexpr ToolLimits shrink_limits{.time = std::chrono::seconds(60), .memory = 1024ULL * 1024 * 1024};

struct Rung {
    int dpi = 0;       // 0: the pictures stay as they are
    double factor = 0; // of the JPEG quantisation: larger is coarser
};

// From what nobody can see to what anybody can. The sizes that they give for one scan: platform notes, part 10.
constexpr std::array ladder{Rung{0, 0},      Rung{300, 0.4},  Rung{300, 0.76}, Rung{250, 0.4},
                            Rung{250, 0.76}, Rung{200, 0.4},  Rung{200, 0.76}, Rung{150, 0.4},
                            Rung{150, 0.76}, Rung{120, 0.76}, Rung{100, 0.76}, Rung{72, 0.76}};

// Pictures are never drawn finer than they are, so of the rungs above their resolution only the nearest that may be taken
// differs from it.
bool repeats_another(Rung const& rung, int dpi_of_pictures, int least_dpi) {
    return dpi_of_pictures > 0 && std::ranges::any_of(ladder, [&](Rung const& lower) {
               return lower.dpi < rung.dpi && lower.dpi >= std::max(dpi_of_pictures, least_dpi);
           });
}

constexpr double least_text_kept = 0.95;

std::vector<std::string> repack() {
    return {"qpdf",
            "--object-streams=generate",
            "--recompress-flate",
            "--compression-level=9",
            "--remove-unreferenced-resources=yes",
            original_name,
            result_name};
}

std::vector<std::string> redraw(Rung const& rung, bool greyscale) {
    std::string const dpi = fmt::format("{}", rung.dpi);
    std::vector<std::string> words{"gs", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dQUIET", "-sDEVICE=pdfwrite"};
    for (char const* const kind : {"Color", "Gray"}) {
        words.push_back(fmt::format("-dDownsample{}Images=true", kind));
        words.push_back(fmt::format("-d{}ImageDownsampleType=/Bicubic", kind));
        words.push_back(fmt::format("-d{}ImageResolution={}", kind, dpi));
        words.push_back(fmt::format("-d{}ImageDownsampleThreshold=1.0", kind));
        words.push_back(fmt::format("-dAutoFilter{}Images=false", kind));
        words.push_back(fmt::format("-d{}ImageFilter=/DCTEncode", kind));
    }
    words.emplace_back("-dPassThroughJPEGImages=false");
    if (greyscale) {
        words.emplace_back("-sColorConversionStrategy=Gray");
        words.emplace_back("-dProcessColorModel=/DeviceGray");
    }
    words.push_back(fmt::format("-sOutputFile={}", result_name));
    words.emplace_back("-c");
    std::string const quality =
        fmt::format("<< /QFactor {} /Blend 1 /HSamples [2 1 1 2] /VSamples [2 1 1 2] >>", rung.factor);
    words.push_back(fmt::format("<< /ColorImageDict {0} /GrayImageDict {0} >> setdistillerparams", quality));
    words.emplace_back("-f");
    words.emplace_back(original_name);
    return words;
}

std::string words_for(Rung const& rung) {
    if (rung.dpi == 0) return std::string(tr("packed anew, nothing changed"));
    return rung.factor < 0.5 ? say("pictures at {} dpi, fine", rung.dpi) : say("pictures at {} dpi", rung.dpi);
}

// Letters and digits of a document's text.
std::size_t letters_in(Sandbox const& sandbox, std::string const& file) {
    std::string const text = text_in(sandbox, file);
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; }));
}

class Shrinker {
public:
    Shrinker(Inspection const& file, ShrinkRequest const& request, Sandbox const& sandbox)
        : file_(file), request_(request), sandbox_(sandbox), text_(letters_in(sandbox, original_name)),
          pictures_(draw_small(sandbox, original_name, file.pages)) {}

    Shrunk climb() {
        for (Rung const& rung : ladder) {
            bool const below_floor = rung.dpi != 0 && rung.dpi < request_.least_dpi;
            bool const keeps_colours = request_.greyscale && rung.dpi == 0;
            if (below_floor || keeps_colours || repeats_another(rung, file_.images.most_dpi, request_.least_dpi))
                continue;
            if (take(rung)) break;
        }
        return std::move(shrunk_);
    }

private:
    // True: it fits.
    bool take(Rung const& rung) {
        ShrinkStep step{words_for(rung), 0, Outcome::Failed};
        std::error_code none;
        std::filesystem::remove(sandbox_.folder() / result_name, none);
        ToolRun const run = sandbox_.run(rung.dpi == 0 ? repack() : redraw(rung, request_.greyscale), shrink_limits);
        bool const done = run.end == ToolRun::End::Exited && (run.status == 0 || (rung.dpi == 0 && run.status == 3));
        auto bytes = done ? sandbox_.take(result_name, most_file_bytes) : Result<std::string>(std::string());
        if (bytes && !bytes->empty()) {
            step.bytes = bytes->size();
            step.outcome = !is_whole(rung)                        ? Outcome::NotWhole
                           : bytes->size() <= request_.most_bytes ? Outcome::Fits
                                                                  : Outcome::TooLarge;
        }
        shrunk_.fits = step.outcome == Outcome::Fits;
        bool const smallest = shrunk_.bytes.empty() || step.bytes < shrunk_.bytes.size();
        if (shrunk_.fits || (step.outcome == Outcome::TooLarge && smallest)) shrunk_.bytes = *std::move(bytes);
        shrunk_.steps.push_back(std::move(step));
        return shrunk_.fits;
    }

    // Ghostscript ends well on a file that it could not read, with a blank page: so the result is compared with the original.
    // A page that cannot be drawn cannot be compared: then only what was packed anew counts, in which no page changes.
    [[nodiscard]] bool is_whole(Rung const& rung) const {
        if (pages_in(sandbox_, result_name) != file_.pages) return false;
        if (!sandbox_.run({"qpdf", "--check", result_name}).succeeded()) return false;
        if (static_cast<double>(letters_in(sandbox_, result_name)) < least_text_kept * static_cast<double>(text_))
            return false;
        auto const now = draw_small(sandbox_, result_name, file_.pages);
        bool const may_differ = rung.dpi != 0;
        return std::ranges::equal(pictures_, now, [&](PagePicture const& before, PagePicture const& after) {
            return before.is_drawn() ? can_still_be_read(before, after) : !may_differ;
        });
    }

    Inspection const& file_;
    ShrinkRequest const& request_;
    Sandbox const& sandbox_;
    std::size_t text_;
    std::vector<PagePicture> pictures_; // of the original
    Shrunk shrunk_;
};

std::string outcome_words(ShrinkStep const& step) {
    switch (step.outcome) {
    case ShrinkStep::Outcome::Fits: return std::string(tr("fits"));
    case ShrinkStep::Outcome::TooLarge: return std::string(tr("too large"));
    case ShrinkStep::Outcome::NotWhole: return std::string(tr("left out: something would be lost or hard to read"));
    case ShrinkStep::Outcome::Failed: return std::string(tr("failed"));
    }
    return {};
}

} // namespace

std::string step_words(ShrinkStep const& step) {
    return say("{}: {} bytes, {}", step.what, grouped_digits(static_cast<std::int64_t>(step.bytes)),
               outcome_words(step));
}

Result<Shrunk> shrink(std::string_view original, Inspection const& file, ShrinkRequest const& request,
                      Sandbox const& sandbox) {
    if (auto const can = can_be_worked_on(file); !can) return can.problem();
    if (!sandbox.has("gs"))
        return Problem{"S113",
                       {},
                       say("the program '{}' is not installed, without which no PDF can be shrunk", "gs"),
                       say("install the package {}", "ghostscript")};
    if (auto written = sandbox.put(original_name, original); !written) return written.problem();
    if (original.size() <= request.most_bytes && !request.greyscale) return Shrunk{true, std::string(original), {}};
    return Shrinker(file, request, sandbox).climb();
}

} // namespace accrue::evidence
