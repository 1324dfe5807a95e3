#include "session/cpd_quick_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cpd/quick_entry.h"
#include "domain/day_words.h"
#include "domain/text.h"
#include "scoring/explain.h"
#include "session/cpd_content.h"
#include "session/draft_reading.h"
#include "session/entry_models.h"
#include "session/form_models.h"

namespace accrue::session {
namespace {

// What a form of the kind would hold, with what was chosen in place of what was read.
Texts texts_for(Claim const& claim, CpdChosen const* chosen) {
    Texts texts = texts_from(claim);
    if (chosen == nullptr) return texts;
    for (auto const& [key, text] : chosen->texts) {
        auto const found = std::ranges::find(texts, key, &Texts::value_type::first);
        if (found == texts.end())
            texts.emplace_back(key, text);
        else
            found->second = text;
    }
    return texts;
}

void tell_fields(rules::ClaimType const& type, cpd::QuickEntry const& entry, DraftReading const& reading,
                 CpdChosen const* chosen, CpdQuickRow& row) {
    Texts const texts = texts_from(reading.claim);
    for (FieldModel& field : form_fields(type, "")) {
        bool const last_time = std::ranges::find(entry.as_last_time, field.key) != entry.as_last_time.end();
        bool const not_said = std::ranges::find(entry.missing, field.key) != entry.missing.end();
        if (!last_time && !not_said) continue;
        std::string text(text_of(texts, field.key));
        bool const missing = text.empty();
        bool const said = chosen != nullptr &&
                          std::ranges::find(chosen->texts, field.key, &Texts::value_type::first) != chosen->texts.end();
        row.fields.push_back({std::move(field), std::move(text), last_time && !said, missing});
    }
}

// The record has an entry of that name on that day.
Claim const* entry_like(CpdRecord const& record, cpd::QuickLine const& line, Date today) {
    std::string const key = comparison_key(line.words);
    Date const last = line.last_day(today);
    auto const& claims = record.stored.application.claims;
    auto const found = std::ranges::find_if(claims, [&](Claim const& claim) {
        return claim.title && (claim.on == last || claim.to == last) && comparison_key(*claim.title) == key;
    });
    return found == claims.end() ? nullptr : &*found;
}

// What keeps the entry from being read by the rules, in a sentence; empty: nothing.
std::string wrong_with(CpdRecord const& record, DraftReading const& reading) {
    for (FieldProblem const& problem : reading.problems)
        if (!problem.warning) return as_sentence(problem.what);
    Application alone = without_claims(record.stored.application);
    alone.claims.push_back(reading.claim);
    alone.claims.back().id = "quick";
    for (Problem const& problem : scoring::bind(*record.pack, alone, record.today).problems)
        if (problem.severity == Severity::Error && problem.where.path.starts_with("/claims/0"))
            return as_sentence(problem.what);
    return {};
}

} // namespace

QuickReader::QuickReader(cpd::QuickLine line, std::vector<CpdChosen> const& chosen, Date today)
    : line_(std::move(line)), chosen_(chosen), today_(today) {}

Claim QuickReader::claim_for(CpdRecord const& record, CpdQuickRow& row) const {
    rules::Pack const& pack = record.pack->pack;
    std::vector<Claim> const& before = record.stored.application.claims;
    CpdChosen const* const chosen = chosen_for(record.record);
    std::vector<int> const kinds = cpd::kinds_of(pack, line_.words, before);
    for (int const kind : kinds) {
        rules::ClaimType const& type = pack.claims[static_cast<std::size_t>(kind)];
        row.kinds.push_back({type.id, type.title});
    }
    row.record = record.record;
    std::string const holder = about_holder(record);
    row.scheme = holder.empty() ? pack.header.title : fmt::format("{} · {}", pack.header.title, holder);
    row.wanted = chosen == nullptr || chosen->wanted;
    if (kinds.empty()) return {};
    int kind =
        chosen != nullptr && !chosen->type.empty() ? rules::find_type(*record.pack, chosen->type) : kinds.front();
    if (std::ranges::find(kinds, kind) == kinds.end()) kind = kinds.front(); // another pack since
    rules::ClaimType const& type = pack.claims[static_cast<std::size_t>(kind)];
    row.type = type.id;
    cpd::QuickEntry const entry = cpd::entry_of(pack, kind, line_, before, today_);
    DraftReading reading = read_draft(pack, type, texts_for(entry.claim, chosen));
    reading.claim.basis = entry.claim.basis;
    tell_fields(type, entry, reading, chosen, row);
    std::string const wrong = wrong_with(record, reading);
    bool const there = entry_like(record, line_, today_) != nullptr;
    row.can_add = wrong.empty() && !there && !line_.words.empty() && line_.doubts.empty() &&
                  std::ranges::none_of(row.fields, &CpdQuickField::missing);
    row.worth = there ? std::string(tr("is logged already")) : wrong;
    return std::move(reading.claim);
}

CpdChosen const* QuickReader::chosen_for(RecordId record) const {
    auto const found = std::ranges::find(chosen_, record, &CpdChosen::record);
    return found == chosen_.end() ? nullptr : &*found;
}

std::string QuickReader::worth_of(CpdRecord const& record, Claim const& entry) const {
    if (effective_basis(entry) == Basis::Planned) return std::string(tr("is planned, and counts nothing yet"));
    auto const& cycles = record.cycles.all;
    Date const last = entry.on ? *entry.on : entry.to.value_or(today_);
    auto const cycle =
        std::ranges::find_if(cycles, [&](cpd::Cycle const& c) { return c.days.from <= last && last <= c.days.to; });
    if (cycle == cycles.end()) return std::string(tr("lies in no cycle of this credential"));
    Application with = cpd::application_in(*record.pack, record.stored.application, *cycle, today_);
    with.claims.push_back(entry);
    with.claims.back().id = "quick";
    int const claim = static_cast<int>(with.claims.size()) - 1;
    auto const scored = scoring::score(record.pack, std::move(with), Basis::Claimed, cycle->days.to);
    auto const& result = scored.assessment.claims.back();
    if (result.value == 0 && result.counted == 0) return scoring::unused_text(scored, claim);
    std::string const counted = scoring::points_text(*record.pack, result.counted);
    return result.counted == result.value ? say("counts {}", counted)
                                          : say("counts {} of {}", scoring::points_number(*record.pack, result.counted),
                                                scoring::points_text(*record.pack, result.value));
}

std::string logged_before(std::vector<CpdRecord const*> const& records, cpd::QuickLine const& line, Date today) {
    for (CpdRecord const* record : records)
        if (Claim const* const claim = entry_like(*record, line, today))
            return say("You have logged “{}” of {} already.", *claim->title, short_day(line.last_day(today)));
    return {};
}

ActivityId thing_like(std::vector<CpdRecord const*> const& records, cpd::QuickLine const& line, Date today) {
    for (CpdRecord const* record : records) {
        Claim const* const claim = record->problem ? nullptr : entry_like(*record, line, today);
        if (claim != nullptr)
            return record->thing_of(static_cast<std::size_t>(claim - record->stored.application.claims.data()));
    }
    return {};
}

} // namespace accrue::session
