#include "path/search.h"

#include <algorithm>
#include <unordered_map>

#include "path/prices.h"

namespace accrue::path {
namespace {

constexpr int nothing = -1;
constexpr std::size_t few_states = 200;

Costs sum(Costs const& a, Costs const& b) { return {a[0] + b[0], a[1] + b[1], a[2] + b[2]}; }

// One set of additions, as a chain.
struct Label {
    std::pair<std::int64_t, std::int64_t> cost; // by the objective
    int count = 0;
    int before = nothing; // the label that was added to
    int layer = nothing;  // of the last addition
    int option = nothing;
    int taken = 0; // of the last addition's variant
};

class Search {
public:
    Search(Trial& trial, Model const& model, Limits const& limits, SearchSettings const& settings)
        : trial_(trial), model_(model), limits_(limits), settings_(settings), width_(model.dimensions.size() + 1),
          slots_(16, Hash{this}, Equal{this}), prices_(model, settings.objective) {}

    std::optional<Found> run() {
        last_score_ = trial_.scores() + settings_.most_scores;
        std::vector<int> all = everything(model_, limits_);
        keep_possible(all);
        if (reaches(all))
            shrink(std::move(all));
        else if (model_.monotone)
            return std::nullopt;
        follow(std::min(settings_.most_states, few_states)); // finds a good set, which spares most states of the rest
        if (bound_ <= best_cost_.first) follow(settings_.most_states);
        finish();
        return best_;
    }

private:
    // --- The scorer's word

    bool reaches(std::vector<int> const& added) { return trial_.score(added).overall >= settings_.level; }

    [[nodiscard]] Candidate const& candidate(int place) const {
        return trial_.candidates().list[static_cast<std::size_t>(place)];
    }

    [[nodiscard]] Costs costs_of(std::vector<int> const& added) const {
        Costs costs{};
        for (int const place : added) costs = sum(costs, candidate(place).costs);
        return costs;
    }

    // --- A set to begin with: everything, and then without whatever can be left out, the dearest first

    void shrink(std::vector<int> all) {
        std::vector<int> order = all;
        std::ranges::stable_sort(order, [&](int a, int b) {
            return cost_by(settings_.objective, candidate(a).costs) > cost_by(settings_.objective, candidate(b).costs);
        });
        std::size_t const many = std::max<std::size_t>(order.size() / 64, 1);
        leave_out(order, many, all);
        if (many > 1) leave_out(order, 1, all);
        take(std::move(all));
    }

    // So many at once, wherever the level is reached without them.
    void leave_out(std::vector<int> const& order, std::size_t many, std::vector<int>& all) {
        for (std::size_t first = 0; first < order.size(); first += many) {
            std::vector<int> fewer = all;
            for (std::size_t i = first; i < std::min(first + many, order.size()); ++i)
                if (auto const at = std::ranges::find(fewer, order[i]); at != fewer.end()) fewer.erase(at);
            if (fewer.size() == all.size()) continue; // they went together with what they asked for
            keep_possible(fewer);
            if (reaches(fewer)) all = std::move(fewer);
        }
    }

    void take(std::vector<int> added) {
        best_ = Found{.added = std::move(added)};
        best_->costs = costs_of(best_->added);
        best_cost_ = cost_by(settings_.objective, best_->costs);
    }

    // Takes out what asks for something that is no longer there.
    void keep_possible(std::vector<int>& added) const {
        std::vector<std::uint8_t> there(model_.dimensions.size());
        std::vector<int> kept;
        for (Layer const& layer : model_.layers)
            for (Option const& option : layer.options) {
                auto const count = std::ranges::count(added, option.candidate);
                bool const open =
                    std::ranges::all_of(option.asks, [&](int d) { return there[static_cast<std::size_t>(d)] != 0; });
                if (count == 0 || !open) continue;
                kept.insert(kept.end(), static_cast<std::size_t>(count), option.candidate);
                for (Gain const& gain : option.gains) there[static_cast<std::size_t>(gain.dimension)] = 1;
            }
        added = std::move(kept);
    }

    // --- States

    [[nodiscard]] std::int64_t* state(int label) { return states_.data() + static_cast<std::size_t>(label) * width_; }
    [[nodiscard]] std::int64_t const* state(int label) const {
        return states_.data() + static_cast<std::size_t>(label) * width_;
    }

