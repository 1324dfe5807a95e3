// The engine compiles from the tables. What comes out of them must score like what was in the text.
#include <doctest/doctest.h>

#include "scoring/evaluate.h"
#include "session/packs.h"
#include "support/packs.h"
#include "support/random_application.h"

namespace accrue {
namespace {

TEST_CASE("a pack compiled from the tables scores 50000 random applications like one compiled from its text") {
    auto database = store::Database::in_memory();
    REQUIRE(database);
    session::LoadedPack const loaded = session::load_pack_file(*database, test::prism_file);
    REQUIRE(loaded.pack != nullptr);
    auto const direct = test::compiled_pack(test::prism_file);
    REQUIRE(loaded.pack->pack == direct->pack);

    Date const on = *make_date({2012, 9, 12});
    test::Random random(50);
    scoring::Workspace workspace;
    scoring::Assessment from_tables;
    scoring::Assessment from_text;
    for (int i = 0; i < 50'000; ++i) {
        Application const application = test::random_application(direct->pack, on, random);
        scoring::evaluate(*loaded.pack, scoring::bind(*loaded.pack, application, on), Basis::Claimed, workspace,
                          from_tables);
        scoring::evaluate(*direct, scoring::bind(*direct, application, on), Basis::Claimed, workspace, from_text);
        CAPTURE(i);
        REQUIRE(from_tables.overall == from_text.overall);
        REQUIRE(from_tables.steps == from_text.steps);
        REQUIRE(from_tables.capped == from_text.capped);
        for (std::size_t c = 0; c < from_text.categories.size(); ++c)
            REQUIRE(from_tables.categories[c].counted == from_text.categories[c].counted);
        for (std::size_t g = 0; g < from_text.gates.size(); ++g)
            REQUIRE(from_tables.gates[g].have == from_text.gates[g].have);
        for (std::size_t k = 0; k < from_text.claims.size(); ++k) {
            REQUIRE(from_tables.claims[k].counted == from_text.claims[k].counted);
            REQUIRE(from_tables.claims[k].unused == from_text.claims[k].unused);
        }
    }
}

} // namespace
} // namespace accrue
