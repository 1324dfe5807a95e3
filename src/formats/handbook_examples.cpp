// The chapter of the handbook with the pack's worked examples: all that each gives, and what comes out.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "formats/handbook_parts.h"
#include "scoring/carry.h"
#include "scoring/examples.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"

namespace accrue::formats::handbook {
namespace {

std::string days_words(std::optional<Date> const& from, std::optional<Date> const& to) {
    if (!from && !to) return {};
    if (from && !to) return say(", from {} on", short_day(*from));
    if (!from) return say(", to {}", short_day(*to));
    return say(", {} to {}", short_day(*from), short_day(*to));
}

std::string value_words(FieldValue const& value) {
    if (bool const* const yes = std::get_if<bool>(&value)) return std::string(*yes ? tr("yes") : tr("no"));
    if (Number const* const number = std::get_if<Number>(&value)) return number_words(*number);
    return scoring::option_text(to_text(value));
}

// The field's title; the name of one that the type does not have, made readable.
std::string field_words(scoring::Scored const& scored, int type, std::string const& name) {
    if (type == rules::none) return scoring::option_text(name);
    rules::ClaimType const& row = scored.pack->pack.claims[static_cast<std::size_t>(type)];
    int const field = rules::find_field(row, name);
    return field == rules::none ? scoring::option_text(name)
                                : scoring::field_title(row.fields[static_cast<std::size_t>(field)]);
}

std::string entry_words(scoring::Scored const& scored, std::size_t index) {
    Claim const& claim = scored.application.claims[index];
    int const type = scored.bound.claims[index].type;
    std::string const& title =
        type == rules::none ? claim.type : scored.pack->pack.claims[static_cast<std::size_t>(type)].title;
    std::string text = scoring::claim_name(scored, static_cast<int>(index));
    if (!text.starts_with(title)) text = fmt::format("{}: {}", title, text);
    if (claim.qualification && claim.title) text += ", " + *claim.title;
    if (claim.organisation && !text.ends_with(*claim.organisation)) text += ", " + *claim.organisation;
    if (claim.on) text += ", " + short_day(*claim.on);
    text += days_words(claim.from, claim.to);
    for (auto const& [name, value] : claim.fields)
        text += fmt::format(", {}: {}", field_words(scored, type, name), value_words(value));
    if (!claim.evidence.empty()) text += say(", evidence {}", fmt::join(claim.evidence, tr(" and ")));
    if (claim.basis) text += fmt::format(", {}", scoring::basis_text(*claim.basis));
    if (claim.note) text += fmt::format(", {}", *claim.note);
    std::string const unused = scoring::unused_text(scored, static_cast<int>(index));
    return unused.empty() ? text : fmt::format("{} ({})", text, unused);
}

Phrase given(Book const& book, scoring::Scored const& scored) {
    std::vector<Phrase> items;
    for (StatusPeriod const& status : scored.application.status) {
        int const found = rules::find_status(book.rows, status.code);
        std::string const& title =
            found == rules::none ? status.code : book.rows.statuses[static_cast<std::size_t>(found)].title;
        items.push_back(plain(say("Status {}", title) + days_words(status.from, status.to)));
    }
    for (std::size_t i = 0; i < scored.application.claims.size(); ++i) items.push_back(plain(entry_words(scored, i)));
    return list(std::move(items));
}

Phrase dates(Application const& application, Date on) {
    if (!application.award_date && !application.cycle_start) return plain(short_day(on));
    std::vector<Phrase> items{plain(short_day(on))};
    if (application.award_date) items.push_back(plain(say("award on {}", short_day(*application.award_date))));
    if (application.cycle_start) items.push_back(plain(say("cycle from {}", short_day(*application.cycle_start))));
    return list(std::move(items));
}

// What comes out of an example, in the order of an assessment.
class Results {
public:
    Results(Book const& book, scoring::Scored const& scored)
        : book_(book), scored_(scored), result_(scored.assessment) {}

