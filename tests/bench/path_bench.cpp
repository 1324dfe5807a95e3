// The cheapest plan over packs of 60 qualifications, counted in scores of the same application.
#include <algorithm>
#include <ctime>
#include <functional>
#include <memory>
#include <random>
#include <stdexcept>

#include <fmt/format.h>

#include "path/plans.h"
#include "report.h"
#include "rules/parse.h"

namespace accrue::bench {
namespace {

constexpr int cases = 120;
constexpr int qualifications = 60;
constexpr int tiers = 4;
Date const on = *make_date({2012, 9, 12});

struct Case {
    std::shared_ptr<rules::CompiledPack const> pack;
    Application application;
};

// A scheme as they are: four tiers, each with prerequisites among the one below, credits to be collected, points under caps,
// a few pairs that count once and a few that exclude each other.
class CaseMaker {
public:
    explicit CaseMaker(std::uint64_t seed) : random_(seed) {}

    Case make() {
        std::string const text =
            "schema = 1\npack = { id = \"p\", version = \"1\", title = \"P\", score_by = \"submission_date\", overall "
            "= "
            "\"lowest_step\", points = { name = \"point\", decimals = 2 }, effective = { from = 2000-01-01 } }\n"
            "level = [{ code = \"A\", title = \"A\", clause = \"1\" }, { code = \"B\", title = \"B\", clause = \"1\" "
            "}]\n"
            "claim = [{ id = \"certificate\", title = \"Certificate\", catalogue = true }]\n" +
            catalogue() + rules() + "clause = { \"1\" = \"Everything\" }\n";
        rules::Parsed parsed = rules::parse(text, "bench.toml");
        if (has_errors(parsed.problems)) throw std::runtime_error(to_text(parsed.problems.front()));
        return {std::make_shared<rules::CompiledPack const>(rules::compile(std::move(parsed.pack), "bench")),
                application()};
    }

private:
    int from_to(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

    std::string catalogue() {
        std::string rows = "qualification = [\n";
        for (int q = 0; q < qualifications; ++q) {
            int const tier = q * tiers / qualifications;
            int const first = tier * qualifications / tiers;
            rows += fmt::format(
                "{{ id = \"q{0}\", title = \"Q{0}\", tags = [\"t{1}\", \"f{2}\"], values = {{ credits = {3} "
                "}}, cost = {{ money = {4}, hours = {5}, months = {6} }}",
                q, tier, from_to(0, 4), from_to(1, 5), 50 * from_to(2, 40), 5 * from_to(2, 20), from_to(1, 6));
            if (tier > 0 && from_to(0, 3) > 0)
                rows += fmt::format(", after = [\"q{}\"]", from_to(first - qualifications / tiers, first - 1));
            else if (q > first && from_to(0, 7) == 0)
                rows += fmt::format(", same_as = [\"q{}\"]", q - 1);
            else if (q > first && from_to(0, 15) == 0)
                rows += fmt::format(", not_with = [\"q{}\"]", q - 1);
            rows += " },\n";
        }
        return rows + "]\n";
    }

    std::string rules() {
        std::string rows = "category = [{ id = \"all\", title = \"All\" }";
        for (int t = 0; t < tiers; ++t) rows += fmt::format(", {{ id = \"c{0}\", title = \"C\", in = \"all\" }}", t);
        rows += "]\naward = [\n";
        for (int t = 0; t < tiers; ++t)
            rows += fmt::format(
                "{{ id = \"a{0}\", claim = \"certificate\", when = {{ tag = [\"t{0}\"] }}, into = \"c{0}\", "
                "per = \"credits\", rate = {1}, clause = \"1\" }},\n",
                t, t + 1);
        rows += "]\ncap = [\n";
        for (int t = 0; t < tiers; ++t)
            rows += fmt::format("{{ id = \"l{0}\", on = \"c{0}\", per = \"life\", max = {1}, clause = \"1\" }},\n", t,
                                from_to(6, 14));
        rows += "]\ngate = [\n";
        for (int f = 0; f < 5; ++f)
            rows +=
                fmt::format("{{ id = \"f{0}\", has = \"f{0}\", count = {1}, clause = \"1\" }},\n", f, from_to(1, 2));
        rows += fmt::format("{{ id = \"credits\", has = \"t1\", value = \"credits\", count = {}, clause = \"1\" }},\n",
                            from_to(4, 12));
        rows +=
            fmt::format("{{ id = \"families\", at_least = {}, of = [\"f0\", \"f1\", \"f2\", \"f3\", \"f4\"], clause = "
                        "\"1\" }},\n{{ id = \"upper\", has = \"t3\", count = {}, clause = \"1\" }},\n"
                        "{{ id = \"all\", all = [\"credits\", \"families\", \"upper\"], clause = \"1\" }},\n]\n",
                        from_to(2, 4), from_to(1, 2));
        return rows +
               fmt::format("step = [{{ id = \"s\", title = \"S\", gates = {{ A = \"f0\", B = \"all\" }}, clause = "
                           "\"1\" }},\n{{ id = \"extra\", title = \"E\", points_in = \"all\", bands = [[0, \"A\"], "
                           "[{}, \"B\"]], clause = \"1\" }}]\n",
                           from_to(10, 30));
    }

    Application application() {
        Application made;
        for (int i = 0; i < from_to(0, 6); ++i) {
            Claim& claim = made.claims.emplace_back();
            claim.id = std::to_string(i + 1);
            claim.type = "certificate";
            claim.qualification = fmt::format("q{}", from_to(0, qualifications - 1));
            claim.on = make_date({2010, 1, 1});
        }
        return made;
    }

    std::mt19937_64 random_;
};

// Of the processor's time: a search is measured once, and whatever else the machine does must not fall on it.
double nanoseconds(std::function<void()> const& call) {
    std::clock_t const start = std::clock();
    call();
    return 1e9 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

void bench_path(Figures& figures) {
    std::vector<double> searches;
    std::vector<double> scores;
    int unproven = 0;
    scoring::Workspace workspace;
    scoring::Assessment assessment;
    for (int i = 0; i < cases; ++i) {
        Case const made = CaseMaker(static_cast<std::uint64_t>(i) + 1).make();
        path::SearchSettings const settings{.level = 1, .objective = static_cast<path::Objective>(i % 3)};
        bool proven = true;
        searches.push_back(nanoseconds([&] {
            path::Trial trial(*made.pack, made.application, on, Basis::Claimed);
            for (path::Found const& found : path::find_plans(trial, settings, 1)) proven = proven && found.proven;
        }));
        unproven += proven ? 0 : 1;
        // A score of what such a person may come to hold: twenty entries.
        Application full = made.application;
        for (int q = 0; full.claims.size() < 20; q += 3) {
            Claim& claim = full.claims.emplace_back();
            claim.id = fmt::format("more-{}", q);
            claim.type = "certificate";
            claim.qualification = fmt::format("q{}", q % qualifications);
        }
        scoring::BoundApplication const bound = scoring::bind(*made.pack, full, on);
        constexpr int times = 200;
        scores.push_back(nanoseconds([&] {
                             for (int k = 0; k < times; ++k)
                                 scoring::evaluate(*made.pack, bound, Basis::Claimed, workspace, assessment);
                         }) /
                         times);
    }
    double const score = median(scores);
    figures.push_back(
        {"cheapest plan over 60 qualifications, median", "ns", median(searches), score, "one score", 3'000});
    figures.push_back({"cheapest plan over 60 qualifications, worst", "ns", *std::ranges::max_element(searches), score,
                       "one score", 100'000});
    figures.push_back({fmt::format("of {} such plans, not proven the cheapest", cases),
                       "",
                       static_cast<double>(unproven),
                       0,
                       "",
                       {}});
}

} // namespace accrue::bench
