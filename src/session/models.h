// Models: what screens show, as plain display data. The session rebuilds them when its revision changes; drawing computes
// nothing. Every number carries the Subject that explains it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/application.h"
#include "domain/date.h"
#include "domain/id.h"
#include "domain/problem.h"

namespace accrue::session {

// What an explanation is about. Indexes are those of the pack's rows.
struct AboutOverall {
    friend bool operator==(AboutOverall const&, AboutOverall const&) = default;
};
struct AboutLevel {
    int level = 0;
    friend bool operator==(AboutLevel const&, AboutLevel const&) = default;
};
struct AboutStep {
    int step = 0;
    friend bool operator==(AboutStep const&, AboutStep const&) = default;
};
struct AboutCategory {
    int category = 0;
    friend bool operator==(AboutCategory const&, AboutCategory const&) = default;
};
struct AboutGate {
    int gate = 0;
    friend bool operator==(AboutGate const&, AboutGate const&) = default;
};
struct AboutEntry {
    EntryId entry;
    friend bool operator==(AboutEntry const&, AboutEntry const&) = default;
};
using Subject = std::variant<AboutOverall, AboutLevel, AboutStep, AboutCategory, AboutGate, AboutEntry>;

struct ClauseModel {
    std::string code;
    std::string title;
    std::string text; // may be empty
};

struct ExplanationLine {
    std::string text;
    std::optional<ClauseModel> clause;
};

struct ExplanationModel {
    std::string title;
    std::vector<ExplanationLine> lines;
};

struct ReasonModel { // a sentence with what explains it
    std::string text;
    std::string clause; // "3.3 Paid duties", may be empty
    Subject about;
};

struct LevelModel { // one rung of the ladder, lowest first
    enum class State : std::uint8_t {
        Reached,
        Aside, // below the current one, which does not need it, and what it asks for does not hold
        Current,
        Next,
        Above
    };
    std::string code;
    std::string title;
    State state = State::Above;
    int index = 0;
};

struct StepModel {
    std::string title;
    std::string level;    // "PSM" or "no level"
    bool binding = false; // it alone, or with others, keeps the overall level where it is
    int index = 0;
};

struct CategoryModel {
    std::string title;
    int depth = 0;       // in the tree of categories
    std::string counted; // "10"
    std::string cap;     // "10", empty without a cap
    std::string raw;     // "12" where the cap cut something, else empty
    float filled = 0;    // counted / cap, 0 to 1; 0 without a cap
    bool capped = false;
    int index = 0;
};

struct MissingModel {
    std::string level; // code
    std::string title; // "For PSM (Professional)"
    struct Need {
        std::string text;
        std::string clause;
        std::vector<std::string> alternatives;
        Subject about;
    };
    std::vector<Need> needs;
    std::string suffices; // "Any one of these alone is enough: …", or empty
};

struct BasisTotal {     // the level if only claims of at least this basis counted
    std::string basis;  // "Claimed"
    std::string level;  // "ASM" or "no level"
    std::string points; // of the first step counted in points, "22 points"; empty without one
};

struct SummaryModel {
    std::string headline;
    std::string next_step; // may be empty
    std::string level;     // code, or "no level"
    std::string level_title;
    std::vector<LevelModel> ladder;
    std::vector<StepModel> steps;
    std::vector<CategoryModel> categories;
    std::vector<ReasonModel> not_counted; // what earned nothing, and why
    std::vector<ReasonModel> in_part;     // what was cut, or counts only for what looks further back
    std::vector<MissingModel> missing;    // for each level above
    std::vector<ReasonModel> advice;
    std::vector<BasisTotal> totals;    // planned where something is, claimed, evidenced, verified
    std::vector<ReasonModel> warnings; // of dates, double claims and the like
};

struct EntryModel {
    enum class State : std::uint8_t { Earns, Used, Cut, Nothing, Wrong };
    EntryId id;
    std::string type; // "certificate"
    std::string type_title;
    std::string name;   // what a person would call it
    std::string detail; // "Sep 2004 – Aug 2012 · Northwind Ltd", may be empty
    std::string earned; // "2 points", "counts for Certificates", "nothing"
    std::string reason; // why nothing or less; empty where all is well
    std::string clause;
    std::string category; // where its points go; empty: it has none
    std::string basis;    // "claimed", in words
    Basis stands = Basis::Claimed;
    State state = State::Earns;
    std::int64_t worth = 0;   // what it earns, to put entries in order
    std::optional<Date> last; // its last day, to put entries in order; last_date while it goes on
    std::vector<Problem> problems;
    bool has_draft = false;  // an unfinished change of it is kept
    std::string shared_with; // "ISC2 CPE": the other schemes that read the same thing; empty: none
};

struct DraftRow { // an unfinished new entry
    DraftId id;
    std::string type;
    std::string name; // what has been typed so far
};

struct GroupModel { // a step of the pack, or a group of its own
    std::string title;
    std::string level; // of the step; empty for a group
    int step = -1;
    std::vector<int> forms; // claim types entered here: indexes into EstimateModel::forms
    std::vector<EntryModel> entries;
    std::vector<DraftRow> drafts;
};

struct ChoiceModel {
    std::string value; // "book_coauthor"
    std::string label; // "Book coauthor"
};

struct FieldModel {
    enum class Kind : std::uint8_t { Text, LongText, Whole, Decimal, Choice, YesNo, Day, Qualification };
    std::string key; // of DraftModel::texts
    std::string title;
    std::string unit;
    std::string hint; // "0 to 168", "1900-01-01 to today"
    Kind kind = Kind::Text;
    bool required = false;
    std::vector<ChoiceModel> choices;
};

struct FormModel { // one claim type of the pack
    std::string type;
    std::string title;
    std::string help;
    std::string evidence;     // "Evidence: certificate"; may be empty
    bool by_reviewer = false; // not for applicants
    std::vector<FieldModel> fields;
};

struct CatalogueItem {
    std::string id;
    std::string title;
    std::string issuer;
    std::string tags;       // "intermediate, itil"
    std::string worth;      // "3 credits · costs 1200 · 50 h", may be empty
    std::string search_key; // title, issuer, tags and id folded
};

// An open form: what was typed, however wrong. An empty text is a field left out; YesNo holds "", "true" or "false".
struct DraftModel {
    DraftId id; // 0 until it is kept in the library
    std::string type;
    EntryId entry;                                          // the entry being changed; 0: a new one
    std::vector<std::pair<std::string, std::string>> texts; // by FieldModel::key

