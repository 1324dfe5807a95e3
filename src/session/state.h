// Session::State: what a session holds. Private to the session's own files.
//
// Invariants between two calls from outside: `stored`, `drafts` and `shell` are what the library has; `pack` is the pack of
// the open record, or null where none is open. What is made from them is made when it is asked for and kept until
// `content`, the day or the language that is spoken changes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "domain/texts.h"
#include "formats/table_text.h"
#include "session/application_desk.h"
#include "session/cpd_desk.h"
#include "session/evidence_desk.h"
#include "session/outlook.h"
#include "session/package_desk.h"
#include "session/review_desk.h"
#include "session/session.h"
#include "store/drafts.h"
#include "store/log.h"
#include "store/records.h"

namespace accrue::session {

inline constexpr std::string_view shown_record = "record"; // the setting that names the record shown last
inline constexpr std::size_t most_at_once = 1'000; // entries of a record whose days to come are looked at unasked

enum class Ahead : bool; // home_scheme.h

struct DraftReading; // draft_reading.h

// What lends its titles; null: nothing does.
inline rules::Pack const* pack_in(PackPointer const& pack) { return pack ? &pack->pack : nullptr; }
inline std::vector<rules::Pack const*> packs_in(std::vector<PackPointer> const& packs) {
    std::vector<rules::Pack const*> inside;
    for (PackPointer const& pack : packs) inside.push_back(pack_in(pack));
    return inside;
}

struct Session::State {
    State(store::Database library, Ports outside) : database(std::move(library)), ports(std::move(outside)) {}

    // How a command enters the change log.
    struct AsNew {};
    struct AsUndone {
        ChangeId change;
    };
    struct AsRedone {
        ChangeId change;
    };
    using Logged = std::variant<AsNew, AsUndone, AsRedone>;

    // One command, one transaction: the change, its row in the log, the draft that it finishes, the record that is open
    // afterwards. Nothing of it where anything is refused.
    Result<Performed> carry_out(Command const& command, Logged const& logged, DraftId finished = {});

    // A new change. What new entries of the open record leave open is filled in.
    Result<Performed> change(Command command, DraftId finished = {});

    // The change, and with it that of what says the same in other records of the person.
    Result<Command> with_twins(ReplaceEntry replace);
    // Says in `model` with which schemes an entry is shared.
    void mark_shared();
    [[nodiscard]] std::string scheme_titles_of(store::SharedEntry const& shared); // of the other records

    // What of the person's other records the open one does not have, and could.
    std::vector<OfferedEntry> find_offers();
    std::size_t count_sure_offers();

    // Opens a record, or none (0), and reads everything that is shown of it.
    Result<Done> show(RecordId next);
    // The same, or, where that record cannot be shown, another one, with a warning for each that was tried. Fails, with
    // the first reason, where none can.
    Result<Done> show_or_another(RecordId next);
    // Where it fails, what is held afterwards is what the library has then.
    Result<Done> commit(store::Transaction& transaction);
    // After a change that is saved: whatever cannot be read now is a warning.
    void show_changed(Performed const& performed, RecordId next);
    bool follow(Command const& command);
    Result<Done> read_around(); // what is shown beside a record that has changed
    Result<Done> read_drafts();
    Result<Done> read_shell();
    // Of all texts: the chosen one, else the machine's; empty: English, and the packs' own.
    [[nodiscard]] std::string const& language() const;
    // Where another one is spoken than before the record is shown anew, all else when it is asked for.
    void follow_language();
    Result<Done> show_anew(); // with packs found, and records scored, again
    void warn(Problem problem);

    // The pack for an application, as the one problem that a command can return.
    Result<PackPointer> pack_for(Application const& application);
    // The same, leaving nothing behind in the library.
    Result<PackPointer> pack_on_trial(Application const& application);

    // For each part of a change the pack of the record that it is about, for its titles; the open one's where that is gone.
    [[nodiscard]] std::vector<PackPointer> packs_of(std::span<Command const> parts);

    [[nodiscard]] Date scoring_date() const; // of the open record
    [[nodiscard]] scoring::Scored const& scored();
    [[nodiscard]] std::optional<WithPlans> const& plans(); // score_with_plans of it
    [[nodiscard]] EstimateModel const& estimate();
    [[nodiscard]] TimelineModel const& timeline();

