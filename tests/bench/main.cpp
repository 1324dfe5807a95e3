// Prints the benchmarks as a table and writes bench.json beside the program. Ends with 1 where a ratio is over its limit.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <limits>

#include <fmt/format.h>

#include "report.h"

namespace accrue::bench {
namespace {

using Clock = std::chrono::steady_clock;

double nanoseconds_of(std::function<void()> const& call, int calls) {
    auto const start = Clock::now();
    for (int i = 0; i < calls; ++i) call();
    return std::chrono::duration<double, std::nano>(Clock::now() - start).count() / calls;
}

int calls_for(std::function<void()> const& call, int milliseconds) {
    double const once = std::max(1.0, nanoseconds_of(call, 1));
    return std::max(1, static_cast<int>(milliseconds * 1e6 / once));
}

std::string limit_text(Figure const& figure, std::string_view none) {
    return figure.limit ? fmt::format("{}", *figure.limit) : std::string(none);
}

std::string json(Figures const& figures) {
    std::string text = "{ \"figures\": [\n";
    for (std::size_t i = 0; i < figures.size(); ++i) {
        Figure const& f = figures[i];
        text += fmt::format("  {{ \"what\": \"{}\", \"unit\": \"{}\", \"value\": {:.4g}, \"baseline\": {:.4g}, "
                            "\"baseline_is\": \"{}\", \"ratio\": {:.3f}, \"limit\": {}, \"holds\": {} }}{}\n",
                            f.what, f.unit, f.value, f.baseline, f.baseline_is, f.ratio(), limit_text(f, "null"),
                            f.holds(), i + 1 < figures.size() ? "," : "");
    }
    return text + "] }\n";
}

void print(Figures const& figures) {
    fmt::print("{:<52} {:>12} {:>12} {:>8} {:>7}\n", "what", "figure", "baseline", "ratio", "limit");
    for (Figure const& f : figures)
        fmt::print("{:<52} {:>12} {:>12} {:>8.2f} {:>7} {}\n", f.what, fmt::format("{:.4g} {}", f.value, f.unit),
                   f.baseline > 0 ? fmt::format("{:.4g} {}", f.baseline, f.unit) : "-", f.ratio(), limit_text(f, "-"),
                   f.holds() ? "" : "OVER");
    for (Figure const& f : figures)
        if (!f.baseline_is.empty()) fmt::print("baseline of '{}': {}\n", f.what, f.baseline_is);
}

} // namespace

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

Pair timed_in_turns(std::function<void()> const& first, std::function<void()> const& second, int rounds,
                    int milliseconds) {
    int const first_calls = calls_for(first, milliseconds);
    int const second_calls = calls_for(second, milliseconds);
    Pair least{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    for (int i = 0; i < rounds; ++i) {
        least.first = std::min(least.first, nanoseconds_of(first, first_calls));
        least.second = std::min(least.second, nanoseconds_of(second, second_calls));
    }
    return least;
}

} // namespace accrue::bench

// bench [NAME...]: all of them, or those named.
int main(int count, char** argv) {
    using namespace accrue::bench;
    constexpr std::array<std::pair<std::string_view, void (*)(Figures&)>, 12> benches{{{"scoring", bench_scoring},
                                                                                       {"packs", bench_packs},
                                                                                       {"lines", bench_lines},
                                                                                       {"batch", bench_batch},
                                                                                       {"path", bench_path},
                                                                                       {"loading", bench_loading},
                                                                                       {"evidence", bench_evidence},
                                                                                       {"package", bench_package},
                                                                                       {"review", bench_review},
                                                                                       {"cpd", bench_cpd},
                                                                                       {"window", bench_window},
                                                                                       {"large", bench_large}}};
    std::vector<std::string_view> const named(argv + 1, argv + count);
    Figures figures;
    for (auto const& [name, bench] : benches)
        if (named.empty() || std::ranges::find(named, name) != named.end()) bench(figures);
    print(figures);
    std::ofstream(std::filesystem::path(argv[0]).parent_path() / "bench.json") << json(figures);
    return std::ranges::all_of(figures, &Figure::holds) ? 0 : 1;
}
