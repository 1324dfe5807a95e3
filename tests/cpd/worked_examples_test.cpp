// Published worked examples and shape cases of the schemes, entered as records and followed through their cycles under the
// packs that ship. W and a number: published, by the name that the packs' examples bear. "shape": made from the published
// rules. Days, and whatever the result does not hang on, are ours. The cases of priSM's CPD, G, are those of its reconstruction.
#include <array>
#include <span>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "carried_points.h"
#include "cpd/cycles.h"
#include "support/packs.h"

using namespace accrue;

namespace {

struct WorkedExample {
    std::string_view name;
    std::string_view record; // "AWARDED; TYPE [DAY] FIELD=VALUE ..; .." -- "* 5" behind an entry: five such
    std::string_view
        expected; // by cycle, divided by "|": "CATEGORY=POINTS in=CARRIED out=CARRIED +GATE -GATE GATE:LACKING"
};

std::vector<std::string> divided(std::string_view text, char at) {
    std::vector<std::string> parts;
    std::istringstream stream{std::string(text)};
    for (std::string part; std::getline(stream, part, at);)
        if (auto const first = part.find_first_not_of(' '); first != std::string::npos)
            parts.push_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
    return parts;
}

FieldValue worked_value(std::string const& text) {
    if (text == "true" || text == "false") return text == "true";
    if (auto number = parse_number(text)) return *number;
    return text;
}

void add_worked_claims(std::string const& entry, Application& application) {
    auto const words = divided(entry, ' ');
    Claim claim;
    claim.type = words.front();
    int times = 1;
    for (std::size_t i = 1; i < words.size(); ++i) {
        auto const equals = words[i].find('=');
        if (words[i] == "*")
            times = std::stoi(words.at(++i));
        else if (equals == std::string::npos)
            claim.on = parse_date(words[i]).value();
        else
            set_field(claim, words[i].substr(0, equals), worked_value(words[i].substr(equals + 1)));
    }
    for (int i = 0; i < times; ++i) {
        claim.id = fmt::format("c{}", application.claims.size() + 1);
        claim.title = fmt::format("Activity {}", application.claims.size() + 1);
        application.claims.push_back(claim);
    }
}

Application worked_record(std::string_view text) {
    Application application;
    auto const entries = divided(text, ';');
    application.award_date = parse_date(entries.front()).value();
    for (std::string const& entry : std::span(entries).subspan(1)) add_worked_claims(entry, application);
    return application;
}

std::int64_t worked_points(std::string_view text) {
    Number const number = *parse_number(text);
    REQUIRE(100 % number.denominator == 0);
    return number.numerator * (100 / number.denominator);
}

void check_worked_cycle(rules::CompiledPack const& pack, cpd::Cycle const& cycle, std::string const& expected) {
    auto const gate_of = [&](std::string_view id) {
        int const gate = rules::find_gate(pack, id);
        REQUIRE(gate != rules::none);
        return cycle.assessment.gates[static_cast<std::size_t>(gate)];
    };
    for (std::string const& word : divided(expected, ' ')) {
        CAPTURE(word);
        auto const equals = word.find('=');
        auto const colon = word.find(':');
        if (word.front() == '+') {
            CHECK(gate_of(word.substr(1)).met);
        } else if (word.front() == '-') {
            CHECK_FALSE(gate_of(word.substr(1)).met);
        } else if (colon != std::string::npos) {
            auto const gate = gate_of(word.substr(0, colon));
            CHECK(gate.need - gate.have == worked_points(word.substr(colon + 1)));
        } else if (word.starts_with("in=")) {
            CHECK(test::hundredths_of(cycle.brought) == worked_points(word.substr(3)));
        } else if (word.starts_with("out=")) {
            CHECK(test::hundredths_of(cpd::left_by(pack, cycle)) == worked_points(word.substr(4)));
        } else {
            int const category = rules::find_category(pack, word.substr(0, equals));
            REQUIRE(category != rules::none);
            CHECK(cycle.assessment.categories[static_cast<std::size_t>(category)].counted ==
                  worked_points(word.substr(equals + 1)));
        }
    }
}

// Each on the last day of the last cycle that is told.
void check_worked_examples(std::string const& pack_file, std::span<WorkedExample const> examples) {
    auto const pack = test::compiled_pack(test::shipped_rules / pack_file);
    REQUIRE(pack->pack.header.scale == 100);
    for (WorkedExample const& example : examples) {
        CAPTURE(example.name);
        Application const record = worked_record(example.record);
        auto const expected = divided(example.expected, '|');
        auto cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, *record.award_date);
        while (cycles.all.size() < expected.size())
            cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, Date{cycles.all.back().days.to.days + 1});
        cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, cycles.all.back().days.to);
        REQUIRE(cycles.all.size() == expected.size());
        for (cpd::Cycle const& cycle : cycles.all) CHECK(test::said(cycle.bound.problems).empty());
        for (std::size_t i = 0; i < expected.size(); ++i) check_worked_cycle(*pack, cycles.all[i], expected[i]);
    }
}

} // namespace

