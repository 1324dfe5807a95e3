// accrue import TABLE.csv and accrue export --csv.
#include <filesystem>

#include <doctest/doctest.h>

#include "cli/fixture.h"
#include "session/session.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

namespace {

constexpr std::string_view certificates = "Qualification,Date,Remark\n"
                                          "ITIL V3 Foundation,2008-05-01,\n"
                                          "ITIL V3 Service Strategy,1.2.2011,\n";
constexpr std::string_view with_a_bad_row = "Qualification,Date\n"
                                            "ITIL V3 Foundation,2008-05-01\n"
                                            "ITIL V3 Service Strategy,soon\n";

struct Tables : Bench {
    std::string library = path("mine.accrue");

    std::size_t entries() {
        auto session = session::Session::open(library, ports);
        REQUIRE(session);
        return session->record() ? session->scored().application.claims.size() : 0;
    }
};

} // namespace

TEST_CASE("A table goes into a new record, says what its columns are, and one undo takes it back") {
    Tables bench;
    auto const table = bench.write("c.csv", certificates);
    CHECK(bench.run(Import{.file = table, .library = bench.library, .scheme = "prism"}) == 0);
    CHECK(bench.err().empty());
    CHECK(bench.out() == table +
                             ": 2 rows, each a Certificate. Its columns:\n  Qualification: Qualification\n"
                             "  Date: Date\n  Remark: left out\nImported 2 entries from c.csv into Unnamed record in " +
                             bench.library + ".\n");
    CHECK(bench.entries() == 2);
    auto session = session::Session::open(bench.library, bench.ports);
    REQUIRE(session->undo());
    CHECK(session->scored().application.claims.empty());
}

TEST_CASE("A table that is imported twice adds nothing the second time, unless it is asked to") {
    Tables bench;
    auto const table = bench.write("c.csv", certificates);
    CHECK(bench.run(Import{.file = table, .library = bench.library, .scheme = "prism"}) == 0);
    CHECK(bench.run(Import{.file = table, .library = bench.library}) == 0);
    CHECK(contains(bench.out(), "2 rows are there already and left out; with --again added once more.\n"
                                "Nothing was imported: nothing in the table is new.\n"));
    CHECK(bench.entries() == 2);
    auto const longer = bench.write("d.csv", std::string(certificates) + "ITIL V3 Service Design,2.2.2011,\n");
    CHECK(bench.run(Import{.file = longer, .library = bench.library}) == 0);
    CHECK(contains(bench.out(), "2 rows are there already and left out"));
    CHECK(contains(bench.out(), "Imported 1 entry from d.csv"));
    CHECK(bench.run(Import{.file = table, .library = bench.library, .again = true}) == 0);
    CHECK(bench.entries() == 5);
}

TEST_CASE("A bad row keeps the whole table out, unless it may be left out") {
    Tables bench;
    auto const table = bench.write("c.csv", with_a_bad_row);
    CHECK(bench.run(Import{.file = table, .library = bench.library, .scheme = "prism"}) == 1);
    CHECK(
        contains(bench.err(), table + ":3: error A241: this row cannot become an entry; Date: 'soon' is not a date."));
    CHECK(contains(bench.err(), "Nothing was imported. With --skip-bad-rows the other rows are.\n"));
    CHECK_FALSE(std::filesystem::exists(bench.library));

    CHECK(bench.run(Import{.file = table, .library = bench.library, .scheme = "prism", .skip_bad_rows = true}) == 1);
    CHECK(contains(bench.out(),
                   "Imported 1 entry from c.csv into Unnamed record in " + bench.library + "; 1 row left out.\n"));
    CHECK(contains(bench.err(), "error A241"));
    CHECK(bench.entries() == 1);

    CHECK(bench.run(Import{.file = table, .library = bench.library}) == 1);
    CHECK(bench.entries() == 1);
}

