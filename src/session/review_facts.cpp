#include "session/review_facts.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "evidence/hints.h"
#include "rules/reasons.h"
#include "scoring/explain.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using Found = DeskFact::Found;

class FactList {
public:
    FactList(scoring::Scored const& scored, int claim, std::vector<std::string_view> const& texts)
        : scored_(scored), claim_(scored.application.claims[static_cast<std::size_t>(claim)]),
          bound_(scored.bound.claims[static_cast<std::size_t>(claim)]), texts_(texts) {}

    std::vector<DeskFact> make() && {
        add_name();
        add_thing();
        add_dates();
        if (bound_.type != rules::none)
            for (rules::Field const& field : type().fields) add_field(field);
        return std::move(facts_);
    }

private:
    [[nodiscard]] rules::ClaimType const& type() const {
        return scored_.pack->pack.claims[static_cast<std::size_t>(bound_.type)];
    }

    // In any text of its evidence; not known where none has a text.
    template <class IsIn>
    [[nodiscard]] Found look(IsIn is_in) const {
        bool any = false;
        for (std::string_view const text : texts_) {
            if (!evidence::has_text(text)) continue;
            any = true;
            if (is_in(text)) return Found::Yes;
        }
        return any ? Found::No : Found::Unknown;
    }

    [[nodiscard]] Found look_for_words(std::string_view words) const {
        std::string const wanted = search_key(words);
        return look([&](std::string_view text) { return search_key(text).find(wanted) != std::string::npos; });
    }

    [[nodiscard]] Found look_for_day(Date day) const {
        return look([&](std::string_view text) {
            auto const dates = evidence::dates_in(text);
            return std::ranges::find(dates, day, &evidence::FoundDate::day) != dates.end();
        });
    }

    void add_name() {
        auto const& applicant = scored_.application.applicant;
        if (!applicant || !applicant->name || search_key(*applicant->name).empty()) return;
        std::string const& name = *applicant->name;
        Found const found = look([&](std::string_view text) { return evidence::is_named_in(text, name); });
        facts_.push_back({std::string(tr("Name")), made_visible(name), {}, true, found});
    }

    void add_thing() {
        if (claim_.qualification) {
            std::string const words = qualification_words(*claim_.qualification, &scored_.pack->pack);
            facts_.push_back({std::string(tr("Qualification")), made_visible(words), {}, true, look_for_words(words)});
            if (bound_.qualification != rules::none) add_issuer();
        } else if (claim_.title) {
            facts_.push_back(
                {std::string(tr("Title")), made_visible(*claim_.title), {}, true, look_for_words(*claim_.title)});
        }
        if (claim_.organisation)
            facts_.push_back({std::string(tr("Organisation")),
                              made_visible(*claim_.organisation),
                              {},
                              true,
                              look_for_words(*claim_.organisation)});
    }

    void add_issuer() {
        auto const& row = scored_.pack->pack.qualifications[static_cast<std::size_t>(bound_.qualification)];
        if (row.issuer)
            facts_.push_back({std::string(tr("Issuer")), *row.issuer, {}, true, look_for_words(*row.issuer)});
    }

    void add_dates() {
        bool const holds = bound_.barred != scoring::Unused::Expired && bound_.barred != scoring::Unused::OutsideCycle;
        std::string rule = rule_of_dates();
        auto const add = [&](std::string_view title, Date day) {
            facts_.push_back({std::string(title), short_day(day), rule, holds, look_for_day(day)});
            rule.clear(); // once
        };
        if (claim_.on) add(tr("Date"), *claim_.on);
        if (claim_.from) add(tr("From"), *claim_.from);
        if (claim_.to) add(tr("To"), *claim_.to);
    }

    [[nodiscard]] std::string rule_of_dates() const {
        if (bound_.barred == scoring::Unused::OutsideCycle) return std::string(tr("outside the cycle"));
        if (bound_.barred == scoring::Unused::Expired)
            return say("no longer counts on {}", short_day(scored_.bound.on));
        if (bound_.type == rules::none || !type().within_months) return {};
        return say("within the last {} months", *type().within_months);
    }

    void add_field(rules::Field const& field) {
        if (field.derived) return;
        FieldValue const* const value = find_field(claim_, field.name);
        if (value == nullptr) return;
        std::string const title = field.title.value_or(capitalised(scoring::option_text(field.name)));
        if (auto const* number = std::get_if<Number>(value)) {
            std::string words = number_words(*number);
            Found const found = look_for_words(words);
            if (field.unit) words = fmt::format("{} {}", words, *field.unit);
            facts_.push_back({title, words, {}, true, found});
        } else if (auto const* text = std::get_if<std::string>(value)) {
            bool const option = field.kind == rules::Field::Kind::Enum;
            facts_.push_back({title,
                              option ? capitalised(scoring::option_text(*text)) : made_visible(*text),
                              {},
                              true,
                              option ? Found::Unknown : look_for_words(*text)});
        } else if (auto const* truth = std::get_if<bool>(value)) {
            facts_.push_back({title, std::string(*truth ? tr("yes") : tr("no")), {}, true, Found::Unknown});
        }
    }

