// The Evidence screen without the app: hand-made models, pages that are drawn by nobody. What it asks for is in the intents.
#include "gui/screens/evidence.h"

#include <cstdlib>
#include <map>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "gui/app_fixture.h"
#include "gui/only_intent.h"
#include "gui/widgets/page_textures.h"
#include "support/documents.h"
#include "support/folder.h"
#include "support/golden.h"

namespace accrue::test {

using gui::EvidenceRoom;
using gui::EvidenceTab;
using gui::Key;
using gui::Modifiers;
using session::EvidenceModel;
using session::EvidenceProposal;

namespace {

using FileState = session::EvidenceFileRow::State;

// Built as the session does: entries and files know each other by place.
class ModelOfFiles {
public:
    std::size_t entry(std::string title, std::string needs = "certificate", int least = 1) {
        session::EvidenceEntryRow row;
        row.id = EntryId{static_cast<std::int64_t>(model.entries.size()) + 1};
        row.claim = fmt::format("c{}", model.entries.size() + 1);
        row.title = std::move(title);
        row.kind = "Certificate";
        row.when = "1 May 2008";
        row.needs = std::move(needs);
        row.least = least;
        model.entries.push_back(std::move(row));
        return model.entries.size() - 1;
    }

    session::EvidenceFileRow& file(std::string name, FileState state = FileState::Fits, int pages = 3) {
        session::EvidenceFileRow row;
        row.id = FileId{static_cast<std::int64_t>(model.files.size()) + 1};
        row.name = std::move(name);
        row.state = state;
        row.size = "0.44 MB";
        row.bytes = 460'000;
        row.pages = pages;
        row.verdict = "It fits: 0.44 MB (460,000 bytes) of 1 MB (1,048,576 bytes).";
        row.facts = "PDF, 3 pages of 210 × 297 mm, 460,000 bytes";
        row.can_shrink = pages > 0;
        if (state == FileState::TooLarge) {
            row.size = "1.38 MB";
            row.bytes = 1'447'000;
            row.verdict = "It has 1.38 MB (1,447,000 bytes); at most 1 MB (1,048,576 bytes) are accepted.";
            row.remedy = "Shrink it: the original is kept.";
        }
        if (state == FileState::OtherFormat) {
            row.verdict = "It is PNG; accepted is PDF.";
            row.remedy = "Shrink it: that makes a PDF of it, and the original is kept.";
            row.facts = "PNG, 460,000 bytes";
        }
        if (state == FileState::Unusable) {
            row.verdict = "It is damaged: a part of it is missing or cannot be read.";
            row.remedy = "Scan or export the document again, or download it once more.";
            row.facts = "PDF, 460,000 bytes";
        }
        if (state == FileState::Waiting) {
            row.verdict = "It is being looked at.";
            row.facts.clear();
        }
        model.files.push_back(std::move(row));
        return model.files.back();
    }

    void link(std::size_t entry, std::size_t file) {
        model.entries[entry].links.push_back({model.files[file].name, file});
        ++model.entries[entry].there;
        model.files[file].entries.push_back(entry);
    }

    void mark(std::size_t entry, std::size_t file, ProofMark const& mark, std::string words) {
        auto const id = MarkId{++marks_};
        model.files[file].marks.push_back({id, model.entries[entry].id, mark, std::move(words)});
        for (session::EvidenceLink& link : model.entries[entry].links) link.marked = link.marked || link.file == file;
    }

