// Offers: what a person has entered for another scheme and the open record could count too. Nothing of it is counted before
// she says so. Each offer names the kinds of entry that it could be here; where there is a sure one it stands first.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domain/id.h"
#include "session/models.h"

namespace accrue::session {

struct OfferedKind { // that it could be in the open record
    std::string type;
    std::string title;
    std::string lacks; // "Hours, Organiser": what an entry of this kind needs and this one does not say; empty: nothing
};

struct OfferedEntry {
    EntryId entry;                  // of another record of the person
    std::string name;               // "ITIL V3 Foundation"
    std::string there;              // "12 May 2008 · Certificate in priSM": when, its kind and scheme
    std::vector<OfferedKind> kinds; // the best guess first; never empty
    bool sure = false; // the first kind is the same thing here: its qualification, or its kind by id or title
};

struct ChosenOffer {
    EntryId entry;
    std::string type; // one of its kinds
};

} // namespace accrue::session