TEST_CASE("worked examples of PMI's PDUs as records") {
    constexpr std::array examples{
        WorkedExample{"W18 (PM18): two talks of 30 minutes are 1 PDU",
                      "2022-01-01; certification held=pmp; education 2022-03-01 area=ways hours=0.5 * 2",
                      "all=1 -complete"},
        WorkedExample{"W22 (PM6): PMP, 8 x 3 + 11 are 35 of Education",
                      "2022-01-01; certification held=pmp; education 2022-01-01 area=ways hours=19;"
                      "education 2023-03-01 area=power hours=8; education 2024-12-31 area=business hours=8",
                      "ways=19 power=8 business=8 education=35 all=35 +education total:25 -complete"},
        WorkedExample{"W22 (PM6): PMP, with 25 of giving back 60",
                      "2022-01-01; certification held=pmp; education 2022-03-01 area=ways hours=19;"
                      "education 2023-03-01 area=power hours=8; education 2023-03-02 area=business hours=8;"
                      "giving 2023-05-01 kind=volunteering hours=25",
                      "education=35 giving=25 all=60 +complete out=0 | all=0 in=0"},
        WorkedExample{"W23 (PM6): PMI-ACP, 4 x 3 + 6 are 18, with 12 of giving back 30",
                      "2022-01-01; certification held=pmi_acp; education 2022-03-01 area=ways hours=10;"
                      "education 2023-03-01 area=power hours=4; education 2023-03-02 area=business hours=4;"
                      "giving 2023-05-01 kind=content hours=12",
                      "education=18 giving=12 all=30 +complete"},
        WorkedExample{"W23 (PM6): PMI-ACP without giving back",
                      "2022-01-01; certification held=pmi_acp; education 2022-03-01 area=ways hours=10;"
                      "education 2023-03-01 area=power hours=4; education 2023-03-02 area=business hours=4",
                      "education=18 all=18 +education -complete"},
        WorkedExample{"W24 (PM6): CAPM, 2 x 3 + 3 are 9, with 6 of giving back 15",
                      "2022-01-01; certification held=capm; education 2022-03-01 area=ways hours=5;"
                      "education 2023-03-01 area=power hours=2; education 2023-03-02 area=business hours=2;"
                      "giving 2023-05-01 kind=knowledge hours=6",
                      "education=9 giving=6 all=15 +complete"},
        WorkedExample{"W25 (PM3): PMI-SP, 22 technical, 4 strategic, 4 leadership, no giving back",
                      "2022-01-01; certification held=pmi_sp; education 2022-03-01 area=ways hours=22;"
                      "education 2023-03-01 area=power hours=4; education 2023-03-02 area=business hours=4",
                      "education=30 all=30 giving=0 +complete"},
        WorkedExample{"W26 (GE9): PMP, 16 + 12 + 24 of Education and 8 of giving back",
                      "2022-01-01; certification held=pmp; education 2022-03-01 area=ways hours=16;"
                      "education 2023-03-01 area=power hours=12; education 2023-03-02 area=business hours=24;"
                      "giving 2023-05-01 kind=practice hours=8",
                      "education=52 giving=8 all=60 +complete"},
        WorkedExample{"W27 (GE9): PMP, 40 of Education and 30 of giving back are 65",
                      "2022-01-01; certification held=pmp; education 2022-03-01 area=ways hours=24;"
                      "education 2023-03-01 area=power hours=8; education 2023-03-02 area=business hours=8;"
                      "giving 2023-05-01 kind=volunteering hours=30",
                      "education=40 giving=25 all=65 +complete"},
        WorkedExample{"W28 (PM10): 71 PDUs, 11 of the last 12 months are carried, 49 are still to earn",
                      "2014-05-26; certification held=pmp; education 2015-03-01 area=ways hours=44;"
                      "education 2015-04-01 area=power hours=8; education 2016-03-02 area=business hours=8;"
                      "education 2017-05-25 area=ways hours=11",
                      "all=71 +complete out=11 | all=11 kept=11 in=11 total:49 out=0"},
        WorkedExample{"W28, and the 11 serve the next three years alone",
                      "2014-05-26; certification held=pmp; education 2015-03-01 area=ways hours=44;"
                      "education 2015-04-01 area=power hours=8; education 2016-03-02 area=business hours=8;"
                      "education 2017-05-25 area=ways hours=11; education 2018-06-01 area=ways hours=33;"
                      "education 2018-06-02 area=power hours=8; education 2018-06-03 area=business hours=8",
                      "out=11 | in=11 all=60 +complete out=0 | in=0 all=0"},
        WorkedExample{"W29 (PM3, PM13): PMP, all of Education",
                      "2022-01-01; certification held=pmp; education 2022-03-01 area=ways hours=44;"
                      "education 2023-03-01 area=power hours=8; education 2023-03-02 area=business hours=8",
                      "education=60 all=60 +complete"},
        WorkedExample{"W29 (PM3, PM13): PMI-SP, all of Education",
                      "2022-01-01; certification held=pmi_sp; education 2022-03-01 area=ways hours=12;"
                      "education 2023-03-01 area=power hours=9; education 2023-03-02 area=business hours=9",
                      "education=30 all=30 +complete"},
        WorkedExample{"W30 (PM19): a chapter meeting is 1.5 PDUs, all of leadership",
                      "2022-01-01; certification held=pmp; education 2022-03-01 area=power hours=1.5",
                      "power=1.5 ways=0 business=0 all=1.5"},
        WorkedExample{"shape: PMP carries 20 of 40 that lie above, and none from before the last 12 months",
                      "2022-01-01; certification held=pmp; education 2022-03-01 area=ways hours=44;"
                      "education 2022-03-02 area=power hours=8; education 2022-03-03 area=business hours=8;"
                      "education 2024-01-01 area=ways hours=40; education 2027-12-31 area=ways hours=44;"
                      "education 2026-12-31 area=power hours=8; education 2026-12-31 area=business hours=8",
                      "+complete out=20 | in=20 all=80 kept=20 +complete out=20 | in=20"},
        WorkedExample{"shape: a surplus of the first two years is lost",
                      "2022-01-01; certification held=pmp; education 2022-03-01 area=ways hours=54;"
                      "education 2022-03-02 area=power hours=8; education 2023-12-31 area=business hours=18",
                      "all=80 +complete out=0 | in=0 all=0"},
        WorkedExample{"shape: what was done before the certification does not count",
                      "2022-01-02; certification held=pmp; education 2022-01-01 area=ways hours=9;"
                      "education 2022-01-02 area=ways hours=2",
                      "all=2"},
    };
    check_worked_examples("pmi-ccr/pmi-ccr.toml", examples);
}

