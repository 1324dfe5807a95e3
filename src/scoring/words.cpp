// Small pieces of sentences: points, levels, quantities, names.
#include <algorithm>

#include <fmt/format.h>

#include "domain/counted_word.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "scoring/limits.h"

namespace accrue::scoring {
namespace {

// Three digits to a group, so that a large number can be read: "1,200", "about 1,234.57", in German "1.200".
std::string grouped(std::string number) {
    bool const german = spoken() == Language::German;
    std::size_t const start = number.find_first_of("0123456789");
    std::size_t const point = std::min(number.find(german ? ',' : '.', start), number.size());
    for (std::size_t at = point; at > start + 3;) {
        at -= 3;
        number.insert(at, german ? "." : ",");
    }
    return number;
}

// "Each year at most 25 % of the points in Total count in Self-study".
std::string share_limit_text(rules::CompiledPack const& pack, rules::Cap const& cap, std::string_view where) {
    int const of = rules::find_category(pack, cap.max_ratio->of);
    Number const share = reduced(cap.max_ratio->numerator, cap.max_ratio->denominator);
    std::string const words = 100 % share.denominator == 0
                                  ? fmt::format("{} %", share.numerator * (100 / share.denominator))
                                  : number_words(share);
    std::string const points = points_word(pack);
    std::string const& whole = pack.pack.categories[static_cast<std::size_t>(of)].title;
    if (cap.per == rules::Period::Day)
        return say("Each day at most {} of the {} in {} count {}", words, points, whole, where);
    if (cap.per == rules::Period::Year)
        return say("Each year at most {} of the {} in {} count {}", words, points, whole, where);
    return say("At most {} of the {} in {} count {}", words, points, whole, where);
}

} // namespace

std::string with_number(std::string_view singular, Number const& number) {
    return counted_word(singular, number.numerator == number.denominator);
}

std::string points_word(rules::CompiledPack const& pack) { return counted_word(pack.pack.header.point_name, false); }

std::string titled(std::string_view title) { return say("{}¦a title in a sentence", title); }

std::string in_category(std::string_view title) { return say("in {}¦a category", title); }

std::string points_number(Number const& points) { return grouped(to_readable(points, 4)); }

std::string points_number(rules::CompiledPack const& pack, std::int64_t quanta) {
    return points_number(reduced(quanta, pack.pack.header.scale));
}

std::string points_text(rules::CompiledPack const& pack, Number const& points) {
    return fmt::format("{} {}", points_number(points), with_number(pack.pack.header.point_name, points));
}

std::string points_text(rules::CompiledPack const& pack, std::int64_t quanta) {
    return points_text(pack, reduced(quanta, pack.pack.header.scale));
}

std::string_view period_text(rules::Period period) {
    switch (period) {
    case rules::Period::Day: return tr("a day¦at most so much");
    case rules::Period::Year: return tr("a year¦at most so much");
    case rules::Period::Cycle: return tr("a cycle¦at most so much");
    case rules::Period::Life: break;
    }
    return tr("in all¦at most so much");
}

std::string_view basis_text(Basis basis) {
    switch (basis) {
    case Basis::Planned: return tr("planned");
    case Basis::Claimed: return tr("claimed");
    case Basis::Evidenced: return tr("evidenced");
    case Basis::Verified: break;
    }
    return tr("verified");
}

std::string limit_text(Scored const& scored, int cap, std::string_view where) {
    rules::CompiledPack const& pack = *scored.pack;
    rules::Cap const& row = pack.pack.caps[static_cast<std::size_t>(cap)];
    bool const whole = row.per == rules::Period::Life && pack.scope == rules::Period::Life;
    std::string const period = whole ? "" : fmt::format(" {}", period_text(row.per));
    if (row.max_ratio) return share_limit_text(pack, row, where);
    auto const most = limit_in_scope(pack, scored.bound, scored.assessment.facts, cap);
    if (!most) return say("At most as many {}{} as the status allows count {}", points_word(pack), period, where);
    std::string const points = points_text(pack, *most);
    return *most == Number{1, 1} ? say("At most {}{} counts {}", points, period, where)
                                 : say("At most {}{} count {}", points, period, where);
}

std::string level_text(rules::CompiledPack const& pack, int level) {
    return level == rules::none ? std::string(tr("no level")) : pack.pack.levels[static_cast<std::size_t>(level)].code;
}

std::string quantity_text(std::int64_t value, std::int64_t denominator) {
    return grouped(to_readable(reduced(value, denominator)));
}

std::string option_text(std::string const& option) {
    std::string text = option;
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string field_title(rules::Field const& field) {
    if (field.title) return *field.title;
    std::string text = option_text(field.name);
    if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string claim_name(Scored const& scored, int claim) {
    Claim const& written = scored.application.claims[static_cast<std::size_t>(claim)];
    BoundClaim const& bound = scored.bound.claims[static_cast<std::size_t>(claim)];
    int const type = bound.type;
    if (written.qualification) {
        int const known = bound.qualification != rules::none // also the one that a reviewer put in its place
                              ? bound.qualification
                              : rules::find_qualification(scored.pack->pack, *written.qualification);
        if (known != rules::none) return scored.pack->pack.qualifications[static_cast<std::size_t>(known)].title;
        return std::string(trimmed(*written.qualification));
    }
    if (written.title && !trimmed(*written.title).empty()) return std::string(trimmed(*written.title));
    std::string const title =
        type == rules::none ? written.type : scored.pack->pack.claims[static_cast<std::size_t>(type)].title;
    if (written.organisation) return fmt::format("{}, {}", title, trimmed(*written.organisation));
    return title;
}

} // namespace accrue::scoring
