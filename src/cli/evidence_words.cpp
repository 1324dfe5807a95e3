#include "cli/evidence_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/common_words.h"

namespace accrue::cli {
namespace {

constexpr double units_of_percent = page_units / 100.0;
constexpr int least_floor = 72;
constexpr int most_floor = 600;

std::string wrong_percentage(std::string const& text) {
    double percent = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
    bool const all = error == std::errc{} && end == text.data() + text.size();
    if (all && percent >= 0 && percent <= 100) return ""; // "nan" is not
    return fmt::format("'{}' is no percentage: write a number from 0 to 100", text);
}

struct LimitOptions {
    CLI::Option* pack;
    CLI::Option* most_bytes;
};

LimitOptions add_limits(CLI::App* verb, AskedLimits& limits) {
    CLI::Option* const pack =
        verb->add_option("--pack", limits.pack, "the rule pack (TOML) whose limits hold")->type_name("FILE");
    CLI::Option* const most_bytes =
        verb->add_option("--max-bytes", limits.most_bytes, "instead of a pack: so many bytes at most, PDF only")
            ->check(CLI::PositiveNumber.description(""))
            ->type_name("N")
            ->excludes(pack);
    return {pack, most_bytes};
}

} // namespace

void EvidenceWords::add_to(CLI::App& app) {
    evidence_ =
        app.add_subcommand("evidence", "Files that prove a claim: look at them, make them fit, tie them to entries");
    evidence_->require_subcommand(0, 1);
    evidence_->footer("Example:\n  accrue evidence check certificate.pdf --pack rules/prism/prism.toml");
    add_check();
    add_shrink();
    add_of_library();
}

void EvidenceWords::add_check() {
    CLI::App* check = evidence_->add_subcommand("check", "Say what each file is and whether it would be accepted");
    check->add_option("FILE", check_.files, "files of evidence")->required()->type_name("FILE");
    add_limits(check, check_.limits);
    add_language(check, check_.language, "answer");
    check->footer("Exit status 0: all fit; 1: some do not.\n\n"
                  "Example:\n  accrue evidence check certificate.pdf invoice.pdf --max-bytes 1048576");
}

void EvidenceWords::add_shrink() {
    CLI::App* shrink = evidence_->add_subcommand("shrink", "Make a PDF or a picture fit, and keep it readable");
    shrink->add_option("FILE", shrink_.file, "the PDF, or a picture (JPEG, PNG, TIFF, HEIC), which stays as it is")
        ->required()
        ->type_name("FILE");
    CLI::Option* const output =
        shrink->add_option("-o,--output", shrink_.output, "the file to write (PDF)")->type_name("FILE");
    LimitOptions const limits = add_limits(shrink, shrink_.limits);
    shrink
        ->add_option("--library", shrink_.library,
                     "instead: FILE is the name of a file in this library, to which a smaller version is added; its "
                     "rules limit it")
        ->type_name("L")
        ->excludes(output)
        ->excludes(limits.pack)
        ->excludes(limits.most_bytes);
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

void EvidenceWords::add_of_library() {
    auto const in_library = [](CLI::App* verb, std::string& library, std::string& language) {
        add_library(verb, library);
        add_language(verb, language, "answer");
    };
    auto const of_entry = [](CLI::App* verb, std::string& name, std::string& claim) {
        verb->add_option("NAME", name, "the file, by its name in the library")->required()->type_name("NAME");
        verb->add_option("--to", claim, "the entry, by the id that 'list' shows")->required()->type_name("ID");
    };
    CLI::App* list = evidence_->add_subcommand("list", "Files and entries of the open record, and what is missing");
    in_library(list, list_.library, list_.language);
    list->footer("Example:\n  accrue evidence list --library mine.accrue");
    CLI::App* add = evidence_->add_subcommand("add", "Keep copies of files in a library");
    add->add_option("FILE", add_.files, "PDFs, pictures, or folders of them")->required()->type_name("FILE");
    add->add_option("--to", add_.claim, "the entry that they prove, by the id that 'list' shows")->type_name("ID");
    in_library(add, add_.library, add_.language);
    add->footer("Exit status 1: some were refused; the others were added.\n\n"
                "Example:\n  accrue evidence add certificate.pdf --to c2 --library mine.accrue");
    CLI::App* link = evidence_->add_subcommand("link", "Tie a file to an entry, or take it away");
    of_entry(link, link_.name, link_.claim);
    link->add_flag("--away", link_.away, "the entry does not name the file any more");
    in_library(link, link_.library, link_.language);
    link->footer("Example:\n  accrue evidence link certificate.pdf --to c2 --library mine.accrue");
    CLI::App* mark = evidence_->add_subcommand("mark", "Mark the place on a page that proves an entry");
    of_entry(mark, mark_.name, mark_.claim);
    mark->add_option("--page", mark_.mark.page, "the page, from 1")
        ->check(CLI::PositiveNumber.description(""))
        ->type_name("N");
    mark->add_option("--box", box_, "left, top, right and bottom in percent of the page, from its upper left corner")
        ->required()
        ->expected(4)
        ->delimiter(',')
        ->check(wrong_percentage)
        ->type_name("L,T,R,B");
    mark->add_option("--fact", fact_, "what stands there: name, date, hours, issuer or other")
        ->check(CLI::IsMember(std::vector<std::string>(proof_facts.begin(), proof_facts.end())).description(""))
        ->type_name("FACT");
    in_library(mark, mark_.library, mark_.language);
    mark->footer("Example:\n  accrue evidence mark certificate.pdf --to c2 --page 1 --box 20,30,60,35 --fact date");
}

bool EvidenceWords::parsed() const { return evidence_->parsed(); }

std::optional<Request> EvidenceWords::request() const {
    if (evidence_->get_subcommands().empty()) return std::nullopt;
    std::string const verb = evidence_->get_subcommands().front()->get_name();
    if (verb == "check") return check_;
    if (verb == "list") return list_;
    if (verb == "add") return add_;
    if (verb == "link") return link_;
    if (verb == "shrink") return shrink_;
    MarkEvidence mark = mark_;
    auto const units = [&](std::size_t i) { return static_cast<int>(std::lround(box_.at(i) * units_of_percent)); };
    mark.mark.box = {units(0), units(1), units(2), units(3)};
    mark.mark.fact = static_cast<ProofFact>(std::ranges::find(proof_facts, fact_) - proof_facts.begin());
    return mark;
}

} // namespace accrue::cli
