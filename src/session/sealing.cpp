#include "session/sealing.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "evidence/inspection.h"
#include "evidence/verdict.h"
#include "package/age.h"
#include "package/package_file.h"
#include "session/application_content.h"
#include "session/evidence_changes.h"
#include "session/evidence_names.h"
#include "session/identifiers.h"
#include "session/state.h"

namespace accrue::session {
namespace {

using formats::SealedParts;

constexpr std::string_view german = "de";
constexpr std::string_view english = "en";

// Whatever is sealed: the application as it stands in the package, scored, with the contents of its files.
struct Sealable {
    scoring::Scored scored; // by the pack in the language of the documents
    SealedParts parts;
    std::vector<store::EvidenceFile> files; // in the order of parts.files
};

Problem not_in_library(std::string const& name) {
    return {"A442",
            {name, 0, 0, {}},
            say("'{}' is named in the application and is not in the library", name),
            std::string(tr("add the file, or take its name away; nothing was sealed"))};
}

Result<Done> find_files(Session::State& session, Application const& application, Sealable& sealable) {
    Problems damaged;
    auto const files = store::list_files(session.database, session.stored.person, damaged);
    if (!files) return files.problem();
    if (!damaged.empty()) return damaged.front();
    for (std::string const& name : files_named(application)) {
        auto const file = std::ranges::find(*files, name, &store::EvidenceFile::name);
        if (file == files->end()) return not_in_library(name);
        sealable.files.push_back(*file);
        sealable.parts.files.push_back({file->name, file->sha256, file->bytes});
    }
    return Done{};
}

// The marks on those files for entries that go along.
Result<Done> find_marks(Session::State& session, Application const& application, Sealable& sealable) {
    Problems damaged;
    auto const marks = store::list_marks(session.database, session.stored.person, damaged);
    if (!marks) return marks.problem();
    std::map<EntryId, std::string> claims;
    for (std::size_t i = 0; i < session.stored.entries.size(); ++i)
        claims.emplace(session.stored.entries[i], session.stored.application.claims[i].id);
    for (store::StoredMark const& mark : *marks) {
        auto const file = std::ranges::find(sealable.files, mark.file, &store::EvidenceFile::id);
        auto const claim = claims.find(mark.entry);
        if (file == sealable.files.end() || claim == claims.end()) continue;
        if (std::ranges::find(application.claims, claim->second, &Claim::id) == application.claims.end()) continue;
        sealable.parts.marks.push_back({claim->second, file->name, mark.mark});
    }
    return Done{};
}

Result<formats::SealedStamp> next_stamp(Session::State& session) {
    Problems damaged;
    auto const sealed = store::list_sealed(session.database, session.stored.id, damaged);
    if (!sealed) return sealed.problem();
    rules::CompiledPack const& pack = *session.pack;
    formats::SealedStamp stamp{{},
                               next_revision(*sealed, damaged.size()),
                               session.scoring_date(),
                               {pack.pack.header.id, pack.pack.header.version, pack.sha256}};
    for (Problem& problem : damaged) session.warn(std::move(problem));
    if (!sealed->empty()) stamp.identifier = sealed->back().identifier;
    if (stamp.identifier.empty()) stamp.identifier = new_identifier(session.ports);
    return stamp;
}

Result<Sealable> put_together(Session::State& session) {
    Application application = application_to_seal(session.scored());
    std::string const language = application.language.value_or(std::string(english));
    Sealable sealable{
        scoring::score(in_language(session.pack, language), application, Basis::Claimed, session.scoring_date()),
        {},
        {}};
    auto stamp = next_stamp(session);
    if (!stamp) return stamp.problem();
    sealable.parts.stamp = *std::move(stamp);
    if (auto done = find_files(session, application, sealable); !done) return done.problem();
    if (auto done = find_marks(session, application, sealable); !done) return done.problem();
    return sealable;
}

// --- Documents ---

Language language_of(Application const& application) {
    return application.language == german ? Language::German : Language::English;
}

Result<std::vector<MadeDocument>> documents_of(Sealable const& sealable) {
    Speaking const speaking(language_of(sealable.scored.application));
    std::vector<MadeDocument> made;
    for (Paper const& paper : application_papers({sealable.scored, sealable.parts})) {
        auto pdf = pdf_of(paper, *sealable.scored.pack, sealable.parts.stamp.on);
        if (!pdf) return pdf.problem();
        made.push_back({fmt::format("documents/{}.pdf", paper.name), *std::move(pdf)});
        made.push_back({fmt::format("documents/{}.html", paper.name), html_of(paper, *sealable.scored.pack)});
    }
    return made;
}

// --- Limits ---

Problem larger(std::string const& name, std::int64_t bytes, std::int64_t most) {
    return {"A441",
            {name, 0, 0, {}},
            say("'{}' has {}, more than the {} that the rules allow", name, evidence::size_words(bytes, most),
                evidence::size_words(most, most)),
            std::string(tr("make it smaller on the screen Evidence; nothing was sealed"))};
}

Problem of_no_use(std::string const& name) {
    return {"A446",
            {name, 0, 0, {}},
            say("'{}' is of a kind that cannot go along: PDF, JPEG, PNG and TIFF can", name),
            std::string(tr("make a PDF of it on the screen Evidence; nothing was sealed"))};
}

Problem application_larger(std::int64_t bytes) { // than what is read of one
    constexpr auto most = static_cast<std::int64_t>(formats::application_byte_limit);
    return {"A441",
            {"application.json", 0, 0, {}},
            say("the application has {}, more than the {} that a package takes", evidence::size_words(bytes, most),
                evidence::size_words(most, most)),
            std::string(tr("shorten the longest notes; nothing was sealed"))};
}

Problem package_larger(std::int64_t bytes, std::int64_t most) {
    return {"A441",
            {},
            say("the package has {}, more than the {} that the rules allow", evidence::size_words(bytes, most),
                evidence::size_words(most, most)),
            std::string(tr("make the largest files smaller on the screen Evidence; nothing was sealed"))};
}

std::optional<std::int64_t> most_of_a_file(rules::Pack const& pack) {
    return pack.header.evidence ? pack.header.evidence->max_file_bytes : std::nullopt;
}

// --- The file ---

struct Contents { // of what goes in, alive while the package is made
    std::vector<MadeDocument> documents;
    std::vector<std::pair<std::string, std::string>> evidence; // path, bytes
};

Result<Contents> load_contents(Session::State& session, Sealable const& sealable) {
    auto documents = documents_of(sealable);
    if (!documents) return documents.problem();
    Contents contents{*std::move(documents), {}};
    auto const most = most_of_a_file(sealable.scored.pack->pack);
    std::set<std::string> taken;
    for (store::EvidenceFile const& file : sealable.files) {
        if (most && file.bytes > *most) return larger(file.name, file.bytes, *most);
        if (!taken.insert(file.sha256).second) continue;
        auto bytes = store::load_content(session.database, file.sha256);
        if (!bytes) return bytes.problem();
        std::string_view const suffix = suffix_in_package(evidence::kind_of(*bytes));
        if (suffix.empty()) return of_no_use(file.name);
        contents.evidence.emplace_back(fmt::format("evidence/{}.{}", file.sha256, suffix), *std::move(bytes));
    }
    for (MadeDocument const& document : contents.documents)
        if (auto const bytes = static_cast<std::int64_t>(document.bytes.size());
            most && bytes > *most && document.path.ends_with(".pdf"))
            return larger(document.path, bytes, *most);
    return contents;
}

struct Key {
    package::SigningKey signing;
    std::optional<store::SigningKey> made; // now: the library does not have it yet
};

// The person's key; where she has none yet, or wants another, one is made.
Result<Key> key_of(Session::State& session, SealWish const& wish) {
    auto const stored = store::load_key(session.database, session.stored.person);
    if (!stored && !wish.new_key) return stored.problem(); // one that is damaged can be replaced
    std::optional<store::SigningKey> fresh;
    if (wish.new_key || !*stored) {
        if (auto refused = refused_passphrase(wish.passphrase)) return *std::move(refused);
        auto const made = package::make_key(wish.passphrase);
        if (!made) return made.problem();
        fresh = store::SigningKey{made->secret_file, package::key_text(made->public_key)};
    }
    auto unlocked = package::unlock(fresh ? fresh->secret : (*stored)->secret, wish.passphrase);
    if (!unlocked) return unlocked.problem();
    return Key{*std::move(unlocked), std::move(fresh)};
}

// To encrypt nothing tells whether it could be done.
Result<Done> check_recipient(std::string const& recipient) {
    if (recipient.empty()) return Done{};
    auto const tried = package::encrypt_for({}, std::span(&recipient, 1));
    if (!tried) return tried.problem();
    return Done{};
}

// "ana-example-psm": the one folder in the package.
std::string folder_of(std::string const& file) {
    std::string folder;
    for (char const c : file.substr(0, file.find('.'))) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        folder += plain ? c : '-';
    }
    return folder.empty() ? "application" : folder.substr(0, 60);
}

Result<std::string> package_of(Sealable const& sealable, Contents const& contents, std::string const& json,
                               package::SigningKey const& key, std::string const& folder) {
    formats::SealedStamp const& stamp = sealable.parts.stamp;
    package::PackageParts parts{folder, stamp.identifier, json, {}};
    for (MadeDocument const& document : contents.documents) parts.files.push_back({document.path, document.bytes});
    for (auto const& [path, bytes] : contents.evidence) parts.files.push_back({path, bytes});
    return sealed_package(sealable.scored, stamp, parts, key);
}

// Before a package has its name the library knows its revision, which does not count yet, and with it what it says and the
// key. `sealed` gets its id.
Result<Done> take_revision(Session::State& session, store::SealedApplication& sealed, std::string const& json,
                           std::optional<store::SigningKey> const& made) {
    auto transaction = store::Transaction::begin(session.database);
    if (!transaction) return transaction.problem();
    if (auto done = store::put_content(*transaction, sealed.application, json); !done) return done;
    if (made)
        if (auto done = store::put_key(*transaction, session.stored.person, *made); !done) return done;
    auto const id = store::add_sealed(*transaction, sealed);
    if (!id) return id.problem();
    if (auto done = session.commit(*transaction); !done) return done;
    sealed.id = *id;
    return Done{};
}

// A file that is there and no package, as its first bytes say.
bool is_of_others(std::filesystem::path const& file) {
    std::error_code none;
    if (!std::filesystem::is_regular_file(file, none) || std::filesystem::file_size(file, none) == 0) return false;
    std::ifstream stream(file, std::ios::binary);
    std::string head(package::age_header.size(), '\0');
    stream.read(head.data(), std::ssize(head));
    return !head.starts_with("PK\x03\x04") && head != package::age_header;
}

Problem in_place_of_others(std::filesystem::path const& file, std::string const& proposed) {
    return {"A451",
            {file.string(), 0, 0, {}},
            std::string(tr("this file is there already and is no package: what it holds would be lost")),
            say("choose another name, such as {}; nothing was sealed", proposed)};
}

void forget_reviews(Application& application) {
    application.rulings.clear();
    for (Claim& claim : application.claims)
        if (claim.basis == Basis::Verified) claim.basis = Basis::Evidenced;
}

} // namespace

