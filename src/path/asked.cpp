#include "path/asked.h"

#include <algorithm>
#include <optional>

namespace accrue::path {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;

int member(CompiledPack const& pack, CompiledGate const& gate, int i) {
    return pack.gate_lists[static_cast<std::size_t>(gate.members.first + i)];
}

bool has_members(CompiledGate const& gate) {
    using Kind = CompiledGate::Kind;
    return gate.kind == Kind::All || gate.kind == Kind::Any || gate.kind == Kind::AtLeast;
}

// What a band starts from, in whole quanta.
std::int64_t quanta(Number const& from) {
    return static_cast<std::int64_t>((Int128{from.numerator} + from.denominator - 1) / from.denominator);
}

class Finder {
public:
    Finder(CompiledPack const& pack, scoring::Assessment const& now) : pack_(pack), now_(now) {
        asked_.gates.resize(pack.gates.size());
    }

    Asked find(int level) {
        for (std::size_t l = static_cast<std::size_t>(level); l < pack_.levels.size(); ++l) ask_level(l);
        for (int const gate : pack_.opening_gates) ask(gate);
        for (std::size_t g = 0; g < pack_.gates.size(); ++g)
            if (asked_.gates[g] != 0) ask_points(static_cast<int>(g));
        return std::move(asked_);
    }

private:
    void ask_level(std::size_t l) {
        rules::CompiledLevel const& row = pack_.levels[l];
        ask(row.gate);
        if (row.gates_between)
            for (std::size_t between = static_cast<std::size_t>(row.steps_level); between < l; ++between)
                ask(pack_.levels[between].gate);
        if (row.steps_level == none) return;
        for (std::size_t s = 0; s < pack_.steps.size(); ++s) ask_step(s, row.steps_level);
    }

    void ask_step(std::size_t s, int level) {
        rules::CompiledStep const& step = pack_.steps[s];
        for (std::size_t l = static_cast<std::size_t>(level); l < step.gates.size(); ++l) ask(step.gates[l]);
        if (step.category == none) return;
        for (rules::LevelBand const& band : step.rows.front())
            if (band.level >= level)
                add_points({step.category, none, quanta(band.from) - now_.step_numbers[s].value, quanta(band.from)});
    }

    void ask_points(int g) {
        CompiledGate const& gate = pack_.gates[static_cast<std::size_t>(g)];
        scoring::GateResult const& result = now_.gates[static_cast<std::size_t>(g)];
        if (gate.kind == CompiledGate::Kind::Points)
            add_points({gate.category, gate.filtered ? g : none, result.need - result.have, result.need});
        if (gate.kind != CompiledGate::Kind::Categories) return;
        for (int i = 0; i < gate.members.count; ++i)
            add_points({pack_.category_lists[static_cast<std::size_t>(gate.members.first + i)], none, 1, 1});
    }

    void add_points(AskedPoints const& points) {
        if (points.needed > 0 && std::ranges::find(asked_.points, points) == asked_.points.end())
            asked_.points.push_back(points);
    }

    void ask(int gate) {
        if (gate == none) return;
        std::vector<int> open{gate};
        while (!open.empty()) {
            auto const g = static_cast<std::size_t>(open.back());
            open.pop_back();
            if (asked_.gates[g] != 0) continue;
            asked_.gates[g] = 1;
            if (!has_members(pack_.gates[g])) continue;
            for (int i = 0; i < pack_.gates[g].members.count; ++i) open.push_back(member(pack_, pack_.gates[g], i));
        }
    }

    CompiledPack const& pack_;
    scoring::Assessment const& now_;
    Asked asked_;
};

class RequiredFinder {
public:
    RequiredFinder(CompiledPack const& pack, scoring::Assessment const& now)
        : pack_(pack), now_(now), seen_(pack.gates.size()) {}

    Required find(int level) {
        rules::CompiledLevel const& row = pack_.levels[static_cast<std::size_t>(level)];
        require(row.gate);
        if (row.gates_between)
            for (int between = row.steps_level; between < level; ++between)
                require(pack_.levels[static_cast<std::size_t>(between)].gate);
        if (row.steps_level != none)
            for (std::size_t s = 0; s < pack_.steps.size(); ++s)
                if (now_.steps[s] < row.steps_level) require_step(s, row.steps_level);
        return std::move(required_);
    }

private:
    // Only what every way through the step has in common: the one gate, the lowest band.
    void require_step(std::size_t s, int level) {
        rules::CompiledStep const& step = pack_.steps[s];
        if (step.category != none) {
            std::optional<std::int64_t> from;
            for (rules::LevelBand const& band : step.rows.front())
                if (band.level >= level) from = std::min(from.value_or(quanta(band.from)), quanta(band.from));
            if (from && *from > now_.step_numbers[s].value)
                required_.points.push_back({step.category, none, *from - now_.step_numbers[s].value, *from});
        }
        if (!step.rows.empty()) return;
        std::vector<int> gates;
        for (std::size_t l = static_cast<std::size_t>(level); l < step.gates.size(); ++l)
            if (step.gates[l] != none) gates.push_back(step.gates[l]);
        if (gates.size() == 1) require(gates.front());
    }

    void require(int gate) {
        if (gate == none) return;
        std::vector<int> open{gate};
        while (!open.empty()) {
            auto const g = static_cast<std::size_t>(open.back());
            open.pop_back();
            if (seen_[g] != 0 || now_.gates[g].met) continue;
            seen_[g] = 1;
            CompiledGate const& row = pack_.gates[g];
            if (row.kind != CompiledGate::Kind::All) required_.gates.push_back(static_cast<int>(g));
            if (row.kind == CompiledGate::Kind::All)
                for (int i = 0; i < row.members.count; ++i) open.push_back(member(pack_, row, i));
        }
    }

    CompiledPack const& pack_;
    scoring::Assessment const& now_;
    std::vector<std::uint8_t> seen_;
    Required required_;
};

} // namespace

Asked find_asked(CompiledPack const& pack, scoring::Assessment const& now, int level) {
    return Finder(pack, now).find(level);
}

Required find_required(CompiledPack const& pack, scoring::Assessment const& now, int level) {
    return RequiredFinder(pack, now).find(level);
}

} // namespace accrue::path
