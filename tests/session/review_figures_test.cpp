// Figures of reviewing: sums that the library counts against the pure functions, and figures that can be counted by hand.
#include "session/review_figures.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/texts.h"
#include "formats/table_text.h"
#include "review/merge.h"
#include "session/fixture.h"
#include "session/review_sample.h"
#include "store/review_cases.h"
#include "store/reviews.h"

using namespace accrue;
using namespace accrue::session;

namespace {

using store::CaseState;

constexpr std::array<std::string_view, 4> figure_types{"post", "talk", "course", "talk"};

// A library in memory with cases of four claims, c0 to c3, and reviewers.
struct Counted {
    template <class Change>
    auto in_transaction(Change change) {
        auto transaction = must(store::Transaction::begin(database));
        auto result = must(change(transaction));
        must(transaction.commit());
        return result;
    }

    CaseId add(std::string const& taken_at, std::string const& level, Date deadline,
               store::CaseStanding const& standing = {}) {
        store::ReviewCase taken;
        int const number = ++cases;
        taken.token = fmt::format("{:032}", number);
        taken.package = {fmt::format("0f8fad5b-d9cb-469f-a165-{:012}", number), 1, sha256_hex(taken.token)};
        taken.bytes = 1;
        taken.file = "a.zip";
        taken.scheme = "prism";
        taken.pack = "prism@2012.1";
        taken.pack_sha256 = std::string(64, 'a');
        taken.target = level;
        taken.claimed = taken.robust = "PSM";
        taken.submitted = day(2012, 9, 1);
        taken.deadline = deadline;
        taken.taken_at = taken_at;
        std::vector<store::CaseClaim> claims;
        for (std::size_t i = 0; i < figure_types.size(); ++i)
            claims.push_back({fmt::format("c{}", i), std::string(figure_types[i])});
        return in_transaction([&](store::Transaction& t) { return add_case(t, taken, standing, claims, taken.token); });
    }
    ReviewerId reviewer(std::string const& name, std::string const& key) {
        ReviewerId const id = in_transaction([&](store::Transaction& t) {
            return put_reviewer(t, {{}, name, "", "", "", "", key});
        });
        names[id] = {name, key};
        return id;
    }
    void review(CaseId of, ReviewerId by, std::vector<ClaimVerdict> const& verdicts,
                store::ReviewState state = store::ReviewState::HandedIn) {
        store::StoredReview review;
        review.of = of;
        review.reviewer = by;
        review.state = state;
        review.id = in_transaction([&](store::Transaction& t) { return put_review(t, review); });
        for (ClaimVerdict const& verdict : verdicts)
            in_transaction([&](store::Transaction& t) { return put_verdict(t, review.id, verdict.claim, verdict); });
    }
    [[nodiscard]] ReviewFigures figures(Date on = day(2012, 10, 10)) const {
        return make_figures(must(store::count_reviews(database)), names, on);
    }

    store::Database database = must(store::Database::in_memory());
    ReviewerNames names;
    int cases = 0;
};

ClaimVerdict said_of(std::string claim, Verdict::Kind kind, std::string reason = {}, std::int64_t seconds = 1) {
    Verdict verdict{kind, {}, {}, std::move(reason), "", false};
    if (kind == Verdict::Kind::Reduce) {
        verdict.field = "hours";
        verdict.to = Number{1, 1};
    }
    return {std::move(claim), verdict, seconds};
}

std::string csv_of(ReviewFigures const& figures, std::string const& name) {
    auto const tables = figures_tables(figures);
    return std::ranges::find(tables, name, &FiguresTable::name)->csv;
}

std::string row(std::vector<std::vector<std::string>> const& rows) { return formats::write_table(rows); }

} // namespace

