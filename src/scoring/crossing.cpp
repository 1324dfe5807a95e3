#include "scoring/crossing.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "scoring/limits.h"

namespace accrue::scoring {
namespace {

using rules::CompiledCap;
using rules::CompiledCategory;
using rules::CompiledPack;
using rules::none;
using Item = Workspace::Item;
using FlowCell = Workspace::FlowCell;
using FlowItem = Workspace::FlowItem;

// The network of the items below one category, which are in workspace.flow_items; its cells are in workspace.flow_cells.
//
// Each item is sent as far as what came before it leaves room. Mostly that is all, and then it credits the first item as much
// as can be, then the next. Only otherwise the network is built and filled.
class Network {
public:
    Network(CompiledPack const& pack, BoundApplication const& application, Cells cells, int root, Workspace& workspace)
        : pack_(pack), application_(application), cells_(cells), workspace_(workspace),
          root_(pack.categories[static_cast<std::size_t>(root)]),
          own_side_(root_.caps.count > 0 && cap_of(root_.caps.first).source_side) {
        workspace.flow_cells.clear();
        workspace.flow_items.clear();
        workspace.first_flow_cells.assign(pack.category_caps.size(), none);
        for (std::size_t i = 0; i < workspace.scoped.size(); ++i)
            if (lies_in(pack, workspace.scoped[i].category, root)) add(i);
    }

    // No more than `most` can be credited.
    [[nodiscard]] std::int64_t total(std::int64_t most) {
        if (sent_ < std::min(most, of_own_side_)) (void)fill();
        return sent_;
    }

    // Fills workspace.shares, and `sent` of the cells. No more than `most` can be credited.
    void share_out(std::int64_t most) {
        workspace_.shares.clear();
        if (sent_ == most || !fill()) {
            for (FlowItem const& item : workspace_.flow_items) workspace_.shares.push_back(item.sent);
            return;
        }
        for (FlowCell& cell : workspace_.flow_cells) cell.sent = 0;
        for (FlowItem const& item : workspace_.flow_items) {
            std::int64_t const share = workspace_.shares.emplace_back(workspace_.flow.prefer(item.arc));
            for_each_cell(item, [&](FlowCell& cell) { cell.sent += share; });
        }
    }

    // Calls `use` with each cell around the item, from the leaf up.
    template <class Use>
    void for_each_cell(FlowItem const& item, Use const& use) const {
        int from = item.from;
        int to = item.to;
        while (from != none || to != none) {
            bool const next_is_from = to == none || (from != none && is_inside(cell(from).cap, cell(to).cap));
            FlowCell& next = cell(next_is_from ? from : to);
            (next_is_from ? from : to) = next.outer;
            use(next);
        }
    }

private:
    enum End : int { Source, Sink }; // nodes; those of the cells follow

    [[nodiscard]] FlowCell& cell(int index) const { return workspace_.flow_cells[static_cast<std::size_t>(index)]; }
    [[nodiscard]] CompiledCap const& cap_of(int cap) const {
        return pack_.category_caps[static_cast<std::size_t>(cap)];
    }
    [[nodiscard]] bool is_inside(int cap, int other) const { // of two around one item
        int const depth = cap_of(cap).depth;
        int const other_depth = cap_of(other).depth;
        return depth != other_depth ? depth > other_depth : cap < other;
    }

    void add(std::size_t place) {
        Item const& item = workspace_.scoped[place];
        CompiledCategory const& category = pack_.categories[static_cast<std::size_t>(item.category)];
        int const from = innermost_cell(category.source_cap, item);
        int const to = innermost_cell(category.sink_cap, item);
        std::int64_t sent = item.value;
        for (int c = from; c != none; c = cell(c).outer) sent = std::min(sent, cell(c).room);
        for (int c = to; c != none; c = cell(c).outer) sent = std::min(sent, cell(c).room);
        send(from, sent);
        send(to, sent);
        sent_ += sent;
        workspace_.flow_items.push_back({from, to, none, place, sent, item.value - sent});
        add_to_own_side(own_side_ ? from : to, item.value);
    }

    void send(int innermost, std::int64_t amount) const {
        if (amount == 0) return;
        for (int c = innermost; c != none; c = cell(c).outer) {
            cell(c).room -= amount;
            cell(c).sent += amount;
        }
    }

    // What the caps on the side of the root's own would credit by themselves.
    void add_to_own_side(int innermost, std::int64_t amount) {
        for (int c = innermost; c != none; c = cell(c).outer) amount = std::min(amount, cell(c).alone);
        for (int c = innermost; c != none; c = cell(c).outer) cell(c).alone -= amount;
        of_own_side_ += amount;
    }

