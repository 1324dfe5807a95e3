#include "domain/review.h"

#include <algorithm>
#include <array>

namespace accrue {
namespace {

constexpr std::array<std::string_view, 4> verdict_kinds{"allow", "reduce", "refuse", "ask"};
constexpr std::array<std::string_view, 3> outcome_kinds{"award", "ask", "decline"};

template <class Kind, std::size_t count>
std::optional<Kind> kind_of(std::string_view text, std::array<std::string_view, count> const& words) {
    auto const found = std::ranges::find(words, text);
    if (found == words.end()) return std::nullopt;
    return static_cast<Kind>(found - words.begin());
}

} // namespace

std::string_view to_text(Verdict::Kind kind) { return verdict_kinds[static_cast<std::size_t>(kind)]; }
std::optional<Verdict::Kind> parse_verdict_kind(std::string_view text) {
    return kind_of<Verdict::Kind>(text, verdict_kinds);
}

std::string_view to_text(Outcome::Kind kind) { return outcome_kinds[static_cast<std::size_t>(kind)]; }
std::optional<Outcome::Kind> parse_outcome_kind(std::string_view text) {
    return kind_of<Outcome::Kind>(text, outcome_kinds);
}

ClaimVerdict const* find_verdict(std::vector<ClaimVerdict> const& verdicts, std::string const& claim) {
    auto const found = std::ranges::find(verdicts, claim, &ClaimVerdict::claim);
    return found == verdicts.end() ? nullptr : &*found;
}

bool is_moment(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:ddZ";
    auto const fits = [](char c, char place) { return place == 'd' ? c >= '0' && c <= '9' : c == place; };
    return std::ranges::equal(text, shape, fits) && parse_date(text.substr(0, 10)) && text.substr(11, 2) < "24" &&
           text[14] < '6' && text[17] < '6';
}

std::vector<Ruling> rulings_of(std::string const& claim, Verdict const& verdict) {
    if (verdict.kind == Verdict::Kind::Ask) return {};
    Ruling ruling;
    ruling.claim = claim;
    if (!verdict.reason.empty()) ruling.reason = verdict.reason;
    ruling.verdict = verdict.kind == Verdict::Kind::Refuse ? Ruling::Verdict::Refuse : Ruling::Verdict::Allow;
    if (verdict.kind != Verdict::Kind::Reduce) return {ruling};
    Ruling reduction = ruling;
    reduction.verdict = Ruling::Verdict::Reduce;
    reduction.field = verdict.field;
    if (auto const* number = std::get_if<Number>(&verdict.to)) reduction.to = *number;
    if (auto const* day = std::get_if<Date>(&verdict.to)) reduction.to = *day;
    return {reduction, ruling};
}

} // namespace accrue