TEST_CASE("what came is told by month and level and what waits by its deadline") {
    Counted library;
    library.add("2012-08-31T23:59:59Z", "PSM", day(2012, 10, 9), {.state = CaseState::HandedIn});
    library.add("2012-09-12T10:00:00Z", "PSM", day(2012, 10, 9));                               // 1 day late
    library.add("2012-09-13T10:00:00Z", "PSM", day(2012, 10, 10), {.state = CaseState::Begun}); // today
    library.add("2012-09-14T10:00:00Z", "", day(2012, 10, 17));                                 // 7 days left
    library.add("2012-09-14T10:00:00Z", "ASM", day(2012, 10, 18));                              // 8 days left
    library.add("2012-10-01T10:00:00Z", "ASM", day(2012, 9, 9));                                // 31 days late
    library.add("2012-10-01T10:00:00Z", "ASM", day(2013, 9, 9), {.state = CaseState::Abstained});

    ReviewFigures const figures = library.figures();
    CHECK(csv_of(figures, "arrivals.csv") ==
          row({{"month", "scheme", "level", "new", "begun", "abstained", "handed_in", "superseded", "decided"},
               {"2012-08", "prism", "PSM", "0", "0", "0", "1", "0", "0"},
               {"2012-09", "prism", "", "1", "0", "0", "0", "0", "0"},
               {"2012-09", "prism", "ASM", "1", "0", "0", "0", "0", "0"},
               {"2012-09", "prism", "PSM", "1", "1", "0", "0", "0", "0"},
               {"2012-10", "prism", "ASM", "1", "0", "1", "0", "0", "0"}}));
    CHECK(csv_of(figures, "queue.csv") == row({{"days_left_from", "days_left_to", "applications"},
                                               {"", "-31", "1"},
                                               {"-30", "-8", "0"},
                                               {"-7", "-1", "1"},
                                               {"0", "7", "2"},
                                               {"8", "30", "1"},
                                               {"31", "", "0"}}));
    CHECK(figures.oldest_waiting == day(2012, 9, 12));
    CHECK(figures.next_deadline == day(2012, 9, 9));
    std::string const html = html_of(figures_report(figures));
    for (char const* words : {"As of 10 October 2012: 7 applications.", ">September 2012<", ">More than 30 days late<",
                              ">1 to 7 days late<", ">0 to 7 days left<", "was taken in on 12 September 2012"}) {
        CAPTURE(words);
        CHECK(html.find(words) != std::string::npos);
    }
}

TEST_CASE("reviewers are told by what they said in reviews that are handed in") {
    Counted library;
    ReviewerId const ana = library.reviewer("Ana", "RWA");
    ReviewerId const bo = library.reviewer("Bo, the second", "RWB");
    CaseId const first = library.add("2012-09-12T10:00:00Z", "PSM", day(2012, 10, 9), {.state = CaseState::HandedIn});
    CaseId const second = library.add("2012-09-12T10:00:00Z", "PSM", day(2012, 10, 9), {.state = CaseState::HandedIn});
    library.review(first, ana,
                   {said_of("c0", Verdict::Kind::Allow, "", 10), said_of("c1", Verdict::Kind::Refuse, "no-proof", 30),
                    said_of("c2", Verdict::Kind::Ask, "unclear", 21),
                    said_of("c3", Verdict::Kind::Reduce, "too-much", 100)});
    library.review(first, bo,
                   {said_of("c0", Verdict::Kind::Allow), said_of("c1", Verdict::Kind::Allow),
                    said_of("c3", Verdict::Kind::Refuse, "no-proof")});
    library.review(second, ana, {said_of("c0", Verdict::Kind::Refuse, "no-proof", 1000)}, store::ReviewState::Open);
    library.review(second, bo, {}, store::ReviewState::Abstained);

    ReviewFigures const figures = library.figures();
    CHECK(csv_of(figures, "reviewers.csv") ==
          row({{"reviewer", "key", "handed_in", "open", "abstained", "allow", "reduce", "refuse", "ask", "strict",
                "judged", "shared_strict", "shared", "others_strict", "others", "median_seconds", "mean_seconds"},
               {"Ana", "RWA", "1", "1", "0", "1", "1", "1", "1", "2", "3", "2", "3", "1", "3", "25.5", "40.25"},
               {"Bo, the second", "RWB", "1", "0", "1", "2", "0", "1", "0", "1", "3", "1", "3", "2", "3", "1", "1"}}));
    CHECK(csv_of(figures, "reasons.csv") == row({{"scheme", "reason", "claim_type", "allow", "reduce", "refuse", "ask"},
                                                 {"prism", "no-proof", "talk", "0", "0", "2", "0"},
                                                 {"prism", "too-much", "talk", "0", "1", "0", "0"},
                                                 {"prism", "unclear", "course", "0", "0", "0", "1"}}));
    std::string const agreement = csv_of(figures, "agreement.csv");
    CHECK(agreement.find("prism,,3,1,0.3333,0,1,0,0,0,0,0,1,0,1,0,0,0,0,0,0,0") != std::string::npos);
    CHECK(agreement.find("prism,post,1,1,1,,1,0") != std::string::npos); // all of one kind
    CHECK(strictness_words(figures.reviewers[0].strictness) ==
          "2 of 3 claims reduced or refused (about 66.7 %); of those that others judged as well about 66.7 %, the "
          "others about 33.3 %");
    Speaking const german(Language::German);
    CHECK(html_of(figures_report(figures)).find("25,5 (Median), etwa 40,3 (Mittel)") != std::string::npos);
}

