#include "cli/console.h"

#include <new>
#include <sstream>
#include <stdexcept>

#include <doctest/doctest.h>

#include "files/whole_file.h"

using namespace accrue;
using namespace accrue::cli;

TEST_CASE("Text is broken at blanks and hangs under its beginning") {
    std::string const words =
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen";
    CHECK(wrapped("  - ", words) ==
          "  - one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen\n"
          "    sixteen seventeen\n");
    CHECK(wrapped("", "") == "\n");
    CHECK(wrapped("", std::string(200, 'x')) == std::string(200, 'x') + "\n");
    CHECK(wrapped("", "a  b\nc") == "a b c\n");
}

TEST_CASE("Lines are measured in characters") {
    std::string text;
    for (int i = 0; i < 46; ++i) text += "é ";
    std::string const lines = wrapped("", text);
    CHECK(lines.find('\n') == lines.size() - 1); // 91 characters in 137 bytes
}

TEST_CASE("Characters that act on a terminal are shown instead") {
    CHECK(printable("a\x1b[31mb\rc\x7f") == "a⟦U+001B⟧[31mb⟦U+000D⟧c⟦U+007F⟧");
    CHECK(printable("a\u202eb\u2066c\u0085") == "a⟦U+202E⟧b⟦U+2066⟧c⟦U+0085⟧");
    CHECK(printable("Zażółć gęślą\njaźń 日本 🎓") == "Zażółć gęślą\njaźń 日本 🎓");
    CHECK(printable("cut \xC3") == "cut \xC3"); // half a character stays what it was
    CHECK(printable("\xe2\x1b]0;x\x07") == "\xe2⟦U+001B⟧]0;x⟦U+0007⟧");
    CHECK(printable("\xf0\x9f\x1b[2J") == "\xf0⟦U+009F⟧⟦U+001B⟧[2J");
}

TEST_CASE("The exit status tells wrong input from a system that refuses") {
    auto const status = [](std::string id, Severity severity) {
        return exit_for(Problem{std::move(id), {}, "", "", severity});
    };
    CHECK(status("A104", Severity::Error) == Exit::Problems);
    CHECK(status("E101", Severity::Error) == Exit::Problems);
    CHECK(status("W201", Severity::Warning) == Exit::Done);
    CHECK(status("S101", Severity::Error) == Exit::SystemRefused);
    CHECK(status("L112", Severity::Error) == Exit::SystemRefused); // locked
    CHECK(status("L108", Severity::Error) == Exit::Problems);      // damaged
    CHECK(exit_for(Problems{}) == Exit::Done);
    CHECK(exit_for(Problems{{"A104", {}, "", ""}, {"S101", {}, "", ""}}) == Exit::SystemRefused);
}

TEST_CASE("Problems are printed with their place and their remedy") {
    std::ostringstream out;
    std::ostringstream err;
    Problems const problems{{"A104", {"a.json", 0, 0, "/on"}, "'x' is not a date", "write it as in 2012-09-30"},
                            {"AW21", {"a.json", 0, 0, {}}, "two entries look alike", "", Severity::Warning}};
    CHECK(print_problems(problems, {out, err}) == Exit::Problems);
    CHECK(out.str().empty());
    CHECK(err.str() == "a.json#/on: error A104: 'x' is not a date; write it as in 2012-09-30\n"
                       "a.json: warning AW21: two entries look alike\n");
}

TEST_CASE("An exception that nobody expected ends with a sentence and status 3") {
    auto const said = [](auto const& exception) {
        std::ostringstream out;
        std::ostringstream err;
        try {
            throw exception;
        } catch (...) {
            CHECK(print_exception({out, err}) == Exit::SystemRefused);
        }
        return err.str();
    };
    auto const in_gallery = [](std::string const& name) {
        return *files::read_file(std::string(ACCRUE_SOURCE_DIR "/tests/problems/") + name, 10'000);
    };
    CHECK(said(std::bad_alloc()) == in_gallery("S107-no-memory.txt"));
    CHECK(said(std::out_of_range("vector::at")) == in_gallery("S108-unexpected.txt"));
}

TEST_CASE("Counts have their plural") {
    CHECK(counted(1, "entry") == "1 entry");
    CHECK(counted(2, "entry") == "2 entries");
    CHECK(counted(0, "claim type") == "0 claim types");
}
