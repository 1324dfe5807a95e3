#include "session/package_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "evidence/inspection.h"
#include "evidence/verdict.h"
#include "files/whole_file.h"
#include "package/age.h"
#include "package/open.h"
#include "package/package_file.h"
#include "session/entry_models.h"
#include "session/evidence_names.h"
#include "session/package_parts.h"
#include "session/packs.h"
#include "session/score_file.h"
#include "session/summary_model.h"

namespace accrue::session {
namespace {

using formats::Json;

constexpr std::string_view json_path = "data/application.json";
constexpr std::size_t most_different = 40; // places of a result that are told one by one

class Checker {
public:
    Checker(std::string_view bytes, std::string const& file, PackageCheck const& asked) : bytes_(bytes), asked_(asked) {
        checked_.file = file;
        checked_.bytes = std::ssize(bytes);
    }

    CheckedPackage check() && {
        if (bytes_.starts_with(package::age_header)) {
            add("A450", {}, tr("this package is encrypted for whoever it was sent to"),
                tr("decrypt it first: age -d -i KEYFILE -o package.zip FILE"));
            return std::move(checked_);
        }
        auto const opened = package::read_package(bytes_, checked_.file);
        if (!opened) {
            checked_.problems.push_back(opened.problem());
            return std::move(checked_);
        }
        checked_.opened = true;
        take_over(*opened);
        check_key();
        read_application(*opened);
        drop_what_reviewers_say();
        check_names(*opened);
        if (checked_.sealed.read.scorable) score();
        check_limits(*opened);
        if (asked_.looks_at_evidence) look_at_evidence(*opened);
        return std::move(checked_);
    }

private:
    void add(std::string_view id, std::string path, std::string_view what, std::string_view remedy,
             Severity severity = Severity::Error) {
        checked_.problems.push_back({std::string(id),
                                     {checked_.file, 0, 0, std::move(path)},
                                     std::string(what),
                                     std::string(remedy),
                                     severity});
    }

    void take_over(package::OpenedPackage const& opened) {
        checked_.sha256 = opened.sha256;
        checked_.key_id = package::key_id(opened.key);
        checked_.key = package::key_text(opened.key);
        checked_.comment = opened.trusted_comment;
        for (package::OpenedFile const& file : opened.files) {
            if (!file.path.starts_with("documents/")) continue;
            checked_.documents.emplace_back(file.path.substr(10));
            checked_.document_bytes += std::ssize(file.bytes);
        }
    }

    void check_key() {
        if (asked_.key.empty()) return;
        auto const wanted = package::read_public_key(asked_.key);
        if (!wanted)
            add(wanted.problem().id, {}, wanted.problem().what,
                tr("give the key as minisign writes it, 56 letters from RW on, or the file that it stands in"));
        else if (package::key_text(*wanted) != checked_.key)
            add("A447", {}, say("it is signed by the key {}, not by {}", checked_.key_id, package::key_id(*wanted)),
                tr("ask the applicant which key is hers; do not trust what it says until then"));
    }

    void read_application(package::OpenedPackage const& opened) {
        std::string const name = fmt::format("{}:{}", checked_.file, json_path);
        if (opened.application_json.size() > formats::application_byte_limit) {
            checked_.problems.push_back(
                files::too_large(name, opened.application_json.size(), formats::application_byte_limit));
            checked_.sealed.read.scorable = false;
            return;
        }
        checked_.sealed = formats::read_sealed(opened.application_json, name);
        std::ranges::move(checked_.sealed.read.problems, std::back_inserter(checked_.problems));
        checked_.sealed.read.problems.clear();
        if (checked_.sealed.parts.stamp.identifier != opened.identifier)
            add("A443", "/sealed/identifier", tr("the package and the application in it have different identifiers"),
                tr("ask the sender to seal it again"));
        look_at_the_name();
    }

    void look_at_the_name() {
        auto const& applicant = checked_.sealed.read.application.applicant;
        if (!applicant || !applicant->name) return;
        bool const hidden = made_visible(*applicant->name) != *applicant->name || reorders_text(*applicant->name);
        if (!hidden && !search_key(*applicant->name).empty()) return;
        add("AW42", "/applicant/name",
            say("the name has characters that hide or reorder others: {}", shortened(made_visible(*applicant->name))),
            tr("compare it with the evidence letter by letter"), Severity::Warning);
    }

