#include "session/paste_model.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "session/draft_check.h"
#include "session/form_models.h"
#include "session/paste_cells.h"
#include "session/paste_columns.h"

namespace accrue::session {
namespace {

using RowState = PasteRow::State;

constexpr std::size_t shown_of_a_cell = 500; // characters; a form shows all of it

// What makes two entries look like the same one.
std::string sameness(Claim const& claim) {
    auto const day = [](std::optional<Date> date) { return date ? date->days : 0; };
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", claim.type, claim.qualification.value_or(""),
                       comparison_key(claim.title.value_or("")), comparison_key(claim.organisation.value_or("")),
                       day(claim.on), day(claim.from), day(claim.to));
}

// The entries of the record that a table says again. Each stands for one row only, so that of two equal rows the second is new
// where the record has one such entry.
class AlreadyThere {
public:
    AlreadyThere(PasteMapping const& mapping, std::vector<Claim> const& claims) : said_(mapping.keys) {
        for (Claim const& claim : claims) not_said_yet_[name_of(claim)].push_back(&claim);
    }

    // Says as much as an entry of the record: that one is taken out.
    bool take(Claim const& row) {
        auto const alike = not_said_yet_.find(name_of(row));
        if (alike == not_said_yet_.end()) return false;
        auto const entry =
            std::ranges::find_if(alike->second, [&](Claim const* claim) { return says_no_more(row, *claim); });
        if (entry == alike->second.end()) return false;
        alike->second.erase(entry);
        return true;
    }

private:
    [[nodiscard]] bool says(std::string_view key) const { return std::ranges::find(said_, key) != said_.end(); }

    // Kind, name and days, as far as a column says them. An empty cell is said as well: no date is another one.
    [[nodiscard]] std::string name_of(Claim const& claim) const {
        auto const text = [&](std::string_view key, std::optional<std::string> const& value) {
            return says(key) && value ? fmt::format("{} {}", value->size(), *value) : std::string();
        };
        auto const day = [&](std::string_view key, std::optional<Date> value) {
            return says(key) && value ? to_text(*value) : std::string();
        };
        return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", claim.type, text(key::qualification, claim.qualification),
                           text(key::title, claim.title), day(key::on, claim.on), day(key::from, claim.from),
                           day(key::to, claim.to));
    }

    // What else the row says, the entry says too; it may say more, such as a note that was added later.
    static bool says_no_more(Claim const& row, Claim const& entry) {
        auto const same = [](auto const& of_row, auto const& of_entry) { return !of_row || of_row == of_entry; };
        return same(row.organisation, entry.organisation) && same(row.note, entry.note) &&
               (row.evidence.empty() || row.evidence == entry.evidence) &&
               (!row.basis || row.basis == effective_basis(entry)) &&
               std::ranges::all_of(row.fields, [&](auto const& field) {
                   FieldValue const* const value = find_field(entry, field.first);
                   return value != nullptr && *value == field.second;
               });
    }

    std::vector<std::string> const& said_;
    std::map<std::string, std::vector<Claim const*>> not_said_yet_;
};

std::string problem_sentence(FieldProblem const& problem) {
    return problem.remedy.empty() ? problem.what : fmt::format("{} {}", problem.what, problem.remedy);
}

class PasteChecker {
public:
    PasteChecker(formats::TableText const& table, PasteMapping const& mapping, PasteRecord const& record)
        : table_(table), mapping_(mapping), record_(record), fields_(paste_fields(record.pack.pack, mapping)),
          order_(day_order()),
          kind_column_(static_cast<std::size_t>(std::ranges::find(mapping.keys, kind_key) - mapping.keys.begin())),
          there_(mapping, record.application.claims) {
        if (kind_column_ < mapping.keys.size()) kinds_ = kind_words(record.pack.pack);
        for (Claim const& claim : record.application.claims) known_.insert(sameness(claim));
    }

