#include "session/words.h"

#include <array>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "rules/compiled.h"

namespace accrue::session {
namespace {

using MonthNames = std::array<std::string_view, 12>;

constexpr MonthNames month_names{
    to_translate("Jan¦in a date"), to_translate("Feb¦in a date"), to_translate("Mar¦in a date"),
    to_translate("Apr¦in a date"), to_translate("May¦in a date"), to_translate("Jun¦in a date"),
    to_translate("Jul¦in a date"), to_translate("Aug¦in a date"), to_translate("Sep¦in a date"),
    to_translate("Oct¦in a date"), to_translate("Nov¦in a date"), to_translate("Dec¦in a date"),
};

constexpr MonthNames full_month_names{
    to_translate("January"),   to_translate("February"), to_translate("March"),    to_translate("April"),
    to_translate("May"),       to_translate("June"),     to_translate("July"),     to_translate("August"),
    to_translate("September"), to_translate("October"),  to_translate("November"), to_translate("December"),
};

std::string_view month_name(MonthNames const& names, int month) {
    return tr(names[static_cast<std::size_t>(month - 1)]);
}

std::string day_with_month(Date date, MonthNames const& names) {
    auto const [year, month, day] = civil(date);
    std::string_view const mark = spoken() == Language::German ? "." : "";
    return fmt::format("{}{} {} {}", day, mark, month_name(names, month), year);
}

bool has_text(std::optional<std::string> const& text) { return text && !trimmed(*text).empty(); }

std::string qualification_name(std::string const& written, rules::Pack const* pack) {
    int const known = pack == nullptr ? rules::none : rules::find_qualification(*pack, written);
    return known == rules::none ? written : pack->qualifications[static_cast<std::size_t>(known)].title;
}

} // namespace

std::string entry_words(Claim const& claim, rules::Pack const* pack) {
    int const type = pack == nullptr ? rules::none : rules::find_type(*pack, claim.type);
    std::string words = type == rules::none ? claim.type : pack->claims[static_cast<std::size_t>(type)].title;
    std::string name;
    if (has_text(claim.qualification))
        name = qualification_name(*claim.qualification, pack);
    else if (has_text(claim.title))
        name = *claim.title;
    else if (has_text(claim.organisation))
        name = *claim.organisation;
    if (!name.empty()) words += ": " + shortened(trimmed(name));
    return words;
}

std::string record_words(Application const& application) {
    auto const& applicant = application.applicant;
    if (!applicant || !has_text(applicant->name)) return std::string(tr("an unnamed record"));
    return say("the record of {}", shortened(trimmed(*applicant->name)));
}

std::string record_name(std::optional<std::string> const& applicant) {
    return std::string(has_text(applicant) ? trimmed(*applicant) : tr("Unnamed record"));
}

std::string clause_words(rules::Pack const& pack, std::string const& code) {
    rules::Clause const* clause = code.empty() ? nullptr : rules::find_clause(pack, code);
    return clause == nullptr ? code : fmt::format("{} {}", code, clause->title);
}

std::string day_words(Date date) { return day_with_month(date, month_names); }

std::string full_day_words(Date date) { return day_with_month(date, full_month_names); }

std::string month_words(Date date) {
    auto const [year, month, day] = civil(date);
    return fmt::format("{} {}", month_name(month_names, month), year);
}

std::string when_words(Claim const& claim, rules::Header::Time time) {
    if (claim.on) return day_words(*claim.on);
    if (!claim.from) return claim.to ? say("until {}", day_words(*claim.to)) : "";
    bool const whole_months =
        *claim.from == first_day(month_of(*claim.from)) && (!claim.to || *claim.to == last_day(month_of(*claim.to)));
    bool const in_months = whole_months || time == rules::Header::Time::Months;
    auto const words = in_months ? month_words : day_words;
    std::string const from = words(*claim.from);
    if (!claim.to) return say("since {}", from);
    std::string const to = words(*claim.to);
    return from == to ? from : fmt::format("{} – {}", from, to);
}

} // namespace accrue::session
