#include "session/evidence_versions.h"

#include <algorithm>
#include <utility>

#include "domain/texts.h"

namespace accrue::session {
namespace {

// Pages of a document that turns one of them.
std::vector<evidence::ChosenPage> turned_pages(int pages, TurnWish const& wish) {
    std::vector<evidence::ChosenPage> chosen;
    for (int page = 1; page <= pages; ++page) chosen.push_back({page, page == wish.page ? wish.degrees : 0});
    return chosen;
}

} // namespace

void EvidenceVersions::want(FileId file, VersionWish wish) {
    made_.insert_or_assign(file, MadeVersion{});
    wanted_.insert_or_assign(file, std::move(wish));
    static_cast<void>(begin_next());
}

bool EvidenceVersions::collect() {
    bool const taken = take();
    bool const refused = begin_next();
    return taken || refused;
}

void EvidenceVersions::drop(FileId file) {
    auto const dropped = made_.find(file);
    bool const working = dropped != made_.end() && dropped->second.proposal.state == EvidenceProposal::State::Working;
    if (working && making_ == file) maker_.give_up();
    made_.erase(file);
    wanted_.erase(file);
}

void EvidenceVersions::keep_those_of(std::function<bool(FileId)> const& is_there) {
    auto const is_gone = [&](auto const& row) { return !is_there(row.first); };
    std::erase_if(made_, is_gone);
    std::erase_if(wanted_, is_gone);
}

MadeVersion const* EvidenceVersions::of(FileId file) const {
    auto const made = made_.find(file);
    return made == made_.end() || made->second.bytes.empty() ? nullptr : &made->second;
}

bool EvidenceVersions::take() {
    auto made = maker_.take();
    if (!made) return false;
    // Dropped meanwhile, or another one was asked for: nobody waits for it.
    auto const waiting = made_.find(made->file);
    if (waiting != made_.end() && !wanted_.contains(made->file)) waiting->second = std::move(made->version);
    return true;
}

bool EvidenceVersions::begin_next() {
    if (wanted_.empty() || !maker_.is_free()) return false;
    auto const [file, wish] = *wanted_.begin();
    wanted_.erase(wanted_.begin());
    making_ = file;
    auto job = job_for(file, wish);
    if (!job) {
        made_.insert_or_assign(file, failed(job.problem()));
        return true;
    }
    maker_.start(*std::move(job), [of = making_](Problem const& problem) { return MadeOf{of, failed(problem)}; });
    return false;
}

Result<DeskWorker<MadeOf>::Job> EvidenceVersions::job_for(FileId file, VersionWish const& wish) const {
    auto of = source_of_(file);
    if (!of) return of.problem();
    if (auto const* shrink = std::get_if<ShrinkWish>(&wish)) {
        evidence::ShrinkRequest const request{file_limit_(), shrink->least_dpi, shrink->greyscale};
        return DeskWorker<MadeOf>::Job([file, request, from = *std::move(of)](std::stop_token const& stop) {
            return MadeOf{file, make_smaller(from.bytes, from.file, request, stop)};
        });
    }
    ArrangedPart part{of->bytes, of->file.kind, {}};
    std::vector<ArrangedPart> parts;
    std::string how;
    std::string suffix;
    if (auto const* turn = std::get_if<TurnWish>(&wish)) {
        part.pages = turned_pages(std::max(of->file.pages, 1), *turn);
        how = say("page {} turned by {}°", turn->page, turn->degrees);
        suffix = tr("turned");
    } else if (auto const* pick = std::get_if<PickWish>(&wish)) {
        for (int const page : pick->pages) part.pages.push_back({page, 0});
        how = say("{} of {} pages", pick->pages.size(), of->file.pages);
        suffix = tr("some pages");
    }
    parts.push_back(std::move(part));
    if (auto const* join = std::get_if<JoinWish>(&wish)) {
        auto other = source_of_(join->with);
        if (!other) return other.problem();
        how = say("with {} behind it", other->name);
        parts.push_back({std::move(other->bytes), other->file.kind, {}});
        suffix = tr("joined");
    }
    return DeskWorker<MadeOf>::Job([file, parts = std::move(parts), how, suffix](std::stop_token const& stop) {
        return MadeOf{file, make_arranged(parts, how, suffix, stop)};
    });
}

} // namespace accrue::session
