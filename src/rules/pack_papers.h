// What an application is made of beside its claims, and the handbook's clauses. Part of pack.h.
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

struct Clause {
    std::string code;
    std::string title;
    std::optional<std::string> text;
    int line = 0;
    friend bool operator==(Clause const&, Clause const&) = default;
};

} // namespace accrue::rules