    CheckedPaste check() {
        describe();
        for (std::size_t r = first_row(); r < table_.rows.size(); ++r) check_row(table_.rows[r]);
        PasteModel& model = checked_.model;
        std::size_t const entries = model.good + model.warned;
        model.counts = model.rows.size() == 1 ? std::string(tr("1 row")) : say("{} rows", model.rows.size());
        if (model.warned > 0) model.counts += " · " + say("{} with a warning", model.warned);
        if (model.bad > 0) model.counts += " · " + say("{} with something wrong, left out", model.bad);
        if (model.there > 0) model.counts += " · " + say("{} already there, left out", model.there);
        if (entries > 0) model.add = entries == 1 ? std::string(tr("Add 1 entry")) : say("Add {} entries", entries);
        return std::move(checked_);
    }

private:
    using Readers = std::vector<std::optional<CellReader>>; // by column; none where this kind has no such field

    // What reads the cells of an entry of this kind.
    Readers const& readers_of(rules::ClaimType const& type) {
        auto const [made, is_new] = readers_.try_emplace(type.id);
        if (!is_new) return made->second;
        auto const fields = paste_fields(type);
        for (std::string const& key : mapping_.keys) {
            auto const field = std::ranges::find(fields, key, &FieldModel::key);
            auto& reader = made->second.emplace_back();
            if (field != fields.end()) reader.emplace(*field, record_.pack.pack, order_);
        }
        return made->second;
    }

    // The kind that the row says, or that of the mapping; null, with what is wrong, where it says one that is not there.
    [[nodiscard]] rules::ClaimType const* kind_of(formats::TableRow const& row,
                                                  std::vector<FieldProblem>& problems) const {
        rules::Pack const& pack = record_.pack.pack;
        std::string_view const cell = trimmed(pasted_cell(row, kind_column_));
        if (cell.empty()) return &pack.claims[static_cast<std::size_t>(rules::find_type(pack, mapping_.type))];
        auto const kind = kinds_.find(search_key(cell));
        if (kind != kinds_.end()) return &pack.claims[static_cast<std::size_t>(kind->second)];
        std::vector<std::string> ids;
        for (rules::ClaimType const& type : pack.claims) ids.push_back(type.id);
        std::string const meant = suggestion(cell, ids);
        problems.push_back({std::string(kind_key),
                            say("'{}' is no kind of entry in these rules.", shortened(made_visible(cell), 30)),
                            meant.empty() ? say("Write one of {}.", fmt::join(ids, ", ")) : as_sentence(meant), false});
        return nullptr;
    }

    [[nodiscard]] std::size_t first_row() const { return mapping_.has_heading ? 1 : 0; }

    [[nodiscard]] DayOrder day_order() const {
        std::vector<std::string_view> days;
        for (std::size_t c = 0; c < mapping_.keys.size(); ++c) {
            auto const field = std::ranges::find(fields_, mapping_.keys[c], &FieldModel::key);
            if (field == fields_.end() || field->kind != FieldModel::Kind::Day) continue;
            for (std::size_t r = first_row(); r < table_.rows.size(); ++r)
                days.push_back(pasted_cell(table_.rows[r], c));
        }
        return find_day_order(days);
    }

    void describe() {
        PasteModel& model = checked_.model;
        model.mapping = mapping_;
        for (rules::ClaimType const& type : record_.pack.pack.claims)
            if (!type.by_reviewer || type.id == mapping_.type) model.kinds.push_back({type.id, type.title});
        model.fields.push_back({"", std::string(tr("Left out"))});
        std::vector<std::string> missing;
        for (FieldModel const& field : fields_) {
            model.fields.push_back({field.key, field.title});
            bool const said = std::ranges::find(mapping_.keys, field.key) != mapping_.keys.end();
            if (field.required && !said) missing.push_back(field.title);
        }
        if (!missing.empty())
            model.missing =
                say("No column says {}, which every entry of this kind needs.", fmt::join(missing, tr(" or ")));
        for (std::size_t c = 0; c < table_.columns; ++c) {
            std::string heading;
            if (mapping_.has_heading) heading = made_visible(shortened(trimmed(pasted_cell(table_.rows.front(), c))));
            model.headings.push_back(heading.empty() ? say("Column {}", c + 1) : heading);
        }
    }

