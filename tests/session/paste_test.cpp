// Tables pasted from a spreadsheet: what they are taken for, what is said of each row, and what becomes of them.
#include <chrono>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "session/fixture.h"
#include "session/paste.h"

using namespace accrue;
using namespace accrue::session;

namespace {

struct Paste { // an empty record of the small pack
    Folder folder;
    Session session;

    Paste() : session(must(Session::open(folder / "mine.accrue", small_ports(folder)))) {
        must(session.start_empty(a_scheme(session)));
    }
    PasteModel const& of(std::string_view text) {
        must(session.begin_paste(text, "the clipboard"));
        return *session.paste();
    }
    [[nodiscard]] std::vector<Claim> const& claims() const { return session.scored().application.claims; }
};

std::string keys_of(PasteModel const& model) {
    std::string keys = model.mapping.type + ":";
    for (std::string const& key : model.mapping.keys) keys += " " + (key.empty() ? "-" : key);
    return keys;
}

std::string texts_of_row(PasteModel const& model, std::size_t row) {
    std::string texts;
    for (PasteCell const& cell : model.rows.at(row).cells) texts += (texts.empty() ? "" : " | ") + cell.text;
    return texts;
}

std::string three_talks() {
    return "Title\tDate\tHours\tOrganiser\nOn ITIL\t5.5.2012\t2\tNorthwind\nOn TOGAF\t2012-06-06\t1,5\tContoso\nOn "
           "PRINCE2\t7 July 2012\t3\t\n";
}

std::string many_talks(int count) {
    std::string text = "Title,Date,Hours\n";
    for (int i = 0; i < count; ++i) text += fmt::format("Talk {},2012-05-05,2\n", i);
    return text;
}

} // namespace

TEST_CASE("a table's kind and columns are guessed from its headings, in English and German") {
    Paste paste;
    CHECK(keys_of(paste.of("Title\tDate\tHours\nA\t2012-05-05\t2\n")) == "talk: title on hours");
    CHECK(keys_of(paste.of("Titel;Datum;Stunden;Bemerkung\nA;5.5.2012;2;x\n")) == "talk: title on hours note");
    CHECK(keys_of(paste.of("Zertifikat;Abgeschlossen am\nITIL V3 Foundation;1.5.2008\n")) ==
          "certificate: qualification on");
    CHECK(keys_of(paste.of("Hours (h)\tSomething\tTitle\n2\tx\tA\n")) == "talk: hours - title");
}

TEST_CASE("without headings the cells tell what they are") {
    Paste paste;
    PasteModel const& talks = paste.of("On ITIL\t2012-05-05\t2\nOn TOGAF\t2012-06-06\t3\n");
    CHECK_FALSE(talks.mapping.has_heading);
    CHECK(keys_of(talks) == "talk: title on hours");
    CHECK(talks.rows.size() == 2);
    CHECK(talks.headings[0] == "Column 1");
    CHECK(keys_of(paste.of("itil-so\t2011-02-01\ntogaf-9\t2010-01-01\n")) == "certificate: qualification on");
}

TEST_CASE("rows become entries in one change, and one undo takes all of them back") {
    Paste paste;
    PasteModel const& model = paste.of(three_talks());
    CHECK(model.counts == "3 rows");
    CHECK(model.add == "Add 3 entries");
    CHECK(texts_of_row(model, 0) == "On ITIL | 5.5.2012 = 2012-05-05 | 2 | Northwind");
    CHECK(texts_of_row(model, 1) == "On TOGAF | 2012-06-06 | 1,5 = 1.5 | Contoso");
    CHECK(texts_of_row(model, 2) == "On PRINCE2 | 7 July 2012 = 2012-07-07 | 3 | ");
    CHECK(paste.claims().empty());
    CHECK(must(paste.session.add_pasted()).words == "Pasted 3 entries");
    CHECK(paste.session.paste() == nullptr);
    REQUIRE(paste.claims().size() == 3);
    CHECK(paste.claims()[1].title == "On TOGAF");
    CHECK(paste.claims()[1].organisation == "Contoso");
    CHECK(paste.claims()[2].on == day(2012, 7, 7));
    CHECK(to_text(*find_field(paste.claims()[1], "hours")) == "1.5");
    CHECK(paste.session.shell().undo == "Pasted 3 entries");
    must(paste.session.undo());
    CHECK(paste.claims().empty());
    must(paste.session.redo());
    CHECK(paste.claims().size() == 3);
}

