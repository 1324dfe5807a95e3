// Redaction: what tells who somebody is, and what only looks like it.
#include "review/redaction.h"

#include <doctest/doctest.h>

using namespace accrue;
using namespace accrue::review;

namespace {

std::string bars(std::string text) {
    for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#'))
        text.replace(at, 1, redaction_bar);
    return text;
}

Redaction of_person(std::string name) { return Redaction({std::move(name), {}, {}, {}, {}}); }

// "#" for each bar.
std::string short_hidden(Redaction const& redaction, std::string_view text) {
    std::string shown = redaction.hidden(text);
    for (std::size_t at = shown.find(redaction_bar); at != std::string::npos; at = shown.find(redaction_bar))
        shown.replace(at, redaction_bar.size(), "#");
    return shown;
}

} // namespace

TEST_CASE("each part of a name is hidden as a word, whatever its case and accents") {
    Redaction const zoe = of_person("Zoë Żółć");
    CHECK(zoe.hidden("Zoë Żółć") == bars("#"));
    CHECK(short_hidden(zoe, "ZOE, zoë and zoe.") == "# and #.");
    CHECK(short_hidden(zoe, "Zoe\xCC\x88 was there") == "# was there"); // decomposed
    CHECK(short_hidden(zoe, "Zolc's work; ZÓŁĆ, Zoë") == "#'s work; #");
    CHECK(short_hidden(zoe, "a zoetrope, Zoey") == "a zoetrope, Zoey");
    CHECK(short_hidden(zoe, "") == "");
    CHECK(short_hidden(of_person(""), "Zoë") == "Zoë");
}

TEST_CASE("a name hides inside no other word") {
    Redaction const mark = of_person("Mark Day");
    CHECK(short_hidden(mark, "Mark works in Marketing, landmark Monday") == "# works in Marketing, landmark Monday");
    CHECK(short_hidden(mark, "MARK'S remark") == "#'S remark");
    CHECK(short_hidden(mark, "a full mark on the day") == "a full # on the #"); // rather too much than too little
}

TEST_CASE("umlauts are found written out and not") {
    CHECK(short_hidden(of_person("Jörg Müller"), "JOERG MUELLER, Jorg Muller, Jörg Müller") == "#");
    CHECK(short_hidden(of_person("Joerg Mueller"), "Jörg and Müller") == "# and #");
    CHECK(short_hidden(of_person("Straße"), "STRASSE") == "#");
}

TEST_CASE("double names, names of several parts, initials and titles") {
    Redaction const jane = of_person("Dr. Mary-Jane O'Brien Smith, MBA");
    CHECK(short_hidden(jane, "Mary-Jane; Mary Jane; Jane; MaryJane; Mary‑Jane") == "#");
    CHECK(short_hidden(jane, "OBrien and O’Brien and o'brien") == "# and # and #");
    CHECK(short_hidden(jane, "Dr. M. J. Smith holds an MBA") == "# holds an MBA");
    CHECK(short_hidden(jane, "the dr said") == "the dr said");
    Redaction const berg = of_person("Ludwig van der Berg");
    CHECK(short_hidden(berg, "Ludwig van der Berg fährt in der Nacht mit dem Van") ==
          "# fährt in der Nacht mit dem Van");
    CHECK(short_hidden(of_person("Anh Le"), "Mr Le came") == "Mr # came"); // Le, not le
}

TEST_CASE("names glued together, parted and set apart") {
    Redaction const ashby = of_person("Imogen Ashby");
    CHECK(short_hidden(ashby, "ImogenAshby2012 imogen_ashby imogenashby ashbyimogen") == "#2012 #");
    CHECK(short_hidden(ashby, "I M O G E N  A S H B Y passed") == "# passed");
    CHECK(short_hidden(ashby, "Ash-\nby and Ash\xC2\xAD"
                              "by") == "# and #");
    CHECK(short_hidden(ashby, "https://imogenashbyblog.example") == "https://#.example");
    CHECK(short_hidden(ashby, "a plan by ash") == "a plan by ash");
    CHECK(ashby.hidden("ashbycv.pdf") == "ashbycv.pdf"); // as text
    CHECK(ashby.hidden_name("ashbycv.pdf") == bars("#.pdf"));
    CHECK(ashby.hidden_name("itil certificate.pdf") == "itil certificate.pdf");
}

