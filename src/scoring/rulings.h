// Reviewers' rulings, applied to an application before it is bound (rule-language section 3, step 2).
#pragma once

#include <optional>
#include <vector>

#include "scoring/bound.h"

namespace accrue::scoring {

struct Ruled {
    std::optional<Application>
        changed;              // claims allowed, reduced and mapped; refused ones stay in place. Empty: as it was
    std::vector<int> refused; // claims that earn nothing
};

// Sets bound.waived and reports rulings that can have no effect: about claims, fields and gates that are not there, or
// that would make of a claim what its type does not allow. Such a claim stays as it was.
[[nodiscard]] Ruled apply_rulings(rules::CompiledPack const& pack, Application const& application,
                                  std::string const& file, BoundApplication& bound);

} // namespace accrue::scoring
