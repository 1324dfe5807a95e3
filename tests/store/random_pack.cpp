#include "random_pack.h"

#include <algorithm>
#include <random>

#include "domain/digest.h"

namespace accrue::store {
namespace {

using namespace rules;

class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    int below(int limit) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(limit)); }
    bool truth() { return below(2) == 0; }
    std::string text() {
        static std::vector<std::string> const pieces{"a",  "Z", "ż", "漢", "😀", "\n", "'", "\"", ";--",
                                                     "\t", " ", "%", "?",  "0", "-",  ".", "\\", std::string(1, '\0')};
        std::string text;
        for (int i = below(12); i > 0; --i)
            text += pieces[static_cast<std::size_t>(below(static_cast<int>(pieces.size())))];
        return text;
    }
    std::string id() { return "id" + std::to_string(++ids_) + text(); }
    int line() { return below(10000); }
    int integer() { return below(2000) - 1000; }
    Number number() { return reduced(below(2'000'000'000) - 1'000'000'000, 1 + below(1'000'000)); }
    Date date() { return {first_date.days + below(last_date.days - first_date.days + 1)}; }
    Period period() { return static_cast<Period>(below(4)); }
    std::optional<std::string> maybe_text() { return truth() ? std::optional(text()) : std::nullopt; }
    std::optional<int> maybe_integer() { return truth() ? std::optional(integer()) : std::nullopt; }
    std::optional<std::int64_t> maybe_bytes() {
        return truth() ? std::optional(std::int64_t{integer()} * 10'000'000'000) : std::nullopt;
    }
    std::optional<bool> maybe_truth() { return truth() ? std::optional(truth()) : std::nullopt; }
    std::optional<Number> maybe_number() { return truth() ? std::optional(number()) : std::nullopt; }
    std::optional<Date> maybe_date() { return truth() ? std::optional(date()) : std::nullopt; }
    std::optional<Period> maybe_period() { return truth() ? std::optional(period()) : std::nullopt; }
    std::vector<std::string> texts() {
        std::vector<std::string> list;
        for (int i = below(4); i > 0; --i) list.push_back(text());
        return list;
    }
    std::vector<std::pair<std::string, Number>> numbers_by_text() {
        std::vector<std::pair<std::string, Number>> list;
        for (int i = below(4); i > 0; --i) list.emplace_back(text(), number());
        return list;
    }
    std::vector<std::pair<std::string, std::string>> texts_by_text() {
        std::vector<std::pair<std::string, std::string>> list;
        for (int i = below(4); i > 0; --i) list.emplace_back(text(), text());
        return list;
    }
    std::vector<Band<std::string>> level_bands() {
        std::vector<Band<std::string>> list;
        for (int i = below(4); i > 0; --i) list.push_back({number(), text()});
        return list;
    }
    std::vector<Number> numbers() {
        std::vector<Number> list;
        for (int i = below(4); i > 0; --i) list.push_back(number());
        return list;
    }
    Cell cell() { return truth() ? Cell(text()) : Cell(number()); }
    std::vector<Cell> cells() {
        std::vector<Cell> list;
        for (int i = below(4); i > 0; --i) list.push_back(cell());
        return list;
    }
    std::vector<Band<Cell>> cell_bands() {
        std::vector<Band<Cell>> list;
        for (int i = below(4); i > 0; --i) list.push_back({number(), cell()});
        return list;
    }

private:
    std::mt19937_64 engine_;
    int ids_ = 0;
};

Header random_header(Dice& dice) {
    Header h;
    h.id = dice.text();
    h.version = dice.text();
    h.title = dice.text();
    h.effective = {dice.date(), dice.maybe_date()};
    h.review_by = dice.maybe_date();
    h.overall = static_cast<Header::Overall>(dice.below(2));
    h.score_by = static_cast<Header::ScoreBy>(dice.below(2));
    if (dice.truth()) h.source = Source{dice.text(), dice.maybe_text(), dice.maybe_text()};
    h.summary = dice.maybe_text();
    h.notice = dice.maybe_text();
    h.point_name = dice.text();
    h.scale = 1 + dice.below(10000);
    h.time = static_cast<Header::Time>(dice.below(2));
    if (dice.truth())
        h.cycle = Cycle{dice.below(9),
                        static_cast<Cycle::Anchor>(dice.below(2)),
                        static_cast<Cycle::Year>(dice.below(2)),
                        1 + dice.below(12),
                        1 + dice.below(31),
                        dice.maybe_text()};
    if (dice.truth()) h.evidence = EvidenceLimits{dice.texts(), dice.maybe_bytes(), dice.maybe_bytes()};
    return h;
}

std::optional<Derived> random_derived(Dice& dice) {
    if (dice.truth()) return std::nullopt;
    return Derived{static_cast<Derived::By>(dice.below(3)), dice.texts()};
}

ClaimType random_claim_type(Dice& dice) {
    ClaimType t;
    t.id = dice.id();
    t.title = dice.text();
    t.step = dice.maybe_text();
    t.group = dice.maybe_text();
    t.help = dice.maybe_text();
    t.profile = dice.truth();
    t.period = dice.truth();
    t.catalogue = dice.truth();
    t.by_reviewer = dice.truth();
    t.title_required = dice.truth();
    t.evidence = dice.texts();
    t.evidence_min = dice.maybe_integer();
    for (int i = dice.below(5); i > 0; --i)
        t.fields.push_back({dice.text(), static_cast<Field::Kind>(dice.below(5)), dice.number(), dice.number(),
                            dice.texts(), dice.integer(), dice.maybe_text(), dice.maybe_text(), dice.truth(),
                            random_derived(dice)});
    if (dice.truth()) t.once = Once{dice.texts(), dice.maybe_period(), dice.texts()};
    t.within_months = dice.maybe_integer();
    t.inside_cycle = dice.truth();
    if (dice.truth())
        t.cost = ClaimCost{dice.maybe_text(), {dice.maybe_number(), dice.maybe_number(), dice.maybe_number()}};
    if (dice.truth()) t.weight = Weight{dice.text(), dice.number(), dice.maybe_number(), dice.maybe_number()};
    t.share = dice.maybe_text();
    t.line = dice.line();
    return t;
}

Qualification random_qualification(Dice& dice) {
    Qualification q;
    q.id = dice.id();
    q.title = dice.text();
    q.tags = dice.texts();
    q.same_as = dice.texts();
    q.implies = dice.texts();
    q.not_with = dice.texts();
    q.after = dice.texts();
    q.required_gate = dice.maybe_text();
    q.values = dice.numbers_by_text();
    q.issuer = dice.maybe_text();
    q.valid_months = dice.maybe_integer();
    if (dice.truth()) q.cost = Cost{dice.maybe_number(), dice.maybe_number(), dice.maybe_number()};
    q.line = dice.line();
    return q;
}

Conditions random_conditions(Dice& dice) {
    Conditions conditions(static_cast<std::size_t>(dice.below(6)));
    for (Condition& condition : conditions) {
        switch (dice.below(5)) {
        case 0: condition.test = Condition::Options{dice.text(), dice.texts()}; break;
        case 1: condition.test = Condition::NumberRange{dice.text(), dice.maybe_number(), dice.maybe_number()}; break;
        case 2: condition.test = Condition::DateRange{dice.text(), dice.maybe_date(), dice.maybe_date()}; break;
        case 3: condition.test = Condition::Tags{dice.texts()}; break;
        default: condition.test = Condition::Qualifications{dice.texts()}; break;
        }
    }
    return conditions;
}

Formula random_formula(Dice& dice) {
    switch (dice.below(5)) {
    case 0: return Fixed{dice.number()};
    case 1: return PerQuantity{dice.text(), dice.number()};
    case 2: {
        Banded banded{dice.texts(), {}};
        for (int i = dice.below(4); i > 0; --i) banded.bands.push_back({dice.number(), dice.number()});
        banded.marginal = dice.truth();
        banded.falls = dice.truth();
        return banded;
    }
    case 3: return TableValue{dice.text()};
    default: return OptionPoints{dice.text(), dice.numbers_by_text()};
    }
}

Award random_award(Dice& dice) {
    Award a;
    a.id = dice.id();
    a.title = dice.maybe_text();
    a.claim = dice.text();
    a.into = dice.text();
    a.also = dice.texts();
    a.if_gate = dice.maybe_text();
    a.when = random_conditions(dice);
    a.formula = random_formula(dice);
    a.merge = dice.truth();
    if (dice.truth()) a.field_max = FieldMax{dice.text(), dice.number(), dice.text()};
    a.less = dice.texts();
    a.min_input = dice.maybe_number();
    if (dice.truth()) {
        a.occurrence = Occurrence{dice.text(), {}};
        for (int i = dice.below(4); i > 0; --i) a.occurrence->rates.push_back(dice.number());
    }
    if (dice.truth()) a.factor = Factor{dice.text(), dice.numbers_by_text()};
    if (dice.truth()) a.round = Rounding{dice.maybe_number(), static_cast<Rounding::Direction>(dice.below(4))};
    a.item_min = dice.maybe_number();
    a.item_max = dice.maybe_number();
    a.clause = dice.text();
    a.line = dice.line();
    return a;
}

std::optional<Window> maybe_window(Dice& dice) {
    if (dice.truth()) return std::nullopt;
    auto const kind = static_cast<Window::Kind>(dice.below(5));
    return Window{kind, kind == Window::Kind::Rolling ? dice.integer() : 0};
}

std::optional<NumberBy> maybe_number_by(Dice& dice) {
    switch (dice.below(3)) {
    case 0: return std::nullopt;
    case 1: return ByStatus{static_cast<ByStatus::At>(dice.below(3)), dice.numbers_by_text()};
    default: return ByFact{dice.text(), dice.numbers_by_text()};
    }
}

std::optional<MaxRatio> maybe_ratio(Dice& dice) {
    if (dice.truth()) return std::nullopt;
    return MaxRatio{dice.integer(), dice.integer(), dice.text()};
}

GateKind random_gate_kind(Dice& dice) {
    switch (dice.below(8)) {
    case 0: return AllOf{dice.texts()};
    case 1: return AnyOf{dice.texts()};
    case 2: return AtLeastOf{dice.integer(), dice.texts()};
    case 3: return Has{dice.text(), dice.number(), dice.maybe_text()};
    case 4:
        return ClaimCount{dice.text(), dice.integer(), random_conditions(dice), dice.maybe_text(), maybe_window(dice)};
    case 5:
        return PointsNeeded{dice.number(),         dice.text(),  maybe_window(dice),  random_conditions(dice),
                            maybe_number_by(dice), dice.truth(), dice.maybe_integer()};
    case 6: return CategoriesNeeded{dice.integer(), dice.texts(), maybe_window(dice)};
    default: return MonthsNeeded{dice.number(), dice.texts(), random_conditions(dice), dice.maybe_integer()};
    }
}

Table random_table(Dice& dice) {
    Table t;
    t.id = dice.id();
    t.row = dice.texts();
    t.col = dice.text();
    t.falls = dice.truth();
    t.row_from = dice.numbers();
    t.cols = dice.numbers();
    t.col_options = dice.texts();
    for (int i = dice.below(4); i > 0; --i) t.rows.emplace_back(dice.text(), dice.cells());
    for (int i = dice.below(4); i > 0; --i) t.bands.emplace_back(dice.text(), dice.cell_bands());
    t.line = dice.line();
    return t;
}

void add_papers(Dice& dice, Pack& pack, int i) {
    pack.fees.push_back({dice.text(), dice.text(), dice.maybe_text(), static_cast<Fee::Who>(dice.below(3)),
                         dice.number(), dice.text(), dice.date(), dice.maybe_date(),
                         static_cast<Fee::Due>(dice.below(4)), dice.text(), i});
    pack.documents.push_back({dice.text(), dice.text(), dice.texts(), dice.texts(), dice.text(), i});
    pack.declarations.push_back({dice.text(), dice.text(), dice.text(), dice.texts(), dice.text(), i});
    pack.referees.push_back({dice.text(), dice.integer(), dice.maybe_integer(), dice.maybe_integer(),
                             dice.maybe_integer(), dice.text(), i});
    pack.reasons.push_back(
        {dice.text(), dice.text(), dice.maybe_text(), dice.maybe_text(), {}, dice.texts(), dice.text(), i});
    for (int verdict = dice.below(4); verdict > 0; --verdict)
        pack.reasons.back().verdicts.push_back(static_cast<Reason::For>(dice.below(3)));
    pack.clauses.push_back({dice.id(), dice.text(), dice.maybe_text(), i});
    pack.translations.push_back({dice.text(), dice.id(), dice.text(), i});
}

Claim random_claim(Dice& dice) {
    Claim c;
    c.id = dice.text();
    c.type = dice.text();
    c.qualification = dice.maybe_text();
    c.title = dice.maybe_text();
    c.organisation = dice.maybe_text();
    c.on = dice.maybe_date();
    c.from = dice.maybe_date();
    c.to = dice.maybe_date();
    c.note = dice.maybe_text();
    c.evidence = dice.texts();
    if (dice.truth()) c.basis = static_cast<Basis>(dice.below(4));
    c.fields.emplace_back(dice.text(), dice.truth());
    c.fields.emplace_back(dice.text(), dice.number());
    c.fields.emplace_back(dice.text(), dice.text());
    return c;
}

Example random_example(Dice& dice) {
    Example e;
    e.name = dice.text();
    e.on = dice.maybe_date();
    e.cycle_start = dice.maybe_date();
    e.award_date = dice.maybe_date();
    e.like = dice.maybe_text();
    for (int i = dice.below(4); i > 0; --i) e.status.push_back({dice.text(), dice.maybe_date(), dice.maybe_date()});
    for (int i = dice.below(4); i > 0; --i) e.claims.push_back(random_claim(dice));
    e.expect.overall = dice.maybe_text();
    e.expect.steps = dice.texts_by_text();
    if (dice.truth()) e.expect.points = dice.numbers_by_text();
    for (int i = dice.below(4); i > 0; --i)
        e.expect.gates.push_back({dice.text(), dice.maybe_truth(), dice.maybe_number(), dice.maybe_number()});
    if (dice.truth()) e.expect.carry = dice.numbers_by_text();
    if (dice.truth()) e.expect.owed = dice.numbers_by_text();
    if (dice.truth()) e.expect.capped = dice.texts();
    if (dice.truth()) e.expect.unused = dice.texts();
    e.expect.next_level = dice.maybe_text();
    if (dice.truth()) e.expect.next_acquire = dice.texts();
    e.line = dice.line();
    return e;
}

} // namespace

