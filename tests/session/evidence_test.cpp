#include "session/evidence_desk.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "domain/digest.h"
#include "session/evidence_jobs.h"
#include "session/evidence_names.h"
#include "session/evidence_pages.h"
#include "session/fixture.h"
#include "support/documents.h"

using namespace accrue;
using namespace accrue::session;

namespace {

using FileState = EvidenceFileRow::State;
using Names = std::vector<std::string>;

// A record with a certificate and a talk, and files beside the library.
struct Evidence {
    explicit Evidence(Ports ports = prism_ports()) : session(must(Session::in_memory(std::move(ports)))) {
        must(session.start_empty("prism"));
        Claim foundation = certificate("itil-v3-f");
        foundation.on = day(2008, 5, 1);
        first = must(session.perform(AddEntry{session.record(), foundation})).entry;
        second = must(session.perform(AddEntry{session.record(), certificate("itil-v3-so")})).entry;
        desk().look();
    }

    [[nodiscard]] EvidenceDesk& desk() { return session.evidence(); }
    [[nodiscard]] EvidenceModel const& model() { return desk().model(); }

    std::filesystem::path write(std::string const& name, std::string const& bytes) {
        store::write_file(folder / name, bytes);
        return folder / name;
    }

    void take_in(std::vector<std::filesystem::path> const& files, EntryId entry = {}) {
        desk().take_in(files, entry);
        desk().finish();
    }

    EvidenceFileRow const& file(std::string_view name) {
        for (EvidenceFileRow const& row : model().files)
            if (row.name == name) return row;
        FAIL("no file " << name);
        return model().files.front();
    }

    EvidenceEntryRow const& entry(EntryId id) {
        for (EvidenceEntryRow const& row : model().entries)
            if (row.id == id) return row;
        FAIL("no entry");
        return model().entries.front();
    }

    Names file_names() {
        Names names;
        for (EvidenceFileRow const& row : model().files) names.push_back(row.name);
        return names;
    }

    Names linked(EntryId id) {
        Names names;
        for (EvidenceLink const& link : entry(id).links) names.push_back(link.name);
        return names;
    }

    void undo() {
        must(session.undo());
        desk().finish();
    }

    Folder folder;
    Session session;
    EntryId first;
    EntryId second;
};

std::string one_page(std::string const& line) { return test::text_pdf({line}); }

EvidencePage const& drawn(Evidence& evidence, EvidencePageOf const& asked) {
    for (int i = 0; i < 500; ++i) {
        if (EvidencePage const* const page = evidence.desk().page(asked)) return *page;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        evidence.desk().collect();
    }
    FAIL("not drawn within ten seconds");
    static EvidencePage const none;
    return none;
}

} // namespace

TEST_CASE("a file dropped on an entry is kept, linked and looked at, in one change") {
    Evidence evidence;
    CHECK(evidence.entry(evidence.first).lacks());
    CHECK(evidence.model().next_missing == 0);
    std::string const bytes = one_page("Foundation");
    evidence.take_in({evidence.write("foundation.pdf", bytes)}, evidence.first);

    CHECK(evidence.file_names() == Names{"foundation.pdf"});
    CHECK(evidence.linked(evidence.first) == Names{"foundation.pdf"});
    CHECK(evidence.file("foundation.pdf").state == FileState::Fits);
    CHECK(evidence.file("foundation.pdf").pages == 1);
    CHECK(!evidence.entry(evidence.first).lacks());
    CHECK(evidence.model().next_missing == 1);
    CHECK(evidence.model().coverage == "1 of 2 entries have the evidence they need.");
    CHECK(state_of(evidence.model(), 0, 0) == ProofState::Linked);
    CHECK(state_of(evidence.model(), 1, 0) == ProofState::None);
    CHECK(evidence.model().intake->words == "Added 1 file.");
    CHECK(evidence.session.history().rows.front().words == "Added foundation.pdf to Certificate: ITIL V3 Foundation");

    evidence.undo();
    CHECK(evidence.file_names().empty());
    CHECK(evidence.linked(evidence.first).empty());
    must(evidence.session.redo());
    evidence.desk().finish();
    CHECK(evidence.linked(evidence.first) == Names{"foundation.pdf"});
}