    // The cell of the cap, or of the next one out, that holds the item; those around it are made where they are not there.
    int innermost_cell(int cap, Item const& item) {
        int innermost = none;
        int* hangs_on = &innermost;
        for (; cap != none && cap_of(cap).depth >= root_.depth; cap = cap_of(cap).outer) {
            std::int32_t const number = cell_of(pack_, application_, cells_, cap_of(cap).per, item.when.days);
            if (int const known = find(cap, number); known != none) { // the rest of the way is there
                *hangs_on = known;
                break;
            }
            std::int64_t const max = limit_at(pack_, application_, cells_, cap, item.when.days, workspace_);
            int const made = static_cast<int>(workspace_.flow_cells.size());
            *hangs_on = made;
            int const other = std::exchange(workspace_.first_flow_cells[static_cast<std::size_t>(cap)], made);
            workspace_.flow_cells.push_back({cap, number, none, other, max, max, 0});
            hangs_on = &workspace_.flow_cells.back().outer; // until the next one is made
        }
        return innermost;
    }

    [[nodiscard]] int find(int cap, std::int32_t number) const {
        int known = workspace_.first_flow_cells[static_cast<std::size_t>(cap)];
        while (known != none && cell(known).number != number) known = cell(known).next;
        return known;
    }

    // Adds to sent_ what else can be sent. False: nothing.
    bool fill() {
        build();
        std::int64_t const more = workspace_.flow.fill(Source, Sink);
        sent_ += more;
        return more > 0;
    }

    void build() {
        Flow& flow = workspace_.flow;
        flow.clear();
        for (std::size_t i = 0; i < workspace_.flow_cells.size() + 2; ++i) (void)flow.add_node();
        auto const node = [](int index, End end) { return index == none ? end : index + 2; };
        for (FlowItem& item : workspace_.flow_items)
            item.arc = flow.add_arc(node(item.from, Source), node(item.to, Sink), item.rest, item.sent);
        for (int i = 0; i < static_cast<int>(workspace_.flow_cells.size()); ++i) {
            FlowCell const& inner = cell(i);
            if (cap_of(inner.cap).source_side)
                flow.add_arc(node(inner.outer, Source), node(i, Source), inner.room, inner.sent);
            else
                flow.add_arc(node(i, Sink), node(inner.outer, Sink), inner.room, inner.sent);
        }
    }

    CompiledPack const& pack_;
    BoundApplication const& application_;
    Cells cells_;
    Workspace& workspace_;
    CompiledCategory const& root_;
    bool own_side_; // whether the finest of the root's own caps lies on the side of the source
    std::int64_t sent_ = 0;
    std::int64_t of_own_side_ = 0;
};

} // namespace

std::int64_t crossing_total(CompiledPack const& pack, BoundApplication const& application, Cells cells, int category,
                            std::int64_t most, Workspace& workspace) {
    return Network(pack, application, cells, category, workspace).total(most);
}

void share_out(CompiledPack const& pack, BoundApplication const& application, Cells cells, int root,
               Workspace& workspace) {
    Network(pack, application, cells, root, workspace).share_out(std::numeric_limits<std::int64_t>::max());
}

void attribute_crossing(CompiledPack const& pack, BoundApplication const& application, int root, Workspace& workspace,
                        Assessment& assessment) {
    Network network(pack, application, Cells::OfScope, root, workspace);
    network.share_out(workspace.scope_points[static_cast<std::size_t>(root)].counted);
    for (std::size_t i = 0; i < workspace.flow_items.size(); ++i) {
        Item const& item = workspace.scoped[workspace.flow_items[i].place];
        ClaimResult& claim = result_of(assessment, item);
        claim.counted = workspace.shares[i];
        claim.unused = claim.counted == 0 ? Unused::OverCap : Unused::No;
        if (claim.counted == item.value) continue;
        network.for_each_cell(workspace.flow_items[i], [&](FlowCell const& cell) {
            if (cell.sent < limit_at(pack, application, Cells::OfScope, cell.cap, item.when.days, workspace)) return;
            int const cap = pack.category_caps[static_cast<std::size_t>(cell.cap)].cap;
            workspace.cap_cut[static_cast<std::size_t>(cap)] = true;
            if (claim.because == none) claim.because = cap;
        });
    }
    std::erase_if(workspace.scoped, [&](Item const& item) { return lies_in(pack, item.category, root); });
}

} // namespace accrue::scoring
