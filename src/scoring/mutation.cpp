#include "scoring/mutation.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/check.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
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

bool is_refused(rules::Pack const& pack) { return has_errors(rules::check(pack, rules::Positions({}))); }

std::string at_threshold(bool up, Number const& written, Number const& tried) {
    return up ? fmt::format("add a case that stands at {} and reaches it", to_text(written))
              : fmt::format("add a case that stands just below, at {}, and does not reach it", to_text(tried));
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

std::string remedy_for_value(Unguarded const& unguarded, Number const& tried) {
    bool const up = tried > unguarded.written;
    switch (unguarded.number.role) {
    case NumberAt::Role::Threshold: return at_threshold(up, unguarded.written, tried);
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
    rules::Pack mutant = pack;
    mutant.examples.clear();
    for (rules::NumberSlot& slot : rules::numbers_of(mutant)) {
        ++result.numbers;
        Unguarded found{slot.at(), slot.value(), {}};
        for (Number const& value : rules::neighbours(slot, pack.header)) {
            slot.set(value);
            if (!is_refused(mutant) && !jury.notices(rules::compile(mutant, {}))) found.unnoticed.push_back(value);
        }
        slot.set(found.written);
        if (!found.unnoticed.empty()) result.unguarded.push_back(std::move(found));
    }
    return result;
}

std::string remedy_for(Unguarded const& unguarded) {
    std::vector<std::string> parts;
    for (Number const& tried : unguarded.unnoticed) {
        std::string part = remedy_for_value(unguarded, tried);
        if (std::ranges::find(parts, part) == parts.end()) parts.push_back(std::move(part));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

} // namespace accrue::scoring
