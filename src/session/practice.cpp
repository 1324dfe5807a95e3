#include "session/practice.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/texts.h"
#include "evidence/inspection.h"
#include "files/whole_file.h"
#include "formats/application_file.h"
#include "package/package_file.h"
#include "review/signed_file.h"
#include "scoring/explain.h"
#include "session/evidence_names.h"
#include "session/packs.h"
#include "session/review_case.h"
#include "session/sealing.h"
#include "session/words.h"

namespace accrue::session {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_proof_bytes = 1'000'000;
constexpr std::string_view practice_passphrase = "practice"; // no secret: the bytes of the key are none either

Problem no_practice_set(fs::path const& set) {
    return {"A500",
            {set.string(), 0, 0, {}},
            std::string(tr("there is no practice set in this folder")),
            std::string(tr("install the program again, or name the folder of its data in ACCRUE_DATA"))};
}

Result<PracticeAnswers> load_answers(fs::path const& file, scoring::Scored const& scored) {
    auto const text = files::read_ordinary_file(file.string(), answers_byte_limit);
    if (!text) return text.problem();
    AnswersRead read = read_answers(*text, file.string());
    if (read.problems.empty())
        read.problems = check_answers(read.answers, scored.application, scored.pack->pack, file.string());
    if (!read.problems.empty()) return read.problems.front();
    return std::move(read.answers);
}

Result<PracticeCase> load_case(fs::path const& folder, PackFinder& packs, Date today) {
    std::string const file = (folder / "application.json").string();
    auto const text = files::read_ordinary_file(file, formats::application_byte_limit);
    if (!text) return text.problem();
    formats::ApplicationRead read = formats::read_application(*text, file);
    for (Problem const& problem : read.problems)
        if (problem.severity == Severity::Error) return problem;
    LoadedPack const loaded = packs.find(read.application, read.application.on.value_or(today));
    if (!loaded.pack) return loaded.problems.front();
    PracticeCase practice{folder, scoring::score(loaded.pack, std::move(read.application), Basis::Claimed, today), {}};
    auto answers = load_answers(folder / "answers.json", practice.scored);
    if (!answers) return answers.problem();
    practice.answers = *std::move(answers);
    return practice;
}

// A UUID of version 8 (RFC 9562), made of the name alone.
std::string practice_identifier(PracticeCase const& practice) {
    std::string const digits = sha256_hex("accrue practice " + practice.folder.filename().string());
    return fmt::format("{}-{}-8{}-8{}-{}", digits.substr(0, 8), digits.substr(8, 4), digits.substr(12, 3),
                       digits.substr(15, 3), digits.substr(18, 12));
}

Result<package::SigningKey> practice_key() {
    auto const made = package::make_key(practice_passphrase, [next = 0U](std::span<std::uint8_t> to_fill) mutable {
        for (std::uint8_t& byte : to_fill) byte = static_cast<std::uint8_t>(next++);
    });
    if (!made) return made.problem();
    return package::unlock(made->secret_file, practice_passphrase);
}

Result<std::string> practice_package(PracticeCase const& practice, package::SigningKey const& key) {
    Application application = application_to_seal(practice.scored);
    scoring::Scored const scored =
        scoring::score(practice.scored.pack, std::move(application), Basis::Claimed, practice.scored.bound.on);
    rules::CompiledPack const& pack = *scored.pack;
    formats::SealedParts parts;
    parts.stamp = {practice_identifier(practice),
                   1,
                   scored.bound.on,
                   {pack.pack.header.id, pack.pack.header.version, pack.sha256}};
    std::vector<std::pair<std::string, std::string>> proofs; // path, bytes
    std::set<std::string> taken;
    for (std::string const& name : files_named(scored.application)) {
        std::error_code none;
        if (!fs::is_regular_file(practice.folder / name, none)) continue;
        auto bytes = files::read_ordinary_file((practice.folder / name).string(), most_proof_bytes);
        if (!bytes) return bytes;
        std::string const sha256 = sha256_hex(*bytes);
        parts.files.push_back({name, sha256, std::ssize(*bytes)});
        if (!taken.insert(sha256).second) continue;
        std::string const suffix(suffix_in_package(evidence::kind_of(*bytes)));
        proofs.emplace_back(fmt::format("evidence/{}.{}", sha256, suffix), *std::move(bytes));
    }
    std::string const json = sealed_json(scored, parts);
    package::PackageParts contents{practice.folder.filename().string(), parts.stamp.identifier, json, {}};
    for (auto const& [path, bytes] : proofs) contents.files.push_back({path, bytes});
    return sealed_package(scored, parts.stamp, contents, key);
}

std::string level_by(PracticeCase const& practice, std::vector<ClaimVerdict> const& verdicts) {
    auto const scored =
        scoring::score(practice.scored.pack, with_verdicts(practice.scored.application, verdicts, Others::NotVerified),
                       Basis::Verified, practice.scored.bound.on);
    return scoring::level_text(*scored.pack, scored.assessment.overall);
}

PracticeRow::Mark mark_of(ClaimAnswer const& answer, Verdict const& said) {
    if (says_the_same(answer.verdict, said)) return PracticeRow::Mark::Right;
    bool const also = std::ranges::any_of(answer.also, [&](Verdict const& v) { return says_the_same(v, said); });
    return also ? PracticeRow::Mark::AlsoRight : PracticeRow::Mark::Other;
}

PracticeRow compare_claim(PracticeCase const& practice, ClaimAnswer const& answer, Review const& review) {
    rules::Pack const& pack = practice.scored.pack->pack;
    Claim const& claim = *std::ranges::find(practice.scored.application.claims, answer.claim, &Claim::id);
    PracticeRow row;
    row.claim = claim.id;
    row.title = entry_words(claim, &pack);
    row.answer = verdict_words(answer.verdict, pack, claim.type);
    row.why = spoken() == Language::German ? answer.why_german : answer.why;
    ClaimVerdict const* const said = find_verdict(review.verdicts, claim.id);
    if (said == nullptr) return row;
    row.said = verdict_words(said->verdict, pack, claim.type);
    row.mark = mark_of(answer, said->verdict);
    return row;
}

Problem of_no_practice(Review const& review) {
    return {"A501",
            {},
            say("the review of {} is of no application of the practice set", review.reviewer.name),
            std::string(tr("take the set into a library, review one of its applications, and hand the review in"))};
}

Problem by_other_rules(Review const& review) {
    return {"A502",
            {},
            say("the review of {} was made by other rules than the answers", review.reviewer.name),
            std::string(tr("take the practice set in again and review it by the rules of now"))};
}

} // namespace

