#include "path/model.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "path/gains.h"
#include "scoring/levels.h"
#include "scoring/prerequisites.h"

namespace accrue::path {
namespace {

using rules::CompiledPack;
using rules::none;
using scoring::BoundClaim;
using Kind = GainKey::Kind;

constexpr std::int64_t most_copies = 1'000; // of one variant, where they add up
constexpr std::int64_t most_own_copies = 8; // where each is a state of its own

// A candidate while the model is made.
struct Draft {
    int candidate = 0;
    Gains gains;
    bool own = false;       // it is a dimension of its own
    int alone_in = none;    // a group of which one is as good as another
    int most = none;        // entries of the variant, where duplicates limit them; none: no limit
    std::vector<int> asks;  // qualifications that must be there before
    std::vector<int> opens; // those of them that other candidates ask for and this one stands for
    bool dropped = false;
};

class Maker {
public:
    Maker(Trial& trial, int level)
        : trial_(trial), pack_(trial.pack()), level_(level), now_(trial.score({})),
          asked_(find_asked(pack_, now_, level)) {}

    Model make() {
        model_.exact = trial_.candidates().complete;
        draft_candidates();
        find_prerequisites();
        settle_duplicates();
        drop_useless();
        make_layers();
        find_requirements();
        return std::move(model_);
    }

private:
    [[nodiscard]] Candidate const& candidate(Draft const& draft) const {
        return trial_.candidates().list[static_cast<std::size_t>(draft.candidate)];
    }
    [[nodiscard]] BoundClaim const& bound(Draft const& draft) const { return trial_.bound_candidate(draft.candidate); }

    // --- Candidates and what each brings by itself

    void draft_candidates() {
        auto const& list = trial_.candidates().list;
        for (std::size_t i = 0; i < list.size(); ++i) {
            Draft draft;
            draft.candidate = static_cast<int>(i);
            BoundClaim const& claim = bound(draft);
            if (claim.barred != scoring::Unused::No || holds_already(claim)) continue;
            draft.gains = gains_of(pack_, asked_, trial_.all(), now_, claim);
            draft.own = !draft.gains.adds_up;
            model_.monotone = model_.monotone && !draft.gains.may_lower;
            drafts_.push_back(std::move(draft));
        }
    }

    [[nodiscard]] bool holds_already(BoundClaim const& claim) const {
        if (claim.qualification == none) return false;
        return std::any_of(own_claims_begin(), own_claims_end(), [&](BoundClaim const& own) {
            return own.qualification == claim.qualification && scoring::is_held(pack_, own, trial_.basis());
        });
    }

    using Iterator = std::vector<BoundClaim>::const_iterator;
    [[nodiscard]] Iterator own_claims_begin() const { return trial_.all().claims.begin(); }
    [[nodiscard]] Iterator own_claims_end() const {
        return own_claims_begin() + static_cast<std::ptrdiff_t>(trial_.own_claims());
    }

    // --- What must be held before what

    void find_prerequisites() {
        for (Draft& draft : drafts_)
            if (int const q = candidate(draft).qualification; q != none)
                draft.asks = scoring::open_prerequisites(pack_, trial_.bound(), trial_.basis(), q);
        drop_out_of_reach();
        find_openers();
    }

    void find_openers() {
        for (Draft& draft : drafts_) {
            draft.opens.clear();
            for (Draft const& other : drafts_)
                for (int const asked : other.asks)
                    if (stands_for(draft, asked) && std::ranges::find(draft.opens, asked) == draft.opens.end())
                        draft.opens.push_back(asked);
        }
    }

    [[nodiscard]] bool stands_for(Draft const& draft, int asked) const {
        int const q = candidate(draft).qualification;
        return q != none && scoring::stands_for(pack_, q, asked);
    }

    // Takes out what asks for something that neither is held nor can be acquired.
    void drop_out_of_reach() {
        for (bool more = true; more;) {
            std::size_t const before = drafts_.size();
            std::vector<int> reachable;
            for (Draft const& draft : drafts_)
                for (int const asked : draft.asks)
                    if (std::ranges::any_of(drafts_, [&](Draft const& other) { return stands_for(other, asked); }))
                        reachable.push_back(asked);
            std::erase_if(drafts_, [&](Draft const& draft) {
                return std::ranges::any_of(
                    draft.asks, [&](int asked) { return std::ranges::find(reachable, asked) == reachable.end(); });
            });
            more = drafts_.size() != before;
        }
    }

