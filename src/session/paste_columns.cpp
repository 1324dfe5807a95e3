#include "session/paste_columns.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/form_models.h"
#include "session/paste_cells.h"

namespace accrue::session {
namespace {

using Kind = FieldModel::Kind;

constexpr std::size_t rows_to_look_at = 100;

// Headings of a column that says the kind of each row, folded; the first is that of our own tables.
constexpr std::array<std::string_view, 8> kind_headings{kind_key,     "kind", "kind of entry", "type",
                                                        "entry type", "art",  "typ",           "art des eintrags"};

struct HeadingSynonyms { // headings that people write, folded, for a field by its key
    std::string_view key;
    std::array<std::string_view, 13> words;
};

constexpr std::array<HeadingSynonyms, 11> heading_synonyms{{
    {key::on, {"date", "day", "datum", "tag", "am", "on", "when", "wann", "completed", "abgeschlossen", "awarded"}},
    {key::from, {"from", "start", "begin", "beginn", "von", "ab", "since", "seit", "date", "datum"}},
    {key::to, {"to", "end", "ende", "until", "till", "bis", "finish"}},
    {key::title,
     {"title", "titel", "name", "bezeichnung", "subject", "topic", "thema", "what", "was", "activity", "aktivitat",
      "veranstaltung"}},
    {key::qualification,
     {"qualification", "qualifikation", "certificate", "zertifikat", "certification", "zertifizierung", "exam",
      "prufung", "degree", "abschluss", "title", "name"}},
    {key::organisation,
     {"organisation", "organization", "employer", "arbeitgeber", "company", "firma", "provider", "anbieter", "issuer",
      "veranstalter", "organizer", "organiser", "institution"}},
    {key::evidence, {"evidence", "nachweis", "beleg", "proof", "file", "datei", "files", "dateien", "document"}},
    {key::note,
     {"note", "notes", "notiz", "bemerkung", "anmerkung", "kommentar", "comment", "comments", "remarks", "description",
      "beschreibung", "details"}},
    {key::basis, {"state", "status", "basis", "stand", "zustand"}},
    {"hours",
     {"hours", "stunden", "std", "h", "hrs", "duration", "dauer", "time spent", "zeit", "cpe", "cpd", "umfang"}},
    {"role", {"role", "rolle", "position", "funktion", "function", "stelle"}},
}};

std::string heading_key(std::string_view heading) { // "Hours (h)" is "hours"
    std::string key = search_key(heading.substr(0, heading.find('(')));
    while (!key.empty() && std::string_view(" :*.").find(key.back()) != std::string_view::npos) key.pop_back();
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

bool begins_with_word(std::string_view text, std::string_view word) {
    return !word.empty() && text.size() > word.size() && text.starts_with(word) && text[word.size()] == ' ';
}

// How surely the heading names the field: 0 not at all, 4 it is its title, 5 its key.
int heading_strength(std::string const& heading, FieldModel const& field) {
    if (heading.empty()) return 0;
    if (heading == heading_key(field.key)) return 5;
    std::string const title = heading_key(field.title);
    if (heading == title) return 4;
    for (HeadingSynonyms const& row : heading_synonyms) {
        if (row.key != field.key) continue;
        auto const word = std::ranges::find(row.words, std::string_view(heading));
        if (word != row.words.end()) return word - row.words.begin() < 9 ? 3 : 2;
        if (std::ranges::any_of(row.words, [&](std::string_view each) { return begins_with_word(heading, each); }))
            return 1;
    }
    return begins_with_word(heading, title) ? 1 : 0;
}

struct PastedColumn { // what a column looks like
    std::string heading;
    bool has_text = false;
    bool all_days = false;
    bool all_numbers = false;
    bool names_qualifications = false;
    bool says_kind = false; // of each row
};

bool is_pasted_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.,-") == std::string_view::npos &&
           text.find_first_of("0123456789") != std::string_view::npos;
}

std::set<std::string> qualification_words(rules::Pack const& pack) {
    std::set<std::string> words;
    for (rules::Qualification const& row : pack.qualifications) {
        words.insert(search_key(row.id));
        words.insert(search_key(row.title));
    }
    return words;
}

// It is headed so, and its cells name kinds: in a table of ours any of them, else half of them.
bool says_kinds(formats::TableText const& table, std::size_t index, std::string const& heading,
                std::map<std::string, int> const& kinds) {
    auto const headed = std::ranges::find(kind_headings, std::string_view(heading));
    if (headed == kind_headings.end()) return false;
    std::size_t cells = 0;
    std::size_t named = 0;
    for (std::size_t r = 1; r < std::min(table.rows.size(), rows_to_look_at); ++r) {
        std::string const cell = search_key(pasted_cell(table.rows[r], index));
        if (cell.empty()) continue;
        ++cells;
        if (kinds.contains(cell)) ++named;
    }
    return named > 0 && (headed == kind_headings.begin() || 2 * named >= cells);
}

PastedColumn look_at_column(formats::TableText const& table, std::size_t index, std::size_t first,
                            std::set<std::string> const& qualifications) {
    PastedColumn column;
    if (first > 0) column.heading = heading_key(pasted_cell(table.rows.front(), index));
    std::size_t cells = 0;
    std::size_t days = 0;
    std::size_t numbers = 0;
    std::size_t named = 0;
    for (std::size_t r = first; r < std::min(table.rows.size(), rows_to_look_at); ++r) {
        std::string_view const cell = trimmed(pasted_cell(table.rows[r], index));
        if (cell.empty()) continue;
        ++cells;
        if (read_pasted_day(cell, DayOrder::DayFirst) || read_pasted_day(cell, DayOrder::MonthFirst)) ++days;
        if (is_pasted_number(cell)) ++numbers;
        if (qualifications.contains(search_key(cell))) ++named;
    }
    column.has_text = cells > 0;
    column.all_days = cells > 0 && days == cells;
    column.all_numbers = cells > 0 && numbers == cells;
    column.names_qualifications = cells > 0 && 2 * named >= cells;
    return column;
}

// How well the contents suit the field, where no heading says anything.
int content_strength(PastedColumn const& column, FieldModel const& field) {
    if (!column.has_text || field.key == key::evidence || field.key == key::basis) return 0;
    switch (field.kind) {
    case Kind::Day: return column.all_days ? 1 : 0;
    case Kind::Whole:
    case Kind::Decimal: return column.all_numbers && !column.all_days ? 1 : 0;
    case Kind::Qualification: return column.names_qualifications ? 1 : 0;
    case Kind::Text:
    case Kind::LongText: return column.all_days || column.all_numbers ? 0 : 1;
    default: return 0;
    }
}

struct MappingGuess {
    std::vector<std::string> keys;
    int score = 0;
};

// The surest pairs of column and field first, each column and each field once.
MappingGuess assign_fields(std::vector<PastedColumn> const& columns, std::vector<FieldModel> const& fields,
                           bool by_heading) {
    MappingGuess guess{std::vector<std::string>(columns.size()), 0};
    std::set<std::string> taken;
    for (int strength = 5; strength > 0; --strength)
        for (std::size_t c = 0; c < columns.size(); ++c)
            for (FieldModel const& field : fields) {
                if (!guess.keys[c].empty() || columns[c].says_kind || taken.contains(field.key)) continue;
                int const here =
                    by_heading ? heading_strength(columns[c].heading, field) : content_strength(columns[c], field);
                if (here != strength) continue;
                guess.keys[c] = field.key;
                taken.insert(field.key);
                guess.score += std::min(strength, 4);
            }
    constexpr int missing = 6; // weighs more than any heading: such an entry could not be added
    for (FieldModel const& field : fields)
        if (field.required && !taken.contains(field.key)) guess.score -= missing;
    return guess;
}

std::vector<PastedColumn> pasted_columns(rules::Pack const& pack, formats::TableText const& table, bool has_heading) {
    auto const qualifications = qualification_words(pack);
    auto const kinds = kind_words(pack);
    std::vector<PastedColumn> columns;
    bool said = false; // by one column alone
    for (std::size_t c = 0; c < table.columns; ++c) {
        columns.push_back(look_at_column(table, c, has_heading ? 1 : 0, qualifications));
        if (!has_heading || said) continue;
        said = columns.back().says_kind = says_kinds(table, c, columns.back().heading, kinds);
    }
    return columns;
}

// Each row says its kind; `type` is for those that do not, without it the one that is named first.
PasteMapping mapping_by_kind(rules::Pack const& pack, formats::TableText const& table,
                             std::vector<PastedColumn> const& columns, std::size_t column,
                             std::optional<std::string> const& type) {
    PasteMapping mapping{type.value_or(""), true, std::vector<std::string>(columns.size())};
    auto const kinds = kind_words(pack);
    for (std::size_t r = 1; r < table.rows.size() && mapping.type.empty(); ++r) {
        auto const kind = kinds.find(search_key(pasted_cell(table.rows[r], column)));
        if (kind != kinds.end()) mapping.type = pack.claims[static_cast<std::size_t>(kind->second)].id;
    }
    mapping.keys[column] = kind_key;
    mapping.keys = assign_fields(columns, paste_fields(pack, mapping), true).keys;
    mapping.keys[column] = kind_key;
    return mapping;
}

// A cell of the first row is the name of a field, or nothing in it looks like what stands below.
bool first_row_is_heading(rules::Pack const& pack, formats::TableText const& table) {
    auto const below = pasted_columns(pack, table, true);
    bool differs = false;
    for (std::size_t c = 0; c < below.size(); ++c) {
        std::string_view const cell = trimmed(pasted_cell(table.rows.front(), c));
        if (read_pasted_day(cell, DayOrder::DayFirst) || is_pasted_number(cell)) return false;
        if (below[c].says_kind) return true;
        differs = differs || below[c].all_days || below[c].all_numbers;
        for (rules::ClaimType const& type : pack.claims)
            for (FieldModel const& field : paste_fields(type))
                if (heading_strength(below[c].heading, field) > 1) return true;
    }
    return differs;
}

} // namespace

std::string_view pasted_cell(formats::TableRow const& row, std::size_t column) {
    return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view();
}

std::vector<FieldModel> paste_fields(rules::ClaimType const& type) {
    std::vector<FieldModel> fields = form_fields(type, {});
    FieldModel state{std::string(key::basis), std::string(tr("State")), {}, {}, Kind::Choice, false, {}};
    for (Basis const basis : {Basis::Planned, Basis::Claimed, Basis::Evidenced, Basis::Verified})
        state.choices.push_back({std::string(to_text(basis)), capitalised(std::string(scoring::basis_text(basis)))});
    fields.push_back(std::move(state));
    return fields;
}

std::vector<FieldModel> paste_fields(rules::Pack const& pack, PasteMapping const& mapping) {
    bool const by_row = std::ranges::find(mapping.keys, kind_key) != mapping.keys.end();
    std::vector<FieldModel> fields;
    FieldModel kind{std::string(kind_key), std::string(tr("Kind of entry¦of a row")), {}, {}, Kind::Choice, false, {}};
    for (rules::ClaimType const& type : pack.claims) {
        kind.choices.push_back({type.id, type.title});
        if (!by_row && type.id != mapping.type) continue;
        for (FieldModel& field : paste_fields(type)) {
            if (std::ranges::find(fields, field.key, &FieldModel::key) != fields.end()) continue;
            if (by_row) field.required = false; // not by each of them
            fields.push_back(std::move(field));
        }
    }
    fields.push_back(std::move(kind));
    return fields;
}

std::map<std::string, int> kind_words(rules::Pack const& pack) {
    std::map<std::string, int> words;
    for (std::size_t i = 0; i < pack.claims.size(); ++i)
        words.emplace(search_key(pack.claims[i].id), static_cast<int>(i));
    for (std::size_t i = 0; i < pack.claims.size(); ++i)
        words.emplace(search_key(pack.claims[i].title), static_cast<int>(i));
    return words;
}

PasteMapping guess_mapping(rules::Pack const& pack, formats::TableText const& table,
                           std::optional<std::string> const& type, std::optional<bool> has_heading) {
    bool const heading = has_heading ? *has_heading : first_row_is_heading(pack, table);
    auto const columns = pasted_columns(pack, table, heading);
    PasteMapping best{{}, heading, std::vector<std::string>(table.columns)};
    if (auto const kinds = std::ranges::find(columns, true, &PastedColumn::says_kind); kinds != columns.end())
        return mapping_by_kind(pack, table, columns, static_cast<std::size_t>(kinds - columns.begin()), type);
    std::optional<int> most;
    for (rules::ClaimType const& row : pack.claims) {
        if (type ? row.id != *type : row.by_reviewer) continue;
        auto const fields = paste_fields(row);
        MappingGuess guess = assign_fields(columns, fields, heading);
        bool const said = std::ranges::any_of(guess.keys, [](std::string const& key) { return !key.empty(); });
        if (heading && !said) guess = assign_fields(columns, fields, false); // its headings are in words unknown here
        if (most && guess.score <= *most) continue;
        most = guess.score;
        best.type = row.id;
        best.keys = std::move(guess.keys);
    }
    return best;
}

} // namespace accrue::session
