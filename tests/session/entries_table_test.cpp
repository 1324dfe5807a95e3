// The entries of a record as a table, and the table as entries again.
#include <array>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "files/whole_file.h"
#include "formats/table_text.h"
#include "session/fixture.h"
#include "session/paste.h"
#include "support/random_application.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// What spreadsheets would execute, what CSV divides by, and what is shown otherwise than it is written.
constexpr std::array<std::string_view, 19> awkward_texts{"=HYPERLINK(\"http://example.org\";\"x\")",
                                                         "+1-2",
                                                         "-2+3",
                                                         "@SUM(A1:A9)",
                                                         "'=1+1",
                                                         "''",
                                                         "'quoted'",
                                                         "\"Best\" talk",
                                                         "\"",
                                                         "a, b; c\td",
                                                         "\xE2\x80\xAE"
                                                         "abc\xE2\x80\xAC",
                                                         "\xE2\x80\xAB-1\xE2\x80\xAC",
                                                         "Żółć, 山田太郎, שלום, नमस्ते",
                                                         "\xF0\x9F\x8E\x93 finished",
                                                         "<script>alert(1)</script>",
                                                         "x;=1+1, x;\"+1",
                                                         "＝1+1,－2",
                                                         "1/2/2012",
                                                         "0012"};

std::string awkward_note(std::mt19937_64& random) {
    std::string note(awkward_texts[random() % awkward_texts.size()]);
    if (random() % 2 == 0) note = "\t" + note;
    if (random() % 2 == 0) note += "\r\nsecond line\n\nfourth";
    if (random() % 4 == 0) note = "\n" + note;
    return note;
}

void make_awkward(Claim& claim, std::mt19937_64& random) {
    auto const text = [&] { return std::string(awkward_texts[random() % awkward_texts.size()]); };
    if (claim.title) claim.title = text();
    if (random() % 2 == 0) claim.note = awkward_note(random);
    claim.evidence.clear();
    for (std::size_t i = random() % 3; i > 0; --i) claim.evidence.push_back(text() + ".pdf");
    if (random() % 5 == 0) claim.basis = all_bases[random() % all_bases.size()];
    if (random() % 3 == 0) claim.organisation = text();
}

std::vector<Claim> without_ids(std::vector<Claim> claims) {
    for (Claim& claim : claims) {
        claim.id.clear();
        std::ranges::sort(claim.fields, {}, [](auto const& field) { return field.first; });
    }
    return claims;
}

// The claims of the open record, written as a table and read into a new record for the same scheme.
std::vector<Claim> there_and_back(Session& session, std::string const& scheme, std::optional<Date> award_date) {
    std::string const text = session.export_table();
    must(session.start_empty(scheme, award_date));
    must(session.begin_paste(text, "entries.csv"));
    PasteModel const& model = *session.paste();
    for (Problem const& problem : problems_of(model))
        if (problem.severity == Severity::Error) FAIL_CHECK(to_text(problem));
    for (std::string const& key : model.mapping.keys) CHECK(!key.empty());
    must(session.add_pasted());
    return session.scored().application.claims;
}

} // namespace

TEST_CASE("the entries of every scheme come out of their table as they went in, whatever their texts hold") {
    std::mt19937_64 random(4);
    for (std::string const scheme : {"prism", "itil-v3-credits", "isaca-cpe", "isc2-cpe", "pmi-ccr"}) {
        CAPTURE(scheme);
        Session session = must(Session::in_memory(prism_ports()));
        if (!session.start_empty(scheme, day(2011, 1, 1))) continue; // not among the rules
        rules::CompiledPack const pack = *session.scored().pack;
        int compared = 0;
        for (int round = 0; round < 20; ++round) {
            Application application = test::random_application(pack.pack, day(2012, 9, 12), random);
            if (application.claims.empty()) continue;
            application.scheme = scheme;
            application.award_date = day(2011, 1, 1);
            for (Claim& claim : application.claims) make_awkward(claim, random);
            must(session.perform(AddRecord{application}));
            if (has_errors(session.scored().bound.problems)) continue; // such entries are no rows either
            CHECK(without_ids(there_and_back(session, scheme, day(2011, 1, 1))) == without_ids(application.claims));
            ++compared;
        }
        CHECK(compared > 5);
    }
}

