// Packages that came: what the dialog says of hand-made models, and checking real ones in the app.
#include "gui/package_dialog.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "gui/app_fixture.h"
#include "gui/file_question.h"
#include "session/application_desk.h"
#include "session/package_desk.h"
#include "support/documents.h"
#include "support/folder.h"
#include "support/golden.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;
using session::PackageModel;
using session::PackagesModel;

namespace {

PackageModel package_in_order(std::string file = "ana-kowalska-psm.accrue-application.zip") {
    PackageModel package;
    package.state = PackageModel::State::InOrder;
    package.file = std::move(file);
    package.folder = "/home/me/Downloads";
    package.verdict = "It is in order.";
    package.what = "Application of Ana Kowalska for PSM under priSM 2012.1, revision 2, of 12 Sep 2012.";
    package.signature = "Signed by the key E7620F1842B4E81F.";
    package.whose = "It is the key of Ana Kowalska, who has it in this library.";
    package.own = true;
    package.level = "Level claimed: PSM; by the rules here: PSM.";
    package.contents = "Documents: 16 files, 1.2 MB; evidence: 9 files, 204 kB; in all 1.5 MB.";
    package.remarks = {"certificate.pdf: It can be opened by nobody without a password."};
    return package;
}

PackageModel package_with_problems() {
    PackageModel package = package_in_order("jo-field.accrue-application.zip");
    package.state = PackageModel::State::Wrong;
    package.verdict = "It is not in order.";
    package.own = false;
    package.whose = "Nobody in this library has this key: ask the applicant which one is hers, and compare.";
    package.level = "Level claimed: DPSM; by the rules here: ASM.";
    package.level_differs = true;
    package.remarks.clear();
    package.problems = {{"A444",
                         Severity::Error,
                         {{"level", "Claimed is \"DPSM\", by the rules here it is \"ASM\"."},
                          {"points: impl", "Claimed is 14, by the rules here it is 12."}},
                         "Count on the result here; ask the sender how the other came about."},
                        {"AW41", Severity::Warning, {{"", "'a.pdf' is to prove the entries 'c1' and 'c2'."}}, ""}};
    return package;
}

PackageModel refused_package() {
    PackageModel package;
    package.state = PackageModel::State::Refused;
    package.file = "damaged.accrue-application.zip";
    package.verdict = "Nothing of it was opened.";
    package.problems = {{"A408",
                         Severity::Error,
                         {{"", "'evidence/a.pdf' has been damaged on its way."}},
                         "Ask for the package to be made and sent again; nothing of it was taken in."}};
    return package;
}

PackageModel unfinished_package(PackageModel::State state, std::string file, std::string verdict) {
    PackageModel package;
    package.state = state;
    package.file = std::move(file);
    package.verdict = std::move(verdict);
    return package;
}

struct PackagesScreen {
    explicit PackagesScreen(std::vector<PackageModel> packages, Size const& size = {1280, 1500})
        : screen(
              [this] {
                  if (open && gui::draw_package_dialog(model, shown, intents) == gui::DialogState::Done) open = false;
              },
              {.width = size.width, .height = size.height}) {
        model.packages = std::move(packages);
        ImGui::GetIO().MousePos = {1, 1};
        screen.frames(6);
    }
    template <class What>
    [[nodiscard]] std::size_t asked() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(intents, [](gui::Intent const& i) { return std::holds_alternative<What>(i); }));
    }
    PackagesModel model;
    gui::PackagesShown shown;
    gui::Intents intents;
    bool open = true;
    Screen screen;
};

// Rules that ask for nothing, and what was sealed by them in a library of its own.
struct Sent {
    Sent() {
        auto sender = somebody();
        good = seal(sender, "good.accrue-application.zip");
        std::ifstream in(good, std::ios::binary);
        std::string bytes(std::istreambuf_iterator<char>(in), {});
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        bad = folder.write("bad.accrue-application.zip", bytes);
    }
    [[nodiscard]] session::Session somebody() const { return session_to_seal(folder.path()); }
    [[nodiscard]] std::string seal(session::Session& session, std::string const& name) const {
        session.application().look();
        must(session.application().seal({folder.path() / name, "correct horse", ""}));
        return (folder.path() / name).string();
    }
    TemporaryFolder folder;
    std::string good;
    std::string bad;
};