    Phrase of(rules::Expectation const& expect) {
        add(say("Level: {}", scoring::level_text(book_.pack, result_.overall)));
        for (std::size_t s = 0; s < result_.steps.size(); ++s)
            add(fmt::format("{}: {}", book_.rows.steps[s].title, scoring::level_text(book_.pack, result_.steps[s])));
        for (std::size_t c = 0; c < result_.categories.size(); ++c)
            if (result_.categories[c].counted > 0)
                add(fmt::format("{}: {}", book_.rows.categories[c].title, points(result_.categories[c].counted)));
        for (rules::ExpectedGate const& gate : expect.gates) add(gate_words(gate));
        for (int const cap : result_.capped)
            add(say("Reached its limit: {}", book_.category(book_.rows.caps[static_cast<std::size_t>(cap)].on)));
        add_carried();
        if (expect.next_level) add(next_words(expect));
        return list(std::move(items_));
    }

private:
    void add(std::string const& text) { items_.push_back(plain(text)); }
    [[nodiscard]] std::string points(std::int64_t quanta) const { return scoring::points_text(book_.pack, quanta); }

    // What the example asks of a condition.
    [[nodiscard]] std::string gate_words(rules::ExpectedGate const& expected) const {
        int const g = rules::find_gate(book_.pack, expected.id);
        scoring::GateResult const& gate = result_.gates[static_cast<std::size_t>(g)];
        std::vector<std::string> parts;
        if (expected.met) parts.emplace_back(gate.met ? tr("met") : tr("not met"));
        if (expected.have) parts.push_back(say("there: {}", scoring::quantity_text(gate.have, gate.denominator)));
        if (expected.need) parts.push_back(say("needed: {}", scoring::quantity_text(gate.need, gate.denominator)));
        return fmt::format("{}: {}", book_.gate(expected.id), fmt::join(parts, ", "));
    }

    void add_carried() {
        if (book_.rows.carries.empty()) return;
        for (std::size_t c = 0; c < book_.rows.categories.size(); ++c)
            if (auto const carried = scoring::carried_into(book_.pack, result_, static_cast<int>(c)); carried > 0)
                add(say("Carried into {}: {}", book_.rows.categories[c].title, points(carried)));
        for (std::size_t g = 0; g < book_.rows.gates.size(); ++g)
            if (auto const owed = scoring::owed_for(book_.pack, result_, static_cast<int>(g)); owed > 0)
                add(say("Owed for {}: {}", book_.gate(book_.rows.gates[g].id), points(owed)));
    }

    [[nodiscard]] std::string next_words(rules::Expectation const& expect) const {
        std::string const level =
            *expect.next_level == rules::no_level ? std::string(tr("none can be reached")) : *expect.next_level;
        if (!expect.next_acquire) return say("Next: {}", level);
        return say("Next: {}, with {}", level,
                   expect.next_acquire->empty() ? std::string(tr("no qualification"))
                                                : book_.qualifications(*expect.next_acquire));
    }

    Book const& book_;
    scoring::Scored const& scored_;
    scoring::Assessment const& result_;
    std::vector<Phrase> items_;
};

} // namespace

void add_examples(Book& book) {
    if (book.rows.examples.empty()) return;
    book.chapter(ChapterKind::Examples, tr("Worked examples"));
    PageTable table{std::string(tr("Worked examples and what comes out of them")),
                    headings({tr("Example"), tr("On¦a day"), tr("Given¦in an example"), tr("Result")}),
                    {}};
    scoring::Cases const cases(book.rows);
    auto const shared = std::shared_ptr<rules::CompiledPack const>(&book.pack, [](rules::CompiledPack const*) {});
    for (rules::Example const& example : book.rows.examples) {
        Application application = cases.application_of(example);
        Date const on = application.on.value_or(book.rows.header.effective.from);
        scoring::Scored const scored = scoring::score(shared, std::move(application), Basis::Claimed, on);
        table.rows.push_back({plain(example.name), dates(scored.application, on), given(book, scored),
                              Results(book, scored).of(example.expect)});
    }
    book.page.table(table);
}

} // namespace accrue::formats::handbook