    // Rulings and verified entries are the receiver's to make: what comes with a package counts nothing.
    void drop_what_reviewers_say() {
        Application& application = checked_.sealed.read.application;
        auto const refuse = [&](std::string path, std::string_view what) {
            add("A449", std::move(path), what, tr("ask who has made it how it came there; it was not counted"));
        };
        if (!application.rulings.empty()) refuse("/rulings", tr("it brings rulings, which only its receiver can make"));
        application.rulings.clear();
        for (Claim& claim : application.claims) {
            if (claim.basis != Basis::Verified) continue;
            refuse(fmt::format("/claims/{}/basis", claim.id), tr("it says itself that this entry is verified"));
            claim.basis = Basis::Evidenced;
        }
    }

    // --- Files ---

    // The contents by SHA-256 of what is in the package as evidence.
    static std::map<std::string, package::OpenedFile const*> evidence_in(package::OpenedPackage const& opened) {
        std::map<std::string, package::OpenedFile const*> contents;
        for (package::OpenedFile const& file : opened.files)
            if (file.path.starts_with("evidence/")) contents.emplace(file.sha256, &file);
        return contents;
    }

    void check_names(package::OpenedPackage const& opened) {
        auto const contents = evidence_in(opened);
        std::map<std::string, std::string> names; // to SHA-256
        std::set<std::string> used;
        for (formats::SealedFile const& file : checked_.sealed.parts.files) {
            checked_.files.push_back({file.name, file.bytes, {}, {}});
            auto const content = contents.find(file.sha256);
            bool const there = content != contents.end();
            if (!names.emplace(file.name, file.sha256).second)
                wrong_name(file.name, tr("the application lists two files of this name"));
            else if (!there)
                wrong_name(file.name, tr("the package does not hold this file"));
            else if (static_cast<std::int64_t>(content->second->bytes.size()) != file.bytes)
                wrong_name(file.name, tr("the file has another size than the application says"));
            if (there) used.insert(file.sha256);
        }
        for (auto const& [sha256, file] : contents)
            if (!used.contains(sha256))
                wrong_name(std::string(file->path), tr("the application does not list this file"));
        check_uses(names);
    }

    void wrong_name(std::string const& name, std::string_view what) {
        add("A443", fmt::format("/files/{}", name), what, tr("ask the sender to seal it again"));
    }

    // What claims, documents and references name is listed; one file for several claims is told.
    void check_uses(std::map<std::string, std::string> const& names) {
        Application const& application = checked_.sealed.read.application;
        std::map<std::string, std::string> first_claim; // by SHA-256
        auto const listed = [&](std::string const& name) {
            if (!names.contains(name)) wrong_name(name, tr("the application names this file and does not list it"));
            return names.contains(name);
        };
        for (Claim const& claim : application.claims) {
            for (std::string const& name : claim.evidence) {
                if (!listed(name)) continue;
                auto const [before, is_new] = first_claim.emplace(names.at(name), claim.id);
                if (!is_new && before->second != claim.id)
                    add("AW41", fmt::format("/claims/{}", claim.id),
                        say("'{}' is to prove the entries '{}' and '{}'", shortened(name), before->second, claim.id),
                        tr("look whether it says both"), Severity::Warning);
            }
        }
        for (auto const& [document, name] : application.documents) static_cast<void>(listed(name));
        for (Referee const& referee : application.referees)
            if (referee.reference) static_cast<void>(listed(*referee.reference));
    }

    // --- Scoring again ---

    void score() {
        formats::SealedRead const& sealed = checked_.sealed;
        auto database = store::Database::in_memory();
        if (!database) return checked_.problems.push_back(database.problem());
        Application const& application = sealed.read.application;
        LoadedPack loaded = asked_.pack_file.empty() ? find_pack(*database, asked_.rules_folder, application,
                                                                 application.on.value_or(asked_.today))
                                                     : load_pack_file(*database, asked_.pack_file);
        if (loaded.pack) std::erase_if(loaded.problems, [](Problem const& p) { return p.id.starts_with('W'); });
        for (Problem& problem : loaded.problems) {
            if (problem.where.file.empty()) problem.where.file = checked_.file;
            checked_.problems.push_back(std::move(problem));
        }
        if (!loaded.pack) return;
        if (loaded.pack->sha256 != sealed.parts.stamp.pack.sha256)
            add("AW40", "/sealed/pack",
                say("it was sealed by another text of the rules {} {} than the one here", sealed.parts.stamp.pack.id,
                    sealed.parts.stamp.pack.version),
                tr("compare them before you trust either result"), Severity::Warning);
        pack_ = loaded.pack;
        scoring::Scored scored = scoring::score(in_language(std::move(loaded.pack), asked_.language), application,
                                                Basis::Claimed, asked_.today, checked_.file);
        for (Problem const& problem : scored.bound.problems)
            checked_.problems.push_back(formats::in_file(problem, sealed.read));
        if (scored.assessment.overflow) return;
        checked_.summary = make_summary(scored, numbered(scored.application.claims.size()), sort_problems(scored),
                                        words_of_claims(scored));
        add_plans(checked_.summary, scored, score_with_plans(scored));
        int const overall = scored.assessment.overall;
        if (overall != rules::none)
            checked_.recomputed = scored.pack->pack.levels[static_cast<std::size_t>(overall)].code;
        look_for_parts(scored);
        compare_results(scored);
        checked_.scored = std::move(scored);
    }

