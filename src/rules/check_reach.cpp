// Gates and bands of points that nothing can reach, caps that never cut, categories that nothing pays into. Only what is
// certain is told: every bound here is one that no application can pass.
#include <algorithm>
#include <map>
#include <unordered_set>

#include <fmt/format.h>

#include "rules/check_bounds.h"
#include "rules/check_lists.h"
#include "rules/check_parts.h"
#include "rules/check_weights.h"
#include "rules/classes.h"

namespace accrue::rules {
namespace {

constexpr std::size_t most_lent = 1'000'000;    // ids and tags of all qualifications, with those that `implies` lends
constexpr std::size_t most_counted = 5'000'000; // qualifications of all `has` gates together

// Qualifications as `has` counts them: in classes of same_as, with the tags that `implies` lends.
class Catalogue {
public:
    explicit Catalogue(Index const& index) : index_(index), classes_(index.pack.qualifications.size()) {
        for (std::size_t i = 0; i < index.pack.qualifications.size(); ++i)
            for (std::string const& other : index.pack.qualifications[i].same_as)
                if (auto const row = index.qualifications.find(other)) classes_.join(i, *row);
        for (std::size_t i = 0; i < index.pack.qualifications.size() && lent_ <= most_lent; ++i) lend(i);
    }

    // The qualification with whose implications there are more than most_lent.
    [[nodiscard]] std::optional<std::size_t> too_much_from() const {
        return lent_ > most_lent ? std::optional(last_lender_) : std::nullopt;
    }

    // How many qualifications the gate looks at.
    [[nodiscard]] std::size_t size(Has const& has) const {
        auto const& bearers = has.value ? own_ : lent_to_;
        auto const found = bearers.find(has.what);
        return found == bearers.end() ? 0 : found->second.size();
    }

    // The most that anybody can have: distinct classes, or the sum of their largest values. nullopt: too much to tell.
    [[nodiscard]] std::optional<Number> most(Has const& has) {
        if (lent_ > most_lent) return std::nullopt; // told already
        auto const& bearers = has.value ? own_ : lent_to_;
        auto const found = bearers.find(has.what);
        std::map<std::size_t, Number> classes;
        if (found != bearers.end())
            for (std::size_t const row : found->second) {
                Number const amount = has.value ? value_of(row, *has.value) : Number{1, 1};
                Number& largest = classes[classes_.of(row)];
                largest = std::max(largest, amount);
            }
        std::int64_t const unit = has.value ? index_.value_units.at(*has.value) : 1;
        if (unit == 0) return std::nullopt;
        Int128 sum = 0;
        for (auto const& [row, number] : classes) sum += Int128{number.numerator} * (unit / number.denominator);
        if (sum > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
        return reduced(static_cast<std::int64_t>(sum), unit);
    }

private:
    // A qualification has its own id and tags, and for counting those of all that it implies, step by step.
    void lend(std::size_t bearer) {
        std::vector<std::size_t> reached{bearer};
        std::unordered_set<std::size_t> seen{bearer};
        last_lender_ = bearer;
        for (std::size_t done = 0; done < reached.size() && lent_ <= most_lent; ++done) {
            Qualification const& row = index_.pack.qualifications[reached[done]];
            lent_ += 1 + row.tags.size();
            if (done == 0) give(row, bearer, own_);
            give(row, bearer, lent_to_);
            for (std::string const& id : row.implies)
                if (auto const other = index_.qualifications.find(id); other && seen.insert(*other).second)
                    reached.push_back(*other);
        }
    }

    using Bearers = std::unordered_map<std::string_view, std::vector<std::size_t>>; // by id and tag

    static void give(Qualification const& row, std::size_t bearer, Bearers& bearers) {
        bearers[row.id].push_back(bearer);
        for (std::string const& tag : row.tags) bearers[tag].push_back(bearer);
    }

    [[nodiscard]] Number value_of(std::size_t row, std::string_view value) const {
        for (auto const& [name, number] : index_.pack.qualifications[row].values)
            if (name == value) return number;
        return {};
    }

    Index const& index_;
    Classes classes_;
    std::size_t lent_ = 0; // ids and tags, of a qualification's own and of all that it implies
    std::size_t last_lender_ = 0;
    Bearers own_;
    Bearers lent_to_;
};

std::string in_points(Index const& index, std::int64_t quanta) {
    return to_text(reduced(quanta, index.pack.header.scale));
}

bool above(Index const& index, Number const& points, std::int64_t quanta) {
    return quanta != Bounds::unlimited && points > Number{quanta, index.pack.header.scale};
}

struct GateReach {
    Index const& index;
    Bounds const& bounds;
    Catalogue& catalogue;
    Path row;
    Findings& findings;

