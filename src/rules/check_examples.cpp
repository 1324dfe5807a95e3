// Examples: whom they build on, what they claim, what they expect. Whether they come out as expected is for the scorer.
#include <algorithm>
#include <charconv>
#include <unordered_set>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/check_example_claims.h"
#include "rules/check_lists.h"
#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

bool expects_nothing(Expectation const& expect) {
    return !expect.overall && expect.steps.empty() && !expect.points && !expect.capped && !expect.unused &&
           !expect.carry && !expect.owed && !expect.next_level && !expect.next_acquire &&
           std::ranges::none_of(expect.gates, [](ExpectedGate const& g) { return g.met || g.have || g.need; });
}

// The example that each builds on.
using Bases = std::vector<std::optional<std::size_t>>;

Bases bases_of(Index const& index) {
    Bases bases;
    for (Example const& example : index.pack.examples)
        bases.push_back(example.like ? index.examples.find(*example.like) : std::nullopt);
    return bases;
}

void check_level(Index const& index, std::string_view level, Path const& at, Findings& findings) {
    if (level != no_level) refer(index.levels, level, at, findings);
}

// What can be named as unused: qualifications and ids of claims of the example, or of those it builds on; a claim without
// an id has its number, from 1. REQUIRES: examples do not build on each other in a circle.
class ClaimedNames {
public:
    ClaimedNames(Pack const& pack, Bases const& bases, std::size_t row) {
        for (std::optional<std::size_t> at = row; at; at = bases[*at]) {
            for (Claim const& claim : pack.examples[*at].claims) {
                names_.insert(claim.id);
                if (claim.qualification) names_.insert(*claim.qualification);
            }
            count_ += pack.examples[*at].claims.size();
        }
    }

    [[nodiscard]] bool contains(std::string_view name) const {
        if (names_.contains(name)) return true;
        std::size_t number = 0;
        auto const read = std::from_chars(name.data(), name.data() + name.size(), number);
        return read.ec == std::errc() && read.ptr == name.data() + name.size() && number >= 1 && number <= count_;
    }

private:
    std::unordered_set<std::string_view> names_;
    std::size_t count_ = 0;
};

// Every example is scored with all claims of those it builds on: their number decides how long a pack takes to load. False:
// there are too many, or the examples build on each other in a circle, which is told elsewhere.
bool check_claims_together(Index const& index, Bases const& bases, Findings& findings) {
    constexpr std::size_t most_claims = 500'000;
    auto const& rows = index.pack.examples;
    std::vector<std::optional<std::size_t>> claims(rows.size()); // of an example with its bases
    std::size_t all = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<std::size_t> unknown;
        std::optional<std::size_t> at = i;
        for (; at && !claims[*at]; at = bases[*at]) {
            if (unknown.size() == rows.size()) return false;
            unknown.push_back(*at);
        }
        std::size_t below = at ? *claims[*at] : 0;
        for (; !unknown.empty(); unknown.pop_back())
            claims[unknown.back()] = below += rows[unknown.back()].claims.size();
        all += *claims[i];
        if (all <= most_claims) continue;
        findings.error(
            "E255", Path("example") / i,
            fmt::format("up to this one, examples have more than {} claims, with those that `like` takes", most_claims),
            "let fewer examples build on long ones");
        return false;
    }
    return true;
}

class ExampleCheck {
public:
    ExampleCheck(Index const& index, Bases const& bases, bool claims_known, std::size_t row, Findings& findings)
        : index_(index), bases_(bases), claims_known_(claims_known), row_(row), example_(index.pack.examples[row]),
          at_(Path("example") / row), findings_(findings) {}

    void run() {
        if (example_.like) refer(index_.examples, *example_.like, at_ / "like", findings_);
        check_date();
        check_statuses();
        check_claims();
        check_expectation();
    }

private:
    void check_date() {
        DateSpan const& effective = index_.pack.header.effective;
        if (!example_.on || (*example_.on >= effective.from && (!effective.to || *example_.on <= *effective.to)))
            return;
        findings_.warning("W211", at_ / "on", fmt::format("on {} this pack is not in force", to_text(*example_.on)),
                          "score on a day within pack.effective", Path("pack") / "effective");
    }

