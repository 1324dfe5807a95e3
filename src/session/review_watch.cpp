#include "session/review_watch.h"

#include <system_error>

#include "domain/digest.h"
#include "package/package_file.h"
#include "session/state.h"

namespace accrue::session {
namespace {

std::vector<SeenFile> packages_in(std::filesystem::path const& folder) {
    std::vector<SeenFile> seen;
    for (std::filesystem::path const& file : packages_among({folder})) {
        if (file.extension() != ".zip") continue; // reviews are dropped by hand
        std::error_code gone;                     // since it was listed
        SeenFile const found{file, std::filesystem::file_size(file, gone),
                             std::filesystem::last_write_time(file, gone)};
        if (!gone) seen.push_back(found);
    }
    return seen;
}

} // namespace

std::vector<std::filesystem::path> ArrivingFiles::look(std::vector<SeenFile> const& there) {
    std::map<std::filesystem::path, Known> now;
    std::vector<std::filesystem::path> rested;
    for (SeenFile const& seen : there) {
        auto const before = known_.find(seen.file);
        bool const is_alike = before != known_.end() && before->second.seen == seen;
        if (is_alike && !before->second.told) rested.push_back(seen.file);
        now[seen.file] = {seen, is_alike};
    }
    known_ = std::move(now);
    return rested;
}

ReviewWatch::ReviewWatch(Session::State& session, std::filesystem::path folder)
    : session_(session), folder_(std::move(folder)) {}

ReviewWatch::Look ReviewWatch::look_at(std::filesystem::path const& folder, ArrivingFiles arriving,
                                       std::stop_token const& stop) {
    std::error_code none;
    Look look;
    look.there = std::filesystem::is_directory(folder, none);
    look.arriving = std::move(arriving);
    if (!look.there) return look; // what was there is known when it comes back
    for (std::filesystem::path const& file : look.arriving.look(packages_in(folder))) {
        if (stop.stop_requested()) break;
        auto const bytes = package::load_package(file.string());
        look.arrived.emplace_back(file, bytes ? sha256_hex(*bytes) : std::string());
    }
    return look;
}

void ReviewWatch::begin_look() {
    std::filesystem::path const folder = folder_;
    ArrivingFiles const arriving = arriving_;
    looker_.start([folder, arriving](std::stop_token const& stop) { return look_at(folder, arriving, stop); },
                  [arriving](Problem const& /*problem*/) {
                      return Look{true, arriving, {}};
                  }); // the next may do better
}

bool ReviewWatch::keep(Look look) {
    bool const changed = missing_ == look.there;
    missing_ = !look.there;
    arriving_ = std::move(look.arriving);
    std::vector<std::filesystem::path> fresh;
    for (auto const& [file, sha256] : look.arrived) {
        auto const there = store::find_package(session_.database, sha256);
        bool const is_known = (there && *there) || (!sha256.empty() && !wanted_.insert(sha256).second);
        if (!is_known) fresh.push_back(file);
    }
    if (fresh.empty()) return changed;
    if (!intake_) intake_ = std::make_unique<ReviewIntake>(session_);
    intake_->want(fresh);
    return true;
}

bool ReviewWatch::collect(Moment now) {
    bool changed = intake_ && intake_->collect();
    if (auto look = looker_.take()) changed = keep(*std::move(look)) || changed;
    bool const is_time = !looked_at_ || now - *looked_at_ >= between_looks;
    if (!is_time || is_working()) return changed;
    looked_at_ = now;
    begin_look();
    return changed;
}

void ReviewWatch::wait() {
    looker_.wait();
    if (intake_) intake_->wait();
}

void ReviewWatch::stop() {
    if (intake_) intake_->stop();
}

void ReviewWatch::dismiss() {
    if (intake_ && !intake_->is_running()) intake_.reset();
}

bool ReviewWatch::is_working() const { return !looker_.is_free() || (intake_ && intake_->is_running()); }

std::optional<QueueIntake> ReviewWatch::told() const { return intake_ ? std::optional(intake_->told()) : std::nullopt; }

} // namespace accrue::session