TEST_CASE("worked examples of ISC2's credits as records") {
    constexpr std::array examples{
        WorkedExample{"W31 (IC3): CISSP, 30 of group A and 10 of A or B in each of three years",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=30;"
                      "learning 2021-04-01 group=b hours=10; learning 2022-03-01 group=a hours=30;"
                      "learning 2022-04-01 group=b hours=10; learning 2023-03-01 group=a hours=30;"
                      "learning 2023-12-31 group=b hours=10",
                      "a=90 b=30 all=120 +complete out=0"},
        WorkedExample{"W46 (IC7): 126.5, of which 6.5 of group A are of the last 6 months",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=30 * 3;"
                      "learning 2022-03-01 group=b hours=30; learning 2023-07-01 group=a hours=6.5",
                      "all=126.5 +complete out=6.5 | in=6.5 a=6.5 all=6.5 out=0"},
        WorkedExample{"shape: 120 of group A alone",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=30 * 4",
                      "a=120 all=120 +complete"},
        WorkedExample{"shape: 89 of A and 31 of B fail twice",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=40 * 2;"
                      "learning 2021-03-01 group=a hours=9; learning 2021-04-01 group=b hours=31",
                      "a=89 b=30 all=119 -total -group-a -complete out=0 | in=0"},
        WorkedExample{"shape: 90 of A and 30 of B",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=30 * 3;"
                      "learning 2021-04-01 group=b hours=30",
                      "all=120 +complete"},
        WorkedExample{"shape: 90 of A and 40 of B count 120",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=30 * 3;"
                      "learning 2021-04-01 group=b hours=40",
                      "b=30 all=120 +complete out=0"},
        WorkedExample{"shape: 130, of which the last 10 are of group B, roll nothing over",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=40 * 3;"
                      "learning 2023-11-01 group=b hours=10",
                      "all=130 +complete out=0 | in=0 all=0"},
        WorkedExample{"shape: 165, of which 45 of group A are of the last 6 months, roll 40 over",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=40 * 3;"
                      "learning 2023-07-01 group=a hours=5; learning 2023-12-31 group=a hours=40",
                      "a=165 +complete out=40 | in=40 a=40 all=40 total:80"},
        WorkedExample{"shape: 120 of which half a credit is in audit",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=40 * 2;"
                      "learning 2021-03-01 group=a hours=40 in_audit=0.5",
                      "all=119.5 -complete"},
        WorkedExample{"shape: what was rolled over is not rolled over again",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=40 * 3;"
                      "learning 2023-12-31 group=a hours=40; learning 2024-01-01 group=a hours=40 * 2;"
                      "learning 2025-01-01 group=a hours=20",
                      "out=40 | in=40 all=140 +complete out=0 | in=0"},
        WorkedExample{"shape: one entry brings 40",
                      "2021-01-01; certification held=cissp; learning 2021-03-01 group=a hours=41", "a=40 all=40"},
    };
    check_worked_examples("isc2-cpe/isc2-cpe.toml", examples);
}