    void check_statuses() {
        for (std::size_t i = 0; i < example_.status.size(); ++i) {
            StatusPeriod const& status = example_.status[i];
            Path const row = at_ / "status" / i;
            refer(index_.statuses, status.code, row / "code", findings_);
            if (status.from) check_span(*status.from, status.to, row / "to", findings_);
        }
    }

    void check_claims() {
        auto const& unused = example_.expect.unused;
        std::unordered_set<std::string_view> names;
        if (unused) names.insert(unused->begin(), unused->end());
        auto const expected = [&](std::string_view qualification) { return names.contains(qualification); };
        std::unordered_map<std::string_view, std::size_t> ids;
        for (std::size_t i = 0; i < example_.claims.size(); ++i) {
            Path const row = at_ / "claims" / i;
            Claim const& claim = example_.claims[i];
            check_example_claim(index_, claim, row, expected, findings_);
            if (claim.id.empty()) continue;
            auto const [first, is_new] = ids.try_emplace(claim.id, i);
            if (!is_new)
                findings_.error("E201", row / "id", fmt::format("there are two claims '{}' in this example", claim.id),
                                "each needs an id of its own", at_ / "claims" / first->second / "id");
        }
    }

    void check_expectation() {
        Expectation const& expect = example_.expect;
        Path const at = at_ / "expect";
        if (expects_nothing(expect)) {
            findings_.error("E280", at, fmt::format("the example '{}' expects nothing", example_.name),
                            "add expect = { overall = \"...\" } or the like");
            return;
        }
        if (expect.overall) check_level(index_, *expect.overall, at / "overall", findings_);
        for (auto const& [step, level] : expect.steps) {
            refer(index_.steps, step, at / step, findings_);
            check_level(index_, level, at / step, findings_);
        }
        if (expect.points)
            for (auto const& [category, points] : *expect.points)
                refer(index_.categories, category, at / "points" / category, findings_);
        if (expect.carry)
            for (auto const& [category, points] : *expect.carry)
                refer(index_.categories, category, at / "carry" / category, findings_);
        if (expect.owed)
            for (auto const& [gate, points] : *expect.owed) refer(index_.gates, gate, at / "owed" / gate, findings_);
        for (ExpectedGate const& gate : expect.gates) refer(index_.gates, gate.id, at / "gates" / gate.id, findings_);
        if (expect.capped) refer_all(index_.caps, *expect.capped, at / "capped", findings_);
        if (expect.next_level) check_level(index_, *expect.next_level, at / "next" / "level", findings_);
        if (expect.next_acquire)
            refer_all(index_.qualifications, *expect.next_acquire, at / "next" / "acquire", findings_);
        if (expect.unused && claims_known_) check_unused(*expect.unused, at / "unused");
    }

    void check_unused(std::vector<std::string> const& unused, Path const& list) {
        ClaimedNames const claimed(index_.pack, bases_, row_);
        for (std::size_t i = 0; i < unused.size(); ++i)
            if (!claimed.contains(unused[i]))
                findings_.error(
                    "E286", list / i,
                    fmt::format("this example claims no '{}', so that cannot be unused", shortened(unused[i])),
                    "name a qualification or a claim's id of this example");
    }

    Index const& index_;
    Bases const& bases_;
    bool claims_known_;
    std::size_t row_;
    Example const& example_;
    Path at_;
    Findings& findings_;
};

} // namespace

void check_examples(Index const& index, Findings& findings) {
    Bases const bases = bases_of(index);
    bool const claims_known = check_claims_together(index, bases, findings);
    for (std::size_t i = 0; i < index.pack.examples.size(); ++i)
        ExampleCheck(index, bases, claims_known, i, findings).run();
}

} // namespace accrue::rules
