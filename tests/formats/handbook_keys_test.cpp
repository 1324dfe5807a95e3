// Nothing that a pack says is missing in its handbook: whatever key of whatever row is changed, the page is another one. It
// goes through the rows as they are written, so that a new key that the handbook leaves out turns it red by itself.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "formats/handbook.h"
#include "rules/carried.h"
#include "rules/check.h"
#include "rules/words.h"
#include "rules/written.h"
#include "scoring/examples.h"
#include "support/pack_toml.h"
#include "support/packs.h"

using namespace accrue;

namespace {

using rules::Written;
using rules::WrittenRow;
using WrittenRows = std::vector<WrittenRow>;

// Keys that say nothing to a reader, each with its reason.
constexpr auto unsaid = std::to_array<std::string_view>({
    "award.falls",
    "table.falls",       // only allow the author to write falling numbers, which are there to be seen
    "text",              // translations: the page is in the pack's own language
    "example.claims.id", // a name for use inside the example
    // What comes out of an example is always there, whether it expects it or not.
    "example.expect.overall",
    "example.expect.steps",
    "example.expect.points",
    "example.expect.capped",
    "example.expect.unused",
    "example.expect.carry",
    "example.expect.owed",
});

bool is_unsaid(std::string const& path) {
    return std::ranges::any_of(unsaid, [&](std::string_view key) {
        return path == key || (path.starts_with(key) && path[key.size()] == '.');
    });
}

// All words of the language that may stand in the place of `word`.
std::vector<std::string> words_beside(std::string const& word) {
    std::vector<std::string> others;
    auto const add = [&](auto const& list) {
        if (std::ranges::find(list, word) == list.end()) return;
        for (std::string_view const other : list) others.emplace_back(other);
    };
    add(rules::words_of<rules::Period>);
    add(rules::words_of<rules::Header::Overall>);
    add(rules::words_of<rules::Header::ScoreBy>);
    add(rules::words_of<rules::Cycle::Anchor>);
    add(rules::words_of<rules::Cycle::Year>);
    add(rules::words_of<rules::Derived::By>);
    add(rules::words_of<rules::Rounding::Direction>);
    add(rules::words_of<rules::ByStatus::At>);
    add(rules::words_of<rules::Gate::Advice>);
    add(rules::words_of<rules::Window::Kind>);
    add(rules::words_of<rules::Fee::Who>);
    add(rules::words_of<rules::Fee::Due>);
    add(basis_words);
    return others;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

// Where names of the author's own stand for keys: "claim.fields" has a key for each field.
std::string below(std::string const& path, std::string const& key) {
    bool const own = is_one_of(path, {"claim.fields", "gate.when", "gate.where", "award.when", "table.rows",
                                      "table.bands", "step.gates", "qualification.values", "gate.need_by.status",
                                      "cap.max_by.status", "example.expect.points", "example.expect.gates",
                                      "example.expect.carry", "example.expect.owed", "text"}) ||
                     (is_one_of(path, {"award.options", "award.factor"}) && key != "by") ||
                     (is_one_of(path, {"gate.need_by", "cap.max_by"}) && !is_one_of(key, {"status", "at", "fact"}));
    if (own && !is_one_of(key, {"tag", "qualification"})) return path + ".*";
    bool const field =
        path == "example.claims" && std::ranges::find(reserved_claim_keys, key) == reserved_claim_keys.end();
    if (field) return path + ".*";
    bool const step = path == "example.expect" &&
                      !is_one_of(key, {"overall", "points", "gates", "carry", "owed", "capped", "unused", "next"});
    return step ? path + ".steps" : fmt::format("{}.{}", path, key);
}

// Changes one thing after the other in the rows, calls `changed` with the key's path, and puts it back.
class Changes {
public:
    explicit Changes(std::function<void(std::string const&)> changed) : changed_(std::move(changed)) {}

    void of(Written& written, std::string const& path) {
        std::visit([&](auto& value) { of_value(written, value, path); }, written.value);
    }
    void of(Written::Table& table, std::string const& path) {
        for (std::size_t i = 0; i < table.size(); ++i) {
            std::string const at = below(path, table[i].key);
            rules::WrittenKey const key = table[i];
            table.erase(table.begin() + static_cast<std::ptrdiff_t>(i));
            changed_(at);
            table.insert(table.begin() + static_cast<std::ptrdiff_t>(i), key);
            for (std::string const& other : words_beside(key.key)) { // min_of = [..], max_of = [..]
                table[i].key = other;
                changed_(at);
            }
            table[i].key = key.key;
            of(table[i].value, at);
        }
    }

private:
    template <class Value>
    void set(Written& written, Value value, std::string const& path) {
        Written const before = std::exchange(written, Written{std::move(value)});
        changed_(path);
        written = before;
    }
    void of_value(Written& /*written*/, Written::Table& table, std::string const& path) { of(table, path); }
    void of_value(Written& /*written*/, Written::List& list, std::string const& path) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            Written const item = list[i];
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
            changed_(path);
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(i), item);
            of(list[i], path);
        }
    }
    void of_value(Written& written, bool& yes, std::string const& path) { set(written, !yes, path); }
    void of_value(Written& written, Date& date, std::string const& path) { set(written, Date{date.days + 1}, path); }
    void of_value(Written& written, Number& number, std::string const& path) {
        Number const n = number;
        for (Number const& other :
             {reduced(n.numerator + n.denominator, n.denominator), reduced(n.numerator - n.denominator, n.denominator),
              reduced(2 * n.numerator, n.denominator), reduced(n.numerator, 2 * n.denominator)})
            set(written, other, path);
    }
    void of_value(Written& written, std::string& text, std::string const& path) {
        std::string const before = text;
        set(written, before + "q", path);
        for (std::string const& other : words_beside(before)) set(written, other, path);
        std::set<std::string>& others = seen_[path];
        for (std::string const& other : std::set<std::string>(others)) set(written, other, path);
        if (others.size() < 6) others.insert(before);
    }

    std::function<void(std::string const&)> changed_;
    std::map<std::string, std::set<std::string>> seen_; // texts of the pack under the same key
};