TEST_CASE("worked examples of CompTIA's CEUs as records") {
    constexpr std::array examples{
        WorkedExample{"W20 (CT8): Security+, a webinar of 1, training of 40 and three years of work",
                      "2025-01-15; certification held=security_plus; webinar 2025-03-01 hours=1 match=100;"
                      "training 2026-03-01 hours=40 match=100; work 2025-06-01; work 2026-06-01; work 2027-06-01",
                      "webinar=1 training=40 work=9 all=50 +complete"},
        WorkedExample{"shape: Security+, 12 hours of webinars count 10",
                      "2025-01-15; certification held=security_plus; webinar 2025-03-01 hours=3 match=100 * 4",
                      "webinar=10 all=10"},
        WorkedExample{"shape: Network+, 20 hours of teaching count 15",
                      "2025-01-15; certification held=network_plus; teaching 2025-03-01 hours=5 match=100 * 4",
                      "teaching=15 all=15"},
        WorkedExample{"shape: four years of work in one cycle count 9, and the next cycle has its own",
                      "2025-01-15; certification held=security_plus; work 2025-01-15; work 2025-06-01; work 2026-06-01;"
                      "work 2028-01-14; work 2028-01-15",
                      "work=9 all=9 | work=3 all=3"},
    };
    check_worked_examples("comptia-ce/comptia-ce.toml", examples);
}

