// The promise that an application is sealed as a whole or not at all: children seal the same application and are killed with
// SIGKILL at random moments, hundreds of times; or where they would write there is no room, or nothing may be written.
#include <chrono>
#include <filesystem>
#include <random>

#include <doctest/doctest.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <unistd.h>

#include "session/sealed_fixture.h"
#include "store/check.h"
#include "store/sealed.h"
#include "support/killed_child.h"

using namespace accrue;
using namespace accrue::session;

namespace {

constexpr int sealing_kills = 200;

void tell(int pipe, std::string_view text) {
    if (write(pipe, text.data(), text.size()) != static_cast<ssize_t>(text.size())) _exit(2);
}

Result<Performed> seal_again(Session& session, std::filesystem::path const& package) {
    session.evidence().finish();
    session.application().look();
    return session.application().seal({package, std::string(sealing_passphrase), {}});
}

// Seals once more; tells when it begins.
[[noreturn]] void seal_in_child(std::filesystem::path const& library, Ports const& ports,
                                std::filesystem::path const& package, int pipe) {
    setenv("TMPDIR", library.parent_path().c_str(), 1); // what the tools leave behind goes with the test
    auto session = Session::open(library, ports);
    if (!session) _exit(1);
    tell(pipe, "!");
    if (!seal_again(*session, package)) _exit(3);
    _exit(0);
}

// A folder of 32 kB and one that nothing may be written to, for this process alone. False: it may not make such.
bool mount_folders(std::filesystem::path const& full, std::filesystem::path const& locked) {
    if (unshare(geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    return mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           mount("none", full.c_str(), "tmpfs", 0, "size=32k") == 0 &&
           mount("none", locked.c_str(), "tmpfs", MS_RDONLY, "size=32k") == 0;
}

constexpr std::string_view no_folders = "none";

// Tells for each folder the problem's number and how many files are left in it.
[[noreturn]] void seal_where_nothing_fits(std::filesystem::path const& library, std::filesystem::path const& full,
                                          std::filesystem::path const& locked, int pipe) {
    setenv("TMPDIR", library.parent_path().c_str(), 1);
    if (!mount_folders(full, locked)) {
        tell(pipe, no_folders);
        _exit(0);
    }
    auto session = Session::open(library, prism_ports());
    if (!session) _exit(1);
    std::string found;
    for (auto const& folder : {full, locked}) {
        auto const sealed = seal_again(*session, folder / "ashby.accrue-application.zip");
        auto const left = std::distance(std::filesystem::directory_iterator(folder), {});
        found += (sealed ? "done" : sealed.problem().id) + " " + std::to_string(left) + "\n";
    }
    tell(pipe, found);
    _exit(0);
}

} // namespace

TEST_SUITE_BEGIN("sealing");

TEST_CASE("where there is no room for a package, or none may be written, it is said and the draft stays") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    auto const full = folder / "full";
    auto const locked = folder / "locked";
    for (auto const& place : {full, locked}) std::filesystem::create_directory(place);
    { // no thread of it may be left when there is a child
        Complete complete(library);
        REQUIRE(std::filesystem::file_size(complete.seal()) > 64'000); // more than there is room for
    }
    auto const work = [&](int end) { seal_where_nothing_fits(library, full, locked, end); };

    std::string const told = test::run_and_kill(work, {}, no_folders.size());

    if (told == no_folders) return; // containers without leave to mount
    CHECK(told == "S104 0\nS104 0\n");
    auto session = must(Session::open(library, prism_ports()));
    session.evidence().finish();
    session.application().look();
    CHECK(session.application().model().sealed.size() == 1);
    CHECK(session.application().model().why_not == "");
}

TEST_CASE("a program killed while it seals leaves the package of before or the new one, and the draft") {
    Folder const folder;
    auto const sealed_once = folder / "once.accrue";
    auto const library = folder / "mine.accrue";
    auto const package = folder / "ashby.accrue-application.zip";
    std::string first;
    Ports const ports = small_ports(folder); // sealed in no time
    {                                        // no thread of it may be left when there are children
        auto session = must(Session::open(sealed_once, ports));
        must(session.start_empty("sample"));
        Applicant applicant;
        applicant.name = "Ana Kowalska";
        applicant.email = "ana@example.org";
        must(session.application().set_applicant(applicant));
        EntryId const entry = must(session.perform(AddEntry{session.record(), talk("A talk", 3)})).entry;
        store::write_file(folder / "programme.pdf", test::text_pdf({"A talk by Ana"}));
        session.evidence().finish();
        session.evidence().take_in({folder / "programme.pdf"}, entry);
        session.evidence().finish();
        must(seal_again(session, package));
        first = store::read_file(package);
    }
    auto const begin_again = [&] {
        for (char const* rest : {"", "-wal", "-shm"}) std::filesystem::remove(library.string() + rest);
        std::filesystem::copy_file(sealed_once, library);
    };
    begin_again();
    std::string second;
    Application draft;
    std::chrono::steady_clock::duration takes{};
    {
        auto session = must(Session::open(library, ports));
        draft = session.scored().application;
        auto const start = std::chrono::steady_clock::now();
        must(seal_again(session, package));
        takes = std::chrono::steady_clock::now() - start;
        second = store::read_file(package);
    }
    REQUIRE(second != first);
    std::string const digest = store::sha256_of(package);

    std::mt19937 dice(20120912);
    auto const longest = std::chrono::duration_cast<std::chrono::microseconds>(takes).count() * 3 / 2;
    int before = 0;
    int after = 0;
    for (int i = 0; i < sealing_kills; ++i) {
        CAPTURE(i);
        begin_again();
        std::filesystem::remove(package);
        bool const replaces = i % 2 == 0;
        if (replaces) store::write_file(package, first);
        std::chrono::microseconds const moment(dice() % static_cast<std::uint32_t>(longest));
        static_cast<void>(test::run_and_kill([&](int end) { seal_in_child(library, ports, package, end); }, moment, 1));

        bool const is_there = std::filesystem::exists(package);
        bool const is_new = is_there && store::read_file(package) == second;
        if (!is_new) {
            REQUIRE(is_there == replaces);
            if (is_there) REQUIRE(store::read_file(package) == first);
        }
        auto const database = must(store::Database::open(library, store::now));
        REQUIRE(store::check(database).problems.empty());
        auto const records = must(store::list_records(database));
        REQUIRE(records.size() == 1);
        auto const record = must(store::load_record(database, records.front().id));
        REQUIRE(record.application == draft);
        Problems damaged;
        auto const sealed = must(store::list_sealed(database, record.id, damaged));
        REQUIRE(damaged.empty());
        bool const is_known = sealed.size() == 2; // its revision is never another package's
        REQUIRE((is_known || (sealed.size() == 1 && !is_new)));
        if (is_known) {
            REQUIRE(sealed.back().revision == 2);
            REQUIRE(sealed.back().package_sha256 == digest);
            REQUIRE((sealed.back().withdrawn || is_new)); // what the library says was sealed is there
        }
        ++(is_new ? after : before);
    }
    INFO(after << " times it was sealed, " << before << " times not");
    CHECK(after > 0); // else nothing was tried
    CHECK(before > 0);
}

TEST_SUITE_END();
