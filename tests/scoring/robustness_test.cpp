// What hangs on single claims, against a reviewer's refusal of each of them.
#include <doctest/doctest.h>

#include "scoring/robustness.h"
#include "support/packs.h"
#include "support/random_application.h"

namespace accrue {
namespace {

void check_against_rulings(std::filesystem::path const& file, int count) {
    Date const on = *make_date({2012, 9, 12});
    auto const pack = test::compiled_pack(file);
    test::Random random(7);
    int hanging = 0;
    for (int i = 0; i < count; ++i) {
        CAPTURE(i);
        Application const application = test::random_application(pack->pack, on, random, 12);
        scoring::BoundApplication const bound = scoring::bind(*pack, application, on);
        scoring::Assessment const now = scoring::evaluate(*pack, bound, Basis::Claimed);
        scoring::Robustness const robustness = scoring::find_robustness(*pack, bound, now);
        std::vector<std::pair<int, int>> expected;
        int level = now.overall;
        for (std::size_t c = 0; c < application.claims.size(); ++c) {
            Application refused = application;
            Ruling& ruling = refused.rulings.emplace_back();
            ruling.verdict = Ruling::Verdict::Refuse;
            ruling.claim = application.claims[c].id;
            int const without = scoring::evaluate(*pack, scoring::bind(*pack, refused, on), Basis::Claimed).overall;
            if (without >= now.overall) continue;
            expected.emplace_back(static_cast<int>(c), without);
            level = std::min(level, without);
        }
        std::vector<std::pair<int, int>> found;
        for (scoring::Hanging const& row : robustness.hangs_on) found.emplace_back(row.claim, row.level);
        CHECK(found == expected);
        CHECK(robustness.level == level);
        hanging += expected.empty() ? 0 : 1;
    }
    CHECK(hanging > count / 20);
}

TEST_CASE("a level hangs on those claims without which a reviewer's refusal lowers it") {
    check_against_rulings(test::prism_file, 3'000);
    check_against_rulings(test::source_folder / "tests/packs/readings.toml", 1'000);
}

} // namespace
} // namespace accrue