std::optional<Problem> refused_passphrase(std::string_view passphrase) {
    if (character_count(passphrase) >= least_passphrase) return std::nullopt;
    return Problem{"A425",
                   {},
                   say("a new passphrase has at least {} characters", least_passphrase),
                   std::string(tr("think of a longer one; no key was made"))};
}

std::optional<scoring::Scored> score_unreviewed(scoring::Scored const& scored) {
    Application const& reviewed = scored.application;
    bool const verified =
        std::ranges::find(reviewed.claims, std::optional(Basis::Verified), &Claim::basis) != reviewed.claims.end();
    if (reviewed.rulings.empty() && !verified) return {};
    Application application = reviewed;
    forget_reviews(application);
    return scoring::score(scored.pack, std::move(application), Basis::Claimed, scored.bound.on);
}

int next_revision(std::vector<store::SealedApplication> const& sealed, std::size_t damaged) {
    int next = static_cast<int>(sealed.size() + damaged) + 1;
    for (store::SealedApplication const& before : sealed) next = std::max(next, before.revision + 1);
    return next;
}

Application application_to_seal(scoring::Scored const& scored) {
    Application application = scored.application;
    rules::Header const& header = scored.pack->pack.header;
    application.scheme.reset();
    application.pack = fmt::format("{}@{}", header.id, header.version);
    if (!application.target) {
        auto const unreviewed = score_unreviewed(scored);
        application.target = target_of(unreviewed ? *unreviewed : scored);
    }
    application.on = scored.bound.on;
    forget_reviews(application);
    application.costs.clear();
    std::erase_if(application.claims, [](Claim const& claim) { return claim.basis == Basis::Planned; });
    return application;
}