TEST_CASE("worked examples of AXELOS' and PeopleCert's CPD as records") {
    constexpr std::array before_2023{
        WorkedExample{
            "W32 (PC9): a late badge, 15 for the qualification and 5 activities of 1",
            "2018-10-01; qualification 2018-10-01; experience 2018-10-01 hours=1; experience 2018-12-05 hours=1;"
            "experience 2019-02-06 hours=1; experience 2019-04-10 hours=1; experience 2019-09-30 hours=1",
            "training=15 experience=5 all=20 +badge | all=0 -badge"},
        WorkedExample{
            "shape: 15 and 5 in four activities",
            "2018-10-01; training 2018-10-02 hours=15; experience 2018-10-01 hours=2; experience 2018-12-05 hours=1;"
            "experience 2019-02-06 hours=1; experience 2019-04-10 hours=1",
            "all=20 experience=5 +total -experience-activities -badge"},
        WorkedExample{"shape: 60 in one year and nothing in the next: that year's status is lost",
                      "2018-10-01; experience 2018-11-01 hours=12 * 5", "all=60 +badge out=0 | in=0 all=0 -badge"},
    };
    check_worked_examples("peoplecert-cpd/peoplecert-cpd-2016.toml", before_2023);

    constexpr std::array since_2023{
        WorkedExample{
            "W33 (PC6): the summit brings 15, and 5 of experience are compulsory",
            "2023-04-01; membership 2023-04-01; education 2023-06-14 hours=15; experience 2023-07-05 hours=1 * 5",
            "education=15 experience=5 all=20 -renewed"},
        WorkedExample{"shape: 20, 20 and 20 renew",
                      "2023-04-01; membership 2023-04-01; membership 2024-04-01; membership 2025-04-01;"
                      "education 2023-06-14 hours=15; experience 2023-07-05 hours=1 * 5;"
                      "education 2025-03-31 hours=15; experience 2024-04-01 hours=1 * 5;"
                      "education 2025-04-01 hours=15; experience 2026-03-31 hours=1 * 5",
                      "all=60 +three-years +renewed"},
        WorkedExample{"shape: 60, 0 and 0 renew nothing",
                      "2023-04-01; membership 2023-04-01; membership 2024-04-01; membership 2025-04-01;"
                      "experience 2023-05-03 hours=12 * 5",
                      "all=60 three-years:20 -renewed"},
        WorkedExample{"shape: 15 of education and 5 of experience in four activities",
                      "2023-04-01; membership 2023-04-01; education 2023-06-14 hours=15; experience 2023-07-05 hours=2;"
                      "experience 2023-08-05 hours=1 * 3",
                      "all=20 -experience-activities -on-track"},
        WorkedExample{"shape: 20 of education count 15",
                      "2023-04-01; membership 2023-04-01; education 2023-06-14 hours=10 * 2", "education=15 all=15"},
    };
    check_worked_examples("peoplecert-cpd/peoplecert-cpd.toml", since_2023);
}

TEST_CASE("shape cases of ISACA's CPE hours as records") {
    // The years are calendar years, the three years those from 2018, 2021 and 2024 on. 1,000 minutes are 20 hours.
    constexpr std::array examples{
        WorkedExample{"shape: 40, 40 and 40",
                      "2021-01-01; course 2021-01-01 minutes=2000; course 2022-06-01 minutes=2000; course 2023-12-31 "
                      "minutes=2000",
                      "all=120 +period"},
        WorkedExample{"shape: 20, 20 and 80",
                      "2021-01-01; course 2021-12-31 minutes=1000; course 2022-01-01 minutes=1000; course 2023-01-01 "
                      "minutes=4000",
                      "all=120 +period"},
        WorkedExample{
            "shape: 19, 20 and 81 are 120, and the first year falls short",
            "2021-01-01; course 2021-06-01 minutes=950; course 2022-06-01 minutes=1000; course 2023-06-01 minutes=4050",
            "all=120 +total every-year:1 -period"},
        WorkedExample{"shape: 20, 20 and 79 are one short in all",
                      "2021-01-01; course 2021-06-01 minutes=1000; course 2022-06-01 minutes=1000; course 2023-06-01 "
                      "minutes=3950",
                      "all=119 +every-year total:1 -period | all=0"},
        WorkedExample{"shape: a chapter meeting of 30 minutes counts 1", "2021-01-01; meeting 2021-06-01 minutes=30",
                      "all=1"},
        WorkedExample{"shape: 25 hours of volunteering in one year count 20",
                      "2021-01-01; volunteering 2021-06-01 hours=5 * 5; volunteering 2022-01-01 hours=5",
                      "volunteering=25 all=25"},
    };
    check_worked_examples("isaca-cpe/isaca-cpe.toml", examples);
}

