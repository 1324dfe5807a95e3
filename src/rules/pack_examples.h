// Worked cases that a pack carries with it. Part of pack.h.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/application.h"

namespace accrue::rules {

struct ExpectedGate {
    std::string id;
    std::optional<bool> met;
    std::optional<Number> have;
    std::optional<Number> need;
    friend bool operator==(ExpectedGate const&, ExpectedGate const&) = default;
};

struct Expectation { // what is absent is not expected; "-" is no level
    std::optional<std::string> overall;
    std::vector<std::pair<std::string, std::string>> steps;
    std::optional<std::vector<std::pair<std::string, Number>>> points; // a category left out is 0
    std::vector<ExpectedGate> gates;
    std::optional<std::vector<std::pair<std::string, Number>>> carry; // by category that receives; left out: 0
    std::optional<std::vector<std::pair<std::string, Number>>> owed;  // by gate; left out: 0
    std::optional<std::vector<std::string>> capped;                   // as a set of cap ids
    std::optional<std::vector<std::string>> unused;                   // as a multiset of qualifications or claim ids
    std::optional<std::string> next_level; // next.level: the lowest level above that a plan reaches
    std::optional<std::vector<std::string>>
        next_acquire; // next.acquire: what the cheapest plan to it acquires, as a set
    friend bool operator==(Expectation const&, Expectation const&) = default;
};

struct Example {
    std::string name;
    std::optional<Date> on;
    std::optional<Date> cycle_start;
    std::optional<Date> award_date;
    std::vector<StatusPeriod> status;
    std::optional<std::string> like;
    std::vector<Claim> claims; // ids as written; evaluated like an application's
    Expectation expect;
    int line = 0;
    friend bool operator==(Example const&, Example const&) = default;
};

} // namespace accrue::rules
