#include "store/record_values.h"

#include <array>

namespace accrue::store {
namespace {

constexpr std::array<std::string_view, 5> verdicts{"allow", "reduce", "refuse", "map", "waive"};
constexpr std::array<std::string_view, 4> ruling_kinds{"none", "number", "date", "text"};

} // namespace

void exchange_details(Values& values, Application& details) {
    values.value(details.scheme);
    values.value(details.pack);
    values.value(details.target);
    values.value(details.on);
    values.value(details.cycle_start);
    values.value(details.award_date);
    bool given = details.applicant.has_value();
    values.value(given);
    Applicant applicant = details.applicant.value_or(Applicant{});
    values.value(applicant.name);
    values.value(applicant.email);
    values.value(applicant.phone);
    values.value(applicant.address);
    values.value(applicant.member);
    if (values.loading() && given) details.applicant = std::move(applicant);
    values.value(details.statement);
}

void exchange_status(Values& values, StatusPeriod& status) {
    values.value(status.code);
    values.value(status.from);
    values.value(status.to);
}

void exchange_referee(Values& values, Referee& referee) {
    values.value(referee.name);
    values.value(referee.email);
    values.value(referee.organisation);
    values.value(referee.role);
    values.value(referee.known_since);
    values.value(referee.known_until);
}

void exchange_reference(Values& values, int& referee, std::vector<Referee>& referees) {
    values.value(referee);
    if (referee < 0 || referee >= std::ssize(referees)) throw Damage{};
    Referee& asked = referees[static_cast<std::size_t>(referee)];
    values.value(asked.asked_on);
    values.value(asked.reference);
}

void exchange_document(Values& values, std::pair<std::string, std::string>& document) {
    values.value(document.first);
    values.value(document.second);
}

void exchange_declaration(Values& values, std::pair<std::string, Date>& declaration) {
    values.value(declaration.first);
    values.value(declaration.second);
}

void exchange_ruling(Values& values, Ruling& ruling) {
    int verdict = static_cast<int>(ruling.verdict);
    values.choice(verdict, verdicts);
    ruling.verdict = static_cast<Ruling::Verdict>(verdict);
    values.value(ruling.claim);
    values.value(ruling.gate);
    values.value(ruling.field);
    int kind = static_cast<int>(ruling.to.index());
    values.choice(kind, ruling_kinds);
    std::optional<Number> number;
    std::optional<Date> day;
    std::optional<std::string> text;
    if (auto const* to = std::get_if<Number>(&ruling.to)) number = *to;
    if (auto const* to = std::get_if<Date>(&ruling.to)) day = *to;
    if (auto const* to = std::get_if<std::string>(&ruling.to)) text = *to;
    values.value(number);
    values.value(day);
    values.value(text);
    if ((kind == 1 && !number) || (kind == 2 && !day) || (kind == 3 && !text)) throw Damage{};
    if (kind == 1) ruling.to = *number;
    if (kind == 2) ruling.to = *day;
    if (kind == 3) ruling.to = *text;
    values.value(ruling.reason);
    values.value(ruling.by);
    values.value(ruling.on);
}

void exchange_cost(Values& values, OwnCost& cost) {
    values.value(cost.of);
    values.value(cost.money);
    values.value(cost.hours);
    values.value(cost.months);
}

} // namespace accrue::store
