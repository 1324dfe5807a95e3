// Rows that lead back to themselves: categories, gates, `implies`, `after`, examples.
#include <algorithm>
#include <functional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

struct Edge {
    std::size_t to = 0;
    std::size_t place = 0; // of the reference in its list
};

struct Graph {
    std::string_view reason; // "a gate cannot depend on itself"
    std::vector<std::string_view> ids;
    std::vector<std::vector<Edge>> edges; // by row
    std::function<Path(std::size_t row, std::size_t place)> at;

    void add(std::size_t row, std::size_t place, std::optional<std::size_t> to) {
        if (to) edges[row].push_back({*to, place});
    }
    void add(std::size_t row, Names const& names, std::vector<std::string> const& list) {
        for (std::size_t place = 0; place < list.size(); ++place) add(row, place, names.find(list[place]));
    }
};

struct Closing { // a reference that leads back to its own row, with the rows on the way
    std::size_t row = 0;
    std::size_t place = 0;
    std::vector<std::size_t> chain;
};

// A walk in depth with a stack of its own: a chain may be as long as the pack.
class Walk {
public:
    explicit Walk(Graph const& graph) : graph_(graph), state_(graph.ids.size()) {
        for (std::size_t start = 0; start < state_.size(); ++start)
            if (state_[start] == State::New) from(start);
    }
    [[nodiscard]] std::vector<Closing> const& found() const { return found_; }

private:
    enum class State : std::uint8_t { New, Open, Done };
    struct Step {
        std::size_t row;
        std::size_t next;
    };

    void enter(std::size_t row) {
        state_[row] = State::Open;
        open_.push_back({row, 0});
    }

    void from(std::size_t start) {
        enter(start);
        while (!open_.empty()) {
            std::size_t const row = open_.back().row;
            if (open_.back().next == graph_.edges[row].size()) {
                state_[row] = State::Done;
                open_.pop_back();
                continue;
            }
            Edge const edge = graph_.edges[row][open_.back().next++];
            if (state_[edge.to] == State::Open) found_.push_back({row, edge.place, chain(edge.to)});
            if (state_[edge.to] == State::New) enter(edge.to);
        }
    }

    [[nodiscard]] std::vector<std::size_t> chain(std::size_t first) const {
        std::vector<std::size_t> rows;
        for (auto at = std::ranges::find(open_, first, &Step::row); at != open_.end(); ++at) rows.push_back(at->row);
        rows.push_back(first);
        return rows;
    }

    Graph const& graph_;
    std::vector<State> state_;
    std::vector<Step> open_;
    std::vector<Closing> found_;
};

std::string shown(Graph const& graph, std::vector<std::size_t> const& chain) {
    constexpr std::size_t most = 8; // rows that are named
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        if (i < most || i + 1 == chain.size()) names.push_back(graph.ids[chain[i]]);
        if (i == most && i + 1 < chain.size()) names.emplace_back("...");
    }
    return fmt::format("{}", fmt::join(names, " -> "));
}

void report(Graph const& graph, Findings& findings) {
    Walk const walk(graph);
    for (Closing const& closing : walk.found())
        findings.error("E230", graph.at(closing.row, closing.place),
                       fmt::format("{}: {}", graph.reason, shown(graph, closing.chain)),
                       "take one of these references out");
}

template <class Row>
Graph graph_of(std::vector<Row> const& rows, std::string Row::*id, std::string_view reason,
               std::function<Path(std::size_t, std::size_t)> at) {
    Graph graph{reason, {}, std::vector<std::vector<Edge>>(rows.size()), std::move(at)};
    for (Row const& row : rows) graph.ids.emplace_back(row.*id);
    return graph;
}

void check_category_cycles(Index const& index, Findings& findings) {
    Graph graph = graph_of(index.pack.categories, &Category::id, "a category cannot lie inside itself",
                           [](std::size_t row, std::size_t) { return Path("category") / row / "in"; });
    for (std::size_t i = 0; i < index.parents.size(); ++i) graph.add(i, 0, index.parents[i]);
    report(graph, findings);
}

void check_gate_cycles(Index const& index, Findings& findings) {
    auto const& rows = index.pack.gates;
    Graph graph = graph_of(rows, &Gate::id, "a gate cannot depend on itself", [&](std::size_t row, std::size_t place) {
        return Path("gate") / row / members_key(rows[row]) / place;
    });
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (auto const* members = members_of(rows[i])) graph.add(i, index.gates, *members);
    report(graph, findings);
}

void check_qualification_cycles(Index const& index, Findings& findings) {
    auto const& rows = index.pack.qualifications;
    Graph implies =
        graph_of(rows, &Qualification::id, "a qualification cannot imply itself",
                 [](std::size_t row, std::size_t place) { return Path("qualification") / row / "implies" / place; });
    Graph after =
        graph_of(rows, &Qualification::id, "a qualification cannot come after itself",
                 [](std::size_t row, std::size_t place) { return Path("qualification") / row / "after" / place; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        implies.add(i, index.qualifications, rows[i].implies);
        after.add(i, index.qualifications, rows[i].after);
    }
    report(implies, findings);
    report(after, findings);
}

void check_example_cycles(Index const& index, Findings& findings) {
    auto const& rows = index.pack.examples;
    Graph graph = graph_of(rows, &Example::name, "an example cannot build on itself",
                           [](std::size_t row, std::size_t) { return Path("example") / row / "like"; });
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].like) graph.add(i, 0, index.examples.find(*rows[i].like));
    report(graph, findings);
}

// A cap by ratio hangs on every other such cap inside the category that it is a share of; where that lies around it, only
// on those that are not inside its own.
void check_ratio_cycles(Index const& index, Findings& findings) {
    constexpr std::size_t most = 100; // more are refused elsewhere
    auto const& rows = index.pack.caps;
    std::vector<std::size_t> ratios;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].max_ratio && index.categories.find(rows[i].on) && index.categories.find(rows[i].max_ratio->of))
            ratios.push_back(i);
    if (ratios.size() > most) return;
    Graph graph = graph_of(rows, &Cap::id, "a limit cannot be a share of what hangs on it",
                           [](std::size_t row, std::size_t) { return Path("cap") / row / "max_ratio" / "of"; });
    for (std::size_t const a : ratios)
        for (std::size_t const b : ratios) {
            std::size_t const on = *index.categories.find(rows[a].on);
            std::size_t const of = *index.categories.find(rows[a].max_ratio->of);
            std::size_t const other = *index.categories.find(rows[b].on);
            bool const counted = !lies_inside(index, on, of) || !lies_inside(index, other, on);
            if (a != b && counted && lies_inside(index, other, of)) graph.add(a, 0, b);
        }
    report(graph, findings);
}

} // namespace

void check_cycles(Index const& index, Findings& findings) {
    check_category_cycles(index, findings);
    check_ratio_cycles(index, findings);
    check_gate_cycles(index, findings);
    check_qualification_cycles(index, findings);
    check_example_cycles(index, findings);
}

} // namespace accrue::rules
