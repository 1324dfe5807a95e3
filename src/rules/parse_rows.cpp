#include "rules/parse_rows.h"

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::rules::parsing {
namespace {

void read_effective(Row& row, DateSpan& span) {
    row.date("from", span.from);
    row.date("to", span.to);
}

void read_source(Row& row, Source& source) {
    row.text("title", source.title);
    row.text("edition", source.edition);
    row.text("url", source.url);
}

void read_points(Row& row, Header& header) {
    row.text("name", header.point_name);
    std::string_view const kind = row.exactly_one({"decimals", "scale"});
    int quanta = 1;
    if (kind == "scale") row.count("scale", quanta, {1, 10'000});
    if (kind == "decimals") {
        int decimals = 0;
        row.count("decimals", decimals, {0, 4});
        for (; decimals > 0; --decimals) quanta *= 10;
    }
    header.scale = quanta;
}

// "MM-DD". That not every year has a 29 February is for check() to say.
void read_year_start(Row& row, Cycle& cycle) {
    Node const* node = row.find("year_start");
    if (node == nullptr) return;
    auto const text = row.reading().any_text(*node);
    if (!text) return;
    auto const day = parse_date("2000-" + *text);
    if (!day) {
        row.reading().report("E107", node->at,
                             fmt::format("'year_start' is no day of a year: '{}'", shortened(*text, 20)),
                             "write month and day, such as \"04-01\"");
        return;
    }
    cycle.year_start_month = civil(*day).month;
    cycle.year_start_day = civil(*day).day;
}

void read_cycle(Row& row, Cycle& cycle) {
    row.count("years", cycle.years);
    row.word("anchor", cycle.anchor);
    row.word("year", cycle.year);
    if (cycle.year == Cycle::Year::Anniversary)
        row.only_elsewhere("year = \"anniversary\": those years begin with the cycle", {"year_start"});
    else
        read_year_start(row, cycle);
    row.id("skip", cycle.skip);
}

void read_evidence(Row& row, EvidenceLimits& evidence) {
    row.needed_texts("formats", evidence.formats);
    row.bytes("max_file_bytes", evidence.max_file_bytes);
    row.bytes("max_total_bytes", evidence.max_total_bytes);
}

void read_ratio(Row& row, MaxRatio& ratio) {
    row.count("num", ratio.numerator);
    row.count("den", ratio.denominator);
    row.id("of", ratio.of);
}

} // namespace

void read_header(Row& row, Header& header) {
    row.id("id", header.id);
    row.name("version", version_form, header.version);
    row.text("title", header.title);
    row.needed_table("effective", [&](Row& effective) { read_effective(effective, header.effective); });
    row.date("review_by", header.review_by);
    row.word("overall", header.overall);
    row.word("score_by", header.score_by);
    row.table("source", [&](Row& source) { read_source(source, header.source.emplace()); });
    row.text("summary", header.summary);
    row.text("notice", header.notice);
    row.needed_table("points", [&](Row& points) { read_points(points, header); });
    std::optional<Header::Time> time;
    row.word("time", time);
    header.time = time.value_or(Header::Time::Days);
    row.table("cycle", [&](Row& cycle) { read_cycle(cycle, header.cycle.emplace()); });
    row.table("evidence", [&](Row& evidence) { read_evidence(evidence, header.evidence.emplace()); });
    if (Node const* base = row.find("based_on")) // what flatten() has read is gone
        row.reading().report("E120", base->at, "the pack that this one is based on was not read with it",
                             "load this pack from its file, with the other beside it");
    if (Node const* drop = row.find("drop"))
        row.reading().report("E112", drop->key_at, "'drop' does not belong to the pack's own keys",
                             "write it above the first [section]: drop.award = [\"..\"]");
}

void read_clause_code(Row& row, std::string& clause) {
    if (row.has("clause")) row.text("clause", clause);
}

void read_level(Row& row, Level& level) {
    row.name("code", level_form, level.code);
    row.text("title", level.title);
    row.id("gate", level.gate);
    row.name("steps", level_form, level.steps);
    read_clause_code(row, level.clause);
}

void read_status(Row& row, Status& status) {
    row.id("id", status.id);
    row.text("title", status.title);
}

void read_category(Row& row, Category& category) {
    row.id("id", category.id);
    row.text("title", category.title);
    row.id("in", category.in);
    row.count("best", category.best);
}

void read_cap(Row& row, Cap& cap) {
    row.id("id", cap.id);
    row.id("on", cap.on);
    if (row.needed("per") != nullptr) {
        std::optional<Period> per;
        read_period(row, per);
        cap.per = per.value_or(cap.per);
    }
    std::string_view const kind = row.exactly_one({"max", "max_by", "max_ratio"});
    if (kind == "max") row.number("max", cap.max);
    if (kind == "max_by") read_number_by(row, "max_by", cap.max_by);
    if (kind == "max_ratio") row.table("max_ratio", [&](Row& inner) { read_ratio(inner, cap.max_ratio.emplace()); });
    row.flag("spills", cap.spills);
    read_clause_code(row, cap.clause);
}

void read_period(Row& row, std::optional<Period>& per) { row.word("per", per); }

void read_scope(Row& row, std::optional<Period>& per) {
    row.word("per", per, {Period::Year, Period::Cycle, Period::Life});
}

void read_window(Row& row, std::optional<Window>& per) {
    using Kind = Window::Kind;
    Node const* node = row.find("per");
    if (node == nullptr) return;
    if (node->kind == Node::Kind::Table) {
        row.table("per", [&](Row& inner) { inner.count("years", per.emplace(Window{Kind::Rolling, 0}).years); });
        return;
    }
    std::optional<Kind> kind;
    row.word("per", kind, {Kind::Year, Kind::EveryYear, Kind::Cycle, Kind::Life});
    if (kind) per = Window{*kind, 0};
}

void read_number_by(Row& row, std::string_view key, std::optional<NumberBy>& by) {
    row.table(key, [&](Row& inner) {
        std::string_view const kind = inner.exactly_one({"status", "fact"});
        if (kind == "status") {
            ByStatus& status = std::get<ByStatus>(by.emplace(ByStatus{}));
            inner.needed_table("status", [&](Row& codes) {
                if (codes.node().children.empty())
                    row.reading().report("E113", codes.node().at, "'status' lists nothing", "list at least one");
                read_numbers(codes, id_form, status.numbers);
            });
            inner.word("at", status.at);
        } else if (kind == "fact") {
            ByFact& fact = std::get<ByFact>(by.emplace(ByFact{}));
            inner.text("fact", fact.fact);
            read_numbers(inner, option_form, fact.numbers);
        }
    });
}

void read_numbers(Row& row, Form const& key_form, std::vector<std::pair<std::string, Number>>& numbers) {
    row.rest([&](Node const& node) {
        row.reading().check_key(node, key_form);
        if (auto number = row.reading().number(node)) numbers.emplace_back(node.key, *number);
    });
}

} // namespace accrue::rules::parsing
