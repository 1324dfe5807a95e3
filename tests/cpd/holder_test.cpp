// Ten years of one holder of three credentials, all invented (holder/make.py): what we say of every cycle, on many days of
// these years, is what a script says that shares nothing with the engine (holder/expected.py).
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "carried_points.h"
#include "cpd/cycles.h"
#include "formats/application_file.h"
#include "support/packs.h"
#include "support/run_in.h"

using namespace accrue;

namespace {

constexpr int days_between_looks = 43;

std::filesystem::path const holder_folder = test::source_folder / "tests/cpd/holder";

struct HeldCredential {
    std::string name;
    std::shared_ptr<rules::CompiledPack const> pack;
    Application record;
};

HeldCredential held_credential(std::string const& name, std::string const& pack) {
    std::string const file = name + ".json";
    auto read = formats::read_application(test::file_text(holder_folder / file), file);
    REQUIRE(test::said(read.problems).empty());
    return {name, test::compiled_pack(test::shipped_rules / pack), std::move(read.application)};
}

std::string decimals_of(std::int64_t hundredths) { return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100); }

std::string told_of(HeldCredential const& held, cpd::Cycle const& cycle, Date today) {
    rules::Pack const& pack = held.pack->pack;
    REQUIRE(pack.header.scale == 100);
    std::string line = to_text(today) + " " + held.name + " " + to_text(cycle.days.from) + " " + to_text(cycle.days.to);
    for (std::size_t i = 0; i < pack.categories.size(); ++i)
        line += " " + pack.categories[i].id + " " + decimals_of(cycle.assessment.categories[i].counted);
    auto const complete = static_cast<std::size_t>(rules::find_gate(*held.pack, "complete"));
    line += cycle.assessment.gates[complete].met ? " met" : " short";
    line += " in " + decimals_of(test::hundredths_of(cycle.brought));
    line += " out " + decimals_of(test::hundredths_of(cpd::left_by(*held.pack, cycle)));
    return line + " lapses " + to_text(add_months(cycle.days.to, pack.renewal->grace_months));
}

std::vector<Date> days_to_look() {
    std::vector<Date> days;
    for (Date day = *parse_date("2016-02-29"); day <= *parse_date("2028-12-31"); day.days += days_between_looks)
        days.push_back(day);
    for (std::string_view const edge : {"2019-02-27", "2019-02-28", "2019-08-30", "2019-08-31", "2026-10-31",
                                        "2026-11-01", "2028-02-28", "2028-02-29"})
        days.push_back(*parse_date(edge));
    return days;
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

} // namespace

TEST_CASE("ten years of a holder of three credentials are what a script without the engine says") {
    std::vector<HeldCredential> const credentials = {held_credential("pmp", "pmi-ccr/pmi-ccr.toml"),
                                                     held_credential("cissp", "isc2-cpe/isc2-cpe.toml"),
                                                     held_credential("prism", "prism/cpd.toml")};
    std::vector<std::string> told;
    std::string words;
    for (Date const today : days_to_look()) {
        words += " " + to_text(today);
        for (HeldCredential const& held : credentials)
            for (cpd::Cycle const& cycle : cpd::follow_cycles(*held.pack, held.record, Basis::Claimed, today).all)
                told.push_back(told_of(held, cycle, today));
    }
    auto const script = test::run_in(holder_folder.string(), "python3 -B expected.py ." + words);
    REQUIRE_MESSAGE(script.status == 0, script.output);
    std::vector<std::string> const expected = lines_of(script.output);
    CHECK(told.size() > 1'000);
    REQUIRE(told.size() == expected.size());
    for (std::size_t i = 0; i < told.size(); ++i) CHECK(told[i] == expected[i]);
}

TEST_CASE("the ten years hold what makes them hard") {
    auto const cycles_of = [](std::string const& name, std::string const& pack) {
        HeldCredential const held = held_credential(name, pack);
        std::vector<std::string> lines;
        for (cpd::Cycle const& cycle :
             cpd::follow_cycles(*held.pack, held.record, Basis::Claimed, *parse_date("2026-03-15")).all)
            lines.push_back(told_of(held, cycle, *parse_date("2026-03-15")));
        return lines;
    };
    auto const has = [](std::string const& line, std::string_view what) {
        return line.find(what) != std::string::npos;
    };
    auto const pmp = cycles_of("pmp", "pmi-ccr/pmi-ccr.toml");
    REQUIRE(pmp.size() == 4);
    CHECK(has(pmp[0], "2016-02-29 2019-02-27"));  // of 29 February
    CHECK(has(pmp[0], "met in 0.00 out 20.00"));  // more than may be carried
    CHECK(has(pmp[1], "met in 20.00 out 5.75"));  // little of it earned late
    CHECK(has(pmp[2], "short in 5.75 out 0.00")); // failed
    auto const cissp = cycles_of("cissp", "isc2-cpe/isc2-cpe.toml");
    REQUIRE(cissp.size() == 4);
    CHECK(has(cissp[0], "all 160.00 a 183.25 b 30.00 met in 0.00 out 40.00"));
    CHECK(has(cissp[1], "met in 40.00 out 6.50"));
    CHECK(has(cissp[2], "short in 6.50 out 0.00"));
    auto const prism = cycles_of("prism", "prism/cpd.toml");
    REQUIRE(prism.size() == 10);
    CHECK(
        has(prism[1], "all 6.50 education 3.50 practice 2.50 contribution 0.50 met")); // by the level of its first day
    CHECK(has(prism[6], "short"));
}
