#include "session/sharing.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <utility>

#include "domain/texts.h"
#include "session/state.h"
#include "session/words.h"

namespace accrue::session {
namespace {

// The field takes such a value: its kind, and for a choice one of its options.
bool takes(rules::Field const& field, FieldValue const& value) {
    using FieldKind = rules::Field::Kind;
    if (field.derived) return false;
    switch (field.kind) {
    case FieldKind::Int:
    case FieldKind::Decimal: return std::holds_alternative<Number>(value);
    case FieldKind::Bool: return std::holds_alternative<bool>(value);
    case FieldKind::Text: return std::holds_alternative<std::string>(value);
    case FieldKind::Enum: {
        auto const* option = std::get_if<std::string>(&value);
        return option != nullptr && std::ranges::find(field.options, *option) != field.options.end();
    }
    }
    return false;
}

// A thing of one day, where a kind of entry asks for a period; and the last day of a period where it asks for a day.
void make_period(Claim& claim) { claim.from = claim.to = std::exchange(claim.on, std::nullopt); }
void make_dated(Claim& claim) {
    claim.on = claim.to ? claim.to : claim.from;
    claim.from = claim.to = std::nullopt;
}

std::string scheme_title(rules::Pack const& pack) { return pack.header.title; }

} // namespace

Claim with_the_same(Claim twin, Claim const& changed) {
    bool const dated = twin.on.has_value();
    bool const lasts = twin.from.has_value();
    bool const named_by_title = !changed.title && changed.qualification && !twin.qualification;
    if (!named_by_title) twin.title = changed.title;
    twin.organisation = changed.organisation;
    twin.on = changed.on;
    twin.from = changed.from;
    twin.to = changed.to;
    if (lasts && twin.on) make_period(twin);
    if (dated && twin.from) make_dated(twin);
    twin.note = changed.note;
    twin.evidence = changed.evidence;
    twin.basis = changed.basis;
    return twin;
}

Claim as_type(Claim const& claim, rules::Pack const& pack, rules::ClaimType const& type, rules::Pack const* own) {
    Claim other;
    other.type = type.id;
    other = with_the_same(std::move(other), claim);
    if (type.period && other.on) make_period(other);
    if (!type.period && other.from) make_dated(other);
    if (type.catalogue && claim.qualification && rules::find_qualification(pack, *claim.qualification) != rules::none)
        other.qualification = claim.qualification;
    if (claim.qualification && !other.qualification && !other.title)
        other.title = qualification_words(*claim.qualification, own);
    for (rules::Field const& field : type.fields)
        if (FieldValue const* value = find_field(claim, field.name); value != nullptr && takes(field, *value))
            other.fields.emplace_back(field.name, *value);
    return other;
}

Result<Command> Session::State::with_twins(ReplaceEntry replace) {
    auto const entry = store::load_entry(database, replace.id);
    if (!entry) return entry.problem();
    auto const twins = store::entries_of(database, entry->activity);
    if (!twins) return twins.problem();
    Several several{{replace}, {}};
    for (EntryId const id : *twins) {
        if (id == replace.id) continue;
        auto const twin = store::load_entry(database, id);
        if (!twin) return twin.problem();
        Claim changed = with_the_same(twin->claim, replace.claim);
        if (changed != twin->claim) several.commands.emplace_back(ReplaceEntry{id, std::move(changed)});
    }
    if (several.commands.size() == 1) return Command(std::move(replace));
    several.words = say("Changed {} in {} schemes", entry_words(replace.claim, pack ? &pack->pack : nullptr),
                        several.commands.size());
    return Command(std::move(several));
}

std::string Session::State::scheme_titles_of(store::SharedEntry const& shared) {
    std::string titles;
    auto const twins = store::entries_of(database, shared.activity);
    for (std::size_t i = 0; twins && i < twins->size(); ++i) {
        if ((*twins)[i] == shared.entry) continue;
        auto const twin = store::load_entry(database, (*twins)[i]);
        if (!twin) continue;
        auto const record = store::load_record(database, twin->record);
        if (!record) continue;
        auto const other = pack_for(record->application);
        titles += (titles.empty() ? "" : ", ") +
                  (other ? scheme_title((*other)->pack)
                         : record->application.scheme.value_or(std::string(tr("another scheme"))));
    }
    return titles;
}

void Session::State::mark_shared() {
    model.can_share = std::ranges::count(shell.records, stored.person, &RecordRow::person) > 1;
    model.offered = model.can_share ? count_sure_offers() : 0;
    std::map<EntryId, std::string> titles;
    for (store::SharedEntry const& shared : stored.shared) titles[shared.entry] = scheme_titles_of(shared);
    if (titles.empty()) return;
    for (GroupModel& group : model.groups)
        for (EntryModel& entry : group.entries)
            if (auto const found = titles.find(entry.id); found != titles.end()) entry.shared_with = found->second;
}

std::vector<ShareChoice> Session::share_choices(EntryId entry) {
    std::vector<ShareChoice> choices;
    Claim const* const claim = state_->claim_of(entry);
    auto const records = store::list_records(state_->database);
    auto const shared = store::load_entry(state_->database, entry);
    if (claim == nullptr || !records || !shared) return choices;
    auto const twins = store::entries_of(state_->database, shared->activity);
    for (store::RecordSummary const& record : *records) {
        if (record.id == this->record() || record.person != state_->stored.person) continue;
        auto const stored = store::load_record(state_->database, record.id);
        if (!stored || !twins) continue;
        auto const is_there = [&](EntryId twin) {
            return std::ranges::find(stored->entries, twin) != stored->entries.end();
        };
        if (std::ranges::any_of(*twins, is_there)) continue;
        auto const pack = state_->pack_for(stored->application);
        if (!pack) continue;
        auto const first = static_cast<std::ptrdiff_t>(choices.size());
        for (rules::ClaimType const& type : (*pack)->pack.claims)
            if (!type.profile && !type.by_reviewer)
                choices.push_back({record.id, scheme_title((*pack)->pack), type.id, type.title});
        // The kind of the same name first.
        std::stable_partition(choices.begin() + first, choices.end(),
                              [&](ShareChoice const& choice) { return choice.type == claim->type; });
    }
    return choices;
}

Result<Performed> Session::share_entry(EntryId entry, ShareChoice const& choice) {
    auto const shared = store::load_entry(state_->database, entry);
    if (!shared) return shared.problem();
    auto const target = store::load_record(state_->database, choice.record);
    if (!target) return target.problem();
    auto const pack = state_->pack_for(target->application);
    if (!pack) return pack.problem();
    int const type = rules::find_type((*pack)->pack, choice.type);
    assert(type != rules::none);
    Claim claim = as_type(shared->claim, (*pack)->pack, (*pack)->pack.claims[static_cast<std::size_t>(type)],
                          &state_->pack->pack);
    std::string words =
        say("Counted {} in {} too", entry_words(shared->claim, &state_->pack->pack), scheme_title((*pack)->pack));
    return perform(Several{{AddEntry{choice.record, std::move(claim), {}, {}, shared->activity}}, std::move(words)});
}

} // namespace accrue::session
