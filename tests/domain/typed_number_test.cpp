#include "domain/typed_number.h"

#include <doctest/doctest.h>

#include "domain/texts.h"

namespace accrue {
namespace {

TEST_CASE("a number is typed and shown with a comma where German is spoken") {
    Speaking const german(Language::German);
    CHECK(number_to_type("37.5") == "37,5");
    CHECK(number_to_type("37") == "37");
    CHECK(number_to_type("1.2.3") == "1.2.3");
    CHECK(number_as_kept("37,5") == "37.5");
    CHECK(number_as_kept("37.5") == "37.5");
    CHECK(number_as_kept("37,") == "37.");
    CHECK(number_as_kept("1.234,5") == "1234.5");
    CHECK(number_as_kept("1.200") == "1200");
    CHECK(number_as_kept("1.234.567") == "1234567");
    CHECK(number_as_kept("0.125") == "0.125");
    for (char const* const unclear : {"1,2,3", "1,234.5", "12.34,5", "1.2.3", "x", ""})
        CHECK(number_as_kept(unclear) == unclear);
    for (char const* const kept : {"37.5", "1.234", "12", "-0.5"}) CHECK(number_as_kept(number_to_type(kept)) == kept);
}

TEST_CASE("a number is typed and shown as it is kept where English is spoken") {
    for (char const* const text : {"37.5", "37,5", "1.200", "1,200.5"}) {
        CHECK(number_to_type(text) == text);
        CHECK(number_as_kept(text) == text);
    }
}

} // namespace
} // namespace accrue
