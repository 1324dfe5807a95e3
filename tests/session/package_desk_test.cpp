// What is told of packages that came, and checking them beside the window.
#include "session/package_desk.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "session/sealed_fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

using PackageState = PackageModel::State;

// Sealed once for all tests: a package, and the next revision of it.
struct Sealed {
    Sealed() {
        first = application.seal("first.accrue-application.zip");
        must(application.desk().set_declaration("ethics", false));
        must(application.desk().set_declaration("ethics", true));
        second = application.seal("second.accrue-application.zip");
    }
    Complete application;
    std::filesystem::path first;
    std::filesystem::path second;
};

Sealed& sealed() {
    static Sealed packages;
    return packages;
}

// A session that knows nothing of the sender.
Session reviewer() { return must(Session::in_memory(prism_ports())); }

std::vector<std::string> ids_of_problems(PackageModel const& package) {
    std::vector<std::string> ids;
    for (PackageProblem const& problem : package.problems) ids.push_back(problem.id);
    return ids;
}

std::filesystem::path damaged(Folder const& folder) {
    std::string bytes = store::read_file(sealed().first);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    store::write_file(folder / "damaged.zip", bytes);
    return folder / "damaged.zip";
}

} // namespace

TEST_SUITE_BEGIN("checking");

TEST_CASE("a package that came is told: whose, by which key, what it holds, and what its level is here") {
    Session session = reviewer();
    PackageDesk& desk = session.packages();
    desk.check({sealed().first});
    REQUIRE(desk.model().packages.size() == 1);
    CHECK(desk.model().working);
    CHECK(desk.model().packages[0].state == PackageState::Checking);
    CHECK(desk.model().packages[0].file == "first.accrue-application.zip");
    desk.finish();
    CHECK_FALSE(desk.model().working);
    PackageModel const& package = desk.model().packages[0];
    CHECK(package.state == PackageState::InOrder);
    CHECK(package.verdict == "It is in order.");
    CHECK(package.what ==
          "Application of Imogen Ashby for PSM under priSM (reconstruction) 2012.1, revision 1, of 12 Sep 2012.");
    CHECK(package.signature == "Signed by the key " + sealed().application.model().key + ".");
    CHECK_FALSE(package.own);
    CHECK(package.level == "Level claimed: ASM; by the rules here: ASM. The level applied for, PSM, is not reached.");
    CHECK_FALSE(package.level_differs);
    CHECK(package.contents.starts_with("Documents: 14 files, "));
    CHECK(package.problems.empty());
}

TEST_CASE("the key of a person of the library is known, whoever's record is open") {
    Session& session = sealed().application.session;
    session.packages().check({sealed().first});
    session.packages().finish();
    PackageModel const& package = session.packages().model().packages[0];
    CHECK(package.own);
    CHECK(package.whose == "It is the key of Imogen Ashby, who has it in this library.");
    session.packages().forget();
    CHECK(session.packages().model().packages.empty());
}

TEST_CASE("nothing of a package that is checked comes into the library") {
    Session session = reviewer();
    session.packages().check({sealed().first, sealed().second});
    session.packages().finish();
    CHECK(session.shell().records.empty());
    CHECK(session.history().rows.empty());
}

TEST_CASE("packages are checked one after the other and compared; one that is damaged is refused") {
    Folder const folder;
    Session session = reviewer();
    PackageDesk& desk = session.packages();
    desk.check({sealed().second, sealed().first});
    desk.check({damaged(folder), folder / "none.zip"});
    CHECK(desk.model().packages[3].state == PackageState::Waiting);
    CHECK(desk.model().packages[3].verdict == "It waits for its turn.");
    desk.finish();
    auto const& packages = desk.model().packages;
    REQUIRE(packages.size() == 4);
    CHECK(packages[0].state == PackageState::InOrder);
    CHECK(packages[1].state == PackageState::Look);
    CHECK(ids_of_problems(packages[1]) == std::vector<std::string>{"AW43"});
    CHECK(packages[2].state == PackageState::Refused);
    CHECK(packages[2].problems.front().id.starts_with("A4"));
    CHECK_FALSE(packages[2].problems.front().remedy.empty());
    CHECK(packages[2].what.empty());
    CHECK(ids_of_problems(packages[3]) == std::vector<std::string>{"S101"});
}

