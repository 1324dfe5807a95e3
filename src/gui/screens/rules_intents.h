// What is asked for about rules, and about the ways to a level by them. Part of intents.h.
#pragma once

#include <string>

#include "session/path_model.h"

namespace accrue::gui {

// --- Rules ---

struct ChooseRules { // of the files on the desk
    std::string path;
};
struct OpenRulesFile { // shows any pack file, without making it active
    std::string path;
};
struct CloseRulesFile {
    std::string path;
};
struct CompareRules { // the chosen pack with another: session::RulesOther::key
    std::string key;
};
struct FindImpact {};  // of what has changed from the other pack to the chosen one, on the stored applications
struct ReloadRules {}; // scores the open record by the rules as they are now

// --- Path ---

struct ChoosePathLevel { // index of a level above the present one
    int level = 0;
};
struct ChoosePathObjective {
    session::PathObjective objective;
};
struct KeepPlan { // its items become planned entries: session::PathPlan::key
    std::string key;
};
struct ComparePlan { // puts it beside others
    std::string key;
};
struct StopComparing {
    std::string key;
};
struct SetOwnCost { // of a qualification or a type of entry; all empty: as the rules say
    std::string of;
    session::PathCost cost;
};

} // namespace accrue::gui