    void look_for_parts(scoring::Scored const& scored) {
        for (MissingPart& part :
             missing_parts(scored.pack->pack, scored.application, scored.bound.on, checked_.documents))
            add("AW45", std::move(part.path), part.words,
                part.clause.empty() ? std::string(tr("the rules ask for it: ask the applicant"))
                                    : say("the rules ask for it ({}): ask the applicant", part.clause),
                Severity::Warning);
    }

    static std::string words_of(Json const* json) {
        return json == nullptr ? std::string("-") : shortened(formats::write_json_line(*json), 80);
    }

    // What an element of a list is called in a place: its id, where both have the same.
    static std::string name_of(Json const& before, Json const& after, std::size_t index) {
        auto const id = [](Json const& json) {
            auto const* const object = std::get_if<Json::Object>(&json.value);
            Json const* const member = object == nullptr ? nullptr : formats::find_member(*object, "id");
            auto const* const text = member == nullptr ? nullptr : std::get_if<std::string>(&member->value);
            return text == nullptr ? std::string() : *text;
        };
        std::string const name = id(before);
        return !name.empty() && name == id(after) ? name : fmt::format("{}", index);
    }

    // Each innermost place at which the two differ; null: it is not there.
    void compare(std::string const& path, Json const* before, Json const* after) {
        if (different_ > most_different) return;
        if (before != nullptr && after != nullptr) {
            auto const* const claimed = std::get_if<Json::Object>(&before->value);
            auto const* const here = std::get_if<Json::Object>(&after->value);
            if (claimed != nullptr && here != nullptr) return compare_members(path, *claimed, *here);
            auto const* const listed = std::get_if<Json::Array>(&before->value);
            auto const* const again = std::get_if<Json::Array>(&after->value);
            if (listed != nullptr && again != nullptr && listed->size() == again->size()) {
                for (std::size_t i = 0; i < again->size(); ++i)
                    compare(fmt::format("{}/{}", path, name_of((*listed)[i], (*again)[i], i)), &(*listed)[i],
                            &(*again)[i]);
                return;
            }
            if (formats::write_canonical_json(*before) == formats::write_canonical_json(*after)) return;
        }
        if (++different_ <= most_different)
            add_difference(path, say("claimed is {}, by the rules here it is {}", words_of(before), words_of(after)));
        else
            add_difference("/assessment", tr("there is more that differs"));
    }

    void compare_members(std::string const& path, Json::Object const& claimed, Json::Object const& here) {
        for (formats::JsonMember const& member : here)
            compare(fmt::format("{}/{}", path, member.key), formats::find_member(claimed, member.key), &member.value);
        for (formats::JsonMember const& member : claimed)
            if (formats::find_member(here, member.key) == nullptr)
                compare(fmt::format("{}/{}", path, member.key), &member.value, nullptr);
    }

    void add_difference(std::string path, std::string_view what) {
        add("A444", std::move(path), what, tr("count on the result here; ask the sender how the other came about"));
    }

    void compare_results(scoring::Scored const& scored) {
        auto const again = formats::parse_json(
            formats::write_assessment_line(
                {*scored.pack, scored.application, scored.bound, scored.assessment, {}, {}, &scored.trace}),
            "");
        auto const* const claimed = std::get_if<Json::Object>(&checked_.sealed.claimed.assessment.value);
        auto const* const here = std::get_if<Json::Object>(&again->value);
        if (claimed == nullptr || here == nullptr) return;
        for (std::string_view const key : {"overall", "steps", "points", "gates", "claims", "capped", "years"})
            compare(fmt::format("/assessment/{}", key), formats::find_member(*claimed, key),
                    formats::find_member(*here, key));
    }

    // --- Limits ---

    void check_limits(package::OpenedPackage const& opened) {
        if (!pack_ || !pack_->pack.header.evidence) return;
        rules::EvidenceLimits const& limits = *pack_->pack.header.evidence;
        if (limits.max_total_bytes && std::ssize(bytes_) > *limits.max_total_bytes)
            too_large({}, std::ssize(bytes_), *limits.max_total_bytes);
        for (package::OpenedFile const& file : opened.files)
            if (limits.max_file_bytes && std::ssize(file.bytes) > *limits.max_file_bytes &&
                !file.path.ends_with(".html"))
                too_large(std::string(file.path), std::ssize(file.bytes), *limits.max_file_bytes);
    }