    EvidenceModel model;

private:
    std::int64_t marks_ = 0;
};

void tell_limits(EvidenceModel& model) {
    model.accepted = "PDF, at most 1 MB (1,048,576 bytes) a file, 25 MB in all";
    model.refused = {"It is JPEG; accepted is PDF. Shrink it: that makes a PDF of it, and the original is kept."};
    model.budget.most = 25 * 1'048'576;
    model.budget.words = "1.8 MB of 25 MB";
    model.budget.saving = "0.44 MB";
}

// Three entries; the first has a file with a mark and one that is too large, the third is verified.
EvidenceModel some_files() {
    ModelOfFiles made;
    made.entry("ITIL V3 Foundation");
    made.entry("Service desk analyst", "employer's confirmation");
    made.entry("BA Modern Languages", "diploma or degree certificate");
    made.file("foundation.pdf");
    made.file("invoice, scanned in colour.pdf", FileState::TooLarge, 1);
    made.file("letter.pdf");
    made.file("degree.pdf");
    made.link(0, 0);
    made.link(0, 1);
    made.link(2, 3);
    made.model.entries[2].verified = true;
    made.mark(0, 0, {2, {1000, 6000, 4000, 6500}, ProofFact::Date}, "Date, page 2");
    made.model.files[0].hints = {"The name Ana Kowalska was not found in its text."};
    made.model.files[0].remarks = {"Some of its fonts are not inside it: it may look different elsewhere."};
    made.model.next_missing = 1;
    made.model.coverage = "2 of 3 entries have the evidence they need.";
    tell_limits(made.model);
    made.model.budget.parts = {{1, 1'447'000, 1'447'000}, {0, 460'000, 460'000}, {3, 460'000, 460'000}};
    made.model.budget.used = made.model.budget.proposed = 2'367'000;
    return made.model;
}

EvidenceProposal proposal(EvidenceProposal::State state) {
    EvidenceProposal made;
    made.state = state;
    made.bytes = 980'000;
    made.pages = 2;
    made.steps = {"packed anew, nothing changed: 1,446,000 bytes, too large", "pictures at 250 dpi: 980,000 bytes"};
    made.words = "1.38 MB → 0.93 MB: pictures at 250 dpi";
    switch (state) {
    case EvidenceProposal::State::Working: return EvidenceProposal{};
    case EvidenceProposal::State::Ready: break;
    case EvidenceProposal::State::Closest: made.remedy = "This is the smallest that stays readable."; break;
    case EvidenceProposal::State::Failed:
        made.words = "This PDF takes too much time or memory.";
        made.remedy = "Print the pages that count to a new PDF.";
        made.bytes = 0;
        made.pages = 0;
        break;
    }
    return made;
}

// All that can be wrong, one file each.
EvidenceModel full_of_problems() {
    EvidenceModel model = some_files();
    ModelOfFiles made;
    made.model = std::move(model);
    made.file("photo.png", FileState::OtherFormat, 1);
    made.file("cut.pdf", FileState::Unusable, 0);
    made.file("new.pdf", FileState::Waiting, 0);
    made.file("working.pdf", FileState::TooLarge).proposal = proposal(EvidenceProposal::State::Working);
    made.file("ready.pdf", FileState::TooLarge).proposal = proposal(EvidenceProposal::State::Ready);
    made.file("closest.pdf", FileState::TooLarge).proposal = proposal(EvidenceProposal::State::Closest);
    made.file("failed.pdf", FileState::TooLarge).proposal = proposal(EvidenceProposal::State::Failed);
    made.file("old.pdf", FileState::TooLarge).replaced = true;
    made.model.files.back().origin = "The original; old, smaller.pdf is used instead of it";
    made.model.entries[1].links.push_back({"elsewhere.pdf", std::nullopt});
    for (std::size_t const file : {5U, 8U}) made.link(1, file);
    made.model.entries[1].there = 0;
    made.model.waiting = 1;
    made.model.intake.emplace();
    made.model.intake->words = "Added 3 files. Already here: 1 file.";
    for (int i = 1; i <= 7; ++i)
        made.model.intake->refused.push_back({fmt::format("cv {}.docx", i),
                                              "It is an office document; accepted is PDF.",
                                              "Open it in your office program and choose Export as PDF, then take the "
                                              "PDF."});
    made.model.budget.used = 26 * 1'048'576;
    made.model.budget.proposed = made.model.budget.used - 467'000;
    made.model.budget.words = "26 MB of 25 MB";
    return made.model;
}

EvidenceModel overfull(std::size_t entries, std::size_t files) {
    ModelOfFiles made;
    for (std::size_t i = 0; i < entries; ++i) made.entry(fmt::format("Entry {} {}", i, std::string(60, 'W')));
    for (std::size_t i = 0; i < files; ++i) made.file(fmt::format("file {} {}.pdf", i, std::string(60, 'M')));
    for (std::size_t i = 0; i < entries; ++i) made.link(i, i * 7 % files);
    made.model.coverage = fmt::format("{} of {} entries have the evidence they need.", entries, entries);
    tell_limits(made.model);
    return made.model;
}

// Every picture is its key; those that were shown in the last frames are remembered.
class ShownPages final : public gui::PageTextures {
public:
    ImTextureID texture(gui::PagePixels const& page) override {
        keys.insert(page.key);
        return reinterpret_cast<ImTextureID>(page.key + 1'000'000); // not that of the fonts
    }
    std::set<std::uint64_t> keys;
};

constexpr Size wide{1500, 1100};

struct EvidenceScreen {
    explicit EvidenceScreen(EvidenceModel files, EvidenceRoom room = EvidenceRoom::ThreePanes, Size const& size = wide)
        : model(std::move(files)),
          screen(
              [this] {
                  state.room = in;
                  gui::draw_evidence({model, [this](auto const& asked) { return page(asked); }}, state, intents);
              },
              {.width = size.width, .height = size.height}),
          in(room) {
        screen.environment().pages = &shown;
        ImGui::GetIO().MousePos = {1, 1};
        screen.frames(4);
        intents.clear();
    }

    static std::uint64_t key_of(session::EvidencePageOf const& asked) {
        return static_cast<std::uint64_t>(asked.file.value) * 1000 + static_cast<std::uint64_t>(asked.page) +
               (asked.proposal ? 500 : 0);
    }

