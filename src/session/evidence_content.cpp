#include "session/evidence_content.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/counted_word.h"
#include "domain/texts.h"
#include "evidence/likeness.h"
#include "evidence/picture.h"
#include "evidence/verdict.h"
#include "session/entry_models.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using evidence::FileKind;
using evidence::Inspection;
using evidence::Verdict;
using FileState = EvidenceFileRow::State;

constexpr std::int64_t decimal_limit = 1'000'000; // sizes without a limit are told in its MB

std::int64_t file_limit(rules::Header const& header) {
    return header.evidence && header.evidence->max_file_bytes ? *header.evidence->max_file_bytes : 0;
}

std::int64_t total_limit(rules::Header const& header) {
    return header.evidence && header.evidence->max_total_bytes ? *header.evidence->max_total_bytes : 0;
}

std::string size_beside(std::int64_t bytes, std::int64_t limit) {
    return evidence::short_size(bytes, limit == 0 ? decimal_limit : limit);
}

FileState state_for(Verdict::Kind kind) {
    switch (kind) {
    case Verdict::Kind::Fits: return FileState::Fits;
    case Verdict::Kind::TooLarge: return FileState::TooLarge;
    case Verdict::Kind::OtherFormat: return FileState::OtherFormat;
    case Verdict::Kind::Unusable: return FileState::Unusable;
    }
    return FileState::Unusable;
}

void tell(EvidenceFileRow& row, Inspection const& file, rules::Header const& header) {
    Verdict verdict = verdict_on(file, header.evidence);
    row.state = state_for(verdict.kind);
    row.verdict = std::move(verdict.text);
    row.remedy = std::move(verdict.remedy);
    row.remarks = std::move(verdict.remarks);
    row.facts = facts_of(file);
    bool const opens = file.state == Inspection::State::Sound || file.state == Inspection::State::Mendable;
    bool const picture = evidence::is_picture(file.kind);
    row.can_shrink = opens && (file.kind == FileKind::Pdf || picture);
    row.pages = !opens ? 0 : picture ? 1 : file.pages;
}

void tell(EvidenceFileRow& row, Problem const& problem) {
    row.state = FileState::Unusable;
    row.verdict = say("It could not be looked at: {}.", problem.what);
    row.remedy = problem.remedy;
}

EvidenceFileRow row_of(store::EvidenceFile const& file, EvidenceGround const& ground) {
    rules::Header const& header = ground.scored.pack->pack.header;
    EvidenceFileRow row;
    row.id = file.id;
    row.name = file.name;
    row.bytes = file.bytes;
    row.sha256 = file.sha256;
    row.size = size_beside(file.bytes, file_limit(header));
    if (auto const known = ground.known.find(file.sha256); known == ground.known.end())
        row.verdict = tr("It is being looked at.");
    else if (known->second)
        tell(row, known->second->file, header);
    else
        tell(row, known->second.problem());
    if (auto const made = ground.versions.find(file.id); made != ground.versions.end())
        row.proposal = made->second.proposal;
    return row;
}

EvidenceEntryRow row_of(Claim const& claim, EntryId id, std::string name, rules::Pack const& pack) {
    EvidenceEntryRow row;
    row.id = id;
    row.claim = claim.id;
    row.title = std::move(name);
    row.when = when_words(claim, pack.header.time);
    Basis const basis = effective_basis(claim);
    row.planned = basis == Basis::Planned;
    row.verified = basis == Basis::Verified;
    int const index = rules::find_type(pack, claim.type);
    if (index == rules::none) return row;
    rules::ClaimType const& type = pack.claims[static_cast<std::size_t>(index)];
    row.kind = type.title;
    row.needs = fmt::format("{}", fmt::join(type.evidence, tr(" or ")));
    if (!row.planned) row.least = least_evidence(type);
    return row;
}

// Which file a name means, and back: which files are not linked themselves but in another version.
class Places {
public:
    explicit Places(std::span<store::EvidenceFile const> files) {
        for (std::size_t i = 0; i < files.size(); ++i) {
            by_name_.emplace(files[i].name, i);
            by_id_.emplace(files[i].id, i);
        }
    }

