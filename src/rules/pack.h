// Pack: the rows of one rule pack, as its author wrote them. Normative text: the rule language; its headers
// have one struct per row kind and one member per key, so that a new key is one member and the compiler lists the rest.
//
// A Pack is plain data that may still be wrong: check() says so. It is equal however it was obtained: parsed from TOML or
// read from the library's tables. Rows refer to each other by id. Numbers are exact; what a key means and its default
// stand beside it. `line` is the row's line in the pack's text, for explanations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/pack_awards.h"
#include "rules/pack_carry.h"
#include "rules/pack_examples.h"
#include "rules/pack_gates.h"
#include "rules/pack_papers.h"
#include "rules/pack_terms.h"

namespace accrue::rules {

struct Pack {
    Header header;
    std::vector<Level> levels;
    std::vector<Status> statuses;
    std::vector<ClaimType> claims;
    std::vector<Qualification> qualifications;
    std::vector<Category> categories;
    std::vector<Award> awards;
    std::vector<Cap> caps;
    std::vector<Gate> gates;
    std::vector<Step> steps;
    std::vector<Table> tables;
    std::vector<Carry> carries;
    std::vector<Fee> fees;
    std::vector<Document> documents;
    std::vector<Declaration> declarations;
    std::vector<RefereeRule> referees;
    std::optional<Statement> statement;
    std::optional<Renewal> renewal;
    std::optional<Review> review;
    std::vector<Reason> reasons;
    std::vector<Clause> clauses;
    std::vector<Translation> translations;
    std::vector<Example> examples;
    friend bool operator==(Pack const&, Pack const&) = default;
};

// A pack's text with where it came from; its SHA-256 (hex, of the text's bytes) is how applications name it.
struct PackText {
    std::string file; // for messages
    std::string text;
    std::string sha256;
};

} // namespace accrue::rules
