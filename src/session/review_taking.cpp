#include "session/review_taking.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "files/whole_file.h"
#include "package/package_file.h"
#include "scoring/robustness.h"
#include "session/evidence_jobs.h"

namespace accrue::session {
namespace {

std::string code_of(rules::Pack const& pack, int level) {
    return level == rules::none ? std::string() : pack.levels[static_cast<std::size_t>(level)].code;
}

void take_levels(scoring::Scored const& scored, store::ReviewCase& about) {
    rules::Pack const& pack = scored.pack->pack;
    about.claimed = code_of(pack, scored.assessment.overall);
    about.evidenced = code_of(pack, scored.evidenced.overall);
    about.robust = code_of(pack, scoring::find_robustness(*scored.pack, scored.bound, scored.assessment).level);
    about.pack = fmt::format("{}@{}", pack.header.id, pack.header.version);
    about.scheme = pack.header.id;
    about.pack_sha256 = scored.pack->sha256;
    about.deadline = deadline_of(pack, about.submitted);
}

bool is_review(std::filesystem::path const& file) { return file.extension() == ".accrue-review"; }

TakenPackage take_review_file(TakenPackage taken) {
    auto bytes = files::read_ordinary_file(taken.file, review::signed_byte_limit);
    auto read = bytes ? review::read_signed_review(*bytes, taken.file) : Result<review::SignedReview>(bytes.problem());
    taken.refused = !read;
    if (!read) {
        taken.problems.push_back(read.problem());
        return taken;
    }
    taken.bytes = *std::move(bytes);
    taken.review = *std::move(read);
    return taken;
}

} // namespace

Date deadline_of(rules::Pack const& pack, Date submitted) {
    if (!pack.review) return submitted;
    return std::min(Date{submitted.days + pack.review->limit_days}, last_date);
}

TakenPackage take_package(std::filesystem::path const& file, PackageCheck const& asked) {
    TakenPackage taken;
    taken.file = file.string();
    if (is_review(file)) return take_review_file(std::move(taken));
    auto bytes = package::load_package(file.string());
    if (!bytes) {
        taken.problems.push_back(bytes.problem());
        taken.refused = true;
        return taken;
    }
    CheckedPackage checked = check_package(*bytes, taken.file, asked);
    taken.problems = std::move(checked.problems);
    taken.refused = !checked.opened || !checked.scored || checked.sealed.parts.stamp.identifier.empty();
    if (taken.refused) return taken;
    taken.bytes = *std::move(bytes);
    formats::SealedStamp const& stamp = checked.sealed.parts.stamp;
    taken.application = checked.sealed.read.application;
    Applicant const applicant = taken.application.applicant.value_or(Applicant{});
    taken.about.package = {stamp.identifier, stamp.revision, checked.sha256};
    taken.about.bytes = checked.bytes;
    taken.about.file = file.filename().string();
    taken.about.applicant = applicant.name.value_or("");
    taken.about.email = applicant.email.value_or("");
    taken.about.key = checked.key;
    taken.about.target = taken.application.target.value_or("");
    taken.about.submitted = stamp.on;
    take_levels(*checked.scored, taken.about);
    for (Claim const& claim : taken.application.claims) taken.claims.push_back({claim.id, claim.type});
    taken.standing.claims = static_cast<int>(taken.claims.size());
    for (Problem const& problem : taken.problems) {
        if (problem.id == "A444" || problem.id == "AW40") taken.standing.differs = true;
        if (problem.id != "A444" && problem.severity == Severity::Error) taken.standing.has_problems = true;
    }
    return taken;
}

std::vector<std::filesystem::path> packages_among(std::vector<std::filesystem::path> const& dropped) {
    std::vector<std::filesystem::path> packages;
    for (std::filesystem::path const& path : dropped) {
        std::error_code error;
        if (!std::filesystem::is_directory(path, error)) {
            packages.push_back(path);
            continue;
        }
        for (std::filesystem::path const& file : files_of({path}))
            if (file.extension() == ".zip" || is_review(file)) packages.push_back(file);
    }
    std::stable_partition(packages.begin(), packages.end(),
                          [](std::filesystem::path const& file) { return !is_review(file); });
    return packages;
}

} // namespace accrue::session
