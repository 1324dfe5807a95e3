// Reading and Row: typed values out of a pack's tree, with a problem for everything that does not fit.
//
// A Row is one table. Asking it for a key makes the key known; what nobody asked for is reported when the row ends, so
// that no key is ever ignored. A member that is std::optional makes its key optional, any other makes it needed; what
// cannot be read leaves the member as it was. Nothing here knows a row kind.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "domain/date.h"
#include "domain/number.h"
#include "domain/problem.h"
#include "rules/parse_toml.h"
#include "rules/words.h"

namespace accrue::rules::parsing {

struct Form { // how a name may be spelled
    bool (*fits)(std::string_view text);
    std::string_view what; // "an id"
    std::string_view rule; // "ids have .."
};
extern Form const id_form;
extern Form const level_form;
extern Form const cell_form; // a level, or "-" for none
extern Form const option_form;
extern Form const version_form;
extern Form const clause_form; // anything but blank

struct Bounds { // wide unless a value outside could not be kept: what makes sense is for check() to say
    std::int64_t low = -1'000'000;
    std::int64_t high = 1'000'000;
};

// The problems of one reading, and single values: each is nothing where a problem has been reported.
class Reading {
public:
    explicit Reading(std::string file) : file_(std::move(file)) {}

    void report(std::string_view id, Spot at, std::string what, std::string remedy = {});
    void report_kind(Node const& node, std::string_view wanted, std::string remedy = {});
    [[nodiscard]] bool full() const; // no more problems will be kept

    std::optional<std::string> any_text(Node const& node);
    std::optional<std::string> text(Node const& node); // not blank
    std::optional<std::string> name(Node const& node, Form const& form);
    std::optional<Number> number(Node const& node); // exact; "n/d" too
    std::optional<std::int64_t> count(Node const& node, Bounds bounds);
    std::optional<Date> date(Node const& node);

    void check_key(Node const& node, Form const& form); // a key that is a name of the author's

    // The items of a list that must have `size` of them; `shape` says it as it is written: "[from, to]".
    std::vector<Node> const* list_of(Node const& node, std::size_t size, std::string_view shape);

    // The problems in the order of the text; beyond 200 they are only counted. Ends the reading.
    [[nodiscard]] Problems take();

private:
    std::optional<Number> exact(Node const& node, std::string_view spelled);

    std::string file_;
    Problems problems_;
    std::size_t left_out_ = 0;
    Spot first_left_out_;
};

// "'max'", or for an item of a list "an item of 'tags'".
[[nodiscard]] std::string label(Node const& node);

class Row {
public:
    // REQUIRES: `table` is a table. `fill` asks for its keys; what it does not ask for is then reported.
    static void read(Reading& reading, Node const& table, std::function<void(Row&)> const& fill);

    void text(std::string_view key, std::string& out);
    void text(std::string_view key, std::optional<std::string>& out);
    void name(std::string_view key, Form const& form, std::string& out);
    void name(std::string_view key, Form const& form, std::optional<std::string>& out);
    void id(std::string_view key, std::string& out) { name(key, id_form, out); }
    void id(std::string_view key, std::optional<std::string>& out) { name(key, id_form, out); }
    void number(std::string_view key, Number& out);
    void number(std::string_view key, std::optional<Number>& out);
    void count(std::string_view key, int& out, Bounds bounds = {});
    void count(std::string_view key, std::optional<int>& out, Bounds bounds = {});
    void bytes(std::string_view key, std::optional<std::int64_t>& out);
    void date(std::string_view key, Date& out);
    void date(std::string_view key, std::optional<Date>& out);
    void flag(std::string_view key, bool& out); // may be left out

    // Lists. Left out: nothing; there but empty: reported. needed_: left out is reported too.
    void texts(std::string_view key, std::vector<std::string>& out);
    void names(std::string_view key, Form const& form, std::vector<std::string>& out);
    void ids(std::string_view key, std::vector<std::string>& out) { names(key, id_form, out); }
    void needed_texts(std::string_view key, std::vector<std::string>& out);
    void needed_names(std::string_view key, Form const& form, std::vector<std::string>& out);
    void needed_ids(std::string_view key, std::vector<std::string>& out) { needed_names(key, id_form, out); }
    void needed_numbers(std::string_view key, std::vector<Number>& out);