    // What the form says, checked; but for what saving it would do.
    [[nodiscard]] DraftReading reading_of(DraftModel const& draft) const;
    [[nodiscard]] rules::ClaimType const* type_of(std::string const& type) const; // null: the pack has none
    [[nodiscard]] std::ptrdiff_t place_of(EntryId entry) const;      // among `stored.entries`; their number: not there
    [[nodiscard]] Claim const* claim_of(EntryId entry) const;        // null: not in the open record
    [[nodiscard]] store::Draft const* draft_of(EntryId entry) const; // null: nothing unfinished
    [[nodiscard]] store::Draft const* find_draft(DraftId draft) const;

    store::Database database;
    Ports ports;
    store::StoredRecord stored; // id 0: none is open
    PackPointer pack;
    std::vector<store::Draft> drafts;
    ShellModel shell;
    Language in = spoken();     // what all of this says
    Problems warnings;          // not told yet
    std::uint64_t revision = 0; // of everything that a model shows
    std::uint64_t content = 0;  // of what is scored: the record and its pack

    struct ChosenPack { // what pack_for has found
        std::optional<std::string> scheme;
        std::optional<std::string> id_and_version;
        std::optional<Date> cycle_start;
        std::optional<Date> award_date;
        Date on;
        PackPointer pack;

        [[nodiscard]] bool asks_the_same(ChosenPack const& other) const {
            return scheme == other.scheme && id_and_version == other.id_and_version &&
                   cycle_start == other.cycle_start && award_date == other.award_date && on == other.on;
        }
    };
    [[nodiscard]] ChosenPack asked_for(Application const& application) const; // no pack yet
    [[nodiscard]] PackPointer chosen_before(ChosenPack const& asked);         // null: not among those
    std::vector<ChosenPack> chosen_packs;                                     // the one asked for last first; few
    std::string chosen_language;                                              // empty: the machine's

    // What `scored_record`, the models and `effect` were made for.
    struct Made {
        std::uint64_t content = 0;
        std::optional<Date> on;
        friend bool operator==(Made const&, Made const&) = default;
    };
    std::optional<RulesDesk> rules;               // made when it is asked for
    std::optional<PathDesk> path;                 // likewise
    std::unique_ptr<EvidenceDesk> evidence;       // likewise
    std::unique_ptr<ApplicationDesk> application; // likewise
    std::unique_ptr<PackageDesk> packages;        // likewise
    std::unique_ptr<ReviewDesk> reviews;          // likewise
    std::unique_ptr<CpdDesk> cpd;                 // likewise

    struct KeptScheme { // a record as Home shows it, and what that was made for
        std::string digest;
        std::optional<Date> today;
        std::uint64_t content = 0; // of the open record; 0: another one
        HomeScheme scheme;

        [[nodiscard]] bool asks_the_same(KeptScheme const& other) const {
            return digest == other.digest && today == other.today && content == other.content;
        }
    };
    [[nodiscard]] HomeScheme const& home_scheme(store::RecordSummary const& record);
    [[nodiscard]] HomeScheme score_for_home(store::RecordSummary const& record, Ahead ahead);
    std::map<RecordId, KeptScheme> home_schemes;
    HomeModel home;

    struct Pasted { // a table that is to become entries of this record
        RecordId record;
        PackPointer pack;
        formats::TableText table;
        std::string source;
        PasteModel model;
        std::vector<Claim> claims; // of the rows that can be added
        bool of_file = false;      // `source` is its path
    };
    void check_pasted(PasteMapping const& mapping); // REQUIRES: pasted
    std::optional<Pasted> pasted;
    std::uint64_t paste_revision = 0;

    HistoryModel history;
    std::size_t history_rows = 0;                                      // asked for; 0: nothing yet
    std::optional<std::pair<std::uint64_t, std::size_t>> history_made; // revision and rows `history` is for

    std::optional<scoring::Scored> scored_record;
    Made scored_for;
    std::optional<WithPlans> with_plans;
    Made plans_for;
    EstimateModel model;
    Made model_for;
    struct Effect { // of the draft that was looked at last
        Made made;
        EntryId entry;
        Claim claim;
        std::string text;
    };
    std::optional<Effect> effect;
    TimelineModel timeline_model;
    Made timeline_for;
};

} // namespace accrue::session
