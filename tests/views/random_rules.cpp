#include "random_rules.h"

#include <array>

#include <fmt/format.h>

#include "rule_views.h"
#include "support/rule_rows.h"

namespace accrue::views {
namespace {

class Writer {
public:
    explicit Writer(test::Random& random) : random_(random) {}

    std::string pack() {
        test::PackRows rows{.rows = {}, .effective = "{ from = 2010-01-01 }"};
        rows.header = one_in(2) ? "time = \"days\"" : "time = \"months\"";
        cycles_ = one_in(2);
        if (cycles_)
            rows.header += fmt::format(", cycle = {{ years = {}, anchor = \"calendar\", year = \"{}\" }}",
                                       between(1, 3), any("calendar", "anniversary"));
        categories_ = between(2, 6);
        rows.rows = claims() + qualifications() + categories() + awards() + caps() + gates();
        rows.tables = tables_;
        std::string text = test::text_of(rows);
        std::string const name = "name = \"point\", decimals = 2";
        return text.replace(text.find(name), name.size(), "name = \"point\", " + points());
    }

private:
    int between(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
    bool one_in(int n) { return between(1, n) == 1; }

    template <class... Choices>
    std::string any(Choices const&... choices) {
        std::array<std::string, sizeof...(choices)> const all{std::string(choices)...};
        return all.at(static_cast<std::size_t>(between(0, static_cast<int>(all.size()) - 1)));
    }

    std::string points() {
        if (one_in(4)) return fmt::format("scale = {}", any("3", "4", "12"));
        return fmt::format("decimals = {}", between(0, 3));
    }

    std::string number() { // above 0
        if (one_in(4)) return fmt::format("\"{}/{}\"", between(1, 9), between(2, 7));
        return one_in(2) ? fmt::format("{}.{}", between(0, 6), between(1, 99)) : std::to_string(between(1, 12));
    }

    std::string claims() {
        std::string const fields = "hours = { decimal = [0, 30] }, count = { int = [0, 9], optional = true }, "
                                   "kind = { enum = [\"none\", \"a\", \"b\"] }, "
                                   "flag = { bool = true, optional = true }, place = { text = 20, optional = true }";
        std::string rows = "claim = [\n";
        for (char const* id : {"talk", "course", "paper"})
            rows += fmt::format("  {{ id = \"{0}\", title = \"{0}\", fields = {{ {1} }}{2} }},\n", id, fields, once());
        rows += fmt::format("  {{ id = \"exam\", title = \"Exam\", catalogue = true, fields = {{ {} }} }},\n", fields);
        rows += fmt::format("  {{ id = \"post\", title = \"Post\", period = true, fields = {{ {} }} }},\n]\n", fields);
        return rows;
    }

    std::string once() {
        if (!one_in(2)) return {};
        std::string const per = any("day", "year", cycles_ ? "cycle" : "life", "life");
        return fmt::format(", once = {{ by = [\"{}\"], per = \"{}\" }}", any("title", "place", "kind", "on"), per);
    }

    std::string qualifications() {
        std::string rows = "qualification = [\n";
        for (int i = 0; i < 5; ++i)
            rows +=
                fmt::format("  {{ id = \"q{}\", title = \"Q\", tags = [\"{}\"{}], values = {{ credits = {} }}{} }},\n",
                            i, i % 2 == 0 ? "even" : "odd", one_in(2) ? ", \"some\"" : "", number(),
                            i > 1 && one_in(3) ? ", same_as = [\"q0\"]" : "");
        return rows + "]\n";
    }

    std::string category() { return fmt::format("c{}", between(0, categories_ - 1)); }

    std::string categories() {
        std::string rows = "category = [\n";
        for (int i = 0; i < categories_; ++i)
            rows += fmt::format("  {{ id = \"c{0}\", title = \"C{0}\"{1} }},\n", i,
                                i > 0 && !one_in(5) ? fmt::format(", in = \"c{}\"", between(0, i - 1)) : "");
        return rows + "]\n";
    }

    std::string awards() {
        std::string rows = "award = [\n";
        for (char const* type : {"talk", "course", "paper", "exam", "post"}) {
            switch (between(0, type == std::string("exam") ? 4 : 2)) {
            case 0: rows += award(type, ""); break;
            case 1:
                rows += award(type, "kind = [\"none\", \"b\"]") + award(type, "kind = [\"a\"], flag = [true]");
                break;
            case 2: {
                std::string const at = number();
                rows += award(type, fmt::format("hours = {{ to = {} }}", at)) +
                        award(type, fmt::format("hours = {{ from = {} }}, {} = {{ from = 2005-03-01 }}", at,
                                                type == std::string("post") ? "from" : "on"));
                break;
            }
            case 3: rows += award(type, "tag = [\"even\"]"); break;
            default: rows += award(type, "qualification = [\"q1\", \"q3\"]") + award(type, "qualification = [\"q0\"]");
            }
        }
        if (one_in(3))
            rows += fmt::format("  {{ id = \"facts\", into = \"{}\", clause = \"1\", {} }},\n", category(), table(""));
        return rows + "]\n";
    }

    std::string award(std::string const& type, std::string const& when) {
        int const into = between(0, categories_ - 1);
        std::string row =
            fmt::format("  {{ id = \"a{}\", claim = \"{}\", into = \"c{}\", clause = \"1\"", awards_++, type, into);
        if (!when.empty()) row += ", when = { " + when + " }";
        if (one_in(4)) row += fmt::format(", also = [\"c{}\"]", (into + between(1, categories_ - 1)) % categories_);
        if (one_in(6)) row += ", if = \"has-talk\"";
        bool const merges = type == "post" && one_in(2);
        row += ", " + (merges ? merged_formula() : formula(type));
        if (!merges && one_in(4))
            row += fmt::format(", factor = {{ by = \"kind\", none = {}, a = {}, b = 0 }}", number(), number());
        if (!merges && one_in(4))
            row += fmt::format(", occurrence = {{ by = \"{}\", rates = [1, {}, \"1/3\"] }}",
                               any("kind", "flag", "place"), any("0.5", "\"2/3\""));
        if (one_in(2))
            row += fmt::format(", round = {{ dir = \"{}\"{} }}", any("down", "nearest", "nearest_down", "up"),
                               one_in(2) ? ", to = " + any("1", "2", "3") : "");
        if (one_in(4)) row += ", item_min = " + any("1", "2");
        if (one_in(3)) row += fmt::format(", item_max = {}", between(3, 30));
        return row + " },\n";
    }

    std::string quantity(std::string const& type) {
        if (type == "post" && one_in(2)) return any("months", "years", "days");
        if (type == "exam" && one_in(2)) return "credits";
        return any("hours", "count");
    }

    std::string merged_formula() {
        std::string const of = any("months", "years", "days");
        if (one_in(2)) return fmt::format("merge = true, per = \"{}\", rate = {}", of, number());
        return fmt::format("merge = true, banded = \"{}\"", of) + bands() + (one_in(2) ? ", marginal = true" : "");
    }

    std::string formula(std::string const& type) {
        switch (between(0, 7)) {
        case 0: return "fixed = " + number();
        case 1:
            return fmt::format("options = {{ by = \"kind\", none = {}, a = {}, b = {} }}", number(), number(),
                               number());
        case 2: return table(type);
        case 3: return "banded = [\"hours\", \"count\"]" + bands() + (one_in(2) ? ", marginal = true" : "") + limit();
        case 4:
            return fmt::format("banded = \"{}\"", quantity(type)) + bands() + (one_in(2) ? ", marginal = true" : "");
        case 5: return "banded = \"hours\"" + bands() + input();
        case 6: return fmt::format("per = \"hours\", rate = {}", number()) + input();
        default:
            return fmt::format("per = \"{}\", rate = {}{}", quantity(type), number(),
                               one_in(2) ? ", unit = " + number() : "");
        }
    }

    std::string bands() {
        return fmt::format(", bands = [[{}, \"{}/3\"], [{}, {}], [{}, {}.5]]", between(0, 1), between(1, 6),
                           any("2", "2.5", "\"7/3\""), between(2, 4), between(4, 9), between(4, 8));
    }

    std::string limit() {
        if (!one_in(2)) return {};
        return fmt::format(", field_max = {{ field = \"hours\", times = {}, of = \"count\" }}", number());
    }

    std::string input() { // of hours
        std::string keys = limit();
        if (one_in(3)) keys += ", less = [\"count\"]";
        if (one_in(3)) keys += ", min_input = " + any("0.5", "2", "\"5/2\"");
        return keys;
    }

    // Of the claim itself or, for other types, of facts.
    std::string table(std::string const& type) {
        std::string const id = fmt::format("t{}", table_++);
        std::string const of = type.empty() ? any("talk", "course") : one_in(2) ? type : any("talk", "post");
        std::string const numbers = of == "post" ? any("hours", "months", "years") : any("hours", "count");
        switch (between(0, 2)) {
        case 0:
            tables_ += fmt::format("[table.{}]\nrow = \"{}.kind\"\ncol = \"{}.{}\"\ncols = [{}, "
                                   "5]\n[table.{}.rows]\nnone = [0, 0.5]\na = [1, 2]\nb = [\"7/3\", 4]\n",
                                   id, any(of, "course"), of, numbers, between(0, 2), id);
            break;
        case 1:
            tables_ += fmt::format(
                "[table.{}]\nrow = [\"{}.{}\", \"course.hours\"]\nrow_from = [0, {}, 10]\ncells = [0.25, 1, \"5/2\"]\n",
                id, of, numbers, number());
            break;
        default:
            tables_ += fmt::format("[table.{}]\nrow = \"{}.kind\"\ncol = \"{}.{}\"\n[table.{}.bands]\nnone = [[0, "
                                   "1]]\na = [[1, 2], [4, 2.5]]\nb = [[0.5, 2], [3, 5], [9, 6]]\n",
                                   id, any(of, "course"), of, numbers, id);
        }
        return fmt::format("table = \"{}\"", id);
    }

    std::string caps() {
        std::string rows = "cap = [\n";
        for (int i = 0; i < categories_; ++i)
            if (one_in(2))
                rows += fmt::format("  {{ id = \"k{0}\", on = \"c{0}\", per = \"{1}\", max = {2}, clause = \"1\" }},\n",
                                    i, any("day", "year", cycles_ ? "cycle" : "life", "life"), between(2, 25));
        if (one_in(2))
            rows += fmt::format("  {{ id = \"whole\", on = \"c0\", per = \"life\", max = {}, clause = \"1\" }},\n",
                                between(5, 60));
        return rows + "]\n";
    }

    std::string gates() {
        std::string rows = "gate = [\n  { id = \"has-talk\", claims = \"talk\", clause = \"1\" },\n";
        for (int i = 0; i < 4; ++i) {
            rows += fmt::format("  {{ id = \"g{}\", points = {}, in = \"{}\", clause = \"1\"", i, between(1, 20),
                                category());
            if (one_in(2))
                rows += ", per = " + any("\"year\"", "\"life\"", "{ years = 2 }",
                                         cycles_ ? "\"every_year\"" : "\"year\"", cycles_ ? "\"cycle\"" : "\"life\"");
            if (one_in(2))
                rows += ", where = { " +
                        any("flag = [true]", "kind = [\"a\", \"b\"]", "hours = { from = 3, to = 20 }",
                            "tag = [\"even\"]", "on = { from = 2008-01-01 }") +
                        " }";
            rows += " },\n";
        }
        return rows + "]\n";
    }

    test::Random& random_;
    bool cycles_ = false;
    int categories_ = 0;
    int awards_ = 0;
    int table_ = 0;
    std::string tables_;
};

} // namespace

std::string random_rules(test::Random& random) {
    for (;;) {
        std::string text = Writer(random).pack();
        rules::Parsed parsed = rules::parse(text, "random.toml");
        Problems const problems =
            has_errors(parsed.problems) ? parsed.problems : rules::check(parsed.pack, parsed.positions);
        if (has_errors(problems)) continue;
        if (unspoken_key(rules::compile(std::move(parsed.pack), "random")).empty()) return text;
    }
}

} // namespace accrue::views