TEST_CASE("Kind, columns and heading of a table can be said") {
    Tables bench;
    auto const table = bench.write("t.tsv", "2012-05-05\tx\tITIL V3 Foundation\n");
    Import import{.file = table, .library = bench.library, .scheme = "prism"};
    import.kind = "certificate";
    import.columns = {"on", "-", "qualification"};
    import.heading = false;
    CHECK(bench.run(import) == 0);
    CHECK(contains(bench.out(), "  Column 1: Date\n  Column 2: left out\n  Column 3: Qualification\n"));
    CHECK(bench.entries() == 1);

    import.columns = {"on", "-", "qualificatoin"};
    CHECK(bench.run(import) == 2);
    CHECK(bench.err().starts_with(
        "accrue: 'qualificatoin' is nothing that a column can say here; did you mean 'qualification'?\n"));
    import.columns = {"on", "on"};
    CHECK(bench.run(import) == 2);
    CHECK(bench.err().starts_with("accrue: --columns names 'on' twice"));
    import.columns = {"on", "-", "-", "-"};
    CHECK(bench.run(import) == 2);
    CHECK(bench.err().starts_with("accrue: the table has 3 columns, and --columns names 4"));
    import.columns.clear();
    import.kind = "certificat";
    CHECK(bench.run(import) == 2);
    CHECK(bench.err().starts_with("accrue: 'certificat' is no kind of entry in these rules; did you mean"));
    CHECK(bench.entries() == 1);
}

TEST_CASE("A table needs a scheme where there is no record, and fits the record's where there is one") {
    Tables bench;
    auto const table = bench.write("c.csv", certificates);
    CHECK(bench.run(Import{.file = table, .library = bench.library}) == 2);
    CHECK(bench.err().starts_with("accrue: the library holds no record yet: say for which scheme one is to begin"));
    CHECK(bench.run(Import{.file = table, .library = bench.library, .scheme = "prsm"}) == 2);
    CHECK(bench.err().starts_with("accrue: there are no rules for 'prsm'; did you mean 'prism'?"));
    CHECK_FALSE(std::filesystem::exists(bench.library));
    REQUIRE(bench.run(Import{.file = table, .library = bench.library, .scheme = "prism"}) == 0);
    CHECK(bench.run(Import{.file = table, .library = bench.library, .scheme = "itil-v3-credits"}) == 2);
    CHECK(contains(bench.err(), "is for 'prism', not 'itil-v3-credits'"));
    CHECK(bench.entries() == 2);
}

TEST_CASE("A library that is empty gets no record from a table that cannot be taken") {
    Tables bench;
    REQUIRE(session::Session::open(bench.library, bench.ports));
    CHECK(bench.run(
              Import{.file = bench.write("c.csv", with_a_bad_row), .library = bench.library, .scheme = "prism"}) == 1);
    auto const session = session::Session::open(bench.library, bench.ports);
    CHECK(session->shell().records.empty());
}

TEST_CASE("What is no table is refused, and says why") {
    Tables bench;
    CHECK(bench.run(Import{
              .file = bench.write("c.csv", std::string("a\0b", 3)), .library = bench.library, .scheme = "prism"}) == 1);
    CHECK(contains(bench.err(), "error A122"));
    CHECK(contains(bench.err(), "Nothing was imported.\n"));
    CHECK(bench.run(Import{.file = bench.path("none.csv"), .library = bench.library, .scheme = "prism"}) == 3);
    CHECK_FALSE(std::filesystem::exists(bench.library));
}

TEST_CASE("The sample's entries go out as a table and come in again") {
    Tables bench;
    REQUIRE(bench.run(Import{.file = sample, .library = bench.path("a.accrue")}) == 0);
    CHECK(bench.run(Export{bench.path("a.accrue"), "", true}) == 0);
    std::string const text = bench.out();
    CHECK(text.starts_with("claim,qualification,title,organisation,on,from,to,"));
    CHECK(bench.run(Export{bench.path("a.accrue"), bench.path("b.csv")}) == 0);
    CHECK(bench.read("b.csv") == text);
    CHECK(bench.run(Import{.file = bench.path("b.csv"), .library = bench.library, .scheme = "prism"}) == 0);
    CHECK(bench.run(Export{bench.library, "", true}) == 0);
    CHECK(bench.out() == text);
}
