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
#include "rules/fact_name.h"
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
    "table.falls",         // only allow the author to write falling numbers, which are there to be seen
    "text",                // translations: the page has the texts that the pack is given in
    "example.claims.id",   // a name for use inside the example
    "claim.fields.*.bool", // always true
    "table.col_options",   // always all options of the field, in its order
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
    add(rules::words_of<rules::Reason::For>);
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
    // `names`: what may stand in the place of a name.
    Changes(std::vector<std::string> names, std::function<bool(std::string const&)> changed)
        : names_(std::move(names)), changed_(std::move(changed)) {}

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
    bool set(Written& written, Value value, std::string const& path) {
        Written const before = std::exchange(written, Written{std::move(value)});
        bool const more = changed_(path);
        written = before;
        return more;
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
        if (!before.empty())
            set(written, before.substr(0, before.size() - 1) + (before.back() == 'R' ? 'S' : 'g'), path);
        for (std::string const& other : words_beside(before)) set(written, other, path);
        for (std::string const& other : names_) {
            if (other == before) continue;
            if (!set(written, other, path)) return;
        }
    }

    std::vector<std::string> names_;
    std::function<bool(std::string const&)> changed_; // whether more changes of that key are of use
};

// What rows of the pack may call each other by: ids, fields, facts, tags.
std::vector<std::string> names_of(rules::Pack const& pack) {
    std::set<std::string> names;
    for (WrittenRow const& row : rules::written_rows(pack))
        if (row.kind != "example" && names.size() < 60) names.insert(row.id);
    for (rules::ClaimType const& type : pack.claims)
        for (rules::Field const& field : type.fields) {
            names.insert(field.name);
            names.insert(type.id + "." + field.name);
            names.insert(field.options.begin(), field.options.end());
        }
    for (rules::Qualification const& row : pack.qualifications) {
        names.insert(row.tags.begin(), row.tags.end());
        for (auto const& [value, number] : row.values) names.insert(value);
    }
    names.insert(rules::durations.begin(), rules::durations.end());
    return {names.begin(), names.end()};
}

constexpr int enough_changes = 2; // of a key in one pack
constexpr int most_tries = 80;    // likewise: most of them are no pack any more

// How often each key has been changed so that the pack still holds, and whether the page ever stayed as it was.
struct Tally {
    std::map<std::string, int> tried;
    std::set<std::string> written; // keys that the packs have
    std::set<std::string> lost;