    session::EvidencePage const* page(session::EvidencePageOf const& asked) {
        wanted.push_back(asked);
        if (still_drawing) return nullptr;
        session::EvidencePage& drawn = pages[key_of(asked)];
        drawn.key = key_of(asked);
        drawn.width = asked.width;
        drawn.height = asked.width * 14142 / 10000;
        drawn.pixels = {255, 255, 255, 255};
        if (!trouble.empty()) {
            drawn.pixels.clear();
            drawn.trouble = trouble;
        }
        return &drawn;
    }

    // The pages in sight now.
    std::set<std::uint64_t> const& in_sight() {
        shown.keys.clear();
        wanted.clear();
        screen.frame();
        return shown.keys;
    }

    template <class What>
    What only() {
        return test::only_intent<What>(screen, intents);
    }

    void tab_to(std::string const& name) {
        for (int presses = 0; presses < 80 && screen.focused() != name; ++presses) screen.key(Key::Tab);
        REQUIRE(screen.focused() == name);
    }

    // Where the page in sight lies: its picture is the largest quad of its texture.
    ImVec4 sheet() {
        ImVec4 largest{0, 0, 0, 0};
        ImDrawData const* const frame = ImGui::GetDrawData();
        for (int i = 0; i < frame->CmdListsCount; ++i) {
            ImDrawList const& list = *frame->CmdLists[i];
            for (ImDrawCmd const& command : list.CmdBuffer) {
                if (reinterpret_cast<std::uint64_t>(command.TextureId) < 1'000'000 ||
                    command.TextureId == ImGui::GetIO().Fonts->TexID)
                    continue;
                ImDrawVert const* const corner =
                    list.VtxBuffer.Data + command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset)];
                ImVec4 const box{corner[0].pos.x, corner[0].pos.y, corner[2].pos.x, corner[2].pos.y};
                if (box.z - box.x > largest.z - largest.x) largest = box;
            }
        }
        return largest;
    }

    EvidenceModel model;
    gui::EvidenceState state;
    gui::Intents intents;
    ShownPages shown;
    std::map<std::uint64_t, session::EvidencePage> pages;
    std::vector<session::EvidencePageOf> wanted;
    bool still_drawing = false;
    std::string trouble;
    Screen screen;
    EvidenceRoom in;
};

constexpr FileId first_file{1};
constexpr EntryId first_entry{1};

} // namespace

TEST_CASE("without files the evidence screen says what to do") {
    EvidenceModel empty;
    empty.coverage = "0 of 3 entries have the evidence they need.";
    tell_limits(empty);
    EvidenceScreen evidence(empty);
    CHECK(difference_from_golden("evidence-empty", evidence.screen.text()) == "");
    evidence.screen.click("Body/Add files");
    CHECK(evidence.only<gui::Show>().panel == gui::Panel::AddFiles);
    evidence.screen.click("Head/Add files");
    CHECK(evidence.only<gui::Show>().panel == gui::Panel::AddFiles);
}

TEST_CASE("files with what is said of them read as they should") {
    EvidenceScreen evidence(some_files());
    CHECK(difference_from_golden("evidence-files", evidence.screen.text()) == "");
    evidence.screen.click("Entries and files");
    CHECK(difference_from_golden("evidence-matrix", evidence.screen.text()) == "");
}

TEST_CASE("files of which something is wrong read as they should, and what was refused is told") {
    EvidenceScreen evidence(full_of_problems(), EvidenceRoom::ThreePanes, {1500, 1500});
    CHECK(difference_from_golden("evidence-problems", evidence.screen.text()) == "");
    evidence.screen.click("Intake/Dismiss");
    evidence.only<gui::DismissIntake>();
    evidence.screen.click("Entries and files");
    CHECK(difference_from_golden("evidence-problems-matrix", evidence.screen.text()) == "");
}

TEST_CASE("a file that an entry names and that is not in the library is told beside the entry") {
    EvidenceModel model = some_files();
    session::EvidenceEntryRow& entry = model.entries.back();
    entry.links = {{"lost.pdf", std::nullopt, false}};
    entry.there = 0;
    entry.least = 1;
    EvidenceScreen evidence(model);
    evidence.screen.click("Entries and files");
    CHECK(evidence.screen.shows("named, but not in the library: lost.pdf"));
}

TEST_CASE("a file is chosen by keys, and a press on the next one shows its first page") {
    EvidenceScreen evidence(some_files());
    CHECK(evidence.screen.item("List/foundation.pdf").checked);
    CHECK(evidence.in_sight().contains(1001));
    evidence.state.page = 3;
    evidence.tab_to("invoice, scanned in colour.pdf");
    evidence.screen.key(Key::Enter);
    CHECK(evidence.screen.item("List/invoice, scanned in colour.pdf").checked);
    CHECK(evidence.state.page == 1);
    CHECK(evidence.in_sight().contains(2001));
    CHECK_FALSE(evidence.in_sight().contains(1001));
    CHECK(evidence.intents.empty());
}