    // --- Duplicates

    void settle_duplicates() {
        std::map<int, std::vector<Draft*>> groups;
        for (Draft& draft : drafts_) {
            if (int const group = bound(draft).group; group != none) groups[group].push_back(&draft);
            if (repeats_itself(draft)) draft.most = 1;
        }
        for (auto& [group, members] : groups) settle_group(group, members);
    }

    // Two such entries would be duplicates: a qualification always, others where a once rule names nothing that can differ.
    [[nodiscard]] bool repeats_itself(Draft const& draft) const {
        if (candidate(draft).qualification != none) return true;
        int const rule = pack_.types[static_cast<std::size_t>(bound(draft).type)].once_type;
        if (rule == none) return false;
        rules::ClaimType const& type = pack_.pack.claims[static_cast<std::size_t>(rule)];
        rules::ClaimType const& own = pack_.pack.claims[static_cast<std::size_t>(bound(draft).type)];
        return std::ranges::none_of(type.once->by, [&](std::string const& by) {
            if (by == "title") return own.title_required;
            int const field = rules::find_field(own, by);
            if (field == none || own.fields[static_cast<std::size_t>(field)].kind != rules::Field::Kind::Text)
                return false;
            return !own.fields[static_cast<std::size_t>(field)].optional;
        });
    }

    void settle_group(int group, std::vector<Draft*> const& members) {
        std::vector<Gains> held;
        for (auto claim = own_claims_begin(); claim != own_claims_end(); ++claim)
            if (claim->group == group && counts(*claim))
                held.push_back(gains_of(pack_, asked_, trial_.all(), now_, *claim));
        bool const one_variant = std::ranges::all_of(members, [&](Draft const* draft) {
            return candidate(*draft).variant == candidate(*members.front()).variant;
        });
        for (Draft* draft : members) draft->most = 1;
        if (held.empty() && one_variant) return;
        Draft const& first = *members.front();
        bool const alike =
            std::ranges::all_of(members,
                                [&](Draft const* draft) {
                                    return !draft->own && draft->gains == first.gains && draft->opens == first.opens;
                                }) &&
            std::ranges::all_of(held, [&](Gains const& gains) { return gains == first.gains; });
        for (Draft* draft : members) {
            if (!alike)
                draft->own = true;
            else if (held.empty())
                draft->alone_in = group;
            else
                draft->gains = {};
        }
        unsteady_ = unsteady_ || (!alike && !held.empty());
        model_.monotone = model_.monotone && alike; // they may pay into different categories
    }

    [[nodiscard]] bool counts(BoundClaim const& claim) const {
        bool const by_reviewer = pack_.types[static_cast<std::size_t>(claim.type)].by_reviewer;
        return claim.barred == scoring::Unused::No && claim.basis >= (by_reviewer ? Basis::Verified : trial_.basis());
    }

    // --- What is worth looking at

    // A choice of options that costs the same as another and brings no more; an entry that brings nothing.
    void drop_useless() {
        find_unsteady();
        for (Draft& draft : drafts_) clip(draft);
        for (std::size_t before = drafts_.size() + 1; before != drafts_.size();) {
            before = drafts_.size();
            for (Draft& draft : drafts_) draft.dropped = brings_nothing(draft);
            for (Draft& draft : drafts_) draft.dropped = draft.dropped || is_outdone(draft);
            std::erase_if(drafts_, [](Draft const& draft) { return draft.dropped; });
            find_openers();
        }
    }

    // What is there now may come to count less as others are added: then only full amounts are safe limits. It may come
    // to count more where two that are held exclude each other: then nothing is known to be required.
    void find_unsteady() {
        std::vector<std::uint8_t> held(pack_.conflicts.size());
        std::vector<std::uint8_t> there(pack_.conflicts.size());
        for (auto claim = own_claims_begin(); claim != own_claims_end(); ++claim)
            if (scoring::is_held(pack_, *claim, trial_.basis()))
                held[static_cast<std::size_t>(claim->qualification)] =
                    there[static_cast<std::size_t>(claim->qualification)] = 1;
        for (Draft const& draft : drafts_)
            if (int const q = candidate(draft).qualification; q != none) there[static_cast<std::size_t>(q)] = 1;
        for (std::size_t q = 0; q < held.size(); ++q)
            for (int const other : pack_.conflicts[q]) {
                if (held[q] == 0) continue;
                unsteady_ = unsteady_ || there[static_cast<std::size_t>(other)] != 0;
                may_rise_ = may_rise_ || held[static_cast<std::size_t>(other)] != 0;
            }
    }

