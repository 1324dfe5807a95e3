// What the command line asks for, as values: one struct for each verb.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/claim.h"
#include "domain/date.h"
#include "domain/number.h"
#include "domain/proof_mark.h"
#include "path/search.h"

namespace accrue::cli {

struct ScoreOne {
    std::string file = {};
    std::string pack = {}; // empty: the one that the application names
    std::optional<Date> on = {};
    Basis basis = Basis::Claimed;
    bool json = false;
    bool explain = false;
    std::string language = {}; // of the report and of the pack's texts; empty: the machine's
    bool robust = false;       // also what remains if a single claim is refused
};

struct ScoreLines { // one application a line
    std::string file = {};
    std::string pack = {};
    std::optional<Date> on = {};
    Basis basis = Basis::Claimed;
    bool explain = false;
};

struct FindPath {
    std::string file = {};
    std::string to = {};   // a level's code
    std::string pack = {}; // empty: the one that the application names
    std::optional<Date> on = {};
    Basis basis = Basis::Claimed;
    std::string language = {}; // as for a score
    path::Objective objective = path::Objective::Money;
    int plans = 3;
    bool json = false;
};

struct CheckRules {
    std::vector<std::string> files = {}; // empty: all packs of the rules folder
};

struct TestRules {
    std::vector<std::string> files = {};
};

struct MutateRules {
    std::string file = {};
};

struct DiffRules {
    std::string before = {};
    std::string after = {};
};

struct RulesImpact {
    std::string before = {}; // empty: the rules that each application is counted by
    std::string after = {};
    std::string library = {}; // empty, here and below: the default one
    bool json = false;
};

struct ExportRules { // as JSON
    std::string file = {};
    std::string output = {}; // empty: standard output
};

struct WriteHandbook { // as HTML
    std::string file = {};
    std::string output = {};
    std::string language = {}; // as for a score
};

struct Import { // an application file, or a table of entries
    std::string file = {};
    std::string library = {};
    // Of a table alone.
    std::string scheme = {};               // of the record that is begun where there is none
    std::optional<Date> award_date = {};   // likewise
    std::string kind = {};                 // a claim type; empty: guessed
    std::vector<std::string> columns = {}; // what each says, "-" nothing; empty: guessed
    std::optional<bool> heading = {};      // the first row names the columns; none: guessed
    bool skip_bad_rows = false;
    // Of both: what is there already is added once more.
    bool again = false;
};

struct Export {
    std::string library = {};
    std::string output = {}; // empty: standard output
    bool table = false;      // the entries as CSV, also where the output's name does not say so
};

struct WriteReport {           // what the screens say
    std::string file = {};     // an application; empty: the library's open record
    std::string library = {};  // empty: the default one
    std::string output = {};   // empty: standard output
    std::string language = {}; // as for a score, whatever the library's is
    bool html = false;         // else plain text
};

struct CheckLibrary {
    std::string library = {};
};

struct ScoreBatch { // every stored application of the pack's scheme
    std::string library = {};
    std::string pack = {};
    Basis basis = Basis::Claimed;
};

struct AskedLimits { // of files of evidence: one of the two, or none
    std::string pack = {};
    std::optional<std::int64_t> most_bytes = {};
};

struct CheckEvidence {
    std::vector<std::string> files = {};
    AskedLimits limits = {};
    std::string language = {}; // of the answer; empty: the machine's
};

struct ShrinkEvidence {
    std::string file = {};   // with a library: the name of one of its files
    std::string output = {}; // without one
    AskedLimits limits = {};
    int least_dpi = 150; // of pictures
    bool greyscale = false;
    std::string language = {};
    std::string library = {}; // not empty: a smaller version is added there, and the original kept
};

// Of a library's files of evidence; `claim` is the id of an entry of the open record.
struct ListEvidence {
    std::string library = {}; // empty: the default one, here and below
    std::string language = {};
};
struct AddEvidence {
    std::vector<std::string> files = {}; // a folder stands for the files in it
    std::string claim = {};              // empty: they are tied to none
    std::string library = {};
    std::string language = {};
};
struct LinkEvidence {
    std::string name = {};
    std::string claim = {};
    bool away = false; // the entry does not name the file any more
    std::string library = {};
    std::string language = {};
};
struct MarkEvidence {
    std::string name = {};
    std::string claim = {};
    ProofMark mark = {};
    std::string library = {};
    std::string language = {};
};

// Of a library's open record.
struct BuildPackage {
    std::string library = {};
    std::string output = {};     // empty: a name made of the applicant's and the level, in this folder
    std::string passphrase = {}; // a file with the passphrase in its first line; empty: asked for on the terminal
    std::string recipient = {};  // "age1…": encrypted for it
    std::string language = {};   // of the answer; empty: the machine's
    bool new_key = false;        // in place of the one whose passphrase is lost
};
struct CheckPackages {
    std::vector<std::string> files = {};
    std::string pack = {}; // empty: the one that the application names
    std::string key = {};  // the public key, or a file with it, that must have signed them; empty: any
    std::string language = {};
};
struct ShowPackage { // what it says, as a report
    std::string file = {};
    std::string pack = {};
    std::string language = {};
};
struct PackageKey { // the public key of the library's person
    std::string library = {};
    std::string language = {};
};
struct WriteDocuments { // of the application, as they would be sealed
    std::string library = {};
    std::string folder = {};
    std::string language = {};
};

// Of applications that came to be reviewed.
struct TakeForReview {
    std::vector<std::string> files = {}; // packages, and folders with packages
    std::string library = {};
    std::string language = {};
};
struct ListReviews { // the queue
    std::string library = {};
    std::string search = {};
    std::string level = {}; // asked for
    bool flagged = false;
    std::string language = {};
};
struct MergeReviews {
    std::string package = {};
    std::vector<std::string> files = {}; // reviews
    std::vector<std::string> keys = {};  // of those who may review, or files with them; empty: anybody's
    std::string adjudicator = {};        // likewise; empty: nobody
    std::string pack = {};               // empty: the one that the application names
    std::string output = {};             // the merge as JSON; empty: none
    std::string language = {};
};
struct DecideReview { // with the letter, and what the applicant's library takes in
    std::string package = {};
    std::vector<std::string> files = {}; // reviews
    std::vector<std::string> keys = {};  // as for merging, here and below
    std::string adjudicator = {};
    std::string pack = {};
    std::string outcome = {}; // "award", "ask", "decline"; empty: what the reviews say
    std::string level = {};   // of an award; empty: likewise
    std::optional<Date> on = {};
    std::string body = {};        // its name; empty: that of the scheme
    std::string secret_key = {};  // the body's key file; empty: the letter alone is written
    std::string passphrase = {};  // a file with that of the key in its first line; empty: asked for on the terminal
    std::string head = {};        // of the body's log: "12:6f1e…"; empty: none
    std::string letter_text = {}; // a file with the body's own words; empty: none
    std::string folder = {};
    std::string language = {}; // of the letter as well
};
struct TakeFeedback { // what a body has told an applicant
    std::string file = {};
    std::string library = {}; // empty: it is only told
    std::string key = {};     // of the body, or a file with it; empty: any
    std::string language = {};
};
struct FigureReviews { // for the body
    std::string library = {};
    std::string csv = {};  // a folder; empty: none
    std::string html = {}; // a file; empty: none
    std::string language = {};
};
struct SampleReviews { // for a second look
    std::string library = {};
    std::string seed = {};
    Number percent = {};
    bool by_risk = false;
    std::string language = {};
};
struct PracticeReviews {
    std::string library = {}; // that the practice set is taken into
    std::string folder = {};  // for its packages; empty: "practice" beside the library
    std::string review = {};  // handed in, to be compared with the answers instead
    std::string language = {};
};
struct VerifyReviewLog {
    std::string file = {};               // an exported log; empty: the library's
    std::vector<std::string> heads = {}; // that were seen: "12:6f1e…"
    std::string library = {};
    std::string language = {};
};
struct ExportReviewLog {
    std::string library = {};
    std::string output = {}; // empty: standard output
};

struct ShowCpd {
    std::string library = {};
    std::string output = {}; // empty: standard output
    std::string language = {};
    bool all = false; // also activities of cycles that have ended
    bool html = false;
};
struct LogCpd {
    std::string library = {};
    std::string line = {};
    std::vector<std::string> schemes = {}; // empty: all
    std::vector<std::string> fields = {};  // "area=power"
    std::string language = {};
    bool only_try = false;
};
struct ImportCalendar { // events as activities
    std::string library = {};
    std::string file = {};
    std::vector<std::string> words = {};   // in an event's name; empty: all events
    std::vector<std::string> schemes = {}; // as for LogCpd, and what follows
    std::vector<std::string> fields = {};
    std::string language = {};
    bool only_try = false;
};
struct HoldCredential { // begins its record
    std::string library = {};
    std::string scheme = {};
    std::optional<Date> award_date = {};
    std::string status = {};
    std::vector<std::string> fields = {}; // "held=pmp"
    std::string language = {};
};
struct WriteCpdCalendar {
    std::string library = {};
    std::string output = {}; // empty: standard output
    std::string language = {};
};

struct TakePicture {
    std::string screen = {};
    std::string library = {};
    std::string output = {};
    int width = 1280;
    int height = 800;
    float scale = 1;
    std::string theme = "light"; // "dark", "contrast"
    std::string language = {};   // "de", where the library has chosen none; empty: English
};

struct OpenWindow {
    std::string library = {};
};

using Request =
    std::variant<ScoreOne, ScoreLines, FindPath, CheckRules, TestRules, MutateRules, DiffRules, RulesImpact,
                 ExportRules, WriteHandbook, Import, Export, WriteReport, CheckLibrary, ScoreBatch, CheckEvidence,
                 ShrinkEvidence, ListEvidence, AddEvidence, LinkEvidence, MarkEvidence, BuildPackage, CheckPackages,
                 ShowPackage, PackageKey, WriteDocuments, TakeForReview, ListReviews, MergeReviews, DecideReview,
                 TakeFeedback, FigureReviews, SampleReviews, PracticeReviews, VerifyReviewLog, ExportReviewLog, ShowCpd,
                 LogCpd, ImportCalendar, HoldCredential, WriteCpdCalendar, TakePicture, OpenWindow>;

} // namespace accrue::cli
