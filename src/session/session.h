// Session: the whole application without an interface. Window, command line and tests drive the same one.
//
// It owns the library, the active pack and the scored record. Every change goes through perform(); a change that fails
// leaves everything as it was. Models are rebuilt only when the revision has changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.h"
#include "scoring/explain.h"
#include "session/command.h"
#include "session/history.h"
#include "session/home_model.h"
#include "session/impact.h"
#include "session/models.h"
#include "session/offered.h"
#include "session/packs.h"
#include "session/paste.h"
#include "session/path_desk.h"
#include "session/ports.h"
#include "session/rules_desk.h"
#include "session/sharing.h"
#include "session/timeline_model.h"

namespace accrue::session {

class EvidenceDesk;                           // evidence_desk.h
class ApplicationDesk;                        // application_desk.h
class PackageDesk;                            // package_desk.h
class ReviewDesk;                             // review_desk.h
class CpdDesk;                                // cpd_desk.h
enum class IfThere : bool { Open, AddAgain }; // an application that the library has

class Session {
public:
    struct State; // its inside: state.h

    // Opens the library, or creates it where there is none. The record shown last is open again. One that cannot be shown,
    // being damaged or without its rules, is a warning as long as there is another; else a problem.
    static Result<Session> open(std::filesystem::path const& library, Ports ports);
    // Without a file; for pictures and tests.
    static Result<Session> in_memory(Ports ports);

    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;
    ~Session();

    // What could not be read or shown although the calls since the last time succeeded; told once.
    [[nodiscard]] Problems take_warnings();

    // First start.
    // The schemes that a record can be begun for.
    [[nodiscard]] std::vector<SchemeModel> schemes() const;
    // `award_date` where the scheme's cycle begins with the award.
    Result<Done> start_empty(std::string const& scheme, std::optional<Date> award_date = std::nullopt,
                             Whose whose = Whose::Somebody);
    Result<Done> start_with_sample();

    Result<Performed> perform(Command const& command);
    Result<Done> undo(); // REQUIRES: shell().undo
    Result<Done> redo();

    // The log for reading; as much of it as was asked for.
    [[nodiscard]] HistoryModel const& history();
    void read_older_changes();
    [[nodiscard]] std::vector<std::string> differences_of(ChangeId change) const; // empty where it cannot be read
    // Those changes that touch the open record, newest first, `most` at most. REQUIRES: record().
    [[nodiscard]] HistoryModel changes_of_record(std::size_t most) const;
    // Undoes and redoes until this change is the newest that is done; 0: until none is. All of it or, where something is
    // refused, nothing. L147: it was replaced by other changes.
    Result<Done> go_to_change(ChangeId change);
    // Brings back what this change removed, as a change of its own. L148: it is there, or what it belonged to is not.
    Result<Performed> bring_back(ChangeId change);

    // Changes of the open record's details.
    Result<Performed> rename_record(std::string const& name);     // the person, in all her records; empty: no name
    Result<Performed> set_scoring_date(std::optional<Date> date); // none: always today
    Result<Performed> set_standing(Standing const& standing);

    Result<Done> open_record(RecordId record);
    [[nodiscard]] RecordId record() const; // 0: none

    // Application files. Importing returns everything that is wrong with the file; where an error is among it
    // (has_errors), nothing was imported. It fails where the file cannot be read or the library not be written. A record
    // that says all of it already is opened instead, unless it is to be added again (is_there_already).
    Result<Problems> import_file(std::filesystem::path const& file, IfThere there = IfThere::Open);
    [[nodiscard]] Result<std::string> export_record() const; // the text of an application file
    // The entries as a table that begin_paste_file reads back: CSV, none of whose cells a spreadsheet executes.
    [[nodiscard]] std::string export_table(char separator = ',') const; // REQUIRES: record()
    // A file that is there is replaced, but for a library (L146): this one or any other. A table where the name ends as one
    // (is_table_file), else an application file.
    Result<Done> export_file(std::filesystem::path const& file) const;
    Result<Done> export_table_file(std::filesystem::path const& file) const; // a table whatever the name
    // As library_in_place below, knowing the library that is open here.
    [[nodiscard]] std::optional<Problem> library_in_place(std::filesystem::path const& file,
                                                          std::string_view other) const;

    // Forms. A draft is kept in the library as it is typed; saving it makes an entry of it and forgets the draft.
    [[nodiscard]] DraftModel new_draft(std::string const& type) const;
    [[nodiscard]] Result<DraftModel>
    draft_of(EntryId entry) const; // what is kept unfinished, or the entry as it stands
    [[nodiscard]] Result<DraftModel> kept_draft(DraftId draft) const;
    Result<DraftModel> keep_draft(DraftModel const& draft); // with its id; an empty new form is not kept
    Result<Done> forget_draft(DraftModel const& draft);
    [[nodiscard]] DraftCheck check_draft(DraftModel const& draft) const;
    Result<Performed> save_draft(DraftModel const& draft); // REQUIRES: check_draft says can_save
    Result<Performed> duplicate(EntryId entry);

