// One text of a rule pack made fit for the Rules screen: read, checked, compiled, its examples run, all of it in words. Touches
// no library, so it can be done beside the window. Private to the session.
#pragma once

#include <filesystem>
#include <memory>

#include "domain/result.h"
#include "session/packs.h"
#include "session/rules_model.h"

namespace accrue::session {

struct ReadRules {
    std::shared_ptr<RulesReading const> reading;
    std::shared_ptr<RulesContent const> content; // null: it has errors that leave nothing to show
    PackPointer pack;                            // of that content
    std::vector<std::filesystem::path> hangs_on; // beside the file itself: the pack it is based on, and the folder
};

// `revision` is that of what comes out.
[[nodiscard]] ReadRules read_rules(std::filesystem::path const& file, std::uint64_t revision);
// Of a text that a library holds, or of why it cannot be read there.
[[nodiscard]] ReadRules read_stored_rules(Result<rules::PackText> const& stored, std::uint64_t revision);

} // namespace accrue::session