    scoring::Scored const& scored_;
    Claim const& claim_;
    scoring::BoundClaim const& bound_;
    std::vector<std::string_view> const& texts_;
    std::vector<DeskFact> facts_;
};

} // namespace

std::vector<DeskFact> claim_facts(scoring::Scored const& scored, int claim,
                                  std::vector<std::string_view> const& texts) {
    return FactList(scored, claim, texts).make();
}

std::vector<DeskField> reducible_fields(scoring::Scored const& scored, int claim) {
    std::vector<DeskField> fields;
    Claim const& entry = scored.application.claims[static_cast<std::size_t>(claim)];
    int const type = scored.bound.claims[static_cast<std::size_t>(claim)].type;
    if (type == rules::none) return fields;
    rules::ClaimType const& row = scored.pack->pack.claims[static_cast<std::size_t>(type)];
    for (rules::Field const& field : row.fields) {
        FieldValue const* const value = find_field(entry, field.name);
        auto const* const number = value == nullptr ? nullptr : std::get_if<Number>(value);
        if (number == nullptr || field.derived) continue;
        fields.push_back({field.name, field.title.value_or(capitalised(scoring::option_text(field.name))),
                          field.unit.value_or(""), to_text(*number), false});
    }
    if (row.period)
        fields.push_back({"to", std::string(tr("To")), {}, entry.to ? to_text(*entry.to) : std::string(), true});
    return fields;
}

std::vector<DeskReason> reasons_of(rules::Pack const& pack, std::string const& claim_type) {
    std::vector<DeskReason> reasons;
    for (rules::Reason const& reason : pack.reasons) {
        DeskReason shown{reason.id,
                         reason.title,
                         reason.text.value_or(""),
                         reason.cure.value_or(""),
                         clause_words(pack, reason.clause),
                         {}};
        for (Verdict::Kind const kind : {Verdict::Kind::Reduce, Verdict::Kind::Refuse, Verdict::Kind::Ask})
            if (rules::offers(reason, claim_type, kind)) shown.verdicts.push_back(kind);
        if (!shown.verdicts.empty()) reasons.push_back(std::move(shown));
    }
    return reasons;
}

namespace {

Problem unfinished(std::string what, std::string_view remedy) {
    return {"A490", {}, std::move(what), std::string(remedy)};
}

// Less than what is claimed, and not less than nothing.
bool is_less(Verdict const& verdict, DeskField const& field) {
    if (auto const* day = std::get_if<Date>(&verdict.to)) {
        auto const claimed = parse_date(field.value);
        return !claimed || *day < *claimed;
    }
    auto const claimed = parse_rule_number(field.value);
    Number const& to = std::get<Number>(verdict.to);
    return claimed && to < *claimed && to.numerator >= 0;
}

std::optional<Problem> unfit_reduction(Verdict const& verdict, std::vector<DeskField> const& fields) {
    auto const field = std::ranges::find(fields, verdict.field.value_or(""), &DeskField::key);
    bool const fits = field != fields.end() && verdict.to.index() == (field->is_day ? 2U : 1U);
    if (!fits)
        return unfinished(std::string(tr("it is not said to what the claim is reduced")),
                          tr("choose what counts less, and how much of it"));
    if (is_less(verdict, *field)) return std::nullopt;
    return unfinished(say("'{}' is to be less than the {} that is claimed", field->title, field->value),
                      tr("give a smaller value, or allow the claim as it is"));
}

} // namespace

std::optional<Problem> unfit_verdict(Verdict const& verdict, std::vector<DeskField> const& fields,
                                     std::vector<DeskReason> const& reasons) {
    if (verdict.kind == Verdict::Kind::Allow) return std::nullopt;
    if (verdict.kind == Verdict::Kind::Reduce)
        if (auto unfit = unfit_reduction(verdict, fields)) return unfit;
    auto const cited = std::ranges::find(reasons, verdict.reason, &DeskReason::code);
    bool const fits =
        cited != reasons.end() && std::ranges::find(cited->verdicts, verdict.kind) != cited->verdicts.end();
    // Rules without reasons cannot be cited; then the reviewer's own words are the reason.
    if (!fits && !reasons.empty())
        return unfinished(std::string(tr("the verdict has no reason")), tr("choose one of the reasons of the rules"));
    if (reasons.empty() && trimmed(verdict.note).empty())
        return unfinished(std::string(tr("the verdict has no reason")),
                          tr("these rules have no list of reasons: write yours into the note"));
    return std::nullopt;
}

} // namespace accrue::session