TEST_CASE("what a file proves is linked by the search field and taken away by a button") {
    EvidenceScreen evidence(some_files());
    evidence.tab_to("It proves as well");
    evidence.screen.type("desk");
    evidence.screen.key(Key::Enter);
    auto const linked = evidence.only<gui::LinkFile>();
    CHECK(linked.file == first_file);
    CHECK(linked.entry == EntryId{2});
    evidence.screen.click("Entry 1/Take away");
    auto const taken = evidence.only<gui::UnlinkFile>();
    CHECK(taken.name == "foundation.pdf");
    CHECK(taken.entry == first_entry);
    evidence.screen.click("Entry 1/Go to it");
    CHECK(evidence.only<gui::Reveal>().entry == first_entry);
}

TEST_CASE("two entries of one name are told apart where one is to be linked") {
    ModelOfFiles made;
    made.entry("Diploma");
    made.entry("Diploma");
    made.file("a.pdf");
    EvidenceScreen evidence(made.model);
    evidence.screen.click("It proves");
    evidence.screen.frames(2);
    evidence.screen.click("Diploma (2)");
    CHECK(evidence.only<gui::LinkFile>().entry == EntryId{2});
}

TEST_CASE("the search field is that of the chosen file: another one has other entries to be linked") {
    ModelOfFiles made; // each file proves another entry, so that each has two more
    for (int i = 0; i < 3; ++i) made.entry(fmt::format("Entry {}", i));
    made.file("a.pdf");
    made.file("b.pdf");
    made.link(0, 0);
    made.link(2, 1);
    EvidenceScreen evidence(made.model);
    evidence.screen.click("It proves as well");
    evidence.screen.key(Key::Escape);
    evidence.screen.click("List/b.pdf");
    evidence.screen.click("It proves as well");
    evidence.screen.type("Entry 0");
    evidence.screen.key(Key::Enter);
    auto const linked = evidence.only<gui::LinkFile>();
    CHECK(linked.file == FileId{2});
    CHECK(linked.entry == first_entry);
}

TEST_CASE("a version is asked for, looked at before and after, used or dropped") {
    EvidenceScreen evidence(some_files());
    evidence.screen.click("List/invoice, scanned in colour.pdf");
    evidence.screen.click("Make it fit");
    auto const asked = evidence.only<gui::MakeVersion>();
    CHECK(asked.file == FileId{2});
    CHECK_FALSE(std::get<session::ShrinkWish>(asked.wish).greyscale);
    evidence.screen.click("In grey");
    CHECK(std::get<session::ShrinkWish>(evidence.only<gui::MakeVersion>().wish).greyscale);
    evidence.screen.click("Make all fit");
    evidence.only<gui::ShrinkAllFiles>();
    evidence.screen.click("Remove");
    CHECK(evidence.only<gui::RemoveEvidence>().file == FileId{2});

    evidence.model.files[1].proposal = proposal(EvidenceProposal::State::Working);
    evidence.screen.frames(2);
    CHECK_FALSE(evidence.screen.has("Make it fit"));
    CHECK_FALSE(evidence.screen.has("Use it"));
    evidence.screen.click("Proposal/Stop");
    evidence.only<gui::DropProposal>();

    for (EvidenceProposal::State const state : {EvidenceProposal::State::Ready, EvidenceProposal::State::Closest}) {
        evidence.model.files[1].proposal = proposal(state);
        evidence.screen.frames(2);
        CHECK(evidence.in_sight().contains(2001)); // side by side
        CHECK(evidence.in_sight().contains(2501));
        evidence.screen.click("Shown/After");
        CHECK(evidence.in_sight().contains(2501));
        CHECK_FALSE(evidence.in_sight().contains(2001));
        CHECK(evidence.screen.shows("Page 1 of 2"));
        evidence.screen.click("Shown/Before");
        CHECK(evidence.in_sight().contains(2001));
        CHECK_FALSE(evidence.in_sight().contains(2501));
        evidence.screen.click("Shown/Both");
        evidence.screen.click("Use it");
        CHECK(evidence.only<gui::UseProposal>().file == FileId{2});
    }
    CHECK(evidence.screen.shows("This is the smallest that stays readable."));

    evidence.screen.click("Shown/After");
    evidence.model.files[1].proposal = proposal(EvidenceProposal::State::Failed);
    evidence.screen.frames(2);
    CHECK(evidence.screen.shows("This PDF takes too much time"));
    CHECK_FALSE(evidence.screen.has("Use it"));
    evidence.screen.click("Drop it");
    CHECK(evidence.only<gui::DropProposal>().file == FileId{2});
    CHECK(evidence.in_sight().contains(2001));
}

