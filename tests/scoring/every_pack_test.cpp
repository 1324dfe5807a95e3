// What must hold for any application to any pack, those that ship and those of the tests: whatever keys a pack uses.
#include <doctest/doctest.h>

#include "rules/fact_name.h"
#include "scoring/evaluate.h"
#include "support/packs.h"
#include "support/random_application.h"

namespace accrue {
namespace {

using rules::CompiledPack;
using scoring::Assessment;

constexpr int applications_of_a_pack = 1'500;

// Some years into the time in which the pack is in force.
Date day_of(CompiledPack const& pack) { return Date{pack.pack.header.effective.from.days + 1'000}; }

Assessment scored(CompiledPack const& pack, Application const& application) {
    return scoring::evaluate(pack, scoring::bind(pack, application, day_of(pack)), Basis::Claimed);
}

void over_every_pack(auto const& property) {
    for (std::filesystem::path const& file : test::all_packs()) {
        CAPTURE(file.string());
        auto const pack = test::compiled_pack(file);
        test::Random random(20261122);
        for (int i = 0; i < applications_of_a_pack; ++i) {
            CAPTURE(i);
            property(*pack, test::random_application(pack->pack, day_of(*pack), random, 12), random);
        }
    }
}

// Levels, steps, points of the first `categories` categories, and gates other than those that count claims.
void require_same(CompiledPack const& pack, Assessment const& a, Assessment const& b, std::size_t categories) {
    for (std::size_t c = 0; c < categories; ++c) REQUIRE(a.categories[c].counted == b.categories[c].counted);
    for (std::size_t g = 0; g < pack.gates.size(); ++g)
        if (pack.gates[g].kind == rules::CompiledGate::Kind::Points) REQUIRE(a.gates[g].have == b.gates[g].have);
}

// Where several choices are equal the order of writing decides.
bool order_decides(CompiledPack const& pack) { return pack.has_conflicts; }

// The number field of which the claim's award pays the same for every part, or none: a rate without rounding, limits of an
// item or anything else that looks at the whole item.
std::string field_paid_evenly(CompiledPack const& pack, Assessment const& assessment, std::size_t claim) {
    int const a = assessment.claims[claim].award;
    if (a == rules::none || static_cast<std::size_t>(a) >= pack.pack.awards.size()) return {};
    rules::Award const& award = pack.pack.awards[static_cast<std::size_t>(a)];
    auto const* per = std::get_if<rules::PerQuantity>(&award.formula);
    bool const whole_item = award.round || award.item_min || award.item_max || award.factor || award.occurrence ||
                            award.min_input || award.field_max || !award.less.empty() || award.if_gate || award.merge;
    if (per == nullptr || whole_item || rules::is_duration(per->quantity)) return {};
    return per->quantity;
}

TEST_CASE("what stands on a day is what binding bars nothing of") {
    over_every_pack([](CompiledPack const& pack, Application const& application, test::Random& random) {
        Date const on{day_of(pack).days + static_cast<std::int32_t>(random() % 3'000)};
        std::vector<bool> bound;
        for (scoring::BoundClaim const& claim : scoring::bind(pack, application, on).claims)
            bound.push_back(claim.barred == scoring::Unused::No);
        REQUIRE(scoring::standing_claims(pack, application, on) == bound);
    });
}

TEST_CASE("the order of claims never changes a result, whatever the pack") {
    over_every_pack([](CompiledPack const& pack, Application application, test::Random& random) {
        if (order_decides(pack)) return;
        Assessment const before = scored(pack, application);
        test::shuffle_claims(pack, application, random);
        Assessment const after = scored(pack, application);
        REQUIRE(before.overall == after.overall);
        REQUIRE(before.steps == after.steps);
        require_same(pack, before, after, pack.categories.size());
    });
}

TEST_CASE("a category that nothing uses changes nothing") {
    for (std::filesystem::path const& file : test::all_packs()) {
        CAPTURE(file.string());
        auto const pack = test::compiled_pack(file);
        rules::Pack rows = test::parsed_pack(file);
        rules::Category& unused = rows.categories.emplace_back();
        unused.id = unused.title = "used-by-nothing";
        CompiledPack const with_one_more = rules::compile(std::move(rows), "test");
        test::Random random(1);
        for (int i = 0; i < applications_of_a_pack / 3; ++i) {
            Application const application = test::random_application(pack->pack, day_of(*pack), random, 12);
            Assessment const without = scored(*pack, application);
            Assessment const with = scored(with_one_more, application);
            REQUIRE(without.overall == with.overall);
            REQUIRE(without.steps == with.steps);
            require_same(*pack, without, with, pack->categories.size());
        }
    }
}

TEST_CASE("splitting a claim into two of the same day and kind changes nothing where no rule looks at the item") {
    int split = 0;
    over_every_pack([&](CompiledPack const& pack, Application application, test::Random& random) {
        if (application.claims.empty() || pack.best_only || order_decides(pack)) return;
        if (!pack.repeating_awards.empty()) return; // two deliveries are no longer one
        auto const c = static_cast<std::size_t>(random() % application.claims.size());
        Assessment const before = scored(pack, application);
        std::string const field = field_paid_evenly(pack, before, c);
        Claim& first = application.claims[c];
        int const t = rules::find_type(pack, first.type);
        if (field.empty() || t == rules::none || pack.pack.claims[static_cast<std::size_t>(t)].once) return;
        if (pack.types[static_cast<std::size_t>(t)].read_by_fact) return; // such as its largest value
        auto const* value = find_field(first, field);
        if (value == nullptr || !std::holds_alternative<Number>(*value)) return;
        Number const whole = std::get<Number>(*value);
        Number const half = reduced(whole.numerator, whole.denominator * 2);
        Claim second = first;
        second.id = "second";
        set_field(first, field, half);
        set_field(second, field, half);
        application.claims.push_back(second);
        scoring::BoundApplication const bound = scoring::bind(pack, application, day_of(pack));
        if (has_errors(bound.problems)) return; // such as half of the least that the field takes
        Assessment const after = scoring::evaluate(pack, bound, Basis::Claimed);
        if (after.claims[c].value * 2 != before.claims[c].value) return; // half a quantum is rounded away
        ++split;
        require_same(pack, before, after, pack.categories.size());
    });
    CHECK(split > 1'000);
}

} // namespace
} // namespace accrue
