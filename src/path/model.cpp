#include "path/model.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "path/drafts.h"
#include "path/gain_limits.h"
#include "scoring/levels.h"

namespace accrue::path {
namespace {

using rules::CompiledPack;
using rules::none;
using Kind = GainKey::Kind;

constexpr std::int64_t most_copies = 1'000; // of one variant, where they add up

class Maker {
public:
    Maker(Trial& trial, int level)
        : trial_(trial), pack_(trial.pack()), level_(level), now_(trial.score({})),
          asked_(find_asked(pack_, now_, level)), found_(find_drafts(trial, asked_, now_)),
          drafts_(found_.list), limits_{pack_, asked_, now_, found_.unsteady} {}

    Model make() {
        model_.exact = trial_.candidates().complete;
        model_.monotone = found_.monotone;
        make_layers();
        find_requirements();
        return std::move(model_);
    }

private:
    [[nodiscard]] Candidate const& candidate(Draft const& draft) const {
        return trial_.candidates().list[static_cast<std::size_t>(draft.candidate)];
    }

    int dimension(GainKey const& key) {
        auto const [known, is_new] = dimensions_.try_emplace(key, static_cast<int>(model_.dimensions.size()));
        if (is_new)
            model_.dimensions.push_back(
                {.limit = limits_.of(key),
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
        std::map<int, std::vector<int>> openers; // by what is asked: the variants that stand for it,
        std::map<int, std::vector<int>> askers;  // and those that ask for it
        for (Draft const& draft : drafts_) {
            for (int const asked : draft.opens) openers[asked].push_back(candidate(draft).variant);
            for (int const asked : draft.asks) askers[asked].push_back(candidate(draft).variant);
        }
        std::vector<std::vector<std::size_t>> order;
        std::map<int, int> visits; // by variant: 1 begun, 2 done
        auto const each_asked = [&](int variant, auto const& use) {
            for (std::size_t const row : variants[variant])
                for (int const asked : drafts_[row].asks)
                    for (int const other : openers[asked])
                        if (other != variant) use(other);
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
            for (std::size_t const row : variants[variant])
                for (int const asked : drafts_[row].opens)
                    for (int const other : askers[asked])
                        if (visits[other] == 0 && waits_only_for(other, variant)) visit(other);
        };
        for (auto const& [variant, rows] : variants) visit(variant);
        return order;
    }

    // --- Requirements

    // What all levels that are high enough and in reach cannot do without.
    void find_requirements() {
        if (found_.may_rise || hangs_on_gates_or_facts()) return;
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
    Drafts const found_;
    std::vector<Draft> const& drafts_;
    GainLimits const limits_;
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
