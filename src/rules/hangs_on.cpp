#include "rules/hangs_on.h"

#include <algorithm>

#include "rules/compiled.h"

namespace accrue::rules {
namespace {

// Follows what rows name, each row once.
class Follower {
public:
    explicit Follower(Pack const& pack) : pack_(pack) {}

    void follow(Level const& level) {
        rows_.emplace("level", level.code);
        if (level.gate) gate(*level.gate);
        if (level.steps == "none") return;
        std::string const& reached = level.steps ? *level.steps : level.code;
        if (level.steps) between(level, reached);
        if (pack_.header.overall == Header::Overall::GateOnly && !level.steps) return;
        for (Step const& row : pack_.steps) step(row, reached);
    }
    [[nodiscard]] std::set<RowName> take() { return std::move(rows_); }

private:
    bool is_new(std::string_view kind, std::string const& id) { return rows_.emplace(kind, id).second; }

    // `steps = "X"`: the gates of X and of the levels up to this one.
    void between(Level const& level, std::string const& reached) {
        bool inside = false;
        for (Level const& row : pack_.levels) {
            inside = inside || row.code == reached;
            if (inside && row.gate) gate(*row.gate);
            if (row.code == level.code) return;
        }
    }

    void step(Step const& row, std::string const& level) {
        rows_.emplace("step", row.id);
        if (row.table) table(*row.table);
        if (row.points_in) category(*row.points_in);
        for (auto const& [code, id] : row.gates)
            if (code == level) gate(id);
    }

    void table(std::string const& id) {
        if (!is_new("table", id)) return;
        for (Table const& row : pack_.tables) {
            if (row.id != id) continue;
            for (std::string const& axis : row.row) fact(axis);
            fact(row.col);
        }
    }

    void fact(std::string const& name) { // "type.field"
        if (auto const dot = name.find('.'); dot != std::string::npos) type(name.substr(0, dot));
    }

    void type(std::string const& id) { rows_.emplace("claim", id); }

    void number_by(std::optional<NumberBy> const& by) {
        if (!by) return;
        if (auto const* of_fact = std::get_if<ByFact>(&*by)) fact(of_fact->fact);
        if (auto const* of_status = std::get_if<ByStatus>(&*by))
            for (auto const& [code, number] : of_status->numbers) rows_.emplace("status", code);
    }

    void category(std::string const& id) {
        if (!is_new("category", id)) return;
        for (Category const& row : pack_.categories)
            if (row.in == id) category(row.id);
        for (Award const& row : pack_.awards)
            if (row.into == id || std::ranges::find(row.also, id) != row.also.end()) award(row);
        for (Cap const& row : pack_.caps)
            if (row.on == id && is_new("cap", row.id)) {
                number_by(row.max_by);
                if (row.max_ratio) category(row.max_ratio->of);
            }
        for (Carry const& row : pack_.carries)
            if (receiver(row) == id && is_new("carry", row.id)) gate(row.above);
    }

    void award(Award const& row) {
        if (!is_new("award", row.id)) return;
        if (!row.claim.empty()) type(row.claim);
        if (row.if_gate) gate(*row.if_gate);
        if (auto const* value = std::get_if<TableValue>(&row.formula)) table(value->table);
        for (Qualification const& qualification : pack_.qualifications)
            if (std::ranges::any_of(row.when, [&](Condition const& test) { return takes(test, qualification); }))
                certificate(qualification);
    }

    static bool takes(Condition const& condition, Qualification const& qualification) {
        if (auto const* tags = std::get_if<Condition::Tags>(&condition.test))
            return std::ranges::find_first_of(tags->tags, qualification.tags) != tags->tags.end();
        auto const* named = std::get_if<Condition::Qualifications>(&condition.test);
        return named != nullptr && std::ranges::find(named->ids, qualification.id) != named->ids.end();
    }

    void certificate(Qualification const& row) {
        if (is_new("qualification", row.id) && row.required_gate) gate(*row.required_gate);
    }

    void gate(std::string const& id) {
        if (!is_new("gate", id)) return;
        if (int const row = find_gate(pack_, id); row != none)
            std::visit([this](auto const& kind) { read(kind); }, pack_.gates[static_cast<std::size_t>(row)].kind);
    }

    void gates(std::vector<std::string> const& ids) {
        for (std::string const& id : ids) gate(id);
    }
    void read(AllOf const& kind) { gates(kind.gates); }
    void read(AnyOf const& kind) { gates(kind.gates); }
    void read(AtLeastOf const& kind) { gates(kind.gates); }
    void read(Has const& kind) {
        for (Qualification const& row : pack_.qualifications)
            if (row.id == kind.what || std::ranges::find(row.tags, kind.what) != row.tags.end() ||
                std::ranges::find(row.implies, kind.what) != row.implies.end())
                certificate(row);
    }
    void read(ClaimCount const& kind) { type(kind.claim); }
    void read(PointsNeeded const& kind) {
        category(kind.in);
        number_by(kind.need_by);
    }
    void read(CategoriesNeeded const& kind) {
        for (std::string const& id : kind.of) category(id);
    }
    void read(MonthsNeeded const& kind) {
        for (std::string const& id : kind.of) type(id);
    }

    Pack const& pack_;
    std::set<RowName> rows_;
};

} // namespace

std::set<RowName> hangs_on(Pack const& pack, Level const& level) {
    Follower follower(pack);
    follower.follow(level);
    return follower.take();
}

} // namespace accrue::rules
