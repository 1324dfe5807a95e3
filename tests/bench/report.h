// What a benchmark reports: a figure beside the baseline that was measured in the same run, and how many times the
// baseline it may be. Milliseconds say little on another machine; the ratio is what counts.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace accrue::bench {

struct Figure {
    std::string what;
    std::string unit;
    double value = 0;
    double baseline = 0; // 0: the figure stands alone
    std::string baseline_is;
    std::optional<double> limit; // of value / baseline, or of the value where it stands alone; none: told for scale
    [[nodiscard]] double ratio() const { return baseline > 0 ? value / baseline : value; }
    [[nodiscard]] bool holds() const { return !limit || ratio() <= *limit; }
};

using Figures = std::vector<Figure>;

[[nodiscard]] double median(std::vector<double> values);

// Nanoseconds that one call takes: the least of `rounds` rounds, each of as many calls as fill `milliseconds`, since whatever
// else the machine does only adds. The two are measured in turns, so that slow minutes fall on both.
struct Pair {
    double first = 0;
    double second = 0;
};
[[nodiscard]] Pair timed_in_turns(std::function<void()> const& first, std::function<void()> const& second,
                                  int rounds = 61, int milliseconds = 5);

void bench_scoring(Figures& figures);
void bench_packs(Figures& figures);
void bench_lines(Figures& figures);
void bench_batch(Figures& figures);
void bench_loading(Figures& figures);
void bench_path(Figures& figures);
void bench_evidence(Figures& figures);
void bench_package(Figures& figures);
void bench_review(Figures& figures);
void bench_cpd(Figures& figures);
void bench_window(Figures& figures);
void bench_large(Figures& figures);

} // namespace accrue::bench
