// Limits that are shares of other points, against the equations that they stand for. Figures invented for the tests.
#include <algorithm>
#include <random>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "scoring/explain.h"
#include "support/small_case.h"

using namespace accrue;

namespace {

std::string const share_years = "cycle = { years = 2, anchor = \"calendar\", year = \"calendar\" }";

// `a` and `b` lie in `all`, `c` beside it.
std::string share_rows(std::string const& caps) {
    std::string rows = "claim = [\n";
    for (std::string_view const id : {"a", "b", "c"})
        rows += fmt::format("  {{ id = \"{0}\", title = \"{0}\", fields = {{ size = {{ int = [0, 20] }} }} }},\n", id);
    rows += "]\ncategory = [{ id = \"all\", title = \"All\" }, { id = \"a\", title = \"A\", in = \"all\" }, "
            "{ id = \"b\", title = \"B\", in = \"all\" }, { id = \"c\", title = \"C\" }]\naward = [\n";
    for (std::string_view const id : {"a", "b", "c"})
        rows += fmt::format(
            "  {{ id = \"{0}\", claim = \"{0}\", into = \"{0}\", per = \"size\", rate = 1, clause = \"1\" }},\n", id);
    return rows + "]\ncap = [\n" + caps + "]\n";
}

std::string share_cap(std::string_view on, std::string_view per, int num, int den, std::string_view of) {
    return fmt::format("  {{ id = \"share-{0}\", on = \"{0}\", per = \"{1}\", max_ratio = {{ num = {2}, den = {3}, "
                       "of = \"{4}\" }}, clause = \"1\" }},\n",
                       on, per, num, den, of);
}

struct ShareItem {
    std::string type;
    int size = 0;
    int year = 0;
};

scoring::Scored scored_shares(std::string const& caps, std::vector<ShareItem> const& items) {
    std::string claims;
    for (std::size_t i = 0; i < items.size(); ++i)
        claims += fmt::format("  {{ claim = \"{}\", size = {}, on = {}-0{}-01 }},\n", items[i].type, items[i].size,
                              2012 + items[i].year, i + 1);
    return test::scored({.rows = share_rows(caps), .claims = claims, .header = share_years, .on = "2013-12-30"});
}

std::int64_t quanta(scoring::Scored const& result, std::string_view category) {
    int const row = rules::find_category(result.pack->pack, category);
    return result.assessment.categories[static_cast<std::size_t>(row)].counted;
}

std::int64_t sum_of(std::vector<ShareItem> const& items, std::string_view type, int year) {
    std::int64_t sum = 0;
    for (ShareItem const& item : items)
        if (item.type == type && item.year == year) sum += 100 * item.size;
    return sum;
}

} // namespace

TEST_CASE("a share of the whole is the most that keeps the share, in the cycle and in each year") {
    std::mt19937 random(3);
    auto const below = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    for (int round = 0; round < 300; ++round) {
        int const den = 2 + below(5);
        int const num = 1 + below(den - 1);
        bool const by_year = below(2) == 0;
        std::vector<ShareItem> items;
        for (int i = 0; i < 6; ++i) items.push_back({below(2) == 0 ? "a" : "b", below(9), below(2)});
        auto const result = scored_shares(share_cap("a", by_year ? "year" : "cycle", num, den, "all"), items);
        auto const largest = [&](std::int64_t part, std::int64_t rest) { // by trying every quantum
            while (part > 0 && part * den > (part + rest) * num) --part;
            return part;
        };
        std::int64_t const a0 = sum_of(items, "a", 0);
        std::int64_t const a1 = sum_of(items, "a", 1);
        std::int64_t const b0 = sum_of(items, "b", 0);
        std::int64_t const b1 = sum_of(items, "b", 1);
        std::int64_t const a = by_year ? largest(a0, b0) + largest(a1, b1) : largest(a0 + a1, b0 + b1);
        CHECK(quanta(result, "a") == a);
        CHECK(quanta(result, "all") == a + b0 + b1);
    }
}

TEST_CASE("more evidence never lowers points under limits that are shares") {
    std::mt19937 random(5);
    auto const below = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    for (int round = 0; round < 300; ++round) {
        std::string const caps = share_cap("a", below(2) == 0 ? "year" : "cycle", 1, 2 + below(3), "all") +
                                 share_cap("c", below(2) == 0 ? "year" : "cycle", 1 + below(3), 2, "all");
        std::vector<ShareItem> items;
        for (int i = 0; i < 6; ++i) items.push_back({std::string(1, "abc"[below(3)]), below(9), below(2)});
        auto const more = scored_shares(caps, items);
        items.erase(items.begin() + below(6));
        auto const fewer = scored_shares(caps, items);
        for (std::string_view const category : {"all", "a", "b", "c"})
            CHECK(quanta(more, category) >= quanta(fewer, category));
    }
}

TEST_CASE("the sentence of a share names it in per cent where it can") {
    auto const half = scored_shares(share_cap("a", "cycle", 1, 2, "all"), {{"a", 3, 0}});
    CHECK(scoring::unused_text(half, 0) ==
          "At most 50 % of the points in All count in A, and that leaves no room for it");
    auto const third = scored_shares(share_cap("a", "year", 1, 3, "c"), {{"a", 3, 0}});
    CHECK(scoring::unused_text(third, 0) ==
          "Each year at most 1/3 of the points in C count in A, and that leaves no room for it");
}