    friend bool operator==(DraftModel const&, DraftModel const&) = default;
};

struct FieldProblem {
    std::string key;
    std::string what;
    std::string remedy;
    bool warning = false;
};

struct DraftCheck {
    std::vector<FieldProblem> problems; // first those that keep the entry from being saved
    bool can_save = false;
    std::string effect; // "Saving this: 4 more points, PSM", empty while it cannot be saved
};

struct RecordRow {
    RecordId id;
    PersonId person = {};
    std::string name; // "Jo Example", or "Unnamed record"
    bool open = false;
};

// What the rules read of a person beside the entries: when the cycle began, and what the person was for a time.
struct Standing {
    std::optional<Date> award_date;
    std::optional<Date> cycle_start; // of the cycle that is scored, where the body has set it; none: as the rules say
    std::vector<StatusPeriod> status;
    friend bool operator==(Standing const&, Standing const&) = default;
};

struct StandingModel {
    Standing now;
    bool has_cycle = false;        // the rules have one
    bool needs_award_date = false; // and it begins with the award
    struct Status {
        std::string code;
        std::string title;
    };
    std::vector<Status> statuses; // those that the rules know

    [[nodiscard]] bool matters() const { return has_cycle || !statuses.empty(); } // the rules read it
};

struct EstimateModel {
    std::uint64_t revision = 0;
    std::string record_name;
    StandingModel standing;
    std::string pack_title; // "priSM (reconstruction) 2012.1"
    std::string notice;
    std::string scoring_date; // "2012-09-12"
    bool date_is_today = false;
    std::string point_name;
    std::vector<GroupModel> groups;
    std::vector<FormModel> forms;
    std::vector<CatalogueItem> catalogue;
    SummaryModel summary;
    bool empty = true;       // no entries and no drafts
    bool can_share = false;  // the person has records for other schemes
    std::size_t offered = 0; // entries there that surely count here too, and are not here
};

// Whose a new record is. ThisPerson: of the one whose record is open, with her personal details.
enum class Whose : std::uint8_t { Somebody, ThisPerson };

struct SchemeModel { // that a record can be begun for
    std::string id;
    std::string title;
    std::string summary;           // may be empty
    bool needs_award_date = false; // its cycle begins with the award
};

struct ShellModel {
    bool has_record = false; // false: first start, show the choice of sample or empty record
    std::string library;     // file name
    std::vector<RecordRow> records;
    std::optional<std::string> undo; // words of what Undo would undo
    std::optional<std::string> redo;
    std::string theme = "system";       // "light", "dark"
    float scale = 0;                    // 0: the display's own
    std::string window_place;           // as the window has kept it; empty: nothing yet
    std::string chosen_language;        // "de"; empty: the machine's
    std::string language;               // in which all is shown, as far as it is known in it: "de-AT"; empty: English
    std::vector<std::string> languages; // that the open record's pack has beside its own
};

} // namespace accrue::session
