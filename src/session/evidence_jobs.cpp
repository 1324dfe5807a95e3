#include "session/evidence_jobs.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/texts.h"
#include "evidence/picture.h"
#include "evidence/verdict.h"
#include "files/whole_file.h"
#include "session/draft_reading.h"
#include "session/evidence_names.h"
#include "store/evidence.h"

namespace accrue::session {
namespace {

using evidence::FileKind;
using evidence::ShrinkStep;

// Why a file of these first bytes is not taken in at all; what else is wrong with one can be seen once it is.
std::optional<EvidenceRefusal> refused_kind(std::string const& name, std::string const& bytes) {
    FileKind const kind = evidence::kind_of(bytes);
    if (kind != FileKind::Empty && kind != FileKind::Office && kind != FileKind::Other) return std::nullopt;
    evidence::Inspection file;
    file.kind = kind;
    file.bytes = bytes.size();
    evidence::Verdict const verdict =
        verdict_on(file, rules::EvidenceLimits{{"pdf", "jpeg", "png", "tiff", "heic"}, {}, {}});
    return EvidenceRefusal{name, verdict.text, verdict.remedy};
}

std::string change_of_size(std::size_t before, std::size_t after, std::size_t limit, std::string const& how) {
    auto const words = [&](std::size_t bytes) {
        return evidence::short_size(static_cast<std::int64_t>(bytes), static_cast<std::int64_t>(limit));
    };
    return fmt::format("{} → {}: {}", words(before), words(after), how);
}

// The step whose result was taken.
ShrinkStep const* step_taken(evidence::Shrunk const& shrunk) {
    auto const found = std::ranges::find_if(shrunk.steps, [&](ShrinkStep const& step) {
        bool const usable = step.outcome == ShrinkStep::Outcome::Fits || step.outcome == ShrinkStep::Outcome::TooLarge;
        return usable && step.bytes == shrunk.bytes.size();
    });
    return found == shrunk.steps.end() ? nullptr : &*found;
}

} // namespace

MadeVersion failed(Problem const& problem) {
    MadeVersion made;
    made.proposal.state = EvidenceProposal::State::Failed;
    made.proposal.words = as_sentence(problem.what);
    made.proposal.remedy = as_sentence(problem.remedy);
    return made;
}

EvidenceRefusal refusal_of(std::string const& name, Problem const& problem) {
    return {name, as_sentence(problem.what), as_sentence(problem.remedy)};
}

std::vector<std::filesystem::path> files_of(std::vector<std::filesystem::path> const& dropped) {
    std::vector<std::filesystem::path> files;
    for (std::filesystem::path const& path : dropped) {
        std::error_code none;
        if (!std::filesystem::is_directory(path, none)) {
            files.push_back(path);
            continue;
        }
        auto const first = static_cast<std::ptrdiff_t>(files.size());
        std::filesystem::directory_iterator entry(path, none);
        if (none) files.push_back(path); // it is refused by name
        for (; !none && entry != std::filesystem::directory_iterator(); entry.increment(none))
            if (entry->is_regular_file(none) && !entry->path().filename().string().starts_with('.'))
                files.push_back(entry->path());
        std::sort(files.begin() + first, files.end());
    }
    return files;
}

ReadFile read_evidence(std::filesystem::path const& file) {
    ReadFile read{clean_name(file), {}, {}, {}};
    auto bytes = files::read_ordinary_file(file.string(), store::most_content_bytes);
    read.refused = bytes ? refused_kind(read.name, *bytes) : refusal_of(read.name, bytes.problem());
    if (read.refused) return read;
    read.bytes = *std::move(bytes);
    read.sha256 = sha256_hex(read.bytes);
    return read;
}

Result<evidence::Sandbox> stoppable_sandbox(std::stop_token const& stop) {
    auto sandbox = evidence::Sandbox::open();
    if (sandbox) sandbox->stop_when([stop] { return stop.stop_requested(); });
    return sandbox;
}

Result<evidence::Findings> find_out(std::string const& bytes, std::stop_token const& stop) {
    auto const sandbox = stoppable_sandbox(stop);
    if (!sandbox) return sandbox.problem();
    return evidence::find_out(bytes, *sandbox);
}

MadeVersion make_smaller(std::string const& bytes, evidence::Inspection const& file,
                         evidence::ShrinkRequest const& request, std::stop_token const& stop) {
    auto const sandbox = stoppable_sandbox(stop);
    if (!sandbox) return failed(sandbox.problem());
    std::string pages = bytes;
    evidence::Inspection of_pages = file;
    MadeVersion made;
    made.how = tr("on pages of A4");
    if (evidence::is_picture(file.kind)) {
        auto const put = evidence::pages_of_picture(bytes, file.kind, *sandbox);
        if (!put) return failed(put.problem());
        auto const looked = evidence::inspect(*put, *sandbox);
        if (!looked) return failed(looked.problem());
        pages = *put;
        of_pages = *looked;
        made.suffix = tr("as pages");
    }
    auto shrunk = evidence::shrink(pages, of_pages, request, *sandbox);
    if (!shrunk) return failed(shrunk.problem());
    for (ShrinkStep const& step : shrunk->steps) made.proposal.steps.push_back(step_words(step));
    if (ShrinkStep const* const taken = step_taken(*shrunk)) {
        made.how = taken->what;
        made.suffix = tr("smaller");
    }
    made.bytes = std::move(shrunk->bytes);
    if (made.bytes.empty())
        return failed({"",
                       {},
                       std::string(tr("no setting gave a file that is whole")),
                       std::string(tr("scan it again in grey at 200 dpi"))});
    auto looked = evidence::inspect(made.bytes, *sandbox);
    if (!looked) return failed(looked.problem());
    made.file = *std::move(looked);
    made.proposal.state = shrunk->fits ? EvidenceProposal::State::Ready : EvidenceProposal::State::Closest;
    made.proposal.bytes = static_cast<std::int64_t>(made.bytes.size());
    made.proposal.pages = made.file.pages;
    made.proposal.words = change_of_size(bytes.size(), made.bytes.size(), request.most_bytes, made.how);
    if (!shrunk->fits)
        made.proposal.remedy = tr("This is the smallest that stays readable. Allow a lower resolution or grey, or scan "
                                  "it again in grey at 200 dpi.");
    return made;
}

std::vector<ProofMark> marks_on(MadeVersion const& version, ProofMark const& mark) {
    if (version.pages.empty()) return {mark};
    std::vector<ProofMark> marks;
    for (std::size_t i = 0; i < version.pages.size(); ++i)
        if (version.pages[i].page == mark.page)
            marks.push_back({static_cast<int>(i) + 1, turned(mark.box, version.pages[i].turn), mark.fact});
    return marks;
}

MadeVersion make_arranged(std::vector<ArrangedPart> parts, std::string how, std::string suffix,
                          std::stop_token const& stop) {
    auto const sandbox = stoppable_sandbox(stop);
    if (!sandbox) return failed(sandbox.problem());
    std::vector<evidence::Part> arranged;
    for (ArrangedPart& part : parts) {
        if (evidence::is_picture(part.kind)) {
            auto pages = evidence::pages_of_picture(part.bytes, part.kind, *sandbox);
            if (!pages) return failed(pages.problem());
            part.bytes = *std::move(pages);
        }
        arranged.push_back({part.bytes, part.pages});
    }
    auto bytes = evidence::arrange(arranged, *sandbox);
    if (!bytes) return failed(bytes.problem());
    auto looked = evidence::inspect(*bytes, *sandbox);
    if (!looked) return failed(looked.problem());
    MadeVersion made;
    made.proposal.state = EvidenceProposal::State::Ready;
    made.proposal.bytes = static_cast<std::int64_t>(bytes->size());
    made.proposal.pages = looked->pages;
    made.proposal.words = fmt::format("{}: {}", how, facts_of(*looked));
    made.bytes = *std::move(bytes);
    made.file = *std::move(looked);
    made.how = std::move(how);
    made.suffix = std::move(suffix);
    made.pages = std::move(parts.front().pages);
    return made;
}

} // namespace accrue::session
