// Application: a person's claims with everything that goes with them when she applies (formats section 2).
// It is the value that files, the library and the scorer exchange; every optional part stays absent if it was absent,
// so that a round trip loses nothing.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/claim.h"

namespace accrue {

struct Applicant {
    std::optional<std::string> name;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<std::string> address;
    std::optional<bool> member; // of the body that runs the scheme

    friend bool operator==(Applicant const&, Applicant const&) = default;
};

// What a person is for a time: practising, on leave, the holder of a level.
struct StatusPeriod {
    std::string code;
    std::optional<Date> from;
    std::optional<Date> to;

    friend bool operator==(StatusPeriod const&, StatusPeriod const&) = default;
};

struct Referee {
    std::string name;
    std::optional<std::string> email;
    std::optional<std::string> organisation;
    std::optional<std::string> role;
    std::optional<Date> known_since;
    std::optional<Date> known_until;
    std::optional<Date> asked_on;         // the day the reference form was sent
    std::optional<std::string> reference; // what came back: the name of a file of evidence

    friend bool operator==(Referee const&, Referee const&) = default;
};

// A reviewer's decision on one claim or one gate (rule-language section 3, step 2).
struct Ruling {
    enum class Verdict { Allow, Reduce, Refuse, Map, Waive };

    Verdict verdict = Verdict::Allow;
    std::string claim;                                          // all but Waive
    std::string gate;                                           // Waive
    std::optional<std::string> field;                           // Reduce: a number field, or "to"
    std::variant<std::monostate, Number, Date, std::string> to; // Reduce: number or date; Map: catalogue id
    std::optional<std::string> reason;
    std::optional<std::string> by;
    std::optional<Date> on;

    friend bool operator==(Ruling const&, Ruling const&) = default;
};

[[nodiscard]] std::string_view to_text(Ruling::Verdict verdict); // "allow"
[[nodiscard]] std::optional<Ruling::Verdict> parse_verdict(std::string_view text);

// What something costs this person, in place of what the pack says: her employer pays, she reads faster. Only plans
// read it; it never counts.
struct OwnCost {
    std::string of; // the id of a qualification or of a claim type
    std::optional<Number> money;
    std::optional<Number> hours;
    std::optional<Number> months;

    friend bool operator==(OwnCost const&, OwnCost const&) = default;
};

struct Application {
    std::optional<std::string> scheme; // "prism"
    std::optional<std::string> pack;   // "prism@2012.1", or "prism@" and the SHA-256 of the pack's text
    std::optional<std::string> target; // a level code
    std::optional<Date> on;            // the scoring date; absent: today
    std::optional<Date> cycle_start;
    std::optional<Date> award_date;
    std::vector<StatusPeriod> status;
    std::optional<Applicant> applicant;
    std::vector<Claim> claims;
    std::vector<Referee> referees;
    std::optional<std::string> statement;
    std::vector<std::pair<std::string, Date>> declarations;     // declaration id, day signed
    std::vector<std::pair<std::string, std::string>> documents; // document id, the name of the file that is it
    std::optional<std::string> language; // of the documents that are made for it, "de"; absent: English
    std::vector<Ruling> rulings;
    std::vector<OwnCost> costs;

    friend bool operator==(Application const&, Application const&) = default;
};

// All else of it; the claims, which may be thousands, are not copied on the way.
[[nodiscard]] Application without_claims(Application const& application);

} // namespace accrue
