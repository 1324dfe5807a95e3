#include "support/hand_prism.h"

#include <algorithm>
#include <vector>

namespace accrue::test {
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
    std::vector<std::int64_t> all_credits;  // of any, to tell the better of two editions
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
            Number const any = row.values.empty() ? Number{} : row.values.front().second;
            c.all_credits.push_back(any.numerator * 2 / any.denominator);
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

namespace {

struct Item {
    int claim = -1;
    int category = 0;
    std::int64_t points = 0;
};

// Cuts each category to its cap, the latest entries first.
void credit(BoundApplication const& application, std::array<Item, most_claims_by_hand>& items, int count,
            HandResult& result) {
    static constexpr std::array<std::int64_t, 9> cap{6'000, 1'500, 1'000, 6'000, 1'000, 800, 900, 500, 300};
    std::array<std::int64_t, 9> raw{};
    for (int i = 0; i < count; ++i)
        raw[static_cast<std::size_t>(items[static_cast<std::size_t>(i)].category)] +=
            items[static_cast<std::size_t>(i)].points;
    bool cut = false;
    for (std::size_t c = 0; c < raw.size(); ++c) {
        cut = cut || raw[c] > cap[c];
        result.points[c] = std::min(raw[c], cap[c]);
    }
    if (cut)
        std::sort(items.begin(), items.begin() + count, [&](Item const& a, Item const& b) {
            Date const x = application.claims[static_cast<std::size_t>(a.claim)].when;
            Date const y = application.claims[static_cast<std::size_t>(b.claim)].when;
            return x != y ? x < y : a.claim < b.claim;
        });
    std::array<std::int64_t, 9> room = cap;
    for (int i = 0; i < count; ++i) {
        Item const& item = items[static_cast<std::size_t>(i)];
        std::int64_t& left = room[static_cast<std::size_t>(item.category)];
        std::int64_t const counted = std::min(left, item.points);
        left -= counted;
        result.counted[static_cast<std::size_t>(item.claim)] = counted;
        if (counted == 0) result.unused[static_cast<std::size_t>(item.claim)] = scoring::Unused::OverCap;
    }
}

} // namespace

HandResult score_by_hand(rules::CompiledPack const& pack, BoundApplication const& application) {
    using scoring::Unused;
    Certificates const& known = certificates(pack);
    HandResult result;
    std::array<std::int64_t, most_claims_by_hand> value{};
    std::array<Item, most_claims_by_hand> items;
    std::array<Span, most_claims_by_hand> spans;
    std::array<std::int64_t, most_claims_by_hand> group_credits{};
    std::array<int, most_claims_by_hand> winner;
    winner.fill(-1);
    int item_count = 0;
    int span_count = 0;
    int last_role = -1;
    std::int64_t degree = 0;
    std::int64_t half_credits = 0;
    bool student = false, anchor = false, intermediate = false, expert = false, fellow = false, duplicate_posts = false;
    auto const field = [&](BoundClaim const& claim, int index) {
        return application.values[static_cast<std::size_t>(claim.values + index)];
    };
    auto const credits = [&](BoundClaim const& claim) {
        return claim.type == Certificate ? known.all_credits[static_cast<std::size_t>(claim.qualification)] : 0;
    };
    auto const role_alone = [&](BoundClaim const& claim) {
        return field(claim, 2) == 0 || claim.last < claim.first
                   ? 0
                   : claim.weight * (claim.last - claim.first + 1) / (12 * pack.weight_one);
    };
    for (std::size_t i = 0; i < application.claims.size(); ++i) {
        BoundClaim const& claim = application.claims[i];
        Unused& unused = result.unused[i];
        unused = claim.barred;
        if (unused != Unused::No) continue;
        bool const active = claim.type == Student ||
                            (claim.type == Fellowship ? claim.basis == Basis::Verified : claim.basis >= Basis::Claimed);
        if (!active) {
            unused = Unused::Basis;
            continue;
        }
        switch (claim.type) {
        case Student: student = field(claim, 0) != 0; break;
        case Degree: degree = std::max(degree, field(claim, 0)); break;
        case Fellowship: fellow = true; break;
        case Post:
            duplicate_posts = duplicate_posts || claim.group >= 0;
            value[i] = role_alone(claim);
            if (claim.last < claim.first || claim.weight == 0) {
                unused = Unused::BelowMinimum;
                break;
            }
            spans[static_cast<std::size_t>(span_count++)] = {claim.first, claim.last,           claim.weight,
                                                             claim.group, field(claim, 3) != 0, field(claim, 2) != 0};
            if (field(claim, 2) != 0 &&
                (last_role < 0 || claim.when > application.claims[static_cast<std::size_t>(last_role)].when))
                last_role = static_cast<int>(i);
            break;
        case Certificate: {
            auto const q = static_cast<std::size_t>(claim.qualification);
            anchor = anchor || known.tier[q] == Anchor;
            intermediate = intermediate || known.tier[q] == Intermediate;
            expert = expert || known.tier[q] == Expert;
            if (known.tier[q] == Supporting) value[i] = point;
            if (known.tier[q] == OutOfScope) unused = Unused::NoValue;
            if (claim.group < 0) {
                half_credits += known.half_credits[q];
            } else {
                std::int64_t& best = group_credits[static_cast<std::size_t>(claim.group)];
                half_credits += std::max<std::int64_t>(known.half_credits[q] - best, 0);
                best = std::max(best, known.half_credits[q]);
            }
            break;
        }
        default:
            value[i] = item_points(application, claim);
            if (value[i] == 0)
                unused = claim.type == Implementation || (claim.last < claim.first && claim.type == Service) ||
                                 (claim.type == Service && field(claim, 1) == 0)
                             ? Unused::BelowMinimum
                             : Unused::NoValue;
            break;
        }
        if (claim.group >= 0) {
            int& best = winner[static_cast<std::size_t>(claim.group)];
            if (best < 0) {
                best = static_cast<int>(i);
            } else {
                auto const b = static_cast<std::size_t>(best);
                BoundClaim const& other = application.claims[b];
                bool const better = value[i] != value[b]               ? value[i] > value[b]
                                    : credits(claim) != credits(other) ? credits(claim) > credits(other)
                                                                       : claim.when < other.when;
                result.unused[better ? b : i] = Unused::Duplicate;
                if (better) best = static_cast<int>(i);
            }
        }
    }

    std::int64_t const one = pack.weight_one;
    int const recent = month_of(application.on).index - 60;
    auto const count = [&](int start, auto const& wanted) {
        return months(spans.data(), span_count, start, one, duplicate_posts, wanted);
    };
    std::int64_t const all = count(0, [](Span const&) { return true; });
    std::int64_t const last_60 = count(recent, [](Span const&) { return true; });
    std::int64_t const with_authority = count(recent, [](Span const& s) { return s.authority; });
    std::int64_t const role_points = count(0, [](Span const& s) { return s.role; }) / (12 * one) * 2 * point;

    for (std::size_t i = 0; i < application.claims.size(); ++i) {
        BoundClaim const& claim = application.claims[i];
        if (value[i] == 0 || claim.type == Post ||
            (claim.group >= 0 && winner[static_cast<std::size_t>(claim.group)] != static_cast<int>(i)))
            continue;
        items[static_cast<std::size_t>(item_count++)] = {static_cast<int>(i), category_of(claim.type), value[i]};
    }
    if (last_role >= 0 && role_points > 0)
        items[static_cast<std::size_t>(item_count++)] = {last_role, Role, role_points};
    credit(application, items, item_count, result);

    static constexpr std::array<std::array<std::int64_t, 3>, 4> bars{
        {{24, 84, 144}, {12, 72, 132}, {12, 60, 120}, {12, 48, 108}}};
    auto const& bar = bars[static_cast<std::size_t>(degree)];
    result.steps[0] = all >= bar[2] * one && with_authority >= 36 * one ? Dpsm
                      : all >= bar[1] * one && last_60 >= 24 * one      ? Psm
                      : all >= bar[0] * one                             ? Asm
                      : student                                         ? Ssm
                                                                        : None;
    result.steps[1] = expert || half_credits >= 34 ? Dpsm : intermediate ? Psm : anchor ? Asm : None;
    auto& p = result.points;
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

HandResult in_short(scoring::Assessment const& assessment) {
    HandResult result;
    result.overall = assessment.overall;
    std::ranges::copy(assessment.steps, result.steps.begin());
    for (std::size_t c = 0; c < result.points.size(); ++c) result.points[c] = assessment.categories[c].counted;
    for (std::size_t i = 0; i < assessment.claims.size(); ++i) {
        result.counted[i] = assessment.claims[i].counted;
        result.unused[i] = assessment.claims[i].unused;
    }
    return result;
}

} // namespace accrue::test
