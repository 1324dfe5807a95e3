#include "scoring/scored.h"

#include "domain/texts.h"

namespace accrue::scoring {

Scored score(std::shared_ptr<rules::CompiledPack const> pack, Application application, Basis basis, Date today,
             std::string const& file) {
    Scored scored;
    scored.pack = std::move(pack);
    scored.application = std::move(application);
    scored.bound = scoring::bind(*scored.pack, scored.application, scored.application.on.value_or(today), file);
    Workspace workspace;
    evaluate(*scored.pack, scored.bound, basis, workspace, scored.assessment, scored.trace);
    evaluate(*scored.pack, scored.bound, Basis::Claimed, workspace, scored.claimed);
    evaluate(*scored.pack, scored.bound, Basis::Evidenced, workspace, scored.evidenced);
    evaluate(*scored.pack, scored.bound, Basis::Verified, workspace, scored.verified);
    if (scored.assessment.overflow) scored.bound.problems.push_back(overflow_problem(file));
    return scored;
}

Problem overflow_problem(std::string const& file) {
    return {"A220", Place{file, 0, 0, "/claims"},
            std::string(tr("the numbers are so large that the points cannot be added up exactly")),
            std::string(tr("check the numbers of the claims and of the rules"))};
}

} // namespace accrue::scoring
