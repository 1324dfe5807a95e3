// The least that an item is worth: for whatever is worth something, and for nothing else.
#include <doctest/doctest.h>

#include "support/small_case.h"

namespace accrue {
namespace {

// Points of one meeting of so many minutes, each 50 a point, down to quarters, at least 1.
std::int64_t hundredths_of(std::string const& minutes) {
    scoring::Scored const result = test::scored(
        {.rows = R"(claim = [{ id = "meeting", title = "Meeting", fields = { minutes = { int = [0, 600] } } }]
category = [{ id = "all", title = "All" }]
award = [{ id = "meeting", claim = "meeting", into = "all", per = "minutes", unit = 50, rate = 1, round = { to = 0.25, dir = "down" }, item_min = 1, clause = "1" }]
)",
         .claims = "{ claim = \"meeting\", minutes = " + minutes + ", on = 2012-05-01 },\n"});
    return result.assessment.claims.front().value;
}

TEST_CASE("an item that is rounded down to nothing is still lifted to the least of an item") {
    CHECK(hundredths_of("0") == 0);
    CHECK(hundredths_of("1") == 100);
    CHECK(hundredths_of("10") == 100);
    CHECK(hundredths_of("62") == 100);
    CHECK(hundredths_of("63") == 125);
}

} // namespace
} // namespace accrue