TEST_CASE("a file that is there already is checked again at its place") {
    Folder const folder;
    Session session = reviewer();
    PackageDesk& desk = session.packages();
    auto const file = damaged(folder);
    desk.check({file, sealed().first});
    desk.finish();
    CHECK(desk.model().packages[0].state == PackageState::Refused);
    store::write_file(file, store::read_file(sealed().second));
    desk.check({file});
    desk.finish();
    REQUIRE(desk.model().packages.size() == 2);
    CHECK(desk.model().packages[0].state == PackageState::InOrder);
    CHECK(ids_of_problems(desk.model().packages[1]) == std::vector<std::string>{"AW43"});
}

TEST_CASE("a check that is stopped says so, and what waited was not looked at") {
    Session session = reviewer();
    PackageDesk& desk = session.packages();
    desk.check({sealed().first, sealed().second});
    desk.stop();
    desk.finish();
    auto const& packages = desk.model().packages;
    CHECK(packages[0].state == PackageState::Stopped);
    CHECK(packages[0].verdict == "Stopped: not all of its files were looked at.");
    CHECK(packages[1].state == PackageState::Stopped);
    CHECK(packages[1].verdict == "Stopped: it was not looked at.");
    desk.check({sealed().second});
    desk.finish();
    CHECK(packages[1].state == PackageState::InOrder);
}

TEST_CASE("a check that was stopped and is asked for again before it has ended is begun anew") {
    Session session = reviewer();
    PackageDesk& desk = session.packages();
    desk.check({sealed().first});
    desk.stop();
    desk.check({sealed().first});
    CHECK(desk.model().packages[0].state == PackageState::Waiting);
    desk.finish();
    REQUIRE(desk.model().packages.size() == 1);
    CHECK(desk.model().packages[0].state == PackageState::InOrder);
    CHECK_FALSE(desk.model().working);
}

TEST_CASE("a check that was forgotten and is asked for again before it has ended is begun anew") {
    Session session = reviewer();
    PackageDesk& desk = session.packages();
    desk.check({sealed().first});
    desk.forget();
    desk.check({sealed().first});
    desk.finish();
    REQUIRE(desk.model().packages.size() == 1);
    CHECK(desk.model().packages[0].state == PackageState::InOrder);
}

TEST_CASE("a check that was forgotten tells nothing any more, and the next begins") {
    Session session = reviewer();
    PackageDesk& desk = session.packages();
    desk.check({sealed().first});
    desk.forget();
    desk.check({sealed().second});
    desk.finish();
    REQUIRE(desk.model().packages.size() == 1);
    CHECK(desk.model().packages[0].state == PackageState::InOrder);
    CHECK(desk.model().packages[0].file == "second.accrue-application.zip");
}

TEST_CASE("problems of one kind stand together, each with its place in words, and nothing hides in them") {
    CheckedPackage package;
    package.file = "sent/a.zip";
    package.opened = true;
    auto const add = [&](std::string id, std::string path, std::string what, std::string remedy) {
        package.problems.push_back(
            {std::move(id), {"a.zip", 0, 0, std::move(path)}, std::move(what), std::move(remedy)});
    };
    add("A444", "/assessment/overall", "claimed is \"PSM\", by the rules here it is \"ASM\"", "ask the sender");
    add("A443", "/files/x\u202Ey.pdf", "the package does not hold this file", "ask for it");
    add("A444", "/assessment/points/impl", "claimed is 14, by the rules here it is 12", "ask the sender");
    PackageModel const model = package_model(package);
    CHECK(model.folder == "sent");
    REQUIRE(model.problems.size() == 2);
    REQUIRE(model.problems[0].at.size() == 2);
    CHECK(model.problems[0].at[0].where == "level");
    CHECK(model.problems[0].at[0].what == "Claimed is \"PSM\", by the rules here it is \"ASM\".");
    CHECK(model.problems[0].at[1].where == "points: impl");
    CHECK(model.problems[0].remedy == "Ask the sender.");
    CHECK(model.problems[1].at[0].where == "x[U+202E]y.pdf");
}

TEST_SUITE_END();
