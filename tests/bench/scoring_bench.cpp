// Scoring 20 claims through the compiled pack against the same rules by hand, and what a trace costs.
#include <atomic>
#include <cstdlib>
#include <new>
#include <stdexcept>

#include "report.h"
#include "scoring/robustness.h"
#include "support/hand_prism.h"
#include "support/packs.h"
#include "support/random_application.h"

namespace {
std::atomic<long> allocations{0};
}

void* operator new(std::size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace accrue::bench {
namespace {

Date const on = *make_date({2012, 9, 12});

// Twenty entries as people have them: each with a title of its own, so that duplicates are few.
std::vector<scoring::BoundApplication> applications_of_20(rules::CompiledPack const& pack, int count) {
    test::Random random(42);
    std::vector<scoring::BoundApplication> applications;
    while (static_cast<int>(applications.size()) < count) {
        Application application;
        while (application.claims.size() < 20) {
            Claim claim = test::random_claim(pack.pack, on, random, application.claims.empty());
            claim.id = std::to_string(application.claims.size() + 1);
            claim.title = "Entry " + claim.id;
            application.claims.push_back(std::move(claim));
        }
        applications.push_back(scoring::bind(pack, application, on));
    }
    return applications;
}

void require_equal_results(rules::CompiledPack const& pack,
                           std::vector<scoring::BoundApplication> const& applications) {
    for (scoring::BoundApplication const& application : applications)
        if (test::in_short(scoring::evaluate(pack, application, Basis::Claimed)) !=
            test::score_by_hand(pack, application))
            throw std::runtime_error("the pack and the rules by hand differ: the benchmark compares nothing");
}

} // namespace

void bench_scoring(Figures& figures) {
    auto const pack = test::compiled_pack(test::prism_file);
    auto const applications = applications_of_20(*pack, 1'000);
    require_equal_results(*pack, applications);
    scoring::Workspace workspace;
    scoring::Assessment assessment;
    scoring::Trace trace;
    long sink = 0;
    auto const by_hand = [&] {
        for (auto const& a : applications) sink += test::score_by_hand(*pack, a).overall;
    };
    auto const plain = [&] {
        for (auto const& a : applications) {
            scoring::evaluate(*pack, a, Basis::Claimed, workspace, assessment);
            sink += assessment.overall;
        }
    };
    auto const traced = [&] {
        for (auto const& a : applications) {
            scoring::evaluate(*pack, a, Basis::Claimed, workspace, assessment, trace);
            sink += assessment.overall;
        }
    };
    plain();
    long const before = allocations.load();
    plain();
    double const allocated = static_cast<double>(allocations.load() - before);
    Pair const engine = timed_in_turns(plain, by_hand);
    Pair const tracing = timed_in_turns(traced, plain);
    auto const each = [&](double nanoseconds) { return nanoseconds / static_cast<double>(applications.size()); };
    figures.push_back({"score 20 claims through the pack", "ns", each(engine.first), each(engine.second),
                       "the same rules as one C++ function", 2.5});
    figures.push_back({"score 20 claims with a full trace", "ns", each(tracing.first), each(tracing.second),
                       "the same without a trace", 1.5});
    long looked_at = 0;
    for (auto const& a : applications)
        looked_at += scoring::find_robustness(*pack, a, scoring::evaluate(*pack, a, Basis::Claimed)).looked_at;
    auto const refused = [&] {
        for (auto const& a : applications) {
            scoring::evaluate(*pack, a, Basis::Claimed, workspace, assessment);
            sink += scoring::find_robustness(*pack, a, assessment).level;
        }
    };
    Pair const robust = timed_in_turns(refused, plain);
    figures.push_back({"what the level hangs on, for each claim that matters", "ns",
                       robust.first / static_cast<double>(looked_at), each(robust.second), "one score", 3});
    figures.push_back({"allocations in 1000 scores without a trace", "", allocated, 0, "", 0});
    if (sink == 1) throw std::runtime_error("unreachable: keeps the results alive");
}

} // namespace accrue::bench
