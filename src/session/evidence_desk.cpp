#include "session/evidence_desk.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "domain/counted_word.h"
#include "domain/texts.h"
#include "formats/findings_file.h"
#include "session/draft_reading.h"
#include "session/evidence_content.h"
#include "session/evidence_names.h"
#include "session/evidence_pages.h"
#include "session/evidence_worker.h"
#include "session/state.h"
#include "session/words.h"

namespace accrue::session {
namespace {

constexpr std::size_t read_at_once = 8 * 1024 * 1024;     // bytes of files, before they are handed over
constexpr std::size_t written_at_once = 16 * 1024 * 1024; // bytes of one transaction

// Names the file as evidence. Who said "claimed" before there was any means it no more.
void add_evidence(Claim& claim, std::string const& name) {
    if (std::ranges::find(claim.evidence, name) != claim.evidence.end()) return;
    claim.evidence.push_back(name);
    if (claim.basis == Basis::Claimed) claim.basis.reset();
}

void drop_evidence(Claim& claim, std::string const& name) {
    std::erase(claim.evidence, name);
    if (claim.evidence.empty() && claim.basis == Basis::Evidenced) claim.basis.reset();
}

std::string counted_files(std::size_t count) { return fmt::format("{} {}", count, counted_word("file", count == 1)); }

} // namespace

// A change of several parts, put together.
class ChangeOfFiles {
public:
    explicit ChangeOfFiles(Session::State& session) : session_(session) {}

    void add(Command command) { several_.commands.push_back(std::move(command)); }

    // What the entry says from now on, and with it its twins in other schemes.
    Result<Done> replace(EntryId entry, Claim claim) {
        auto with = session_.with_twins({entry, std::move(claim)});
        if (!with) return with.problem();
        for (Command const& part : parts_of(*with)) add(part);
        return Done{};
    }

    Result<Performed> perform(std::string words) && {
        several_.words = std::move(words);
        return session_.change(std::move(several_));
    }

    [[nodiscard]] bool empty() const { return several_.commands.empty(); }

private:
    Session::State& session_;
    Several several_;
};

struct Wanted { // a file to be taken in
    std::filesystem::path path;
    EntryId entry;   // that it is to prove; 0: none
    PersonId person; // whose record was open
};

struct Taken { // one whose content is in the library
    std::string name;
    std::string sha256;
    std::int64_t bytes = 0;
    EntryId entry;
    PersonId person;
};

struct FilesOf { // one person
    std::vector<store::EvidenceFile> files;
    std::vector<std::string> names; // also of those that are damaged
};

struct TakingIn {
    std::vector<Wanted> wanted;
    std::size_t next = 0;          // to be read
    std::vector<ReadFile> pending; // read, and not in the library yet
    std::size_t pending_bytes = 0;
    std::vector<Taken> taken;
};

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
    Versions versions;
    EvidenceHints hints;
    std::optional<TakingIn> taking;
    std::optional<EvidenceIntake> intake;
    EvidenceModel model;
    std::uint64_t revision = 0;
    std::uint64_t told = 0; // the revision that collect() spoke of last
    EvidenceWorker<std::vector<ReadFile>> reader;
    EvidenceWorker<LookedAt> looker;
    EvidenceWorker<MadeOf> maker;
    EvidencePages pages;

    [[nodiscard]] Seen now() const;
    void read_library();
    void rebuild();
    bool look();
    bool collect();
    [[nodiscard]] EvidencePages::Source source_of(std::string const& sha256) const;
    [[nodiscard]] bool is_working() const;

    void read_more();
    void write_pending();
    void end_intake();
    [[nodiscard]] Result<FilesOf> files_of_person(PersonId whose) const;
    [[nodiscard]] Result<Performed> add_taken();
    bool take_read();
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
    [[nodiscard]] Result<Done> put(std::string const& sha256, std::string const& bytes);
    [[nodiscard]] Result<Done> rename_in_claims(ChangeOfFiles& change, std::string const& from,
                                                std::optional<std::string> const& to);
    [[nodiscard]] Result<EvidenceWorker<MadeOf>::Job> job_for(FileId file, VersionWish const& wish) const;
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
        if (auto looked = formats::read_findings(*findings)) known.emplace(file.sha256, *std::move(looked));
    }
    auto const is_gone = [&](auto const& row) { return find(row.first) == nullptr; };
    std::erase_if(versions, is_gone);
    std::erase_if(wanted, is_gone);
}

void EvidenceDesk::State::rebuild() {
    model = session.stored.id
                ? evidence_model({session.scored(), session.stored.entries, files, marks, known, versions, hints})
                : EvidenceModel();
    model.intake = intake;
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
    return taking || !looker.is_free() || !maker.is_free() || !wanted.empty();
}

bool EvidenceDesk::State::collect() {
    bool changed = take_read();
    if (look()) changed = false; // made anew already
    bool const looked = take_looked_at();
    bool const made = take_made();
    bool const drawn = pages.collect([&](std::string const& sha256) { return source_of(sha256); });
    look_at_next();
    bool const refused = make_next();
    changed = changed || looked || made || refused;
    std::uint64_t const before = std::exchange(told, revision + (changed ? 1 : 0));
    if (changed) rebuild();
    return before != revision || drawn;
}

