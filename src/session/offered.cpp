#include "session/offered.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "session/form_models.h"
#include "session/sharing.h"
#include "session/state.h"
#include "session/words.h"

namespace accrue::session {
namespace {

bool is_known(Claim const& claim, rules::Pack const& pack) {
    return claim.qualification && rules::find_qualification(pack, *claim.qualification) != rules::none;
}

// What a cycle left behind, and what only a reviewer enters, is a scheme's own.
bool can_be_offered(rules::ClaimType const& type) {
    return !type.by_reviewer && type.id != rules::carried_type && type.id != rules::owed_type;
}

// How well `type` fits what is a `from` elsewhere; from `sure_fit` on it is the same thing.
constexpr int sure_fit = 8;
int fit_of(Claim const& claim, rules::Pack const& pack, rules::ClaimType const& from, rules::ClaimType const& type) {
    bool const known = is_known(claim, pack);
    bool const same_shape = type.period == from.period;
    int fit = same_shape ? 1 : 0;
    if (type.catalogue) fit += known ? sure_fit : -2;
    if (type.catalogue && !known) return fit; // it could not say which
    bool const same_kind = type.id == from.id || comparison_key(type.title) == comparison_key(from.title);
    if (same_kind) fit += same_shape ? sure_fit : 2;
    return fit;
}

// What an entry of this kind needs and the claim does not say.
std::string lacking(Claim const& claim, rules::ClaimType const& type) {
    auto const says = [&](std::string const& key) {
        if (key == key::qualification) return claim.qualification.has_value();
        if (key == key::title) return claim.title.has_value();
        if (key == key::on) return claim.on.has_value();
        if (key == key::from) return claim.from.has_value();
        return find_field(claim, key) != nullptr;
    };
    std::string titles;
    for (FieldModel const& field : form_fields(type, ""))
        if (field.required && !says(field.key)) titles += (titles.empty() ? "" : ", ") + field.title;
    return titles;
}

struct Fit {
    rules::ClaimType const* type;
    int fit;
};

// The kinds that it could be, the best first.
std::vector<Fit> fits_of(Claim const& claim, rules::Pack const& pack, rules::ClaimType const& from) {
    std::vector<Fit> fits;
    for (rules::ClaimType const& type : pack.claims) {
        bool const of_the_person = type.profile || from.profile;
        if (!can_be_offered(type) || (of_the_person && type.id != from.id)) continue;
        fits.push_back({&type, fit_of(claim, pack, from, type)});
    }
    std::ranges::stable_sort(fits, std::ranges::greater{}, &Fit::fit);
    return fits;
}

std::string told_there(Claim const& claim, rules::Pack const& pack, rules::ClaimType const& type) {
    std::string words = say("{} in {}¦a kind of entry in a scheme", type.title, pack.header.title);
    std::string const when = when_words(claim, pack.header.time);
    return when.empty() ? words : fmt::format("{} · {}", when, words);
}

// By which it is known again where it was entered in both by hand: its qualification or its name, and its last day.
std::vector<std::string> known_by(Claim const& claim, rules::Pack const& pack) {
    std::optional<Date> const last = claim.on ? claim.on : claim.to ? claim.to : claim.from;
    auto const day = last ? last->days : 0;
    std::vector<std::string> keys;
    if (claim.qualification) keys.push_back(fmt::format("{}\n{}", *claim.qualification, day));
    std::string const name = comparison_key(thing_words(claim, &pack));
    if (!name.empty()) keys.push_back(fmt::format("{}\n{}\n", name, day));
    return keys;
}

// An entry of another record that the open one does not have.
struct Elsewhere {
    EntryId entry;
    Claim const& claim;
    rules::Pack const& pack;
    rules::ClaimType const& type;
};

OfferedEntry offer_of(Elsewhere const& other, std::vector<Fit> const& fits, rules::Pack const& here) {
    OfferedEntry offer{other.entry,
                       thing_words(other.claim, &other.pack),
                       told_there(other.claim, other.pack, other.type),
                       {},
                       fits.front().fit >= sure_fit};
    if (offer.name.empty()) offer.name = other.type.title;
    for (Fit const& fit : fits)
        offer.kinds.push_back(
            {fit.type->id, fit.type->title, lacking(as_type(other.claim, here, *fit.type, &other.pack), *fit.type)});
    return offer;
}

// Calls `told` for each, with the kinds that it could be, in the order of the records and of their entries.
void each_elsewhere(Session::State& state,
                    std::function<void(Elsewhere const& other, std::vector<Fit> const& fits)> const& told) {
    auto const records = store::list_records(state.database);
    if (!records || !state.pack) return;
    rules::Pack const& here = state.pack->pack;
    std::set<std::int64_t> things; // that are here, or told already
    for (store::SharedEntry const& shared : state.stored.shared) things.insert(shared.activity.value);
    std::set<std::string> known;
    for (Claim const& claim : state.stored.application.claims)
        for (std::string& key : known_by(claim, here)) known.insert(std::move(key));
    auto const is_known_here = [&](Claim const& claim, rules::Pack const& pack) {
        return std::ranges::any_of(known_by(claim, pack), [&](std::string const& key) { return known.contains(key); });
    };
    for (store::RecordSummary const& record : *records) {
        if (record.id == state.stored.id || record.person != state.stored.person) continue;
        auto const other = store::load_record(state.database, record.id);
        if (!other) continue;
        auto const there = state.pack_for(other->application);
        if (!there) continue;
        rules::Pack const& pack = (*there)->pack;
        std::map<EntryId, std::int64_t> activities;
        for (store::SharedEntry const& shared : other->shared) activities[shared.entry] = shared.activity.value;
        for (std::size_t i = 0; i < other->entries.size(); ++i) {
            Claim const& claim = other->application.claims[i];
            auto const activity = activities.find(other->entries[i]);
            if (activity != activities.end() && !things.insert(activity->second).second) continue;
            int const type = rules::find_type(pack, claim.type);
            if (type == rules::none || is_known_here(claim, pack)) continue;
            Elsewhere const found{other->entries[i], claim, pack, pack.claims[static_cast<std::size_t>(type)]};
            if (!can_be_offered(found.type)) continue;
            auto const fits = fits_of(claim, here, found.type);
            if (!fits.empty()) told(found, fits);
        }
    }
}

} // namespace

std::vector<OfferedEntry> Session::State::find_offers() {
    std::vector<OfferedEntry> offers;
    each_elsewhere(*this, [&](Elsewhere const& other, std::vector<Fit> const& fits) {
        offers.push_back(offer_of(other, fits, pack->pack));
    });
    std::stable_partition(offers.begin(), offers.end(), [](OfferedEntry const& offer) { return offer.sure; });
    return offers;
}

std::size_t Session::State::count_sure_offers() {
    std::size_t count = 0;
    each_elsewhere(*this, [&](Elsewhere const& /*other*/, std::vector<Fit> const& fits) {
        if (fits.front().fit >= sure_fit) ++count;
    });
    return count;
}

std::vector<OfferedEntry> Session::offered_entries() { return state_->find_offers(); }

Result<Performed> Session::count_offered(std::vector<ChosenOffer> const& chosen) {
    rules::Pack const& here = state_->pack->pack;
    std::map<RecordId, PackPointer> packs; // of the other records
    Several several;
    for (ChosenOffer const& offer : chosen) {
        auto const entry = store::load_entry(state_->database, offer.entry);
        if (!entry) return entry.problem();
        PackPointer& there = packs[entry->record];
        if (!there) {
            auto const other = store::load_record(state_->database, entry->record);
            if (!other) return other.problem();
            auto const pack = state_->pack_for(other->application);
            if (!pack) return pack.problem();
            there = *pack;
        }
        int const type = rules::find_type(here, offer.type);
        if (type == rules::none) // another record was opened meanwhile
            return Problem{"L144",
                           {},
                           std::string(tr("what was offered is of other rules than those of the open record")),
                           std::string(tr("ask again what counts here; nothing was added"))};
        Claim claim = as_type(entry->claim, here, here.claims[static_cast<std::size_t>(type)], &there->pack);
        several.commands.emplace_back(AddEntry{record(), std::move(claim), {}, {}, entry->activity});
    }
    several.words = chosen.size() == 1
                        ? say("Counted 1 entry of another scheme in {} too", here.header.title)
                        : say("Counted {} entries of other schemes in {} too", chosen.size(), here.header.title);
    return perform(several);
}

} // namespace accrue::session
