#include "hand_prism.h"

#include <algorithm>
#include <vector>

namespace accrue::bench {
namespace {

using scoring::BoundApplication;
using scoring::BoundClaim;

enum Type {
    Student,
    Degree,
    Post,
    Certificate,
    Implementation,
    Publication,
    Speaking,
    Service,
    Volunteer,
    Development,
    Fellowship
};
enum Level { None = -1, Ssm, Asm, Psm, Dpsm, Fsm };
enum Category { Extra, Impl, Role, Contribution, Publ, Speak, Vol, Dev, Certx };
enum Tier : std::uint8_t { OutOfScope, Anchor, Intermediate, Expert, Supporting };

constexpr std::int64_t point = 100;

struct Certificates {
    std::vector<Tier> tier;
    std::vector<std::int64_t> half_credits; // of those with the tag itil
};

Certificates const& certificates(rules::CompiledPack const& pack) {
    static Certificates const known = [&] {
        Certificates c;
        for (rules::Qualification const& row : pack.pack.qualifications) {
            std::string const& tag = row.tags.front();
            c.tier.push_back(tag == "anchor"         ? Anchor
                             : tag == "intermediate" ? Intermediate
                             : tag == "expert"       ? Expert
                             : tag == "supporting"   ? Supporting
                                                     : OutOfScope);
            bool const itil = std::ranges::find(row.tags, "itil") != row.tags.end();
            Number const credits = itil && !row.values.empty() ? row.values.front().second : Number{};
            c.half_credits.push_back(credits.numerator * 2 / credits.denominator);
        }
        return c;
    }();
    return known;
}

struct Span {
    int first;
    int last;
    std::int64_t weight;
    int group;
    bool authority;
    bool role;
};

struct Change {
    int at;
    std::int64_t by;
};

// Months of the spans that `wanted` takes, cut to one a month, from `start` on; duplicates lend their largest weight.
template <class Wanted>
std::int64_t months(Span const* spans, int count, int start, std::int64_t one, bool duplicates, Wanted const& wanted) {
    std::int64_t sum = 0;
    if (duplicates) {
        int low = 1 << 30;
        int high = -1;
        for (int i = 0; i < count; ++i) {
            low = std::min(low, spans[i].first);
            high = std::max(high, spans[i].last);
        }
        for (int month = std::max(low, start); month <= high; ++month) {
            std::int64_t weight = 0;
            for (int i = 0; i < count; ++i) {
                if (!wanted(spans[i]) || month < spans[i].first || month > spans[i].last) continue;
                bool beaten = false;
                for (int k = 0; k < count; ++k)
                    beaten = beaten ||
                             (k != i && spans[k].group >= 0 && spans[k].group == spans[i].group && wanted(spans[k]) &&
                              month >= spans[k].first && month <= spans[k].last &&
                              (spans[k].weight > spans[i].weight || (spans[k].weight == spans[i].weight && k < i)));
                if (!beaten) weight += spans[i].weight;
            }
            sum += std::min(weight, one);
        }
        return sum;
    }
    std::array<Change, 128> changes;
    int n = 0;
    auto const insert = [&](Change change) {
        int at = n++;
        for (; at > 0 && changes[static_cast<std::size_t>(at - 1)].at > change.at; --at)
            changes[static_cast<std::size_t>(at)] = changes[static_cast<std::size_t>(at - 1)];
        changes[static_cast<std::size_t>(at)] = change;
    };
    for (int i = 0; i < count; ++i) {
        int const first = std::max(spans[i].first, start);
        if (first > spans[i].last || !wanted(spans[i])) continue;
        insert({first, spans[i].weight});
        insert({spans[i].last + 1, -spans[i].weight});
    }
    std::int64_t weight = 0;
    for (int i = 0; i + 1 < n; ++i) {
        weight += changes[static_cast<std::size_t>(i)].by;
        sum += std::min(weight, one) *
               (changes[static_cast<std::size_t>(i + 1)].at - changes[static_cast<std::size_t>(i)].at);
    }
    return sum;
}

std::int64_t item_points(BoundApplication const& application, BoundClaim const& claim) {
    static constexpr std::array<std::int64_t, 5> publication{50, 200, 300, 500, 1000};
    static constexpr std::array<std::int64_t, 3> speaking{100, 100, 200};
    static constexpr std::array<std::int64_t, 3> volunteer{100, 300, 300};
    auto const value = [&](int field) { return application.values[static_cast<std::size_t>(claim.values + field)]; };
    int const length = claim.last - claim.first + 1;
    switch (claim.type) {
    case Implementation: return length < 3 ? 0 : value(0) == 1 ? 6 * point : 3 * point;
    case Publication: return value(1) != 0 ? 0 : publication[static_cast<std::size_t>(value(0))];
    case Speaking: return value(1) != 0 ? 0 : speaking[static_cast<std::size_t>(value(0))];
    case Service: return value(1) != 0 ? 0 : length / 12 * 3 * point;
    case Volunteer: return value(1) != 0 ? 0 : volunteer[static_cast<std::size_t>(value(0))];
    case Development: return value(1) != 0 ? 0 : point;
    default: return 0;
    }
}

int category_of(int type) {
    switch (type) {
    case Implementation: return Impl;
    case Publication: return Publ;
    case Speaking: return Speak;
    case Service:
    case Volunteer: return Vol;
    case Development: return Dev;
    default: return Certx;
    }
}

} // namespace

HandResult score_by_hand(rules::CompiledPack const& pack, BoundApplication const& application) {
    Certificates const& known = certificates(pack);
    std::array<std::int64_t, 9> raw{};
    std::array<Span, 64> spans;
    std::array<std::int64_t, 64> group_points{};
    std::array<std::int64_t, 64> group_credits{};
    int span_count = 0;
    std::int64_t degree = 0;
    std::int64_t half_credits = 0;
    bool student = false, anchor = false, intermediate = false, expert = false, fellow = false, duplicate_posts = false;
    for (BoundClaim const& claim : application.claims) {
        if (claim.barred != scoring::Unused::No) continue;
        if (claim.type != Student && claim.basis < Basis::Claimed) continue;
        std::int64_t points = 0;
        auto const value = [&](int field) {
            return application.values[static_cast<std::size_t>(claim.values + field)];
        };
        switch (claim.type) {
        case Student: student = value(0) != 0; break;
        case Degree: degree = std::max(degree, value(0)); break;
        case Fellowship: fellow = fellow || claim.basis == Basis::Verified; break;
        case Post:
            duplicate_posts = duplicate_posts || claim.group >= 0;
            if (claim.last >= claim.first && claim.weight > 0)
                spans[static_cast<std::size_t>(span_count++)] = {claim.first, claim.last,    claim.weight,
                                                                 claim.group, value(3) != 0, value(2) != 0};
            break;
        case Certificate: {
            auto const q = static_cast<std::size_t>(claim.qualification);
            anchor = anchor || known.tier[q] == Anchor;
            intermediate = intermediate || known.tier[q] == Intermediate;
            expert = expert || known.tier[q] == Expert;
            points = known.tier[q] == Supporting ? point : 0;
            if (claim.group < 0) {
                half_credits += known.half_credits[q];
            } else {
                std::int64_t& best = group_credits[static_cast<std::size_t>(claim.group)];
                half_credits += std::max<std::int64_t>(known.half_credits[q] - best, 0);
                best = std::max(best, known.half_credits[q]);
            }
            break;
        }
        default: points = item_points(application, claim); break;
        }
        if (points == 0) continue;
        if (claim.group >= 0) {
            std::int64_t& best = group_points[static_cast<std::size_t>(claim.group)];
            std::int64_t const more = std::max<std::int64_t>(points - best, 0);
            best = std::max(best, points);
            points = more;
        }
        raw[static_cast<std::size_t>(category_of(claim.type))] += points;
    }

    std::int64_t const one = pack.weight_one;
    int const recent = month_of(application.on).index - 60;
    auto const count = [&](int start, auto const& wanted) {
        return months(spans.data(), span_count, start, one, duplicate_posts, wanted);
    };
    std::int64_t const all = count(0, [](Span const&) { return true; });
    std::int64_t const last_60 = count(recent, [](Span const&) { return true; });
    std::int64_t const with_authority = count(recent, [](Span const& s) { return s.authority; });
    std::int64_t const role_months = count(0, [](Span const& s) { return s.role; });

    static constexpr std::array<std::array<std::int64_t, 3>, 4> bars{
        {{24, 84, 144}, {12, 72, 132}, {12, 60, 120}, {12, 48, 108}}};
    auto const& bar = bars[static_cast<std::size_t>(degree)];
    HandResult result;
    result.steps[0] = all >= bar[2] * one && with_authority >= 36 * one ? Dpsm
                      : all >= bar[1] * one && last_60 >= 24 * one      ? Psm
                      : all >= bar[0] * one                             ? Asm
                      : student                                         ? Ssm
                                                                        : None;
    result.steps[1] = expert || half_credits >= 34 ? Dpsm : intermediate ? Psm : anchor ? Asm : None;

    auto& p = result.points;
    p[Impl] = std::min(raw[Impl], 15 * point);
    p[Role] = std::min(role_months / (12 * one) * 2 * point, 10 * point);
    p[Publ] = std::min(raw[Publ], 10 * point);
    p[Speak] = std::min(raw[Speak], 8 * point);
    p[Vol] = std::min(raw[Vol], 9 * point);
    p[Dev] = std::min(raw[Dev], 5 * point);
    p[Certx] = std::min(raw[Certx], 3 * point);
    p[Contribution] = p[Publ] + p[Speak] + p[Vol] + p[Dev];
    p[Extra] = p[Impl] + p[Role] + p[Contribution] + p[Certx];
    int const categories =
        (p[Impl] > 0) + (p[Role] > 0) + (p[Publ] > 0) + (p[Speak] > 0) + (p[Vol] > 0) + (p[Dev] > 0) + (p[Certx] > 0);
    result.steps[2] = p[Extra] >= 20 * point && categories >= 2 && p[Contribution] >= 5 * point ? Dpsm
                      : p[Extra] >= 10 * point                                                  ? Psm
                                                                                                : Asm;

    int const lowest = *std::ranges::min_element(result.steps);
    result.overall = fellow ? Fsm : lowest >= Asm ? lowest : student ? Ssm : None;
    return result;
}

} // namespace accrue::bench
