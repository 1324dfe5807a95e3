#include "store/entry_lists.h"

#include <algorithm>
#include <utility>

namespace accrue::store {

void EntryLists::follow(std::int64_t version) {
    if (std::exchange(version_, version) != version) lists_.clear();
}

void EntryLists::end_committed() {
    for (auto& [record, list] : lists_) list.changed = false;
    keep_longest();
}

void EntryLists::end_rolled_back() {
    std::erase_if(lists_, [](auto const& list) { return list.second.changed; });
    keep_longest();
}

void EntryLists::keep_longest() {
    auto const longest =
        std::ranges::max_element(lists_, {}, [](auto const& list) { return list.second.entries.size(); });
    std::erase_if(lists_, [&](auto const& list) { return list.first != longest->first; });
}

} // namespace accrue::store
