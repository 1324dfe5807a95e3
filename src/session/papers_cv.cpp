// A CV, made of the entries where the rules ask for one and no file is named for it.
#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/asked_parts.h"
#include "session/papers_parts.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using formats::headings;
using formats::Page;
using formats::PageFact;
using formats::PageTable;
using formats::Phrase;
using formats::plain;
using rules::Field;

bool is_cv_made(PaperSubject const& subject) {
    auto const is_cv = [](AskedDocument const& asked) { return asked.row->id == cv_document; };
    return std::ranges::any_of(asked_documents(subject.pack, subject.level, false), is_cv) &&
           named_document(subject.application, cv_document) == nullptr;
}

std::string field_words(Field const& field, FieldValue const& value) {
    if (auto const* yes = std::get_if<bool>(&value)) return *yes ? scoring::field_title(field) : std::string();
    std::string words;
    if (auto const* number = std::get_if<Number>(&value))
        words = number_words(*number) + (field.unit ? " " + *field.unit : std::string());
    else if (std::string const& text = std::get<std::string>(value); field.kind == Field::Kind::Enum)
        words = text == "none" ? std::string() : scoring::option_text(text);
    else
        words = trimmed(text);
    return words.empty() ? words : fmt::format("{}: {}", scoring::field_title(field), words);
}

// What it says beside title, place and time; a no and a "none" say nothing.
std::vector<Phrase> details_of(Claim const& claim, rules::ClaimType const* type) {
    std::vector<Phrase> details;
    auto const add = [&](std::string_view words) {
        if (!words.empty()) details.push_back(plain(words));
    };
    if (type != nullptr)
        for (Field const& field : type->fields)
            if (FieldValue const* value = find_field(claim, field.name)) add(field_words(field, *value));
    add(trimmed(claim.note.value_or("")));
    return details;
}

std::string place_of(Claim const& claim, rules::Pack const& pack) {
    std::string const written(trimmed(claim.organisation.value_or("")));
    int const known = claim.qualification ? rules::find_qualification(pack, *claim.qualification) : rules::none;
    if (!written.empty() || known == rules::none) return written;
    return pack.qualifications[static_cast<std::size_t>(known)].issuer.value_or("");
}

// Newest first: what goes on, then by its last day, then by its first.
std::vector<EntryModel const*> newest_first(std::vector<EntryModel> const& entries, std::string const& type,
                                            PaperSubject const& subject) {
    std::vector<EntryModel const*> sorted;
    for (EntryModel const& entry : entries)
        if (entry.type == type) sorted.push_back(&entry);
    std::ranges::stable_sort(sorted, [&](EntryModel const* one, EntryModel const* other) {
        auto const key = [&](EntryModel const* entry) {
            return std::pair(entry->last, subject.application.claims[entry->id.value - 1].from);
        };
        return key(one) > key(other);
    });
    return sorted;
}

// Columns in which nothing stands are left out.
void add_table(Page& page, PageTable table) {
    for (std::size_t c = table.head.size(); c-- > 1;) {
        bool const used = std::ranges::any_of(
            table.rows, [&](auto const& row) { return !row[c].text.empty() || !row[c].items.empty(); });
        if (used) continue;
        table.head.erase(table.head.begin() + static_cast<std::ptrdiff_t>(c));
        for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(c));
    }
    page.table(std::move(table));
}

void add_type(Page& page, PaperSubject const& subject, GroupModel const& group, std::string const& id) {
    int const index = rules::find_type(subject.pack, id);
    rules::ClaimType const* const type =
        index == rules::none ? nullptr : &subject.pack.claims[static_cast<std::size_t>(index)];
    PageTable table{
        type == nullptr ? id : type->title, headings({tr("When"), tr("What"), tr("Where"), tr("Details")}), {}};
    for (EntryModel const* entry : newest_first(group.entries, id, subject)) {
        Claim const& claim = subject.application.claims[entry->id.value - 1];
        std::string const when = when_words(claim, subject.pack.header.time);
        std::vector<Phrase> details = details_of(claim, type);
        table.rows.push_back({plain(when), plain(entry->name), plain(place_of(claim, subject.pack)),
                              details.size() == 1 ? details.front() : formats::list(std::move(details))});
    }
    add_table(page, std::move(table));
}

// Jobs first: entries that have a part-time weight.
std::vector<std::string> types_of(GroupModel const& group, rules::Pack const& pack) {
    std::vector<std::string> types;
    for (rules::ClaimType const& type : pack.claims)
        if (std::ranges::find(group.entries, type.id, &EntryModel::type) != group.entries.end())
            types.push_back(type.id);
    std::stable_partition(types.begin(), types.end(), [&](std::string const& id) {
        return pack.claims[static_cast<std::size_t>(rules::find_type(pack, id))].weight.has_value();
    });
    for (EntryModel const& entry : group.entries)
        if (std::ranges::find(types, entry.type) == types.end()) types.push_back(entry.type);
    return types;
}

} // namespace

std::optional<Paper> cv_paper(PaperSubject const& subject, EstimateModel const& estimate) {
    if (!is_cv_made(subject)) return std::nullopt;
    Page page;
    page.heading(2, tr("Personal details"), "person");
    std::vector<PageFact> facts{{std::string(tr("Name")), plain(trimmed(subject.applicant.name.value_or("")))}};
    add_fact(facts, tr("E-mail"), subject.applicant.email);
    add_fact(facts, tr("Phone"), subject.applicant.phone);
    add_fact(facts, tr("Address"), subject.applicant.address);
    page.facts(std::move(facts));
    page.heading(2, tr("Career"), "career");
    if (estimate.empty) page.paragraph(tr("There are no entries."));
    for (GroupModel const& group : estimate.groups)
        for (std::string const& type : types_of(group, subject.pack)) add_type(page, subject, group, type);
    return subject.paper("cv", tr("Curriculum vitae"), std::move(page));
}

} // namespace accrue::session
