// Numbers that a status or a fact chooses, and the conditions of points gates.
#include <algorithm>

#include "rules/check_conditions.h"
#include "rules/compile_parts.h"

namespace accrue::rules {
void compare_field(CompiledPack& compiled, int type, int field) {
    auto const t = static_cast<std::size_t>(type);
    auto& texts = compiled.types[t].compared_texts;
    bool const text = compiled.pack.claims[t].fields[static_cast<std::size_t>(field)].kind == Field::Kind::Text;
    if (text && std::ranges::find(texts, field) == texts.end()) texts.push_back(field);
}

Range compile_where(CompiledPack& compiled, int category, Conditions const& where) {
    Index const index(compiled.pack);
    Range range{static_cast<int>(compiled.type_conditions.size()), 0};
    for (std::size_t t = 0; t < compiled.types.size(); ++t) {
        ClaimType const& type = compiled.pack.claims[t];
        bool const earns = std::ranges::any_of(compiled.awards, [&](CompiledAward const& award) {
            return award.type == static_cast<int>(t) && way_into(compiled, award, category) != none;
        });
        if (!earns || !conditions_fit(index, type, where)) continue;
        int const row = static_cast<int>(t);
        compiled.type_conditions.push_back({row, compile_conditions(compiled, row, where)});
        ++range.count;
    }
    return range;
}

int compile_number_by(CompiledPack& compiled, NumberBy const& by) {
    NumberChoice choice;
    std::vector<Number> numbers;
    if (auto const* status = std::get_if<ByStatus>(&by)) {
        choice.kind = status->at == ByStatus::At::WindowStart ? NumberChoice::Kind::WindowStart
                      : status->at == ByStatus::At::Highest   ? NumberChoice::Kind::Highest
                                                              : NumberChoice::Kind::Weighted;
        numbers.assign(compiled.pack.statuses.size(), not_listed);
        for (auto const& [code, number] : status->numbers)
            numbers[static_cast<std::size_t>(find_status(compiled.pack, code))] = in_quanta(compiled, number);
    } else {
        auto const& fact = std::get<ByFact>(by);
        choice.fact = compile_fact(compiled, fact.fact);
        Fact const& compiled_fact = compiled.facts[static_cast<std::size_t>(choice.fact)];
        auto const& options = compiled.pack.claims[static_cast<std::size_t>(compiled_fact.type)]
                                  .fields[static_cast<std::size_t>(compiled_fact.field)]
                                  .options;
        numbers.resize(options.size());
        for (auto const& [option, number] : fact.numbers)
            numbers[static_cast<std::size_t>(std::ranges::find(options, option) - options.begin())] =
                in_quanta(compiled, number);
    }
    choice.numbers = {static_cast<int>(compiled.numbers.size()), static_cast<int>(numbers.size())};
    compiled.numbers.insert(compiled.numbers.end(), numbers.begin(), numbers.end());
    compiled.number_choices.push_back(choice);
    return static_cast<int>(compiled.number_choices.size()) - 1;
}

} // namespace accrue::rules
