// Scoring 20 claims through the compiled pack against the same rules by hand, and what a trace costs.
#include <cstdlib>
#include <new>
#include <stdexcept>

#include <fmt/format.h>

#include "applications.h"
#include "report.h"
#include "scoring/robustness.h"
#include "support/hand_prism.h"
#include "support/packs.h"

namespace {
thread_local long allocations = 0; // of this thread: counting may not slow down what uses several
}

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace accrue::bench {
namespace {

Date const on = *make_date({2012, 9, 12});

std::vector<scoring::BoundApplication> applications_of_20(rules::CompiledPack const& pack, int count) {
    test::Random random(42);
    std::vector<scoring::BoundApplication> applications;
    while (static_cast<int>(applications.size()) < count)
        applications.push_back(scoring::bind(pack, application_of_20(pack.pack, on, random), on));
    return applications;
}

void require_equal_results(rules::CompiledPack const& pack,
                           std::vector<scoring::BoundApplication> const& applications) {
    for (scoring::BoundApplication const& application : applications)
        if (test::in_short(scoring::evaluate(pack, application, Basis::Claimed)) !=
            test::score_by_hand(pack, application))
            throw std::runtime_error("the pack and the rules by hand differ: the benchmark compares nothing");
}

double score_all(rules::CompiledPack const& pack, std::vector<scoring::BoundApplication> const& applications) {
    scoring::Workspace workspace;
    scoring::Assessment assessment;
    double reached = 0;
    for (auto const& application : applications) {
        scoring::evaluate(pack, application, Basis::Claimed, workspace, assessment);
        reached += assessment.overall;
    }
    return reached;
}

// Measured against priSM, which the figure of bench_scoring ties to the same rules by hand.
class AgainstPrism {
public:
    explicit AgainstPrism(Figures& figures) : figures_(figures) {}

    void add(rules::CompiledPack const& pack, std::vector<scoring::BoundApplication> const& applications,
             std::string_view rest) {
        double sink = 0;
        Pair const pair = timed_in_turns([&] { sink += score_all(pack, applications); },
                                         [&] { sink += score_all(*prism_, of_prism_); }, 31, 5);
        auto const each = [](double nanoseconds, auto const& all) {
            return nanoseconds / static_cast<double>(all.size());
        };
        figures_.push_back({fmt::format("score 20 claims through {}{}", pack.pack.header.id, rest), "ns",
                            each(pair.first, applications), each(pair.second, of_prism_), "the same through priSM", 5});
        if (sink == 1) throw std::runtime_error("unreachable: keeps the results alive");
    }

private:
    Figures& figures_;
    std::shared_ptr<rules::CompiledPack const> prism_ = test::compiled_pack(test::prism_file);
    std::vector<scoring::BoundApplication> of_prism_ = applications_of_20(*prism_, 500);
};

// Twenty claims on eight days of three years, so that the caps of days and of members of the group all take part.
std::vector<scoring::BoundApplication> crowded_applications(rules::CompiledPack const& pack, int count) {
    test::Random random(42);
    std::vector<scoring::BoundApplication> applications;
    std::uniform_int_distribution<int> day(0, 7);
    while (static_cast<int>(applications.size()) < count) {
        Application application = application_of_20(pack.pack, on, random);
        for (Claim& claim : application.claims) claim.on = Date{on.days - 120 * day(random)};
        applications.push_back(scoring::bind(pack, application, on));
    }
    return applications;
}

// On average three caps cut something.
void require_crossing(rules::CompiledPack const& pack, std::vector<scoring::BoundApplication> const& applications) {
    if (pack.crossing_roots.empty()) throw std::runtime_error("no caps of the pack cross");
    std::size_t cut = 0;
    for (auto const& application : applications)
        cut += scoring::evaluate(pack, application, Basis::Claimed).capped.size();
    if (cut < 3 * applications.size()) throw std::runtime_error("the caps of the pack hardly ever cut");
}

} // namespace

// Packs that ship: 20 claims of their types, dated as the scheme counts them. None of them has caps that cross, so there is
// one of ours.
void bench_packs(Figures& figures) {
    AgainstPrism against_prism(figures);
    for (auto const& file : test::packs_below(test::shipped_rules)) {
        if (file == test::prism_file) continue;
        auto const pack = test::compiled_pack(file);
        against_prism.add(*pack, applications_of_20(*pack, 500), "");
    }
    auto const crossing = test::compiled_pack(test::source_folder / "tests/packs/crossing.toml");
    auto const crowded = crowded_applications(*crossing, 500);
    require_crossing(*crossing, crowded);
    against_prism.add(*crossing, crowded, ", whose caps cross");
}

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
    long const before = allocations;
    plain();
    double const allocated = static_cast<double>(allocations - before);
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
