// The window in German: nothing that the program itself says stays in English. What packs and people have written does.
#include <algorithm>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "domain/texts.h"
#include "gui/app_fixture.h"
#include "session/package_desk.h"
#include "support/documents.h"
#include "support/folder.h"
#include "support/texts.h"

namespace accrue::test {

namespace {

session::Ports german_ports() {
    session::Ports ports = prism_ports();
    ports.language = "de-AT";
    return ports;
}

struct EnglishAgain { // after a test, whatever it has spoken
    ~EnglishAgain() { speak(Language::English); }
};

std::set<std::string> lines_of(AppScreen& app) {
    std::set<std::string> lines;
    std::istringstream text(app.screen.text());
    for (std::string line; std::getline(text, line);) lines.insert(line);
    return lines;
}

// One that fits and one that does not, tied to the first entry, and one that is refused.
void take_files_in(AppScreen& app) {
    TemporaryFolder const folder;
    std::string const large = text_pdf({"one"}) + std::string(1'100'000, '%') + "\n%%EOF\n";
    app.session.evidence().take_in({folder.write("a.pdf", text_pdf({"one", "two"})), folder.write("b.pdf", large),
                                    folder.write("c.txt", "a note")},
                                   app.session.estimate().groups.front().entries.front().id);
    app.session.evidence().finish();
}

// Every screen, and the panels over one of them, as lines.
std::set<std::string> everything(AppScreen& app) {
    std::set<std::string> all;
    auto const take = [&] {
        app.screen.frames(3);
        all.merge(lines_of(app));
    };
    for (gui::ScreenName const screen :
         {gui::ScreenName::Home, gui::ScreenName::Estimate, gui::ScreenName::Timeline, gui::ScreenName::Path,
          gui::ScreenName::Evidence, gui::ScreenName::Application, gui::ScreenName::History}) {
        app.app.ask(gui::GoTo{screen});
        app.screen.frames(2);
        if (screen == gui::ScreenName::Path) app.session.path().finish();
        take();
    }
    take_files_in(app);
    app.app.ask(gui::GoTo{gui::ScreenName::Evidence});
    take();
    for (session::EvidenceFileRow const& file : app.session.evidence().model().files) {
        app.app.ask(gui::ShowFile{file.id});
        take();
    }
    app.screen.click(tr("Mark"));
    take();
    app.screen.click(tr("Date"));
    take();
    app.screen.click(tr("Entries and files"));
    take();
    app.app.ask(gui::GoTo{gui::ScreenName::Estimate});
    for (gui::Panel const panel :
         {gui::Panel::Palette, gui::Panel::Settings, gui::Panel::Records, gui::Panel::Help, gui::Panel::ScoringDate,
          gui::Panel::Standing, gui::Panel::Import, gui::Panel::AddFiles, gui::Panel::CheckPackage}) {
        app.app.ask(gui::Show{panel});
        take();
        app.screen.key(gui::Key::Escape);
    }
    app.app.ask(gui::CheckPackages{{"none.zip"}});
    app.screen.frames(2);
    app.session.packages().finish();
    take();
    app.screen.key(gui::Key::Escape);
    app.app.ask(gui::EditEntry{app.session.estimate().groups.front().entries.front().id});
    take();
    return all;
}

// Words that only our own English sentences hold.
bool sounds_english(std::string const& line) {
    static std::set<std::string> const words{"the",     "and",   "what",  "counts", "you",     "your",    "entry",
                                             "entries", "with",  "level", "this",   "nothing", "missing", "until",
                                             "since",   "hours", "file",  "files",  "page",    "fits"};
    std::istringstream parts(line);
    for (std::string word; parts >> word;) {
        std::erase_if(word, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')); });
        if (words.contains(word)) return true;
    }
    return false;
}

// It begins or ends with what stands in the texts of others.
bool is_of_others(std::string const& line, std::string const& others) {
    auto const is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    auto const first = std::ranges::find_if(line, is_letter);
    auto const last = std::find_if(line.rbegin(), line.rend(), is_letter).base();
    std::string const words(first, last);
    constexpr std::size_t some = 16;
    return others.find(words.substr(0, some)) != std::string::npos ||
           others.find(words.substr(words.size() - std::min(words.size(), some))) != std::string::npos;
}

} // namespace

TEST_CASE("in German no sentence of ours is left in English") {
    EnglishAgain const english_again;
    AppScreen german(must(session::Session::in_memory(german_ports())), Start::Sample);
    std::set<std::string> const in_german = everything(german);
    CHECK(german.screen.has("Änderung speichern"));
    std::string const of_others = file_text(source_folder / "rules/prism/prism.toml") +
                                  file_text(source_folder / "assets/samples/gazing-into-the-prism.json");
    AppScreen english(Start::Sample);
    std::set<std::string> const in_english = everything(english);
    REQUIRE(in_english.size() > 200);
    std::string left;
    for (std::string const& line : in_german)
        if (in_english.contains(line) && sounds_english(line) && !is_of_others(line, of_others)) left += line + "\n";
    CHECK(left == "");
}

TEST_CASE("the language is chosen in the settings and kept, and another one speaks at once") {
    EnglishAgain const english_again;
    AppScreen app(Start::Sample);
    CHECK(app.screen.has("Add entry"));
    app.app.ask(gui::SetLanguage{"de"});
    app.screen.frames(3);
    CHECK(app.screen.has("Neuer Eintrag"));
    CHECK(app.session.shell().chosen_language == "de");
    CHECK(app.entry("TOGAF Level 1").detail == "7. Feb. 2011");
    app.app.ask(gui::SetLanguage{""});
    app.screen.frames(3);
    CHECK(app.screen.has("Add entry"));
}

} // namespace accrue::test
