#include "path/next.h"

namespace accrue::path {

scoring::NextLevel find_next(rules::CompiledPack const& pack, Application const& application, Date on, int overall) {
    for (int level = overall + 1; level < static_cast<int>(pack.levels.size()); ++level) {
        Path const path = find_path(pack, application, on, {.level = level});
        if (!path.plans.empty()) return {level, path.plans.front().acquire};
    }
    return {};
}

} // namespace accrue::path
