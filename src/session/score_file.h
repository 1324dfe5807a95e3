// One application file scored without a library: what the command line does. Packs take the same path through the tables
// as everywhere else, in a database in memory.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/application_file.h"
#include "scoring/scored.h"
#include "session/models.h"
#include "session/packs.h"

namespace accrue::session {

struct ScoreRequest {
    std::filesystem::path rules_folder; // where the pack is found that the application names,
    std::filesystem::path pack_file;    // unless this one is named
    std::optional<Date> on;             // instead of the application's own date
    Date today;                         // the scoring date where neither names one
    Basis basis = Basis::Claimed;
    std::string language = {};  // of the pack's texts in what is said of the result; empty: its own
    bool language_asked = true; // a pack without texts in it is worth a warning
};

struct ScoredFile {
    Problems problems; // all that is wrong with file, pack and claims, at its place; warnings included
    std::vector<formats::BrokenClaim> broken_claims; // left out of what was scored
    std::optional<scoring::Scored> scored;           // nothing: the problems say why
    SummaryModel summary;                            // of `scored`; an AboutEntry is the claim's number in it, from 1
};

// `file` is only for messages.
[[nodiscard]] ScoredFile score_application(std::string_view text, std::string const& file, ScoreRequest const& request);

// W290, where a pack is asked for its texts in a language that it does not have; an empty one asks for none.
[[nodiscard]] std::optional<Problem> missing_language(rules::Pack const& pack, std::string const& language);

// How the claims of a file are told: by their numbers, from 1.
[[nodiscard]] std::vector<EntryId> numbered(std::size_t count);

// As load_pack_file, through a database in memory.
[[nodiscard]] LoadedPack load_pack_file(std::filesystem::path const& file);

} // namespace accrue::session
