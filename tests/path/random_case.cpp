#include "random_case.h"

#include <stdexcept>

#include <fmt/format.h>

#include "support/rule_rows.h"

namespace accrue::test {
namespace {

class Writer {
public:
    Writer(std::mt19937_64& random, RandomCaseKind const& kind) : random_(random), kind_(kind) {}

    std::string rows() { return claims() + qualifications() + categories() + gates() + steps(); }

    [[nodiscard]] int count() const { return count_; }

    int from_to(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
    bool one_in(int n) { return from_to(1, n) == 1; }

private:
    std::string tag() { return fmt::format("t{}", from_to(0, 2)); }

    std::string claims() {
        std::string const once = kind_.repeated ? "" : ", once = true";
        std::string rows = "claim = [\n{ id = \"certificate\", title = \"Certificate\", catalogue = true },\n";
        if (kind_.activities) {
            rows += fmt::format(
                "{{ id = \"talk\", title = \"Talk\", fields = {{ kind = {{ enum = [\"short\", \"long\"] }} }}, "
                "cost = {{ money = {}, hours = {}, months = {} }}{} }},\n",
                from_to(0, 4), from_to(0, 3), from_to(0, 2), once);
            rows +=
                fmt::format("{{ id = \"course\", title = \"Course\", fields = {{ hours = {{ decimal = [0.5, 3] }} }}, "
                            "cost = {{ field = \"hours\", money = {}, hours = {}, months = 0.5 }}{} }},\n",
                            from_to(kind_.repeated ? 1 : 0, 3), from_to(1, 2), once);
        }
        return rows + "]\n";
    }

    std::string qualifications() {
        count_ = from_to(3, kind_.qualifications) + from_to(0, 2);
        std::string rows = "qualification = [\n";
        for (int q = 0; q < count_; ++q) {
            rows +=
                fmt::format("{{ id = \"q{0}\", title = \"Q{0}\", tags = [\"{1}\"{2}], values = {{ credits = {3} }}", q,
                            tag(), one_in(3) ? ", \"x\"" : "", one_in(4) ? "0.5" : std::to_string(from_to(0, 3)));
            if (q < kind_.qualifications && !one_in(6))
                rows += fmt::format(", cost = {{ money = {}, hours = {}, months = {} }}", from_to(0, 6), from_to(0, 5),
                                    one_in(3) ? "\"1/3\"" : std::to_string(from_to(0, 3)));
            if (q > 0 && one_in(3))
                rows += fmt::format(", after = [\"q{}\"]", from_to(0, q - 1));
            else if (q > 1 && one_in(6))
                rows += fmt::format(", after = [\"q{}\", \"q{}\"]", q - 1, q - 2);
            else if (q > 0 && one_in(4))
                rows += fmt::format(", same_as = [\"q{}\"]", from_to(0, q - 1));
            else if (q > 0 && kind_.exclusions && one_in(5))
                rows += fmt::format(", not_with = [\"q{}\"]", from_to(0, q - 1));
            else if (q > 0 && one_in(5))
                rows += fmt::format(", implies = [\"q{}\"]", from_to(0, q - 1));
            if (kind_.exclusions && one_in(7)) rows += ", requires = \"has-0\"";
            rows += " },\n";
        }
        return rows + "]\n";
    }

    std::string categories() {
        std::string rows = fmt::format(
            "category = [{{ id = \"all\", title = \"All\" }}, {{ id = \"a\", title = \"A\", in = \"all\"{} }}, "
            "{{ id = \"b\", title = \"B\", in = \"all\" }}]\naward = [\n",
            kind_.tied ? fmt::format(", best = {}", from_to(1, 2)) : "");
        for (int t = 0; t < 3; ++t)
            rows += fmt::format(
                "{{ id = \"aw{0}\", claim = \"certificate\", into = \"{1}\", when = {{ tag = [\"t{0}\"] }}, "
                "{2}, clause = \"1\" }},\n",
                t, one_in(2) ? "a" : "b",
                one_in(2) ? fmt::format("fixed = {}", from_to(0, 4)) : "per = \"credits\", rate = 2");
        if (kind_.activities) {
            rows += fmt::format(
                "{{ id = \"talk\", claim = \"talk\", into = \"{}\", options = {{ by = \"kind\", short = {}, "
                "long = {} }}, clause = \"1\" }},\n",
                one_in(2) ? "a" : "b", from_to(0, 2), from_to(0, 4));
            rows += fmt::format("{{ id = \"course\", claim = \"course\", into = \"{}\", per = \"hours\", rate = 1.5, "
                                "round = {{ to = 1, dir = \"down\" }}{}{}, clause = \"1\" }},\n",
                                one_in(2) ? "a" : "b", one_in(3) ? ", item_max = 2" : "",
                                one_in(4) ? ", if = \"has-1\"" : "");
        }
        rows += "]\ncap = [\n";
        for (char const* category : {"a", "b", "all"})
            if (one_in(2))
                rows += fmt::format("{{ id = \"cap-{0}\", on = \"{0}\", per = \"{1}\", max = {2}, clause = \"1\" }},\n",
                                    category, one_in(3) ? "year" : "life", from_to(1, 6));
        if (kind_.tied)
            rows += fmt::format("{{ id = \"share\", on = \"b\", per = \"life\", max_ratio = {{ num = {}, den = 2, of = "
                                "\"{}\" }}, clause = \"1\" }},\n",
                                from_to(1, 3), one_in(2) ? "a" : "all");
        return rows + "]\n";
    }

    std::string gates() {
        std::string rows = "gate = [\n";
        std::string ids;
        auto const add = [&](std::string const& id, std::string const& keys) {
            rows += fmt::format("{{ id = \"{}\", {}, clause = \"1\" }},\n", id, keys);
            ids += fmt::format("{}\"{}\"", ids.empty() ? "" : ", ", id);
        };
        for (int t = 0; t < 3; ++t)
            add(fmt::format("has-{}", t), fmt::format("has = \"t{}\", count = {}", t, from_to(1, 2)));
        add("credits", fmt::format("has = \"{}\", value = \"credits\", count = {}", tag(), from_to(1, 4)));
        add("points", fmt::format("points = {}, in = \"{}\"", from_to(1, 4), one_in(2) ? "a" : "b"));
        if (kind_.activities) {
            add("talks", fmt::format("claims = \"talk\"{}", kind_.repeated && one_in(2) ? ", count = 2" : ""));
            add("long", "points = 1, in = \"all\", where = { kind = [\"long\"] }");
        }
        add("kinds", fmt::format("categories = {}, of = [\"a\", \"b\"]", from_to(1, 2)));
        rows += fmt::format("{{ id = \"some\", at_least = {}, of = [{}], clause = \"1\" }},\n", from_to(2, 4), ids);
        rows += fmt::format("{{ id = \"most\", at_least = {}, of = [{}], clause = \"1\" }},\n", from_to(3, 5), ids);
        rows += "{ id = \"one\", any = [\"credits\", \"has-2\"], clause = \"1\" },\n"
                "{ id = \"both\", all = [\"one\", \"has-1\"], clause = \"1\" },\n]\n";
        return rows;
    }

    std::string steps() {
        std::string const low = one_in(2) ? "has-0" : "one";
        std::string const high = one_in(3) ? "both" : one_in(2) ? "some" : "most";
        return fmt::format(
            "step = [\n{{ id = \"certs\", title = \"Certificates\", gates = {{ A = \"{}\", B = \"{}\" }}, "
            "clause = \"1\" }},\n{{ id = \"extra\", title = \"Extra\", points_in = \"all\", bands = [[0, "
            "\"A\"], [{}, \"B\"]], clause = \"1\" }},\n]\n",
            low, high, from_to(1, 7));
    }

    std::mt19937_64& random_;
    RandomCaseKind const& kind_;
    int count_ = 0;
};

Claim claim_of(std::string const& type) {
    Claim claim;
    claim.type = type;
    claim.on = make_date({2012, 3, 1});
    return claim;
}

Application application_for(Writer& writer, bool activities) {
    Application application;
    application.on = case_day;
    for (int i = writer.from_to(0, 3); i > 0; --i) {
        Claim& claim = application.claims.emplace_back(claim_of("certificate"));
        claim.qualification = fmt::format("q{}", writer.from_to(0, writer.count() - 1));
        if (writer.one_in(4)) claim.on = make_date({2011, 3, 1});
    }
    if (activities && writer.one_in(3))
        set_field(application.claims.emplace_back(claim_of("talk")), "kind", std::string("short"));
    for (std::size_t i = 0; i < application.claims.size(); ++i) application.claims[i].id = std::to_string(i + 1);
    return application;
}

OwnCost own_cost(Writer& writer, std::string of) {
    OwnCost cost{std::move(of), {}, {}, {}};
    if (writer.one_in(2)) cost.money = Number{writer.from_to(0, 6), 1};
    if (writer.one_in(2)) cost.hours = reduced(writer.from_to(0, 9), 2);
    if (writer.one_in(3)) cost.months = Number{writer.from_to(0, 3), 1};
    return cost;
}

void add_own_costs(Writer& writer, bool activities, Application& application) {
    for (int q = 0; q < writer.count(); ++q)
        if (writer.one_in(2)) application.costs.push_back(own_cost(writer, fmt::format("q{}", q)));
    if (activities)
        for (char const* type : {"talk", "course"})
            if (writer.one_in(2)) application.costs.push_back(own_cost(writer, type));
}

} // namespace

RandomCase random_case(std::mt19937_64& random, RandomCaseKind const& kind) {
    for (int tries = 0; tries < 1'000; ++tries) {
        Writer writer(random, kind);
        std::string const rows = writer.rows();
        RandomCase made;
        made.text =
            text_of({.rows = rows,
                     .level = "level = [{ code = \"A\", title = \"A\", clause = \"1\" }, { code = \"B\", title = "
                              "\"B\", clause = \"1\" }]",
                     .effective = "{ from = 2000-01-01 }"});
        rules::Parsed parsed = rules::parse(made.text, "random.toml");
        if (has_errors(parsed.problems)) throw std::runtime_error(to_text(parsed.problems.front()) + "\n" + made.text);
        if (has_errors(rules::check(parsed.pack, parsed.positions))) continue; // such as a gate that nothing can meet
        made.pack = std::make_shared<rules::CompiledPack const>(rules::compile(std::move(parsed.pack), "test"));
        made.application = application_for(writer, kind.activities);
        if (kind.own_costs) add_own_costs(writer, kind.activities, made.application);
        return made;
    }
    throw std::runtime_error("no random pack is free of errors");
}

} // namespace accrue::test