TEST_CASE("a bad row says at its cell what is wrong and is left out") {
    Paste paste;
    PasteModel const& model = paste.of(
        "Title\tDate\tHours\nGood\t2012-05-05\t2\nNo hours\t2012-05-05\t\nLong\t2012-05-05\t400\nWhen\tsoon\t1\n");
    CHECK(model.good == 1);
    CHECK(model.bad == 3);
    CHECK(model.counts == "4 rows · 3 with something wrong, left out");
    CHECK(model.add == "Add 1 entry");
    CHECK(model.rows[1].state == PasteRow::State::Bad);
    CHECK(model.rows[1].line == 3);
    CHECK(model.rows[1].reason == "Hours: This is still missing. Write a number from 0.25 to 40.");
    CHECK(model.rows[2].cells[2].problem.find("40") != std::string::npos);
    CHECK(model.rows[3].cells[1].problem.starts_with("'soon' is not a date."));
    must(paste.session.add_pasted());
    REQUIRE(paste.claims().size() == 1);
    CHECK(paste.claims()[0].title == "Good");
}

TEST_CASE("another kind is guessed anew, and a column says what it is told to") {
    Paste paste;
    paste.of("Name\tWhen\tAmount\nitil-so\t2011-02-01\t2\n");
    PasteMapping mapping = paste.session.paste()->mapping;
    mapping.type = "talk";
    paste.session.map_paste(mapping);
    PasteModel const& model = *paste.session.paste();
    CHECK(keys_of(model) == "talk: title on -");
    CHECK(model.missing == "No column says Hours, which every entry of this kind needs.");
    CHECK(model.add.empty());
    std::uint64_t const before = model.revision;
    mapping = model.mapping;
    mapping.keys[2] = "hours";
    paste.session.map_paste(mapping);
    CHECK(paste.session.paste()->good == 1);
    CHECK(paste.session.paste()->missing.empty());
    CHECK(paste.session.paste()->revision > before);
    mapping.has_heading = false;
    paste.session.map_paste(mapping);
    CHECK(paste.session.paste()->rows.size() == 2);
    mapping.type = "no-such";
    paste.session.map_paste(mapping);
    CHECK(paste.session.paste()->mapping.type == "talk");
}

TEST_CASE("days are read as they are written; what has two readings is asked, unless the table tells") {
    Paste paste;
    CHECK(paste.of("Title\tDate\tHours\nA\t3/4/2012\t1\n").rows[0].cells[1].problem.find("two ways") !=
          std::string::npos);
    PasteModel const& told = paste.of("Title\tDate\tHours\nA\t3/4/2012\t1\nB\t25/4/2012\t1\n");
    CHECK(texts_of_row(told, 0) == "A | 3/4/2012 = 2012-04-03 | 1");
    PasteModel const& american = paste.of("Title\tDate\tHours\nA\t3/4/2012\t1\nB\t4/25/2012\t1\n");
    CHECK(texts_of_row(american, 0) == "A | 3/4/2012 = 2012-03-04 | 1");
    PasteModel const& words = paste.of("Title\tDate\tHours\nA\t15. Juli 2012\t1\nB\tMay 3, 2012\t1\nC\t1-Mar-2012\t1\n"
                                       "D\t2012-05-05 00:00:00\t1\nE\t2012/05/06\t1\nF\t31 April 2012\t1\n");
    CHECK(texts_of_row(words, 0) == "A | 15. Juli 2012 = 2012-07-15 | 1");
    CHECK(texts_of_row(words, 1) == "B | May 3, 2012 = 2012-05-03 | 1");
    CHECK(texts_of_row(words, 2) == "C | 1-Mar-2012 = 2012-03-01 | 1");
    CHECK(texts_of_row(words, 3) == "D | 2012-05-05 00:00:00 = 2012-05-05 | 1");
    CHECK(texts_of_row(words, 4) == "E | 2012/05/06 = 2012-05-06 | 1");
    CHECK(words.rows[5].state == PasteRow::State::Bad);
}

