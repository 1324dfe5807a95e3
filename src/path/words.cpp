#include "path/words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "path/order.h"

namespace accrue::path {
namespace {

using scoring::Scored;

// What is spent least of: "for the least money".
std::string_view for_the_least(Objective objective) {
    switch (objective) {
    case Objective::Money: return tr("for the least money");
    case Objective::Hours: return tr("for the least hours");
    case Objective::Months: return tr("for the least months");
    }
    return "";
}

std::string value_text(FieldValue const& value) {
    auto const* number = std::get_if<Number>(&value);
    return number == nullptr ? to_text(value) : number_words(*number);
}

class Speaker {
public:
    Speaker(Scored const& scored, Question const& question)
        : scored_(scored), pack_(*scored.pack), question_(question) {}

    [[nodiscard]] PathWords words(Path const& path) const {
        PathWords words{
            .reached = path.reached, .headline = headline(path), .plans = {}, .waiting = {}, .obstacles = {}};
        for (Plan const& plan : path.plans) words.plans.push_back(plan_words(plan));
        bool const needs_additions =
            !path.plans.empty() && !(path.plans.front().acquire.empty() && path.plans.front().activities.empty());
        if (needs_additions && path.waiting)
            words.waiting = say("If you only go on as now, you reach {} on {}.", level(), short_day(*path.waiting));
        for (Obstacle const& obstacle : path.impossible) words.obstacles.push_back({obstacle.text, obstacle.clause});
        return words;
    }

private:
    [[nodiscard]] std::string level() const { return scoring::level_text(pack_, question_.level); }

    [[nodiscard]] std::string headline(Path const& path) const {
        std::string const now = scoring::level_text(pack_, scored_.assessment.overall);
        if (path.reached) return say("You have what {} needs: your level is {}.", level(), now);
        if (path.plans.empty())
            return say("Nothing that these rules know of a price brings you from {} to {}, now or later. This "
                       "stands against it, whatever you add:",
                       now, level());
        Date const day = path.plans.front().scored_on;
        std::string_view const least = for_the_least(question_.objective);
        if (day == scored_.bound.on) return say("From {} to {}: {} {}.", now, level(), ways(path), least);
        return say("From {} to {}: some of it only time can bring, so {} is possible from {} on; {} {}.", now, level(),
                   level(), short_day(day), ways(path), least);
    }

    static std::string ways(Path const& path) {
        return path.plans.size() == 1 ? std::string(tr("this is the way"))
                                      : say("these are the {} best ways", path.plans.size());
    }

    [[nodiscard]] PlanWords plan_words(Plan const& plan) const {
        PlanWords words;
        std::vector<std::string> parts;
        if (!plan.acquire.empty()) parts.push_back(say("acquire {}¦advice", acquired(plan)));
        for (Activity const& activity : plan.activities)
            parts.push_back(say("add {}¦advice", activity_text(pack_, activity)));
        bool const nothing = parts.empty();
        words.doing = nothing ? std::string(tr("You need to add nothing."))
                              : capitalised(fmt::format("{}.", fmt::join(parts, tr(", and "))));
        if (!nothing) words.cost = cost_text(plan);
        words.when = when_text(plan, nothing);
        if (!nothing) words.proof = proof_text(plan);
        return words;
    }

    [[nodiscard]] std::string when_text(Plan const& plan, bool nothing) const {
        bool const now = plan.earliest == scored_.bound.on;
        std::string const day = short_day(plan.earliest);
        if (nothing)
            return now ? say("As it is, you can claim {}.", level())
                       : say("As it is, you can claim {}, from {} on.", level(), day);
        return now ? say("With that you can claim {}.", level())
                   : say("With that you can claim {}, from {} on.", level(), day);
    }

