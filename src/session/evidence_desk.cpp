#include "session/evidence_desk.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "formats/findings_file.h"
#include "session/desk_worker.h"
#include "session/evidence_changes.h"
#include "session/evidence_content.h"
#include "session/evidence_names.h"
#include "session/evidence_pages.h"
#include "session/evidence_taking.h"
#include "session/evidence_versions.h"
#include "session/reference_intake.h"
#include "session/state.h"
#include "session/words.h"

namespace accrue::session {

struct EvidenceDesk::State {
    explicit State(Session::State& outside)
        : session(outside), references(outside),
          versions([this](FileId file) { return version_source(file); }, [this] { return file_limit(); }) {}

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
    EvidenceHints hints;
    std::optional<EvidenceTaking> taking; // what was taken in last, until that is dismissed
    ReferenceIntake references;
    EvidenceModel model;
    std::uint64_t revision = 0;
    DeskWorker<LookedAt> looker;
    EvidenceVersions versions;
    EvidencePages pages;

    [[nodiscard]] Seen now() const;
    void read_library();
    void rebuild();
    bool look();
    bool collect();
    [[nodiscard]] EvidencePages::Source source_of(std::string const& sha256) const;
    [[nodiscard]] bool is_working() const;

    void keep_known(std::string const& sha256, Result<evidence::Findings> found);
    bool take_looked_at();
    void look_at_next();
    [[nodiscard]] Result<EvidenceVersions::Source> version_source(FileId file) const; // L144, A300
    [[nodiscard]] std::size_t file_limit() const;                                     // bytes
    [[nodiscard]] store::EvidenceFile const* find(FileId file) const;                 // null: it is not there any more
    // For what is asked about a file and an entry: they are there, or L144.
    [[nodiscard]] Result<store::EvidenceFile> file_of(FileId file) const;
    [[nodiscard]] Result<Claim> claim_of(EntryId entry) const;
};

// --- What is known ---

EvidenceDesk::State::Seen EvidenceDesk::State::now() const {
    return {session.content, spoken(), session.stored.id ? std::optional(session.scoring_date()) : std::nullopt};
}

void EvidenceDesk::State::read_library() {
    files.clear();
    marks.clear();
    if (session.stored.person != person) versions.keep_those_of([](FileId) { return false; });
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
    versions.keep_those_of([this](FileId file) { return find(file) != nullptr; });
}

void EvidenceDesk::State::rebuild() {
    model = session.stored.id ? evidence_model({session.scored(), session.stored.entries, files, marks, known,
                                                references.forms(), versions.made(), hints})
                              : EvidenceModel();
    if (taking) {
        model.intake = taking->told();
        model.intake->references = references.told();
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
    return (taking && taking->is_running()) || references.is_waiting() || !looker.is_free() || versions.is_working();
}

bool EvidenceDesk::State::collect() {
    bool const up_to_date = seen == now() && !(taking && taking->is_running());
    // Before others arrive, so that these can be named by hand first.
    bool const recognised = up_to_date && references.recognise(files, known);
    bool const read = taking && taking->collect();
    if (read && !taking->is_running()) references.await(taking->contents());
    bool const anew = look();
    bool const looked = take_looked_at();
    bool const made = versions.collect();
    bool const drawn = pages.collect([&](std::string const& sha256) { return source_of(sha256); });
    look_at_next();
    bool const other = looked || made || ((recognised || read) && !anew);
    if (other) rebuild();
    return anew || other || drawn;
}

// What a picture of a page is made from.
EvidencePages::Source EvidenceDesk::State::source_of(std::string const& sha256) const {
    for (auto const& [file, version] : versions.made())
        if (!version.bytes.empty() && version.file.sha256 == sha256) return {version.bytes, version.file};
    auto const looked = known.find(sha256);
    return {store::load_content(session.database, sha256),
            looked != known.end() && looked->second ? std::optional(looked->second->file) : std::nullopt};
}

void EvidenceDesk::State::keep_known(std::string const& sha256, Result<evidence::Findings> found) {
    if (found) references.know(sha256, found->text);
    known.insert_or_assign(sha256, std::move(found));
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

Result<EvidenceVersions::Source> EvidenceDesk::State::version_source(FileId file) const {
    auto const row = file_of(file);
    if (!row) return row.problem();
    auto const found = known.find(row->sha256);
    if (found == known.end() || !found->second)
        return Problem{"A300",
                       {},
                       std::string(tr("this file cannot be worked on as it is")),
                       std::string(tr("what is said of it says why"))};
    auto bytes = store::load_content(session.database, row->sha256);
    if (!bytes) return bytes.problem();
    return EvidenceVersions::Source{row->name, found->second->file, *std::move(bytes)};
}

std::size_t EvidenceDesk::State::file_limit() const {
    auto const& limits = session.pack->pack.header.evidence;
    return limits && limits->max_file_bytes ? static_cast<std::size_t>(*limits->max_file_bytes)
                                            : store::most_content_bytes;
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
        state_->versions.wait();
        collect();
    }
}

void EvidenceDesk::take_in(std::vector<std::filesystem::path> const& files, EntryId entry) {
    State& state = *state_;
    if (!state.session.stored.id) return;
    state.look();
    if (!state.taking || !state.taking->is_running()) {
        state.taking.emplace(state.session);
        state.references.begin();
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
    state_->versions.want(file, std::move(wish));
    state_->rebuild();
}

Result<Performed> EvidenceDesk::use_proposal(FileId file) {
    auto const row = state_->file_of(file);
    if (!row) return row.problem();
    store::EvidenceFile const& from = *row;
    MadeVersion const* const made = state_->versions.of(file);
    if (made == nullptr)
        return Problem{
            "L144", {}, std::string(tr("this version is not there any more")), std::string(tr("make it again"))};
    MadeVersion const version = *made;
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
    state_->versions.drop(file);
    state_->rebuild();
}

// --- Pages ---

EvidencePage const* EvidenceDesk::page(EvidencePageOf const& asked) {
    MadeVersion const* const version = asked.proposal ? state_->versions.of(asked.file) : nullptr;
    store::EvidenceFile const* const file = state_->find(asked.file);
    if ((asked.proposal && version == nullptr) || file == nullptr) return nullptr;
    return state_->pages.page({version != nullptr ? version->file.sha256 : file->sha256, asked.page, asked.width});
}

void EvidenceDesk::allow_drawing() {
    state_->pages.allow();
    state_->rebuild();
}

} // namespace accrue::session
