// A folder that is watched: what appears in it is taken in once, whatever else happens to it.
#include "session/review_watch.h"

#include <doctest/doctest.h>

#include "session/fixture.h"
#include "session/practice.h"
#include "session/review_desk.h"

using namespace accrue;
using namespace accrue::session;

namespace {

namespace fs = std::filesystem;

// Packages, sealed once for all tests.
struct Practised {
    Practised() {
        auto const cases = must(load_practice(practice_folder(prism_ports()), prism_ports()));
        files = must(write_practice_packages(cases, folder / "sealed"));
    }
    Folder folder;
    std::vector<fs::path> files;
};
Practised const& practised() {
    static Practised const packages;
    return packages;
}

// A desk that watches a folder, by a clock of its own.
struct Watching {
    Watching() { fs::create_directory(inbox); }

    [[nodiscard]] Session open() {
        Ports ports = prism_ports();
        ports.ticks = [this] { return now; };
        return must(Session::open(folder / "review.accrue", std::move(ports)));
    }
    [[nodiscard]] ReviewDesk& desk() { return session.reviews(); }
    void drop(std::size_t package, std::string const& name) const {
        fs::copy_file(practised().files.at(package), inbox / name, fs::copy_options::overwrite_existing);
    }
    void look(int times = 1) {
        for (int i = 0; i < times; ++i) {
            now += ReviewWatch::between_looks;
            desk().collect();
            desk().finish();
        }
    }
    [[nodiscard]] std::string told() { return desk().queue().intake ? desk().queue().intake->words : std::string(); }
    [[nodiscard]] std::int64_t there() { return desk().queue().counts.all; }

    Folder folder;
    fs::path inbox = folder / "inbox";
    Moment now = {};
    Session session = open();
};

SeenFile seen_file(std::string const& name, std::uintmax_t bytes, int second) {
    return {name, bytes, fs::file_time_type(std::chrono::seconds(second))};
}

} // namespace

TEST_SUITE_BEGIN("reviewing");

TEST_CASE("a file has arrived once two looks find it alike") {
    ArrivingFiles arriving;
    using Names = std::vector<fs::path>;
    CHECK(arriving.look({seen_file("a", 1, 1), seen_file("b", 1, 1)}) == Names{});
    CHECK(arriving.look({seen_file("a", 1, 1), seen_file("b", 2, 1)}) == Names{"a"});
    CHECK(arriving.look({seen_file("a", 1, 1), seen_file("b", 2, 2)}) == Names{});
    CHECK(arriving.look({seen_file("a", 1, 1), seen_file("b", 2, 2)}) == Names{"b"});
    CHECK(arriving.look({seen_file("a", 1, 3), seen_file("b", 2, 2)}) == Names{});
    CHECK(arriving.look({seen_file("a", 1, 3)}) == Names{"a"}); // it is another one
    CHECK(arriving.look({seen_file("a", 1, 3), seen_file("b", 2, 2)}) == Names{});
    CHECK(arriving.look({seen_file("a", 1, 3), seen_file("b", 2, 2)}) == Names{"b"}); // it was gone
}

TEST_CASE("what appears in the folder that is watched is taken in by itself and once") {
    Watching watching;
    watching.drop(0, "one.accrue-application.zip");
    watching.drop(1, "two.accrue-application.zip");
    store::write_file(watching.inbox / "notes.txt", "Dear reviewer");
    must(watching.desk().watch_folder(watching.inbox));
    watching.look();
    CHECK(watching.there() == 0); // it may still be being written
    watching.look();
    CHECK(watching.there() == 2);
    CHECK(watching.told() == "Took in 2 applications.");
    watching.desk().dismiss_intake();
    watching.look(2);
    CHECK(watching.told() == "");

    watching.drop(1, "two again.zip"); // the same bytes
    watching.drop(2, "three.zip");
    watching.drop(2, "three again.zip");
    watching.look(3);
    CHECK(watching.there() == 3);
    CHECK(watching.told() == "Took in 1 application.");
}

TEST_CASE("a package that is still being written is left for the next look") {
    Watching watching;
    must(watching.desk().watch_folder(watching.inbox));
    std::string const whole = store::read_file(practised().files.at(0));
    for (std::size_t part = 1; part <= 3; ++part) {
        store::write_file(watching.inbox / "slow.zip", whole.substr(0, whole.size() * part / 3));
        watching.look();
    }
    CHECK(watching.told() == "");
    watching.look();
    CHECK(watching.told() == "Took in 1 application.");
}

TEST_CASE("what cannot be taken in is told once until its file is another one") {
    Watching watching;
    must(watching.desk().watch_folder(watching.inbox));
    store::write_file(watching.inbox / "letter.zip", "Dear reviewer");
    watching.look(2);
    REQUIRE(watching.desk().queue().intake);
    CHECK(watching.told() == "Took in 0 applications. 1 was refused.");
    CHECK(watching.desk().queue().intake->refused.at(0).file == "letter.zip");
    watching.desk().dismiss_intake();
    watching.look(3);
    CHECK(watching.told() == "");
    watching.drop(0, "letter.zip");
    watching.look(2);
    CHECK(watching.told() == "Took in 1 application.");
}

TEST_CASE("a folder that is not there is told and looked for again") {
    Watching watching;
    watching.drop(0, "one.zip");
    must(watching.desk().watch_folder(watching.inbox));
    watching.look(2);
    CHECK(watching.desk().queue().watch->folder == watching.inbox.string());
    CHECK_FALSE(watching.desk().queue().watch->missing);
    fs::rename(watching.inbox, watching.folder / "away");
    watching.look();
    CHECK(watching.desk().queue().watch->missing);
    watching.desk().dismiss_intake();
    fs::rename(watching.folder / "away", watching.inbox);
    watching.look(2);
    CHECK_FALSE(watching.desk().queue().watch->missing);
    CHECK(watching.told() == "");
}

TEST_CASE("a folder is watched again after a restart, where there is a window, until it is said not to") {
    Watching watching;
    watching.drop(0, "one.zip");
    must(watching.desk().watch_folder(watching.inbox));
    watching.look(2);
    { Session const gone = std::move(watching.session); }
    watching.session = watching.open();
    watching.drop(1, "two.zip");
    watching.look(3);
    CHECK(watching.there() == 1); // nobody has begun to watch
    CHECK(watching.desk().begin_watching());
    watching.look(3);
    CHECK(watching.there() == 2);
    CHECK(watching.told() == "Took in 1 application.");
    must(watching.desk().watch_folder({}));
    CHECK_FALSE(watching.desk().is_watching());
    watching.drop(2, "three.zip");
    watching.look(3);
    CHECK(watching.there() == 2);
    CHECK_FALSE(watching.desk().begin_watching());
}

TEST_CASE("between two looks nothing is looked at") {
    Watching watching;
    must(watching.desk().watch_folder(watching.inbox));
    watching.look();
    watching.now += ReviewWatch::between_looks - std::chrono::milliseconds(1);
    watching.desk().collect();
    CHECK_FALSE(watching.desk().is_working());
    watching.now += std::chrono::milliseconds(1);
    watching.desk().collect();
    CHECK(watching.desk().is_working());
    watching.desk().finish();
}

TEST_SUITE_END();
