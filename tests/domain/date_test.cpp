#include "domain/date.h"

#include <doctest/doctest.h>

namespace accrue {
namespace {

TEST_CASE("every day from 1900 to 2200 survives text and civil form and follows the day before") {
    int days = 0;
    YearMonthDay last{1899, 12, 31};
    for (Date day = first_date; day <= last_date; ++day.days) {
        YearMonthDay const c = civil(day);
        REQUIRE(c > last);
        REQUIRE(make_date(c) == day);
        REQUIRE(parse_date(to_text(day)) == day);
        last = c;
        ++days;
    }
    CHECK(days == 109'938); // 301 years of 365 days and 73 leap days
}

TEST_CASE("days that do not exist are refused") {
    for (char const* text : {"0000-01-01", "1899-12-31", "2201-01-01", "2026-02-30", "1900-02-29", "2100-02-29",
                             "2012-13-01", "2012-00-10", "2012-01-00", "2012-1-1", "12-01-01", "2012-01-01 ",
                             " 2012-01-01", "2012/01/01", "2012-01-01T00:00:00", "١٢٣٤-٠١-٠١", "", "+2012-01-1"})
        CHECK_MESSAGE(!parse_date(text), text);
    CHECK(parse_date("2000-02-29"));
    CHECK(parse_date("1900-01-01") == first_date);
    CHECK(parse_date("2200-12-31") == last_date);
}

TEST_CASE("a date is read as people write it") {
    CHECK(read_date("2012-07-15") == make_date({2012, 7, 15}));
    CHECK(read_date("15.7.2012") == make_date({2012, 7, 15}));
    CHECK(read_date("05.07.2012") == make_date({2012, 7, 5}));
    for (char const* const wrong : {"31.2.2012", "15.7.12", "15/7/2012", "15.7.2012.", ".7.2012", "115.7.2012", ""})
        CHECK_FALSE_MESSAGE(read_date(wrong), wrong);
}

TEST_CASE("a date with the name of its month is read in English and German") {
    for (char const* const text :
         {"3 May 2024", "03 May 2024", "3-May-2024", "May 3, 2024", "3. Mai 2024", "3.Mai 2024", "3 mai 2024"})
        CHECK_MESSAGE(read_date(text) == make_date({2024, 5, 3}), text);
    CHECK(read_date("1. März 2024") == make_date({2024, 3, 1}));
    CHECK(read_date("1. Mrz. 2024") == make_date({2024, 3, 1}));
    CHECK(read_date("1. Jänner 2024") == make_date({2024, 1, 1}));
    CHECK(read_date("24. Dez. 2012") == make_date({2012, 12, 24}));
    CHECK(read_date("15 Sept 2012") == make_date({2012, 9, 15}));
    for (char const* const wrong : {"3. Mä 2024", "3 Ma 2024", "31. Februar 2024", "3. Mai 24", "3. Mai", "Mai 2024",
                                    "3 5 2024", "103 May 2024", "3. Mail 2024", "3. Mai 20x4"})
        CHECK_FALSE_MESSAGE(read_date(wrong), wrong);
    CHECK(written_day("31. Februar 2024") == YearMonthDay{2024, 2, 31});
}

TEST_CASE("it is known whether a date with a name can still come") {
    for (char const* const begun : {"3", "3.", "3. M", "3. Mai", "3. Mai 202", "Ju", "July 1", "July 1, 2"})
        CHECK_MESSAGE(begins_date_with_name(begun), begun);
    for (char const* const not_any_more : {"", "3. Mai 2024", "3. X", "15/7", "2024 M", "July July", "3. Mai x"})
        CHECK_FALSE_MESSAGE(begins_date_with_name(not_any_more), not_any_more);
}

TEST_CASE("adding months keeps the day or takes the last one of the month") {
    auto const plus = [](char const* from, int months) { return to_text(add_months(*parse_date(from), months)); };
    CHECK(plus("2012-02-29", 12) == "2013-02-28");
    CHECK(plus("2012-01-31", 1) == "2012-02-29");
    CHECK(plus("2012-03-31", -1) == "2012-02-29");
    CHECK(plus("2012-09-12", -120) == "2002-09-12");
    CHECK(plus("2012-12-01", 1) == "2013-01-01");
    CHECK(plus("2200-12-31", 1) == "2200-12-31");
    CHECK(plus("1900-01-01", -1) == "1900-01-01");
}

TEST_CASE("months know their first and last day") {
    Month const february = month_of(*parse_date("2012-02-10"));
    CHECK(to_text(february) == "2012-02");
    CHECK(to_text(first_day(february)) == "2012-02-01");
    CHECK(to_text(last_day(february)) == "2012-02-29");
}

} // namespace
} // namespace accrue