    struct Hash {
        Search const* search;
        std::size_t operator()(int label) const {
            std::uint64_t hash = 1469598103934665603U;
            std::int64_t const* const values = search->state(label);
            for (std::size_t d = 0; d < search->width_; ++d) {
                hash ^= static_cast<std::uint64_t>(values[d]);
                hash *= 1099511628211U;
                hash ^= hash >> 29U;
            }
            return hash;
        }
    };
    struct Equal {
        Search const* search;
        bool operator()(int a, int b) const {
            return std::equal(search->state(a), search->state(a) + search->width_, search->state(b));
        }
    };

    // From no additions to what is left at the end, with so many states in each layer.
    void follow(std::size_t most_states) {
        most_states_ = most_states;
        bound_ = most_cost;
        labels_.assign(1, {});
        states_.assign(width_, 0);
        frontier_.clear();
        slots_.clear();
        keep(0);
        for (std::size_t layer = 0; layer < model_.layers.size() && !settings_.stop.stop_requested(); ++layer)
            pass(layer);
        conclude();
    }

    // The label stays if no cheaper one has its state. REQUIRES: it is the last one made; it is gone where it does not stay.
    bool keep(int label) {
        auto const [known, is_new] = slots_.try_emplace(label, frontier_.size());
        if (is_new) {
            frontier_.push_back(label);
            return true;
        }
        int& kept = frontier_[known->second];
        if (!comes_before(label, kept)) {
            labels_.pop_back();
            states_.resize(states_.size() - width_);
            return false;
        }
        kept = label;
        return true;
    }

    [[nodiscard]] bool comes_before(int a, int b) const {
        Label const& x = labels_[static_cast<std::size_t>(a)];
        Label const& y = labels_[static_cast<std::size_t>(b)];
        if (x.cost != y.cost) return x.cost < y.cost;
        if (x.count != y.count) return x.count < y.count;
        return orders_of(a) < orders_of(b);
    }

    [[nodiscard]] std::vector<int> added_by(int label) const {
        std::vector<int> added;
        for (int at = label; labels_[static_cast<std::size_t>(at)].option != nothing;
             at = labels_[static_cast<std::size_t>(at)].before) {
            Label const& row = labels_[static_cast<std::size_t>(at)];
            added.push_back(model_.layers[static_cast<std::size_t>(row.layer)]
                                .options[static_cast<std::size_t>(row.option)]
                                .candidate);
        }
        return added;
    }

    [[nodiscard]] std::vector<int> orders_of(int label) const {
        std::vector<int> orders = added_by(label);
        for (int& place : orders) place = candidate(place).order;
        std::ranges::sort(orders);
        return orders;
    }

    // --- Layers

    void pass(std::size_t layer) {
        Layer const& row = model_.layers[layer];
        for (std::size_t option = 0; option < row.options.size(); ++option) {
            std::vector<int> sources = frontier_;
            for (std::size_t i = 0; i < sources.size(); ++i)
                if (int const label = extend(sources[i], layer, option); label != nothing && row.most > 1)
                    sources.push_back(label);
        }
        forget(layer);
    }

    // The label with the option added, or nothing where that cannot be, brings nothing or costs too much.
    int extend(int from, std::size_t layer, std::size_t place) {
        Option const& option = model_.layers[layer].options[place];
        Label label = labels_[static_cast<std::size_t>(from)];
        int const taken = (label.layer == static_cast<int>(layer) ? label.taken : 0) + 1;
        if (taken > limits_[layer][place]) return nothing;
        std::int64_t const* const before = state(from);
        for (int const asked : option.asks)
            if (before[asked] == 0) return nothing;
        if (option.alone != nothing && before[option.alone] != 0) return nothing;
        auto const price = cost_by(settings_.objective, option.costs);
        label = {.cost = {label.cost.first + price.first, label.cost.second + price.second},
                 .count = label.count + 1,
                 .before = from,
                 .layer = static_cast<int>(layer),
                 .option = static_cast<int>(place),
                 .taken = taken};
        if (label.cost > best_cost_) return nothing;
        if (labels_.size() >= settings_.most_labels) {
            bound_ = std::min(bound_, label.cost.first);
            return nothing;
        }
        int const made = static_cast<int>(labels_.size());
        states_.resize(states_.size() + width_);
        std::copy_n(state(from), width_, state(made));
        if (!raise(state(made), option) ||
            prices_.lower_bound(label.cost.first, state(made), layer) > best_cost_.first) {
            states_.resize(states_.size() - width_);
            return nothing;
        }
        if (told_apart(layer)) state(made)[width_ - 1] = taken;
        labels_.push_back(label);
        return keep(made) ? made : nothing;
    }

    // Within a layer of several options it matters how many of them were taken.
    [[nodiscard]] bool told_apart(std::size_t layer) const {
        return model_.layers[layer].most > 1 || model_.layers[layer].options.size() > 1;
    }

