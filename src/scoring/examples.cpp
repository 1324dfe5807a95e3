#include "scoring/examples.h"
#include "domain/texts.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "scoring/carry.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"
#include "scoring/scored.h"
#include "scoring/window.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::Example;
using rules::none;

// One example's result against what it expects.
class Comparison {
public:
    Comparison(CompiledPack const& pack, Example const& example, Application application, std::string const& file,
               NextFinder const& find_next, Problems& problems)
        : pack_(pack), example_(example), file_(file), find_next_(find_next), problems_(problems),
          application_(std::move(application)) {}

    void run() {
        if (!application_.on) application_.on = pack_.pack.header.effective.from;
        bound_ = scoring::bind(pack_, application_, *application_.on, file_);
        for (Problem const& problem : bound_.problems)
            if (problem.severity == Severity::Error) report("E302", problem.what, problem.remedy);
        result_ = evaluate(pack_, bound_, Basis::Claimed);
        if (result_.overflow) {
            Problem const problem = overflow_problem(file_);
            return report("E302", problem.what, problem.remedy);
        }
        compare_levels();
        compare_points();
        compare_carries();
        for (rules::ExpectedGate const& gate : example_.expect.gates) compare_gate(gate);
        compare_capped();
        compare_unused();
        compare_next();
    }

private:
    void report(std::string_view id, std::string const& what, std::string remedy = {}) {
        problems_.push_back({std::string(id), Place{file_, example_.line, 0, {}},
                             fmt::format("example '{}': {}", example_.name, what), std::move(remedy)});
    }

    void differ(std::string const& what, std::string const& expected, std::string const& found) {
        if (expected != found)
            report("E301", fmt::format("{} should be {} and is {}", what, expected, found),
                   "correct the rule or the example");
    }

    // As differ(), of numbers; a fraction is also told as people read it: "3721/124 (about 30.01)".
    void differ(std::string const& what, Number const& expected, Number const& found) {
        if (expected == found) return;
        differ(what, expected_text(expected), expected_text(found));
    }

    static std::string expected_text(Number const& number) {
        return has_finite_decimal(number) ? to_text(number)
                                          : fmt::format("{} ({})", to_text(number), to_readable(number));
    }

    [[nodiscard]] std::string code(int level) const {
        return level == none ? std::string(rules::no_level) : level_text(pack_, level);
    }

    void compare_levels() {
        if (example_.expect.overall) differ("overall", *example_.expect.overall, code(result_.overall));
        for (auto const& [step, level] : example_.expect.steps)
            differ(step, level, code(result_.steps[static_cast<std::size_t>(rules::find_step(pack_.pack, step))]));
    }

    void compare_points() {
        if (!example_.expect.points) return;
        std::unordered_map<std::string_view, Number> expected; // a category left out is 0
        for (auto const& [id, points] : *example_.expect.points) expected.emplace(id, points);
        for (std::size_t c = 0; c < pack_.pack.categories.size(); ++c) {
            std::string const& id = pack_.pack.categories[c].id;
            Number const counted = reduced(result_.categories[c].counted, pack_.pack.header.scale);
            differ("points in " + id, expected[id], counted);
        }
    }

    void compare_carries() {
        auto const compare = [&](auto const& expected, auto const& rows, std::string_view what, auto const& found) {
            if (!expected) return;
            std::unordered_map<std::string_view, Number> wanted; // what is left out is 0
            for (auto const& [id, points] : *expected) wanted.emplace(id, points);
            for (std::size_t i = 0; i < rows.size(); ++i)
                differ(fmt::format("{} {}", what, rows[i].id), wanted[rows[i].id],
                       reduced(found(pack_, result_, static_cast<int>(i)), pack_.pack.header.scale));
        };
        compare(example_.expect.carry, pack_.pack.categories, "what is carried into", carried_into);
        compare(example_.expect.owed, pack_.pack.gates, "what is owed for", owed_for);
    }

    // In which years, where the gate looks at some; else empty.
    [[nodiscard]] static std::string years_of(rules::CompiledGate const& gate, GateResult const& result) {
        bool const some = gate.windowed && gate.window.kind != rules::Window::Kind::Life;
        return some ? ", " + days_text(result.window) : std::string();
    }

    // "met (67 of 67, 2022 to 2025)"
    [[nodiscard]] std::string state_of(rules::CompiledGate const& gate, GateResult const& result) const {
        std::string years = years_of(gate, result);
        int const begun = gate.years_done == 0 ? 0 : years_begun(pack_, bound_);
        if (begun < gate.years_done) years += fmt::format("; {} of {} years have begun", begun, gate.years_done);
        return fmt::format("{} ({} of {}{})", result.met ? "met" : "unmet",
                           to_text(reduced(result.have, result.denominator)),
                           to_text(reduced(result.need, result.denominator)), years);
    }

