// A monkey at the window: random presses, keys, texts, files and sizes on the real screens. Nothing may crash or assert, the
// library stays sound, and everything that was done can be undone to the start and made again.
// ACCRUE_MONKEY_EVENTS and ACCRUE_MONKEY_SEED say how much and which: 100,000 under the sanitizers are
//     ACCRUE_MONKEY_EVENTS=100000 build/sanitize/test_gui --test-case="a monkey*"
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <unistd.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/app_fixture.h"
#include "session/library_check.h"
#include "support/documents.h"

namespace accrue::test {

namespace {

namespace fs = std::filesystem;

std::uint64_t number_from(char const* variable, std::uint64_t otherwise) {
    char const* const text = std::getenv(variable);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

struct EnglishAfterwards { // whatever language the monkey chooses
    ~EnglishAfterwards() { speak(Language::English); }
};

// Where relative paths that the monkey types end up.
class Cage {
public:
    Cage()
        : outside_(fs::current_path()), folder_(fs::temp_directory_path() / fmt::format("accrue-monkey-{}", getpid())) {
        fs::create_directories(folder_);
        fs::current_path(folder_);
    }
    ~Cage() {
        fs::current_path(outside_);
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Cage(Cage const&) = delete;
    Cage& operator=(Cage const&) = delete;

private:
    fs::path outside_;
    fs::path folder_;
};

constexpr std::array<std::string_view, 14> texts{"Service desk",
                                                 "2012-02-29",
                                                 "31.12.2011",
                                                 "37,5",
                                                 "-5",
                                                 "99999999999999999999",
                                                 "Żółć Ærø 東京",
                                                 "x\U0001F600y",
                                                 "\u202Eevil\u202C",
                                                 "=HYPERLINK(\"http://x\")",
                                                 "العربية हिन्दी ไทย",
                                                 "itil",
                                                 "prism",
                                                 " "};
constexpr std::array<gui::Key, 21> keys{
    gui::Key::Tab,    gui::Key::Left, gui::Key::Right,  gui::Key::Up,        gui::Key::Down,  gui::Key::PageUp,
    gui::Key::Home,   gui::Key::End,  gui::Key::Delete, gui::Key::Backspace, gui::Key::Space, gui::Key::Enter,
    gui::Key::Escape, gui::Key::A,    gui::Key::Z,      gui::Key::K,         gui::Key::N,     gui::Key::F,
    gui::Key::One,    gui::Key::Five, gui::Key::Six};
constexpr std::array<gui::Modifiers, 4> modifiers{gui::Modifiers::None, gui::Modifiers::Control, gui::Modifiers::Shift,
                                                  gui::Modifiers::ControlShift};
std::array<ImVec2, 5> const sizes{{{1280, 800}, {2400, 1600}, {640, 480}, {320, 300}, {1000, 2000}}};

class Monkey {
public:
    Monkey(AppScreen& app, std::uint64_t seed) : app_(app), random_(seed) {}

    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
    template <class List>
    auto const& one_of(List const& list) {
        return list[below(list.size())];
    }
    void act() {
        std::size_t const kind = below(100);
        if (kind < 55)
            press_an_item();
        else if (kind < 62)
            app_.screen.click_at({static_cast<float>(below(1280)), static_cast<float>(below(900))});
        else if (kind < 80)
            app_.screen.key(one_of(keys), one_of(modifiers));
        else if (kind < 92)
            app_.screen.type(one_of(texts));
        else if (kind < 96)
            app_.screen.wheel(static_cast<float>(below(11)) - 5);
        else if (kind < 98)
            app_.screen.resize(one_of(sizes));
        else
            drop_a_file();
        app_.screen.frame();
    }

private:
    void press_an_item() {
        auto const places = app_.screen.places();
        if (!places.empty()) app_.screen.click_at(one_of(places));
    }
    void drop_a_file() {
        fs::path const samples = fs::path(ACCRUE_SOURCE_DIR) / "assets" / "samples";
        std::array<gui::Intent, 7> const files{
            gui::ImportFile{(samples / "student.json").string()},
            gui::ImportFile{"/proc/self/exe"},
            gui::ImportFile{ACCRUE_SOURCE_DIR "/README.md"},
            gui::OpenRulesFile{ACCRUE_SOURCE_DIR "/tests/packs/sample.toml"},
            gui::TakeInFiles{{"evidence"}, {}},
            gui::CheckPackages{{"sent.accrue-application.zip", "evidence/a.pdf", "none.zip"}},
            gui::TakeInFiles{{"evidence/a.pdf", "/proc/self/exe", ""}, some_entry()}};
        app_.app.ask(one_of(files));
    }

    EntryId some_entry() {
        if (!app_.session.record()) return {};
        auto const& entries = app_.session.evidence().model().entries;
        return entries.empty() ? EntryId{} : one_of(entries).id;
    }

    AppScreen& app_;
    std::mt19937_64 random_;
};

// Files that fit, are too large, damaged and alike, in a folder of the cage.
void write_evidence() {
    fs::create_directory("evidence");
    auto const write = [](std::string const& name, std::string const& bytes) {
        std::ofstream(fs::path("evidence") / name, std::ios::binary) << bytes;
    };
    std::string const text = text_pdf({"one", "two", "three"});
    write("a.pdf", text);
    write("b.pdf", text_pdf({"one"}) + std::string(1'100'000, '%') + "\n%%EOF\n");
    write("c.pdf", text.substr(0, text.size() / 2));
    write("d \u202Ex.pdf", text_pdf({"one", "two", "four"}));
    write("e.txt", "a note");
    std::ofstream("sent.accrue-application.zip", std::ios::binary) << "PK\x03\x04 and nothing more";
}

// Forms that were left keep their record from being undone.
void forget_drafts(AppScreen& app) {
    for (session::RecordRow const& record : std::vector(app.session.shell().records)) {
        must(app.session.open_record(record.id));
        std::vector<DraftId> drafts;
        for (session::GroupModel const& group : app.session.estimate().groups) {
            for (session::DraftRow const& draft : group.drafts) drafts.push_back(draft.id);
            for (session::EntryModel const& entry : group.entries)
                if (entry.has_draft) drafts.push_back(must(app.session.draft_of(entry.id)).id);
        }
        for (DraftId const draft : drafts) must(app.session.forget_draft(must(app.session.kept_draft(draft))));
    }
}

std::vector<std::string> exported(AppScreen& app) {
    std::vector<std::string> records;
    for (session::RecordRow const& record : std::vector(app.session.shell().records)) {
        must(app.session.open_record(record.id));
        records.push_back(must(app.session.export_record()));
    }
    return records;
}

} // namespace

TEST_CASE("a monkey at the window breaks nothing and all it did can be undone") {
    std::uint64_t const events = number_from("ACCRUE_MONKEY_EVENTS", 1'500);
    std::uint64_t const seed = number_from("ACCRUE_MONKEY_SEED", 20'261'122);
    CAPTURE(seed);
    Cage const cage;
    write_evidence();
    EnglishAfterwards const english;
    fs::path const library = "monkey.accrue";
    {
        AppScreen app(must(session::Session::open(library, prism_ports())), Start::Nothing, {1280, 800});
        Monkey monkey(app, seed);
        for (std::uint64_t i = 0; i < events; ++i) monkey.act();

        app.screen.frames(3);
        forget_drafts(app);
        auto const newest = std::ranges::find(app.session.history().rows, true, &session::HistoryRow::is_now);
        ChangeId const last = newest == app.session.history().rows.end() ? ChangeId{} : newest->id;
        CHECK(last); // it did something
        std::vector<std::string> const there = exported(app);
        must(app.session.go_to_change({}));
        CHECK(app.session.shell().records.empty());
        must(app.session.go_to_change(last));
        CHECK(exported(app) == there);
    }
    CHECK(must(session::check_library(library, "2012-09-12T10:00:00Z")).problems.empty());
}

} // namespace accrue::test
