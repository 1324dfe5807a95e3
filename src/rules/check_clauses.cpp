// Clauses: every row that scores cites one, and every one cited is there. A clause that only has a title is there to be
// cited; one with a text explains by itself what no row can cite, such as how claims of a type are counted.
#include <type_traits>
#include <unordered_set>

#include <fmt/format.h>

#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

class Citations {
public:
    Citations(Index const& index, Findings& findings) : index_(index), findings_(findings) {}

    // Rows of one kind; `scores`: they decide about points or levels, so that each must cite a clause.
    template <class Row>
    void read(std::vector<Row> const& rows, std::string_view kind, std::string_view noun, std::string Row::*name) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Path const row = Path(kind) / i;
            if constexpr (std::is_same_v<Row, Award>)
                if (rows[i].claim == carried_type) continue; // its carry row cites the clause
            if (!rows[i].clause.empty())
                cite(rows[i].clause, row);
            else
                findings_.warning("W201", row, fmt::format("the {} '{}' cites no clause", noun, rows[i].*name),
                                  "add clause = \"...\", so that its reason can be looked up");
        }
    }
    template <class Row>
    void read_optional(std::vector<Row> const& rows, std::string_view kind) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!rows[i].clause.empty()) cite(rows[i].clause, Path(kind) / i);
    }
    template <class Row>
    void read_single(std::optional<Row> const& row, std::string_view kind) {
        if (row && !row->clause.empty()) cite(row->clause, Path(kind));
    }
    void cite(std::string_view code, Path const& row) {
        if (refer(index_.clauses, code, row / "clause", findings_)) cited_.insert(code);
    }
    void report_the_rest() {
        for (Clause const& clause : index_.pack.clauses)
            if (!clause.text && !cited_.contains(clause.code))
                findings_.warning("W202", Path("clause") / clause.code,
                                  fmt::format("no row cites the clause '{}'", clause.code),
                                  "cite it where it applies, or give it a text");
    }

private:
    Index const& index_;
    Findings& findings_;
    std::unordered_set<std::string_view> cited_;
};

} // namespace

void check_clauses(Index const& index, Findings& findings) {
    Pack const& pack = index.pack;
    Citations citations(index, findings);
    citations.read(pack.levels, "level", "level", &Level::code);
    citations.read(pack.awards, "award", "award", &Award::id);
    citations.read(pack.caps, "cap", "cap", &Cap::id);
    citations.read(pack.gates, "gate", "gate", &Gate::id);
    citations.read(pack.steps, "step", "step", &Step::id);
    citations.read(pack.carries, "carry", "carry row", &Carry::id);
    citations.read_optional(pack.fees, "fee");
    citations.read_optional(pack.documents, "document");
    citations.read_optional(pack.declarations, "declaration");
    citations.read_optional(pack.referees, "referee");
    citations.read_single(pack.statement, "statement");
    citations.read_single(pack.renewal, "renewal");
    citations.read_single(pack.review, "review");
    citations.read(pack.reasons, "reason", "reason", &Reason::id);
    citations.report_the_rest();
}

} // namespace accrue::rules
