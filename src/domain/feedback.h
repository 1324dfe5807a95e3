// Feedback: what an applicant is told of a decision, and all that she is told. Nothing of a reviewer has a place in it: no name, no key,
// no time, no note that was not shared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/review.h"

namespace accrue {

struct FeedbackReason { // as the pack says it
    std::string code;
    std::string title;
    std::string text;
    std::string cure; // what would change the verdict
    std::string clause;

    friend bool operator==(FeedbackReason const&, FeedbackReason const&) = default;
};

struct FeedbackClaim {
    std::string claim; // its id in the application
    Verdict::Kind kind = Verdict::Kind::Allow;
    std::optional<std::string> field;              // Reduce, as in a Verdict
    std::variant<std::monostate, Number, Date> to; // Reduce
    std::optional<FeedbackReason> reason;
    std::string note; // meant for her

    friend bool operator==(FeedbackClaim const&, FeedbackClaim const&) = default;
};

struct Feedback {
    PackageIdentity package; // that was decided
    std::string pack;        // by which rules: "prism@2012.1"
    std::string body;        // the name of who decided,
    std::string key;         // and the public key by which it is signed, as minisign writes it
    Outcome outcome;
    Date decided_on;
    std::optional<Date> appeal_until;   // the last day for the notice of an appeal,
    std::optional<Date> material_until; // and for new material of it
    std::int64_t log_count = 0;         // a witness of the body's log: its entries,
    std::string log_head;               // and the hash of the last
    std::vector<FeedbackClaim> claims;  // those that were decided, in the order of the application

    friend bool operator==(Feedback const&, Feedback const&) = default;
};

} // namespace accrue
