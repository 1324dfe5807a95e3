// The sentences of the narrated case: what the user reads, word for word.
#include <algorithm>

#include <doctest/doctest.h>

#include "scoring/examples.h"
#include "scoring/explain.h"
#include "support/packs.h"

namespace accrue {
namespace {

scoring::Scored example(char const* beginning) {
    static auto const pack = test::compiled_pack(test::prism_file);
    for (rules::Example const& row : pack->pack.examples)
        if (row.name.starts_with(beginning))
            return scoring::score(pack, scoring::application_of(pack->pack, row), Basis::Claimed, first_date);
    throw std::runtime_error(std::string("no example ") + beginning);
}

bool says(scoring::Explanation const& explanation, std::string_view text) {
    return std::ranges::any_of(explanation.lines,
                               [&](scoring::Line const& line) { return line.text.find(text) != std::string::npos; });
}

int qualification_claim(scoring::Scored const& scored, std::string_view id) {
    auto const& claims = scored.application.claims;
    auto const found = std::ranges::find_if(claims, [&](Claim const& claim) { return claim.qualification == id; });
    return static_cast<int>(found - claims.begin());
}

TEST_CASE("the narrated case is told in one sentence with the next step") {
    scoring::Scored const scored = example("F01");
    CHECK(scoring::headline(scored) == "You can claim ASM (Associate) now. Certificates allows no more; Education and "
                                       "experience reaches PSM and Extra points reaches DPSM.");
    CHECK(scoring::next_step(scored, scoring::find_missing(scored)) ==
          "One ITIL Intermediate, or another certificate of that tier, makes it PSM: for instance ITIL V3 Service "
          "Strategy.");
}

TEST_CASE("what is missing for each level is what the gap report of the narrated case says") {
    auto const missing = scoring::find_missing(example("F01"));
    REQUIRE(missing.size() == 3);
    REQUIRE(missing[0].needs.size() == 1);
    CHECK(missing[0].needs[0].text == "One ITIL Intermediate, or another certificate of that tier");
    REQUIRE(missing[1].needs.size() == 3);
    CHECK(missing[1].needs[0].text == "48 more months (96 of 144)");
    REQUIRE(missing[1].needs[0].alternatives.size() == 3);
    CHECK(missing[1].needs[0].alternatives[0] == "36 more months (96 of 132) with Level reached: diploma");
    CHECK(missing[1].needs[0].alternatives[1] == "24 more months (96 of 120) with Level reached: bachelor");
    CHECK(missing[1].needs[0].alternatives[2] == "12 more months (96 of 108) with Level reached: master");
    CHECK(missing[1].needs[2].text == "An expert certificate, or 17 ITIL credits");
    CHECK(missing[1].needs[2].alternatives[1] == "17 ITIL credits (2 of 17)");
    CHECK(missing[2].needs[0].text == "Fellowship granted by the committee");
}

TEST_CASE("every qualification that is said to suffice does and none that would is left out") {
    scoring::Scored const scored = example("F01");
    rules::Pack const& pack = scored.pack->pack;
    auto const missing = scoring::find_missing(scored);
    for (std::size_t q = 0; q < pack.qualifications.size(); ++q) {
        Application with = scored.application;
        Claim added;
        added.id = "new";
        added.type = "certificate";
        added.qualification = pack.qualifications[q].id;
        with.claims.push_back(added);
        bool const reaches =
            scoring::score(scored.pack, with, Basis::Claimed, first_date).assessment.overall >= missing[0].level;
        bool const said = std::ranges::find(missing[0].suffices, static_cast<int>(q)) != missing[0].suffices.end();
        // Those with a prerequisite that is not held are not open yet, and so not offered.
        if (pack.qualifications[q].id == "iso20k-practitioner")
            CHECK_FALSE(said);
        else
            CHECK_MESSAGE(said == reaches, pack.qualifications[q].id);
    }
}

TEST_CASE("a certificate out of scope says why with its clause") {
    scoring::Scored const scored = example("F01");
    int const togaf = qualification_claim(scored, "togaf-l1");
    CHECK(
        scoring::unused_text(scored, togaf) ==
        "TOGAF counts nothing anywhere in this scheme: it certifies enterprise architecture, not service management.");
    CHECK(scoring::unused_clause(scored, togaf) == "2.6");
}

TEST_CASE("an old degree says its age and the limit and the row used instead") {
    scoring::Scored const scored = example("F01");
    auto const degree = std::ranges::find(scored.application.claims, "degree", &Claim::type);
    CHECK(scoring::unused_text(scored, static_cast<int>(degree - scored.application.claims.begin())) ==
          "It is 240 months old and only the last 120 months count (September 2002 to August 2012); in use instead is "
          "'Level reached: none'");
}

TEST_CASE("a full category says raw points and cap and what is lost") {
    scoring::Scored const scored = example("F01");
    scoring::Explanation const writing =
        scoring::explain_category(scored, rules::find_category(scored.pack->pack, "publ"));
    CHECK(writing.title == "Writing: 10 points");
    CHECK(says(writing, "At most 10 points count here: the entries earn 12, so 2 are lost"));
    CHECK(says(writing, "0 points of 2"));
}

TEST_CASE("a supporting certificate and paid work and a part-time job and a duplicate say so") {
    scoring::Scored const supporting = example("D06");
    CHECK(says(scoring::explain_claim(supporting, 0),
               "changes nothing in the certificates step. It earns 1 extra point"));
    scoring::Scored const paid = example("E18");
    bool found = false;
    for (std::size_t i = 0; i < paid.assessment.claims.size(); ++i)
        found = found || scoring::unused_text(paid, static_cast<int>(i))
                             .starts_with("What was written as a paid duty earns no points");
    CHECK(found);
    scoring::Scored const part_time = example("C07");
    CHECK(scoring::unused_text(part_time, 0) == "Hours a week is 19 h, and below 20 h it counts nothing");
    scoring::Scored const twice = example("C16");
    CHECK(scoring::unused_text(twice, 1).find("and is counted once") != std::string::npos);
}

TEST_CASE("overlapping jobs say how many months overlap") {
    scoring::Scored const scored = example("C02");
    CHECK(says(scoring::explain_step(scored, 0),
               "Together the entries last 90 months; 12 of them overlap and count once"));
    // Beside the months of the table there are conditions; where there is no table there is nothing beside.
    CHECK(says(scoring::explain_step(scored, 0), "PSM also asks for:"));
    CHECK(says(scoring::explain_step(scored, 1), "PSM asks for:"));
}

TEST_CASE("recency that is missed says the months found and needed and the window") {
    auto const missing = scoring::find_missing(example("C21"));
    bool found = false;
    for (auto const& level : missing)
        for (auto const& need : level.needs)
            found = found || need.text.find("(23 of 24, in September 2007 to August 2012)") != std::string::npos;
    CHECK(found);
}

TEST_CASE("no level at all and the highest level have their sentences") {
    CHECK(scoring::headline(example("F05")).starts_with("No level yet. Certificates allows no level"));
    CHECK(scoring::headline(example("F20")) ==
          "You can claim SSM (Student in Service Management) now. It holds because of: Enrolled as a student.");
    CHECK(scoring::find_missing(example("F24")).size() == 1);
}

TEST_CASE("every claim and step and category and gate of every example can be explained") {
    auto const pack = test::compiled_pack(test::prism_file);
    for (rules::Example const& row : pack->pack.examples) {
        scoring::Scored const scored =
            scoring::score(pack, scoring::application_of(pack->pack, row), Basis::Claimed, first_date);
        for (std::size_t i = 0; i < scored.assessment.claims.size(); ++i) {
            int const claim = static_cast<int>(i);
            bool const unused = scored.assessment.claims[i].unused != scoring::Unused::No;
            REQUIRE(scoring::unused_text(scored, claim).empty() != unused);
            REQUIRE_FALSE(scoring::explain_claim(scored, claim).lines.empty());
        }
        for (std::size_t i = 0; i < pack->steps.size(); ++i)
            REQUIRE_FALSE(scoring::explain_step(scored, static_cast<int>(i)).lines.empty());
        for (std::size_t i = 0; i < pack->gates.size(); ++i)
            REQUIRE_FALSE(scoring::explain_gate(scored, static_cast<int>(i)).lines.empty());
        for (std::size_t i = 0; i < pack->levels.size(); ++i)
            REQUIRE_FALSE(scoring::explain_level(scored, static_cast<int>(i)).lines.empty());
    }
}

} // namespace
} // namespace accrue
