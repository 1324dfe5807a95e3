#include "rules/reasons.h"

#include <algorithm>

#include "rules/words.h"

namespace accrue::rules {
namespace {

template <class Item, class Wanted>
bool names(std::vector<Item> const& items, Wanted const& wanted) { // a list that is left out names all
    return items.empty() || std::ranges::find(items, wanted) != items.end();
}

} // namespace

bool offers(Reason const& reason, std::string_view claim_type, Verdict::Kind verdict) {
    auto const word = std::ranges::find(words_of<Reason::For>, to_text(verdict));
    if (word == words_of<Reason::For>.end()) return false;
    auto const wanted = static_cast<Reason::For>(word - words_of<Reason::For>.begin());
    return names(reason.verdicts, wanted) && names(reason.claims, claim_type);
}

Reason const* find_reason(Pack const& pack, std::string_view id) {
    auto const found = std::ranges::find(pack.reasons, id, &Reason::id);
    return found == pack.reasons.end() ? nullptr : &*found;
}

} // namespace accrue::rules