    // A table whose rows are to become entries of the open record. It is held until it is added or ended; nothing of it is
    // in the library before. A record opened meanwhile has none.
    // Without a mapping its columns are guessed.
    Result<Done>
    begin_paste(std::string_view text, std::string const& source,
                std::optional<PasteMapping> const& mapping = {}); // REQUIRES: record(). As formats::read_table
    Result<Done> begin_paste_file(std::filesystem::path const& file,
                                  std::optional<PasteMapping> const& mapping = {}); // L133 where no record is open
    [[nodiscard]] PasteModel const* paste() const;                                  // null: none
    // Another kind of entry, or another reading of the first row, has its columns guessed anew.
    void map_paste(PasteMapping mapping);
    // All rows that are not bad, in one change. REQUIRES: paste() with one that is not.
    Result<Performed> add_pasted();
    void end_paste();

    // Where else an entry of the open record could count: in the person's other records that do not have it yet. The kind
    // of the same name comes first in each.
    [[nodiscard]] std::vector<ShareChoice> share_choices(EntryId entry);
    // Makes it an entry there; from now on both say the same about the thing itself.
    Result<Performed> share_entry(EntryId entry, ShareChoice const& choice);

    // What of the person's other records could count in the open one and is not there yet.
    [[nodiscard]] std::vector<OfferedEntry> offered_entries(); // empty without a record
    // Makes them entries here, in one change; from now on each says the same there and here. REQUIRES: one at least.
    Result<Performed> count_offered(std::vector<ChosenOffer> const& chosen);

    // The rule files of the rules folder, for whoever looks at them; it knows which are those of the open record.
    [[nodiscard]] RulesDesk& rules();
    // Scores the open record by the rules as they lie in the folder now. REQUIRES: record().
    Result<Done> reload_rules();

    // The ways up from the open record, for whoever looks at them.
    [[nodiscard]] PathDesk& path();
    // Adds what a plan of the desk asks for as planned entries, in one change. REQUIRES: something of it is not planned yet.
    Result<Performed> keep_plan(PathPlan const& plan);
    // What a qualification or a type of entry costs this person, in place of what the pack says; where nothing of it is typed,
    // as the pack says. Refused where a number cannot be read.
    Result<Performed> set_own_cost(std::string const& of, PathCost const& cost);

    // The person's files of evidence, for whoever looks at them.
    [[nodiscard]] EvidenceDesk& evidence();

    // What the open record still needs to become an application that is sent.
    [[nodiscard]] ApplicationDesk& application();

    // Sealed packages that came, for whoever looks at them; no record need be open.
    [[nodiscard]] PackageDesk& packages();

    // Applications that came to be reviewed, for whoever reviews them; no record need be open.
    [[nodiscard]] ReviewDesk& reviews();

    // The yearly record of the person whose record is open, for whoever looks at it.
    [[nodiscard]] CpdDesk& cpd();

    [[nodiscard]] ShellModel const& shell() const;
    [[nodiscard]] HomeModel const& home();
    // Looks at the days to come for one record of home().looking_ahead. True where there was one.
    bool look_ahead_at_home();
    [[nodiscard]] EstimateModel const& estimate() const;                  // REQUIRES: record()
    [[nodiscard]] TimelineModel const& timeline() const;                  // REQUIRES: record()
    void look_ahead();                                                    // timeline().ahead, however long it takes
    [[nodiscard]] ExplanationModel explain(Subject const& subject) const; // empty where it is no longer there
    [[nodiscard]] scoring::Scored const& scored() const;                  // REQUIRES: record()

    // Who among the stored applications changes level from one pack to the other; as find_impact, on today's date.
    [[nodiscard]] Result<Impact> impact(PackPointer before, PackPointer after,
                                        std::function<bool(std::size_t seen)> go_on = {}) const;

    Result<Done> set_theme(std::string const& theme);
    Result<Done> set_scale(float scale);
    Result<Done> set_window_place(std::string const& place); // whatever the window reads again
    Result<Done> set_language(std::string const& language);  // "de"; empty: the machine's. Who draws speaks it

private:
    explicit Session(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// Among them is the warning AW31: the library has a record that says the same.
[[nodiscard]] bool is_there_already(Problems const& problems);

// L146 where the file is a library, which nothing else may replace: any, or the one that is `open`, if any is. `other` is a name to
// choose instead.
[[nodiscard]] std::optional<Problem> library_in_place(std::filesystem::path const& file,
                                                      std::filesystem::path const& open, std::string_view other);

} // namespace accrue::session