TEST_CASE("what a file proves makes its entry evidenced, also where claimed was stated; without it that is over") {
    Evidence evidence;
    Claim stated = certificate("itil-v3-f");
    stated.basis = Basis::Claimed;
    must(evidence.session.perform(ReplaceEntry{evidence.first, stated}));
    evidence.take_in({evidence.write("a.pdf", one_page("a"))}, evidence.first);
    auto const basis = [&] { return effective_basis(evidence.session.scored().application.claims[0]); };
    CHECK(basis() == Basis::Evidenced);
    must(evidence.desk().unlink("a.pdf", evidence.first));
    CHECK(basis() == Basis::Claimed);
    evidence.desk().look();
    CHECK(evidence.file_names() == Names{"a.pdf"}); // it stays
    must(evidence.desk().link(evidence.file("a.pdf").id, evidence.second));
    evidence.desk().look();
    CHECK(evidence.linked(evidence.second) == Names{"a.pdf"});
}

TEST_CASE("the same content is one file, another of the same name gets a name of its own") {
    Evidence evidence;
    std::string const bytes = one_page("one");
    evidence.take_in({evidence.write("a.pdf", bytes)}, evidence.first);
    std::filesystem::create_directory(evidence.folder / "x");
    evidence.take_in({evidence.write("copy.pdf", bytes), evidence.write("x/a.pdf", one_page("two"))}, evidence.second);

    CHECK(evidence.file_names() == Names{"a.pdf", "a (2).pdf"});
    CHECK(evidence.linked(evidence.second) == Names{"a.pdf", "a (2).pdf"});
    CHECK(evidence.model().intake->words == "Added 1 file. Already here: 1 file.");
}

TEST_CASE("what cannot be evidence is refused by name, with what to do, and the others are added") {
    Evidence evidence;
    std::string office("PK\x03\x04", 4);
    office += std::string(26, '\0') + "[Content_Types].xml word/document.xml";
    mkfifo((evidence.folder / "pipe.pdf").c_str(), 0600);
    std::filesystem::create_symlink(evidence.folder / "nowhere", evidence.folder / "link.pdf");
    evidence.take_in({evidence.write("cv.docx", office), evidence.write("empty.pdf", ""), evidence.folder / "pipe.pdf",
                      evidence.folder / "link.pdf", evidence.folder / "missing.pdf",
                      evidence.write("large.pdf", "%PDF-1.4\n" + std::string(store::most_content_bytes, ' ')),
                      evidence.write("notes.txt", "a note"), evidence.write("fine.pdf", one_page("fine"))});

    CHECK(evidence.file_names() == Names{"fine.pdf"});
    auto const& refused = evidence.model().intake->refused;
    REQUIRE(refused.size() == 7);
    CHECK(refused[0].name == "cv.docx");
    CHECK(refused[0].remedy == "Open it in your office program and choose Export as PDF, then take the PDF.");
    CHECK(refused[1].what == "It is empty.");
    for (EvidenceRefusal const& refusal : refused) {
        CAPTURE(refusal.name);
        CHECK(!refusal.what.empty());
        CHECK(!refusal.remedy.empty());
    }
}

