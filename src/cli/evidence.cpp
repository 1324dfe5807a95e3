// accrue evidence check, accrue evidence shrink: files that prove a claim, before they are in a library.
#include <filesystem>

#include <fmt/format.h>

#include "cli/common_words.h"
#include "cli/evidence_library.h"
#include "cli/places.h"
#include "cli/rules_files.h"
#include "cli/verbs.h"
#include "domain/texts.h"
#include "evidence/picture.h"
#include "evidence/shrink.h"
#include "evidence/verdict.h"
#include "files/whole_file.h"

namespace accrue::cli {
namespace {

using evidence::Inspection;
using evidence::Sandbox;
using evidence::ShrinkStep;
using evidence::Verdict;
using rules::EvidenceLimits;

// None: nothing is limited. A pack that is not sound is told, and is a status.
std::variant<std::optional<EvidenceLimits>, Exit> limits_of(AskedLimits const& asked, Console const& console) {
    if (asked.most_bytes) return EvidenceLimits{{"pdf"}, asked.most_bytes, {}};
    if (asked.pack.empty()) return std::optional<EvidenceLimits>();
    session::LoadedPack const loaded = sound_pack(asked.pack, console);
    if (!loaded.pack) return exit_for(loaded.problems);
    return loaded.pack->pack.header.evidence;
}

// A file looked at, and where.
struct Looked {
    Sandbox sandbox;
    std::string bytes;
    Inspection file;
};

Result<Looked> look_at(std::string const& name) {
    auto bytes = files::read_ordinary_file(name, evidence::most_file_bytes);
    if (!bytes) return bytes.problem();
    auto sandbox = Sandbox::open();
    if (!sandbox) return sandbox.problem();
    auto file = evidence::inspect(*bytes, *sandbox);
    if (!file) return file.problem();
    return Looked{std::move(*sandbox), std::move(*bytes), std::move(*file)};
}

Problem at(std::string const& file, Problem problem) {
    if (problem.where.file.empty()) problem.where.file = file;
    return problem;
}

// The same as a PDF, told.
Result<Looked> on_pages(Looked picture, Console const& console) {
    auto bytes = evidence::pages_of_picture(picture.bytes, picture.file.kind, picture.sandbox);
    if (!bytes) return bytes.problem();
    auto file = evidence::inspect(*bytes, picture.sandbox);
    if (!file) return file.problem();
    console.out << wrapped(
        "    ", say("put on pages of A4: {} bytes", grouped_digits(static_cast<std::int64_t>(bytes->size()))));
    return Looked{std::move(picture.sandbox), std::move(*bytes), std::move(*file)};
}

void print_verdict(std::string const& name, Inspection const& file, Verdict const& verdict, Console const& console) {
    std::string text = fmt::format("{}: {}", name, verdict.text);
    if (!verdict.remedy.empty()) text += " " + verdict.remedy;
    console.out << wrapped("", printable(text)) << wrapped("    ", printable(evidence::facts_of(file)));
    for (std::string const& remark : verdict.remarks) console.out << wrapped("    - ", printable(remark));
}

void print_steps(evidence::Shrunk const& shrunk, Console const& console) {
    for (ShrinkStep const& step : shrunk.steps) console.out << wrapped("    ", evidence::step_words(step));
}

Exit tell_closest(evidence::Shrunk const& shrunk, std::int64_t limit, Console const& console) {
    auto const closest = static_cast<std::int64_t>(shrunk.bytes.size());
    console.out << wrapped("", shrunk.bytes.empty()
                                   ? std::string(tr("No setting gave a file that is whole. Nothing was written."))
                                   : say("It cannot be made to fit and stay readable: the smallest has {}. Nothing was "
                                         "written. Try --grey, a lower --floor, or scan it again in grey at 200 dpi.",
                                         evidence::size_words(closest, limit)));
    return Exit::Problems;
}

} // namespace

Exit run(CheckEvidence const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto const limits = limits_of(request.limits, console);
    if (auto const* refused = std::get_if<Exit>(&limits)) return *refused;
    Exit worst = Exit::Done;
    for (std::string const& name : request.files) {
        auto const looked = look_at(name);
        Exit status = Exit::Done;
        if (looked) {
            Verdict const verdict = verdict_on(looked->file, std::get<0>(limits));
            print_verdict(name, looked->file, verdict, console);
            if (verdict.kind != Verdict::Kind::Fits) status = Exit::Problems;
        } else {
            status = print_problem(at(name, looked.problem()), console);
        }
        worst = std::max(worst, status);
    }
    return worst;
}

Exit run(ShrinkEvidence const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    if (!request.library.empty()) return shrink_in_library(request, ports, console);
    auto const limits = limits_of(request.limits, console);
    if (auto const* refused = std::get_if<Exit>(&limits)) return *refused;
    auto const& asked = std::get<0>(limits);
    if (request.output.empty())
        return refuse("say where to write it: -o FILE, or --library for a file that a library holds",
                      "accrue evidence shrink", console);
    if (!asked || !asked->max_file_bytes)
        return refuse("say how large it may be: --max-bytes, or --pack with a pack that limits it",
                      "accrue evidence shrink", console);
    std::error_code none;
    if (std::filesystem::equivalent(request.file, request.output, none))
        return refuse("the original stays as it is: name another file to write", "accrue evidence shrink", console);
    auto looked = look_at(request.file);
    if (looked && evidence::is_picture(looked->file.kind)) looked = on_pages(*std::move(looked), console);
    if (!looked) return print_problem(at(request.file, looked.problem()), console);
    auto const shrunk = evidence::shrink(looked->bytes, looked->file,
                                         {.most_bytes = static_cast<std::size_t>(*asked->max_file_bytes),
                                          .least_dpi = request.least_dpi,
                                          .greyscale = request.greyscale},
                                         looked->sandbox);
    if (!shrunk) return print_problem(at(request.file, shrunk.problem()), console);
    print_steps(*shrunk, console);
    if (!shrunk->fits) return tell_closest(*shrunk, *asked->max_file_bytes, console);
    return write_output(request.output, shrunk->bytes, "smaller.pdf", console);
}

} // namespace accrue::cli