// What a picture of a page is made from.
EvidencePages::Source EvidenceDesk::State::source_of(std::string const& sha256) const {
    for (auto const& [file, version] : versions)
        if (!version.bytes.empty() && version.file.sha256 == sha256) return {version.bytes, version.file};
    auto const looked = known.find(sha256);
    return {store::load_content(session.database, sha256),
            looked != known.end() && looked->second ? std::optional(looked->second->file) : std::nullopt};
}

bool EvidenceDesk::State::take_looked_at() {
    auto looked = looker.take();
    if (!looked) return false;
    if (looked->found) {
        auto transaction = store::Transaction::begin(session.database);
        if (transaction && store::put_findings(*transaction, looked->sha256, formats::write_findings(*looked->found)))
            if (auto const done = transaction->commit(); !done) session.warn(done.problem());
    }
    known.insert_or_assign(looked->sha256, std::move(looked->found));
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
    looker.start([sha256 = next->sha256, bytes = *std::move(bytes)](std::stop_token const& stop) {
        return LookedAt{sha256, find_out(bytes, stop)};
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

Result<Done> EvidenceDesk::State::put(std::string const& sha256, std::string const& bytes) {
    auto transaction = store::Transaction::begin(session.database);
    if (!transaction) return transaction.problem();
    if (auto done = store::put_content(*transaction, sha256, bytes); !done) return done;
    return session.commit(*transaction);
}

// --- Taking files in ---

bool EvidenceDesk::State::take_read() {
    if (!taking) return false;
    auto batch = reader.take();
    if (!batch && !reader.is_free()) return false;
    if (batch) {
        for (ReadFile& file : *batch) {
            ++intake->seen;
            intake->at = file.name;
            if (file.refused) {
                intake->refused.push_back(*std::move(file.refused));
                continue;
            }
            taking->pending_bytes += file.bytes.size();
            taking->pending.push_back(std::move(file));
        }
    }
    read_more();
    bool const all_read = reader.is_free();
    if (all_read || taking->pending_bytes >= written_at_once) write_pending();
    if (all_read && taking) end_intake();
    return true;
}

void EvidenceDesk::State::read_more() {
    if (taking->next == taking->wanted.size() || !reader.is_free()) return;
    // As many as are likely to be enough for one go, by their size.
    std::vector<Wanted> some;
    for (std::size_t bytes = 0; taking->next < taking->wanted.size() && bytes < read_at_once; ++taking->next) {
        Wanted const& wanted_file = taking->wanted[taking->next];
        std::error_code none;
        auto const size = std::filesystem::file_size(wanted_file.path, none);
        bytes += none ? 0 : static_cast<std::size_t>(std::min<std::uintmax_t>(size, read_at_once));
        some.push_back(wanted_file);
    }
    reader.start([some = std::move(some)](std::stop_token const& stop) {
        std::vector<ReadFile> read;
        for (std::size_t i = 0; i < some.size() && !stop.stop_requested(); ++i) {
            read.push_back(read_evidence(some[i].path));
            read.back().entry = some[i].entry;
            read.back().person = some[i].person;
        }
        return read;
    });
}

// Several in one transaction; where that fails none of them is there, and the rest is not tried.
void EvidenceDesk::State::write_pending() {
    if (taking->pending.empty()) return;
    auto const write = [&]() -> Result<Done> {
        auto transaction = store::Transaction::begin(session.database);
        if (!transaction) return transaction.problem();
        for (ReadFile const& file : taking->pending)
            if (auto done = store::put_content(*transaction, file.sha256, file.bytes); !done) return done;
        return session.commit(*transaction);
    };
    if (auto const written = write(); written) {
        for (ReadFile& file : taking->pending)
            taking->taken.push_back({std::move(file.name), std::move(file.sha256),
                                     static_cast<std::int64_t>(file.bytes.size()), file.entry, file.person});
    } else {
        for (ReadFile const& file : taking->pending)
            intake->refused.push_back(refusal_of(file.name, written.problem()));
        taking->next = taking->wanted.size();
    }
    taking->pending.clear();
    taking->pending_bytes = 0;
}

Result<FilesOf> EvidenceDesk::State::files_of_person(PersonId whose) const {
    Problems damaged; // told when they were read for the first time
    auto read = store::list_files(session.database, whose, damaged);
    auto names = store::list_file_names(session.database, whose);
    if (!read) return read.problem();
    if (!names) return names.problem();
    return FilesOf{*std::move(read), *std::move(names)};
}

Result<Performed> EvidenceDesk::State::add_taken() {
    ChangeOfFiles change(session);
    std::map<PersonId, FilesOf> people;
    std::map<EntryId, Claim> linked;
    std::size_t added = 0;
    std::string name;
    for (Taken const& taken : taking->taken) {
        auto const [place, is_new] = people.try_emplace(taken.person);
        FilesOf& of = place->second;
        if (is_new) {
            auto read = files_of_person(taken.person);
            if (!read) return read.problem();
            of = *std::move(read);
        }
        auto known_file = std::ranges::find(of.files, taken.sha256, &store::EvidenceFile::sha256);
        if (known_file == of.files.end()) {
            of.files.push_back({{}, taken.person, free_name(taken.name, of.names), taken.sha256, taken.bytes, {}, ""});
            of.names.push_back(of.files.back().name);
            known_file = std::prev(of.files.end());
            change.add(AddFile{*known_file});
            ++added;
        }
        name = known_file->name;
        if (!taken.entry) continue;
        auto const entry = store::load_entry(session.database, taken.entry);
        if (!entry) continue; // removed meanwhile
        add_evidence(linked.try_emplace(taken.entry, entry->claim).first->second, name);
    }
    std::size_t const already = taking->taken.size() - added;
    intake->words = added == 0 ? std::string(tr("No file was added.")) : say("Added {}.", counted_files(added));
    if (already > 0) intake->words += " " + say("Already here: {}.", counted_files(already));
    std::string to;
    for (auto& [entry, claim] : linked) {
        to = entry_words(claim, pack_in(session.pack));
        if (auto done = change.replace(entry, std::move(claim)); !done) return done.problem();
    }
    if (change.empty()) return Performed{};
    std::string const what = taking->taken.size() == 1 ? name : counted_files(taking->taken.size());
    return std::move(change).perform(linked.size() == 1 ? say("Added {} to {}", what, to)
                                                        : say("Added {} as evidence", what));
}

void EvidenceDesk::State::end_intake() {
    bool const stopped = intake->seen < intake->total;
    if (auto const added = add_taken(); !added) {
        intake->words = tr("No file was added.");
        intake->refused.push_back(refusal_of("", added.problem()));
    }
    if (stopped) intake->words += " " + say("Stopped after {} of {}.", intake->seen, intake->total);
    intake->running = false;
    taking.reset();
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
    maker.start(*std::move(job));
    return false;
}

// Pages of a document that turns one of them.
std::vector<evidence::ChosenPage> turned(int pages, TurnWish const& wish) {
    std::vector<evidence::ChosenPage> chosen;
    for (int page = 1; page <= pages; ++page) chosen.push_back({page, page == wish.page ? wish.degrees : 0});
    return chosen;
}

Result<EvidenceWorker<MadeOf>::Job> EvidenceDesk::State::job_for(FileId file, VersionWish const& wish) const {
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
        return EvidenceWorker<MadeOf>::Job([file, request, from = *std::move(of)](std::stop_token const& stop) {
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
    return EvidenceWorker<MadeOf>::Job([file, parts = std::move(parts), how, suffix](std::stop_token const& stop) {
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

// In all records of the person: claims that name the file `from` name `to` in its place, or nothing.
Result<Done> EvidenceDesk::State::rename_in_claims(ChangeOfFiles& change, std::string const& from,
                                                   std::optional<std::string> const& to) {
    auto const records = store::list_records(session.database);
    if (!records) return records.problem();
    for (store::RecordSummary const& summary : *records) {
        if (summary.person != person) continue;
        auto const record = store::load_record(session.database, summary.id);
        if (!record) return record.problem();
        for (std::size_t i = 0; i < record->entries.size(); ++i) {
            Claim claim = record->application.claims[i];
            auto const named = std::ranges::find(claim.evidence, from);
            if (named == claim.evidence.end()) continue;
            if (to)
                *named = *to;
            else
                drop_evidence(claim, from);
            change.add(ReplaceEntry{record->entries[i], std::move(claim)});
        }
    }
    return Done{};
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
        if (state_->taking) state_->reader.wait();
        state_->looker.wait();
        state_->maker.wait();
        collect();
    }
}

void EvidenceDesk::take_in(std::vector<std::filesystem::path> const& files, EntryId entry) {
    State& state = *state_;
    if (!state.session.stored.id) return;
    state.look();
    if (!state.taking) {
        state.taking.emplace();
        state.intake.emplace();
        state.intake->running = true;
    }
    for (std::filesystem::path& file : files_of(files))
        state.taking->wanted.push_back({std::move(file), entry, state.person});
    state.intake->total = state.taking->wanted.size();
    state.read_more();
    state.rebuild();
}

void EvidenceDesk::cancel() {
    if (state_->taking) state_->taking->next = state_->taking->wanted.size();
}

void EvidenceDesk::finish_taking_in() {
    cancel();
    while (state_->taking) {
        state_->reader.wait();
        state_->take_read();
    }
}

void EvidenceDesk::dismiss_intake() {
    if (state_->taking) return;
    state_->intake.reset();
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
    if (auto done = state_->rename_in_claims(change, row->name, std::nullopt); !done) return done.problem();
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
    if (auto done = state_->put(version.file.sha256, version.bytes); !done) return done.problem();
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
    if (auto done = state_->rename_in_claims(change, from.name, added.name); !done) return done.problem();
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
