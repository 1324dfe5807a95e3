#include "evidence/hints.h"

#include <doctest/doctest.h>

#include "domain/texts.h"
#include "support/documents.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::evidence;

namespace {

// "2012-05-12 2012-06-01"
std::string days_in(std::string_view text) {
    std::string days;
    for (FoundDate const& date : dates_in(text)) days += (days.empty() ? "" : " ") + to_text(date.day);
    return days;
}

std::string const certificate_text =
    "Certificate of Completion\n\nAna Kowalska\nService Level Management\n24 hours, 12 May 2012\n";

} // namespace

TEST_CASE("dates are found as people write them, in English and German") {
    for (char const* const text : {"2012-05-12", "12.5.2012", "12.05.2012.", "(12 May 2012)", "12. Mai 2012",
                                   "on 12-May-2012,", "May 12, 2012", "12 MAY 2012", "12th May 2012",
                                   "the 12th of May 2012", "May 12th, 2012", "Vienna, 12\nMay\n2012", "12/05/2012.",
                                   "12.\xC2\xA0Mai\xC2\xA0"
                                   "2012",
                                   "from 9 to 12 May 2012", "10-12 May 2012", "12.5.2012 12.5.2012"}) {
        CAPTURE(std::string(text));
        CHECK(days_in(text) == "2012-05-12");
    }
    CHECK(days_in("12.5.2012\xE2\x80\x93"
                  "14.5.2012 and 1.6.2012-2.6.2012") == "2012-05-12 2012-05-14 2012-06-02");
    CHECK(dates_in("on May 12th, 2012.").front().written == "May 12th, 2012");
}

TEST_CASE("what is no day is not taken for one") {
    for (char const* const text :
         {"", "12", "May 2012", "31.2.2012", "version 1.2.3", "12 Mayor 2012", "2012-13-01", "1.2.3004",
          "call 0170 2012", "\xFF\xFE 12 \xC3", "12 May", "of of of", "- - -", "th st nd"}) {
        CAPTURE(std::string(text));
        CHECK(days_in(text).empty());
    }
}

TEST_CASE("of a day that can be read in two ways the earlier one counts") {
    CHECK(days_in("3/4/2012") == "2012-03-04");
    CHECK(days_in("4/3/2012") == "2012-03-04");
    CHECK(days_in("31/12/2012") == "2012-12-31");
    CHECK(days_in("12/31/2012") == "2012-12-31");
}

TEST_CASE("a person is found whatever the case, the accents and the order") {
    for (char const* const text :
         {"Ana Kowalska", "KOWALSKA, ANA", "Kowalska Ana", "Ms. A. Kowalska", "A N A  K O W A L S K A",
          "Ana Maria Kowalska", "awarded to ana kowalska for", "AnaKowalska", "Kowalska\nAna"}) {
        CAPTURE(std::string(text));
        CHECK(is_named_in(text, "Ana Kowalska"));
    }
    CHECK(is_named_in("J\xC3\xBCrgen M\xC3\xBCller", "Juergen Mueller"));
    CHECK(is_named_in("JUERGEN MUELLER", "J\xC3\xBCrgen M\xC3\xBCller"));
    CHECK(is_named_in("Zolc Jan", "Jan \xC5\xBB\xC3\xB3\xC5\x82\xC4\x87"));
    CHECK(is_named_in("John Smith", "J. Smith"));
    CHECK(is_named_in("John Smith", "Dr. John Ronald Smith"));
    CHECK(is_named_in("\xE8\xAD\x89\xE6\x98\x8E\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E\xE6\xA7\x98",
                      "\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E"));
    CHECK(is_named_in("Sukarno", "Sukarno"));
}

TEST_CASE("another person is not the person") {
    CHECK_FALSE(is_named_in("Jan Nowak", "Ana Kowalska"));
    CHECK_FALSE(is_named_in("Ana Nowak", "Ana Kowalska"));
    CHECK_FALSE(is_named_in("Peter Kowalska", "Ana Kowalska"));
    CHECK_FALSE(is_named_in("Ana wrote this certificate to be signed by Mrs Kowalska", "Ana Kowalska")); // far apart
    CHECK_FALSE(is_named_in("Dr. Jan Nowak", "Dr. Ana Kowalska"));
    CHECK_FALSE(is_named_in("", "Ana Kowalska"));
    CHECK_FALSE(is_named_in("a k a k", "Ana Kowalska")); // initials alone
}

TEST_CASE("hints are sentences beside what they rest on") {
    HintsAsked const asked{parse_date("2012-05-01"), "Jan Nowak"};
    Hints const hints = hints_in(certificate_text, asked);
    CHECK(hints.has_text);
    CHECK(hints.dates.size() == 1);
    CHECK(hints.after == hints.dates);
    CHECK(hints.is_named == false);
    CHECK(hints.sentences ==
          std::vector<std::string>{
              "It names what lies after the scoring date: 12 May 2012. That may be a date of expiry.",
              "The name Jan Nowak was not found in its text."});
    Hints const none = hints_in(certificate_text, {parse_date("2012-05-12"), "Ana Kowalska"});
    CHECK(none.after.empty());
    CHECK(none.is_named == true);
    CHECK(none.sentences.empty());
    CHECK(hints_in(certificate_text, {{}, " . "}).sentences.empty());
    Hints const many =
        hints_in(certificate_text + "2013-01-01 2013-01-02 2013-01-03 2013-01-04", {parse_date("2012-12-31"), ""});
    CHECK(many.sentences.front() == "It names what lies after the scoring date: 1 January 2013, 2 January 2013, 3 "
                                    "January 2013, …. That may be a date of expiry.");
}

TEST_CASE("a scan has no text, and it is said so") {
    auto const sandbox = Sandbox::open();
    REQUIRE(sandbox);
    auto const scanned = document_text(test::scan_pdf(50, 60), *sandbox);
    REQUIRE(scanned);
    Hints const hints = hints_in(*scanned, {parse_date("2012-05-01"), "Ana Kowalska"});
    CHECK_FALSE(hints.has_text);
    CHECK_FALSE(hints.is_named.has_value());
    CHECK(hints.sentences ==
          std::vector<std::string>{"It has no text, as a scan has none: there is nothing to compare."});
    auto const typed = document_text(test::text_pdf({"Certificate: Ana Kowalska, 12 May 2012"}), *sandbox);
    REQUIRE(typed);
    CHECK(hints_in(*typed, {parse_date("2012-05-01"), "Ana Kowalska"}).is_named == true);
    CHECK(document_text("\xFF\xD8\xFF", *sandbox)->empty());
    CHECK(document_text(test::text_pdf({"one"}).substr(0, 60), *sandbox)->empty());
    CHECK(document_text("%PDF-1.4\n", *Sandbox::open("/nowhere")).problem().id == "S113");
}