    void too_large(std::string const& name, std::int64_t bytes, std::int64_t most) {
        add("A445", name.empty() ? name : "/" + name,
            say("it has {}, more than the {} that the rules allow", evidence::size_words(bytes, most),
                evidence::size_words(most, most)),
            tr("ask the sender to make it smaller and to seal it again"));
    }

    void look_at_evidence(package::OpenedPackage const& opened) {
        auto const contents = evidence_in(opened);
        if (contents.empty()) return;
        auto sandbox = evidence::Sandbox::open();
        if (!sandbox) return checked_.problems.push_back(sandbox.problem());
        std::optional<rules::EvidenceLimits> limits = pack_ ? pack_->pack.header.evidence : std::nullopt;
        std::vector<formats::SealedFile> const& listed = checked_.sealed.parts.files;
        std::set<std::string> seen;
        for (std::size_t i = 0; i < listed.size(); ++i) {
            auto const content = contents.find(listed[i].sha256);
            if (content == contents.end() || !seen.insert(listed[i].sha256).second)
                continue; // once, however often listed
            auto const unwanted = [&, i] { return asked_.go_on && !asked_.go_on(i, listed.size()); };
            sandbox->stop_when(unwanted);
            auto const looked = evidence::inspect(content->second->bytes, *sandbox);
            checked_.stopped = unwanted();
            if (checked_.stopped) return; // what was found out of this one is not sure
            if (!looked) {
                add(looked.problem().id, "/files/" + listed[i].name, looked.problem().what, looked.problem().remedy);
                continue;
            }
            std::string const name = "/files/" + listed[i].name;
            std::string_view const suffix = suffix_in_package(looked->kind);
            evidence::Verdict verdict = verdict_on(*looked, limits);
            if (suffix.empty() || !content->second->path.ends_with(suffix))
                add("A446", name, tr("it is not what its name in the package says"),
                    tr("do not open it; ask the sender for another file"));
            else if (verdict.kind != evidence::Verdict::Kind::Fits)
                add("A446", name, verdict.text, tr("ask the sender for another file"));
            checked_.files[i].verdict = std::move(verdict.text);
            checked_.files[i].remarks = std::move(verdict.remarks);
        }
    }

    std::string_view bytes_;
    PackageCheck const& asked_;
    CheckedPackage checked_;
    PackPointer pack_;
    std::size_t different_ = 0; // places of the result
};

} // namespace

CheckedPackage check_package(std::string_view bytes, std::string const& file, PackageCheck const& asked) {
    return Checker(bytes, file, asked).check();
}

CheckedPackage check_package_file(std::filesystem::path const& file, PackageCheck const& asked) {
    auto const bytes = package::load_package(file.string());
    if (bytes) return check_package(*bytes, file.string(), asked);
    CheckedPackage checked;
    checked.file = file.string();
    checked.problems.push_back(bytes.problem());
    return checked;
}

Problems compare_packages(std::vector<CheckedPackage> const& packages) {
    Problems problems;
    auto const add = [&](std::string_view id, CheckedPackage const& at, std::string what, std::string_view remedy,
                         Severity severity) {
        problems.push_back({std::string(id), {at.file, 0, 0, {}}, std::move(what), std::string(remedy), severity});
    };
    for (std::size_t i = 0; i < packages.size(); ++i) {
        CheckedPackage const& later = packages[i];
        for (std::size_t j = 0; j < i && later.opened; ++j) {
            CheckedPackage const& before = packages[j];
            formats::SealedStamp const& old = before.sealed.parts.stamp;
            formats::SealedStamp const& now = later.sealed.parts.stamp;
            if (!before.opened || now.identifier.empty() || old.identifier != now.identifier) continue;
            if (before.sha256 == later.sha256)
                add("AW44", later, say("it is the same package as {}", before.file), tr("one of the two is enough"),
                    Severity::Warning);
            else if (before.key != later.key)
                add("A448", later, say("it has the same identifier as {}, and is signed by another key", before.file),
                    tr("ask the applicant which of the two is hers"), Severity::Error);
            else if (old.revision == now.revision)
                add("A448", later,
                    say("it has the same identifier and revision as {}, and says something else", before.file),
                    tr("ask the applicant which of the two is hers"), Severity::Error);
            else if (now.revision < old.revision)
                add("AW43", later,
                    say("it is revision {}, older than revision {} in {}", now.revision, old.revision, before.file),
                    tr("review the newer one"), Severity::Warning);
        }
    }
    return problems;
}

} // namespace accrue::session
