// What an application is made of beside its claims, how it is reviewed, with which reasons, and renewed, the handbook's clauses, and what the
// pack says in other languages. Part of pack.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/date.h"
#include "domain/number.h"

namespace accrue::rules {

struct Fee {
    enum class Who : std::uint8_t { Member, Other, Any };
    enum class Due : std::uint8_t { WithApplication, OnAward, Yearly, Appeal };
    std::string id;
    std::string title;
    std::optional<std::string> level;
    Who who = Who::Any;
    Number amount;
    std::string currency;
    Date from;
    std::optional<Date> to;
    Due due = Due::WithApplication;
    std::string clause;
    int line = 0;
    friend bool operator==(Fee const&, Fee const&) = default;
};

struct Document {
    std::string id;
    std::string title;
    std::vector<std::string> levels; // empty: all
    std::vector<std::string> formats;
    std::string clause;
    int line = 0;
    friend bool operator==(Document const&, Document const&) = default;
};

struct Declaration {
    std::string id;
    std::string title;
    std::string text;
    std::vector<std::string> levels; // empty: all
    std::string clause;
    int line = 0;
    friend bool operator==(Declaration const&, Declaration const&) = default;
};

struct RefereeRule {
    std::string level;
    int count = 0;
    std::optional<int> known_months;
    std::optional<int> within_months;
    std::optional<int> replacements;
    std::string clause;
    int line = 0;
    friend bool operator==(RefereeRule const&, RefereeRule const&) = default;
};

struct Statement {
    std::optional<int> min_words;
    std::optional<int> max_words;
    std::string prompt;
    std::string clause;
    int line = 0;
    friend bool operator==(Statement const&, Statement const&) = default;
};

struct Renewal {          // due on each anniversary of the award
    int grace_months = 0; // after the due date, in which a late renewal is still taken
    std::string clause;
    int line = 0;
    friend bool operator==(Renewal const&, Renewal const&) = default;
};

struct Review {
    int reviewers = 0;     // of one application, independent of each other
    int target_days = 0;   // from submission to the decision: aimed at,
    int limit_days = 0;    // and at most
    int answer_days = 0;   // for the answer to a request for information
    int appeal_days = 0;   // from the decision: for the notice of an appeal,
    int material_days = 0; // and for new material of it
    Number audit_percent;  // of the entries, drawn at random
    std::string clause;
    int line = 0;
    friend bool operator==(Review const&, Review const&) = default;
};

struct Reason { // of a verdict that does not simply allow a claim
    enum class For : std::uint8_t { Reduce, Refuse, Ask };
    std::string id; // what a verdict cites: "no-proof"
    std::string title;
    std::optional<std::string> text; // for the applicant, a sentence
    std::optional<std::string> cure; // what would settle it, likewise
    std::vector<For> verdicts;       // empty: all
    std::vector<std::string> claims; // claim types; empty: all
    std::string clause;
    int line = 0;
    friend bool operator==(Reason const&, Reason const&) = default;
};

struct Clause {
    std::string code;
    std::string title;
    std::optional<std::string> text;
    int line = 0;
    friend bool operator==(Clause const&, Clause const&) = default;
};

struct Translation {      // [text.de] "award.talk.title" = "..."
    std::string language; // "de", "pt-BR"
    std::string key;      // kind of row, its id, the key of the text
    std::string text;
    int line = 0;
    friend bool operator==(Translation const&, Translation const&) = default;
};

} // namespace accrue::rules