    void clip(Draft& draft) const {
        for (KeyedGain& gain : draft.gains.list) gain.amount = std::min(gain.amount, limit_of(gain.key));
        std::erase_if(draft.gains.list, [](KeyedGain const& gain) { return gain.amount <= 0; });
    }

    static bool brings_nothing(Draft const& draft) {
        return draft.gains.list.empty() && !draft.own && draft.opens.empty();
    }

    [[nodiscard]] bool is_outdone(Draft const& draft) const {
        if (draft.own) return false;
        return std::ranges::any_of(drafts_, [&](Draft const& other) {
            if (&other == &draft || other.dropped || other.own) return false;
            Candidate const& a = candidate(draft);
            Candidate const& b = candidate(other);
            bool const same_variant = a.variant == b.variant;
            bool const same_entry = a.claim.type == b.claim.type && a.qualification == b.qualification;
            if (!same_entry || (!same_variant && a.costs != b.costs) || other.alone_in != draft.alone_in) return false;
            if (bound(draft).group != bound(other).group && (draft.most != none || other.most != none)) return false;
            for (std::size_t k = 0; k < a.costs.size(); ++k)
                if (b.costs[k] > a.costs[k]) return false;
            if (!brings_no_more(draft.gains, other.gains) || draft.opens != other.opens) return false;
            return b.order < a.order || !brings_no_more(other.gains, draft.gains);
        });
    }

    // --- Limits

    [[nodiscard]] std::int64_t limit_of(GainKey const& key) const {
        switch (key.kind) {
        case Kind::Count: {
            scoring::GateResult const& result = now_.gates[static_cast<std::size_t>(key.row)];
            if (unsteady_) return result.need;
            return result.met ? 0 : std::max<std::int64_t>(result.need - result.have, 0);
        }
        case Kind::Points: return limit_of_points(key);
        case Kind::SumFact:
        case Kind::LargestFact: return Model::no_limit;
        case Kind::Prerequisite:
        case Kind::Group: return 1;
        case Kind::Itself: return most_own_copies;
        }
        return 0;
    }

    // More than what a leaf lacks cannot help it: each quantum either counts as itself or not at all.
    [[nodiscard]] std::int64_t limit_of_points(GainKey const& key) const {
        rules::CompiledAward const& award = pack_.awards[static_cast<std::size_t>(key.row)];
        std::int64_t limit = 0;
        for (AskedPoints const& points : asked_.points) {
            if (rules::way_into(pack_, award, points.category) == none) continue;
            if (points.gate != none && std::ranges::find(key.filter, points.gate) == key.filter.end()) continue;
            std::int64_t const useful = unsteady_ ? points.needed : points.missing;
            limit = std::max(
                limit, std::min(useful, most_through(rules::way_into(pack_, award, points.category), points.category)));
        }
        return limit;
    }

    // What the caps from one category up to another let through at most: all additions are of one day.
    [[nodiscard]] std::int64_t most_through(int category, int root) const {
        std::int64_t most = Model::no_limit;
        for (int at = category;; at = pack_.categories[static_cast<std::size_t>(at)].parent) {
            rules::Range const caps = pack_.categories[static_cast<std::size_t>(at)].caps;
            for (int i = 0; i < caps.count; ++i)
                most = std::min(most, pack_.category_caps[static_cast<std::size_t>(caps.first + i)].max);
            if (at == root) return most;
        }
    }

    int dimension(GainKey const& key) {
        auto const [known, is_new] = dimensions_.try_emplace(key, static_cast<int>(model_.dimensions.size()));
        if (is_new)
            model_.dimensions.push_back(
                {.limit = limit_of(key),
                 .largest = key.kind == Kind::LargestFact || key.kind == Kind::Prerequisite || key.kind == Kind::Group,
                 .last_layer = key.kind == Kind::Prerequisite || key.kind == Kind::Group ? 0 : -1});
        return known->second;
    }

