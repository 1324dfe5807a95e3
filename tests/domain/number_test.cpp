#include "domain/number.h"

#include <doctest/doctest.h>

namespace accrue {
namespace {

std::string read(char const* text) {
    auto const number = parse_number(text);
    return number ? to_text(*number) : "refused";
}

TEST_CASE("decimals are exact") {
    CHECK(read("37.5") == "37.5");
    CHECK(read("0.1") == "0.1");
    CHECK(read("0.0001") == "0.0001");
    CHECK(read("-2.25") == "-2.25");
    CHECK(read("10.500") == "10.5");
    CHECK(read("1e3") == "1000");
    CHECK(read("25e-2") == "0.25");
    CHECK(read("999999999") == "999999999");
    CHECK(read("0") == "0");
    CHECK(read("0.0") == "0");
}

TEST_CASE("what is no exact number in range is refused") {
    for (char const* text : {"",
                             "-",
                             "abc",
                             "1,5",
                             "1.",
                             ".5",
                             "NaN",
                             "nan",
                             "inf",
                             "-inf",
                             "0x10",
                             "1e400",
                             "1e-400",
                             "-0",
                             "-0.0",
                             "0.00001",
                             "1000000000",
                             "123456789012345678901234567890",
                             "0.123456789012345678901234567890",
                             "1 000",
                             "1_000",
                             "½",
                             "--1",
                             "1e",
                             "1e+"})
        CHECK_MESSAGE(read(text) == "refused", text);
}

TEST_CASE("digits may make up for a large exponent") {
    std::string const zeros(102, '0');
    CHECK(read(("375" + zeros + "e-103").c_str()) == "37.5");
    CHECK(read(("0." + zeros + "4e103").c_str()) == "4");
    CHECK(read(("-0." + zeros + "4e107").c_str()) == "-40000");
    CHECK(read(("375" + zeros + "e-2147483648").c_str()) == "refused");
    CHECK(read("1e99999999999999999999") == "refused");
    CHECK(read("0e99999999999999999999") == "0");
}

TEST_CASE("a long number is cut between two characters") {
    std::string forty;
    for (int i = 0; i < 40; ++i) forty += "½";
    CHECK(parse_number(forty).problem().what == "'" + forty + "' is not a number");
    CHECK(parse_number("1" + forty).problem().what == "'1" + forty.substr(0, 78) + "…' is not a number");
}

TEST_CASE("a refusal says what is wrong in words") {
    CHECK(parse_number("1,5").problem().what == "'1,5' is not a number: use a point, not a comma");
    CHECK(parse_number("0.00001").problem().what == "'0.00001' has more than 4 digits after the point");
    CHECK(parse_number("1e400").problem().what == "'1e400' is too large: numbers go up to 999,999,999");
    CHECK(parse_number(std::string(5000, '9')).problem().what.size() < 120);
}

TEST_CASE("rules may write fractions") {
    auto const third = parse_rule_number("2/6");
    REQUIRE(third);
    CHECK(*third == Number{1, 3});
    CHECK(to_text(*third) == "1/3");
    for (char const* text : {"1/0", "1/-3", "0.5/2", "1/2/3", "/2", "1/", "1/1000001"})
        CHECK_MESSAGE(!parse_rule_number(text), text);
    CHECK_FALSE(parse_number("1/3"));
}

TEST_CASE("a fraction without a finite decimal is marked as rounded for people") {
    CHECK(to_readable({71, 3}) == "about 23.67");
    CHECK(to_readable({47, 2}) == "23.5");
    CHECK(to_readable({1, 10'000}, 4) == "0.0001");
    CHECK(to_readable({-1, 3}) == "about -0.33");
}

TEST_CASE("numbers compare by value") {
    CHECK(Number{1, 3} < Number{1, 2});
    CHECK(Number{999'999'999, 1} > Number{1, 1'000'000});
    CHECK(reduced(4, 8) == Number{1, 2});
}

} // namespace
} // namespace accrue
