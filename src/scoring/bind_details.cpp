#include "scoring/bind_details.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;
using rules::NumberChoice;

Problem warning(std::string_view id, std::string const& file, std::string path, std::string what, std::string remedy) {
    return {std::string(id), Place{file, 0, 0, std::move(path)}, std::move(what), std::move(remedy), Severity::Warning};
}

std::vector<std::string_view> status_ids(CompiledPack const& pack) {
    std::vector<std::string_view> ids;
    for (rules::Status const& status : pack.pack.statuses) ids.push_back(status.id);
    return ids;
}

Problem unknown_status(CompiledPack const& pack, std::string const& file, std::size_t row, std::string const& code) {
    std::vector<std::string_view> const ids = status_ids(pack);
    std::string const near = suggestion(code, ids);
    return warning("AW28", file, fmt::format("/status/{}/code", row),
                   say("{} has no status '{}'", pack.pack.header.title, shortened(code)),
                   near.empty() ? say("its statuses are {}", fmt::join(ids, ", ")) : near);
}

bool hangs_on_status(CompiledPack const& pack, int choice) {
    return choice != none && pack.number_choices[static_cast<std::size_t>(choice)].kind != NumberChoice::Kind::ByFact;
}

// Whether having no status at all may well be a slip: a limit or a need that decides something hangs on one. Not where
// the pack has a single status, of those who have to do more than what everybody has to: most have none.
bool misses_status(CompiledPack const& pack) {
    using rules::CompiledGate;
    if (pack.pack.statuses.empty()) return false;
    auto const decides = [](CompiledGate const& gate) {
        return gate.kind == CompiledGate::Kind::Points && gate.decides;
    };
    auto const in_part = [&](CompiledGate const& gate) {
        return gate.prorate ||
               (hangs_on_status(pack, gate.need_by) &&
                pack.number_choices[static_cast<std::size_t>(gate.need_by)].kind == NumberChoice::Kind::Weighted);
    };
    auto const of_everybody = [&](CompiledGate const& gate) {
        return decides(gate) && gate.need > 0 && gate.need_by == none && !gate.prorate;
    };
    bool const limits = std::ranges::any_of(
        pack.category_caps, [&](rules::CompiledCap const& cap) { return hangs_on_status(pack, cap.max_by); });
    bool const needs = std::ranges::any_of(pack.gates, [&](CompiledGate const& gate) {
        return decides(gate) && (gate.prorate || hangs_on_status(pack, gate.need_by));
    });
    bool const may_be_none = pack.pack.statuses.size() == 1 && !limits && std::ranges::none_of(pack.gates, in_part) &&
                             std::ranges::any_of(pack.gates, of_everybody);
    return (limits || needs) && !may_be_none;
}

bool is_claimed(BoundApplication const& bound, rules::Fact const& fact) {
    return fact.none_option != none || std::ranges::any_of(bound.claims, [&](BoundClaim const& claim) {
               return claim.type == fact.type && claim.barred == Unused::No &&
                      bound.values[static_cast<std::size_t>(claim.values + fact.field)] != rules::absent;
           });
}

} // namespace

void bind_statuses(CompiledPack const& pack, Application const& application, std::string const& file,
                   BoundApplication& bound) {
    for (std::size_t i = 0; i < application.status.size(); ++i) {
        StatusPeriod const& row = application.status[i];
        int const status = rules::find_status(pack.pack, row.code);
        if (status != none)
            bound.statuses.push_back({status, row.from.value_or(first_date), row.to.value_or(last_date)});
        else if (!pack.pack.statuses.empty())
            bound.problems.push_back(unknown_status(pack, file, i, row.code));
    }
    if (application.status.empty() && misses_status(pack)) // of an unknown one AW28 says enough
        bound.problems.push_back(
            warning("AW29", file, "/status",
                    std::string(tr("needs or limits of these rules hang on a status, and none is given: they are 0")),
                    say("give the status with its first day; there is {}", fmt::join(status_ids(pack), ", "))));
    for (NumberChoice const& choice : pack.number_choices) {
        if (choice.fact == none) continue;
        rules::Fact const& fact = pack.facts[static_cast<std::size_t>(choice.fact)];
        if (is_claimed(bound, fact)) continue;
        std::string const& type = pack.pack.claims[static_cast<std::size_t>(fact.type)].title;
        Problem problem =
            warning("AW23", file, "/claims", say("a need or a limit hangs on '{}', which is not given: it is 0", type),
                    say("add an entry '{}'", type));
        if (std::ranges::find(bound.problems, problem) == bound.problems.end()) // several limits say it once
            bound.problems.push_back(std::move(problem));
    }
}

void warn_about_names(CompiledPack const& pack, Application const& application, std::string const& file,
                      BoundApplication& bound) {
    auto const unknown = [&](std::string const& path, std::string what, std::string remedy) {
        bound.problems.push_back(warning("AW28", file, path, std::move(what), std::move(remedy)));
    };
    auto const ids = [](auto const& rows, auto member) {
        std::vector<std::string_view> names;
        for (auto const& row : rows) names.push_back(row.*member);
        return names;
    };
    std::string const& title = pack.pack.header.title;
    if (application.scheme && *application.scheme != pack.pack.header.id)
        unknown("/scheme",
                say("this application is for '{}' and is read under {}", shortened(*application.scheme), title),
                std::string(tr("check that these are the rules that you want")));
    if (application.target && rules::find_level(pack.pack, *application.target) == none) {
        auto const codes = ids(pack.pack.levels, &rules::Level::code);
        std::string const near = suggestion(*application.target, codes);
        unknown("/target", say("{} has no level '{}'", title, shortened(*application.target)),
                near.empty() ? say("its levels are {}", fmt::join(codes, ", ")) : near);
    }
    auto const declarations = ids(pack.pack.declarations, &rules::Declaration::id);
    for (auto const& [id, day] : application.declarations)
        if (std::ranges::find(declarations, id) == declarations.end()) {
            std::string const near = suggestion(id, declarations);
            unknown("/declarations/" + id, say("{} asks for no declaration '{}'", title, shortened(id)),
                    near.empty() ? std::string(tr("correct its name; until then it is kept and means nothing")) : near);
        }
}

} // namespace accrue::scoring