    // False where nothing changes.
    bool raise(std::int64_t* values, Option const& option) const {
        bool changed = false;
        for (Gain const& gain : option.gains) {
            Dimension const& dimension = model_.dimensions[static_cast<std::size_t>(gain.dimension)];
            std::int64_t& value = values[gain.dimension];
            std::int64_t const raised = dimension.largest ? std::max(value, gain.amount) : value + gain.amount;
            std::int64_t const next = std::min(raised, dimension.limit);
            changed = changed || next != value;
            value = next;
        }
        return changed;
    }

    // Dimensions that no later layer reads no longer tell states apart; of too many states the most promising stay.
    void forget(std::size_t layer) {
        std::vector<std::size_t> forgotten;
        for (std::size_t d = 0; d < model_.dimensions.size(); ++d) {
            int const last = model_.dimensions[d].last_layer;
            if (last >= 0 && last <= static_cast<int>(layer)) forgotten.push_back(d);
        }
        bool const crowded = frontier_.size() > most_states_;
        if (forgotten.empty() && !told_apart(layer) && !crowded) return;
        std::vector<int> labels = std::move(frontier_);
        frontier_.clear();
        slots_.clear();
        if (crowded) keep_promising(labels, layer);
        for (int const label : labels) {
            for (std::size_t const d : forgotten) state(label)[d] = 0;
            state(label)[width_ - 1] = 0;
            join(label);
        }
    }

    void join(int label) {
        auto const [known, is_new] = slots_.try_emplace(label, frontier_.size());
        if (is_new)
            frontier_.push_back(label);
        else if (int& kept = frontier_[known->second]; comes_before(label, kept))
            kept = label;
    }

    void keep_promising(std::vector<int>& labels, std::size_t layer) {
        auto const promise = [&](int label) {
            return prices_.lower_bound(labels_[static_cast<std::size_t>(label)].cost.first, state(label), layer);
        };
        std::vector<std::pair<std::int64_t, int>> ranked;
        for (int const label : labels) ranked.emplace_back(promise(label), label);
        auto const cut = ranked.begin() + static_cast<std::ptrdiff_t>(most_states_);
        std::nth_element(ranked.begin(), cut, ranked.end());
        bound_ = std::min(bound_, std::min_element(cut, ranked.end())->first);
        ranked.erase(cut, ranked.end());
        std::ranges::sort(ranked, {}, &std::pair<std::int64_t, int>::second);
        labels.clear();
        for (auto const& [cost, label] : ranked) labels.push_back(label);
    }

    // --- The end

    void conclude() {
        std::vector<int> labels = frontier_;
        std::erase_if(labels, [&](int label) {
            return std::ranges::any_of(model_.requirements,
                                       [&](Requirement const& r) { return still_open(r, state(label)) > 0; });
        });
        std::ranges::sort(labels, [&](int a, int b) { return comes_before(a, b); });
        for (int const label : labels) {
            if (settings_.stop.stop_requested()) break;
            if (trial_.scores() >= last_score_) {
                bound_ = std::min(bound_, labels_[static_cast<std::size_t>(label)].cost.first);
                break;
            }
            std::vector<int> added = added_by(label);
            if (!reaches(added)) continue;
            take(std::move(added));
            break;
        }
    }

    void finish() {
        if (!best_) return;
        std::ranges::sort(best_->added, {}, [&](int place) { return candidate(place).order; });
        best_->bound = std::min(bound_, best_cost_.first);
        bool const second_open = settings_.objective == Objective::Months && bound_ == best_cost_.first;
        best_->proven = model_.exact && best_->bound == best_cost_.first && !second_open;
    }

    Trial& trial_;
    Model const& model_;
    Limits const& limits_;
    SearchSettings const& settings_;
    std::size_t width_; // of a state: its dimensions, and how many of the variant at hand were taken
    std::vector<Label> labels_;
    std::vector<std::int64_t> states_;
    std::vector<int> frontier_;
    std::unordered_map<int, std::size_t, Hash, Equal>
        slots_; // the label that came first to a state -> place in frontier_
    Prices prices_;
    std::int64_t bound_ = most_cost; // what was not followed costs at least this
    std::size_t most_states_ = 0;
    long last_score_ = 0;
    std::optional<Found> best_;
    std::pair<std::int64_t, std::int64_t> best_cost_{most_cost, most_cost};
};

} // namespace

std::optional<Found> find_cheapest(Trial& trial, Model const& model, Limits const& limits,
                                   SearchSettings const& settings) {
    return Search(trial, model, limits, settings).run();
}

} // namespace accrue::path