    void check_row(formats::TableRow const& row) {
        std::vector<FieldProblem> problems;
        Texts texts;
        PasteRow shown{row.line, RowState::Good, std::vector<PasteCell>(table_.columns), {}};
        rules::ClaimType const* const type = kind_of(row, problems);
        Readers const* const readers = type == nullptr ? nullptr : &readers_of(*type);
        for (std::size_t c = 0; c < table_.columns; ++c) read_cell(row, c, readers, shown.cells[c], texts, problems);
        if (mapping_.has_heading && row.cells.size() > table_.rows.front().cells.size())
            problems.push_back({"", std::string(tr("This row has more cells than there are headings.")),
                                std::string(tr("Put a text that holds a separator into double quotes.")), false});
        DraftReading reading{{}, problems};
        if (type != nullptr)
            reading = check_texts(record_.pack, *type, record_.application, texts, record_.on, std::move(problems));
        bool const fits = can_save(reading);
        if (fits && !mapping_.again && there_.take(reading.claim)) return leave_out(std::move(shown));
        if (fits && !known_.insert(sameness(reading.claim)).second)
            reading.problems.push_back({"", std::string(tr("The same entry is there already.")),
                                        std::string(tr("Adding it makes it twice.")), true});
        tell(reading.problems, shown);
        if (fits) checked_.claims.push_back(std::move(reading.claim));
        shown.state = !fits ? RowState::Bad : reading.problems.empty() ? RowState::Good : RowState::Warning;
        PasteModel& model = checked_.model;
        ++(shown.state == RowState::Bad ? model.bad : shown.state == RowState::Good ? model.good : model.warned);
        model.rows.push_back(std::move(shown));
    }

    void leave_out(PasteRow shown) {
        shown.state = RowState::There;
        ++checked_.model.there;
        checked_.model.rows.push_back(std::move(shown));
    }

    void read_cell(formats::TableRow const& row, std::size_t column, Readers const* readers, PasteCell& shown,
                   Texts& texts, std::vector<FieldProblem>& problems) const {
        std::string_view const cell = pasted_cell(row, column);
        if (trimmed(cell).empty()) return;
        shown.text = made_visible(shortened(cell, shown_of_a_cell));
        std::string const& key = mapping_.keys[column];
        if (readers == nullptr || key.empty() || key == kind_key) return;
        auto const& reader = (*readers)[column];
        if (!reader) { // of another kind; the form says that it is left out
            texts.emplace_back(key, std::string(cell));
            return;
        }
        std::string text = reader->read(cell, problems);
        if (text != cell && key != key::evidence && !text.empty()) shown.text += " = " + text;
        if (reorders_text(cell))
            problems.push_back({key, std::string(tr("This has characters that turn the order of reading around.")),
                                std::string(tr("They are kept as they are; take them out unless they are meant.")),
                                true});
        texts.emplace_back(key, std::move(text));
    }

    // At the cells, and all of it for the row.
    void tell(std::vector<FieldProblem> const& problems, PasteRow& shown) const {
        std::vector<std::string> said_of_row;
        for (FieldProblem const& problem : problems) {
            std::string const said = problem_sentence(problem);
            auto const column = std::ranges::find(mapping_.keys, problem.key) - mapping_.keys.begin();
            auto const field = std::ranges::find(fields_, problem.key, &FieldModel::key);
            bool const has_column = !problem.key.empty() && column < std::ssize(mapping_.keys);
            if (has_column) {
                std::string& at_cell = shown.cells[static_cast<std::size_t>(column)].problem;
                at_cell += at_cell.empty() ? said : " " + said;
            }
            said_of_row.push_back(field == fields_.end() ? said : fmt::format("{}: {}", field->title, said));
        }
        shown.reason = made_visible(fmt::format("{}", fmt::join(said_of_row, " ")));
    }

    formats::TableText const& table_;
    PasteMapping const& mapping_;
    PasteRecord const& record_;
    std::vector<FieldModel> fields_;
    DayOrder order_;
    std::size_t kind_column_; // beyond the columns: none
    std::map<std::string, int> kinds_;
    std::map<std::string, Readers> readers_; // by claim type
    std::set<std::string> known_;            // entries of the record and of the rows before
    AlreadyThere there_;
    CheckedPaste checked_;
};

} // namespace

CheckedPaste check_paste(formats::TableText const& table, PasteMapping const& mapping, PasteRecord const& record) {
    return PasteChecker(table, mapping, record).check();
}

} // namespace accrue::session