TEST_CASE("numbers are read with comma and unit; what has two readings is asked") {
    Paste paste;
    PasteModel const& model = paste.of("Title\tHours\nA\t2 h\nB\t1,25\nC\t1,250\nD\tmany\n");
    CHECK(texts_of_row(model, 0) == "A | 2 h = 2");
    CHECK(texts_of_row(model, 1) == "B | 1,25 = 1.25");
    CHECK(model.rows[2].cells[1].problem == "'1,250' can be read in two ways. Write 1250 or 1.250.");
    CHECK(model.rows[3].state == PasteRow::State::Bad);
}

TEST_CASE("qualifications are found by id or title, folded, and states by their words") {
    Paste paste;
    PasteModel const& model = paste.of("Zertifikat\tDatum\tStatus\nitil v3 foundation\t1.5.2008\tgeplant\n"
                                       "TOGAF-9\t1.5.2009\tverified\nitil-so\t1.5.2010\tperhaps\n");
    CHECK(texts_of_row(model, 0) ==
          "itil v3 foundation = itil-v3-foundation | 1.5.2008 = 2008-05-01 | geplant = planned");
    CHECK(model.rows[2].cells[2].problem.starts_with("'perhaps' is no state of an entry."));
    must(paste.session.add_pasted());
    CHECK(paste.claims()[0].qualification == "itil-v3-foundation");
    CHECK(paste.claims()[0].basis == Basis::Planned);
}

TEST_CASE("formulas stay text, and nothing in a cell is hidden") {
    Paste paste;
    PasteModel const& model = paste.of("Title\tHours\n=HYPERLINK(\"http://x\")\t1\nabc\u202Edef\t2\nbell\a\t3\n");
    CHECK(model.rows[0].cells[0].text == "=HYPERLINK(\"http://x\")");
    CHECK(model.rows[1].cells[0].text == "abc[U+202E]def");
    CHECK(model.rows[1].state == PasteRow::State::Warning);
    CHECK(model.rows[2].cells[0].text == "bell[U+0007]");
    must(paste.session.add_pasted());
    CHECK(paste.claims()[0].title == "=HYPERLINK(\"http://x\")");
    CHECK(paste.claims()[1].title == "abc\u202Edef");
}

TEST_CASE("a table that is pasted once more adds nothing unless it is asked to") {
    Paste paste;
    must((paste.of(three_talks()), paste.session.add_pasted()));
    PasteModel const& model = paste.of(three_talks());
    CHECK(model.there == 3);
    CHECK(model.add.empty());
    CHECK(model.counts == "3 rows · 3 already there, left out");
    CHECK(model.rows[0].state == PasteRow::State::There);
    CHECK(problems_of(model).empty());
    PasteMapping again = model.mapping;
    again.again = true;
    paste.session.map_paste(again);
    CHECK(paste.session.paste()->there == 0);
    CHECK(paste.session.paste()->add == "Add 3 entries");
    again.has_heading = false;
    paste.session.map_paste(again);
    CHECK(paste.session.paste()->mapping.again); // also where the columns are guessed anew
}

TEST_CASE("each entry stands for one row and says what the row says or more") {
    Paste paste;
    Claim entry = talk("On ITIL", 2);
    entry.note = "added later";
    must(paste.session.perform(AddEntry{paste.session.record(), entry}));
    std::string const row = "On ITIL\t2012-05-05\t2\n";
    PasteModel const& model = paste.of("Title\tDate\tHours\n" + row + row + "On ITIL\t2012-05-06\t2\n");
    CHECK(model.rows[0].state == PasteRow::State::There);
    CHECK(model.rows[1].state == PasteRow::State::Warning); // a second one: it may be meant
    CHECK(model.rows[2].state == PasteRow::State::Good);    // another day
    CHECK(paste.of("Title\tDate\tHours\tNote\nOn ITIL\t2012-05-05\t2\tanother\n").there == 0);
    CHECK(paste.of("Title\tHours\nOn ITIL\t2\n").there == 1); // no column says a day
    CHECK(paste.of("Title\tDate\tHours\nOn ITIL\t\t2\n").there == 0);
}

