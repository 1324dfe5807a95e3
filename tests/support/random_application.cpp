#include "support/random_application.h"

#include <algorithm>
#include <array>

namespace accrue::test {
namespace {

int between(Random& random, int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); }

bool one_in(Random& random, int n) { return between(random, 1, n) == 1; }

Date random_day(Date on, Random& random) {
    int const back = one_in(random, 3) ? between(random, 0, 400) : between(random, 0, 5000);
    return Date{on.days - back};
}

constexpr std::array houses{"North", "South", "East"};

FieldValue random_value(rules::Field const& field, Random& random) {
    switch (field.kind) {
    case rules::Field::Kind::Bool: return one_in(random, 2);
    case rules::Field::Kind::Enum:
        return field.options[static_cast<std::size_t>(between(random, 0, static_cast<int>(field.options.size()) - 1))];
    case rules::Field::Kind::Text: return std::string(houses[static_cast<std::size_t>(between(random, 0, 2))]);
    case rules::Field::Kind::Int:
    case rules::Field::Kind::Decimal: break;
    }
    std::int64_t const low = field.low.numerator / field.low.denominator;
    std::int64_t const high = field.high.numerator / field.high.denominator;
    bool const whole = field.kind == rules::Field::Kind::Int;
    std::int64_t const steps = whole ? 1 : 4;
    std::int64_t const top = std::min<std::int64_t>(high, low + 60);
    std::int64_t const value =
        std::uniform_int_distribution<std::int64_t>(low * steps + (whole ? 0 : 1), top * steps)(random);
    return reduced(value, steps);
}

constexpr std::array titles{"One", "Two", "Three", "Four", " one", "TWO"};

void add_period(Claim& claim, Date on, Random& random) {
    claim.from = random_day(on, random);
    if (one_in(random, 4)) return;
    claim.to = Date{std::min(claim.from->days + between(random, 0, 2500), on.days + 100)};
}

void add_statuses(rules::Pack const& pack, Date on, Random& random, Application& application) {
    if (pack.statuses.empty()) return;
    for (int i = between(random, 0, 3); i > 0; --i) {
        int const row = between(random, 0, static_cast<int>(pack.statuses.size()) - 1);
        StatusPeriod status{pack.statuses[static_cast<std::size_t>(row)].id, random_day(on, random), {}};
        if (one_in(random, 2)) status.to = Date{status.from->days + between(random, 0, 1500)};
        application.status.push_back(std::move(status));
    }
}

} // namespace

Claim random_claim(rules::Pack const& pack, Date on, Random& random, bool with_profile) {
    rules::ClaimType const* type = nullptr;
    do type = &pack.claims[static_cast<std::size_t>(between(random, 0, static_cast<int>(pack.claims.size()) - 1))];
    while (type->profile && !with_profile);
    Claim claim;
    claim.type = type->id;
    if (type->catalogue) {
        int const last = static_cast<int>(pack.qualifications.size()) - 1;
        claim.qualification = one_in(random, 20)
                                  ? "not-in-the-catalogue"
                                  : pack.qualifications[static_cast<std::size_t>(between(random, 0, last))].id;
    }
    if (type->title_required || one_in(random, 2))
        claim.title = titles[static_cast<std::size_t>(between(random, 0, static_cast<int>(titles.size()) - 1))];
    if (one_in(random, 2)) claim.organisation = houses[static_cast<std::size_t>(between(random, 0, 2))];
    if (type->period)
        add_period(claim, on, random);
    else if (!one_in(random, 8))
        claim.on = random_day(on, random);
    for (rules::Field const& field : type->fields)
        if (!field.derived && (!field.optional || one_in(random, 2)))
            set_field(claim, field.name, random_value(field, random));
    if (one_in(random, 3)) claim.evidence = {"paper.pdf"};
    if (one_in(random, 6)) claim.basis = all_bases[static_cast<std::size_t>(between(random, 0, 3))];
    return claim;
}

Application random_application(rules::Pack const& pack, Date on, Random& random, int most) {
    Application application;
    application.scheme = pack.header.id;
    application.on = on;
    if (pack.header.cycle) application.cycle_start = pack.header.effective.from;
    add_statuses(pack, on, random, application);
    int const count = between(random, 0, most);
    for (int i = 1; i <= count; ++i) {
        Claim claim = random_claim(pack, on, random);
        claim.id = std::to_string(i);
        application.claims.push_back(std::move(claim));
    }
    return application;
}

void shuffle_claims(rules::CompiledPack const& pack, Application& application, Random& random) {
    auto const others = std::ranges::stable_partition(application.claims, [&](Claim const& claim) {
        return pack.types[static_cast<std::size_t>(rules::find_type(pack, claim.type))].profile;
    });
    std::ranges::shuffle(others, random);
}

} // namespace accrue::test
