#include "path/trial.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace accrue::path {

using rules::CompiledPack;
using scoring::BoundClaim;

namespace {

// A number that no text of the application has.
constexpr std::int64_t first_new_text = std::int64_t{1} << 40U;

std::vector<int> each_once(std::size_t count) {
    std::vector<int> places(count);
    std::iota(places.begin(), places.end(), 0);
    return places;
}

} // namespace

Trial::Trial(CompiledPack const& pack, Application const& application, Date on, Basis basis)
    : pack_(pack), basis_(basis), candidates_(find_candidates(pack, application.costs, on)),
      own_(application.claims.size()),
      all_(scoring::bind(pack, with_additions(application, candidates_, each_once(candidates_.list.size())), on)),
      trial_(all_), values_(all_.values.size()), used_(candidates_.list.size()) {}

scoring::Assessment const& Trial::score(std::span<int const> added) {
    trial_.claims.resize(own_);
    trial_.values.resize(values_);
    std::fill(used_.begin(), used_.end(), std::uint8_t{0});
    next_text_ = first_new_text;
    for (int const candidate : added) add(candidate);
    sort_by_type();
    scoring::evaluate(pack_, trial_, basis_, workspace_, assessment_);
    ++scores_;
    return assessment_;
}

void Trial::add(int candidate) {
    BoundClaim claim = bound_candidate(candidate);
    rules::CompiledType const& type = pack_.types[static_cast<std::size_t>(claim.type)];
    auto const from = static_cast<std::ptrdiff_t>(claim.values);
    if (used_[static_cast<std::size_t>(candidate)]++ != 0 && !type.compared_texts.empty()) {
        claim.values = static_cast<int>(trial_.values.size());
        for (int f = 0; f < type.field_count; ++f)
            trial_.values.push_back(all_.values[static_cast<std::size_t>(from + f)]);
        for (int const field : type.compared_texts)
            trial_.values[static_cast<std::size_t>(claim.values + field)] = next_text_++;
    }
    trial_.claims.push_back(claim);
}

void Trial::sort_by_type() {
    trial_.by_type.clear();
    for (std::size_t t = 0; t < trial_.type_claims.size(); ++t) {
        rules::Range const all = all_.type_claims[t];
        rules::Range& range = trial_.type_claims[t];
        range.first = static_cast<int>(trial_.by_type.size());
        for (int k = all.first; k < all.first + all.count; ++k)
            if (int const c = all_.by_type[static_cast<std::size_t>(k)]; static_cast<std::size_t>(c) < own_)
                trial_.by_type.push_back(c);
        for (std::size_t c = own_; c < trial_.claims.size(); ++c)
            if (trial_.claims[c].type == static_cast<int>(t) && trial_.claims[c].barred == scoring::Unused::No)
                trial_.by_type.push_back(static_cast<int>(c));
        range.count = static_cast<int>(trial_.by_type.size()) - range.first;
    }
}

Application with_additions(Application application, Candidates const& candidates, std::span<int const> added) {
    std::string prefix = "addition ";
    while (std::ranges::any_of(application.claims, [&](Claim const& own) { return own.id.starts_with(prefix); }))
        prefix.insert(0, "+");
    for (std::size_t i = 0; i < added.size(); ++i) {
        Claim claim = candidates.list[static_cast<std::size_t>(added[i])].claim;
        claim.id = fmt::format("{}{}", prefix, i + 1);
        claim.basis = Basis::Verified;
        if (claim.title) *claim.title += fmt::format(", {}", claim.id);
        for (auto& [name, value] : claim.fields)
            if (auto* text = std::get_if<std::string>(&value); text != nullptr && *text == new_text)
                *text += std::to_string(i + 1);
        application.claims.push_back(std::move(claim));
    }
    return application;
}

} // namespace accrue::path
