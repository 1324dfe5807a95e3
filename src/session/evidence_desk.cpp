#include "session/evidence_desk.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "formats/findings_file.h"
#include "print/pdf.h"
#include "session/desk_worker.h"
#include "session/evidence_changes.h"
#include "session/evidence_content.h"
#include "session/evidence_names.h"
#include "session/evidence_pages.h"
#include "session/evidence_taking.h"
#include "session/returned_forms.h"
#include "session/state.h"
#include "session/words.h"

namespace accrue::session {

struct EvidenceDesk::State {
    explicit State(Session::State& outside) : session(outside) {}

    struct Seen { // what the model was made for
        std::uint64_t content = 0;
        Language in = Language::English;
        std::optional<Date> on;
        friend bool operator==(Seen const&, Seen const&) = default;
    };

    Session::State& session;
    std::optional<Seen> seen;
    PersonId person;
    std::vector<store::EvidenceFile> files;
    std::vector<store::StoredMark> marks;
    KnownFiles known;
    KnownForms forms; // among the known
    Versions versions;
    EvidenceHints hints;
    std::optional<EvidenceTaking> taking; // what was taken in last, until that is dismissed
    std::vector<std::string> arrived;     // contents that were taken in, and may be reference forms
    RecordId arrived_for;                 // the record that was open then
    std::vector<EvidenceReference> references;
    EvidenceModel model;
    std::uint64_t revision = 0;
    DeskWorker<LookedAt> looker;
    DeskWorker<MadeOf> maker;
    EvidencePages pages;

    [[nodiscard]] Seen now() const;
    void read_library();
    void rebuild();
    bool look();
    bool collect();
    [[nodiscard]] EvidencePages::Source source_of(std::string const& sha256) const;
    [[nodiscard]] bool is_working() const;

