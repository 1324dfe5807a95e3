// What time brings: the first day on which additions can reach a level, and what stands against it on every day. Open-ended
// entries go on, planned ones come in, old ones expire. Private to src/path/.
#pragma once

#include "path/path.h"

namespace accrue::path {

class Later {
public:
    Later(rules::CompiledPack const& pack, Application const& application, Date on, Question const& question);

    // Today, or the first later day that is found on which the level can be reached; nullopt: there is none in the next
    // 60 years. Days are looked at by months at first and then more coarsely; between the last that fails and the first
    // that does not the exact day is found, if the way there opens only once in between.
    [[nodiscard]] std::optional<Date> first_day();
    // The same without additions.
    [[nodiscard]] std::optional<Date> first_day_by_waiting();
    [[nodiscard]] bool reached_now() const;
    // What does not hold on any of the days looked at, with all additions; where each holds on some day, but never all
    // together, those of today. REQUIRES: first_day() found none.
    [[nodiscard]] std::vector<Obstacle> obstacles() const;

private:
    [[nodiscard]] bool can_reach(Date day) const;
    [[nodiscard]] bool reaches_alone(Date day) const;
    [[nodiscard]] std::vector<Obstacle> obstacles_on(Date day) const;

    rules::CompiledPack const& pack_;
    Application const& application_;
    Date on_;
    Question const& question_;
};

} // namespace accrue::path
