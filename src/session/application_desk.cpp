#include "session/application_desk.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "evidence/verdict.h"
#include "files/whole_file.h"
#include "package/keys.h"
#include "session/application_changes.h"
#include "session/application_content.h"
#include "session/estimate_model.h"
#include "session/evidence_desk.h"
#include "session/sealing.h"
#include "session/state.h"
#include "store/sealed.h"

namespace accrue::session {
namespace {

// What was sent before keeps its name.
std::string name_of_revision(std::string name, int revision) {
    if (revision > 1) name.insert(name.find(".accrue-application"), fmt::format("-{}", revision));
    return name;
}

} // namespace

struct ApplicationDesk::State {
    explicit State(Session::State& outside) : session(outside) {}

    struct Seen { // what the model was made for
        std::uint64_t content = 0;
        std::uint64_t evidence = 0;
        std::uint64_t revision = 0;
        Date today;
        Language in = Language::English;
        friend bool operator==(Seen const&, Seen const&) = default;
    };

    Session::State& session;
    std::optional<Seen> seen;
    ApplicationModel model;
    std::uint64_t revision = 0;
    // The last one that was sealed and counts, read once.
    std::string compared_digest;
    std::optional<formats::SealedRead> compared;

    [[nodiscard]] EvidenceDesk& evidence() const {
        if (!session.evidence) session.evidence = std::make_unique<EvidenceDesk>(session);
        return *session.evidence;
    }
    bool look();
    void rebuild();
    void add_sealed(scoring::Scored const& scored);
    void add_changes(scoring::Scored const& scored, store::SealedApplication const& last);
    void add_key();
    // Carries out what `edit` makes of the details, where that is another thing.
    template <class Edit>
    Result<Performed> change_details(Edit edit) {
        Application details = without_claims(session.stored.application);
        edit(details);
        if (details == without_claims(session.stored.application)) return Performed{};
        return session.change(ChangeDetails{session.stored.id, std::move(details)});
    }
};

bool ApplicationDesk::State::look() {
    evidence().look();
    Seen const now{session.content, evidence().model().revision, session.revision, session.ports.today(), spoken()};
    if (seen == now) return false;
    seen = now;
    rebuild();
    return true;
}

void ApplicationDesk::State::rebuild() {
    model = {};
    if (session.stored.id) {
        auto const unreviewed = score_unreviewed(session.scored());
        scoring::Scored const& scored = unreviewed ? *unreviewed : session.scored();
        SummaryModel const summary =
            unreviewed ? make_estimate(scored, session.stored.entries).summary : session.estimate().summary;
        model = application_model({scored, session.stored.entries, summary, !session.stored.application.rulings.empty(),
                                   evidence().model(), session.ports.today()});
        add_sealed(scored);
        add_key();
    }
    model.revision = ++revision;
}

void ApplicationDesk::State::add_sealed(scoring::Scored const& scored) {
    Problems damaged;
    auto const sealed = store::list_sealed(session.database, session.stored.id, damaged);
    if (!sealed) damaged.push_back(sealed.problem());
    for (Problem const& problem : damaged) session.warn(problem);
    if (!sealed) return;
    model.suggested_name = name_of_revision(std::move(model.suggested_name), next_revision(*sealed, damaged.size()));
    store::SealedApplication const* last = nullptr;
    for (store::SealedApplication const& one : *sealed) {
        model.sealed.push_back({one.id, one.file, say("Revision {}, sealed on {}", one.revision, short_day(one.on)),
                                evidence::size_words(one.bytes, one.bytes), one.withdrawn});
        if (!one.withdrawn) last = &one;
    }
    std::ranges::reverse(model.sealed);
    if (last != nullptr) add_changes(scored, *last);
}

void ApplicationDesk::State::add_changes(scoring::Scored const& scored, store::SealedApplication const& last) {
    if (compared_digest != last.application) {
        compared.reset();
        auto const text = store::load_content(session.database, last.application);
        if (!text) return session.warn(text.problem());
        compared = formats::read_sealed(*text, last.file);
        compared_digest = last.application;
    }
    Problems damaged;
    auto const files = store::list_files(session.database, session.stored.person, damaged);
    if (!compared || !files) return;
    model.compared_with = say("revision {} of {}", last.revision, short_day(last.on));
    model.changes = changes_since(*compared, {application_to_seal(scored), *files, session.pack->pack});
}

void ApplicationDesk::State::add_key() {
    auto const key = store::load_key(session.database, session.stored.person);
    if (!key) return session.warn(key.problem());
    if (!*key) return;
    auto const shown = package::read_public_key((*key)->shown);
    if (shown) model.key = package::key_id(*shown);
}

ApplicationDesk::ApplicationDesk(Session::State& session) : state_(std::make_unique<State>(session)) {}
ApplicationDesk::~ApplicationDesk() = default;

bool ApplicationDesk::look() { return state_->look(); }
ApplicationModel const& ApplicationDesk::model() const { return state_->model; }

// --- What is entered beside the entries ---

Result<Performed> ApplicationDesk::set_target(std::string const& level) {
    return state_->change_details([&](Application& details) { details.target = level; });
}

Result<Performed> ApplicationDesk::set_applicant(Applicant const& applicant) {
    Session::State& session = state_->session;
    auto const records = store::list_records(session.database);
    if (!records) return records.problem();
    Several several{{}, std::string(tr("Changed the applicant's details"))};
    for (store::RecordSummary const& summary : *records) {
        if (summary.person != session.stored.person) continue;
        auto const record = store::load_record(session.database, summary.id);
        if (!record && summary.id == session.stored.id) return record.problem();
        if (!record) { // a damaged one keeps what it says
            session.warn(record.problem());
            continue;
        }
        Application details = without_claims(record->application);
        Applicant changed = applicant;
        if (summary.id != session.stored.id) // membership is of the body that runs a scheme
            changed.member = details.applicant ? details.applicant->member : std::nullopt;
        if (details.applicant.value_or(Applicant{}) == changed) continue;
        details.applicant = changed;
        several.commands.emplace_back(ChangeDetails{summary.id, std::move(details)});
    }
    if (several.commands.empty()) return Performed{};
    return session.change(several.commands.size() == 1 ? several.commands.front() : Command(several));
}

Result<Performed> ApplicationDesk::set_referee(std::size_t place, Referee const& referee) {
    return state_->change_details([&](Application& details) {
        if (place < details.referees.size())
            details.referees[place] = referee;
        else
            details.referees.push_back(referee);
    });
}

Result<Performed> ApplicationDesk::remove_referee(std::size_t place) {
    return state_->change_details([&](Application& details) {
        if (place < details.referees.size())
            details.referees.erase(details.referees.begin() + static_cast<std::ptrdiff_t>(place));
    });
}

Result<Performed> ApplicationDesk::set_statement(std::string_view text) {
    return state_->change_details([&](Application& details) {
        details.statement = text.empty() ? std::nullopt : std::optional<std::string>(text);
    });
}

Result<Performed> ApplicationDesk::set_declaration(std::string const& id, bool accepted) {
    Date const today = state_->session.ports.today();
    return state_->change_details([&](Application& details) {
        auto const found = std::ranges::find(details.declarations, id, &std::pair<std::string, Date>::first);
        bool const there = found != details.declarations.end();
        if (there && !accepted) details.declarations.erase(found);
        if (!there && accepted) details.declarations.emplace_back(id, today);
    });
}

Result<Performed> ApplicationDesk::set_document(std::string const& id, std::string const& file) {
    return state_->change_details([&](Application& details) {
        auto const found = std::ranges::find(details.documents, id, &std::pair<std::string, std::string>::first);
        bool const there = found != details.documents.end();
        if (there && file.empty())
            details.documents.erase(found);
        else if (there)
            found->second = file;
        else if (!file.empty())
            details.documents.emplace_back(id, file);
    });
}

Result<Performed> ApplicationDesk::set_language(std::string const& language) {
    return state_->change_details([&](Application& details) { details.language = language; });
}

// --- Documents ---

Result<Performed> ApplicationDesk::save_reference_form(std::size_t referee, std::filesystem::path const& file) {
    Session::State& session = state_->session;
    if (auto refused = library_in_place(file, session.database.file(), "reference.pdf")) return *std::move(refused);
    if (referee >= session.stored.application.referees.size())
        return Problem{"L144",
                       {},
                       std::string(tr("this referee is not there any more")),
                       std::string(tr("choose another; nothing was saved"))};
    auto const form = make_reference_form(session, referee);
    if (!form) return form.problem();
    if (auto saved = files::write_file(file.string(), *form); !saved) return saved.problem();
    Date const today = session.ports.today();
    return state_->change_details([&](Application& details) { details.referees[referee].asked_on = today; });
}

Result<std::vector<std::filesystem::path>> ApplicationDesk::save_documents(std::filesystem::path const& folder) {
    auto const documents = make_documents(state_->session);
    if (!documents) return documents.problem();
    std::error_code refused; // told by the first file that cannot be written
    std::filesystem::create_directory(folder, refused);
    std::vector<std::filesystem::path> saved;
    for (MadeDocument const& document : *documents) {
        saved.push_back(folder / std::filesystem::path(document.path).filename());
        if (auto done = files::write_file(saved.back().string(), document.bytes); !done) return done.problem();
    }
    return saved;
}

// --- Sealing ---

Result<Performed> ApplicationDesk::seal(SealWish const& wish) {
    state_->seen.reset(); // of a sealing that ends halfway too there may be a key and a revision
    return session::seal(state_->session, state_->model, wish);
}

Result<Performed> ApplicationDesk::withdraw(SealedId id) { return state_->session.change(WithdrawSealed{id}); }

Result<TakenFeedback> ApplicationDesk::take_in_decision(GivenFeedback const& given) {
    return take_feedback(state_->session, given);
}

Result<Done> ApplicationDesk::save_public_key(std::filesystem::path const& file) {
    auto const key = public_key();
    if (!key) return key.problem();
    if (auto refused = library_in_place(file, state_->session.database.file(), "accrue.pub"))
        return *std::move(refused);
    return files::write_file(file.string(), *key);
}

Result<std::string> ApplicationDesk::public_key() {
    auto const key = store::load_key(state_->session.database, state_->session.stored.person);
    if (!key) return key.problem();
    if (!*key)
        return Problem{"L126",
                       {},
                       std::string(tr("there is no key yet")),
                       std::string(tr("it is made when you seal for the first time"))};
    auto const shown = package::read_public_key((*key)->shown);
    if (!shown) return shown.problem();
    return package::key_file(*shown);
}

} // namespace accrue::session
