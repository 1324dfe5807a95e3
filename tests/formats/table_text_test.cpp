#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "formats/table_text.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(std::string_view text) {
    auto const table = read_table(text, "t.csv");
    REQUIRE_MESSAGE(table, (table ? std::string() : to_text(table.problem())));
    Cells cells;
    for (TableRow const& row : table->rows) cells.push_back(row.cells);
    return cells;
}

std::string problem_of_table(std::string_view text) {
    auto const table = read_table(text, "t.csv");
    return table ? std::string("none") : to_text(table.problem());
}

std::string many_rows(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "a,b\n";
    return text;
}

} // namespace

TEST_CASE("a table is read whatever divides its cells") {
    Cells const expected{{"Title", "Hours"}, {"A talk", "2"}, {"Another", "1,5"}};
    CHECK(cells_of("Title\tHours\nA talk\t2\nAnother\t1,5\n") == expected);
    CHECK(cells_of("Title;Hours\r\nA talk;2\r\nAnother;1,5\r\n") == expected);
    CHECK(cells_of("Title,Hours\nA talk,2\nAnother,\"1,5\"") == expected);
    CHECK(cells_of("\xEF\xBB\xBFTitle\tHours\rA talk\t2\rAnother\t1,5\r") == expected);
    CHECK(read_table("a;b\n1;2", "")->separator == ';');
    CHECK(cells_of("one, two and three") == Cells{{"one", " two and three"}});
    CHECK(cells_of("Title\nA talk\n") == Cells{{"Title"}, {"A talk"}});
}

TEST_CASE("quotes hold separators, line ends and quotes, and stay where they are text") {
    CHECK(cells_of("Title,Note\n\"A, B\",\"two\nlines \"\"here\"\"\"\n") ==
          Cells{{"Title", "Note"}, {"A, B", "two\nlines \"here\""}});
    CHECK(cells_of("Title\tHours\n\"Best\" talk\t2\n5\" disks\t1\n") ==
          Cells{{"Title", "Hours"}, {"\"Best\" talk", "2"}, {"5\" disks", "1"}});
    auto const table = read_table("a,\"x\ny\"\n\nb,c\n", "");
    REQUIRE(table->rows.size() == 2);
    CHECK(table->rows[1].line == 4);
}

TEST_CASE("blank rows and cells at the end are left out") {
    CHECK(cells_of("a,b,,\n,,\n  \nc\n") == Cells{{"a", "b"}, {"c"}});
    CHECK(read_table("a,b\nc,d,e\n", "")->columns == 3);
}

TEST_CASE("what is no table is one problem that says where and what to do") {
    CHECK(problem_of_table("").starts_with("t.csv: error A128"));
    CHECK(problem_of_table("\n \n").starts_with("t.csv: error A128"));
    CHECK(problem_of_table(std::string("a,b\nc,\0d\n", 9)).starts_with("t.csv:2: error A122"));
    CHECK(problem_of_table("PK\x03\x04 and so on").starts_with("t.csv: error A122"));
    CHECK(problem_of_table("\xFF\xFE"
                           "a")
              .starts_with("t.csv: error A123"));
    CHECK(problem_of_table("a,b\n\xC3\x28,c\n").starts_with("t.csv:2: error A123"));
    CHECK(problem_of_table("a,b\n\"c,d\ne,f\n").starts_with("t.csv:2: error A124"));
    CHECK(problem_of_table(std::string(table_byte_limit + 1, 'a')).starts_with("t.csv: error A118"));
    CHECK(problem_of_table("a,b\n" + std::string(table_column_limit, ',') + "b\n").starts_with("t.csv:2: error A126"));
    CHECK(problem_of_table("a\nb\n" + std::string(table_cell_limit + 1, 'x')).starts_with("t.csv:3: error A127"));
}

TEST_CASE("of very many rows nothing is taken") {
    CHECK(cells_of(many_rows(10'001)).size() == 10'001);
    CHECK(problem_of_table(many_rows(10'002)).starts_with("t.csv:10002: error A125"));
    CHECK(problem_of_table(many_rows(1'000'000)).starts_with("t.csv:10002: error A125"));
}

TEST_CASE("a written cell is never executed and reads back equal") {
    Cells const cells{{"=HYPERLINK(\"http://x\")", "+1", "-5", "@SUM(A1)"},
                      {"\tindented", "\rreturn", "\nline", "'quoted'"},
                      {"'=1", "''+1", "plain, with a comma", "a \"quote\""}};
    std::string const text = write_table(cells);
    CHECK(text.substr(0, text.find('\r')) == "\"'=HYPERLINK(\"\"http://x\"\")\",'+1,'-5,'@SUM(A1)");
    CHECK(cells_of(text) == cells);
}

TEST_CASE("what divides cells elsewhere does not free a formula inside a cell") {
    Cells const cells{{"x;=1+1", "x\n=1+1", "x\t@SUM(A1)", "x,+1", "x;\"=1+1", "x;'=1"},
                      {"＝1+1", "＋1", "－1", "＠A1", "x;＝1", "a = b; c - d"}};
    std::string const text = write_table(cells);
    CHECK(text == "\"x;'=1+1\",\"x\n'=1+1\",\"x\t'@SUM(A1)\",\"x,'+1\",\"x;'\"\"=1+1\",\"x;''=1\"\r\n"
                  "'＝1+1,'＋1,'－1,'＠A1,\"x;'＝1\",\"a = b; c - d\"\r\n");
    CHECK(cells_of(text) == cells);
    CHECK(cells_of(write_table(cells, ';')) == cells);
    CHECK(cells_of(write_table(cells, '\t')) == cells);
}

TEST_CASE("whatever is written is read back and executed by nobody") {
    std::mt19937 random(7);
    std::vector<std::string> const letters{"a", "'", "=", "+", "-", "@", "＝", ",", ";", "\t", "\"", "\r", "\n", " "};
    std::string const dividing = ",;\t\r\n";
    for (int round = 0; round < 2'000; ++round) {
        Cells cells;
        for (int row = 0; row < 3; ++row) {
            auto& cells_here = cells.emplace_back();
            for (int column = 0; column < 3; ++column) {
                std::string cell;
                for (auto i = random() % 6; i > 0; --i) cell += letters[random() % letters.size()];
                cells_here.push_back(cell);
            }
            cells_here.emplace_back("x"); // of a row that ends with empty cells these are not told
        }
        std::string const text = write_table(cells);
        CAPTURE(text);
        for (std::size_t at = 0; at < text.size(); ++at) { // as read by a program that does not look at quotes
            if (at > 0 && dividing.find(text[at - 1]) == std::string::npos) continue;
            std::size_t const first = std::min(text.find_first_not_of('"', at), text.size());
            REQUIRE((first == text.size() || std::string("=+-@\xEF").find(text[first]) == std::string::npos));
        }
        auto const again = read_table(text, "");
        REQUIRE(again);
        if (again->separator != ',') continue; // some random rows suit another one as well
        REQUIRE(cells_of(text) == cells);
    }
}