TEST_CASE("a folder stands for its files; taking in hundreds can be stopped, and what was read till then is there") {
    Evidence evidence;
    std::filesystem::create_directory(evidence.folder / "many");
    for (int i = 0; i < 500; ++i) {
        std::string bytes = one_page(fmt::format("page {}", i));
        bytes += "%" + std::string(100'000, static_cast<char>('a' + i % 26)) + "\n"; // enough for several goes
        evidence.write(fmt::format("many/{:03}.pdf", i), bytes);
    }
    evidence.write("many/.hidden.pdf", one_page("hidden"));
    evidence.desk().take_in({evidence.folder / "many"});
    CHECK(evidence.model().intake->total == 500);
    CHECK(evidence.model().intake->running);
    while (evidence.model().intake->seen == 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        evidence.desk().collect();
    }
    evidence.desk().cancel();
    while (evidence.model().intake->running) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        evidence.desk().collect();
    }
    std::size_t const seen = evidence.model().intake->seen;
    CHECK(seen > 0);
    CHECK(seen < 500);
    CHECK(evidence.model().files.size() == seen);
    CHECK(evidence.model().intake->words == fmt::format("Added {} files. Stopped after {} of 500.", seen, seen));
    must(evidence.session.undo()); // one change
    evidence.desk().look();
    CHECK(evidence.model().files.empty());
}

TEST_CASE("a removed file leaves no entry that names it, and comes back with links and marks") {
    Evidence evidence;
    evidence.take_in({evidence.write("a.pdf", one_page("a"))}, evidence.first);
    must(evidence.desk().link(evidence.file("a.pdf").id, evidence.second));
    evidence.desk().look();
    ProofMark const mark{1, {1000, 2000, 3000, 2500}, ProofFact::Date};
    must(evidence.desk().mark(evidence.file("a.pdf").id, evidence.first, mark));
    evidence.desk().look();
    must(evidence.desk().remove(evidence.file("a.pdf").id));
    evidence.desk().look();
    CHECK(evidence.model().files.empty());
    CHECK(evidence.linked(evidence.first).empty());
    CHECK(evidence.linked(evidence.second).empty());

    evidence.undo();
    CHECK(evidence.linked(evidence.first) == Names{"a.pdf"});
    CHECK(evidence.linked(evidence.second) == Names{"a.pdf"});
    REQUIRE(evidence.file("a.pdf").marks.size() == 1);
    CHECK(evidence.file("a.pdf").marks[0].mark == mark);
    CHECK(evidence.file("a.pdf").marks[0].words == "Date, page 1");
}

TEST_CASE("a file that was removed can be brought back from the history by itself") {
    Evidence evidence;
    evidence.take_in({evidence.write("a.pdf", one_page("a"))});
    must(evidence.desk().remove(evidence.file("a.pdf").id));
    ChangeId const removal = evidence.session.history().rows.front().id;
    evidence.take_in({evidence.write("a.pdf", one_page("b"))});
    auto const brought = must(evidence.session.bring_back(removal));
    CHECK(brought.words == "Brought back a (2).pdf");
    evidence.desk().look();
    CHECK(evidence.file_names() == Names{"a (2).pdf", "a.pdf"}); // under its id, with a name that is free
    CHECK(problem_id(evidence.session.bring_back(removal)) == "L148");
}

TEST_CASE("a proof mark links what it marks, is shown as such and goes with the link") {
    Evidence evidence;
    evidence.take_in({evidence.write("a.pdf", one_page("a"))});
    FileId const file = evidence.file("a.pdf").id;
    must(evidence.desk().mark(file, evidence.first, {1, {0, 0, 500, 500}, ProofFact::Name}));
    evidence.desk().look();
    CHECK(state_of(evidence.model(), 0, 0) == ProofState::Marked);
    CHECK(evidence.linked(evidence.first) == Names{"a.pdf"});
    must(evidence.desk().unmark(evidence.file("a.pdf").marks[0].id));
    evidence.desk().look();
    CHECK(state_of(evidence.model(), 0, 0) == ProofState::Linked);
    evidence.undo();
    must(evidence.desk().unlink("a.pdf", evidence.first));
    evidence.desk().look();
    CHECK(evidence.file("a.pdf").marks.empty());
    evidence.undo();
    CHECK(state_of(evidence.model(), 0, 0) == ProofState::Marked);
}