TEST_CASE("a version of turned, picked or joined pages is asked for") {
    EvidenceScreen evidence(some_files());
    evidence.state.page = 2;
    evidence.screen.click("Turn, pick or join pages");
    evidence.screen.click("Turn page 2");
    auto const turned = evidence.only<gui::MakeVersion>();
    CHECK(turned.file == first_file);
    CHECK(std::get<session::TurnWish>(turned.wish).page == 2);
    CHECK(std::get<session::TurnWish>(turned.wish).degrees == 90);
    evidence.screen.fill("Only these pages", "1-2");
    evidence.screen.click("Make a version of them");
    auto const picked = evidence.only<gui::PickPages>();
    CHECK(picked.file == first_file);
    CHECK(picked.pages == "1-2");
    evidence.screen.click("Put another file behind it");
    evidence.screen.click("Put another file behind it/letter.pdf");
    CHECK(std::get<session::JoinWish>(evidence.only<gui::MakeVersion>().wish).with == FileId{3});
    evidence.screen.click("List/letter.pdf"); // what was typed is of the other file
    CHECK(evidence.state.pages_text.empty());
}

TEST_CASE("pages are turned and made larger by keys and buttons") {
    EvidenceScreen evidence(some_files());
    evidence.screen.key(Key::PageDown);
    CHECK(evidence.state.page == 2);
    CHECK(evidence.screen.shows("Page 2 of 3"));
    evidence.screen.key(Key::PageDown);
    evidence.screen.key(Key::PageDown); // there are three
    CHECK(evidence.state.page == 3);
    CHECK_FALSE(evidence.screen.item("Page after").enabled);
    evidence.screen.key(Key::PageUp);
    CHECK(evidence.state.page == 2);
    evidence.screen.click("Page before");
    CHECK(evidence.state.page == 1);
    CHECK_FALSE(evidence.screen.item("Page before").enabled);
    evidence.screen.click("Thumbs/Page 3");
    CHECK(evidence.state.page == 3);

    evidence.screen.type("+");
    CHECK(evidence.state.zoom == doctest::Approx(1.25));
    evidence.screen.type("-");
    evidence.screen.type("-");
    CHECK(evidence.state.zoom == doctest::Approx(0.8));
    evidence.screen.key(Key::Home);
    CHECK(evidence.state.zoom == 1);
    for (int i = 0; i < 40; ++i) evidence.screen.type("+");
    CHECK(evidence.state.zoom == 8);
    for (int i = 0; i < 40; ++i) evidence.screen.click("Zoom out");
    CHECK(evidence.state.zoom == 0.25F);
    evidence.screen.click("100 %");
    evidence.in_sight();
    CHECK(evidence.sheet().z - evidence.sheet().x == doctest::Approx(827));
    evidence.screen.click("Fit the width");
    CHECK_FALSE(evidence.state.real_size);
}

TEST_CASE("letters typed into the search field turn and enlarge no page") {
    EvidenceScreen evidence(some_files());
    evidence.screen.click("It proves as well");
    evidence.screen.type("+-");
    evidence.screen.key(Key::PageDown);
    CHECK(evidence.state.zoom == 1);
    CHECK(evidence.state.page == 1);
}

TEST_CASE("a mark is drawn by mouse and is where it was drawn, however large the page") {
    for (float const zoom : {1.0F, 2.0F}) {
        EvidenceScreen evidence(some_files());
        evidence.state.zoom = zoom;
        evidence.screen.frames(3);
        evidence.screen.click("Entry 1/Mark");
        evidence.screen.click("Entry 1/Date");
        REQUIRE(evidence.state.marking);
        evidence.in_sight();
        ImVec4 const sheet = evidence.sheet();
        float const width = sheet.z - sheet.x;
        float const height = sheet.w - sheet.y;
        auto const at = [&](float x, float y) { return ImVec2{sheet.x + x * width, sheet.y + y * height}; };
        evidence.screen.drag(at(0.3F, 0.2F), at(0.1F, 0.1F)); // from its lower right corner
        auto const marked = evidence.only<gui::MarkProof>();
        CHECK(marked.file == first_file);
        CHECK(marked.entry == first_entry);
        CHECK(marked.mark.page == 1);
        CHECK(marked.mark.fact == ProofFact::Date);
        CHECK(std::abs(marked.mark.box.left - 1000) <= 20);
        CHECK(std::abs(marked.mark.box.top - 1000) <= 20);
        CHECK(std::abs(marked.mark.box.right - 3000) <= 20);
        CHECK(std::abs(marked.mark.box.bottom - 2000) <= 20);
        CHECK_FALSE(evidence.state.marking);
    }
}

