#include "rules/written.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/written_parts.h"

namespace accrue::rules {
namespace writing {
namespace {

void put_level(TableWriter& row, Level const& level) {
    row.put("title", level.title);
    row.put("gate", level.gate);
    row.put("steps", level.steps);
    row.put_some("clause", level.clause);
}

void put_qualification(TableWriter& row, Qualification const& qualification) {
    row.put("title", qualification.title);
    row.put_some("tags", qualification.tags);
    row.put_some("same_as", qualification.same_as);
    row.put_some("implies", qualification.implies);
    row.put_some("not_with", qualification.not_with);
    row.put_some("after", qualification.after);
    row.put("requires", qualification.required_gate);
    row.put_some("values", qualification.values);
    row.put("issuer", qualification.issuer);
    row.put("valid_months", qualification.valid_months);
    if (!qualification.cost) return;
    TableWriter cost;
    put_cost(cost, *qualification.cost);
    row.put("cost", cost.take());
}

void put_category(TableWriter& row, Category const& category) {
    row.put("title", category.title);
    row.put("in", category.in);
    row.put("best", category.best);
}

void put_cap(TableWriter& row, Cap const& cap) {
    row.put("on", cap.on);
    row.put("per", word_of(cap.per));
    if (!cap.max_by && !cap.max_ratio) row.put("max", cap.max);
    put_number_by(row, "max_by", cap.max_by);
    if (cap.max_ratio) {
        TableWriter ratio;
        ratio.put("num", cap.max_ratio->numerator);
        ratio.put("den", cap.max_ratio->denominator);
        ratio.put("of", cap.max_ratio->of);
        row.put("max_ratio", ratio.take());
    }
    row.flag("spills", cap.spills);
    row.put_some("clause", cap.clause);
}

void put_carry(TableWriter& row, Carry const& carry) {
    row.put("in", carry.in);
    row.put("above", carry.above);
    row.put("max", carry.max);
    row.put("group", carry.group);
    row.put("earned_within_months", carry.earned_within_months);
    row.put("into", carry.into);
    row.put_some("not_for", carry.not_for);
    row.put("life_years", carry.life_years);
    row.flag("not_in_first_year", carry.not_in_first_year);
    row.flag("settles_debt", carry.settles_debt);
    row.put_some("clause", carry.clause);
}

void put_fee(TableWriter& row, Fee const& fee) {
    row.put("title", fee.title);
    row.put("level", fee.level);
    row.put("who", word_of(fee.who));
    row.put("amount", fee.amount);
    row.put("currency", fee.currency);
    row.put("from", fee.from);
    row.put("to", fee.to);
    row.put("due", word_of(fee.due));
    row.put_some("clause", fee.clause);
}

void put_document(TableWriter& row, Document const& document) {
    row.put("title", document.title);
    row.put_some("levels", document.levels);
    row.put_some("formats", document.formats);
    row.put_some("clause", document.clause);
}

void put_declaration(TableWriter& row, Declaration const& declaration) {
    row.put("title", declaration.title);
    row.put("text", declaration.text);
    row.put_some("levels", declaration.levels);
    row.put_some("clause", declaration.clause);
}

void put_referee(TableWriter& row, RefereeRule const& referee) {
    row.put("count", referee.count);
    row.put("known_months", referee.known_months);
    row.put("within_months", referee.within_months);
    row.put("replacements", referee.replacements);
    row.put_some("clause", referee.clause);
}

void put_statement(TableWriter& row, Statement const& statement) {
    row.put("min_words", statement.min_words);
    row.put("max_words", statement.max_words);
    row.put("prompt", statement.prompt);
    row.put_some("clause", statement.clause);
}

void put_renewal(TableWriter& row, Renewal const& renewal) {
    row.put("grace_months", renewal.grace_months);
    row.put_some("clause", renewal.clause);
}

void put_review(TableWriter& row, Review const& review) {
    row.put("reviewers", review.reviewers);
    row.put("target_days", review.target_days);
    row.put("limit_days", review.limit_days);
    row.put("answer_days", review.answer_days);
    row.put("appeal_days", review.appeal_days);
    row.put("material_days", review.material_days);
    row.put("audit_percent", review.audit_percent);
    row.put_some("clause", review.clause);
}

void put_reason(TableWriter& row, Reason const& reason) {
    row.put("title", reason.title);
    row.put("text", reason.text);
    row.put("cure", reason.cure);
    std::vector<std::string_view> verdicts;
    for (Reason::For const verdict : reason.verdicts) verdicts.push_back(word_of(verdict));
    row.put_some("verdicts", verdicts);
    row.put_some("claims", reason.claims);
    row.put_some("clause", reason.clause);
}

void put_clause(TableWriter& row, Clause const& clause) {
    row.put("title", clause.title);
    row.put("text", clause.text);
}

// Collects the rows of a pack.
class Rows {
public:
    template <class Row, class Id>
    void add(std::string_view kind, std::vector<Row> const& rows, Id Row::*id, void (*put)(TableWriter&, Row const&)) {
        for (Row const& row : rows) {
            TableWriter keys;
            put(keys, row);
            rows_.push_back({kind, row.*id, keys.take(), row.line});
        }
    }
    template <class Row>
    void add(std::string_view kind, std::optional<Row> const& row, void (*put)(TableWriter&, Row const&)) {
        if (!row) return;
        TableWriter keys;
        put(keys, *row);
        rows_.push_back({kind, "", keys.take(), row->line});
    }
    void add_header(Header const& header) {
        TableWriter keys;
        put_header(keys, header);
        rows_.push_back({"pack", "", keys.take(), 0});
    }
    void add_translations(std::vector<Translation> const& translations) { // a row for each language
        std::size_t const first = rows_.size();
        for (Translation const& text : translations) {
            auto row = std::find_if(rows_.begin() + static_cast<std::ptrdiff_t>(first), rows_.end(),
                                    [&](WrittenRow const& known) { return known.id == text.language; });
            if (row == rows_.end()) row = rows_.insert(row, {"text", text.language, {}, text.line});
            row->keys.push_back({text.key, {text.text}});
        }
    }
    [[nodiscard]] std::vector<WrittenRow> take() { return std::move(rows_); }

private:
    std::vector<WrittenRow> rows_;
};

} // namespace

void put_cost(TableWriter& table, Cost const& cost) {
    table.put("money", cost.money);
    table.put("hours", cost.hours);
    table.put("months", cost.months);
}

} // namespace writing

std::vector<WrittenRow> written_rows(Pack const& pack) {
    using namespace writing;
    Rows rows;
    rows.add_header(pack.header);
    rows.add("level", pack.levels, &Level::code, put_level);
    rows.add<Status>("status", pack.statuses, &Status::id,
                     [](TableWriter& row, Status const& status) { row.put("title", status.title); });
    rows.add("claim", pack.claims, &ClaimType::id, put_claim_type);
    rows.add("qualification", pack.qualifications, &Qualification::id, put_qualification);
    rows.add("category", pack.categories, &Category::id, put_category);
    rows.add("award", pack.awards, &Award::id, put_award);
    rows.add("cap", pack.caps, &Cap::id, put_cap);
    rows.add("gate", pack.gates, &Gate::id, put_gate);
    rows.add("step", pack.steps, &Step::id, put_step);
    rows.add("table", pack.tables, &Table::id, put_table);
    rows.add("carry", pack.carries, &Carry::id, put_carry);
    rows.add("fee", pack.fees, &Fee::id, put_fee);
    rows.add("document", pack.documents, &Document::id, put_document);
    rows.add("declaration", pack.declarations, &Declaration::id, put_declaration);
    rows.add("referee", pack.referees, &RefereeRule::level, put_referee);
    rows.add("statement", pack.statement, put_statement);
    rows.add("renewal", pack.renewal, put_renewal);
    rows.add("review", pack.review, put_review);
    rows.add("reason", pack.reasons, &Reason::id, put_reason);
    rows.add("clause", pack.clauses, &Clause::code, put_clause);
    rows.add_translations(pack.translations);
    rows.add("example", pack.examples, &Example::name, put_example);
    return rows.take();
}

std::string to_text(Written const& written) {
    struct InWords {
        std::string operator()(bool yes) const { return yes ? "true" : "false"; }
        std::string operator()(Number const& number) const { return to_text(number); }
        std::string operator()(Date date) const { return to_text(date); }
        std::string operator()(std::string const& text) const { return fmt::format("\"{}\"", text); }
        std::string operator()(Written::List const& list) const {
            std::vector<std::string> items;
            for (Written const& item : list) items.push_back(to_text(item));
            return fmt::format("[{}]", fmt::join(items, ", "));
        }
        std::string operator()(Written::Table const& table) const {
            if (table.empty()) return "{}";
            std::vector<std::string> items;
            for (WrittenKey const& key : table) items.push_back(fmt::format("{} = {}", key.key, to_text(key.value)));
            return fmt::format("{{ {} }}", fmt::join(items, ", "));
        }
    };
    return std::visit(InWords{}, written.value);
}

} // namespace accrue::rules