TEST_CASE("the table has the keys of an application file, and only those that are used") {
    Folder folder;
    Session session = must(Session::open(folder / "mine.accrue", small_ports(folder)));
    must(session.start_empty("sample"));
    CHECK(session.export_table() == "claim\r\n");
    Claim one = talk("=1+1", 2);
    one.evidence = {"a;b.pdf"};
    must(session.perform(AddEntry{session.record(), one}));
    must(session.perform(AddEntry{session.record(), certificate("itil-so")}));
    CHECK(session.export_table() == "claim,qualification,title,on,hours,evidence\r\n"
                                    "talk,,'=1+1,2012-05-05,2,\"a;b.pdf\n\"\r\n"
                                    "certificate,itil-so,,,,\r\n");
}

TEST_CASE("the end of a file's name says whether it holds a table, and what divides its cells") {
    Folder folder;
    Session session = must(Session::open(folder / "mine.accrue", small_ports(folder)));
    must(session.start_empty("sample"));
    must(session.perform(AddEntry{session.record(), talk("On desks", 2)}));
    auto const written = [&](std::string const& name) {
        must(session.export_file(folder / name));
        return store::read_file(folder / name);
    };
    CHECK(written("a.csv").starts_with("claim,title,on,hours\r\n"));
    CHECK(written("a.TSV").starts_with("claim\ttitle\ton\thours\r\n"));
    CHECK(written("a.json").starts_with("{"));
    must(session.export_table_file(folder / "a.txt"));
    CHECK(store::read_file(folder / "a.txt") == written("a.csv"));
    CHECK(problem_id(session.export_table_file(folder / "mine.accrue")) == "L146");
}

TEST_CASE("a column may say the kind of each row, by its id or its title") {
    Folder folder;
    Session session = must(Session::open(folder / "mine.accrue", small_ports(folder)));
    must(session.start_empty("sample"));
    must(session.begin_paste("Kind\tQualification\tTitle\tDate\tHours\n"
                             "Conference talk\t\tOn desks\t2012-05-05\t2\n"
                             "certificate\tTOGAF 9 Level 1 and 2\t\t2011-02-01\t\n"
                             "tallk\t\tOn chairs\t2012-06-05\t2\n"
                             "\t\tOn tables\t2012-07-05\t2\n"
                             "certificate\titil-so\t\t2011-02-01\t3\n",
                             "t.tsv"));
    PasteModel const& model = *session.paste();
    CHECK(model.mapping.keys == std::vector<std::string>{"claim", "qualification", "title", "on", "hours"});
    CHECK(model.missing.empty());
    Problems const problems = problems_of(model);
    REQUIRE(problems.size() == 2);
    CHECK(to_text(problems[0]) == "t.tsv:4: error A241: this row cannot become an entry; Kind of entry: 'tallk' is no "
                                  "kind of entry in these rules. Did you mean 'talk'?");
    CHECK(to_text(problems[1]) == "t.tsv:6: warning AW30: this row needs a look; Hours: Certificate is not asked for "
                                  "'hours', which is '3' here. Saving leaves it out.");
    must(session.add_pasted());
    auto const& claims = session.scored().application.claims;
    REQUIRE(claims.size() == 4);
    CHECK(claims[0].type == "talk");
    CHECK(claims[1].qualification == "togaf-9");
    CHECK(claims[2].title == "On tables");
}

TEST_CASE("a column headed type that names no kinds is none of kinds") {
    Folder folder;
    Session session = must(Session::open(folder / "mine.accrue", small_ports(folder)));
    must(session.start_empty("sample"));
    must(session.begin_paste("Type\tTitle\tHours\nwebinar\tA\t2\nworkshop\tB\t1\n", "t.tsv"));
    CHECK(session.paste()->mapping.keys == std::vector<std::string>{"", "title", "hours"});
    CHECK(session.paste()->bad == 0);
}
