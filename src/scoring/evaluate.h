// The one evaluator: pure, exact integers, no clock, no globals. Window, command line, batch and examples all call it.
// It follows the order of evaluation of the rule language, section 3, from step 4 on; bind() has done steps 0 to 3.
#pragma once

#include "scoring/assessment.h"
#include "scoring/flow.h"

namespace accrue::scoring {

// What one evaluation needs beside its result. Keep one and use it again: then scoring allocates nothing.
struct Workspace {
    struct Item {                // what an award makes of a claim, or of several that it merges
        int claim = rules::none; // whose result it is: of Assessment::claims,
        bool claimless = false;  // or of Assessment::claimless
        int award = rules::none;
        int category = rules::none;
        std::int64_t value = 0;
        Date when;
    };
    struct Amount { // points of a category on a day
        std::int32_t day = 0;
        std::int64_t points = 0;
    };
    struct Edge { // a change of weight in a sweep over time
        std::int32_t at = 0;
        std::int64_t change = 0;
    };
    struct Interval { // of a claim that a duration reads
        std::int32_t first = 0;
        std::int32_t last = 0;
        std::int64_t weight = 0;
        int group = rules::none;
    };
    struct Segment { // a stretch of one weight
        std::int32_t first = 0;
        std::int32_t last = 0;
        std::int64_t weight = 0;
    };
    struct CellRoom { // what the cap can still credit in one day or year
        int cap = rules::none;
        std::int32_t cell = 0;
        std::int64_t room = 0;
    };
    struct FlowCell { // a cap's day, year or whole, as a node of the flow
        int cap = rules::none;
        std::int32_t number = 0;
        int outer = rules::none; // the next one out on its side, of flow_cells; none: the end of the network
        int next = rules::none;  // another one of the same cap
        std::int64_t room = 0;   // what it can take beside what has been sent
        std::int64_t alone = 0;  // the same if there were no caps on the other side
        std::int64_t sent = 0;
    };
    struct FlowItem {           // an item of workspace.scoped
        int from = rules::none; // the innermost cells around it on either side, of flow_cells; none: no cap is there
        int to = rules::none;
        int arc = rules::none;
        std::size_t place = 0;
        std::int64_t sent = 0;
        std::int64_t rest = 0;
    };
    struct ClaimState {
        std::int64_t value = 0; // by itself, also where an award merges it with others
        bool active = false;    // eligible on the basis asked for
    };
    struct Offer { // an item that may be among the best: what it adds to those of its category that come before it
        Item item;
        std::int64_t gain = 0;
    };
    struct RatioLimit {        // what a cap by ratio allows in one of its days, years or cycles
        int cap = rules::none; // into CompiledPack::category_caps
        std::int32_t cell = 0;
        std::int64_t most = 0;
    };
    struct Repeat { // a claim of an award that counts occurrences
        int claim = rules::none;
        bool earns = false;         // at some rate
        int before = 0;             // so many of its kind count before it,
        int previous = rules::none; // this one last
        std::int64_t value = 0;     // of several on one day: as the first of them,
        std::int64_t loss = 0;      // and what of that is lost at the last rate
    };
    struct Carried { // what a carry row over the gate takes from an item
        int gate = rules::none;
        Item item; // its value: what is taken
    };
    struct GroupCount { // the most that a group of duplicates has brought to a gate
        int group = rules::none;
        int gate = rules::none;
        std::int64_t amount = 0;
    };
    std::vector<Item> items;
    std::vector<Item> scoped;                 // those dated in the scope at hand, without duplicates
    std::vector<std::vector<Amount>> amounts; // by category
    std::vector<CategoryResult> scope_points; // by category, of the scope at hand
    std::vector<std::int64_t> fact_limits;    // by category cap: what a fact lets it allow
    std::vector<std::int64_t> room;           // by category cap: what it can still credit
    std::vector<CellRoom> cell_rooms;
    Flow flow; // where caps cross
    std::vector<FlowCell> flow_cells;
    std::vector<int> first_flow_cells;   // by category cap: its cell that was made last
    std::vector<FlowItem> flow_items;    // those of `scoped` below the root at hand
    std::vector<std::uint8_t> cap_cut;   // by cap: it cut something in the scope at hand
    std::vector<std::uint8_t> cut_above; // by category: a cap here or above cut something
    std::vector<int> winners;            // by group: the claim that counts in the scope at hand
    std::vector<GroupCount> group_counts;
    std::vector<std::int64_t> group_amounts; // by group
    std::vector<Edge> edges;
    std::vector<Interval> intervals;
    std::vector<Segment> segments;
    std::vector<std::int32_t> cuts;
    std::vector<std::int64_t> levels;
    std::vector<Item> chosen;                   // what `scoped` was, while categories that read items are credited
    std::vector<CategoryResult> reading_points; // by category, meanwhile
    std::vector<std::uint8_t> reading_cut;      // by cap, meanwhile
    std::vector<std::uint8_t> open_gates;       // by gate: it holds, so that what waits for it counts
    std::vector<int> excluded_by;               // by qualification: the claim beside which it cannot count; empty: none
    std::vector<Repeat> repeats;                // claims of an award that counts occurrences
    std::vector<ClaimState> states;             // by claim
    std::vector<std::vector<Offer>> offers;     // by category
    std::vector<Item> left_out;                 // those that are not among the best
    std::vector<RatioLimit> ratio_limits;       // of the scope at hand
    std::vector<Item> all_scoped;               // what `scoped` was, while limits are found
    std::vector<Item> cell_items;               // those of them in one day, year or cycle
    std::vector<std::int64_t> shares;           // of flow_items: what each is credited
    std::vector<Carried> carried;
    std::vector<std::int64_t> carry_rooms;   // by carry row: what its group can still carry
    bool spilling = false;                   // caps that spill allow everything
    std::vector<BoundYear> kept_years;       // spans of a rolling window that passes over some
    std::vector<std::int32_t> skipped_years; // numbers of those in which nothing is needed, in order
    std::vector<std::int64_t> distinct;      // different values of a field, in order
};

void evaluate(rules::CompiledPack const& pack, BoundApplication const& application, Basis basis, Workspace& workspace,
              Assessment& assessment);

// The same result with every step of the way in `trace`.
void evaluate(rules::CompiledPack const& pack, BoundApplication const& application, Basis basis, Workspace& workspace,
              Assessment& assessment, Trace& trace);

// For callers that score once.
[[nodiscard]] Assessment evaluate(rules::CompiledPack const& pack, BoundApplication const& application, Basis basis);

} // namespace accrue::scoring