    void keep_known(std::string const& sha256, Result<evidence::Findings> found);
    bool recognise_forms();
    bool take_looked_at();
    bool take_made();
    void look_at_next();
    bool make_next(); // true: one could not even be begun, which its file tells
    [[nodiscard]] Result<std::string> content_of(FileId file) const;
    [[nodiscard]] std::size_t file_limit() const;                     // bytes
    [[nodiscard]] store::EvidenceFile const* find(FileId file) const; // null: it is not there any more
    // For what is asked about a file and an entry: they are there, or L144.
    [[nodiscard]] Result<store::EvidenceFile> file_of(FileId file) const;
    [[nodiscard]] Result<Claim> claim_of(EntryId entry) const;
    [[nodiscard]] Result<DeskWorker<MadeOf>::Job> job_for(FileId file, VersionWish const& wish) const;
    std::map<FileId, VersionWish> wanted; // versions to be made
    FileId making;                        // the file of the one that is being made
};

// --- What is known ---

EvidenceDesk::State::Seen EvidenceDesk::State::now() const {
    return {session.content, spoken(), session.stored.id ? std::optional(session.scoring_date()) : std::nullopt};
}

void EvidenceDesk::State::read_library() {
    files.clear();
    marks.clear();
    if (session.stored.person != person) {
        versions.clear();
        wanted.clear();
    }
    person = session.stored.person;
    if (!session.stored.id) return;
    Problems damaged;
    if (auto read = store::list_files(session.database, person, damaged); read)
        files = *std::move(read);
    else
        damaged.push_back(read.problem());
    if (auto read = store::list_marks(session.database, person, damaged); read)
        marks = *std::move(read);
    else
        damaged.push_back(read.problem());
    for (Problem& problem : damaged) session.warn(std::move(problem));
    for (store::EvidenceFile const& file : files) {
        if (known.contains(file.sha256)) continue;
        auto const findings = store::load_findings(session.database, file.sha256);
        if (!findings || findings->empty()) continue;
        if (auto looked = formats::read_findings(*findings)) keep_known(file.sha256, *std::move(looked));
    }
    auto const is_gone = [&](auto const& row) { return find(row.first) == nullptr; };
    std::erase_if(versions, is_gone);
    std::erase_if(wanted, is_gone);
}

void EvidenceDesk::State::rebuild() {
    model =
        session.stored.id
            ? evidence_model({session.scored(), session.stored.entries, files, marks, known, forms, versions, hints})
            : EvidenceModel();
    if (taking) {
        model.intake = taking->told();
        model.intake->references = references;
    }
    model.may_draw = pages.may_draw();
    model.revision = ++revision;
}

bool EvidenceDesk::State::look() {
    if (seen == now()) return false;
    seen = now();
    read_library();
    look_at_next();
    rebuild();
    return true;
}

bool EvidenceDesk::State::is_working() const {
    return (taking && taking->is_running()) || !arrived.empty() || !looker.is_free() || !maker.is_free() ||
           !wanted.empty();
}

bool EvidenceDesk::State::collect() {
    bool const recognised = recognise_forms(); // before others arrive, so that these can be named by hand first
    bool const read = taking && taking->collect();
    if (read && !taking->is_running()) {
        std::ranges::move(taking->contents(), std::back_inserter(arrived));
        arrived_for = session.stored.id;
    }
    bool const anew = look();
    bool const looked = take_looked_at();
    bool const made = take_made();
    bool const drawn = pages.collect([&](std::string const& sha256) { return source_of(sha256); });
    look_at_next();
    bool const refused = make_next();
    bool const other = looked || made || refused || ((recognised || read) && !anew);
    if (other) rebuild();
    return anew || other || drawn;
}

// What a picture of a page is made from.
EvidencePages::Source EvidenceDesk::State::source_of(std::string const& sha256) const {
    for (auto const& [file, version] : versions)
        if (!version.bytes.empty() && version.file.sha256 == sha256) return {version.bytes, version.file};
    auto const looked = known.find(sha256);
    return {store::load_content(session.database, sha256),
            looked != known.end() && looked->second ? std::optional(looked->second->file) : std::nullopt};
}

void EvidenceDesk::State::keep_known(std::string const& sha256, Result<evidence::Findings> found) {
    if (FormCodes codes = found ? codes_in(found->text) : FormCodes(); !codes.codes.empty()) {
        auto const bytes = store::load_content(session.database, sha256);
        forms.insert_or_assign(sha256, KnownForm{std::move(codes), bytes && print::is_as_written(*bytes)});
    }
    known.insert_or_assign(sha256, std::move(found));
}

// Once all that arrived are known: the answers of referees among them become their references, in one change.
bool EvidenceDesk::State::recognise_forms() {
    auto const is_awaited = [&](store::EvidenceFile const& file) {
        return std::ranges::find(arrived, file.sha256) != arrived.end();
    };
    auto const is_open = [&](store::EvidenceFile const& file) {
        return is_awaited(file) && !known.contains(file.sha256);
    };
    bool const is_soon = (taking && taking->is_running()) || seen != now() || std::ranges::any_of(files, is_open);
    if (arrived.empty() || is_soon) return false;
    Application details = without_claims(session.stored.application);
    std::string words;
    std::size_t linked = 0;
    for (store::EvidenceFile const& file : files) {
        auto const known_form = forms.find(file.sha256);
        if (!is_awaited(file) || known_form == forms.end() || arrived_for != session.stored.id) continue;
        auto form = returned_form(file.name, known_form->second, details);
        if (!form || form->words.empty()) continue;
        bool const is_answer = form->kind == ReturnedForm::Kind::Answer;
        if (is_answer) {
            Referee& referee = details.referees[form->referee];
            referee.reference = file.name;
            form->words = say("Recognised as the reference of {}.", referee.name);
            words = ++linked == 1 ? say("Recognised {} as the reference of {}", file.name, referee.name)
                                  : say("Recognised {} references", linked);
        }
        references.push_back({fmt::format("{}: {}", file.name, form->words), is_answer});
    }
    arrived.clear();
    if (linked == 0) return true;
    ChangeOfFiles change(session);
    change.add(ChangeDetails{session.stored.id, std::move(details)});
    if (auto const performed = std::move(change).perform(std::move(words)); !performed) {
        std::erase_if(references, &EvidenceReference::linked);
        session.warn(performed.problem());
    }
    return true;
}

bool EvidenceDesk::State::take_looked_at() {
    auto looked = looker.take();
    if (!looked) return false;
    if (looked->found) {
        auto transaction = store::Transaction::begin(session.database);
        if (transaction && store::put_findings(*transaction, looked->sha256, formats::write_findings(*looked->found)))
            if (auto const done = transaction->commit(); !done) session.warn(done.problem());
    }
    keep_known(looked->sha256, std::move(looked->found));
    return true;
}

void EvidenceDesk::State::look_at_next() {
    if (!looker.is_free()) return;
    auto const next =
        std::ranges::find_if(files, [&](store::EvidenceFile const& file) { return !known.contains(file.sha256); });
    if (next == files.end()) return;
    auto bytes = store::load_content(session.database, next->sha256);
    if (!bytes) {
        known.emplace(next->sha256, bytes.problem());
        return look_at_next();
    }
    looker.start(
        [sha256 = next->sha256, bytes = *std::move(bytes)](std::stop_token const& stop) {
            return LookedAt{sha256, find_out(bytes, stop)};
        },
        [sha256 = next->sha256](Problem const& problem) {
            return LookedAt{sha256, problem};
        });
}

store::EvidenceFile const* EvidenceDesk::State::find(FileId file) const {
    auto const found = std::ranges::find(files, file, &store::EvidenceFile::id);
    return found == files.end() ? nullptr : &*found;
}

Result<store::EvidenceFile> EvidenceDesk::State::file_of(FileId file) const {
    if (store::EvidenceFile const* const found = find(file)) return *found;
    return Problem{"L144",
                   {},
                   std::string(tr("this file is not there any more")),
                   std::string(tr("it was removed meanwhile; nothing was changed"))};
}

Result<Claim> EvidenceDesk::State::claim_of(EntryId entry) const {
    if (Claim const* const claim = session.claim_of(entry)) return *claim;
    return Problem{"L144",
                   {},
                   std::string(tr("this entry is not there any more")),
                   std::string(tr("it was removed meanwhile; nothing was changed"))};
}

Result<std::string> EvidenceDesk::State::content_of(FileId file) const {
    auto const row = file_of(file);
    if (!row) return row.problem();
    return store::load_content(session.database, row->sha256);
}

std::size_t EvidenceDesk::State::file_limit() const {
    auto const& limits = session.pack->pack.header.evidence;
    return limits && limits->max_file_bytes ? static_cast<std::size_t>(*limits->max_file_bytes)
                                            : store::most_content_bytes;
}

// --- Other versions of a file ---

bool EvidenceDesk::State::make_next() {
    if (wanted.empty() || !maker.is_free()) return false;
    auto const [file, wish] = *wanted.begin();
    wanted.erase(wanted.begin());
    making = file;
    auto job = job_for(file, wish);
    if (!job) {
        versions.insert_or_assign(file, failed(job.problem()));
        return true;
    }
    maker.start(*std::move(job), [of = making](Problem const& problem) { return MadeOf{of, failed(problem)}; });
    return false;
}

// Pages of a document that turns one of them.
std::vector<evidence::ChosenPage> turned(int pages, TurnWish const& wish) {
    std::vector<evidence::ChosenPage> chosen;
    for (int page = 1; page <= pages; ++page) chosen.push_back({page, page == wish.page ? wish.degrees : 0});
    return chosen;
}

Result<DeskWorker<MadeOf>::Job> EvidenceDesk::State::job_for(FileId file, VersionWish const& wish) const {
    auto const looked = [&](FileId id) -> Result<std::pair<evidence::Inspection, std::string>> {
        auto const row = file_of(id);
        if (!row) return row.problem();
        auto const found = known.find(row->sha256);
        if (found == known.end() || !found->second)
            return Problem{"A300",
                           {},
                           std::string(tr("this file cannot be worked on as it is")),
                           std::string(tr("what is said of it says why"))};
        auto bytes = content_of(id);
        if (!bytes) return bytes.problem();
        return std::pair(found->second->file, *std::move(bytes));
    };
    auto of = looked(file);
    if (!of) return of.problem();
    auto const& [inspected, bytes] = *of;
    if (auto const* shrink = std::get_if<ShrinkWish>(&wish)) {
        evidence::ShrinkRequest const request{file_limit(), shrink->least_dpi, shrink->greyscale};
        return DeskWorker<MadeOf>::Job([file, request, from = *std::move(of)](std::stop_token const& stop) {
            return MadeOf{file, make_smaller(from.second, from.first, request, stop)};
        });
    }
    ArrangedPart part{bytes, inspected.kind, {}};
    std::vector<ArrangedPart> parts;
    std::string how;
    std::string suffix;
    if (auto const* turn = std::get_if<TurnWish>(&wish)) {
        part.pages = turned(std::max(inspected.pages, 1), *turn);
        how = say("page {} turned by {}°", turn->page, turn->degrees);
        suffix = tr("turned");
    } else if (auto const* pick = std::get_if<PickWish>(&wish)) {
        for (int const page : pick->pages) part.pages.push_back({page, 0});
        how = say("{} of {} pages", pick->pages.size(), inspected.pages);
        suffix = tr("some pages");
    }
    parts.push_back(std::move(part));
    if (auto const* join = std::get_if<JoinWish>(&wish)) {
        auto other = looked(join->with);
        if (!other) return other.problem();
        parts.push_back({std::move(other->second), other->first.kind, {}});
        how = say("with {} behind it", find(join->with)->name);
        suffix = tr("joined");
    }
    return DeskWorker<MadeOf>::Job([file, parts = std::move(parts), how, suffix](std::stop_token const& stop) {
        return MadeOf{file, make_arranged(parts, how, suffix, stop)};
    });
}

bool EvidenceDesk::State::take_made() {
    auto made = maker.take();
    if (!made) return false;
    // Dropped meanwhile, or another one was asked for: nobody waits for it.
    auto const waiting = versions.find(made->file);
    if (waiting != versions.end() && !wanted.contains(made->file)) waiting->second = std::move(made->version);
    return true;
}

// --- The desk ---

EvidenceDesk::EvidenceDesk(Session::State& session) : state_(std::make_unique<State>(session)) {}
EvidenceDesk::~EvidenceDesk() = default;

bool EvidenceDesk::look() { return state_->look(); }
bool EvidenceDesk::collect() { return state_->collect(); }
bool EvidenceDesk::is_working() const { return state_->is_working() || state_->pages.is_drawing(); }
EvidenceModel const& EvidenceDesk::model() const { return state_->model; }

void EvidenceDesk::finish() {
    collect();
    while (is_working()) {
        state_->pages.wait();
        if (state_->taking) state_->taking->wait();
        state_->looker.wait();
        state_->maker.wait();
        collect();
    }
}

void EvidenceDesk::take_in(std::vector<std::filesystem::path> const& files, EntryId entry) {
    State& state = *state_;
    if (!state.session.stored.id) return;
    state.look();
    if (!state.taking || !state.taking->is_running()) {
        state.taking.emplace(state.session);
        state.references.clear();
    }
    state.taking->want(files_of(files), entry, state.person);
    state.rebuild();
}

void EvidenceDesk::cancel() {
    if (state_->taking) state_->taking->stop();
}

void EvidenceDesk::finish_taking_in() {
    cancel();
    while (state_->taking && state_->taking->is_running()) {
        state_->taking->wait();
        state_->taking->collect();
    }
}

void EvidenceDesk::dismiss_intake() {
    if (state_->taking && state_->taking->is_running()) return;
    state_->taking.reset();
    state_->rebuild();
}

Result<Performed> EvidenceDesk::link(FileId file, EntryId entry) {
    auto const row = state_->file_of(file);
    auto claim = state_->claim_of(entry);
    if (!row) return row.problem();
    if (!claim) return claim.problem();
    std::string words = say("Linked {} to {}", row->name, entry_words(*claim, pack_in(state_->session.pack)));
    add_evidence(*claim, row->name);
    ChangeOfFiles change(state_->session);
    if (auto done = change.replace(entry, *std::move(claim)); !done) return done.problem();
    return std::move(change).perform(std::move(words));
}

Result<Performed> EvidenceDesk::unlink(std::string const& name, EntryId entry) {
    auto claim = state_->claim_of(entry);
    if (!claim) return claim.problem();
    std::string words = say("Took {} away from {}", name, entry_words(*claim, pack_in(state_->session.pack)));
    drop_evidence(*claim, name);
    ChangeOfFiles change(state_->session);
    auto const file = std::ranges::find(state_->files, name, &store::EvidenceFile::name);
    for (store::StoredMark const& mark : state_->marks)
        if (file != state_->files.end() && mark.file == file->id && mark.entry == entry)
            change.add(RemoveMark{mark.id});
    if (auto done = change.replace(entry, *std::move(claim)); !done) return done.problem();
    return std::move(change).perform(std::move(words));
}

Result<Performed> EvidenceDesk::remove(FileId file) {
    auto const row = state_->file_of(file);
    if (!row) return row.problem();
    ChangeOfFiles change(state_->session);
    if (auto done = change.rename(state_->person, row->name, std::nullopt); !done) return done.problem();
    change.add(RemoveFile{file});
    return std::move(change).perform(say("Removed the file {}", row->name));
}

Result<Performed> EvidenceDesk::mark(FileId file, EntryId entry, ProofMark const& mark) {
    auto const row = state_->file_of(file);
    auto claim = state_->claim_of(entry);
    if (!row) return row.problem();
    if (!claim) return claim.problem();
    std::string words = say("Marked {} for {} in {}", fact_words(mark.fact),
                            entry_words(*claim, pack_in(state_->session.pack)), row->name);
    ChangeOfFiles change(state_->session);
    change.add(AddMark{{{}, file, entry, mark}});
    if (std::ranges::find(claim->evidence, row->name) == claim->evidence.end()) {
        add_evidence(*claim, row->name);
        if (auto done = change.replace(entry, *std::move(claim)); !done) return done.problem();
    }
    return std::move(change).perform(std::move(words));
}

Result<Performed> EvidenceDesk::unmark(MarkId mark) { return state_->session.change(RemoveMark{mark}); }

void EvidenceDesk::make(FileId file, VersionWish wish) {
    state_->versions.insert_or_assign(file, MadeVersion{});
    state_->wanted.insert_or_assign(file, std::move(wish));
    static_cast<void>(state_->make_next());
    state_->rebuild();
}

Result<Performed> EvidenceDesk::use_proposal(FileId file) {
    auto const row = state_->file_of(file);
    if (!row) return row.problem();
    store::EvidenceFile const& from = *row;
    auto const made = state_->versions.find(file);
    if (made == state_->versions.end() || made->second.bytes.empty())
        return Problem{
            "L144", {}, std::string(tr("this version is not there any more")), std::string(tr("make it again"))};
    MadeVersion const version = made->second;
    auto const names = store::list_file_names(state_->session.database, state_->person);
    if (!names) return names.problem();
    if (auto done = keep_contents(state_->session, {{version.file.sha256, version.bytes}}); !done)
        return done.problem();
    store::EvidenceFile const added{{},
                                    state_->person,
                                    free_name(name_of_version(from.name, version.suffix, ".pdf"), *names),
                                    version.file.sha256,
                                    static_cast<std::int64_t>(version.bytes.size()),
                                    from.id,
                                    version.how};
    AddFile add{added};
    for (store::StoredMark const& mark : state_->marks) {
        if (mark.file != file) continue;
        for (ProofMark const& moved : marks_on(version, mark.mark)) add.marks.push_back({{}, {}, mark.entry, moved});
    }
    ChangeOfFiles change(state_->session);
    change.add(std::move(add));
    if (auto done = change.rename(state_->person, from.name, added.name); !done) return done.problem();
    auto performed = std::move(change).perform(say("Made {} of {}: {}", added.name, from.name, version.how));
    if (!performed) return performed;
    drop_proposal(file);
    return performed;
}

void EvidenceDesk::drop_proposal(FileId file) {
    auto const dropped = state_->versions.find(file);
    bool const working =
        dropped != state_->versions.end() && dropped->second.proposal.state == EvidenceProposal::State::Working;
    if (working && state_->making == file) state_->maker.give_up();
    state_->versions.erase(file);
    state_->wanted.erase(file);
    state_->rebuild();
}

// --- Pages ---

EvidencePage const* EvidenceDesk::page(EvidencePageOf const& asked) {
    auto const version = state_->versions.find(asked.file);
    bool const of_version = asked.proposal && version != state_->versions.end() && !version->second.bytes.empty();
    store::EvidenceFile const* const file = state_->find(asked.file);
    if ((asked.proposal && !of_version) || file == nullptr) return nullptr;
    return state_->pages.page({of_version ? version->second.file.sha256 : file->sha256, asked.page, asked.width});
}

void EvidenceDesk::allow_drawing() {
    state_->pages.allow();
    state_->rebuild();
}

} // namespace accrue::session