// Until all is checked.
void wait_for_packages(AppScreen& app) {
    ImGui::GetIO().MousePos = {1, 1};
    app.screen.frames(3);
    for (int looks = 0; looks < 1'000 && app.session.packages().is_working(); ++looks) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        app.app.look_around();
    }
    app.screen.frames(4);
}

} // namespace

TEST_CASE("of a package in order it is told whose it is, by which key, what it holds and its level") {
    PackagesScreen packages({package_in_order()});
    CHECK(difference_from_golden("packages", packages.screen.text()) == "");
}

TEST_CASE("what is wrong stands by its kind with what to do; those that wait or were refused say so") {
    using enum PackageModel::State;
    PackagesScreen packages({package_with_problems(), refused_package(),
                             unfinished_package(Checking, "third.zip", "It is being checked: file 3 of 9 …"),
                             unfinished_package(Waiting, "fourth.zip", "It waits for its turn."),
                             unfinished_package(Stopped, "fifth.zip", "Stopped: it was not looked at.")});
    CHECK(difference_from_golden("packages-problems", packages.screen.text()) == "");
    packages.screen.click("Package 3/Stop");
    CHECK(packages.asked<gui::StopChecking>() == 1);
    CHECK_FALSE(packages.screen.has("Package 4/Stop"));
}

TEST_CASE("Escape, the cross, Enter and Done close the dialog") {
    for (int const way : {0, 1, 2}) {
        PackagesScreen packages({package_in_order()});
        packages.screen.click("Check another …");
        packages.screen.frames(2);
        CHECK(packages.asked<gui::AskForPackage>() == 1);
        CHECK(packages.open);
        if (way == 0) packages.screen.key(Key::Escape);
        if (way == 1) packages.screen.click("Packages that were checked/Done");
        if (way == 2) packages.screen.click("Packages that were checked/Close");
        packages.screen.frames(2);
        CHECK_FALSE(packages.open);
    }
    PackagesScreen packages({package_in_order()});
    CHECK(packages.screen.focused() == "Done");
    packages.screen.key(Key::Enter);
    packages.screen.frames(2);
    CHECK_FALSE(packages.open);
}

TEST_CASE("many packages with long names are scrolled by the keyboard, in a small window too") {
    std::vector<PackageModel> many;
    for (int i = 0; i < 12; ++i) {
        PackageModel package = package_with_problems();
        package.file = fmt::format("{} {}.zip", i, std::string(300, 'W'));
        package.what = std::string(400, 'M');
        many.push_back(std::move(package));
    }
    PackagesScreen packages(std::move(many), {320, 420});
    std::string const stop = "Packages that were checked/What is said of them";
    REQUIRE(packages.screen.has(stop));
    std::string const before = packages.screen.text();
    packages.screen.key(Key::End);
    packages.screen.frames(2);
    CHECK(packages.screen.text() != before);
    packages.screen.key(Key::Home);
    packages.screen.frames(2);
    CHECK(packages.screen.text() == before);
}

TEST_CASE("a package that comes while others are shown comes into sight") {
    PackagesScreen packages(std::vector(6, package_with_problems()), {700, 600});
    packages.model.packages.push_back(
        unfinished_package(PackageModel::State::Checking, "last.zip", "It is being checked …"));
    packages.screen.frames(6);
    CHECK(packages.screen.item("Package 7/Stop").on_screen);
    packages.model.packages.back() = package_in_order("last.zip");
    packages.screen.frames(6);
    CHECK(packages.screen.text().find("last.zip") < packages.screen.text().find("It is in order."));
    CHECK(packages.screen.shows("Documents: 16 files"));
    packages.screen.key(Key::Home);
    packages.screen.frames(6);
    CHECK_FALSE(packages.screen.shows("last.zip"));
}