TEST_CASE("a scan just over the limit is made to fit in two steps; the original is kept, its marks go along") {
    Evidence evidence;
    std::string const scan = test::scan_pdf(300, 85);
    REQUIRE(scan.size() > 1'048'576);
    evidence.take_in({evidence.write("scan.pdf", scan)}, evidence.first);
    FileId const file = evidence.file("scan.pdf").id;
    CHECK(evidence.file("scan.pdf").state == FileState::TooLarge);
    CHECK(evidence.model().budget.used == static_cast<std::int64_t>(scan.size()));
    must(evidence.desk().mark(file, evidence.first, {1, {0, 0, 500, 500}, ProofFact::Name}));
    evidence.desk().look();

    evidence.desk().make(file, ShrinkWish{});
    REQUIRE(evidence.file("scan.pdf").proposal);
    CHECK(evidence.file("scan.pdf").proposal->state == EvidenceProposal::State::Working);
    evidence.desk().finish();
    auto const proposal = evidence.file("scan.pdf").proposal;
    REQUIRE(proposal);
    CHECK(proposal->state == EvidenceProposal::State::Ready);
    CHECK(proposal->bytes <= 1'048'576);
    CHECK(proposal->words.find("1.") == 0); // "1.32 MB → 0.94 MB: …"
    CHECK(evidence.model().budget.proposed == proposal->bytes);
    CHECK(drawn(evidence, {file, true, 1, 200}).width == 200);

    must(evidence.desk().use_proposal(file));
    evidence.desk().finish();
    CHECK(evidence.file_names() == Names{"scan.pdf", "scan, smaller.pdf"});
    CHECK(evidence.linked(evidence.first) == Names{"scan, smaller.pdf"});
    CHECK(evidence.file("scan, smaller.pdf").state == FileState::Fits);
    CHECK(evidence.file("scan, smaller.pdf").origin.find("Made from scan.pdf: pictures at ") == 0);
    CHECK(evidence.file("scan, smaller.pdf").marks.size() == 1);
    CHECK(evidence.file("scan.pdf").replaced);
    CHECK(evidence.file("scan.pdf").origin == "The original; scan, smaller.pdf is used instead of it");
    CHECK(evidence.model().budget.used == evidence.file("scan, smaller.pdf").bytes);
    evidence.undo();
    CHECK(evidence.linked(evidence.first) == Names{"scan.pdf"});
    CHECK(!evidence.file("scan.pdf").replaced);
}

TEST_CASE("pages are turned, picked and joined into other versions; the originals stay") {
    Evidence evidence;
    evidence.take_in({evidence.write("two.pdf", test::text_pdf({"one", "two"})),
                      evidence.write("three.pdf", test::text_pdf({"a", "b", "c"}))},
                     evidence.first);
    FileId const two = evidence.file("two.pdf").id;
    FileId const three = evidence.file("three.pdf").id;
    auto const made = [&](FileId file, VersionWish const& wish) {
        evidence.desk().make(file, wish);
        evidence.desk().finish();
        for (EvidenceFileRow const& row : evidence.model().files)
            if (row.id == file) return *row.proposal;
        return EvidenceProposal{};
    };
    EvidenceProposal const turned = made(two, TurnWish{2, 90});
    CHECK(turned.state == EvidenceProposal::State::Ready);
    CHECK(turned.pages == 2);
    CHECK(turned.words.find("page 2 turned by 90°: PDF, 2 pages of ") == 0);
    EvidenceProposal const joined = made(two, JoinWish{three});
    CHECK(joined.pages == 5);
    must(evidence.desk().use_proposal(two));
    EvidenceProposal const picked = made(three, PickWish{{3, 1}});
    CHECK(picked.pages == 2);
    CHECK(picked.words.find("2 of 3 pages: ") == 0);
    must(evidence.desk().use_proposal(three));
    evidence.desk().finish();
    CHECK(evidence.file_names() == Names{"two.pdf", "three.pdf", "two, joined.pdf", "three, some pages.pdf"});
    CHECK(evidence.linked(evidence.first) == Names{"two, joined.pdf", "three, some pages.pdf"});
    CHECK(evidence.file("two, joined.pdf").origin == "Made from two.pdf: with three.pdf behind it");
    EvidenceProposal const beyond = made(two, PickWish{{7}});
    CHECK(beyond.state == EvidenceProposal::State::Failed);
    CHECK(!beyond.words.empty());
}

