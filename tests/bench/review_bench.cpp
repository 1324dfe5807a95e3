// A queue of 100,000 applications with 2,000,000 claims: opening it, its pages, filters and search; and what follows a verdict on an
// application of 20 claims.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>
#include <sys/resource.h>
#include <unistd.h>

#include <fmt/format.h>

#include "domain/digest.h"
#include "formats/sealed_file.h"
#include "package/open.h"
#include "package/seal.h"
#include "report.h"
#include "session/review_case.h"
#include "session/review_desk.h"
#include "store/review_cases.h"
#include "windows.h"

namespace accrue::bench {
namespace {

constexpr int queued = 100'000;
constexpr int claims_each = 20;
constexpr int pages_asked = 200;

store::ReviewCase queued_case(int number, std::mt19937& random) {
    constexpr std::array<std::string_view, 4> names{"Zoë Żółć", "Ana Müller", "Jo Example", "Søren Åberg"};
    constexpr std::array<std::string_view, 4> levels{"SSM", "ASM", "PSM", "DPSM"};
    store::ReviewCase of;
    of.token = fmt::format("{:032}", number);
    of.package = {fmt::format("0f8fad5b-d9cb-469f-a165-{:012}", number), 1, sha256_hex(of.token)};
    of.bytes = 1;
    of.file = fmt::format("{}.accrue-application.zip", number);
    of.scheme = "prism";
    of.pack = "prism@2012.1";
    of.pack_sha256 = std::string(64, 'a');
    of.applicant = fmt::format("{} {}", names[random() % names.size()], number);
    of.email = fmt::format("applicant{}@example.org", number);
    of.key = "RWQ";
    of.target = levels[random() % levels.size()];
    of.claimed = of.evidenced = of.robust = levels[random() % levels.size()];
    of.submitted = Date{15'000 + static_cast<int>(random() % 400)};
    of.deadline = Date{of.submitted.days + 45};
    of.taken_at = "2012-09-12T10:00:00Z";
    return of;
}

void fill_queue(std::filesystem::path const& library) {
    auto database = store::Database::create(library, "2012-09-12T10:00:00Z");
    require(bool(database), "a library");
    auto transaction = store::Transaction::begin(*database);
    require(bool(transaction), "a transaction");
    std::mt19937 random(100'000);
    std::vector<store::CaseClaim> claims;
    for (int i = 0; i < claims_each; ++i) claims.push_back({fmt::format("c{}", i), i % 4 == 0 ? "post" : "talk"});
    for (int i = 0; i < queued; ++i) {
        store::CaseStanding standing;
        standing.state = static_cast<store::CaseState>(random() % 5);
        standing.differs = random() % 50 == 0;
        standing.claims = claims_each;
        auto const added = store::add_case(*transaction, queued_case(i, random), standing, claims, "x");
        require(bool(added), "a case");
    }
    require(bool(transaction->commit()), "the queue is saved");
}

double milliseconds_since(std::chrono::steady_clock::time_point start) { return microseconds_since(start) / 1'000; }

// The one that only one in a hundred is slower than.
double p99(std::vector<double> times) {
    std::ranges::sort(times);
    return times[times.size() * 99 / 100];
}

double timed_filter(session::ReviewDesk& desk, store::QueueFilter const& filter) {
    auto const start = std::chrono::steady_clock::now();
    desk.filter(filter);
    return milliseconds_since(start);
}

void bench_queue(Figures& figures, std::filesystem::path const& library) {
    auto const start = std::chrono::steady_clock::now();
    auto session = session::Session::open(library, fixed_ports());
    require(bool(session), "the library opens");
    session::ReviewDesk& desk = session->reviews();
    desk.look();
    figures.push_back({"a queue of 100,000 opened", "ms", milliseconds_since(start), 0, {}, 1'000});
    require(desk.queue().counts.all == queued, "all are counted");
    std::vector<double> pages;
    for (int i = 0; i < pages_asked; ++i) {
        auto const asked = std::chrono::steady_clock::now();
        desk.show_more();
        pages.push_back(milliseconds_since(asked));
    }
    figures.push_back({"its next page, of 99 in 100", "ms", p99(pages), 0, {}, 20});
    std::vector<double> filters;
    for (int i = 0; i < 20; ++i) {
        filters.push_back(timed_filter(desk, {.state = store::CaseState::HandedIn, .target = "DPSM"}));
        filters.push_back(timed_filter(desk, {.target = "PSM", .flagged = true}));
        filters.push_back(timed_filter(desk, {.assignee = "nobody"}));
    }
    figures.push_back({"it filtered, of 99 in 100", "ms", p99(filters), 0, {}, 20});
    double search = 0;
    for (char const* text : {"zolc 99", "nobody at all", "applicant99999@", "a"})
        search = std::max(search, timed_filter(desk, {.search = text}));
    figures.push_back({"it searched", "ms", search, 0, {}, 100});
}

// Of a process that opens it and searches it.
void bench_queue_memory(Figures& figures, std::filesystem::path const& library) {
    std::string const command = fmt::format("'{}' review list --library '{}' --search 'nobody at all' >/dev/null",
                                            ACCRUE_PROGRAM, library.string());
    require(std::system(command.c_str()) == 0, "accrue review list");
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    figures.push_back({"memory to open and search it", "MB", static_cast<double>(usage.ru_maxrss) / 1'024, 0, {}, 300});
}

// An application of so many claims, sealed, on the claim desk.
session::OpenCase case_of(session::Session& session) {
    scoring::Scored const& scored = session.scored();
    formats::SealedParts parts;
    parts.stamp = {"0f8fad5b-d9cb-469f-a165-70867728950e",
                   1,
                   scored.bound.on,
                   {scored.pack->pack.header.id, scored.pack->pack.header.version, scored.pack->sha256}};
    std::string const json = formats::write_sealed(
        {*scored.pack, scored.application, scored.bound, scored.assessment, {}, {}, &scored.trace}, parts);
    auto const files = package::make_key("a passphrase");
    auto const key = files ? package::unlock(files->secret_file, "a passphrase") : files.problem();
    require(bool(key), "a key");
    auto bytes = package::write_package({"bench", parts.stamp.identifier, json, {}}, *key, "bench");
    require(bool(bytes), "a package");
    auto opened = session::OpenCase::open({}, *std::move(bytes));
    require(bool(opened), "a case");
    opened->count_by(scored.pack, scored.bound.on);
    return *std::move(opened);
}

void bench_verdict(Figures& figures) {
    auto session = session::Session::in_memory(fixed_ports());
    require(session && session->start_empty("prism"), "a record begins");
    require(bool(session->perform(session::AddRecord{overfull(claims_each)})), "a record of 20 claims");
    session::OpenCase const opened = case_of(*session);
    store::StoredReview review;
    for (Claim const& claim : opened.application().claims) review.verdicts.push_back({claim.id, {}, 1});
    scoring::Scored const scored = opened.score(review.verdicts, session::Others::NotVerified);
    Pair const pair =
        timed_in_turns([&] { static_cast<void>(opened.model(review, {})); },
                       [&] { static_cast<void>(opened.score(review.verdicts, session::Others::NotVerified)); });
    figures.push_back({"all that follows a verdict, 20 claims", "us", pair.first / 1'000, pair.second / 1'000,
                       "one score of the application", 60});
}

} // namespace

void bench_review(Figures& figures) {
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("accrue-bench-review-{}", getpid());
    std::filesystem::create_directories(folder);
    fill_queue(folder / "queue.accrue");
    bench_queue(figures, folder / "queue.accrue");
    bench_queue_memory(figures, folder / "queue.accrue");
    std::filesystem::remove_all(folder);
    bench_verdict(figures);
}

} // namespace accrue::bench