TEST_CASE("a slip of the mouse marks nothing, and a box that leaves the page ends at its edge") {
    EvidenceScreen evidence(some_files());
    evidence.screen.click("Entry 1/Mark");
    evidence.screen.click("Entry 1/Other fact");
    evidence.in_sight();
    ImVec4 const sheet = evidence.sheet();
    evidence.screen.drag({sheet.x + 100, sheet.y + 100}, {sheet.x + 102, sheet.y + 101});
    CHECK(evidence.intents.empty());
    CHECK(evidence.state.marking);
    evidence.screen.drag({sheet.x + 100, sheet.y + 100}, {sheet.x - 200, sheet.y - 200});
    auto const marked = evidence.only<gui::MarkProof>();
    CHECK(marked.mark.box.left == 0);
    CHECK(marked.mark.box.top == 0);
    CHECK(marked.mark.fact == ProofFact::Other);
}

TEST_CASE("a mark is made by keys alone: the arrows move it, with Shift they change its size, Enter sets it") {
    for (EvidenceRoom const room : {EvidenceRoom::ThreePanes, EvidenceRoom::TwoPanes, EvidenceRoom::OnePane}) {
        CAPTURE(static_cast<int>(room));
        EvidenceScreen evidence(some_files(), room);
        evidence.tab_to("Mark");
        evidence.screen.key(Key::Enter);
        evidence.tab_to("Date");
        evidence.screen.key(Key::Enter);
        REQUIRE(evidence.state.marking);
        PageBox const begun = evidence.state.marking->box;
        evidence.screen.key(Key::Right);
        evidence.screen.key(Key::Down);
        evidence.screen.key(Key::Down);
        evidence.screen.key(Key::Right, Modifiers::Shift);
        evidence.screen.key(Key::Up, Modifiers::Shift);
        CHECK(evidence.intents.empty());
        evidence.screen.key(Key::Enter);
        auto const marked = evidence.only<gui::MarkProof>();
        CHECK(marked.mark.box == PageBox{begun.left + 100, begun.top + 200, begun.right + 200, begun.bottom + 100});
        CHECK_FALSE(evidence.state.marking);
    }
}

TEST_CASE("a mark that is being made by keys stays on the page and has a size") {
    EvidenceScreen evidence(some_files());
    evidence.screen.click("Entry 1/Mark");
    evidence.screen.click("Entry 1/Name");
    for (int i = 0; i < 120; ++i) evidence.screen.key(Key::Left);
    CHECK(evidence.state.marking->box.left == 0);
    for (int i = 0; i < 120; ++i) evidence.screen.key(Key::Left, Modifiers::Shift);
    CHECK(evidence.state.marking->box.right - evidence.state.marking->box.left >= 60);
    evidence.screen.click("Marking/Dismiss");
    CHECK_FALSE(evidence.state.marking);
    CHECK(evidence.intents.empty());
}

TEST_CASE("a mark is gone to, on its page, and removed") {
    EvidenceScreen evidence(some_files(), EvidenceRoom::ThreePanes, {1500, 700});
    evidence.screen.click("Entry 1/Date, page 2");
    CHECK(evidence.state.page == 2);
    CHECK(evidence.state.mark == MarkId{1});
    evidence.screen.frames(3);
    evidence.in_sight();
    ImVec4 const sheet = evidence.sheet();
    float const top = sheet.y + 0.6F * (sheet.w - sheet.y);
    CHECK(top > 100); // in sight
    CHECK(top < 700);
    evidence.screen.click("Remove the mark Date, page 2");
    CHECK(evidence.only<gui::RemoveProofMark>().mark == MarkId{1});
}

TEST_CASE("the page is moved by the mouse and made larger by its wheel with Ctrl") {
    EvidenceScreen evidence(some_files(), EvidenceRoom::ThreePanes, {1500, 700});
    evidence.in_sight();
    ImVec4 const before = evidence.sheet();
    evidence.screen.drag({before.x + 200, 500}, {before.x + 200, 300});
    evidence.in_sight();
    CHECK(evidence.sheet().y == doctest::Approx(before.y - 200).epsilon(0.01));
    ImGui::GetIO().KeyCtrl = true;
    evidence.screen.wheel(1);
    ImGui::GetIO().KeyCtrl = false;
    CHECK(evidence.state.zoom == doctest::Approx(1.25));
}

TEST_CASE("pages are drawn only where that was allowed or nothing can happen") {
    EvidenceModel model = some_files();
    model.may_draw = false;
    EvidenceScreen evidence(model);
    CHECK(evidence.wanted.empty());
    CHECK(evidence.screen.shows("Pages are not drawn here yet"));
    evidence.screen.click("Draw them all the same");
    evidence.only<gui::AllowDrawing>();
    evidence.model.may_draw = true;
    CHECK(evidence.in_sight().contains(1001));
}

