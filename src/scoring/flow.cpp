#include "scoring/flow.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace accrue::scoring {

void Flow::clear() {
    arcs_.clear();
    first_.clear();
}

int Flow::add_node() {
    first_.push_back(-1);
    return static_cast<int>(first_.size()) - 1;
}

int Flow::add_arc(int from, int to, std::int64_t room, std::int64_t carried) {
    int const there = static_cast<int>(arcs_.size());
    arcs_.push_back({to, std::exchange(first_[static_cast<std::size_t>(from)], there), room});
    arcs_.push_back({from, std::exchange(first_[static_cast<std::size_t>(to)], there + 1), carried});
    return there;
}

// Distances from `source` over arcs with room (E. A. Dinic, 1970), as far as that of `sink`.
bool Flow::find_levels(int source, int sink) {
    level_.assign(first_.size(), -1);
    level_[static_cast<std::size_t>(source)] = 0;
    queue_.assign(1, source);
    for (std::size_t i = 0; i < queue_.size(); ++i) {
        int const further = level_[static_cast<std::size_t>(queue_[i])] + 1;
        for (int a = first_[static_cast<std::size_t>(queue_[i])]; a >= 0; a = arcs_[static_cast<std::size_t>(a)].next) {
            Arc const& arc = arcs_[static_cast<std::size_t>(a)];
            int& level = level_[static_cast<std::size_t>(arc.to)];
            if (arc.room == 0 || level >= 0) continue;
            level = further;
            if (arc.to == sink) {
                try_next_ = first_;
                return true;
            }
            queue_.push_back(arc.to);
        }
    }
    return false;
}

// Paths are as long as categories are deep, twice over: the recursion stays shallow.
std::int64_t Flow::send(int node, int sink, std::int64_t most) {
    if (node == sink || most == 0) return most;
    std::int64_t sent = 0;
    for (int& a = try_next_[static_cast<std::size_t>(node)]; a >= 0; a = arcs_[static_cast<std::size_t>(a)].next) {
        Arc& arc = arcs_[static_cast<std::size_t>(a)];
        if (level_[static_cast<std::size_t>(arc.to)] != level_[static_cast<std::size_t>(node)] + 1) continue;
        std::int64_t const now = send(arc.to, sink, std::min(most - sent, arc.room));
        arc.room -= now;
        arcs_[static_cast<std::size_t>(a ^ 1)].room += now;
        sent += now;
        if (sent == most) return sent;
    }
    return sent;
}

std::int64_t Flow::fill(int source, int sink) {
    std::int64_t sent = 0;
    while (find_levels(source, sink)) sent += send(source, sink, std::numeric_limits<std::int64_t>::max());
    return sent;
}

// More through the arc is a way back from its end to its beginning; the whole amount is the same after it.
std::int64_t Flow::prefer(int arc) {
    Arc& there = arcs_[static_cast<std::size_t>(arc)];
    Arc& back = arcs_[static_cast<std::size_t>(arc + 1)];
    int const from = back.to;
    int const to = there.to;
    std::int64_t room = std::exchange(there.room, 0);
    std::int64_t const carried = std::exchange(back.room, 0);
    std::int64_t more = 0;
    while (room > 0 && find_levels(to, from)) {
        std::int64_t const now = send(to, from, room);
        room -= now;
        more += now;
    }
    return carried + more;
}

} // namespace accrue::scoring
