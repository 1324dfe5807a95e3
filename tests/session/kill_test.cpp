// The promise that what was seen as saved stays saved, however the program ends: children make entries and are killed with
// SIGKILL at random moments, hundreds of times. The same while they take files of evidence in.
#include <chrono>
#include <cstdint>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include <doctest/doctest.h>
#include <stdlib.h>
#include <unistd.h>

#include "scoring/evaluate.h"
#include "session/evidence_desk.h"
#include "session/fixture.h"
#include "store/check.h"
#include "store/evidence.h"
#include "support/documents.h"
#include "support/killed_child.h"
#include "support/packs.h"

using namespace accrue;
using namespace accrue::session;
using accrue::test::run_and_kill;

namespace {

constexpr int kills = 330;
constexpr int kills_of_one_library = 30; // so that looking at everything stays quick

// The n-th entry that is made, from 1: everything in it tells its number.
Claim numbered(std::int64_t n) {
    Claim claim = talk("Talk " + std::to_string(n), static_cast<int>(n % 40) + 1);
    claim.organisation = "Chapter " + std::to_string(n);
    claim.on = Date{day(2012, 3, 1).days + static_cast<std::int32_t>(n % 150)};
    claim.evidence = {"programme " + std::to_string(n) + ".pdf"};
    claim.note = std::string(static_cast<std::size_t>(n % 50) * 40, 'n'); // some fill more than a page
    if (claim.note->empty()) claim.note.reset();
    return claim;
}

void report(int pipe, std::int64_t n) {
    if (write(pipe, &n, sizeof n) != sizeof n) _exit(3);
}

// What a child does until it is killed: entries by command and by form in turn, each reported once it is acknowledged.
[[noreturn]] void make_entries(std::filesystem::path const& library, Ports const& ports, int pipe) {
    auto session = Session::open(library, ports);
    if (!session) _exit(1);
    if (!session->record() && !session->start_empty(a_scheme(*session))) _exit(2);
    auto n = static_cast<std::int64_t>(session->scored().application.claims.size());
    report(pipe, 0); // ready
    for (;;) {
        ++n;
        if (n % 2 == 0) {
            if (!session->perform(AddEntry{session->record(), numbered(n)})) _exit(4);
        } else {
            Claim const claim = numbered(n);
            DraftModel draft = session->new_draft("talk");
            draft = with(with(draft, "title", *claim.title), "organisation", *claim.organisation);
            draft = with(with(draft, "on", to_text(*claim.on)), "hours", to_text(claim.fields[0].second));
            draft = with(with(draft, "evidence", claim.evidence[0]), "note", claim.note.value_or(""));
            auto const kept = session->keep_draft(draft);
            if (!kept || !session->save_draft(*kept)) _exit(5);
        }
        report(pipe, n);
    }
}

// The last entry that a child acknowledged, `before` where it did not get so far.
std::int64_t last_acknowledged(std::string const& told, std::int64_t before) {
    std::int64_t last = before;
    for (std::size_t at = 0; at + sizeof last <= told.size(); at += sizeof last) {
        std::int64_t n = 0;
        told.copy(reinterpret_cast<char*>(&n), sizeof n, at);
        if (n != 0) REQUIRE(n == ++last);
    }
    return last;
}

// In memory where the system has such a folder: a kill takes nothing that was written from it, and it is fast.
std::filesystem::path fast_folder() {
    std::filesystem::path const shared_memory = "/dev/shm";
    return access(shared_memory.c_str(), W_OK) == 0 ? shared_memory : std::filesystem::temp_directory_path();
}

// Every entry is there, whole and in order; how many there are.
std::int64_t check_entries(Session const& session) {
    auto const& claims = session.scored().application.claims;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        Claim expected = numbered(static_cast<std::int64_t>(i) + 1);
        expected.id = claims[i].id;
        REQUIRE(claims[i] == expected);
    }
    return static_cast<std::int64_t>(claims.size());
}

