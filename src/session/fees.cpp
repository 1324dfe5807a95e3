#include "session/fees.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using rules::Fee;

std::string amount_of(Fee const& fee) { return fmt::format("{} {}", scoring::points_number(fee.amount), fee.currency); }

std::string_view words_of(Fee::Who who) {
    switch (who) {
    case Fee::Who::Member: return tr("members¦who pay a fee");
    case Fee::Who::Other: return tr("who is not a member");
    case Fee::Who::Any: break;
    }
    return tr("everybody");
}

std::string_view words_of(Fee::Due due) {
    switch (due) {
    case Fee::Due::WithApplication: return tr("with the application");
    case Fee::Due::OnAward: return tr("after the award");
    case Fee::Due::Yearly: return tr("after the award, and each year from then on");
    case Fee::Due::Appeal: break;
    }
    return tr("with an appeal");
}

bool is_in_force(Fee const& fee, std::string const& level, Date on) {
    return (!fee.level || *fee.level == level) && fee.from <= on && (!fee.to || on <= *fee.to);
}

bool applies_to(Fee const& fee, std::optional<bool> member) {
    if (fee.who == Fee::Who::Any || !member) return true;
    return *member == (fee.who == Fee::Who::Member);
}

Fee const* find(std::vector<Fee const*> const& fees, Fee::Due due, Fee::Who who) {
    auto const found = std::ranges::find_if(fees, [&](Fee const* fee) { return fee->due == due && fee->who == who; });
    return found == fees.end() ? nullptr : *found;
}

// "Pay 340 XTS after the award; members pay 180 XTS." Empty: nothing is due then.
std::string sentence_of(std::vector<Fee const*> const& fees, Fee::Due due, std::optional<bool> member) {
    Fee const* const any = find(fees, due, Fee::Who::Any);
    if (any != nullptr) return say("Pay {} {}.", amount_of(*any), words_of(due));
    Fee const* const of_members = find(fees, due, Fee::Who::Member);
    Fee const* const of_others = find(fees, due, Fee::Who::Other);
    if (of_members == nullptr && of_others == nullptr) return {};
    if (of_members == nullptr || of_others == nullptr) {
        Fee const& only = of_members != nullptr ? *of_members : *of_others;
        return say("Pay {} {}: {}.", amount_of(only), words_of(due), words_of(only.who));
    }
    if (member == true)
        return say("Pay {} {}, as a member; others pay {}.", amount_of(*of_members), words_of(due),
                   amount_of(*of_others));
    return say("Pay {} {}; members pay {}.", amount_of(*of_others), words_of(due), amount_of(*of_members));
}

} // namespace

Fees fees_of(rules::Pack const& pack, std::string const& level, std::optional<bool> member, Date on) {
    std::vector<Fee const*> in_force;
    for (Fee const& fee : pack.fees)
        if (is_in_force(fee, level, on)) in_force.push_back(&fee);
    std::ranges::stable_sort(in_force, {}, [](Fee const* fee) { return fee->due; });
    Fees fees;
    for (Fee const* fee : in_force) {
        fees.rows.push_back({fee->title, amount_of(*fee), std::string(words_of(fee->who)),
                             std::string(words_of(fee->due)), clause_words(pack, fee->clause),
                             applies_to(*fee, member)});
        fees.with_application = fees.with_application || fee->due == Fee::Due::WithApplication;
        fees.depends_on_member = fees.depends_on_member || fee->who != Fee::Who::Any;
    }
    for (Fee::Due const due : {Fee::Due::WithApplication, Fee::Due::OnAward, Fee::Due::Yearly}) {
        std::string const sentence = sentence_of(in_force, due, member);
        if (!sentence.empty()) fees.sentence += (fees.sentence.empty() ? "" : " ") + sentence;
    }
    return fees;
}

} // namespace accrue::session
