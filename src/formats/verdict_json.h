// What a verdict decides, as keys of a larger document: "verdict", and of a reduction "field" and "to". Reviews and what the
// applicant is told share it.
#pragma once

#include <array>
#include <string_view>

#include "domain/review.h"
#include "formats/json_object.h"

namespace accrue::formats {

inline constexpr std::array<std::string_view, 3> decision_keys{"verdict", "field", "to"};

void add_decision(ObjectWriter& writer, Verdict const& verdict);

// Kind, field and value alone; findings as A106, A108 and A116 where they are not sound.
[[nodiscard]] Verdict read_decision(ObjectReader const& reader, Findings& findings);

// "kind", and of an award "level".
[[nodiscard]] Json json_from_outcome(Outcome const& outcome);
[[nodiscard]] Outcome read_outcome(ObjectReader const& reader, Findings& findings);

// 64 hexadecimal digits; A461 where they are not.
[[nodiscard]] std::string read_sha256(ObjectReader const& reader, std::string_view key, Findings& findings);

// "application", "revision", "sha256".
[[nodiscard]] Json json_from_identity(PackageIdentity const& package);
[[nodiscard]] PackageIdentity read_identity(ObjectReader const& reader, Findings& findings);

// `least` with a finding where there is no whole number from there to `most`.
[[nodiscard]] std::int64_t required_count(ObjectReader const& reader, std::string_view key, WholeRange range,
                                          Findings& findings);

} // namespace accrue::formats