// The score of the reopened record is that of the same entries scored without any library.
void check_score(Session const& session, rules::CompiledPack const& pack, std::int64_t entries) {
    Application application;
    for (std::int64_t n = 1; n <= entries; ++n) application.claims.push_back(numbered(n));
    auto const expected = scoring::evaluate(pack, scoring::bind(pack, application, day(2012, 9, 12)), Basis::Claimed);
    scoring::Assessment const& found = session.scored().assessment;
    REQUIRE(found.overall == expected.overall);
    REQUIRE(found.steps == expected.steps);
    REQUIRE(found.categories[0].raw == expected.categories[0].raw);
    REQUIRE(found.categories[0].counted == expected.categories[0].counted);
}

// --- Files of evidence ---

constexpr int evidence_kills = 40;
constexpr int evidence_kills_of_one_library = 8;
constexpr int evidence_files = 120; // of up to 600 kB, so that they are written in several goes

// The content of the n-th file tells its number from its first byte to its last.
std::string numbered_content(int n) {
    std::string content = test::text_pdf({"Certificate " + std::to_string(n)});
    content += "%" + std::string(static_cast<std::size_t>(n % 12) * 50'000, static_cast<char>('a' + n % 26));
    return content + std::to_string(n) + "\n";
}

std::string numbered_file(int n) { return "file " + std::to_string(n) + ".pdf"; }

// Takes all files in, for the record's only entry, and waits until it is killed.
[[noreturn]] void take_files_in(std::filesystem::path const& library, std::filesystem::path const& files,
                                Ports const& ports, int pipe) {
    setenv("TMPDIR", files.parent_path().c_str(), 1); // what the tools leave behind goes with the test
    auto session = Session::open(library, ports);
    if (!session) _exit(1);
    if (!session->record()) {
        if (!session->start_empty(a_scheme(*session))) _exit(2);
        if (!session->perform(AddEntry{session->record(), talk("Talk", 2)})) _exit(3);
    }
    EntryId const entry = session->estimate().groups.back().entries.front().id;
    report(pipe, 0); // ready
    session->evidence().take_in({files}, entry);
    for (;;) {
        session->evidence().collect();
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
}

// Each file that is there is whole, and the entry names it; how many there are.
std::size_t check_files(store::Database const& database) {
    auto const records = must(store::list_records(database));
    if (records.empty()) return 0;
    auto const record = must(store::load_record(database, records.front().id));
    Problems damaged;
    auto const files = must(store::list_files(database, records.front().person, damaged));
    REQUIRE(damaged.empty());
    std::set<std::string> names;
    for (store::EvidenceFile const& file : files) {
        int const n = std::stoi(file.name.substr(std::string_view("file ").size()));
        REQUIRE(file.name == numbered_file(n));
        REQUIRE(names.insert(file.name).second);
        REQUIRE(must(store::load_content(database, file.sha256)) == numbered_content(n));
    }
    std::vector<std::string> const& named =
        record.application.claims.empty() ? std::vector<std::string>() : record.application.claims.front().evidence;
    REQUIRE(std::set<std::string>(named.begin(), named.end()) == names);
    return files.size();
}

// A tool that was being started when its program was killed holds the library for the moment until it is.
store::Database open_soon(std::filesystem::path const& library) {
    for (int i = 0; i < 500; ++i) {
        if (auto database = store::Database::open(library, store::now)) return std::move(*database);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return must(store::Database::open(library, store::now));
}

// Programs that were started on what lies in the folder.
std::size_t started_on(std::filesystem::path const& folder) {
    std::size_t count = 0;
    std::error_code gone;
    for (auto const& entry : std::filesystem::directory_iterator("/proc", gone)) {
        std::ifstream words(entry.path() / "cmdline", std::ios::binary);
        std::ostringstream text;
        text << words.rdbuf();
        if (text.str().find(folder.string()) != std::string::npos) ++count;
    }
    return count;
}

} // namespace

TEST_CASE("however often the program is killed while it takes files in each is there as a whole or not at all") {
    Folder const folder(fast_folder());
    Ports const ports = small_ports(folder);
    auto const files = folder / "files";
    std::filesystem::create_directory(files);
    for (int n = 0; n < evidence_files; ++n) store::write_file(files / numbered_file(n), numbered_content(n));
    std::mt19937 dice(20120912);
    std::filesystem::path library;
    std::size_t known = 0;
    unsigned longest = 400'000; // microseconds
    int complete = 0;
    int partly = 0;
    for (int i = 0; i < evidence_kills; ++i) {
        CAPTURE(i);
        if (i % evidence_kills_of_one_library == 0) {
            if (i > 0 && complete == 0) longest *= 2; // a slow machine
            library = folder / ("files " + std::to_string(i) + ".accrue");
            known = 0;
        }
        std::chrono::microseconds const after(dice() % longest);
        auto const work = [&](int end) { take_files_in(library, files, ports, end); };
        static_cast<void>(run_and_kill(work, after, i % 10 == 9 ? 0 : sizeof(std::int64_t)));
        if (!std::filesystem::exists(library)) continue;
        auto const database = open_soon(library);
        REQUIRE(store::check(database).problems.empty());
        std::size_t const there = check_files(database);
        REQUIRE(there >= known); // what was there stays
        known = there;
        ++(there == evidence_files ? complete : partly);
    }
    INFO(complete << " times all files were there, " << partly << " times not");
    CHECK(complete > 0); // else nothing was tried
    CHECK(partly > 0);
    for (int i = 0; i < 200 && started_on(folder / "") > 0; ++i) // tools end soon after what started them
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK(started_on(folder / "") == 0);
}

TEST_CASE("no acknowledged entry is lost and none is half there however often the program is killed") {
    Folder const folder(fast_folder());
    Ports const ports = small_ports(folder);
    auto const pack = test::compiled_pack(source_folder / "tests" / "packs" / "sample.toml");
    std::mt19937 dice(20120912);
    std::filesystem::path library;
    std::int64_t known = 0; // entries that must be there
    std::int64_t made = 0;
    std::int64_t unreported = 0;
    for (int i = 0; i < kills; ++i) {
        CAPTURE(i);
        if (i % kills_of_one_library == 0) {
            library = folder / ("mine " + std::to_string(i) + ".accrue");
            known = 0;
        }
        std::chrono::microseconds const after(1000 + dice() % 15000);
        // Some while it opens the library, most while it works, and however slow the disk: some after two entries.
        std::size_t const wait = i % 10 == 9 ? 0 : sizeof(std::int64_t) * (i % 4 == 0 ? 3 : 1);
        auto const work = [&](int end) { make_entries(library, ports, end); };
        std::int64_t const last = last_acknowledged(run_and_kill(work, after, wait), known);
        made += last - known;
        known = last;
        if (!std::filesystem::exists(library)) continue; // killed before there was one
        auto session = must(Session::open(library, ports));
        if (!session.record()) continue;
        std::int64_t const there = check_entries(session);
        REQUIRE(there >= known);     // none lost
        REQUIRE(there <= known + 1); // at most the one that was saved and not reported any more
        unreported += there - known;
        known = there;
        check_score(session, *pack, there);
        REQUIRE(session.estimate().groups.back().drafts.size() <= 1);
        for (DraftRow const& row : session.estimate().groups.back().drafts)
            must(session.forget_draft(must(session.kept_draft(row.id))));
        if (there > 0) REQUIRE(session.shell().undo == "Added Conference talk: Talk " + std::to_string(there));
        if (i % kills_of_one_library != kills_of_one_library - 1) continue;
        { auto const closed = std::move(session); }
        REQUIRE(store::check(must(store::Database::open(library, store::now))).problems.empty());
    }
    INFO(kills << " kills, " << made << " acknowledged entries, " << unreported << " saved but not reported");
    CHECK(made > kills / 2); // else nothing was tried
}
