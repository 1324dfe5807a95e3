#include "scoring/mutation.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/attainable.h"
#include "rules/check.h"
#include "rules/compiled.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;
using rules::NumberAt;

// The worked cases of a pack, to be run under others that differ from it by a number.
class Jury {
public:
    Jury(rules::Pack const& pack, NextFinder const& find_next) : examples_(pack.examples), find_next_(find_next) {
        Cases const cases(pack);
        for (rules::Example const& example : examples_) applications_.push_back(cases.application_of(example));
        order_.resize(examples_.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
    }

    // What noticed the last change is asked first: it often notices the next one too. The search for the next level
    // takes far longer than a score, so it is left to the end.
    [[nodiscard]] bool notices(CompiledPack const& pack) {
        for (auto next = order_.begin(); next != order_.end(); ++next) {
            if (holds(pack, examples_[*next], applications_[*next], {})) continue;
            std::rotate(order_.begin(), next, next + 1);
            return true;
        }
        return find_next_ && std::ranges::any_of(order_, [&](std::size_t i) {
                   rules::Expectation const& expect = examples_[i].expect;
                   return (expect.next_level || expect.next_acquire) &&
                          !holds(pack, examples_[i], applications_[i], find_next_);
               });
    }

private:
    std::vector<rules::Example> const& examples_;
    NextFinder const& find_next_;
    std::vector<Application> applications_;
    std::vector<std::size_t> order_;
};

// For telling whether any case at all could see that a number is another one.
class Differences {
public:
    explicit Differences(rules::Pack const& pack) : pack_(pack), points_(rules::attainable_points(pack)) {}

    [[nodiscard]] bool can_be_seen(NumberAt const& at, Number const& written, Number const& tried) const {
        if (at.role == NumberAt::Role::Threshold) {
            Number const first = first_that_reaches(at, std::min(written, tried));
            return first < std::max(written, tried) && (!at.field || first <= at.field->high);
        }
        if (at.role != NumberAt::Role::Limit || at.category.empty()) return true;
        std::int64_t const most = points_in(at.category).most;
        return most == rules::Attainable::unlimited || std::min(written, tried) < reduced(most, pack_.header.scale);
    }

    // The lowest value that can stand from the threshold on.
    [[nodiscard]] Number first_that_reaches(NumberAt const& at, Number const& threshold) const {
        if (at.field)
            return rules::Reachable::multiples_of(at.field->whole ? Number{1, 1} : Number{})
                .first_from(std::max(threshold, at.field->low));
        if (at.values) return rules::reachable_values(pack_, *at.values).first_from(threshold);
        if (at.category.empty()) return threshold;
        return rules::Reachable::multiples_of(reduced(points_in(at.category).step, pack_.header.scale))
            .first_from(threshold);
    }

private:
    [[nodiscard]] rules::Attainable points_in(std::string const& category) const {
        return points_[static_cast<std::size_t>(rules::find_category(pack_, category))];
    }

    rules::Pack const& pack_;
    std::vector<rules::Attainable> points_;
};

bool is_refused(rules::Pack const& pack) { return has_errors(rules::check(pack, rules::Positions({}))); }

std::string at_threshold(bool up, Number const& stand_at) {
    return up ? fmt::format("add a case that stands at {} and reaches it", to_text(stand_at))
              : fmt::format("add a case that stands just below, at {}, and does not reach it", to_text(stand_at));
}

std::string at_limit(bool up, Number const& written) {
    return up ? fmt::format("add a case that would have more than {} without it", to_text(written))
              : fmt::format("add a case that has {} in full", to_text(written));
}

std::string at_window(bool up, Unguarded const& unguarded, Number const& tried) {
    std::string_view const unit = unguarded.number.key.ends_with("months") ? "months" : "years";
    return up ? fmt::format("add a case in which something lies {} {} back and so is left out", to_text(tried), unit)
              : fmt::format("add a case in which something lies {} {} back and counts", to_text(unguarded.written),
                            unit);
}

std::string remedy_for_value(Unguarded const& unguarded, Number const& tried, Number const& stand_at) {
    bool const up = tried > unguarded.written;
    switch (unguarded.number.role) {
    case NumberAt::Role::Threshold: return at_threshold(up, stand_at);
    case NumberAt::Role::Limit: return at_limit(up, unguarded.written);
    case NumberAt::Role::Window: return at_window(up, unguarded, tried);
    case NumberAt::Role::Amount: break;
    }
    return "add a case whose result hangs on it";
}

} // namespace

Mutation mutate(rules::Pack const& pack, NextFinder const& find_next) {
    Mutation result;
    Jury jury(pack, find_next);
    Differences const differences(pack);
    rules::Pack mutant = pack;
    mutant.examples.clear();
    for (rules::NumberSlot& slot : rules::numbers_of(mutant)) {
        ++result.numbers;
        Unguarded found{slot.at(), slot.value(), {}, {}};
        for (Number const& value : rules::neighbours(slot, pack.header)) {
            slot.set(value);
            bool const matters = differences.can_be_seen(found.number, found.written, value) && !is_refused(mutant);
            if (!matters || jury.notices(rules::compile(mutant, {}))) continue;
            found.unnoticed.push_back(value);
            found.stand_at.push_back(differences.first_that_reaches(found.number, std::min(found.written, value)));
        }
        slot.set(found.written);
        if (!found.unnoticed.empty()) result.unguarded.push_back(std::move(found));
    }
    return result;
}

std::string remedy_for(Unguarded const& unguarded) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < unguarded.unnoticed.size(); ++i) {
        std::string part = remedy_for_value(unguarded, unguarded.unnoticed[i], unguarded.stand_at[i]);
        if (std::ranges::find(parts, part) == parts.end()) parts.push_back(std::move(part));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

} // namespace accrue::scoring