    [[nodiscard]] std::optional<std::size_t> named(std::string const& name) const { return found(by_name_, name); }
    [[nodiscard]] std::optional<std::size_t> of(FileId id) const { return found(by_id_, id); }

private:
    template <class Map, class Key>
    static std::optional<std::size_t> found(Map const& map, Key const& key) {
        auto const place = map.find(key);
        return place == map.end() ? std::nullopt : std::optional(place->second);
    }

    std::map<std::string, std::size_t> by_name_;
    std::map<FileId, std::size_t> by_id_;
};

void link(EvidenceModel& model, EvidenceEntryRow& entry, Claim const& claim, Places const& places) {
    std::size_t const place = model.entries.size();
    for (std::string const& name : claim.evidence) {
        auto const file = places.named(name);
        entry.links.push_back({name, file});
        if (!file) continue;
        EvidenceFileRow& row = model.files[*file];
        row.entries.push_back(place);
        // One that nothing is known of yet is taken for good.
        bool const fits = row.state == FileState::Fits || row.state == FileState::Waiting;
        ++(fits ? entry.there : entry.unfit);
    }
}

void add_papers(EvidenceModel& model, scoring::Scored const& scored, Places const& places) {
    auto const serve = [&](std::string const& name, std::string as) {
        if (auto const file = places.named(name)) model.files[*file].serves.push_back(std::move(as));
    };
    std::vector<rules::Document> const& asked = scored.pack->pack.documents;
    for (auto const& [id, name] : scored.application.documents) {
        auto const row = std::ranges::find(asked, id, &rules::Document::id);
        serve(name, row == asked.end() ? id : row->title);
    }
    for (Referee const& referee : scored.application.referees)
        if (referee.reference) serve(*referee.reference, say("reference of {}", referee.name));
}

void add_marks(EvidenceModel& model, EvidenceGround const& ground, Places const& places) {
    std::map<EntryId, std::size_t> entry_places;
    for (std::size_t i = 0; i < model.entries.size(); ++i) entry_places.emplace(model.entries[i].id, i);
    for (store::StoredMark const& mark : ground.marks) {
        auto const file = places.of(mark.file);
        auto const entry = entry_places.find(mark.entry);
        if (!file || entry == entry_places.end()) continue;
        model.files[*file].marks.push_back({mark.id, mark.entry, mark.mark, mark_words(mark.mark)});
        for (EvidenceLink& linked : model.entries[entry->second].links)
            linked.marked = linked.marked || linked.file == file;
    }
    for (EvidenceFileRow& file : model.files)
        std::ranges::stable_sort(file.marks, {}, [](EvidenceMark const& mark) { return mark.mark.page; });
}

bool is_named(EvidenceFileRow const& file) { return !file.entries.empty() || !file.serves.empty(); }

void tell_origins(EvidenceModel& model, std::span<store::EvidenceFile const> files, Places const& places) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!files[i].made_from) continue;
        auto const from = places.of(files[i].made_from);
        model.files[i].origin =
            say("Made from {}: {}", from ? files[*from].name : tr("a file that was removed"), files[i].made_how);
        if (!from || is_named(model.files[*from]) || !is_named(model.files[i])) continue;
        model.files[*from].replaced = true;
        std::string& origin = model.files[*from].origin;
        origin = origin.empty() ? say("The original; {} is used instead of it", files[i].name)
                                : say("{}; {} is used instead of it", origin, files[i].name);
    }
}

// "Job, Certificate"; empty: they are of one kind.
std::string unlike_kinds(EvidenceModel const& model, EvidenceFileRow const& file) {
    std::vector<std::string> kinds;
    for (std::size_t const entry : file.entries)
        if (std::string const& kind = model.entries[entry].kind; std::ranges::find(kinds, kind) == kinds.end())
            kinds.push_back(kind);
    return kinds.size() < 2 ? std::string() : fmt::format("{}", fmt::join(kinds, ", "));
}