TEST_CASE("marks go along with the pages that they stand on, turned with them") {
    MadeVersion version;
    ProofMark const mark{2, {1000, 2000, 3000, 2500}, ProofFact::Hours};
    CHECK(marks_on(version, mark) == std::vector{mark});
    version.pages = {{3, 0}, {2, 90}, {1, 0}, {2, 0}};
    CHECK(marks_on(version, mark) == std::vector{ProofMark{2, {7500, 1000, 8000, 3000}, ProofFact::Hours},
                                                 ProofMark{4, mark.box, ProofFact::Hours}});
    version.pages = {{1, 0}};
    CHECK(marks_on(version, mark).empty());
    CHECK(turned(turned(mark.box, 270), 90) == mark.box);
    CHECK(turned(mark.box, 180) == PageBox{7000, 7500, 9000, 8000});
}

TEST_CASE("pages are named as people write them") {
    CHECK(must(read_pages("1-3, 5", 5)) == std::vector{1, 2, 3, 5});
    CHECK(must(read_pages(" 2 ,1", 2)) == std::vector{2, 1});
    for (char const* text : {"", "x", "0", "3", "2-1", "1-", "-1", "1--2", "1;2", "99999999999"}) {
        CAPTURE(text);
        CHECK(problem_id(read_pages(text, 2)) == "A307");
    }
    CHECK(to_text(read_pages("3", 2).problem()) + "\n" ==
          store::read_file(test::problem_gallery / "A307-no-such-pages.txt"));
}

TEST_CASE("a version that nobody wants any more is given up, and another can be asked for") {
    Evidence evidence;
    evidence.take_in({evidence.write("scan.pdf", test::scan_pdf(300, 85))});
    FileId const file = evidence.file("scan.pdf").id;
    evidence.desk().make(file, ShrinkWish{});
    evidence.desk().drop_proposal(file);
    CHECK(!evidence.file("scan.pdf").proposal);
    evidence.desk().finish(); // what was begun has come to its end
    CHECK(!evidence.file("scan.pdf").proposal);
    evidence.desk().make(file, TurnWish{1, 180});
    evidence.desk().finish();
    REQUIRE(evidence.file("scan.pdf").proposal);
    CHECK(evidence.file("scan.pdf").proposal->state == EvidenceProposal::State::Ready);
}

TEST_CASE("what cannot be made to fit says so with the closest size, and damaged files that they are") {
    Evidence evidence;
    std::string const whole = one_page("whole");
    evidence.take_in({evidence.write("cut.pdf", whole.substr(0, whole.size() / 2))});
    CHECK(evidence.file("cut.pdf").state == FileState::Unusable);
    CHECK(!evidence.file("cut.pdf").can_shrink);
    CHECK(!evidence.file("cut.pdf").remedy.empty());
    CHECK(drawn(evidence, {evidence.file("cut.pdf").id, false, 1, 100}).pixels.empty());
    CHECK(!drawn(evidence, {evidence.file("cut.pdf").id, false, 1, 100}).trouble.empty());
}

TEST_CASE("what was found out is kept in the library") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    store::write_file(folder / "a.pdf", one_page("a"));
    {
        Session session = must(Session::open(file, prism_ports()));
        must(session.start_empty("prism"));
        session.evidence().take_in({folder / "a.pdf"});
        session.evidence().finish();
        CHECK(session.evidence().model().files.at(0).facts == "PDF, 1 page of 210 × 297 mm, 577 bytes");
    }
    Session session = must(Session::open(file, prism_ports()));
    session.evidence().look();
    REQUIRE(session.evidence().model().files.size() == 1);
    CHECK(session.evidence().model().files[0].facts == "PDF, 1 page of 210 × 297 mm, 577 bytes");
    CHECK(session.evidence().model().waiting == 0);
}