    // --- Layers

    Option option_of(Draft const& draft) {
        Option option;
        option.candidate = draft.candidate;
        option.costs = candidate(draft).costs;
        auto const gain = [&](GainKey const& key, std::int64_t amount) {
            option.gains.push_back({dimension(key), amount});
        };
        if (draft.own)
            gain({Kind::Itself, draft.candidate}, 1);
        else
            for (KeyedGain const& row : draft.gains.list) gain(row.key, row.amount);
        for (int const asked : draft.opens) gain({Kind::Prerequisite, asked}, 1);
        if (draft.alone_in != none) {
            option.alone = dimension({Kind::Group, draft.alone_in});
            option.gains.push_back({option.alone, 1});
        }
        for (int const asked : draft.asks) option.asks.push_back(dimension({Kind::Prerequisite, asked}));
        return option;
    }

    void make_layers() {
        for (std::vector<std::size_t> const& rows : in_order()) {
            Layer& layer = model_.layers.emplace_back();
            for (std::size_t const row : rows) layer.options.push_back(option_of(drafts_[row]));
            layer.most = most_of(rows, layer);
            int const place = static_cast<int>(model_.layers.size()) - 1;
            for (Option const& option : layer.options) {
                for (int const asked : option.asks)
                    model_.dimensions[static_cast<std::size_t>(asked)].last_layer = place;
                if (option.alone != none) model_.dimensions[static_cast<std::size_t>(option.alone)].last_layer = place;
            }
        }
    }

    // As many entries as can be of use.
    int most_of(std::vector<std::size_t> const& rows, Layer const& layer) {
        if (drafts_[rows.front()].most != none) return drafts_[rows.front()].most;
        std::int64_t most = 1;
        for (Option const& option : layer.options)
            for (Gain const& gain : option.gains) {
                Dimension const& dimension = model_.dimensions[static_cast<std::size_t>(gain.dimension)];
                std::int64_t const useful =
                    dimension.largest ? 1 : (dimension.limit - 1) / std::max<std::int64_t>(gain.amount, 1) + 1;
                most = std::max(most, useful);
            }
        bool const own = drafts_[rows.front()].own;
        std::int64_t const limit = own ? most_own_copies : most_copies;
        model_.exact = model_.exact && most <= limit && !own;
        return static_cast<int>(std::min(most, limit));
    }

    // Variants, each tree of prerequisites together: what stands for another's prerequisite before it.
    std::vector<std::vector<std::size_t>> in_order() {
        std::map<int, std::vector<std::size_t>> variants;
        for (std::size_t i = 0; i < drafts_.size(); ++i) variants[candidate(drafts_[i]).variant].push_back(i);
        std::vector<std::vector<std::size_t>> order;
        std::map<int, int> visits; // by variant: 1 begun, 2 done
        auto const opens = [&](int variant, int asked) {
            return std::ranges::any_of(variants[variant], [&](std::size_t row) {
                return std::ranges::find(drafts_[row].opens, asked) != drafts_[row].opens.end();
            });
        };
        auto const each_asked = [&](int variant,
                                    auto const& use) { // calls `use` with what stands for its prerequisites
            for (std::size_t const row : variants[variant])
                for (int const asked : drafts_[row].asks)
                    for (auto const& [other, rows] : variants)
                        if (other != variant && opens(other, asked)) use(other);
        };
        auto const waits_only_for = [&](int variant, int last) {
            bool for_last = false;
            bool for_others = false;
            each_asked(variant, [&](int other) {
                for_last = for_last || other == last;
                for_others = for_others || visits[other] != 2;
            });
            return for_last && !for_others;
        };
        std::function<void(int)> const visit = [&](int variant) {
            if (visits[variant] == 1) model_.exact = false; // they ask for each other, through their classes
            if (visits[variant] != 0) return;
            visits[variant] = 1;
            each_asked(variant, visit);
            visits[variant] = 2;
            order.push_back(variants[variant]);
            for (auto const& [other, rows] : variants)
                if (visits[other] == 0 && waits_only_for(other, variant)) visit(other);
        };
        for (auto const& [variant, rows] : variants) visit(variant);
        return order;
    }

    // --- Requirements

