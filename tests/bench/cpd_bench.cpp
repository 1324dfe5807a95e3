// The yearly record: all cycles of twenty years with 500 activities a year under seven packs, worked out anew.
#include <filesystem>
#include <stdexcept>

#include "cpd/cycles.h"
#include "report.h"
#include "support/packs.h"
#include "support/random_application.h"

namespace accrue::bench {
namespace {

constexpr int years = 20;
constexpr int activities_a_year = 500;

Date const today = *make_date({2026, 11, 24});

struct HeldRecord {
    std::shared_ptr<rules::CompiledPack const> pack;
    Application application;
};

// Random activities of the pack's types, one after the other through the years; the award lies before them.
HeldRecord held(std::filesystem::path const& file, test::Random& random) {
    HeldRecord record{test::compiled_pack(file), {}};
    Date const award = add_months(today, -12 * years);
    record.application.award_date = award;
    if (record.pack->pack.header.cycle->anchor == rules::Cycle::Anchor::Calendar)
        record.application.cycle_start = award;
    for (int i = 0; i < years * activities_a_year; ++i) {
        Claim claim = test::random_claim(record.pack->pack, today, random, false);
        claim.id = std::to_string(i + 1);
        Date const when{award.days + i * (today.days - award.days) / (years * activities_a_year)};
        if (claim.on) claim.on = when;
        if (claim.from) claim.from = claim.to = when;
        claim.title = "Activity " + claim.id;
        record.application.claims.push_back(std::move(claim));
    }
    return record;
}

std::vector<HeldRecord> seven_records() {
    test::Random random(42);
    std::vector<HeldRecord> records;
    for (auto const& file : test::packs_below(test::shipped_rules))
        if (test::parsed_pack(file).header.cycle) records.push_back(held(file, random));
    if (records.size() != 7) throw std::runtime_error("there are not seven packs with cycles");
    return records;
}

} // namespace

void bench_cpd(Figures& figures) {
    std::vector<HeldRecord> const records = seven_records();
    std::size_t sink = 0;
    auto const follow_all = [&] {
        for (HeldRecord const& record : records)
            sink += cpd::follow_cycles(*record.pack, record.application, Basis::Claimed, today).all.size();
    };
    auto const score_once = [&] {
        for (HeldRecord const& record : records) {
            auto const bound = scoring::bind(*record.pack, record.application, today);
            sink += scoring::evaluate(*record.pack, bound, Basis::Claimed).gates.size();
        }
    };
    Pair const pair = timed_in_turns(follow_all, score_once, 9, 50);
    figures.push_back({"follow 20 years x 500 activities through 7 packs", "ms", pair.first / 1e6, pair.second / 1e6,
                       "binding and scoring the same seven records once", 3});
    if (sink == 0) throw std::runtime_error("nothing was followed");
}

} // namespace accrue::bench
