// What the Rules screen shows, as plain data: the packs and, of the chosen one, what it says in words, its catalogue, its
// worked examples, what is wrong with it, its text, and what has changed from another. Made once for each text of a file
// (rules_content.h) and put together by the desk (rules_desk.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "domain/id.h"
#include "domain/problem.h"

namespace accrue::session {

// A place in a file that can be shown.
struct RulesPlace {
    std::size_t source = 0; // of RulesReading::sources
    int line = 0;           // from 1; 0: none
    friend bool operator==(RulesPlace const&, RulesPlace const&) = default;
};

// --- What a pack says ---

struct RulesCell {
    std::vector<std::string> lines; // more than one: a list
};

struct RulesTable {
    std::string caption;
    std::vector<std::string> head;
    std::vector<std::vector<RulesCell>> rows; // each as long as `head`; the first cell is the row's heading
};
struct RulesHeading {
    std::string text;
};
struct RulesParagraph {
    std::string text;
};
using RulesBlock = std::variant<RulesHeading, RulesParagraph, RulesTable>;

struct RulesChapter {
    std::string title;
    std::vector<RulesBlock> blocks;
};

struct RulesQualification {
    std::string id;
    std::vector<RulesCell> cells; // title, kind, values, notes: as RulesContent::catalogue_head
    RulesPlace place;
    std::string search_key; // all of it folded, as domain/text.h does
};

struct RulesExample {
    std::string name;
    std::string on;
    std::vector<std::string> entries;
    std::vector<std::string> result;
    std::vector<std::string> failures; // what should be and is not; empty: it comes out as expected
    RulesPlace place;
};

struct RulesContent { // of a text that could be read
    std::uint64_t revision = 0;
    std::string id;
    std::string title;
    std::string version;
    std::string in_force; // "in force from 2012-01-01"
    std::string summary;  // may be empty, as the next two
    std::string notice;
    std::string source;
    std::string sha256;
    std::vector<std::pair<std::string, std::string>> figures; // "Levels", "5"
    std::vector<RulesChapter> chapters;
    std::vector<std::string> catalogue_head;
    std::vector<RulesQualification> catalogue;
    std::vector<RulesExample> examples;
    std::size_t red = 0; // of the examples
};

// --- What is wrong with a file, and its text ---

struct RulesProblem {
    Severity severity = Severity::Error;
    std::string id;
    std::string what;
    std::string remedy;
    std::string where; // "prism.toml:12:3"
    RulesPlace place;
    std::vector<std::pair<std::string, RulesPlace>> also;
};

struct RulesSource {
    std::string file; // whole path
    std::string text;
    std::vector<std::size_t> lines; // where each begins in the text

    [[nodiscard]] std::string_view line(std::size_t index) const; // from 0; without its end. REQUIRES: there is one
};

struct RulesReading { // of one text of a file
    std::uint64_t revision = 0;
    std::vector<RulesProblem> problems; // the first 500
    std::vector<RulesSource> sources;   // the file's own, and that of the pack it is based on; empty: cannot be read
    std::size_t errors = 0;
    std::size_t warnings = 0;
};

// --- The packs ---

enum class RulesOrigin : std::uint8_t {
    Opened,  // by hand; does not lie among the rules
    Folder,  // a file among the rules
    Library, // a text that the library holds, of which there is no file
};

struct RulesFile {
    std::string path;                            // by which it is chosen
    std::string name;                            // "prism.toml"; of a text in the library "priSM 2012.1"
    std::shared_ptr<RulesContent const> content; // null: nothing could be read of it so far
    std::shared_ptr<RulesReading const> reading; // null: it has not been read yet
    bool from_before = false;                    // `content` is of an earlier text: the one there now has errors
    bool in_use = false;                         // the open record is scored by what it says
    bool differs_from_use = false;               // the open record is scored by what was there of this version before
    RulesOrigin origin = RulesOrigin::Folder;
};

// --- What has changed ---

struct RulesKeyChange {
    std::string key; // "max"
    std::string was; // empty: was not there
    std::string is;
};
struct RulesRowChange {
    enum class What : std::uint8_t { Added, Removed, Changed };
    What what = What::Changed;
    std::string name; // "asm-points (Points for ASM)"
    RulesPlace place; // in the chosen file; of one that is gone: none
    std::vector<RulesKeyChange> keys;
};
struct RulesKindChange {
    std::string kind;  // "Awards", whatever language is spoken
    std::string title; // the same in that language
    bool reordered = false;
    std::vector<RulesRowChange> rows;
};
struct RulesLevelChange {
    std::string level;
    std::vector<std::string> reasons;
};

struct RulesComparison {
    std::uint64_t revision = 0;
    std::string from; // what it is compared with
    std::vector<RulesKindChange> kinds;
    std::vector<RulesLevelChange> levels; // that may be reached otherwise
    std::size_t added = 0;
    std::size_t removed = 0;
    std::size_t changed = 0;
    [[nodiscard]] bool none() const { return kinds.empty(); }
};

struct RulesImpactRow {
    RecordId record;
    std::string name;
    std::string before; // "PSM" or "no level"
    std::string after;
    std::vector<std::string> why;
};

struct RulesImpact {
    std::vector<RulesImpactRow> rows; // whose level would change
    std::size_t scored = 0;           // records of the scheme that were looked at
    std::size_t unreadable = 0;       // those that could not be
    bool stopped = false;             // there are more than could be looked at
};

struct RulesOther { // what the chosen pack can be compared with
    std::string key;
    std::string label; // "2016 (peoplecert-cpd-2016.toml)"
};

struct RulesModel {
    std::vector<RulesFile> files;
    std::size_t chosen = 0; // of the files; their number: there are none
    std::vector<RulesOther> others;
    std::optional<std::size_t> other;          // of the others: the one chosen
    std::optional<RulesComparison> comparison; // with that one
    std::optional<RulesImpact> impact;         // of that comparison; none until it is asked for
    bool reading = false;                      // some file is being read
    bool comparing = false;                    // the comparison is being made

    [[nodiscard]] RulesFile const* file() const { return chosen < files.size() ? &files[chosen] : nullptr; }
};

} // namespace accrue::session
