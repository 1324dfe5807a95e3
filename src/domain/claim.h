// Claim: one thing that a professional states about herself: a job, a certificate, a talk.
// It is kept as she wrote it and knows no scheme: which fields mean something is for a rule pack to say.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "domain/date.h"
#include "domain/number.h"

namespace accrue {

// How well a claim stands, lowest first (rule-language section 3, step 1).
enum class Basis : std::uint8_t { Planned, Claimed, Evidenced, Verified };

inline constexpr std::array<Basis, 4> all_bases{Basis::Planned, Basis::Claimed, Basis::Evidenced, Basis::Verified};

inline constexpr std::array<std::string_view, 4> basis_words{"planned", "claimed", "evidenced", "verified"};

[[nodiscard]] std::string_view to_text(Basis basis); // "planned"
[[nodiscard]] std::optional<Basis> parse_basis(std::string_view text);

// A yes or no, a number, or text; the option of a choice is text too.
using FieldValue = std::variant<bool, Number, std::string>;

[[nodiscard]] std::string to_text(FieldValue const& value); // "true", "37.5", "led"

struct Claim {
    std::string id;   // unique within a record; never empty in a library
    std::string type; // a pack's claim type: "post"
    std::optional<std::string> qualification;
    std::optional<std::string> title;
    std::optional<std::string> organisation;
    std::optional<Date> on; // the day of a dated claim
    std::optional<Date> from;
    std::optional<Date> to; // without it a period is still running
    std::optional<std::string> note;
    std::vector<std::string> evidence;                      // file names as the claimant gave them
    std::optional<Basis> basis;                             // as stated; see effective_basis
    std::vector<std::pair<std::string, FieldValue>> fields; // the type's own, in the order written; names are unique

    friend bool operator==(Claim const&, Claim const&) = default;
};

// The keys of a claim that are the same for every type, in the order in which files are written.
inline constexpr std::array<std::string_view, 11> reserved_claim_keys{
    "id", "claim", "qualification", "title", "organisation", "on", "from", "to", "note", "evidence", "basis"};

// The basis stated, else Evidenced where evidence is named, else Claimed (formats section 2).
[[nodiscard]] Basis effective_basis(Claim const& claim);

[[nodiscard]] FieldValue const* find_field(Claim const& claim, std::string_view name); // nullptr: not given

// Sets or replaces a field, keeping its place.
void set_field(Claim& claim, std::string_view name, FieldValue value);

} // namespace accrue
