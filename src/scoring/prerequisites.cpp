#include "scoring/prerequisites.h"

#include <algorithm>

namespace accrue::scoring {

using rules::CompiledPack;
using rules::none;

bool stands_for(CompiledPack const& pack, int held, int asked) {
    auto const class_of = [&](int row) { return pack.qualification_class[static_cast<std::size_t>(row)]; };
    std::vector<int> rows{held};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (class_of(rows[i]) == class_of(asked)) return true;
        for (std::string const& id : pack.pack.qualifications[static_cast<std::size_t>(rows[i])].implies)
            if (int const implied = rules::find_qualification(pack, id);
                std::find(rows.begin(), rows.end(), implied) == rows.end())
                rows.push_back(implied);
    }
    return false;
}

std::vector<int> asked_before(CompiledPack const& pack, int qualification) {
    std::vector<int> rows;
    for (std::string const& id : pack.pack.qualifications[static_cast<std::size_t>(qualification)].after)
        rows.push_back(rules::find_qualification(pack, id));
    return rows;
}

bool is_held(CompiledPack const& pack, BoundClaim const& claim, Basis basis) {
    if (claim.qualification == none || claim.barred != Unused::No) return false;
    return claim.basis >= (pack.types[static_cast<std::size_t>(claim.type)].by_reviewer ? Basis::Verified : basis);
}

std::vector<int> open_prerequisites(CompiledPack const& pack, BoundApplication const& application, Basis basis,
                                    int qualification) {
    std::vector<int> open = asked_before(pack, qualification);
    std::erase_if(open, [&](int asked) {
        return std::ranges::any_of(application.claims, [&](BoundClaim const& claim) {
            return is_held(pack, claim, basis) && stands_for(pack, claim.qualification, asked);
        });
    });
    return open;
}

} // namespace accrue::scoring
