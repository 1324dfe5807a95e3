#include "scoring/crossing.h"

#include <algorithm>
#include <span>

#include "scoring/limits.h"

namespace accrue::scoring {
namespace {

using rules::CompiledCap;
using rules::CompiledPack;
using rules::none;
using Item = Workspace::Item;
using FlowCell = Workspace::FlowCell;

// The network of one category's items. Its cells are in workspace.flow_cells, its item arcs in workspace.flow_arcs.
class Network {
public:
    Network(CompiledPack const& pack, BoundApplication const& application, Cells cells, Workspace& workspace)
        : pack_(pack), application_(application), cells_(cells), workspace_(workspace) {
        workspace.flow.clear();
        workspace.flow_cells.clear();
        workspace.flow_arcs.clear();
        source_ = workspace.flow.add_node();
        sink_ = workspace.flow.add_node();
    }

    void add(Item const& item, int root, bool own_caps) {
        int const from = end_of(item, root, own_caps, true);
        int const to = end_of(item, root, own_caps, false);
        workspace_.flow_arcs.push_back(workspace_.flow.add_arc(from, to, item.value));
    }

    [[nodiscard]] std::int64_t fill() { return workspace_.flow.fill(source_, sink_); }

    // Fills workspace.shares.
    void share_out(std::span<Item const> items, int root) {
        for (Item const& item : items) add(item, root, true);
        (void)fill();
        workspace_.shares.clear();
        for (int const arc : workspace_.flow_arcs) workspace_.shares.push_back(workspace_.flow.prefer(arc));
    }

    // Calls `use` with the cell of each cap above the item, from the leaf up.
    template <class Use>
    void for_each_cell(Item const& item, int root, Use const& use) {
        for (int c = item.category;; c = pack_.categories[static_cast<std::size_t>(c)].parent) {
            rules::Range const caps = pack_.categories[static_cast<std::size_t>(c)].caps;
            for (int i = caps.first; i < caps.first + caps.count; ++i)
                if (FlowCell* const cell = find(i, cell_number(i, item))) use(*cell);
            if (c == root) return;
        }
    }

private:
    // The node of the innermost cap around the item on this side; it hangs on the next one out, the outermost on the end.
    int end_of(Item const& item, int root, bool own_caps, bool source_side) {
        int inner = none; // the node that still hangs on nothing
        int innermost = none;
        std::int64_t inner_max = 0;
        for (int c = item.category; c != root || own_caps; c = pack_.categories[static_cast<std::size_t>(c)].parent) {
            rules::Range const caps = pack_.categories[static_cast<std::size_t>(c)].caps;
            for (int i = caps.first; i < caps.first + caps.count; ++i) {
                CompiledCap const& cap = pack_.category_caps[static_cast<std::size_t>(i)];
                if (cap.source_side != source_side) continue;
                std::int32_t const number = cell_number(i, item);
                FlowCell const* const known = find(i, number);
                int const node = known ? known->node : workspace_.flow.add_node();
                if (!known) workspace_.flow_cells.push_back({i, number, node, 0});
                if (inner != none) connect(inner, node, inner_max, source_side);
                if (innermost == none) innermost = node;
                if (known) return innermost; // the rest of the way is there
                inner = node;
                inner_max = limit_at(pack_, application_, cells_, i, item.when.days, workspace_);
            }
            if (c == root) break;
        }
        int const end = source_side ? source_ : sink_;
        if (inner == none) return end;
        connect(inner, end, inner_max, source_side);
        return innermost;
    }

    void connect(int inner, int outer, std::int64_t max, bool source_side) {
        workspace_.flow.add_arc(source_side ? outer : inner, source_side ? inner : outer, max);
    }

    FlowCell* find(int cap, std::int32_t number) {
        auto const found = std::ranges::find_if(
            workspace_.flow_cells, [&](FlowCell const& cell) { return cell.cap == cap && cell.number == number; });
        return found == workspace_.flow_cells.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::int32_t cell_number(int cap, Item const& item) const {
        rules::Period const per = pack_.category_caps[static_cast<std::size_t>(cap)].per;
        return cell_of(pack_, application_, cells_, per, item.when.days);
    }

    CompiledPack const& pack_;
    BoundApplication const& application_;
    Cells cells_;
    Workspace& workspace_;
    int source_ = none;
    int sink_ = none;
};

} // namespace

std::int64_t crossing_total(CompiledPack const& pack, BoundApplication const& application, Cells cells, int category,
                            bool own_caps, Workspace& workspace) {
    Network network(pack, application, cells, workspace);
    for (Item const& item : workspace.scoped)
        if (lies_in(pack, item.category, category)) network.add(item, category, own_caps);
    return network.fill();
}

void share_out(CompiledPack const& pack, BoundApplication const& application, Cells cells, int root,
               Workspace& workspace) {
    Network(pack, application, cells, workspace).share_out(workspace.scoped, root);
}

void attribute_crossing(CompiledPack const& pack, BoundApplication const& application, int root, Workspace& workspace,
                        Assessment& assessment) {
    Network network(pack, application, Cells::OfScope, workspace);
    auto const outside = std::stable_partition(workspace.scoped.begin(), workspace.scoped.end(),
                                               [&](Item const& item) { return lies_in(pack, item.category, root); });
    std::span const items(workspace.scoped.begin(), outside);
    network.share_out(items, root);
    for (std::size_t i = 0; i < items.size(); ++i) {
        ClaimResult& claim = result_of(assessment, items[i]);
        claim.counted = workspace.shares[i];
        network.for_each_cell(items[i], root, [&](FlowCell& cell) { cell.used += claim.counted; });
    }
    for (Item const& item : items) {
        ClaimResult& claim = result_of(assessment, item);
        claim.unused = claim.counted == 0 ? Unused::OverCap : Unused::No;
        if (claim.counted == item.value) continue;
        network.for_each_cell(item, root, [&](FlowCell& cell) {
            CompiledCap const& cap = pack.category_caps[static_cast<std::size_t>(cell.cap)];
            if (cell.used < limit_at(pack, application, Cells::OfScope, cell.cap, item.when.days, workspace)) return;
            workspace.cap_cut[static_cast<std::size_t>(cap.cap)] = true;
            if (claim.because == none) claim.because = cap.cap;
        });
    }
    workspace.scoped.erase(workspace.scoped.begin(), outside);
}

} // namespace accrue::scoring