    void compare_gate(rules::ExpectedGate const& expected) {
        auto const g = static_cast<std::size_t>(rules::find_gate(pack_, expected.id));
        rules::CompiledGate const& gate = pack_.gates[g];
        GateResult const& result = result_.gates[g];
        if (expected.met && *expected.met != result.met)
            differ("gate " + expected.id, *expected.met ? "met" : "unmet", state_of(gate, result));
        auto const compare = [&](std::string_view key, std::optional<Number> const& wanted, std::int64_t found) {
            if (wanted)
                differ(fmt::format("{} of gate {}{}", key, expected.id, years_of(gate, result)), *wanted,
                       reduced(found, result.denominator));
        };
        compare("have", expected.have, result.have);
        compare("need", expected.need, result.need);
    }

    void compare_capped() {
        if (!example_.expect.capped) return;
        std::vector<std::string> found;
        for (int const cap : result_.capped) found.push_back(pack_.pack.caps[static_cast<std::size_t>(cap)].id);
        differ("capped", as_set(*example_.expect.capped), as_set(std::move(found)));
    }

    // Claims that counted nothing, to be taken by a name, the first one first.
    using Unnamed = std::unordered_map<std::string_view, std::vector<std::size_t>>;

    // Takes one of the claims of that name which is still there.
    [[nodiscard]] static bool take(Unnamed& unnamed, std::string const& name, std::vector<bool>& there) {
        auto const found = unnamed.find(name);
        while (found != unnamed.end() && !found->second.empty()) {
            std::size_t const claim = found->second.back();
            found->second.pop_back();
            if (!there[claim]) continue;
            there[claim] = false;
            return true;
        }
        return false;
    }

    // Each expected name stands for one unused claim: by its id, else by its qualification.
    void compare_unused() {
        if (!example_.expect.unused) return;
        std::vector<bool> there(result_.claims.size());
        Unnamed by_id;
        Unnamed by_qualification;
        for (std::size_t i = result_.claims.size(); i-- > 0;) {
            there[i] = result_.claims[i].unused != Unused::No;
            if (!there[i]) continue;
            by_id[application_.claims[i].id].push_back(i);
            if (application_.claims[i].qualification)
                by_qualification[*application_.claims[i].qualification].push_back(i);
        }
        for (std::string const& name : *example_.expect.unused)
            if (!take(by_id, name, there) && !take(by_qualification, name, there))
                report("E301", fmt::format("'{}' should count nothing and counts", name),
                       "correct the rule or the example");
        for (std::size_t i = 0; i < there.size(); ++i)
            if (there[i])
                report("E301",
                       fmt::format("claim {} should count and counts nothing ({})", application_.claims[i].id,
                                   to_text(result_.claims[i].unused)),
                       "correct the rule or the example");
    }

    static std::string as_set(std::vector<std::string> ids) {
        std::ranges::sort(ids);
        return fmt::format("[{}]", fmt::join(ids, ", "));
    }

    void compare_next() {
        rules::Expectation const& expect = example_.expect;
        if (!find_next_ || (!expect.next_level && !expect.next_acquire)) return;
        NextLevel const next = find_next_(pack_, application_, *application_.on, result_.overall);
        if (expect.next_level) differ("next level", *expect.next_level, code(next.level));
        if (!expect.next_acquire) return;
        std::vector<std::string> found;
        for (int const q : next.acquire) found.push_back(pack_.pack.qualifications[static_cast<std::size_t>(q)].id);
        differ("what to acquire next", as_set(*expect.next_acquire), as_set(std::move(found)));
    }

    CompiledPack const& pack_;
    Example const& example_;
    std::string const& file_;
    NextFinder const& find_next_;
    Problems& problems_;
    Application application_;
    BoundApplication bound_;
    Assessment result_;
};

} // namespace

Cases::Cases(rules::Pack const& pack) {
    for (Example const& example : pack.examples) by_name_.emplace(example.name, &example);
}

Application Cases::application_of(Example const& example) const {
    std::vector<Example const*> bases{&example}; // the outermost last
    while (bases.back()->like) bases.push_back(by_name_.at(*bases.back()->like));
    Application application;
    for (auto base = bases.rbegin(); base != bases.rend(); ++base) {
        Example const& row = **base;
        if (row.on) application.on = row.on;
        if (row.cycle_start) application.cycle_start = row.cycle_start;
        if (row.award_date) application.award_date = row.award_date;
        application.status.insert(application.status.end(), row.status.begin(), row.status.end());
        application.claims.insert(application.claims.end(), row.claims.begin(), row.claims.end());
    }
    for (std::size_t i = 0; i < application.claims.size(); ++i)
        if (application.claims[i].id.empty()) application.claims[i].id = std::to_string(i + 1);
    return application;
}

Application application_of(rules::Pack const& pack, Example const& example) {
    return Cases(pack).application_of(example);
}

Problems run_examples(CompiledPack const& pack, std::string const& file, NextFinder const& find_next) {
    Speaking const english(Language::English); // for authors of packs, as all problems of packs
    Problems problems;
    Cases const cases(pack.pack);
    for (Example const& example : pack.pack.examples)
        Comparison(pack, example, cases.application_of(example), file, find_next, problems).run();
    return problems;
}

bool holds(CompiledPack const& pack, Example const& example, Application const& application,
           NextFinder const& find_next) {
    Problems problems;
    Comparison(pack, example, application, {}, find_next, problems).run();
    return problems.empty();
}

} // namespace accrue::scoring
