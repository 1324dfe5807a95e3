// What is asked for about the yearly record. Part of intents.h.
#pragma once

#include <variant>

#include "domain/id.h"
#include "session/cpd_model.h"

namespace accrue::gui {

struct CpdTopic { // what the help pane explains of a credential
    struct Need {
        int gate = 0;
        friend bool operator==(Need const&, Need const&) = default;
    };
    struct Limit {
        int category = 0;
        friend bool operator==(Limit const&, Limit const&) = default;
    };
    RecordId record;
    std::variant<EntryId, Need, Limit> of;
    friend bool operator==(CpdTopic const&, CpdTopic const&) = default;
};

struct ExplainCpd { // in the help pane
    CpdTopic topic;
};
struct LogActivity { // as it is shown now
    session::CpdAsked asked;
};
struct RepeatActivity { // the same again today, wherever it stands
    EntryId entry;
};
struct RevealIn { // opens the record and goes to the entry
    RecordId record;
    EntryId entry;
};

} // namespace accrue::gui