TEST_CASE("files are taken for packages by their names, wherever a browser has put a number") {
    auto const is_package = [](std::string const& path) {
        auto const intent = gui::intent_for_dropped_data(path);
        return intent && std::holds_alternative<gui::CheckPackages>(*intent);
    };
    CHECK(is_package("/tmp/doe.accrue-application.zip"));
    CHECK(is_package("DOE.Accrue-Application (2).ZIP"));
    CHECK(is_package("doe.accrue-application.zip.age"));
    CHECK_FALSE(is_package("/tmp/scans.zip"));
    CHECK_FALSE(is_package("/tmp/my.accrue-application/scans.zip"));
    CHECK_FALSE(is_package("doe.accrue-application.pdf"));
}

// --- In the app ---

TEST_CASE("a package is checked from the palette, without a record, and Escape forgets it") {
    Sent const sent;
    session::Ports ports = prism_ports();
    ports.rules_folder = sent.folder.path() / "rules";
    AppScreen app(must(session::Session::in_memory(ports)), Start::Nothing, {1280, 1200});
    app.screen.key(Key::K, Modifiers::Control);
    app.screen.frames(3);
    app.screen.type("check a package");
    app.screen.key(Key::Enter);
    app.screen.frames(4);
    app.screen.fill("Check a package/File", sent.good);
    app.screen.key(Key::Enter);
    wait_for_packages(app);
    CHECK(app.screen.shows("It is in order."));
    CHECK(app.screen.shows("Application of Ana Kowalska for "));
    CHECK(app.screen.shows("Nobody in this library has this key"));
    app.screen.key(Key::Escape);
    app.screen.frames(3);
    CHECK_FALSE(app.app.state().open.has_value());
    CHECK(app.session.packages().model().packages.empty());
    CHECK(app.session.shell().records.empty());
}

TEST_CASE("packages that are dropped are checked; what else is dropped with them is evidence") {
    Sent const sent;
    auto session = sent.somebody();
    std::string const own = sent.seal(session, "own.accrue-application.zip");
    AppScreen app(std::move(session), Start::Nothing, {1280, 1800});
    app.app.drop({own, sent.folder.write("a.pdf", text_pdf({"one"})), sent.bad}, {600, 300});
    wait_for_packages(app);
    CHECK(app.screen.shows("own.accrue-application.zip"));
    CHECK(app.screen.shows("It is the key of Ana Kowalska, who has it in this library."));
    CHECK(app.screen.shows("bad.accrue-application.zip"));
    CHECK(app.screen.shows("Nothing of it was opened."));
    app.session.evidence().finish();
    REQUIRE(app.session.evidence().model().files.size() == 1);
    CHECK(app.session.evidence().model().files.front().name == "a.pdf");
    app.app.drop({sent.good}, {600, 300}); // while they are shown
    wait_for_packages(app);
    CHECK(app.session.packages().model().packages.size() == 3);
    app.screen.click("Packages that were checked/Done");
    app.screen.frames(3);
    CHECK(app.session.packages().model().packages.empty());
}

TEST_CASE("another package is asked for beside those that are shown, and they come back where none is named") {
    Sent const sent;
    auto session = sent.somebody();
    AppScreen app(std::move(session), Start::Nothing, {1280, 1800});
    app.app.ask(gui::CheckPackages{{sent.good}});
    wait_for_packages(app);
    app.screen.click("Check another …");
    app.screen.frames(4);
    REQUIRE(app.screen.has("Check a package/File"));
    app.screen.click("Check a package/Cancel");
    app.screen.frames(4);
    CHECK(app.screen.shows("good.accrue-application.zip"));
    app.screen.click("Check another …");
    app.screen.frames(4);
    app.screen.fill("Check a package/File", sent.bad);
    app.screen.key(Key::Enter);
    wait_for_packages(app);
    CHECK(app.session.packages().model().packages.size() == 2);
    CHECK(app.screen.shows("bad.accrue-application.zip"));
}

TEST_CASE("the Application screen leads to the check from what was sealed") {
    Sent const sent;
    auto session = sent.somebody();
    (void)sent.seal(session, "own.accrue-application.zip");
    AppScreen app(std::move(session), Start::Nothing, {1280, 1200});
    app.screen.key(Key::Six, Modifiers::Control);
    app.screen.frames(3);
    app.screen.click("List/Sealed before");
    app.screen.click("Check a package …");
    app.screen.frames(4);
    CHECK(app.screen.has("Check a package/File"));
}

} // namespace accrue::test
