// Pasted tables of a session: read, mapped, and made entries of the open record in one command.
#include "session/paste.h"

#include <algorithm>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/table_text.h"
#include "session/paste_columns.h"
#include "session/paste_model.h"
#include "session/state.h"

namespace accrue::session {

namespace {

// How many cells each of the first rows has; a quoted cell may hold separators and line ends. Blank rows are left out.
std::vector<std::size_t> cells_of_first_rows(std::string_view text, char separator) {
    constexpr std::size_t rows_to_look_at = 5;
    std::vector<std::size_t> counts;
    std::size_t cells = 1;
    bool quoted = false;
    bool cell_begins = true;
    bool blank = true;
    auto const end_row = [&] {
        if (!blank) counts.push_back(cells);
        cells = 1;
        blank = true;
    };
    for (std::size_t i = 0; i < text.size() && counts.size() < rows_to_look_at; ++i) {
        char const c = text[i];
        bool const doubled = quoted && text.substr(i, 2) == "\"\"";
        bool const ends_row = !quoted && c == '\n';
        bool const ends_cell = !quoted && c == separator;
        if (doubled)
            ++i;
        else if (c == '"' && (quoted || cell_begins))
            quoted = !quoted;
        else if (ends_cell)
            ++cells;
        blank = blank && trimmed(std::string_view(&c, 1)).empty();
        cell_begins = ends_cell || ends_row;
        if (ends_row) end_row();
    }
    end_row();
    return counts;
}

} // namespace

bool looks_like_table(std::string_view text) {
    if (text.substr(0, text.find('\n')).find('\t') != std::string_view::npos) return true;
    return std::ranges::any_of(std::string_view(";,"), [&](char separator) {
        std::vector<std::size_t> const counts = cells_of_first_rows(text, separator);
        bool const alike = std::ranges::all_of(counts, [&](std::size_t count) { return count == counts.front(); });
        return counts.size() > 1 && counts.front() > 1 && alike;
    });
}

char table_separator(std::string_view path) {
    std::string const folded = comparison_key(path);
    return folded.ends_with(".tsv") || folded.ends_with(".tab") ? '\t' : ',';
}

bool is_table_file(std::string_view path) {
    return table_separator(path) == '\t' || comparison_key(path).ends_with(".csv");
}

Problems problems_of(PasteModel const& model) {
    Problems problems;
    for (PasteRow const& row : model.rows) {
        if (!row.needs_a_look()) continue;
        bool const bad = row.state == PasteRow::State::Bad;
        problems.push_back({bad ? "A241" : "AW30",
                            {model.source, row.line, 0, {}},
                            bad ? "this row cannot become an entry" : "this row needs a look",
                            row.reason,
                            bad ? Severity::Error : Severity::Warning});
    }
    return problems;
}

Result<Done> Session::begin_paste(std::string_view text, std::string const& source,
                                  std::optional<PasteMapping> const& mapping) {
    auto table = formats::read_table(text, source);
    if (!table) return table.problem();
    State& state = *state_;
    PasteMapping const guessed =
        mapping ? *mapping : guess_mapping(state.pack->pack, *table, std::nullopt, std::nullopt);
    state.pasted = State::Pasted{record(), state.pack, std::move(*table), source, {}, {}, false};
    state.check_pasted(guessed);
    return Done{};
}

Result<Done> Session::begin_paste_file(std::filesystem::path const& file, std::optional<PasteMapping> const& mapping) {
    if (!record())
        return Problem{"L133",
                       {file.string(), 0, 0, {}},
                       std::string(tr("the library holds no record that the rows of this table could go into")),
                       std::string(tr("begin a record, then open the table again"))};
    auto const text = files::read_file(file.string(), formats::table_byte_limit);
    if (!text) return text.problem();
    auto begun = begin_paste(*text, file.string(), mapping);
    if (begun) state_->pasted->of_file = true;
    return begun;
}

void Session::State::check_pasted(PasteMapping const& mapping) {
    CheckedPaste checked = check_paste(pasted->table, mapping, {*pack, stored.application, scoring_date()});
    pasted->model = std::move(checked.model);
    pasted->model.revision = ++paste_revision;
    pasted->model.source = pasted->source;
    pasted->pack = pack;
    pasted->claims = std::move(checked.claims);
}

void Session::map_paste(PasteMapping mapping) {
    if (paste() == nullptr || state_->type_of(mapping.type) == nullptr) return;
    State::Pasted const& pasted = *state_->pasted;
    PasteMapping const& now = pasted.model.mapping;
    mapping.keys.resize(pasted.table.columns);
    if (mapping == now) return;
    if (mapping.type != now.type || mapping.has_heading != now.has_heading) {
        bool const again = mapping.again;
        mapping = guess_mapping(state_->pack->pack, pasted.table, mapping.type, mapping.has_heading);
        mapping.again = again;
    }
    state_->check_pasted(mapping);
}

PasteModel const* Session::paste() const {
    state_->follow_language();
    auto const& pasted = state_->pasted;
    bool const fits =
        pasted && pasted->record == record() && state_->pack && pasted->pack->sha256 == state_->pack->sha256;
    if (!fits) return nullptr;
    if (pasted->pack != state_->pack) state_->check_pasted(PasteMapping(pasted->model.mapping)); // in another language
    return &pasted->model;
}

namespace {

// "Imported 2 entries from cpd.csv": the file without its folders.
std::string words_of_adding(Session::State::Pasted const& pasted) {
    std::size_t const count = pasted.claims.size();
    if (!pasted.of_file) return count == 1 ? std::string(tr("Pasted 1 entry")) : say("Pasted {} entries", count);
    std::string const file = std::filesystem::path(pasted.source).filename().string();
    return count == 1 ? say("Imported 1 entry from {}", file) : say("Imported {} entries from {}", count, file);
}

} // namespace

Result<Performed> Session::add_pasted() {
    auto const& claims = state_->pasted->claims;
    Several several{{}, words_of_adding(*state_->pasted)};
    several.commands.reserve(claims.size());
    for (Claim const& claim : claims) several.commands.emplace_back(AddEntry{record(), claim});
    auto performed = perform(several);
    if (performed) end_paste();
    return performed;
}

void Session::end_paste() { state_->pasted.reset(); }

} // namespace accrue::session
