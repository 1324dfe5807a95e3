// The rows of a record's details as values, in both directions; for record_rows.cpp and record_scan.cpp. A claim's are in
// exchange.h. Each function exchanges the columns named above it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "domain/application.h"
#include "store/exchange.h"

namespace accrue::store {

inline constexpr std::string_view detail_columns =
    "scheme, pack, target, on_day, cycle_start, award_date, has_applicant, "
    "name, email, phone, address, member, statement";
void exchange_details(Values& values, Application& details); // without its lists

inline constexpr std::string_view status_columns = "code, from_day, to_day";
void exchange_status(Values& values, StatusPeriod& status);

inline constexpr std::string_view referee_columns = "name, email, organisation, role, known_since, known_until";
void exchange_referee(Values& values, Referee& referee);

inline constexpr std::string_view reference_columns = "referee, asked_on, file";
void exchange_reference(Values& values, int& referee, std::vector<Referee>& referees); // of that one, from 0

inline constexpr std::string_view document_columns = "document, file";
void exchange_document(Values& values, std::pair<std::string, std::string>& document);

inline constexpr std::string_view declaration_columns = "declaration, signed_on";
void exchange_declaration(Values& values, std::pair<std::string, Date>& declaration);

inline constexpr std::string_view ruling_columns =
    "verdict, claim, gate, field, kind, number_num, number_den, to_day, text, reason, decided_by, on_day";
void exchange_ruling(Values& values, Ruling& ruling);

inline constexpr std::string_view cost_columns =
    "cost_of, money_num, money_den, hours_num, hours_den, months_num, months_den";
void exchange_cost(Values& values, OwnCost& cost);

} // namespace accrue::store