fs::path practice_folder(Ports const& ports) { return ports.samples_folder.parent_path() / "practice"; }

Result<std::vector<PracticeCase>> load_practice(fs::path const& set, Ports const& ports) {
    std::vector<fs::path> folders;
    std::error_code none;
    for (fs::directory_entry const& entry : fs::directory_iterator(set, none))
        if (fs::is_regular_file(entry.path() / "application.json", none)) folders.push_back(entry.path());
    if (folders.empty()) return no_practice_set(set);
    std::ranges::sort(folders);
    auto const database = store::Database::in_memory();
    if (!database) return database.problem();
    PackFinder packs(*database, ports.rules_folder);
    std::vector<PracticeCase> cases;
    for (fs::path const& folder : folders) {
        auto loaded = load_case(folder, packs, ports.today());
        if (!loaded) return loaded.problem();
        cases.push_back(*std::move(loaded));
    }
    return cases;
}

Result<std::vector<fs::path>> write_practice_packages(std::vector<PracticeCase> const& cases, fs::path const& folder) {
    auto const key = practice_key();
    if (!key) return key.problem();
    std::error_code none; // what cannot be made is told by the first file in it
    fs::create_directories(folder, none);
    std::vector<fs::path> written;
    for (PracticeCase const& practice : cases) {
        auto const bytes = practice_package(practice, *key);
        if (!bytes) return bytes.problem();
        fs::path const file = folder / (practice.folder.filename().string() + ".accrue-application.zip");
        if (fs::exists(file, none)) {
            auto const there = package::load_package(file.string());
            if (!there || *there != *bytes)
                return Problem{"A505",
                               {file.string(), 0, 0, {}},
                               std::string(tr("another file of this name is there")),
                               std::string(tr("name an empty folder; nothing of it was changed"))};
        }
        if (auto saved = package::save_package(*bytes, file.string()); !saved) return saved.problem();
        written.push_back(file);
    }
    return written;
}

Result<PracticeComparison> compare_with_answers(std::vector<PracticeCase> const& cases, Review const& review) {
    auto const found = std::ranges::find(cases, review.package.application, practice_identifier);
    if (found == cases.end()) return of_no_practice(review);
    scoring::Scored const& scored = found->scored;
    if (review.pack_sha256 != scored.pack->sha256) return by_other_rules(review);
    PracticeComparison comparison;
    comparison.applicant =
        record_name(scored.application.applicant ? scored.application.applicant->name : std::nullopt);
    comparison.reviewer = review.reviewer.name;
    std::vector<ClaimVerdict> answers;
    std::size_t right = 0;
    for (ClaimAnswer const& answer : found->answers.claims) {
        comparison.rows.push_back(compare_claim(*found, answer, review));
        answers.push_back({answer.claim, answer.verdict, 0});
        PracticeRow::Mark const mark = comparison.rows.back().mark;
        if (mark == PracticeRow::Mark::Right || mark == PracticeRow::Mark::AlsoRight) ++right;
    }
    comparison.words = say("{} of {} as the answers say", right, comparison.rows.size());
    comparison.level = level_by(*found, answers);
    comparison.reached = level_by(*found, review.verdicts);
    return comparison;
}

Result<PracticeComparison> compare_review_file(std::vector<PracticeCase> const& cases, fs::path const& file) {
    auto const bytes = files::read_ordinary_file(file.string(), review::signed_byte_limit);
    if (!bytes) return bytes.problem();
    auto const read = review::read_signed_review(*bytes, file.string());
    if (!read) return read.problem();
    auto comparison = compare_with_answers(cases, read->review);
    if (comparison) return comparison;
    Problem problem = comparison.problem();
    problem.where.file = file.string();
    return problem;
}

} // namespace accrue::session
