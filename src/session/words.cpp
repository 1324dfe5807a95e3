#include "session/words.h"

#include <array>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "rules/compiled.h"

namespace accrue::session {
namespace {

bool has_text(std::optional<std::string> const& text) { return text && !trimmed(*text).empty(); }

} // namespace

std::string qualification_words(std::string const& written, rules::Pack const* pack) {
    int const known = pack == nullptr ? rules::none : rules::find_qualification(*pack, written);
    return known == rules::none ? written : pack->qualifications[static_cast<std::size_t>(known)].title;
}

std::string thing_words(Claim const& claim, rules::Pack const* pack) {
    std::string name;
    if (has_text(claim.qualification))
        name = qualification_words(*claim.qualification, pack);
    else if (has_text(claim.title))
        name = *claim.title;
    else if (has_text(claim.organisation))
        name = *claim.organisation;
    return shortened(trimmed(name));
}

std::string entry_words(Claim const& claim, rules::Pack const* pack) {
    int const type = pack == nullptr ? rules::none : rules::find_type(*pack, claim.type);
    std::string words = type == rules::none ? claim.type : pack->claims[static_cast<std::size_t>(type)].title;
    std::string const name = thing_words(claim, pack);
    return name.empty() ? words : fmt::format("{}: {}", words, name);
}

std::string record_words(Application const& application, rules::Pack const* pack) {
    auto const& applicant = application.applicant;
    std::string const words = applicant && has_text(applicant->name)
                                  ? say("the record of {}", shortened(trimmed(*applicant->name)))
                                  : std::string(tr("an unnamed record"));
    return pack == nullptr ? words : say("{} for {}¦a record and its scheme", words, pack->header.title);
}

std::string record_name(std::optional<std::string> const& applicant) {
    return std::string(has_text(applicant) ? trimmed(*applicant) : tr("Unnamed record"));
}

std::string clause_words(rules::Pack const& pack, std::string const& code) {
    rules::Clause const* clause = code.empty() ? nullptr : rules::find_clause(pack, code);
    return clause == nullptr ? code : fmt::format("{} {}", code, clause->title);
}

std::string month_words(Date date) {
    auto const [year, month, day] = civil(date);
    return std::string(short_month(month)) + ' ' + std::to_string(year);
}

std::string when_words(Claim const& claim, rules::Header::Time time) {
    if (claim.on) return short_day(*claim.on);
    if (!claim.from) return claim.to ? say("until {}", short_day(*claim.to)) : "";
    bool const whole_months =
        *claim.from == first_day(month_of(*claim.from)) && (!claim.to || *claim.to == last_day(month_of(*claim.to)));
    bool const in_months = whole_months || time == rules::Header::Time::Months;
    auto const words = in_months ? month_words : short_day;
    std::string const from = words(*claim.from);
    if (!claim.to) return say("since {}", from);
    std::string const to = words(*claim.to);
    return from == to ? from : from + " – " + to;
}

} // namespace accrue::session
