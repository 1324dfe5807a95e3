// Between what is typed into a form and a claim, in both directions. Private to the session.
//
// What a text must look like to become a date or a number is decided here; what the claim then has to say is for
// scoring::bind. Nothing that was typed changes a draft.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/claim.h"
#include "rules/pack.h"
#include "session/models.h"

namespace accrue::session {

using Texts = std::vector<std::pair<std::string, std::string>>; // DraftModel::texts

[[nodiscard]] std::string_view text_of(Texts const& texts, std::string_view key); // empty: left out

// Every key of the type's form in its order, empty where `texts` has none, then what else `texts` holds. Without a type:
// `texts` as they are.
[[nodiscard]] Texts with_form_keys(rules::ClaimType const* type, Texts const& texts);

// The claim as its form shows it.
[[nodiscard]] Texts texts_from(Claim const& claim);

struct DraftReading {
    Claim claim;                        // without what could not be read
    std::vector<FieldProblem> problems; // at their fields, in sentences
};

// The claim that the texts stand for, with an empty id. Texts that the type has no field for are left out with a warning.
[[nodiscard]] DraftReading read_draft(rules::Pack const& pack, rules::ClaimType const& type, Texts const& texts);

// "write a date" as "Write a date.": how problems of a form are told.
[[nodiscard]] std::string as_sentence(std::string text);

} // namespace accrue::session
