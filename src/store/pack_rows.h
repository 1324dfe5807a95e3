// The rows of a pack, between rules::Pack and the tables of schema_rules.cpp, in both directions (exchange.h). Each
// function brings over some row kinds with their lists; a row comes before its lists.
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "rules/pack.h"
#include "rules/words.h"
#include "store/exchange.h"

namespace accrue::store {

void exchange_pack(Exchange& rows, rules::Pack& pack);

// Saves the rows of every pack again, from its text; tables are there and empty. A text that this version does not read
// keeps no rows and is damage (L124) when it is asked for. Throws.
void save_rows_of_texts(Connection& connection);

// Parts of it, each in the file that its name tells.
void exchange_header(Exchange& rows, rules::Header& header);
void exchange_terms(Exchange& rows, rules::Pack& pack);  // levels, statuses, claim types, qualifications, categories
void exchange_awards(Exchange& rows, rules::Pack& pack); // awards, caps
void exchange_gates(Exchange& rows, rules::Pack& pack);  // gates, steps
void exchange_tables(Exchange& rows, rules::Pack& pack);
void exchange_carries(Exchange& rows, rules::Pack& pack);
void exchange_papers(Exchange& rows, rules::Pack& pack); // fees to review, reasons, clauses, translations
void exchange_examples(Exchange& rows, rules::Pack& pack);

// The tables {owner}_condition and {owner}_condition_option; `lists` has one list, or nullptr, for each row of
// `owner`.
void exchange_conditions(Exchange& rows, std::string_view owner, std::vector<rules::Conditions*> const& lists);

// The columns of how a number is chosen (by which fact, or how among statuses), and the table {owner}_choice of what is chosen from;
// `lists` has one for each row of `owner`.
void exchange_number_by(Values& values, std::optional<rules::NumberBy>& by);
void exchange_choices(Exchange& rows, std::string_view owner,
                      std::vector<std::optional<rules::NumberBy>*> const& lists);

// One of the language's closed lists (rules/words.h).
template <class Enum>
requires std::is_enum_v<Enum>
void exchange_word(Values& values, Enum& word) {
    int index = static_cast<int>(word);
    values.choice(index, rules::words_of<Enum>);
    word = static_cast<Enum>(index);
}
template <class Enum>
void exchange_word(Values& values, std::optional<Enum>& word) {
    int index = word ? static_cast<int>(*word) : -1;
    values.optional_choice(index, rules::words_of<Enum>);
    if (values.loading() && index >= 0) word = static_cast<Enum>(index);
}

} // namespace accrue::store
