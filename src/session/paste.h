// Entries from a table: what a spreadsheet has in the clipboard or in a file, before it becomes entries of the open record.
// The session guesses the kind of entry and what each column says; both may be changed. Every row is checked like a form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "session/models.h"

namespace accrue::session {

struct PasteMapping {        // what may be changed
    std::string type;        // the kind of entry, of FormModel::type, where no column says it
    bool has_heading = true; // the first row names the columns
    std::vector<std::string>
        keys;           // by column: FieldModel::key, "claim" (the kind of each row), or empty: left out. No key twice
    bool again = false; // rows that are in the record already become entries once more

    friend bool operator==(PasteMapping const&, PasteMapping const&) = default;
};

struct PasteCell {
    std::string text;    // in one line, nothing hidden; "3/4/2012 = 2012-04-03" where it is read as something else
    std::string problem; // what is wrong with it and what to do; empty: nothing
};

struct PasteRow {
    enum class State : std::uint8_t {
        Good,
        Warning,
        Bad,
        There // the record has an entry that says all of this; left out
    };
    int line = 0; // of the text
    State state = State::Good;
    std::vector<PasteCell> cells; // one for each column
    std::string reason;           // everything that is wrong with the row; empty where nothing is

    [[nodiscard]] bool needs_a_look() const { return state == State::Warning || state == State::Bad; }
};

struct PasteModel {
    std::uint64_t revision = 0;
    std::string source; // "the clipboard", or the file's name
    PasteMapping mapping;
    std::vector<ChoiceModel> kinds;    // that the user may choose
    std::vector<ChoiceModel> fields;   // that a column may say; the first has an empty value: left out
    std::vector<std::string> headings; // of the columns, "Column 3" where there is none
    std::vector<PasteRow> rows;        // without the heading
    std::size_t good = 0;
    std::size_t warned = 0; // become entries as well
    std::size_t bad = 0;    // become none
    std::size_t there = 0;  // become none either: each stands for another entry of the record
    std::string counts;     // "12 rows: 9 good, 2 with a warning, 1 left out"
    std::string missing;    // "No column says Hours, which every entry of this kind needs."; may be empty
    std::string add;        // "Add 11 entries"; empty where there is none to add
};

// Cheap: has a tab, or several lines with as many semicolons or commas each. What it denies may still be read as a table.
[[nodiscard]] bool looks_like_table(std::string_view text);

// What is wrong with the rows, each at its line of the source: A241 for a bad one, the warning AW30 for others.
[[nodiscard]] Problems problems_of(PasteModel const& model);

// A name of a file that holds a table: it ends with .csv, .tsv or .tab.
[[nodiscard]] bool is_table_file(std::string_view path);
[[nodiscard]] char table_separator(std::string_view path); // a tab for .tsv and .tab, else a comma

} // namespace accrue::session