TEST_CASE("the cases of priSM's CPD as records") {
    struct PrismCase {
        std::string_view name;
        std::string_view level;
        std::string_view education, practice, contribution; // hours
        std::string_view expected;
    };
    constexpr std::array cases{
        PrismCase{"G01", "ssm", "5", "0", "0", "education=3.75 all=3.75 -complete"},
        PrismCase{"G02", "ssm", "3.75", "0", "1.25", "education=3.75 all=5 +complete"},
        PrismCase{"G03", "asm", "10", "0", "0", "education=7.5 all=7.5 -complete"},
        PrismCase{"G04", "asm", "7.5", "2.25", "0", "education=7.5 all=9.75 -complete total:0.25"},
        PrismCase{"G05", "asm", "7.5", "2.5", "0", "education=7.5 all=10 +complete"},
        PrismCase{"G06", "psm", "12", "5", "3", "education=12 all=20 +complete"},
        PrismCase{"G07", "psm", "11.75", "5", "3", "education=11.75 all=19.75 -complete total:0.25"},
        PrismCase{"G08", "psm", "12.25", "4.75", "3", "education=12.25 all=20 -complete practice-points:0.25"},
        PrismCase{"G09", "psm", "12.25", "5", "2.75", "education=12.25 all=20 -complete contribution-points:0.25"},
        PrismCase{"G10", "psm", "30", "0", "0", "education=15 all=15 -complete -practice-points -contribution-points"},
        PrismCase{"G11", "psm", "16", "5", "3", "education=15 all=23 +complete"},
        PrismCase{"G12", "dpsm", "17", "5", "8", "education=17 all=30 +complete"},
        PrismCase{"G13", "dpsm", "16.75", "5", "8", "education=16.75 all=29.75 -complete total:0.25"},
        PrismCase{"G14", "dpsm", "17.25", "5", "7.75", "education=17.25 all=30 -complete contribution-points:0.25"},
        PrismCase{"G15", "dpsm", "17.25", "4.75", "8", "education=17.25 all=30 -complete practice-points:0.25"},
        PrismCase{"G16", "fsm", "17", "5", "8", "education=17 all=30 +complete"},
        PrismCase{"G17", "dpsm", "30", "5", "8", "education=22.5 all=35.5 +complete"},
    };
    auto const pack = test::compiled_pack(test::shipped_rules / "prism/cpd.toml");
    auto const entry = [](std::string_view type, std::string_view day, std::string_view hours) {
        return hours == "0" ? std::string() : fmt::format("{} {} hours={};", type, day, hours);
    };
    for (PrismCase const& row : cases) {
        CAPTURE(row.name);
        Application record = worked_record("2012-11-01;" + entry("education", "2012-11-01", row.education) +
                                           entry("practice", "2013-05-14", row.practice) +
                                           entry("contribution", "2013-10-31", row.contribution));
        record.status = {{std::string(row.level), *record.award_date, std::nullopt}};
        auto const cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, *parse_date("2013-11-01"));
        REQUIRE(cycles.all.size() == 2);
        check_worked_cycle(*pack, cycles.all[0], std::string(row.expected) + " out=0");
        check_worked_cycle(*pack, cycles.all[1], "in=0 all=0 -complete");
    }

    Application record = worked_record("2011-11-01; education 2012-03-14 hours=15; practice 2012-05-14 hours=15;"
                                       "contribution 2012-10-31 hours=10; education 2012-11-01 hours=6;"
                                       "practice 2013-05-14 hours=2; contribution 2013-06-14 hours=2");
    record.status = {{"psm", *record.award_date, std::nullopt}};
    auto const cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, *parse_date("2013-10-31"));
    REQUIRE(cycles.all.size() == 2);
    INFO("G18");
    check_worked_cycle(*pack, cycles.all[0], "all=40 +complete out=0");
    check_worked_cycle(*pack, cycles.all[1], "in=0 education=6 practice=2 contribution=2 all=10 -complete");
}