Pack random_pack(std::uint64_t seed) {
    Dice dice(seed);
    Pack p;
    p.header = random_header(dice);
    int const rows = dice.below(8);
    for (int i = 0; i < rows; ++i) {
        p.levels.push_back({dice.id(), dice.text(), dice.maybe_text(), dice.maybe_text(), dice.text(), dice.line()});
        p.statuses.push_back({dice.id(), dice.text(), dice.line()});
        p.claims.push_back(random_claim_type(dice));
        p.qualifications.push_back(random_qualification(dice));
        p.categories.push_back({dice.id(), dice.text(), dice.maybe_text(), dice.maybe_integer(), dice.line()});
        p.awards.push_back(random_award(dice));
        p.caps.push_back({dice.id(), dice.text(), dice.period(), dice.number(), dice.text(), maybe_number_by(dice),
                          maybe_ratio(dice), dice.truth(), dice.line()});
        p.gates.push_back({dice.id(), dice.maybe_text(), dice.text(), static_cast<Gate::Advice>(dice.below(3)),
                           random_gate_kind(dice), dice.line()});
        p.steps.push_back({dice.id(), dice.text(), dice.text(), dice.maybe_text(), dice.maybe_text(),
                           dice.maybe_period(), dice.level_bands(), dice.texts_by_text(), dice.line()});
        p.tables.push_back(random_table(dice));
        p.carries.push_back({dice.id(), dice.text(), dice.text(), dice.text(), dice.maybe_number(), dice.maybe_text(),
                             dice.maybe_integer(), dice.maybe_text(), dice.texts(), dice.maybe_integer(), dice.truth(),
                             dice.truth(), dice.line()});
        add_papers(dice, p, i);
        p.examples.push_back(random_example(dice));
    }
    if (dice.truth())
        p.statement = Statement{dice.maybe_integer(), dice.maybe_integer(), dice.text(), dice.text(), dice.line()};
    if (dice.truth()) p.renewal = Renewal{dice.integer(), dice.text(), dice.line()};
    if (dice.truth())
        p.review = Review{dice.integer(), dice.integer(), dice.integer(), dice.integer(), dice.integer(),
                          dice.integer(), dice.number(),  dice.text(),    dice.line()};
    return p;
}