    void never(std::string_view key, std::string const& why, std::string_view remedy) const {
        findings.error("E260", row / key, "nobody can meet this gate: " + why, std::string(remedy));
    }

    void operator()(AllOf const&) const {} // where its members are wrong, they are reported
    void operator()(AnyOf const&) const {}
    void operator()(AtLeastOf const& kind) const {
        if (!kind.gates.empty() && kind.count > static_cast<int>(kind.gates.size()))
            never("at_least", fmt::format("it asks for {} of {} gates", kind.count, kind.gates.size()),
                  "ask for fewer");
    }
    void operator()(Has const& kind) const {
        if (!index.tags.find(kind.what) && !index.qualifications.find(kind.what)) return;
        if (kind.value && !index.values.find(*kind.value)) return;
        auto const most = catalogue.most(kind);
        if (!most || kind.count <= *most) return;
        never("count",
              kind.value
                  ? fmt::format("the {} of all that is '{}' come to {}, and it asks for {}", *kind.value, kind.what,
                                to_text(*most), to_text(kind.count))
                  : fmt::format("the catalogue has {} different qualification{} for '{}', and it asks for {}",
                                to_text(*most), *most == Number{1, 1} ? "" : "s", kind.what, to_text(kind.count)),
              "ask for less, or add qualifications");
    }
    void operator()(ClaimCount const& kind) const {
        auto const claim = index.claims.find(kind.claim);
        if (!claim || kind.count < 2) return;
        ClaimType const& type = index.pack.claims[*claim];
        if (type.profile || (type.once && type.once->by.empty()))
            never("count", fmt::format("of '{}' only one claim counts, and it asks for {}", type.id, kind.count),
                  "ask for one");
        Field const* const field = kind.distinct ? field_of(type, *kind.distinct) : nullptr;
        if (field == nullptr || (field->kind != Field::Kind::Enum && field->kind != Field::Kind::Bool)) return;
        std::size_t const options = field->kind == Field::Kind::Bool ? 2 : field->options.size();
        if (static_cast<std::size_t>(kind.count) > options)
            never("count", fmt::format("'{}' has {} options, and it asks for {}", field->name, options, kind.count),
                  "ask for fewer");
    }
    // The most points in one of the gate's windows. A year without a need of its own is met with any.
    [[nodiscard]] std::int64_t most_in(std::size_t category, std::optional<Window> const& per) const {
        if (!per) return bounds.most(category, index.scope);
        auto const& cycle = index.pack.header.cycle;
        switch (per->kind) {
        case Window::Kind::Year:
        case Window::Kind::EveryYear:
            return cycle && cycle->skip ? Bounds::unlimited : bounds.most(category, Period::Year);
        case Window::Kind::Cycle: return bounds.most(category, Period::Cycle);
        case Window::Kind::Life:
        case Window::Kind::Rolling: break;
        }
        return bounds.most(category, Period::Life);
    }
    void operator()(PointsNeeded const& kind) const {
        auto const category = index.categories.find(kind.in);
        if (!category || kind.need_by || kind.prorate) return;
        std::int64_t const most = most_in(*category, kind.per);
        if (above(index, kind.points, most))
            never("points",
                  fmt::format("'{}' allows at most {} points, and it asks for {}", kind.in, in_points(index, most),
                              to_text(kind.points)),
                  "ask for fewer, or raise the caps");
    }
    void operator()(CategoriesNeeded const& kind) const {
        int possible = 0;
        for (std::string const& id : kind.of) {
            auto const category = index.categories.find(id);
            if (!category || most_in(*category, kind.per) > 0) ++possible;
        }
        if (kind.count > possible)
            never("categories",
                  fmt::format("only {} of its categories can have points, and it asks for {}", possible, kind.count),
                  "ask for fewer, or name more");
    }
    void operator()(MonthsNeeded const& kind) const {
        std::int64_t most = kind.within_months ? std::max(0, *kind.within_months) : most_months;
        std::int64_t widest = 0; // of what the types themselves let in
        for (std::string const& id : kind.of) {
            auto const claim = index.claims.find(id);
            auto const within = claim ? index.pack.claims[*claim].within_months : std::nullopt;
            widest = std::max(widest, within ? std::int64_t{*within} : most_months);
        }
        if (!kind.of.empty()) most = std::min(most, widest);
        if (kind.months > Number{most, 1})
            never("months", fmt::format("it asks for {} months within {}", to_text(kind.months), most),
                  "ask for fewer, or look further back");
    }
};

void check_bands(Index const& index, Bounds const& bounds, std::size_t row, Findings& findings) {
    Step const& step = index.pack.steps[row];
    auto const category = step.points_in ? index.categories.find(*step.points_in) : std::nullopt;
    if (!category) return;
    std::int64_t const most = bounds.most(*category, step.per.value_or(index.scope));
    for (std::size_t i = 0; i < step.bands.size(); ++i) {
        if (!above(index, step.bands[i].from, most)) continue;
        findings.error("E262", Path("step") / row / "bands" / i / 0,
                       fmt::format("nobody can reach {} points: '{}' allows at most {}", to_text(step.bands[i].from),
                                   *step.points_in, in_points(index, most)),
                       "lower the band, or raise the caps");
        return;
    }
}

void check_caps(Index const& index, Bounds const& bounds, Findings& findings) {
    std::map<std::pair<std::string_view, Period>, int> alike; // two are reported elsewhere
    for (Cap const& cap : index.pack.caps) ++alike[{cap.on, cap.per}];
    for (std::size_t i = 0; i < index.pack.caps.size(); ++i) {
        Cap const& cap = index.pack.caps[i];
        auto const category = index.categories.find(cap.on);
        if (!category || !bounds.is_paid(*category) || alike[{cap.on, cap.per}] > 1) continue;
        if (cap.max_by || cap.max_ratio) continue;
        std::int64_t const most = bounds.most_without(*category, i);
        if (most == Bounds::unlimited || cap.max < Number{most, index.pack.header.scale}) continue;
        findings.warning("W208", Path("cap") / i,
                         fmt::format("the cap '{}' never cuts anything: other caps leave at most {} points in '{}'",
                                     cap.id, in_points(index, most), cap.on),
                         "take it out, or lower it");
    }
}

void check_paid(Index const& index, Bounds const& bounds, Findings& findings) {
    for (std::size_t const row : index.parents_first) {
        auto const parent = index.parents[row];
        if (bounds.is_paid(row) || (parent && !bounds.is_paid(*parent))) continue; // told of the outermost
        findings.warning("W209", Path("category") / row,
                         fmt::format("nothing pays into the category '{}'", index.pack.categories[row].id),
                         "add an award, or take the category out");
    }
}

void check_catalogue_size(Index const& index, Catalogue const& catalogue, Findings& findings) {
    if (auto const row = catalogue.too_much_from())
        return findings.error("E255", Path("qualification") / *row,
                              fmt::format("up to this one, qualifications have more than {} ids and tags, with those "
                                          "that `implies` lends them",
                                          most_lent),
                              "let fewer imply each other, or give them fewer tags");
    std::size_t counted = 0;
    for (std::size_t i = 0; i < index.pack.gates.size(); ++i) {
        auto const* has = std::get_if<Has>(&index.pack.gates[i].kind);
        if (has == nullptr) continue;
        counted += catalogue.size(*has);
        if (counted > most_counted)
            return findings.error(
                "E255", Path("gate") / i / "has",
                fmt::format("up to this one, gates count qualifications more than {} times", most_counted),
                "let fewer gates count the same qualifications");
    }
}

} // namespace

void check_reach(Index const& index, Findings& findings) {
    Bounds const bounds(index);
    Catalogue catalogue(index);
    check_catalogue_size(index, catalogue, findings);
    for (std::size_t i = 0; i < index.pack.gates.size(); ++i)
        std::visit(GateReach{index, bounds, catalogue, Path("gate") / i, findings}, index.pack.gates[i].kind);
    for (std::size_t i = 0; i < index.pack.steps.size(); ++i) check_bands(index, bounds, i, findings);
    check_caps(index, bounds, findings);
    check_paid(index, bounds, findings);
}

} // namespace accrue::rules