TEST_CASE("a record's own table is all there") {
    auto session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    must(session.begin_paste(session.export_table(), "own.csv"));
    CHECK(session.paste()->there == session.paste()->rows.size());
}

TEST_CASE("an entry that is there already is a warning, in the record and in the table") {
    Paste paste;
    must(paste.session.perform(AddEntry{paste.session.record(), talk("On ITIL", 1)}));
    PasteModel const& model =
        paste.of("Title\tDate\tHours\nOn ITIL\t2012-05-05\t2\nNew\t2012-05-05\t1\nNew\t2012-05-05\t1\n");
    CHECK(model.rows[0].state == PasteRow::State::Warning);
    CHECK(model.rows[1].state == PasteRow::State::Good);
    CHECK(model.rows[2].reason == "The same entry is there already. Adding it makes it twice.");
}

TEST_CASE("a row with more cells than headings is bad") {
    Paste paste;
    PasteModel const& model = paste.of("Title,Hours\nA talk,2\nOne, two and three,2\n");
    CHECK(model.rows[1].state == PasteRow::State::Bad);
    CHECK(model.rows[1].reason.find("double quotes") != std::string::npos);
}

TEST_CASE("what is no table, or what cannot be added, leaves everything as it was") {
    Paste paste;
    CHECK(problem_id(paste.session.begin_paste("PK\x03\x04", "x")) == "A122");
    CHECK(paste.session.paste() == nullptr);
    CHECK(problem_id(paste.session.begin_paste_file("/nowhere/a.csv")) == "S101");
    Application full;
    full.scheme = "sample";
    for (int i = 0; i < 9'999; ++i) full.claims.push_back(talk(fmt::format("Talk {}", i), 1));
    must(paste.session.perform(AddRecord{full}));
    paste.of("Title\tHours\nA\t1\nB\t2\n");
    CHECK(problem_id(paste.session.add_pasted()) == "L145");
    CHECK(paste.claims().size() == 9'999);
    CHECK(paste.session.paste() != nullptr);
}

TEST_CASE("another record has nothing pasted") {
    Paste paste;
    RecordId const first = paste.session.record();
    paste.of(three_talks());
    must(paste.session.start_empty(a_scheme(paste.session)));
    CHECK(paste.session.paste() == nullptr);
    must(paste.session.open_record(first));
    CHECK(paste.session.paste() != nullptr);
    paste.session.end_paste();
    CHECK(paste.session.paste() == nullptr);
}

TEST_CASE("ten thousand rows are previewed and added quickly") {
    Paste paste;
    using Clock = std::chrono::steady_clock;
    auto const since = [](Clock::time_point start) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
    };
    std::string const text = many_talks(10'000);
    auto start = Clock::now();
    CHECK(paste.of(text).good == 10'000);
    auto const preview = since(start);
    start = Clock::now();
    must(paste.session.add_pasted());
    auto const adding = since(start);
    CHECK(paste.claims().size() == 10'000);
    start = Clock::now();
    must(paste.session.undo());
    MESSAGE("10,000 rows: preview " << preview << " ms, add " << adding << " ms, undo " << since(start) << " ms");
    CHECK(adding < 10'000); // it is well below one second; this is for a very busy machine under sanitizers
}

TEST_CASE("what looks like a table") {
    CHECK(looks_like_table("a\tb"));
    CHECK(looks_like_table("a;b\nc;d"));
    CHECK(looks_like_table("a,b,c\r\nd,e,f\r\n"));
    CHECK(looks_like_table("Title,Date\n\"Smith, J: queues\",2011-01-02\n\"He said \"\"no, yes\"\"\",2012-01-02"));
    CHECK(looks_like_table("Note,Day\n\"two\nlines, all of them\",2011-01-02\n"));
    CHECK_FALSE(looks_like_table("Title\n\"Smith, J\"\n"));
    CHECK_FALSE(looks_like_table("Hello, world"));
    CHECK_FALSE(looks_like_table("Dear all,\nthis is text\n"));
    CHECK_FALSE(looks_like_table(""));
    CHECK(is_table_file("/home/me/Talks.CSV"));
    CHECK_FALSE(is_table_file("/home/me/a.json"));
}
