// UniqueNames: tells equal names apart, in the order in which they come: "Job", "Job (2)". For places where a name is
// also the way to find something.
#pragma once

#include <map>
#include <string>

namespace accrue::gui {

class UniqueNames {
public:
    [[nodiscard]] std::string of(std::string const& name) {
        int const times = ++times_[name];
        return times == 1 ? name : name + " (" + std::to_string(times) + ")";
    }

private:
    std::map<std::string, int> times_;
};

} // namespace accrue::gui
