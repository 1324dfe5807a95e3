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

// "Pay after the award, as far as it applies to you: Award, PSM: 120 XTS; Insurance: 20 XTS (members)." What of several fees is
// to be paid only their titles say: they are neither added up nor chosen from.
std::string sentence_of_several(std::vector<Fee const*> const& fees) {
    std::string list;
    for (Fee const* fee : fees) {
        list += fmt::format("{}{}: {}", list.empty() ? "" : "; ", fee->title, amount_of(*fee));
        if (fee->who != Fee::Who::Any) list += fmt::format(" ({})", words_of(fee->who));
    }
    return say("Pay {}, as far as it applies to you: {}.", words_of(fees.front()->due), list);
}

std::string sentence_of_all(std::vector<Fee const*> const& fees) { // of one due date, which everybody pays
    if (fees.empty()) return {};
    if (fees.size() > 1) return sentence_of_several(fees);
    return say("Pay {} {}.", amount_of(*fees.front()), words_of(fees.front()->due));
}

// Of one due date; "Pay 340 XTS after the award; members pay 180 XTS."
std::string sentence_by_payer(std::vector<Fee const*> const& of_members, std::vector<Fee const*> const& of_others,
                              std::optional<bool> member) {
    std::vector<Fee const*> both = of_members;
    both.insert(both.end(), of_others.begin(), of_others.end());
    if (both.empty()) return {};
    if (of_members.size() > 1 || of_others.size() > 1) return sentence_of_several(both);
    std::string_view const due = words_of(both.front()->due);
    if (both.size() == 1) return say("Pay {} {}: {}.", amount_of(*both.front()), due, words_of(both.front()->who));
    std::string const amount_of_members = amount_of(*of_members.front());
    std::string const amount_of_others = amount_of(*of_others.front());
    if (member == true) return say("Pay {} {}, as a member; others pay {}.", amount_of_members, due, amount_of_others);
    return say("Pay {} {}; members pay {}.", amount_of_others, due, amount_of_members);
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
        auto const paid_by = [&](Fee::Who who) {
            std::vector<Fee const*> paid;
            for (Fee const* fee : in_force)
                if (fee->due == due && fee->who == who) paid.push_back(fee);
            return paid;
        };
        for (std::string const& sentence :
             {sentence_of_all(paid_by(Fee::Who::Any)),
              sentence_by_payer(paid_by(Fee::Who::Member), paid_by(Fee::Who::Other), member)})
            if (!sentence.empty()) fees.sentence += (fees.sentence.empty() ? "" : " ") + sentence;
    }
    return fees;
}

} // namespace accrue::session
