#include "session/package_model.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "domain/counted_word.h"
#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "evidence/verdict.h"
#include "session/application_content.h"
#include "session/draft_reading.h"

namespace accrue::session {
namespace {

constexpr std::size_t longest_name = 120; // characters

struct ResultPart {
    std::string_view key; // of the assessment
    std::string_view words;
};
constexpr std::array result_parts{
    ResultPart{"overall", to_translate("level")},         ResultPart{"steps", to_translate("steps")},
    ResultPart{"points", to_translate("points")},         ResultPart{"gates", to_translate("conditions")},
    ResultPart{"claims", to_translate("entries")},        ResultPart{"capped", to_translate("limits reached")},
    ResultPart{"years", to_translate("years of a cycle")}};

// "/assessment/points/impl": "points: impl"; "/files/a.pdf": "a.pdf"; other places as they are.
std::string words_of_place(std::string_view path) {
    constexpr std::string_view files = "/files/";
    constexpr std::string_view assessment = "/assessment/";
    if (path.starts_with(files)) return made_visible(shortened(path.substr(files.size()), longest_name));
    if (!path.starts_with(assessment)) return made_visible(shortened(path, longest_name));
    path.remove_prefix(assessment.size());
    std::size_t const end = std::min(path.find('/'), path.size());
    auto const part = std::ranges::find(result_parts, path.substr(0, end), &ResultPart::key);
    std::string words(part == result_parts.end() ? path.substr(0, end) : tr(part->words));
    if (end == path.size()) return words;
    std::string inner(path.substr(end + 1));
    std::ranges::replace(inner, '/', ' ');
    return made_visible(shortened(fmt::format("{}: {}", words, inner), longest_name));
}

void add_problem(std::vector<PackageProblem>& problems, Problem const& problem) {
    std::string remedy = as_sentence(problem.remedy);
    auto const same = [&](PackageProblem const& one) { return one.id == problem.id && one.remedy == remedy; };
    auto found = std::ranges::find_if(problems, same);
    if (found == problems.end())
        found = problems.insert(problems.end(), {problem.id, problem.severity, {}, std::move(remedy)});
    found->at.push_back({words_of_place(problem.where.path), as_sentence(made_visible(problem.what))});
}

// Against which sizes stand: it says what a MB is.
std::int64_t limit_of(CheckedPackage const& package) {
    auto const& limits = package.scored ? package.scored->pack->pack.header.evidence : std::nullopt;
    return limits && limits->max_total_bytes ? *limits->max_total_bytes : package.bytes;
}

std::string files_words(std::size_t count, std::int64_t bytes, std::int64_t limit) {
    std::string words = fmt::format("{} {}", count, counted_word("file", count == 1));
    return count == 0 ? words : fmt::format("{}, {}", words, evidence::short_size(bytes, limit));
}

std::string words_of_contents(CheckedPackage const& package) {
    std::int64_t bytes = 0;
    for (CheckedFile const& file : package.files) bytes += std::max<std::int64_t>(file.bytes, 0);
    std::int64_t const limit = limit_of(package);
    return say("Documents: {}; evidence: {}; in all {}.",
               files_words(package.documents.size(), package.document_bytes, limit),
               files_words(package.files.size(), bytes, limit), evidence::short_size(package.bytes, limit));
}

std::string level_or_none(std::string const& level) {
    return level.empty() ? std::string(tr("none¦a level")) : made_visible(shortened(level));
}

std::string words_of_scheme(CheckedPackage const& package) {
    if (package.scored) {
        auto const& header = package.scored->pack->pack.header;
        return fmt::format("{} {}", header.title, header.version);
    }
    formats::SealedPack const& pack = package.sealed.parts.stamp.pack;
    return made_visible(shortened(fmt::format("{} {}", pack.id, pack.version)));
}

std::string words_of_application(CheckedPackage const& package) {
    formats::SealedStamp const& stamp = package.sealed.parts.stamp;
    if (stamp.identifier.empty()) return std::string(tr("The application in it cannot be read."));
    Application const& application = package.sealed.read.application;
    std::string const name = application.applicant ? application.applicant->name.value_or("") : "";
    return say("Application of {} for {} under {}, revision {}, of {}.",
               name.empty() ? std::string(tr("somebody")) : made_visible(shortened(name, longest_name)),
               level_or_none(application.target.value_or("")), words_of_scheme(package), stamp.revision,
               short_day(stamp.on));
}

bool is_reached(SummaryModel const& summary, std::string const& level) {
    auto const row = std::ranges::find(summary.ladder, level, &LevelModel::code);
    return row == summary.ladder.end() || is_reached(*row);
}

std::string words_of_level(CheckedPackage const& package) {
    if (package.scored) {
        std::string const words = say("Level claimed: {}; by the rules here: {}.",
                                      level_or_none(package.sealed.claimed.overall), level_or_none(package.recomputed));
        std::string const target = package.sealed.read.application.target.value_or("");
        if (is_reached(package.summary, target)) return words;
        return fmt::format("{} {}", words, say("The level applied for, {}, is not reached.", level_or_none(target)));
    }
    return say("Level claimed: {}; it could not be scored again.", level_or_none(package.sealed.claimed.overall));
}

void tell_whose(CheckedPackage const& package, std::span<KnownKey const> keys, PackageModel& model) {
    auto const known = std::ranges::find(keys, package.key, &KnownKey::key);
    model.own = known != keys.end();
    model.whose = model.own ? say("It is the key of {}, who has it in this library.", known->person)
                            : std::string(tr("Nobody in this library has this key: ask the applicant which one is "
                                             "hers, and compare."));
}

// Once its problems are there.
void tell_state(CheckedPackage const& package, PackageModel& model) {
    using State = PackageModel::State;
    if (!package.opened) {
        model.state = State::Refused;
        model.verdict = tr("Nothing of it was opened.");
    } else if (has_errors(package.problems)) {
        model.state = State::Wrong;
        model.verdict = package.stopped ? tr("It is not in order; not all of its files were looked at.")
                                        : tr("It is not in order.");
    } else if (package.stopped) {
        model.state = State::Stopped;
        model.verdict = tr("Stopped: not all of its files were looked at.");
    } else if (!package.problems.empty()) {
        model.state = State::Look;
        model.verdict = tr("It is in order, but something is worth a look.");
    } else {
        model.state = State::InOrder;
        model.verdict = tr("It is in order.");
    }
}

} // namespace

PackageModel package_model(CheckedPackage const& package, std::optional<std::span<KnownKey const>> keys) {
    PackageModel model;
    std::filesystem::path const path(package.file);
    model.file = made_visible(path.filename().string());
    model.folder = made_visible(path.parent_path().string());
    tell_state(package, model);
    for (Problem const& problem : package.problems) add_problem(model.problems, problem);
    if (!package.opened) return model;
    model.what = words_of_application(package);
    model.signature = say("Signed by the key {}.", package.key_id);
    if (keys) tell_whose(package, *keys, model);
    model.contents = words_of_contents(package);
    if (!package.sealed.parts.stamp.identifier.empty()) model.level = words_of_level(package);
    model.level_differs = package.scored && package.sealed.claimed.overall != package.recomputed;
    for (CheckedFile const& file : package.files)
        for (std::string const& remark : file.remarks)
            model.remarks.push_back(made_visible(fmt::format("{}: {}", shortened(file.name, longest_name), remark)));
    return model;
}

void add_comparison(PackageModel& package, Problem const& problem) {
    using State = PackageModel::State;
    add_problem(package.problems, problem);
    if (problem.severity == Severity::Error && package.state != State::Wrong) {
        package.state = State::Wrong;
        package.verdict = tr("It is not in order.");
    } else if (package.state == State::InOrder) {
        package.state = State::Look;
        package.verdict = tr("It is in order, but something is worth a look.");
    }
}

} // namespace accrue::session