std::vector<std::string> files_named(Application const& application) {
    std::vector<std::string> names;
    std::set<std::string> seen;
    auto const add = [&](std::string const& name) {
        if (seen.insert(name).second) names.push_back(name);
    };
    for (auto const& [document, name] : application.documents) add(name);
    for (Referee const& referee : application.referees)
        if (referee.reference) add(*referee.reference);
    for (Claim const& claim : application.claims)
        for (std::string const& name : claim.evidence) add(name);
    return names;
}

std::string sealed_json(scoring::Scored const& scored, SealedParts const& parts) {
    return formats::write_sealed(
        {*scored.pack, scored.application, scored.bound, scored.assessment, {}, {}, &scored.trace}, parts);
}

Result<std::string> sealed_package(scoring::Scored const& scored, formats::SealedStamp const& stamp,
                                   package::PackageParts const& parts, package::SigningKey const& key) {
    auto bytes = package::write_package(
        parts, key,
        fmt::format("application {} revision {} on {}", stamp.identifier, stamp.revision, to_text(stamp.on)));
    if (!bytes) return bytes;
    auto const& limits = scored.pack->pack.header.evidence;
    auto const size = static_cast<std::int64_t>(bytes->size());
    if (limits && limits->max_total_bytes && size > *limits->max_total_bytes)
        return package_larger(size, *limits->max_total_bytes);
    return bytes;
}