    void add(std::string const& path, bool same_page) {
        ++tried[path];
        if (same_page) lost.insert(path);
    }
    // A key itself or one below it.
    [[nodiscard]] bool has_tried(std::string const& path) const {
        auto const next = tried.lower_bound(path);
        return next != tried.end() && (next->first == path || next->first.starts_with(path + "."));
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
    std::map<std::string, int> tries;
    bool const by_steps = !before.steps.empty(); // without steps the levels' gates decide, whatever `overall` says
    Changes changes(names_of(before), [&](std::string const& path) {
        tally.written.insert(path);
        if (++tries[path] > most_tries) return false;
        if (is_unsaid(path) || (path == "pack.overall" && !by_steps) || here[path] >= enough_changes) return false;
        auto const pack = compiled_rows(rows, before);
        if (!pack) return true;
        Problems const problems = scoring::run_examples(*pack, "changed.toml", nullptr);
        bool const binds = std::ranges::find(problems, "E302", &Problem::id) == problems.end();
        if (!binds || (path.starts_with("example.expect") && !problems.empty())) return true;
        ++here[path];
        tally.add(path, formats::write_handbook(*pack) == page);
        return true;
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
    for (std::size_t i = 0; i < examples.size() && i < 5; ++i) {
        WrittenRows with = rows;
        bool const builds_on =
            std::ranges::find(examples[i].keys, "like", &rules::WrittenKey::key) != examples[i].keys.end();
        if (builds_on) with.insert(with.end(), examples.begin(), examples.begin() + static_cast<std::ptrdiff_t>(i));
        with.push_back(examples[i]);
        change_all(with, with.size() - 1, with.size(), tally);
    }
}

// What an application is made of beside its entries, and other keys that no pack of tests/packs has.
constexpr std::string_view papers = R"(schema = 1
pack.id = "papers"
pack.version = "1"
pack.title = "Papers"
pack.effective = { from = 2020-01-01, to = 2030-12-31 }
pack.review_by = 2025-01-01
pack.score_by = "submission_date"
pack.points = { name = "point", scale = 3 }
pack.overall = "lowest_step"
pack.source = { title = "Rules", edition = "3rd", url = "https://example.org" }
pack.summary = "Short."
pack.notice = "Not official."
pack.cycle = { years = 2, anchor = "calendar", year = "calendar", year_start = "04-01", skip = "leave" }
pack.evidence = { formats = ["pdf", "jpg"], max_file_bytes = 2000000, max_total_bytes = 9000000 }
level = [{ code = "A", title = "Able", clause = "1" }, { code = "B", title = "Best", gate = "tutor", clause = "1" }]
status = [{ id = "on", title = "Practising" }, { id = "off", title = "Resting" }]
claim = [
  { id = "talk", title = "Talk", help = "What you told others.", step = "sum", title_required = true, evidence = ["slides", "programme"], evidence_min = 2, within_months = 48, cost = { field = "hours", money = 7, hours = 2, months = 1 }, once = { by = ["title", "hours"], per = "year", with = ["lesson"] }, fields = { hours = { int = [1, 9], unit = "hours", title = "Length" }, about = { text = 99, optional = true } } },
  { id = "lesson", title = "Lesson", fields = { hours = { int = [1, 9] } } },
  { id = "leave", title = "Leave", group = "Away", period = true },
  { id = "exam", title = "Exam", catalogue = true, by = "reviewer" },
  { id = "course", title = "Course", catalogue = true },
  { id = "office", title = "Office", profile = true, fields = { size = { enum = ["small", "large"] }, reach = { enum = ["small", "large"] } } },
  { id = "post", title = "Post", period = true, weight = { field = "hours", full = 35, least = 10, per = 40 }, fields = { hours = { int = [0, 60] }, paid = { int = [0, 60] } } },
  { id = "tour", title = "Tour", fields = { travel = { int = [0, 9] }, wait = { int = [0, 9] } } },
  { id = "trip", title = "Trip", fields = { talk = { int = [0, 9] }, travel = { int = [0, 9] }, wait = { int = [0, 9] } } },
]
qualification = [
  { id = "tutor", title = "Tutor", tags = ["teaching"], values = { credits = 2, hours = 3 }, issuer = "The Guild", valid_months = 36, requires = "ten", cost = { money = 5, hours = 6, months = 8 } },
  { id = "mentor", title = "Mentor", tags = ["teaching"], not_with = ["tutor"] },
  { id = "coach", title = "Coach", tags = ["coaching"] },
]
category = [{ id = "all", title = "All" }, { id = "tours", title = "Tours", in = "all" }, { id = "posts", title = "Posts" }]
award = [
  { id = "post", claim = "post", into = "posts", per = "months", rate = 1, clause = "1" },
  { id = "trip", claim = "trip", into = "tours", banded = ["travel", "wait"], bands = [[0, 1], [5, 2]], field_max = { field = "travel", times = 2, of = "talk" }, clause = "1" },
  { id = "tour", claim = "tour", into = "tours", banded = "travel", bands = [[0, 1], [5, 2]], marginal = true, clause = "1" },
  { id = "talk", claim = "talk", title = "Talks", into = "all", per = "hours", rate = 1, clause = "1" },
  { id = "lesson", claim = "lesson", into = "all", per = "hours", rate = 2, clause = "1" },
]
cap = [{ id = "cap-tours", on = "tours", per = "cycle", max_by = { fact = "office.size", small = 4, large = 8 }, clause = "1" }]
carry = [{ id = "over", in = "all", above = "sized", not_for = ["ten"], clause = "1" }]
gate = [
  { id = "sized", need_by = { fact = "office.size", small = 5, large = 9 }, in = "all", clause = "2" },
  { id = "credits", has = "teaching", value = "credits", count = 2, clause = "2" },
  { id = "more", points = 30, in = "all", clause = "2" },
  { id = "tutor", title = "A teacher", has = "teaching", clause = "2" },
  { id = "ten", points = 10, in = "all", per = "every_year", years_done = 2, clause = "2" },
  { id = "hint", title = "Coaches too", has = "coaching", advice = "unmet", clause = "2" },
]
step = [{ id = "sum", title = "Sum", points_in = "all", per = "life", bands = [[0, "A"], [20, "B"]], clause = "1" }]
fee = [
  { id = "apply", title = "To apply", level = "B", who = "member", amount = 30, currency = "EUR", from = 2020-01-01, to = 2022-12-31, due = "with_application", clause = "2" },
  { id = "stay", title = "To stay", who = "any", amount = 20, currency = "EUR", from = 2020-01-01, due = "yearly", clause = "2" },
]
document = [{ id = "cv", title = "Curriculum vitae", levels = ["B"], formats = ["jpg"], clause = "2" }]
declaration = [{ id = "ethics", title = "Ethics", text = "I mean well.", levels = ["A", "B"], clause = "2" }]
referee = [{ level = "B", count = 2, known_months = 12, within_months = 60, replacements = 1, clause = "2" }]
statement = { min_words = 100, max_words = 500, prompt = "Why?", clause = "2" }
renewal = { grace_months = 3, clause = "2" }
review = { reviewers = 2, target_days = 30, limit_days = 60, answer_days = 14, appeal_days = 21, material_days = 28, audit_percent = 5, clause = "2" }
reason = [
  { id = "blank", title = "Nothing to see", text = "The page is blank.", cure = "Send the page.", verdicts = ["refuse"], claims = ["talk", "lesson"], clause = "2" },
  { id = "other", title = "Anything else", clause = "2" },
]
[clause]
"1" = "Counting"
"2" = { title = "Papers", text = "All that goes with it." }
[[example]]
name = "one talk"
on = 2022-05-01
claims = [{ claim = "talk", title = "Lamps", organisation = "Guild", hours = 3, on = 2022-04-30, note = "well received", evidence = ["a.pdf", "b.pdf"], basis = "evidenced" }]
expect = { overall = "A", points = { all = 3 } }
)";

} // namespace

TEST_CASE("whatever a pack says changes its handbook") {
    Tally tally;
    rules::Parsed made = rules::parse(papers, "papers.toml");
    REQUIRE(test::said(made.problems).empty());
    REQUIRE_FALSE(has_errors(rules::check(made.pack, made.positions)));
    change_pack(made.pack, tally);
    for (std::filesystem::path const& file : test::packs_below(test::source_folder / "tests/packs"))
        change_pack(rules::as_written(test::parsed_pack(file)), tally);
    for (std::string const& path : tally.lost) FAIL_CHECK(path << " is not in the handbook");
    for (std::string const& path : tally.written)
        if (!is_unsaid(path) && !tally.has_tried(path)) FAIL_CHECK(path << " was never changed");
}
