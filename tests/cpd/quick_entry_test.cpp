// Quick add over the packs that ship: which kind of entry a line becomes, and what stands in its fields.
#include "cpd/quick_entry.h"

#include <array>
#include <chrono>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "rules/carried.h"
#include "support/packs.h"

using namespace accrue;
using namespace accrue::cpd;

namespace {

Date const quick_today = *parse_date("2026-11-24");

rules::Pack quick_pack(std::string const& file) { return test::parsed_pack(test::shipped_rules / file); }

int quick_type(rules::Pack const& pack, std::string_view id) {
    for (std::size_t i = 0; i < pack.claims.size(); ++i)
        if (pack.claims[i].id == id) return static_cast<int>(i);
    return rules::none;
}

// Their ids, the likeliest first: "webinar course ..".
std::string kinds_for(rules::Pack const& pack, std::string_view line, std::vector<Claim> const& before = {}) {
    std::string ids;
    for (int const type : cpd::kinds_of(pack, read_quick_line(line, quick_today).words, before))
        ids += (ids.empty() ? "" : " ") + pack.claims[static_cast<std::size_t>(type)].id;
    return ids;
}

std::string first_kind(rules::Pack const& pack, std::string_view line, std::vector<Claim> const& before = {}) {
    std::string const ids = kinds_for(pack, line, before);
    return ids.substr(0, ids.find(' '));
}

cpd::QuickEntry quick_entry(rules::Pack const& pack, std::string_view type, std::string_view line,
                            std::vector<Claim> const& before = {}) {
    return cpd::entry_of(pack, quick_type(pack, type), read_quick_line(line, quick_today), before, quick_today);
}

// "hours=2 group=a ?kind": what stands in the fields; behind '~' what is as last time, behind '?' what is missing.
std::string fields_told(cpd::QuickEntry const& entry) {
    std::string text;
    auto const add = [&](std::string const& word) { text += (text.empty() ? "" : " ") + word; };
    for (auto const& [name, value] : entry.claim.fields) {
        if (auto const* number = std::get_if<Number>(&value)) add(name + "=" + to_text(*number));
        if (auto const* words = std::get_if<std::string>(&value)) add(name + "=" + *words);
        if (auto const* yes = std::get_if<bool>(&value)) add(name + (*yes ? "=true" : "=false"));
    }
    for (std::string const& name : entry.as_last_time) add("~" + name);
    for (std::string const& name : entry.missing) add("?" + name);
    return text;
}

Claim entered_before(std::string type, std::string title, std::vector<std::pair<std::string, FieldValue>> fields = {}) {
    Claim claim;
    claim.type = std::move(type);
    claim.title = std::move(title);
    claim.on = quick_today;
    claim.fields = std::move(fields);
    return claim;
}

} // namespace

TEST_CASE("the same line is an entry of each pack's own kind") {
    struct Row {
        std::string file;
        std::string_view kind;
        std::string_view fields;
    };
    std::array const rows{
        Row{"comptia-ce/comptia-ce.toml", "webinar", "hours=2 ?match"},
        Row{"isaca-cpe/isaca-cpe.toml", "webinar", "minutes=120"},
        Row{"isc2-cpe/isc2-cpe.toml", "learning", "kind=webinar hours=2 ?group"},
        Row{"peoplecert-cpd/peoplecert-cpd-2016.toml", "experience", "hours=2"},
        Row{"peoplecert-cpd/peoplecert-cpd.toml", "experience", "hours=2"},
        Row{"pmi-ccr/pmi-ccr.toml", "education", "hours=2 ?area"},
        Row{"prism/cpd.toml", "education", "hours=2"},
        Row{"prism/prism.toml", "speaking", "kind=webinar ?paid"},
    };
    for (Row const& row : rows) {
        CAPTURE(row.file);
        auto const pack = quick_pack(row.file);
        CHECK(first_kind(pack, "2h webinar SLM 12 Nov") == row.kind);
        auto const entry = quick_entry(pack, row.kind, "2h webinar SLM 12 Nov @ PeopleCert");
        CHECK(fields_told(entry) == row.fields);
        CHECK(entry.claim.type == row.kind);
        CHECK(entry.claim.title == "webinar SLM");
        CHECK(entry.claim.organisation == "PeopleCert");
        CHECK(entry.claim.on == *parse_date("2026-11-12"));
        CHECK_FALSE(entry.claim.basis);
        CHECK(entry.claim.id.empty());
    }
}

TEST_CASE("a kind is likely by its own words, in other forms as well") {
    auto const isaca = quick_pack("isaca-cpe/isaca-cpe.toml");
    CHECK(first_kind(isaca, "2h WEBINARS on risk") == "webinar");
    CHECK(first_kind(isaca, "conference in Oslo 8h") == "conference");
    CHECK(first_kind(isaca, "mentoring of a colleague") == "mentoring");
    CHECK(first_kind(isaca, "article on controls 6h") == "publication");
    auto const isc2 = quick_pack("isc2-cpe/isc2-cpe.toml");
    CHECK(first_kind(isc2, "podcast 1h") == "learning");
    CHECK(first_kind(isc2, "white paper on keys") == "reading");
    CHECK(first_kind(isc2, "book on keys") == "reading");
    CHECK(kinds_for(quick_pack("pmi-ccr/pmi-ccr.toml"), "") == "education giving"); // the pack's order
}