TEST_CASE("what the library counts is what the pure functions find in the same reviews") {
    std::mt19937 dice(20120912);
    Counted library;
    std::vector<ReviewerId> reviewers;
    for (char const* key : {"RWC", "RWA", "RWB"})
        reviewers.push_back(library.reviewer(std::string("Name ") + key, key));
    std::vector<review::Merge> merges;
    std::map<std::string, std::vector<review::Rating>> ratings;
    review::ClaimTypes types;
    for (std::size_t i = 0; i < figure_types.size(); ++i) types[fmt::format("c{}", i)] = figure_types[i];
    for (int i = 0; i < 60; ++i) {
        CaseId const of = library.add("2012-09-12T10:00:00Z", "PSM", day(2012, 10, 9));
        review::MergeQuestion question{{"a", 1, sha256_hex(fmt::format("{}", i))}, std::string(64, 'a'), {}, {}};
        for (auto const& [claim, type] : types) question.claims.push_back(claim);
        std::vector<review::SignedReview> files;
        for (ReviewerId const by : reviewers) {
            auto const state =
                static_cast<store::ReviewState>(std::min<std::uint32_t>(static_cast<std::uint32_t>(dice() % 5), 2));
            std::vector<ClaimVerdict> verdicts;
            for (auto const& [claim, type] : types)
                if (dice() % 4 != 0) verdicts.push_back(said_of(claim, static_cast<Verdict::Kind>(dice() % 4), "r"));
            library.review(of, by, state == store::ReviewState::Abstained ? std::vector<ClaimVerdict>() : verdicts,
                           state);
            if (state == store::ReviewState::Open) continue;
            Review review;
            review.package = question.package;
            review.pack_sha256 = question.pack_sha256;
            review.reviewer = library.names[by];
            review.at = "2012-10-01T09:30:00Z";
            if (state == store::ReviewState::Abstained)
                review.abstains = "a friend";
            else
                review.verdicts = verdicts;
            question.reviewers.push_back(review.reviewer.key);
            files.push_back({review, sha256_hex(fmt::format("{} {}", i, review.reviewer.key))});
        }
        merges.push_back(review::merge_reviews(question, files));
        review::collect_ratings(merges.back(), types, ratings);
    }
    ReviewFigures const figures = library.figures();

    std::vector<review::Strictness> const strict = review::strictness_of(merges);
    REQUIRE(strict.size() == figures.reviewers.size());
    for (std::size_t i = 0; i < strict.size(); ++i) CHECK(figures.reviewers[i].strictness == strict[i]); // both by key
    REQUIRE(figures.agreement.size() == ratings.size() + 1);
    for (AgreementFigures const& one : figures.agreement)
        if (!one.type.empty()) CHECK(one.kappa == review::kappa_of(ratings[one.type]));
}

TEST_CASE("an empty library has figures as well") {
    Counted const library;
    ReviewFigures const figures = library.figures();
    CHECK(figures.oldest_waiting == std::nullopt);
    std::string const html = html_of(figures_report(figures));
    for (char const* words : {"There is no application yet.", "None waits.", "Nobody has begun a review.",
                              "No reason was cited.", "No application has two reviews that are handed in."})
        CHECK(html.find(words) != std::string::npos);
}

TEST_CASE("figures are written beside each other and never over a library") {
    Folder const folder;
    ReviewFigures const figures = Counted().figures();
    auto const saved = must(save_figures(figures, folder / "figures"));
    REQUIRE(saved.size() == 5);
    CHECK(store::read_file(folder / "figures/queue.csv") == csv_of(figures, "queue.csv"));

    std::filesystem::remove(saved.back());
    { auto const library = must(store::Database::create(saved.back(), store::now)); }
    CHECK(problem_id(save_figures(figures, folder / "figures")) == "L146");
}

TEST_CASE("risk is the sum of what was noticed") {
    CHECK(risk_of({}) == 1);
    CHECK(risk_of({.differs = true}) == 4);
    CHECK(risk_of({.has_problems = true, .hangs_on_one = true}) == 4);
    CHECK(risk_of({.differs = true, .suspicious = true, .has_problems = true, .hangs_on_one = true}) == 10);
}
