// Small pieces of sentences: points, levels, quantities, names.
#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "scoring/explain.h"

namespace accrue::scoring {
namespace {

// Three digits to a group, so that a large number can be read: "1,200".
std::string grouped(std::string number) {
    std::size_t const start = number.starts_with('-') ? 1 : 0;
    std::size_t const point = std::min(number.find('.'), number.size());
    for (std::size_t at = point; at > start + 3;) {
        at -= 3;
        number.insert(at, ",");
    }
    return number;
}

} // namespace

std::string points_number(rules::CompiledPack const& pack, std::int64_t quanta) {
    return grouped(to_readable(reduced(quanta, pack.pack.header.scale), 4));
}

std::string points_text(rules::CompiledPack const& pack, std::int64_t quanta) {
    std::string const& name = pack.pack.header.point_name;
    return fmt::format("{} {}{}", points_number(pack, quanta), name, quanta == pack.pack.header.scale ? "" : "s");
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

std::string claim_name(Scored const& scored, int claim) {
    Claim const& written = scored.application.claims[static_cast<std::size_t>(claim)];
    int const type = scored.bound.claims[static_cast<std::size_t>(claim)].type;
    if (written.qualification) {
        int const known = rules::find_qualification(scored.pack->pack, *written.qualification);
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
