// A pack's worked examples, run through the same evaluator as everything else. They run whenever a pack is loaded: a pack
// with a red example does not become active.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/application.h"
#include "domain/problem.h"
#include "rules/compiled.h"
#include "rules/parse.h"

namespace accrue::scoring {

// The lowest level above `overall` that can be reached with additions, and the qualifications of the cheapest way there by
// money; no level: there is none. Finding it is for those who know how (path/next.h).
struct NextLevel {
    int level = rules::none;
    std::vector<int> acquire;
};
using NextFinder =
    std::function<NextLevel(rules::CompiledPack const& pack, Application const& application, Date on, int overall)>;

// One problem (E301) for each expectation that does not hold, at the example's line: what was expected, what came out.
// E302: an example whose claims do not bind, or whose points are too large to be added up.
// Without a `find_next` what examples expect as `next` is not looked at.
[[nodiscard]] Problems run_examples(rules::CompiledPack const& pack, std::string const& file,
                                    NextFinder const& find_next);

// Whether everything holds that an example expects, for its application.
[[nodiscard]] bool holds(rules::CompiledPack const& pack, rules::Example const& example, Application const& application,
                         NextFinder const& find_next);

// What the examples reach, for `rules test`: each award, cap, best and carry, each gate both ways, each threshold just below
// and at.
struct Coverage {
    struct Row {
        std::string kind; // "award", "cap", "best", "carry", "gate", "threshold"
        std::string id;
        std::string missing; // what no example shows, such as "never unmet"; empty: covered
        int line = 0;
    };
    std::vector<Row> rows;
    int examples = 0;
};
[[nodiscard]] Coverage coverage(rules::CompiledPack const& pack);

// The applications that a pack's examples stand for, `like` resolved. It views the pack and must not outlive it.
class Cases {
public:
    explicit Cases(rules::Pack const& pack);
    [[nodiscard]] Application application_of(rules::Example const& example) const;

private:
    std::unordered_map<std::string_view, rules::Example const*> by_name_;
};

// Of one example.
[[nodiscard]] Application application_of(rules::Pack const& pack, rules::Example const& example);

} // namespace accrue::scoring