bool is_version_of(store::EvidenceFile const& one, store::EvidenceFile const& other) {
    return one.made_from == other.id || other.made_from == one.id;
}

void add_hints(EvidenceModel& model, EvidenceGround const& ground) {
    Application const& application = ground.scored.application;
    std::optional<std::string> const name = application.applicant ? application.applicant->name : std::nullopt;
    evidence::HintsAsked const asked{ground.scored.bound.on, name.value_or("")};
    ground.hints.compare(ground.known);
    std::vector<evidence::Findings const*> found;
    for (store::EvidenceFile const& file : ground.files) {
        auto const known = ground.known.find(file.sha256);
        found.push_back(known == ground.known.end() || !known->second ? nullptr : &*known->second);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i] == nullptr) continue;
        EvidenceFileRow& row = model.files[i];
        std::ranges::copy(ground.hints.of_text(ground.files[i].sha256, *found[i], asked),
                          std::back_inserter(row.hints));
        if (auto const known = ground.forms.find(ground.files[i].sha256); known != ground.forms.end() && !row.replaced)
            if (auto const form = returned_form(row.name, known->second, application); form && !form->words.empty()) {
                row.blank_form = form->kind == ReturnedForm::Kind::Blank;
                row.hints.push_back(form->words);
            }
        if (std::string const kinds = unlike_kinds(model, row); !kinds.empty())
            row.hints.push_back(say("It is to prove entries of unlike kinds: {}.", kinds));
        for (std::string const& sha256 : ground.hints.like(ground.files[i].sha256)) {
            auto const other = std::ranges::find(ground.files, sha256, &store::EvidenceFile::sha256);
            if (other == ground.files.end() || is_version_of(ground.files[i], *other)) continue;
            row.hints.push_back(say("It looks like {}.", other->name));
        }
    }
}

EvidenceBudget budget_of(EvidenceModel const& model, std::int64_t most) {
    EvidenceBudget budget;
    budget.most = most;
    for (std::size_t i = 0; i < model.files.size(); ++i) {
        EvidenceFileRow const& file = model.files[i];
        bool const proves =
            std::ranges::any_of(file.entries, [&](std::size_t entry) { return !model.entries[entry].planned; });
        if (!proves && file.serves.empty()) continue;
        bool const smaller = file.proposal && file.proposal->bytes > 0 && file.proposal->bytes < file.bytes;
        budget.parts.push_back({i, file.bytes, smaller ? file.proposal->bytes : file.bytes});
        budget.used += file.bytes;
        budget.proposed += budget.parts.back().proposed;
    }
    std::ranges::stable_sort(budget.parts, std::ranges::greater(), &EvidenceBudget::Part::bytes);
    budget.saving = size_beside(budget.used - budget.proposed, most);
    budget.words = most == 0 ? size_beside(budget.used, 0)
                             : say("{} of {}", size_beside(budget.used, most), size_beside(most, most));
    return budget;
}

std::string coverage_of(EvidenceModel const& model) {
    auto const asked = std::ranges::count_if(model.entries, [](EvidenceEntryRow const& row) { return row.least > 0; });
    auto const lacking = std::ranges::count_if(model.entries, &EvidenceEntryRow::lacks);
    if (asked == 0) return std::string(tr("No entry needs evidence."));
    if (lacking == 0) return std::string(tr("Every entry has the evidence it needs."));
    return say("{} of {} entries have the evidence they need.", asked - lacking, asked);
}

std::string accepted_by(rules::Header const& header) {
    if (!header.evidence) return {};
    std::string text = evidence::formats_words(*header.evidence);
    auto const add = [&](std::string const& part) { text += (text.empty() ? "" : ", ") + part; };
    if (std::int64_t const limit = file_limit(header); limit > 0)
        add(say("at most {} a file", evidence::size_words(limit, limit)));
    if (std::int64_t const limit = total_limit(header); limit > 0) add(say("{} in all", size_beside(limit, limit)));
    return text;
}