TEST_CASE("small words, of which every text is full, say nothing of the kind") {
    CHECK(first_kind(quick_pack("peoplecert-cpd/peoplecert-cpd.toml"), "2h webinar for the team") == "experience");
    CHECK(first_kind(quick_pack("peoplecert-cpd/peoplecert-cpd-2016.toml"), "2h reading for and with the team") ==
          "experience");
    auto const prism = quick_pack("prism/cpd.toml");
    std::vector<Claim> const before = {entered_before("practice", "Review of the catalogue with the owners")};
    CHECK(first_kind(prism, "notes for the board", before) == "practice"); // the one used last
    CHECK(first_kind(prism, "an examination with the board", before) == "education");
}

TEST_CASE("what was entered before wins over help texts, and a kind's own words over both") {
    auto const prism = quick_pack("prism/cpd.toml");
    // "writing" stands in the help of contribution alone.
    CHECK(first_kind(prism, "writing 2h") == "contribution");
    std::vector<Claim> const before = {entered_before("practice", "Writing the incident process"),
                                       entered_before("education", "Course on problems")};
    CHECK(kinds_for(prism, "writing 2h", before) == "practice contribution education");
    CHECK(first_kind(prism, "writing, as a contribution", before) == "contribution");
    // Equally likely: the one used last.
    CHECK(kinds_for(prism, "2h", before) == "education practice contribution");
    CHECK(kinds_for(prism, "2h", {before[1], before[0]}) == "practice education contribution");
}

TEST_CASE("nothing is offered that a person does not enter as an activity") {
    for (auto const& file : test::all_packs()) {
        auto const compiled = test::compiled_pack(file); // with the types of what is carried and owed
        rules::Pack const& pack = compiled->pack;
        INFO(file.filename().string());
        std::size_t by_hand = 0;
        for (rules::ClaimType const& type : pack.claims)
            by_hand +=
                !type.profile && !type.by_reviewer && type.id != rules::carried_type && type.id != rules::owed_type
                    ? 1U
                    : 0U;
        auto const kinds = cpd::kinds_of(pack, "certification held carried student fellowship", {});
        CHECK(kinds.size() == by_hand);
        for (int const kind : kinds) {
            rules::ClaimType const& type = pack.claims[static_cast<std::size_t>(kind)];
            CHECK_FALSE(type.profile);
            CHECK_FALSE(type.by_reviewer);
            CHECK(type.id != rules::carried_type);
            CHECK(type.id != rules::owed_type);
        }
    }
    auto const pmi = test::compiled_pack(test::shipped_rules / "pmi-ccr/pmi-ccr.toml");
    CHECK(quick_type(pmi->pack, rules::carried_type) != rules::none);
}

TEST_CASE("an option is named by its words, the one of which more is said") {
    auto const prism = quick_pack("prism/prism.toml");
    auto const kind = [&](std::string_view type, std::string_view line) {
        auto const entry = quick_entry(prism, type, line);
        auto const* value = find_field(entry.claim, type == "post" ? "role" : "kind");
        return value == nullptr ? std::string("-") : std::get<std::string>(*value);
    };
    CHECK(kind("publication", "a book about SLM") == "book");
    CHECK(kind("publication", "book, as a coauthor") == "book_coauthor");
    CHECK(kind("publication", "white paper") == "white_paper");
    CHECK(kind("publication", "paper") == "white_paper");
    CHECK(kind("publication", "Articles") == "article");
    CHECK(kind("speaking", "talk at the chapter meeting") == "chapter_meeting");
    CHECK(kind("post", "service owner") == "service_owner");
    CHECK(kind("post", "process owner") == "process_owner");
    // Several alike: none is taken.
    CHECK(kind("post", "owner") == "-");
    CHECK(kind("volunteer", "award") == "-");
    CHECK(kind("speaking", "webinar and talk") == "-");
    // Nothing under three letters names anything.
    CHECK(fields_told(quick_entry(quick_pack("isc2-cpe/isc2-cpe.toml"), "learning", "a b 2h")) == "hours=2 ?group");
}

TEST_CASE("what the line does not say is as last time, but never how long it took") {
    auto const isc2 = quick_pack("isc2-cpe/isc2-cpe.toml");
    std::vector<Claim> const before = {
        entered_before("learning", "First", {{"group", "b"}, {"hours", Number{3, 1}}, {"kind", "podcast"}}),
        entered_before("learning", "Last", {{"group", "a"}, {"hours", Number{5, 1}}, {"in_audit", Number{1, 1}}}),
        entered_before("reading", "Other kind", {{"kind", "book"}, {"number", Number{2, 1}}})};
    CHECK(fields_told(quick_entry(isc2, "learning", "2h seminar", before)) == "kind=seminar group=a hours=2 ~group");
    CHECK(fields_told(quick_entry(isc2, "learning", "something", before)) == "group=a ~group ?hours");
    CHECK(fields_told(quick_entry(isc2, "reading", "magazine", before)) == "kind=magazine number=2 ~number");
    CHECK(fields_told(quick_entry(isc2, "teaching", "2h", before)) == "hours=2 ?course ?official");
    std::vector<Claim> const taught = {
        entered_before("teaching", "Logging", {{"course", "Logging"}, {"official", false}, {"hours", Number{4, 1}}})};
    CHECK(fields_told(quick_entry(isc2, "teaching", "2h", taught)) ==
          "course=Logging official=false hours=2 ~course ~official");
}

