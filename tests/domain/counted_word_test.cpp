#include "domain/counted_word.h"

#include <doctest/doctest.h>

#include "domain/texts.h"

namespace accrue {

TEST_CASE("a counted word has an s in English") {
    CHECK(counted_word("month", true) == "month");
    CHECK(counted_word("month", false) == "months");
    CHECK(counted_word("CPE hour", false) == "CPE hours");
    CHECK(counted_word("entry", true) == "entry");
    CHECK(counted_word("entry", false) == "entries");
}

TEST_CASE("the words that the program counts are German ones in German") {
    Speaking const german(Language::German);
    CHECK(counted_word("month", true) == "Monat");
    CHECK(counted_word("month", false) == "Monate");
    CHECK(counted_word("hour", false) == "Stunden");
    CHECK(counted_word("point", true) == "Punkt");
    CHECK(counted_word("point", false) == "Punkte");
}

TEST_CASE("a pack's own name for its points has a German plural by its ending") {
    Speaking const german(Language::German);
    CHECK(counted_word("Punkt", true) == "Punkt");
    CHECK(counted_word("Fortbildungspunkt", false) == "Fortbildungspunkte");
    CHECK(counted_word("Stunde", false) == "Stunden");
    CHECK(counted_word("Einheit", false) == "Einheiten");
    CHECK(counted_word("Lektion", false) == "Lektionen");
    CHECK(counted_word("CPE", false) == "CPEs");
    CHECK(counted_word("PDU", false) == "PDUs");
}

} // namespace accrue