Result<std::vector<MadeDocument>> make_documents(Session::State& session) {
    auto const sealable = put_together(session);
    if (!sealable) return sealable.problem();
    return documents_of(*sealable);
}

Result<std::string> make_reference_form(Session::State& session, std::size_t referee) {
    Application const application = application_to_seal(session.scored());
    Speaking const speaking(language_of(application));
    std::string const language = application.language.value_or(std::string(english));
    scoring::Scored const scored =
        scoring::score(in_language(session.pack, language), application, Basis::Claimed, session.scoring_date());
    return pdf_of(reference_form(scored, referee), *scored.pack, session.ports.today());
}

Result<Performed> seal(Session::State& session, ApplicationModel const& model, SealWish const& wish) {
    if (!model.why_not.empty())
        return Problem{"A440",
                       {},
                       say("the application is not complete: {}", model.why_not),
                       std::string(tr("the list on the screen Application says what is left; nothing was sealed"))};
    if (auto refused = library_in_place(wish.file, session.database.file(), model.suggested_name))
        return *std::move(refused);
    if (is_of_others(wish.file)) return in_place_of_others(wish.file, model.suggested_name);
    if (auto can = check_recipient(wish.recipient); !can) return can.problem();
    auto const sealable = put_together(session);
    if (!sealable) return sealable.problem();
    std::string const json = sealed_json(sealable->scored, sealable->parts);
    if (json.size() > formats::application_byte_limit) return application_larger(std::ssize(json));
    auto const contents = load_contents(session, *sealable);
    if (!contents) return contents.problem();
    auto const key = key_of(session, wish);
    if (!key) return key.problem();
    auto bytes = package_of(*sealable, *contents, json, key->signing, folder_of(model.suggested_name));
    if (!bytes) return bytes.problem();
    if (!wish.recipient.empty()) {
        auto encrypted = package::encrypt_for(*bytes, std::span(&wish.recipient, 1));
        if (!encrypted) return encrypted.problem();
        *bytes = *std::move(encrypted);
    }
    formats::SealedStamp const& stamp = sealable->parts.stamp;
    store::SealedApplication sealed{{},
                                    session.stored.id,
                                    stamp.identifier,
                                    stamp.revision,
                                    session.ports.today(),
                                    wish.file.filename().string(),
                                    sha256_hex(*bytes),
                                    static_cast<std::int64_t>(bytes->size()),
                                    sha256_hex(json),
                                    true};
    auto saved = package::save_package(*bytes, wish.file.string(),
                                       [&] { return take_revision(session, sealed, json, key->made); });
    if (!saved) return saved.problem();
    return session.change(AddSealed{std::move(sealed)});
}

} // namespace accrue::session
