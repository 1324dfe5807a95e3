// The promise that what was seen as saved stays saved, however the program ends: children make entries and are killed with
// SIGKILL at random moments, hundreds of times.
#include <chrono>
#include <cstdint>
#include <random>

#include <doctest/doctest.h>
#include <unistd.h>

#include "scoring/evaluate.h"
#include "session/fixture.h"
#include "store/check.h"
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

} // namespace

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