TEST_CASE("pages are drawn beside the window and kept within a bound") {
    EvidencePages pages;
    std::string const bytes = one_page("a");
    auto const ask = [&](int width) {
        EvidencePages::Asked const asked{sha256_hex(bytes), 1, width};
        for (;;) {
            if (EvidencePage const* const page = pages.page(asked)) return page->pixels.size();
            pages.wait();
            pages.collect([&](std::string const&) { return EvidencePages::Source{bytes, std::nullopt}; });
        }
    };
    CHECK(ask(100) == 100 * 142 * 4);
    std::size_t all = 0;
    for (int width = 1500; width < 1512; ++width) all += ask(width);
    CHECK(all > most_page_bytes);
    CHECK(pages.kept_bytes() <= most_page_bytes);
    CHECK(pages.kept_bytes() > most_page_bytes / 2);
    CHECK(ask(1511) > 0);
}

TEST_CASE("an entry that several schemes share has its evidence in all of them; who stands beside sees nothing of it") {
    Evidence evidence;
    RecordId const one = evidence.session.record();
    must(evidence.session.start_empty("prism", {}, Whose::ThisPerson));
    RecordId const other = evidence.session.record();
    must(evidence.session.open_record(one));
    auto const choices = evidence.session.share_choices(evidence.first);
    REQUIRE(!choices.empty());
    must(evidence.session.share_entry(evidence.first, choices.front()));
    evidence.take_in({evidence.write("a.pdf", one_page("a"))}, evidence.first);

    must(evidence.session.open_record(other));
    evidence.desk().look();
    REQUIRE(evidence.model().entries.size() == 1);
    CHECK(evidence.model().entries[0].links.at(0).file == 0);
    must(evidence.desk().remove(evidence.file("a.pdf").id)); // in both
    evidence.desk().look();
    CHECK(evidence.model().entries[0].links.empty());
    evidence.undo();

    must(evidence.session.start_empty("prism", {}, Whose::Somebody));
    evidence.desk().look();
    CHECK(evidence.model().files.empty());
}

TEST_CASE("what is worth a look is a hint: days to come, another name, unlike entries, files that look alike") {
    Evidence evidence;
    must(evidence.session.rename_record("Imogen Ashby"));
    std::string const scan = test::scan_pdf(100, 85);
    evidence.take_in(
        {evidence.write("future.pdf", test::text_pdf({"This certifies that Imogen Ashby has passed on 3 May 2013"})),
         evidence.write("other.pdf", test::text_pdf({"This certifies that Tom Miller has passed on 3 May 2011"})),
         evidence.write("scan.pdf", scan), evidence.write("again.pdf", scan + "\n")},
        evidence.first);
    must(evidence.session.perform(AddEntry{evidence.session.record(), [] {
                                               Claim claim;
                                               claim.type = "publication";
                                               claim.title = "Why";
                                               claim.evidence = {"future.pdf"};
                                               return claim;
                                           }()}));
    evidence.desk().look();
    auto const hints = [&](char const* name) { return evidence.file(name).hints; };
    REQUIRE(hints("future.pdf").size() == 2);
    CHECK(hints("future.pdf")[0].find("3 May 2013") != std::string::npos);
    CHECK(hints("future.pdf")[1].find("entries of unlike kinds") != std::string::npos);
    REQUIRE(hints("other.pdf").size() == 1);
    CHECK(hints("other.pdf")[0].find("Imogen Ashby") != std::string::npos);
    CHECK(hints("scan.pdf") == Names{"It looks like again.pdf."});
    CHECK(hints("again.pdf") == Names{"It looks like scan.pdf."});
}

