#include "cli/evidence_words.h"

#include <CLI/CLI.hpp>

#include "cli/language_word.h"

namespace accrue::cli {
namespace {

constexpr int least_floor = 72;
constexpr int most_floor = 600;

void add_limits(CLI::App* verb, AskedLimits& limits) {
    CLI::Option* const pack =
        verb->add_option("--pack", limits.pack, "the rule pack (TOML) whose limits hold")->type_name("FILE");
    verb->add_option("--max-bytes", limits.most_bytes, "instead of a pack: so many bytes at most, PDF only")
        ->check(CLI::PositiveNumber.description(""))
        ->type_name("N")
        ->excludes(pack);
}

} // namespace

void EvidenceWords::add_to(CLI::App& app) {
    evidence_ = app.add_subcommand("evidence", "Look at files that prove a claim, and make them fit");
    evidence_->require_subcommand(0, 1);
    evidence_->footer("Example:\n  accrue evidence check certificate.pdf --pack rules/prism/prism.toml");
    CLI::App* check = evidence_->add_subcommand("check", "Say what each file is and whether it would be accepted");
    check->add_option("FILE", check_.files, "files of evidence")->required()->type_name("FILE");
    add_limits(check, check_.limits);
    add_language(check, check_.language, "answer");
    check->footer("Exit status 0: all fit; 1: some do not.\n\n"
                  "Example:\n  accrue evidence check certificate.pdf invoice.pdf --max-bytes 1048576");
    CLI::App* shrink = evidence_->add_subcommand("shrink", "Make a PDF or a picture fit, and keep it readable");
    shrink->add_option("FILE", shrink_.file, "the PDF, or a picture (JPEG, PNG, TIFF, HEIC), which stays as it is")
        ->required()
        ->type_name("FILE");
    shrink->add_option("-o,--output", shrink_.output, "the file to write (PDF)")->required()->type_name("FILE");
    add_limits(shrink, shrink_.limits);
    shrink->add_flag("--grey", shrink_.greyscale, "leave out the colours as well");
    shrink->add_option("--floor", shrink_.least_dpi, "the lowest resolution of pictures in dots per inch (150)")
        ->check(CLI::Range(least_floor, most_floor).description(""))
        ->type_name("DPI");
    add_language(shrink, shrink_.language, "answer");
    shrink->footer(
        "Tries one setting after the other, the gentlest first, and stops at the first that fits. Where none\n"
        "does nothing is written, and it says how close it came. A picture is put on a page of A4 first.\n\n"
        "Example:\n  accrue evidence shrink scan.pdf -o scan-small.pdf --max-bytes 1048576");
}

bool EvidenceWords::parsed() const { return evidence_->parsed(); }

std::optional<Request> EvidenceWords::request() const {
    if (evidence_->get_subcommands().empty()) return std::nullopt;
    if (evidence_->get_subcommands().front()->get_name() == "check") return check_;
    return shrink_;
}

} // namespace accrue::cli