    // What others ask for comes before them.
    [[nodiscard]] std::string acquired(Plan const& plan) const {
        std::string text;
        for (PlanStep const& step : in_order(scored_, question_.basis, plan)) {
            if (step.acquire == rules::none) continue;
            int const q = plan.acquire[static_cast<std::size_t>(step.acquire)];
            std::string const& title = pack_.pack.qualifications[static_cast<std::size_t>(q)].title;
            if (!text.empty()) text += tr(", then ");
            text += title;
        }
        return text;
    }

    [[nodiscard]] std::string cost_text(Plan const& plan) const {
        std::vector<std::string> takes;
        for (std::string& text : std::array{hours_text(plan.hours), months_text(plan.months)})
            if (!text.empty()) takes.push_back(std::move(text));
        std::string const money =
            plan.money.numerator > 0 ? money_text(pack_, plan.money) : std::string(tr("no money"));
        return takes.empty() ? say("That costs {}.", money)
                             : say("That costs {} and takes {}.", money, fmt::join(takes, ", "));
    }

    [[nodiscard]] std::string proof_text(Plan const& plan) const {
        if (plan.proven) return {};
        std::string const bound = to_readable(plan.bound);
        switch (question_.objective) {
        case Objective::Hours:
            return say("There may be a better way: not all were looked at. None takes less than {} hours.", bound);
        case Objective::Months:
            return say("There may be a better way: not all were looked at. None takes less than {} months.", bound);
        case Objective::Money: break;
        }
        return say("There may be a better way: not all were looked at. None takes less than {} in money.", bound);
    }

    Scored const& scored_;
    rules::CompiledPack const& pack_;
    Question const& question_;
};

} // namespace

std::string currency_of(rules::CompiledPack const& pack) {
    auto const& fees = pack.pack.fees;
    bool const one = !fees.empty() && std::ranges::all_of(fees, [&](rules::Fee const& fee) {
        return fee.currency == fees.front().currency;
    });
    return one ? fees.front().currency : std::string();
}

std::string money_text(rules::CompiledPack const& pack, Number const& money) {
    std::string const currency = currency_of(pack);
    return scoring::points_number(money) + (currency.empty() ? "" : " " + currency);
}

std::string hours_text(Number const& hours) {
    if (hours.numerator <= 0) return {};
    std::string const number = scoring::points_number(hours);
    bool const is_about = number.starts_with(say("about {}", ""));
    return fmt::format("{} {}", is_about ? number : say("about {}", number), scoring::with_number("hour", hours));
}

std::string months_text(Number const& months) {
    if (months.numerator <= 0) return {};
    return fmt::format("{} {}", scoring::points_number(months), scoring::with_number("month", months));
}

std::string activity_text(rules::CompiledPack const& pack, Activity const& activity) {
    rules::ClaimType const& type =
        pack.pack.claims[static_cast<std::size_t>(rules::find_type(pack, activity.claim.type))];
    std::vector<std::string> fields;
    for (auto const& [name, value] : activity.claim.fields) {
        rules::Field const& field = type.fields[static_cast<std::size_t>(rules::find_field(type, name))];
        if (field.kind == rules::Field::Kind::Text) continue;
        std::string const title = scoring::field_title(field);
        if (auto const* yes = std::get_if<bool>(&value))
            fields.push_back(fmt::format("{}: {}", title, *yes ? tr("yes") : tr("no")));
        else if (field.kind == rules::Field::Kind::Enum)
            fields.push_back(fmt::format("{}: {}", title, scoring::option_text(to_text(value))));
        else
            fields.push_back(
                fmt::format("{}: {}{}{}", title, value_text(value), field.unit ? " " : "", field.unit.value_or("")));
    }
    std::string const times = activity.times > 1 ? fmt::format("{} × ", activity.times) : "";
    return fields.empty() ? times + type.title : fmt::format("{}{} ({})", times, type.title, fmt::join(fields, ", "));
}

PathWords path_words(Scored const& scored, Question const& question, Path const& path) {
    return Speaker(scored, question).words(path);
}

} // namespace accrue::path