TEST_CASE("a page that is being drawn is paper, and one that cannot be drawn says why") {
    EvidenceScreen evidence(some_files());
    evidence.still_drawing = true;
    CHECK(evidence.in_sight().empty());
    CHECK_FALSE(evidence.wanted.empty());
    evidence.still_drawing = false;
    evidence.trouble = "Page 1 cannot be drawn: it takes more time or memory than a page may.";
    evidence.screen.frames(2);
    CHECK(evidence.screen.shows("This page cannot be shown"));
    CHECK(evidence.screen.shows("Page 1 cannot be drawn"));
}

TEST_CASE("of 2,000 pages those in sight are asked for") {
    ModelOfFiles made;
    made.file("many.pdf", FileState::Fits, 2000);
    EvidenceScreen evidence(made.model);
    evidence.in_sight();
    CHECK(evidence.wanted.size() < 40);
    evidence.screen.key(Key::PageDown);
    evidence.state.page = 1999;
    evidence.screen.frames(2);
    CHECK(evidence.in_sight().contains(1000 + 1999));
    CHECK(evidence.wanted.size() < 40);
}

TEST_CASE("in the matrix the arrows move and Space links or takes away, wherever the mouse rests") {
    for (bool const over_cells : {false, true}) {
        CAPTURE(over_cells);
        EvidenceScreen evidence(some_files());
        evidence.screen.click("Entries and files");
        evidence.tab_to("Cells");
        if (over_cells) {
            gui::ReportedItem const cells = evidence.screen.item("Cells");
            ImGui::GetIO().MousePos = {cells.max.x - 20, cells.min.y + 20};
            evidence.screen.frames(2);
            evidence.tab_to("Cells");
        }
        evidence.screen.key(Key::Down);
        evidence.screen.key(Key::Right);
        evidence.screen.key(Key::Right);
        CHECK(evidence.screen.item("Cells").value == "Service desk analyst / letter.pdf");
        evidence.screen.key(Key::Space);
        auto const linked = evidence.only<gui::LinkFile>();
        CHECK(linked.file == FileId{3});
        CHECK(linked.entry == EntryId{2});
        evidence.screen.key(Key::Enter);
        CHECK(evidence.only<gui::LinkFile>().file == FileId{3});
        evidence.screen.key(Key::Up);
        evidence.screen.key(Key::Left);
        CHECK(evidence.screen.item("Cells").checked);
        evidence.screen.key(Key::Space);
        CHECK(evidence.only<gui::UnlinkFile>().name == "invoice, scanned in colour.pdf");
        evidence.screen.key(Key::Left); // marked: shown, not taken away
        evidence.screen.key(Key::Left);
        evidence.screen.key(Key::Space);
        CHECK(evidence.only<gui::ShowFile>().file == first_file);
    }
}

TEST_CASE("a cell of the matrix is pressed by mouse") {
    EvidenceScreen evidence(some_files());
    evidence.screen.click("Entries and files");
    gui::ReportedItem const cells = evidence.screen.item("Cells");
    evidence.screen.click_at({cells.min.x + 136 * 2 + 60, cells.min.y + 46 + 20});
    auto const linked = evidence.only<gui::LinkFile>();
    CHECK(linked.file == FileId{3});
    CHECK(linked.entry == EntryId{2});
    evidence.screen.click_at({cells.min.x + 60, cells.min.y + 46 * 9}); // below the last row
    CHECK(evidence.intents.empty());
}

TEST_CASE("what is missing next is gone to in the matrix") {
    EvidenceScreen evidence(some_files());
    evidence.screen.click("Next missing: Service desk analyst");
    CHECK(evidence.state.tab == EvidenceTab::Matrix);
    CHECK(evidence.state.cursor_entry == 1);
}

TEST_CASE("the matrix without entries or files leads to where they are added") {
    ModelOfFiles only_files;
    only_files.file("a.pdf");
    EvidenceScreen files(only_files.model);
    files.screen.click("Entries and files");
    files.screen.click("Go to the entries");
    CHECK(files.only<gui::GoTo>().screen == gui::ScreenName::Estimate);
    ModelOfFiles only_entries;
    only_entries.entry("Alone");
    EvidenceScreen entries(only_entries.model);
    entries.screen.click("Entries and files");
    entries.screen.click("Body/Add files");
    CHECK(entries.only<gui::Show>().panel == gui::Panel::AddFiles);
}