std::vector<std::string> refused_by(rules::Header const& header) {
    std::vector<std::string> examples;
    Inspection file;
    for (FileKind const kind : {FileKind::Office, FileKind::Jpeg}) {
        file.kind = kind;
        Verdict const verdict = verdict_on(file, header.evidence);
        if (verdict.kind == Verdict::Kind::OtherFormat) examples.push_back(verdict.text + " " + verdict.remedy);
    }
    file.kind = FileKind::Pdf;
    file.state = Inspection::State::Locked;
    Verdict const locked = verdict_on(file, header.evidence);
    examples.push_back(locked.text + " " + locked.remedy);
    return examples;
}

} // namespace

std::vector<std::string> const& EvidenceHints::of_text(std::string const& sha256, evidence::Findings const& findings,
                                                       evidence::HintsAsked const& asked) {
    bool const same = for_ && for_->asked.on == asked.on && for_->asked.person == asked.person && for_->in == spoken();
    if (!same) {
        of_text_.clear();
        for_ = For{asked, spoken()};
    }
    auto const [place, is_new] = of_text_.try_emplace(sha256);
    if (is_new && evidence::has_text(findings.text)) place->second = evidence::hints_in(findings.text, asked).sentences;
    return place->second;
}

std::vector<std::string> const& EvidenceHints::like(std::string const& sha256) { return like_[sha256]; }

void EvidenceHints::compare(KnownFiles const& known) {
    if (compared_.size() == known.size()) return;
    for (auto const& [sha256, found] : known) {
        if (std::ranges::find(compared_, sha256) != compared_.end()) continue;
        for (std::string const& other : compared_) {
            auto const& second = known.at(other);
            if (!found || !second || !evidence::alike(found->likeness, second->likeness)) continue;
            like_[sha256].push_back(other);
            like_[other].push_back(sha256);
        }
        compared_.push_back(sha256);
    }
}

std::string fact_words(ProofFact fact) {
    switch (fact) {
    case ProofFact::Name: return std::string(tr("Name"));
    case ProofFact::Date: return std::string(tr("Date"));
    case ProofFact::Hours: return std::string(tr("Hours"));
    case ProofFact::Issuer: return std::string(tr("Issuer"));
    case ProofFact::Other: return std::string(tr("Other fact"));
    }
    return {};
}

std::string mark_words(ProofMark const& mark) { return say("{}, page {}", fact_words(mark.fact), mark.page); }

int least_evidence(rules::ClaimType const& type) { return type.evidence_min.value_or(type.evidence.empty() ? 0 : 1); }

ProofState state_of(EvidenceModel const& model, std::size_t entry, std::size_t file) {
    EvidenceEntryRow const& row = model.entries[entry];
    auto const linked = std::ranges::find(row.links, std::optional(file), &EvidenceLink::file);
    if (linked == row.links.end()) return ProofState::None;
    if (row.verified) return ProofState::Verified;
    return linked->marked ? ProofState::Marked : ProofState::Linked;
}

EvidenceModel evidence_model(EvidenceGround const& ground) {
    EvidenceModel model;
    rules::Pack const& pack = ground.scored.pack->pack;
    for (store::EvidenceFile const& file : ground.files) {
        model.files.push_back(row_of(file, ground));
        if (model.files.back().state == FileState::Waiting) ++model.waiting;
    }
    Places const places(ground.files);
    auto const words = words_of_claims(ground.scored);
    std::vector<Claim> const& claims = ground.scored.application.claims;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        EvidenceEntryRow entry = row_of(claims[i], ground.ids[i], words[i].name, pack);
        link(model, entry, claims[i], places);
        if (entry.lacks() && !model.next_missing) model.next_missing = model.entries.size();
        model.entries.push_back(std::move(entry));
    }
    add_papers(model, ground.scored, places);
    add_marks(model, ground, places);
    tell_origins(model, ground.files, places);
    add_hints(model, ground);
    model.coverage = coverage_of(model);
    model.accepted = accepted_by(pack.header);
    model.refused = refused_by(pack.header);
    model.budget = budget_of(model, total_limit(pack.header));
    return model;
}

} // namespace accrue::session
