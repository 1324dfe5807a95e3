// Ports: what the session needs from outside. Tests give fixed ones.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "domain/date.h"

namespace accrue::session {

using Moment = std::chrono::steady_clock::time_point; // of a clock that is never set

struct Ports {
    std::function<Date()> today;          // the civil date where the user is
    std::function<std::string()> now;     // "2012-07-15T09:30:00Z", for the change log
    std::filesystem::path rules_folder;   // packs: rules_folder/<scheme>/*.toml
    std::filesystem::path samples_folder; // application files to start from
    // A moment as now() gives it, as the clock on the wall says it: "2012-07-15 11:30". None: as it is.
    std::function<std::string(std::string const& moment)> local_time = {};
    std::string language = {};                        // the machine's, for who has chosen none: "de-AT"; empty: English
    std::optional<std::string> asked_language = {};   // instead of these two, for one run: that of a report
    std::function<std::string()> new_identifier = {}; // a UUID that nothing else has; none: a random one
    // How far the clock on the wall is ahead of UTC at that minute since 1970: 60 or 120 in Berlin. None: not at all.
    std::function<int(std::int64_t utc_minute)> minutes_ahead_of_utc = {};
    std::function<Moment()> ticks = {}; // for what is looked at again after a while; none: the system's
};

} // namespace accrue::session