    // What all levels that are high enough and in reach cannot do without.
    void find_requirements() {
        if (may_rise_ || hangs_on_gates_or_facts()) return;
        scoring::Assessment const all = trial_.score(everything(model_, no_limits(model_)));
        std::optional<Required> common;
        for (std::size_t l = static_cast<std::size_t>(level_); l < pack_.levels.size(); ++l) {
            if (!scoring::level_holds(pack_, all, static_cast<int>(l))) continue;
            Required required = find_required(pack_, now_, static_cast<int>(l));
            if (!common)
                common = std::move(required);
            else
                keep_common(*common, required);
        }
        if (!common) return;
        for (int const gate : common->gates) add_count(gate);
        for (AskedPoints const& points : common->points) add_points(points);
    }

    static void keep_common(Required& common, Required const& other) {
        std::erase_if(common.gates,
                      [&](int gate) { return std::ranges::find(other.gates, gate) == other.gates.end(); });
        std::erase_if(common.points, [&](AskedPoints& points) {
            auto const found = std::ranges::find(other.points, points.category, &AskedPoints::category);
            if (found == other.points.end()) return true;
            points.missing = std::min(points.missing, found->missing);
            return false;
        });
    }

    // Claims that are there could come to count more, without bringing it themselves.
    [[nodiscard]] bool hangs_on_gates_or_facts() const {
        bool const raises = std::ranges::any_of(drafts_, [](Draft const& d) { return d.gains.raises_facts; });
        return !pack_.opening_gates.empty() || raises ||
               std::ranges::any_of(drafts_, [&](Draft const& d) { return d.gains.unknown; });
    }

    void add_count(int g) {
        rules::CompiledGate const& gate = pack_.gates[static_cast<std::size_t>(g)];
        scoring::GateResult const& result = now_.gates[static_cast<std::size_t>(g)];
        using GateKind = rules::CompiledGate::Kind;
        if (gate.kind == GateKind::Points)
            add_points({gate.category, gate.filtered ? g : none, result.need - result.have, result.need});
        if (gate.kind != GateKind::Has && gate.kind != GateKind::HasValue && gate.kind != GateKind::Claims) return;
        add_requirement(result.need - result.have,
                        [&](GainKey const& key) { return key.kind == Kind::Count && key.row == g; });
    }

    void add_points(AskedPoints const& points) {
        add_requirement(points.missing, [&](GainKey const& key) {
            if (key.kind != Kind::Points) return false;
            rules::CompiledAward const& award = pack_.awards[static_cast<std::size_t>(key.row)];
            if (rules::way_into(pack_, award, points.category) == none) return false;
            return points.gate == none || std::ranges::find(key.filter, points.gate) != key.filter.end();
        });
    }

    void add_requirement(std::int64_t amount, auto const& is_part) {
        if (amount <= 0) return;
        Requirement requirement{amount, {}};
        for (auto const& [key, place] : dimensions_)
            if (is_part(key)) requirement.weights.push_back({place, 1});
        for (Draft const& draft : drafts_) { // what is a state of its own brings at most its own
            if (!draft.own) continue;
            std::int64_t most = 0;
            for (KeyedGain const& gain : draft.gains.list)
                if (is_part(gain.key)) most += gain.amount;
            if (most > 0) requirement.weights.push_back({dimension({Kind::Itself, draft.candidate}), most});
        }
        model_.requirements.push_back(std::move(requirement));
    }

    Trial& trial_;
    CompiledPack const& pack_;
    int level_;
    scoring::Assessment const now_;
    Asked asked_;
    std::vector<Draft> drafts_;
    bool unsteady_ = false;
    bool may_rise_ = false;
    std::map<GainKey, int> dimensions_;
    Model model_;
};

} // namespace

Limits no_limits(Model const& model) {
    Limits limits;
    for (Layer const& layer : model.layers) limits.emplace_back(layer.options.size(), layer.most);
    return limits;
}

std::vector<int> everything(Model const& model, Limits const& limits) {
    std::vector<int> all;
    for (std::size_t l = 0; l < model.layers.size(); ++l)
        for (std::size_t o = 0, taken = 0; o < model.layers[l].options.size(); ++o)
            for (; static_cast<int>(taken) < limits[l][o]; ++taken) all.push_back(model.layers[l].options[o].candidate);
    return all;
}

Model make_model(Trial& trial, int level) { return Maker(trial, level).make(); }

} // namespace accrue::path
