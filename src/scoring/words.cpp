// Small pieces of sentences: points, levels, quantities, names.
#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "scoring/explain.h"
#include "scoring/limits.h"

namespace accrue::scoring {
namespace {

// Three digits to a group, so that a large number can be read: "1,200", "about 1,234.57".
std::string grouped(std::string number) {
    std::size_t const start = number.find_first_of("0123456789");
    std::size_t const point = std::min(number.find('.'), number.size());
    for (std::size_t at = point; at > start + 3;) {
        at -= 3;
        number.insert(at, ",");
    }
    return number;
}

// "Each year at most 25 % of the points in Total count in Self-study"
std::string share_limit_text(rules::CompiledPack const& pack, rules::Cap const& cap, std::string_view where) {
    int const of = rules::find_category(pack, cap.max_ratio->of);
    Number const share = reduced(cap.max_ratio->numerator, cap.max_ratio->denominator);
    std::string const words = 100 % share.denominator == 0
                                  ? fmt::format("{} %", share.numerator * (100 / share.denominator))
                                  : to_text(share);
    std::string_view const each = cap.per == rules::Period::Day    ? "Each day at most"
                                  : cap.per == rules::Period::Year ? "Each year at most"
                                                                   : "At most";
    return fmt::format("{} {} of the {}s in {} count {}", each, words, pack.pack.header.point_name,
                       pack.pack.categories[static_cast<std::size_t>(of)].title, where);
}

} // namespace

std::string with_number(std::string_view singular, Number const& number) {
    return fmt::format("{}{}", singular, number.numerator == number.denominator ? "" : "s");
}

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
    case rules::Period::Day: return "a day";
    case rules::Period::Year: return "a year";
    case rules::Period::Cycle: return "a cycle";
    case rules::Period::Life: break;
    }
    return "in all";
}

std::string limit_text(Scored const& scored, int cap, std::string_view where) {
    rules::CompiledPack const& pack = *scored.pack;
    rules::Cap const& row = pack.pack.caps[static_cast<std::size_t>(cap)];
    bool const whole = row.per == rules::Period::Life && pack.scope == rules::Period::Life;
    std::string const period = whole ? "" : fmt::format(" {}", period_text(row.per));
    if (row.max_ratio) return share_limit_text(pack, row, where);
    auto const most = limit_in_scope(pack, scored.bound, scored.assessment.facts, cap);
    if (!most)
        return fmt::format("At most as many {}s{} as the status allows count {}", pack.pack.header.point_name, period,
                           where);
    return fmt::format("At most {}{} {} {}", points_text(pack, *most), period,
                       *most == Number{1, 1} ? "counts" : "count", where);
}

std::string level_text(rules::CompiledPack const& pack, int level) {
    return level == rules::none ? "no level" : pack.pack.levels[static_cast<std::size_t>(level)].code;
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