TEST_CASE("of 2,000 entries and 500 files the matrix draws what is in sight, and every cell can be gone to") {
    EvidenceScreen evidence(overfull(2000, 500));
    CHECK(difference_from_golden("evidence-overfull", evidence.screen.text()) == "");
    evidence.screen.click("Entries and files");
    CHECK(difference_from_golden("evidence-overfull-matrix", evidence.screen.text()) == "");
    CHECK(ImGui::GetDrawData()->TotalVtxCount < 40'000);
    evidence.state.cursor_entry = 1999;
    evidence.state.cursor_file = 499;
    evidence.state.reveal_cursor = true;
    evidence.screen.frames(4);
    CHECK(evidence.screen.shows("Entry 1999 "));
    CHECK(evidence.screen.shows("file 499 "));
    CHECK_FALSE(evidence.screen.shows("Entry 1 "));
    CHECK(ImGui::GetDrawData()->TotalVtxCount < 40'000);
    evidence.tab_to("Cells");
    evidence.screen.key(Key::Space);
    auto const linked = evidence.only<gui::LinkFile>();
    CHECK(linked.entry == EntryId{2000});
    CHECK(linked.file == FileId{500});
}

TEST_CASE("files being taken in are shown with how far it is, and can be stopped") {
    EvidenceModel model = some_files();
    model.intake.emplace();
    model.intake->running = true;
    model.intake->seen = 12;
    model.intake->total = 500;
    model.intake->at = std::string(200, 'W') + ".pdf";
    EvidenceScreen evidence(model);
    CHECK(evidence.screen.shows("Taking in 12 of 500: W"));
    evidence.screen.click("Head/Stop");
    evidence.only<gui::StopTakingIn>();
}

TEST_CASE("in each room and size a file can be chosen, marked and made to fit") {
    struct In {
        EvidenceRoom room;
        Size size;
        float scale;
    };
    for (In const& in : {In{EvidenceRoom::ThreePanes, {1280, 900}, 1}, In{EvidenceRoom::TwoPanes, {900, 1000}, 1},
                         In{EvidenceRoom::OnePane, {420, 1400}, 1}, In{EvidenceRoom::ThreePanes, {2560, 1800}, 2},
                         In{EvidenceRoom::OnePane, {840, 2800}, 2}}) {
        CAPTURE(in.size.width);
        EvidenceScreen evidence(full_of_problems(), in.room, in.size);
        evidence.screen.environment().theme.scale = in.scale;
        gui::apply(evidence.screen.environment().theme, ImGui::GetStyle());
        evidence.screen.frames(4);
        evidence.screen.click("Intake/Dismiss");
        evidence.only<gui::DismissIntake>();
        evidence.model.intake.reset();
        evidence.state.show(FileId{2});
        evidence.screen.frames(3);
        CHECK(evidence.in_sight().contains(2001));
        evidence.screen.click("Make it fit");
        CHECK(evidence.only<gui::MakeVersion>().file == FileId{2});
        evidence.screen.click("Entries and files");
        CHECK(evidence.screen.has("Cells"));
        evidence.screen.click("View/Files");
        CHECK(evidence.in_sight().contains(2001));
    }
}

TEST_CASE("in a narrow window the file is chosen from a list above") {
    EvidenceScreen evidence(some_files(), EvidenceRoom::OnePane, {420, 1000});
    CHECK(difference_from_golden("evidence-narrow", evidence.screen.text()) == "");
    evidence.screen.click("Body/File");
    evidence.screen.click("letter.pdf");
    CHECK(evidence.state.file == FileId{3});
}

TEST_CASE("over the whole app files are taken in, linked, marked and taken back") {
    TemporaryFolder const folder;
    AppScreen app(Start::Sample, {1500, 1100});
    EntryId const foundation = app.entry("ITIL V3 Foundation").id;
    auto const settle = [&] {
        app.session.evidence().finish();
        app.screen.frames(4);
    };
    app.app.ask(gui::TakeInFiles{{folder.write("a.pdf", text_pdf({"one", "two"})).string()}, foundation});
    app.screen.frames(2);
    app.screen.key(Key::Five, Modifiers::Control);
    settle();
    CHECK(app.screen.shows("Added 1 file."));
    CHECK(app.screen.has("List/a.pdf"));
    CHECK(app.session.evidence().model().files.at(0).entries.size() == 1);
    app.screen.click("Mark");
    app.screen.click("Name");
    app.screen.key(Key::Right);
    app.screen.key(Key::Enter);
    settle();
    CHECK(app.session.evidence().model().files.at(0).marks.size() == 1);
    app.screen.click("Mark");
    app.screen.click("Name");
    app.screen.key(Key::Escape);
    CHECK_FALSE(app.app.state().evidence.marking);
    app.screen.key(Key::Z, Modifiers::Control);
    settle();
    CHECK(app.session.evidence().model().files.at(0).marks.empty());
    app.screen.key(Key::Z, Modifiers::Control);
    settle();
    CHECK(app.session.evidence().model().files.empty());
    app.screen.key(Key::E, Modifiers::ControlShift);
    app.screen.frames(2);
    CHECK(app.screen.shows("Add a file of evidence"));
}

TEST_CASE("files for no record are not taken in, and that is told") {
    AppScreen app(Start::Nothing, {1280, 800});
    app.app.ask(gui::TakeInFiles{{ACCRUE_SOURCE_DIR "/README.md"}, {}});
    app.screen.frames(3);
    CHECK(app.screen.shows("Files of evidence belong to a record."));
}

} // namespace accrue::test