TEST_CASE("what a kind needs and nothing says is missing") {
    auto const prism = quick_pack("prism/cpd.toml");
    CHECK(fields_told(quick_entry(prism, "practice", "2h 12 Nov")) == "hours=2 ?title");
    CHECK(fields_told(quick_entry(prism, "practice", "audit")) == "?hours");
    CHECK(fields_told(quick_entry(prism, "practice", "")) == "?title ?hours");
    CHECK(fields_told(quick_entry(quick_pack("itil-v3-credits/itil-v3-credits.toml"), "certificate", "SOA 12 Nov")) ==
          "?qualification");
}

TEST_CASE("hours and minutes go into the field of the kind, in its unit") {
    auto const prism = quick_pack("prism/cpd.toml");
    auto const isaca = quick_pack("isaca-cpe/isaca-cpe.toml");
    CHECK(fields_told(quick_entry(prism, "practice", "50 min audit")) == "hours=0.8333");
    CHECK(fields_told(quick_entry(prism, "practice", "20 min audit")) == "hours=0.3333");
    CHECK(fields_told(quick_entry(prism, "practice", "40 min audit")) == "hours=0.6667");
    CHECK(fields_told(quick_entry(prism, "practice", "1:30 h audit")) == "hours=1.5");
    CHECK(fields_told(quick_entry(isaca, "course", "1,5 Std. risk")) == "minutes=90"); // and not into the breaks
    CHECK(fields_told(quick_entry(isaca, "course", "0.125h risk")) == "minutes=7");    // whole minutes, down
    CHECK(fields_told(quick_entry(isaca, "quiz", "2h quiz")) == "?member");            // which has no time
}

TEST_CASE("planned, by its word or because it lies ahead") {
    auto const prism = quick_pack("prism/cpd.toml");
    auto const basis = [&](std::string_view line) { return quick_entry(prism, "education", line).claim.basis; };
    CHECK(basis("planned: 8h course 2 Dec") == Basis::Planned);
    CHECK(basis("8h course 2026-12-02") == Basis::Planned);
    CHECK_FALSE(basis("8h course 2026-11-24"));
    CHECK_FALSE(basis("8h course"));
    CHECK(basis("8h course 2026-11-23/2026-11-25") == Basis::Planned);
    CHECK(quick_entry(prism, "education", "geplant: 8h Kurs").claim.on == quick_today);
}

TEST_CASE("a span fills both days of a period, and another kind is dated by its last") {
    auto const prism = quick_pack("prism/prism.toml");
    auto const period = quick_entry(prism, "implementation", "change enablement 3-5 Nov").claim;
    CHECK(period.from == *parse_date("2026-11-03"));
    CHECK(period.to == *parse_date("2026-11-05"));
    CHECK_FALSE(period.on);
    auto const one_day = quick_entry(prism, "implementation", "change enablement 3 Nov").claim;
    CHECK(one_day.from == *parse_date("2026-11-03"));
    CHECK(one_day.to == one_day.from);
    auto const dated = quick_entry(quick_pack("prism/cpd.toml"), "education", "8h course 3-5 Nov").claim;
    CHECK(dated.on == *parse_date("2026-11-05"));
    CHECK_FALSE(dated.from);
    CHECK_FALSE(dated.to);
}

TEST_CASE("hostile words over a long record stay fast") {
    std::string same;
    std::string many;
    while (many.size() < longest_quick_line - 10) many += fmt::format("ab{} ", many.size());
    for (int i = 0; same.size() < longest_quick_line - 20; ++i) same += fmt::format("workshop{:04} ", i);
    std::vector<Claim> before;
    for (int i = 0; i < 2'000; ++i) before.push_back(entered_before("course", fmt::format("Workshops on risk {}", i)));
    auto const begin = std::chrono::steady_clock::now();
    for (auto const& file : test::packs_below(test::shipped_rules)) {
        auto const pack = test::parsed_pack(file);
        for (std::string const& words : {same, many, std::string(longest_quick_line, 'w'),
                                         std::string("\xC3\x28\xFF\0 x", 6), std::string(longest_quick_line, '\xFF')}) {
            auto const kinds = cpd::kinds_of(pack, words, before);
            REQUIRE_FALSE(kinds.empty());
            for (int const kind : kinds) {
                auto const entry = cpd::entry_of(pack, kind, read_quick_line(words, quick_today), before, quick_today);
                CHECK(entry.claim.title == read_quick_line(words, quick_today).words);
            }
        }
    }
    auto const took = std::chrono::steady_clock::now() - begin;
    CHECK(took < std::chrono::seconds(10)); // a third of a second, with room for a slow machine
}
