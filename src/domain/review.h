// Review: what one reviewer says of one sealed application, claim by claim; the value that the library, review files and
// merging exchange. Nothing here counts points: a verdict becomes a Ruling (application.h) when the application is scored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/application.h"
#include "domain/date.h"
#include "domain/number.h"

namespace accrue {

// Of one claim.
struct Verdict {
    enum class Kind : std::uint8_t {
        Allow,
        Reduce, // to less of one of its fields
        Refuse,
        Ask // the applicant, for something that would settle it
    };

    Kind kind = Kind::Allow;
    std::optional<std::string> field;              // Reduce: a number field, or "to"
    std::variant<std::monostate, Number, Date> to; // Reduce
    std::string reason;                            // a code of the pack's reasons; empty: none is needed (Allow)
    std::string note;                              // the reviewer's own words,
    bool note_is_shared = false;                   // which the applicant sees only if this says so

    friend bool operator==(Verdict const&, Verdict const&) = default;
};

[[nodiscard]] std::string_view to_text(Verdict::Kind kind); // "allow", "reduce", "refuse", "ask"
[[nodiscard]] std::optional<Verdict::Kind> parse_verdict_kind(std::string_view text);

// As the scorer takes it: what is allowed, whole or reduced, is verified. None for Ask, which decides nothing.
[[nodiscard]] std::vector<Ruling> rulings_of(std::string const& claim, Verdict const& verdict);

struct ClaimVerdict {
    std::string claim; // its id in the application
    Verdict verdict;
    std::int64_t seconds = 0; // that it was looked at

    friend bool operator==(ClaimVerdict const&, ClaimVerdict const&) = default;
};

// The verdict on this claim; nullptr: there is none.
[[nodiscard]] ClaimVerdict const* find_verdict(std::vector<ClaimVerdict> const& verdicts, std::string const& claim);

// Which package, down to the byte.
struct PackageIdentity {
    std::string application; // the UUID that all revisions of an application share
    int revision = 1;
    std::string sha256; // of the package

    friend bool operator==(PackageIdentity const&, PackageIdentity const&) = default;
};

struct Reviewer {
    std::string name;
    std::string key; // the public key as minisign writes it, "RW…": what tells reviewers apart

    friend bool operator==(Reviewer const&, Reviewer const&) = default;
};

// What a reviewer, or the body, thinks should become of an application.
struct Outcome {
    enum class Kind : std::uint8_t {
        Award, // a level: the one asked for, a higher or a lower one
        Ask,   // for more, before it is decided
        Decline
    };

    Kind kind = Kind::Award;
    std::string level; // Award: its code

    friend bool operator==(Outcome const&, Outcome const&) = default;
};

[[nodiscard]] std::string_view to_text(Outcome::Kind kind); // "award", "ask", "decline"
[[nodiscard]] std::optional<Outcome::Kind> parse_outcome_kind(std::string_view text);

struct Review {
    PackageIdentity package;
    std::string pack;        // "prism@2012.1": the rules by which it was reviewed,
    std::string pack_sha256; // and the SHA-256 of their text
    Reviewer reviewer;
    int revision = 1;                    // how often the reviewer has handed it in
    std::string at;                      // when, "2012-10-01T09:30:00Z"
    std::optional<std::string> abstains; // why this reviewer does not review it; then there are no verdicts
    std::vector<ClaimVerdict> verdicts;  // in the order of the application's claims; none of a claim: not looked at
    std::optional<Outcome> outcome;
    std::string note; // never for the applicant

    friend bool operator==(Review const&, Review const&) = default;
};

// A second of the calendar in that shape and nothing else: "2012-10-01T09:30:00Z". Such texts are in the order of time.
[[nodiscard]] bool is_moment(std::string_view text);

} // namespace accrue