// How often each key has been changed so that the pack still holds, and whether the page ever stayed as it was.
struct Tally {
    int enough = 2; // changes of a key in one pack
    std::map<std::string, int> tried;
    std::set<std::string> written;           // keys that the packs have
    std::map<std::string, std::string> lost; // key -> the rows that gave the same page

    void add(std::string const& path, bool same_page, WrittenRows const& rows) {
        ++tried[path];
        if (same_page) lost.emplace(path, test::toml(rows));
    }
};

std::optional<rules::CompiledPack> compiled_rows(WrittenRows const& rows, rules::Pack const& before) {
    rules::Parsed parsed = rules::parse(test::toml(rows), "changed.toml");
    if (has_errors(parsed.problems) || has_errors(rules::check(parsed.pack, parsed.positions))) return std::nullopt;
    if (test::without_lines(parsed.pack) == before) return std::nullopt;
    return rules::compile(std::move(parsed.pack), "test");
}

// Without the rows' places, which are not on the page.
void change_all(WrittenRows rows, std::size_t first, std::size_t last, Tally& tally) {
    rules::Pack const before = test::without_lines(rules::parse(test::toml(rows), "test.toml").pack);
    std::string const page = formats::write_handbook(rules::compile(before, "test"));
    std::map<std::string, int> here;
    Changes changes([&](std::string const& path) {
        tally.written.insert(path);
        if (is_unsaid(path) || here[path] >= tally.enough) return;
        auto const pack = compiled_rows(rows, before);
        if (!pack) return;
        Problems const problems = scoring::run_examples(*pack, "changed.toml", nullptr);
        bool const binds = std::ranges::find(problems, "E302", &Problem::id) == problems.end();
        if (!binds || (path.starts_with("example.expect") && !problems.empty())) return;
        ++here[path];
        tally.add(path, formats::write_handbook(*pack) == page, rows);
    });
    for (std::size_t i = first; i < last; ++i) changes.of(rows[i].keys, std::string(rows[i].kind));
}

bool is_example(WrittenRow const& row) { return row.kind == "example"; }

// The rules without the examples, and then some of the examples, each with those that it builds on.
void change_pack(rules::Pack const& pack, Tally& tally) {
    WrittenRows rows = rules::written_rows(pack);
    WrittenRows const examples(std::ranges::find_if(rows, is_example), rows.end());
    rows.resize(rows.size() - examples.size());
    change_all(rows, 0, rows.size(), tally);
    for (std::size_t i = 0; i < examples.size() && i < 12; ++i) {
        WrittenRows with = rows;
        bool const builds_on =
            std::ranges::find(examples[i].keys, "like", &rules::WrittenKey::key) != examples[i].keys.end();
        if (builds_on) with.insert(with.end(), examples.begin(), examples.begin() + static_cast<std::ptrdiff_t>(i));
        with.push_back(examples[i]);
        change_all(with, with.size() - 1, with.size(), tally);
    }
}

} // namespace

TEST_CASE("whatever a pack says changes its handbook") {
    Tally tally;
    for (std::filesystem::path const& file : test::packs_below(test::source_folder / "tests/packs"))
        change_pack(rules::as_written(test::parsed_pack(file)), tally);
    tally.enough = 1;
    for (auto const& [path, rows] : tally.lost) FAIL_CHECK(path << " is not in the handbook");
    for (std::string const& path : tally.written)
        if (!is_unsaid(path) && tally.tried[path] == 0) FAIL_CHECK(path << " was never changed");
}