    // One of the enum's words (words.h); with `allowed` one of those.
    template <class Enum>
    requires std::is_enum_v<Enum>
    void word(std::string_view key, Enum& out);
    template <class Enum>
    void word(std::string_view key, std::optional<Enum>& out, std::initializer_list<Enum> allowed = {});

    // A list of the enum's words. Left out: nothing.
    template <class Enum>
    void words(std::string_view key, std::vector<Enum>& out);

    // A table or list inside the row, if it is there. A list may be empty.
    void table(std::string_view key, std::function<void(Row&)> const& fill);
    void list(std::string_view key, std::function<void(Node const&)> const& item);
    // ... which must be there, and not empty.
    void needed_table(std::string_view key, std::function<void(Row&)> const& fill);
    void needed_list(std::string_view key, std::function<void(Node const&)> const& item);

    bool has(std::string_view key) { return find(key) != nullptr; }
    Node const* find(std::string_view key);                  // nullptr: left out
    Node const* needed(std::string_view key);                // nullptr: left out, which is reported
    void missing(std::string_view key, std::string remedy);  // reports it
    void rest(std::function<void(Node const&)> const& each); // every key not asked for so far; ask for none after it

    void report_stray(Node const& stray); // a key that does not belong here

    // The one of `kinds` that the row has; otherwise empty, and reported.
    std::string_view exactly_one(std::initializer_list<std::string_view> kinds);
    // Keys that rows of this kind know, but not this row, because of `reason`: "a gate with 'all'". Without a reason
    // they pass.
    void only_elsewhere(std::string reason, std::initializer_list<std::string_view> keys);

    [[nodiscard]] Reading& reading() { return reading_; }
    [[nodiscard]] Node const& node() const { return table_; }
    [[nodiscard]] int line() const { return table_.at.line; }

private:
    Row(Reading& reading, Node const& table) : reading_(reading), table_(table) { known_.reserve(24); }
    void end();
    std::optional<std::size_t> word_index(Node const& node, std::vector<std::string_view> const& words);
    template <class Value, class Read>
    void take(std::string_view key, Value& out, Read read);
    template <class Value, class Read>
    void take(std::string_view key, std::optional<Value>& out, Read read);

    Reading& reading_;
    Node const& table_;
    std::vector<std::string_view> known_;
    std::vector<std::string_view> elsewhere_;
    std::string elsewhere_reason_;
    bool rest_taken_ = false;
};

// Calls `fill` for each table of the list of tables at `key`.
void read_rows(Row& root, std::string_view key, std::function<void(Row&)> const& fill);

// key = [[from, result], ..]
void read_bands(Reading& reading, Node const& list, std::function<void(Number, Node const&)> const& band);

template <class Enum>
void Row::word(std::string_view key, std::optional<Enum>& out, std::initializer_list<Enum> allowed) {
    Node const* node = find(key);
    if (node == nullptr) return;
    std::vector<std::string_view> words(words_of<Enum>.begin(), words_of<Enum>.end());
    if (allowed.size() > 0) words.clear();
    for (Enum const value : allowed) words.push_back(word_of(value));
    auto const index = word_index(*node, words);
    if (!index) return;
    out = allowed.size() > 0 ? allowed.begin()[*index] : static_cast<Enum>(*index);
}

template <class Enum>
void Row::words(std::string_view key, std::vector<Enum>& out) {
    if (!has(key)) return;
    std::vector<std::string_view> const words(words_of<Enum>.begin(), words_of<Enum>.end());
    needed_list(key, [&](Node const& node) {
        if (auto const index = word_index(node, words)) out.push_back(static_cast<Enum>(*index));
    });
}

template <class Enum>
requires std::is_enum_v<Enum>
void Row::word(std::string_view key, Enum& out) {
    if (needed(key) == nullptr) return;
    std::optional<Enum> read;
    word(key, read);
    if (read) out = *read;
}

} // namespace accrue::rules::parsing
