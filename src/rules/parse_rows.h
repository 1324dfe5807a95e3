// One function for each kind of row: which keys it has and which member each fills. Members that are absent from the text
// keep their defaults. `line` is filled by the caller.
#pragma once

#include "rules/pack.h"
#include "rules/parse_reader.h"

namespace accrue::rules::parsing {

void read_header(Row& row, Header& header);
void read_level(Row& row, Level& level);
void read_status(Row& row, Status& status);
void read_claim_type(Row& row, ClaimType& type);
void read_qualification(Row& row, Qualification& qualification);
void read_category(Row& row, Category& category);
void read_award(Row& row, Award& award);
void read_cap(Row& row, Cap& cap);
void read_gate(Row& row, Gate& gate);
void read_step(Row& row, Step& step);
void read_table(Row& row, Table& table); // its id is the caller's
void read_carry(Row& row, Carry& carry);
void read_fee(Row& row, Fee& fee);
void read_document(Row& row, Document& document);
void read_declaration(Row& row, Declaration& declaration);
void read_referee(Row& row, RefereeRule& referee);
void read_statement(Row& row, Statement& statement);
void read_renewal(Row& row, Renewal& renewal);
void read_review(Row& row, Review& review);
void read_reason(Row& row, Reason& reason);
void read_clauses(Row& row, std::vector<Clause>& clauses);                // the whole of [clause], with lines
void read_translations(Row& row, std::vector<Translation>& translations); // the whole of [text], with lines
void read_example(Row& row, Example& example);

// clause = "2.1"; left out it is empty, which check() warns of.
void read_clause_code(Row& row, std::string& clause);

// when = { .. } or where = { .. }
void read_conditions(Row& row, std::string_view key, Conditions& conditions);

// { by = field, option = number, .. }
void read_options(Row& row, std::string& by, std::vector<std::pair<std::string, Number>>& numbers);

// Every key that is left, with its number.
void read_numbers(Row& row, Form const& key_form, std::vector<std::pair<std::string, Number>>& numbers);

// per = "year" | "cycle" | "life" of a step.
void read_scope(Row& row, std::optional<Period>& per);

// per = "day" | "year" | "cycle" | "life" of a cap or of once.
void read_period(Row& row, std::optional<Period>& per);

// per = "year" | "every_year" | "cycle" | "life" | { years = n } of a gate.
void read_window(Row& row, std::optional<Window>& per);

// key = { status = { code = number, .. }, at = .. } or { fact = "type.field", option = number, .. }
void read_number_by(Row& row, std::string_view key, std::optional<NumberBy>& by);

} // namespace accrue::rules::parsing