TEST_CASE(
    "what is asked of a file, an entry or a version that is gone is refused, and what was begun with it is given up") {
    Evidence evidence;
    evidence.take_in({evidence.write("a.pdf", one_page("a")), evidence.write("b.pdf", one_page("b"))});
    FileId const file = evidence.file("a.pdf").id;
    FileId const other = evidence.file("b.pdf").id;
    evidence.desk().make(other, TurnWish{1, 90});
    evidence.desk().make(file, JoinWish{other}); // waits until that is done
    must(evidence.desk().remove(file));
    evidence.desk().finish();
    CHECK(problem_id(evidence.desk().link(file, evidence.first)) == "L144");
    CHECK(problem_id(evidence.desk().mark(file, evidence.first, {})) == "L144");
    CHECK(problem_id(evidence.desk().use_proposal(file)) == "L144");
    CHECK(problem_id(evidence.desk().remove(file)) == "L144");
    CHECK(evidence.desk().page({file, false, 1, 100}) == nullptr);
    must(evidence.session.perform(RemoveEntry{evidence.second}));
    CHECK(problem_id(evidence.desk().link(other, evidence.second)) == "L144");
    CHECK(problem_id(evidence.desk().mark(other, evidence.second, {})) == "L144");
    CHECK(problem_id(evidence.desk().unlink("b.pdf", evidence.second)) == "L144");
    evidence.desk().drop_proposal(other);
    CHECK(problem_id(evidence.desk().use_proposal(other)) == "L144");
}

TEST_CASE("files taken in while another record is opened go to whom they were given, and the record in sight stays") {
    Evidence evidence;
    RecordId const one = evidence.session.record();
    evidence.desk().take_in({evidence.write("a.pdf", one_page("a"))}, evidence.first);
    must(evidence.session.start_empty("prism", {}, Whose::Somebody));
    RecordId const other = evidence.session.record();
    evidence.desk().take_in({evidence.write("b.pdf", one_page("b"))});
    evidence.desk().finish();
    CHECK(evidence.session.record() == other);
    CHECK(evidence.file_names() == Names{"b.pdf"});
    must(evidence.session.open_record(one));
    evidence.desk().finish();
    CHECK(evidence.file_names() == Names{"a.pdf"});
    CHECK(evidence.linked(evidence.first) == Names{"a.pdf"});
}

TEST_CASE("a file that does not fit yet is linked, and its entry still lacks what it needs") {
    Evidence evidence;
    evidence.take_in({evidence.write("scan.pdf", test::scan_pdf(300, 85))}, evidence.first);
    CHECK(evidence.linked(evidence.first) == Names{"scan.pdf"});
    CHECK(evidence.entry(evidence.first).lacks());
    CHECK(evidence.entry(evidence.first).unfit == 1);
    CHECK(evidence.model().coverage == "0 of 2 entries have the evidence they need.");
}

TEST_CASE("what was being taken in when the window is closed is added as far as it was read") {
    Evidence evidence;
    evidence.desk().take_in({evidence.write("a.pdf", one_page("a"))});
    evidence.desk().finish_taking_in();
    evidence.desk().look();
    CHECK(evidence.file_names() == Names{"a.pdf"});
}

TEST_CASE("names of files are shown as they are but for what hides or reorders, and are never paths") {
    CHECK(clean_name("/a/b/Zeugnis ä.pdf") == "Zeugnis ä.pdf");
    CHECK(clean_name("a\xFF.pdf") == "a[U+FFFD].pdf");
    CHECK(clean_name("x\nfdp.exe\xE2\x80\xAE.pdf").find('\n') == std::string::npos);
    CHECK(clean_name("x\xE2\x80\xAE"
                     "fdp.pdf") == "x[U+202E]fdp.pdf");
    CHECK(clean_name("/a/b/") == "file");
    CHECK(clean_name(std::string(300, 'x') + ".pdf").size() <= 120);
    CHECK(clean_name(std::string(300, 'x') + ".pdf").ends_with("….pdf"));
    std::vector<std::string> const files{"a.pdf", "a (2).pdf"};
    CHECK(free_name("b.pdf", files) == "b.pdf");
    CHECK(free_name("a.pdf", files) == "a (3).pdf");
}