Pack rich_pack() {
    auto const is_rich = [](Pack const& pack) {
        bool const cells = std::ranges::any_of(pack.tables, [](Table const& table) {
            return std::ranges::any_of(table.rows, [](auto const& row) { return !row.second.empty(); });
        });
        bool const points = std::ranges::any_of(pack.examples, [](Example const& example) {
            return example.expect.points && !example.expect.points->empty() && !example.claims.empty();
        });
        bool const fields =
            std::ranges::any_of(pack.claims, [](ClaimType const& type) { return !type.fields.empty(); });
        return pack.gates.size() > 2 && cells && points && fields;
    };
    std::uint64_t seed = 1;
    while (!is_rich(random_pack(seed))) ++seed;
    return random_pack(seed);
}

Pack large_pack() {
    Dice dice(2012);
    Pack p;
    p.header = random_header(dice);
    for (int i = 0; i < 12; ++i) p.claims.push_back(random_claim_type(dice));
    for (int i = 0; i < 60; ++i) p.qualifications.push_back(random_qualification(dice));
    for (int i = 0; i < 40; ++i) p.awards.push_back(random_award(dice));
    for (int i = 0; i < 200; ++i) {
        Example example = random_example(dice);
        while (example.claims.size() < 5) example.claims.push_back(random_claim(dice));
        p.examples.push_back(std::move(example));
    }
    return p;
}

PackText text_for(std::string text) {
    std::string const digest = sha256_hex(text);
    return {"made-up.toml", std::move(text), digest};
}

} // namespace accrue::store
