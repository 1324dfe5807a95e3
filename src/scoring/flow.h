// The largest flow through a small network: how much caps that cross can credit (rule-language section 3, step 7).
// Amounts are whole quanta. A network that is kept and cleared allocates nothing the second time.
#pragma once

#include <cstdint>
#include <vector>

namespace accrue::scoring {

class Flow {
public:
    void clear();
    [[nodiscard]] int add_node();
    // An arc that can carry `room` >= 0 more than the `carried` that it does: parts of whole paths, or nothing. Returns its
    // number.
    int add_arc(int from, int to, std::int64_t room, std::int64_t carried = 0);

    // Sends as much more as the arcs allow from `source` to `sink`; returns that amount. Once for each network.
    std::int64_t fill(int source, int sink);

    // Lets the arc carry as much as it can while the whole amount and the arcs preferred before stay as they are, and
    // keeps it at that. Returns what it carries. REQUIRES: fill() ran.
    std::int64_t prefer(int arc);

private:
    struct Arc { // arcs lie in pairs: 2k there, 2k + 1 back
        int to = 0;
        int next = -1; // the next arc from the same node
        std::int64_t room = 0;
    };
    bool find_levels(int source, int sink);
    std::int64_t send(int node, int sink, std::int64_t most);

    std::vector<Arc> arcs_;
    std::vector<int> first_; // by node
    std::vector<int> level_;
    std::vector<int> try_next_; // by node: arcs before it lead nowhere
    std::vector<int> queue_;
};

} // namespace accrue::scoring