TEST_CASE("names of other scripts") {
    CHECK(short_hidden(of_person("王小明"), "证明王小明已通过。小明") == "证明#已通过。#");
    CHECK(short_hidden(of_person("Ольга Петрова"), "ОЛЬГА ПЕТРОВА, петрова; Петровайя") == "#; Петровайя");
    CHECK(short_hidden(of_person("محمد علي"), "السيد محمد علي") == "السيد #");
    CHECK(short_hidden(of_person("Ἀθηνᾶ"), "ΑΘΗΝΑ") == "#");
}

TEST_CASE("a month of a date stays, who is called so does not") {
    Redaction const may = of_person("Will May");
    CHECK(short_hidden(may, "12 May 2012, May 2012, May 12, 2012") == "12 May 2012, May 2012, May 12, 2012");
    CHECK(short_hidden(may, "Ms May, Will May 2012") == "Ms # 2012");
}

TEST_CASE("e-mail addresses are hidden whole and in part") {
    Redaction const mail({"", "Imogen.Ashby@northwind.example", "", "", {}});
    CHECK(short_hidden(mail, "<imogen.ashby@northwind.example>") == "<#>");
    CHECK(short_hidden(mail, "imogen_ashby, www.northwind.example; example") == "#, www.#; example");
    Redaction const common({"", "zz-top@gmail.com", "", "", {}});
    CHECK(short_hidden(common, "zz-top@gmail.com, bob@gmail.com, ZZ Top") == "#, bob@gmail.com, #");
}

TEST_CASE("phone numbers are hidden however they are grouped") {
    Redaction const phone({"", "", "+44 (0)20 7946 0018", "", {}});
    CHECK(short_hidden(phone, "+44 20 7946 0018") == "+#");
    CHECK(short_hidden(phone, "call 020-7946.0018 now") == "call # now");
    CHECK(short_hidden(phone, "02079460018") == "#");
    CHECK(short_hidden(phone, "since 2012: 7946 0018") == "since 2012: #");
    CHECK(short_hidden(phone, "20 hours in 2012, 7946 points") == "20 hours in 2012, 7946 points");
    CHECK(short_hidden(Redaction({"", "", "12", "", {}}), "12 hours") == "12 hours");
}

TEST_CASE("postal addresses are hidden by their parts") {
    Redaction const address({"", "", "", "12 High Street\nLeeds LS1 4AB, United Kingdom", {}});
    CHECK(short_hidden(address, "12 High Street, Leeds LS1 4AB, United Kingdom") == "#");
    CHECK(short_hidden(address, "in Leeds, ls14ab; the high street") == "in #; the #");
    CHECK(short_hidden(address, "12 hours of high quality") == "12 hours of high quality");
    Redaction const vienna({"", "", "", "Ring 2, 1010 Wien", {}});
    CHECK(short_hidden(vienna, "1010 Wien, Wien, in 1010 days") == "#, in 1010 days");
}

TEST_CASE("employers are hidden without their legal form") {
    Redaction const employer({"", "", "", "", {"Northwind Traders Ltd (UK)", "A"}});
    CHECK(short_hidden(employer, "at Northwind Traders, NORTHWIND-TRADERS GmbH") == "at # GmbH");
    CHECK(short_hidden(employer, "a northwind of traders") == "a northwind of traders");
}

TEST_CASE("an identity is that of the application, with whom she was for a time") {
    Application application;
    application.applicant = Applicant{"Ana", "ana@example.org", "1", "Street", {}};
    Claim post;
    post.organisation = "Northwind";
    post.from = make_date({2008, 1, 1});
    Claim talk;
    talk.organisation = "British Computer Society";
    talk.on = post.from;
    application.claims = {post, talk};
    Identity const identity = identity_of(application);
    CHECK(identity.name == "Ana");
    CHECK(identity.email == "ana@example.org");
    CHECK(identity.phone == "1");
    CHECK(identity.address == "Street");
    CHECK(identity.employers == std::vector<std::string>{"Northwind"});
    CHECK(identity_of({}).name.empty());
}

TEST_CASE("what is no text, or endless, is read to its end") {
    Redaction const ana = of_person("Ana");
    CHECK(ana.hidden("\xFF"
                     "Ana\xC3") == bars("\xFF#\xC3"));
    std::string const many(200'000, 'a');
    CHECK(ana.hidden(many) == many);
    auto const found = ana.found_in("x Ana y ANA");
    REQUIRE(found.size() == 2);
    CHECK(found[0] == TextRange{2, 5});
    CHECK(found[1] == TextRange{8, 11});
}
