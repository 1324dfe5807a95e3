// accrue review: applications that came, the reviews of them, and the log.
#include <algorithm>

#include <fmt/format.h>

#include "cli/asked_package.h"
#include "cli/common_words.h"
#include "cli/long_run.h"
#include "cli/page_text.h"
#include "cli/passphrase.h"
#include "cli/places.h"
#include "cli/verbs.h"
#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "session/application_desk.h"
#include "session/practice.h"
#include "session/review_decision.h"
#include "session/review_desk.h"
#include "session/review_feedback.h"
#include "session/review_merge.h"

namespace accrue::cli {
namespace {

using session::Session;

constexpr std::size_t log_byte_limit = 1'000'000'000;
constexpr std::size_t most_text_bytes = 100'000; // of a key file, of a body's own words

Result<Session> open_reviews(std::string const& named, session::Ports const& ports, Console const& console) {
    auto const library = library_or_default(named);
    if (!library) return library.problem();
    auto opened = Session::open(*library, ports);
    if (opened) {
        opened->reviews().look();
        print_problems(opened->take_warnings(), console);
    }
    return opened;
}

// The same of one that must be there already.
Result<Session> open_reviews_there(std::string const& named, session::Ports const& ports, Console const& console) {
    auto const library = library_or_default(named);
    if (!library) return library.problem();
    if (auto missing = missing_library(*library)) return *std::move(missing);
    return open_reviews(named, ports, console);
}

void print_case(session::QueueRow const& row, Console const& console) {
    console.out << wrapped("", printable(fmt::format("{}: {}; {}", row.applicant, row.what, row.state_words)));
    std::string levels = say("claimed {}, evidenced {}, robust {}", row.claimed, row.evidenced, row.robust);
    console.out << wrapped("    ", say("{}; decision due {}{}", levels, row.deadline,
                                       row.left.empty() ? std::string() : fmt::format(" ({})", row.left)));
    for (std::string const& flag : row.flags) console.out << wrapped("    - ", flag);
}

void print_merge(session::MergeAnswer const& answer, Console const& console) {
    console.out << wrapped("", printable(say("Reviews of the application of {}", answer.applicant)));
    for (session::MergedRow const& row : answer.claims) {
        console.out << wrapped("", printable(fmt::format("{}  {}: {}", row.id, row.title, row.state)));
        for (std::size_t i = 0; i < row.said.size(); ++i)
            if (!row.said[i].empty())
                console.out << wrapped("    ", printable(fmt::format("{}: {}", answer.reviewers[i], row.said[i])));
        if (!row.settled.empty() && row.said.size() > 1)
            console.out << wrapped("    ", printable(say("settled: {}", row.settled)));
    }
    auto const open = std::ranges::count(answer.claims, true, &session::MergedRow::open);
    console.out << wrapped(
        "", say("Level by what is settled: {}; {} of {} claims are open.", answer.level, open, answer.claims.size()));
    if (!answer.agreement.empty()) console.out << wrapped("", answer.agreement + ".");
    for (std::string const& line : answer.agreement_by_type) console.out << wrapped("    ", printable(line));
    for (std::string const& line : answer.strictness) console.out << wrapped("", printable(line + "."));
    console.out << wrapped("", answer.outcome.empty() ? std::string(tr("What should become of it is open."))
                                                      : say("What should become of it: {}.", answer.outcome));
}

// What merging and deciding ask for alike.
Result<session::MergeWish> merge_wish(auto const& request, std::string const& language, session::Ports const& ports) {
    session::MergeWish wish;
    wish.package = request.package;
    wish.reviews = {request.files.begin(), request.files.end()};
    wish.asked = check_of(request.pack, language, ports);
    wish.asked.looks_at_evidence = false;
    for (std::string const& named : request.keys) {
        auto key = asked_key(named);
        if (!key) return key.problem();
        wish.reviewers.push_back(*std::move(key));
    }
    auto adjudicator = asked_key(request.adjudicator);
    if (!adjudicator) return adjudicator.problem();
    wish.adjudicator = *std::move(adjudicator);
    return wish;
}

// What would be overwritten although it is read.
std::optional<Problem> input_in_place(MergeReviews const& request) {
    std::error_code none;
    auto const is_output = [&](std::string const& file) {
        return !request.output.empty() && std::filesystem::equivalent(file, request.output, none);
    };
    if (!is_output(request.package) && std::ranges::none_of(request.files, is_output)) return std::nullopt;
    return Problem{"A486",
                   {request.output, 0, 0, {}},
                   std::string(tr("this file is one of those that are put together")),
                   std::string(tr("name another one to write; nothing was changed"))};
}

Problem no_utf8(std::string const& file) {
    return {"A123",
            {file, 0, 0, {}},
            std::string(tr("this text is not UTF-8")),
            std::string(tr("save it as UTF-8; nothing was decided"))};
}

// All but the merge and the passphrase.
Result<Done> read_decision_files(DecideReview const& request, session::DecisionWish& wish) {
    wish.words.outcome = parse_outcome_kind(request.outcome);
    wish.words.level = request.level;
    wish.words.on = request.on;
    wish.words.body = request.body;
    if (!request.head.empty()) {
        auto head = session::read_log_head(request.head);
        if (!head) return head.problem();
        wish.words.head = *std::move(head);
    }
    auto const read = [](std::string const& file, auto& into) -> Result<Done> {
        if (file.empty()) return Done{};
        auto text = files::read_ordinary_file(file, most_text_bytes);
        if (!text) return text.problem();
        if (find_invalid_utf8(*text) != std::string_view::npos) return no_utf8(file);
        into = *std::move(text);
        return Done{};
    };
    if (auto done = read(request.letter_text, wish.words.own_words); !done) return done;
    return read(request.secret_key, wish.secret_key);
}

void print_decision(session::DecisionAnswer const& answer, Console const& console) {
    console.out << wrapped(
        "", printable(say("Application of {} for {}: {}.", answer.applicant, answer.asked, answer.outcome)));
    console.out << wrapped("    ", say("Level by what is settled: {}.", answer.reached));
    if (answer.feedback.appeal_until)
        console.out << wrapped("    ", say("Notice of an appeal until {}.", long_day(*answer.feedback.appeal_until)));
}

void print_feedback(session::FeedbackWords const& words, Console const& console) {
    for (std::string const& line : words.lines) console.out << wrapped("", printable(line));
    for (session::FeedbackRow const& row : words.rows) {
        console.out << wrapped("", printable(fmt::format("{}: {}", row.claim, row.said)));
        for (std::string const& line : row.lines) console.out << wrapped("    ", printable(line));
    }
}

std::string_view mark_words(session::PracticeRow::Mark mark) {
    switch (mark) {
    case session::PracticeRow::Mark::Right: return tr("right");
    case session::PracticeRow::Mark::AlsoRight: return tr("would do as well");
    case session::PracticeRow::Mark::Other: return tr("the answer is another one");
    case session::PracticeRow::Mark::Open: return tr("without a verdict");
    }
    return {};
}

void print_comparison(session::PracticeComparison const& told, Console const& console) {
    console.out << wrapped(
        "", printable(say("Practice: the review of the application of {} by {}", told.applicant, told.reviewer)));
    for (session::PracticeRow const& row : told.rows) {
        console.out << wrapped("", printable(fmt::format("{}  {}: {}", row.claim, row.title, mark_words(row.mark))));
        if (!row.said.empty() && row.said != row.answer)
            console.out << wrapped("    ", printable(say("you said: {}", row.said)));
        console.out << wrapped("    ", printable(say("the answer: {}", row.answer)));
        console.out << wrapped("    ", printable(row.why));
    }
    console.out << wrapped("", fmt::format("{}.", told.words));
    console.out << wrapped("", say("Level by the answers: {}; by the review: {}.", told.level, told.reached));
}

Exit tell_log(session::LogCheck const& check, Console const& console) {
    Exit const status = print_problems(check.problems, console);
    if (check.first_bad) {
        console.out << wrapped("", say("The first bad entry is number {}.", *check.first_bad));
        return std::max(status, Exit::Problems);
    }
    console.out << wrapped("", say("The log holds: {} entries.", check.head.count));
    if (check.erased > 0) console.out << wrapped("", say("The words of {} of them were erased.", check.erased));
    console.out << wrapped("", say("Its head: {}", session::log_head_text(check.head)));
    return status;
}

} // namespace

Exit run(TakeForReview const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_reviews(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    session::ReviewDesk& desk = opened->reviews();
    desk.take_in({request.files.begin(), request.files.end()});
    Interruption const interruption;
    {
        Progress progress(console, "packages");
        while (desk.is_working()) {
            if (interruption.requested()) desk.stop_taking_in();
            desk.finish_next();
            progress.at(desk.queue().intake->seen);
        }
    }
    session::QueueIntake const& told = *desk.queue().intake;
    console.out << wrapped("", told.words);
    for (session::QueueIntake::Refused const& refused : told.refused)
        console.err << wrapped("", printable(fmt::format("{}: {} {}", refused.file, refused.what, refused.remedy)));
    if (interruption.requested()) return interruption.exit();
    return told.refused.empty() ? Exit::Done : Exit::Problems;
}

Exit run(ListReviews const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_reviews_there(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    session::ReviewDesk& desk = opened->reviews();
    desk.filter({.target = request.level, .flagged = request.flagged, .search = search_key(request.search)});
    std::size_t printed = 0;
    for (;; desk.show_more()) {
        for (; printed < desk.queue().rows.size(); ++printed) print_case(desk.queue().rows[printed], console);
        if (!desk.queue().more) break;
    }
    console.out << wrapped("", say("{} of {} applications.", printed, desk.queue().counts.all));
    return print_problems(opened->take_warnings(), console);
}

Exit run(MergeReviews const& request, session::Ports const& ports, Console const& console) {
    std::string const language = language_for_people(request.language, ports);
    Speaking const speaking(language_of(language));
    auto const wish = merge_wish(request, language, ports);
    if (!wish) return print_problem(wish.problem(), console);
    if (auto const input = input_in_place(request)) return print_problem(*input, console);
    session::MergeAnswer const answer = session::merge_review_files(*wish);
    if (answer.done) print_merge(answer, console);
    Exit status = print_problems(answer.problems, console);
    if (answer.done && !request.output.empty())
        status = std::max(status, write_output(request.output, answer.exported, "merge.json", console));
    return status;
}

Exit run(DecideReview const& request, session::Ports const& ports, Console const& console) {
    std::string const language = language_for_people(request.language, ports);
    Speaking const speaking(language_of(language));
    auto merge = merge_wish(request, language, ports);
    if (!merge) return print_problem(merge.problem(), console);
    session::DecisionWish wish;
    wish.merge = *std::move(merge);
    if (auto read = read_decision_files(request, wish); !read) return print_problem(read.problem(), console);
    if (wish.secret_key) {
        auto passphrase = read_passphrase(request.passphrase, false, console);
        if (!passphrase) return print_problem(passphrase.problem(), console);
        wish.passphrase = *std::move(passphrase);
    }
    session::DecisionAnswer answer = session::decide(wish);
    for (Problem& problem : answer.problems) // of the key, which the session knows as a text
        if (problem.where.file.empty()) problem.where.file = request.secret_key;
    Exit const status = print_problems(answer.problems, console);
    if (!answer.done) return status == Exit::Done ? Exit::Problems : status;
    print_decision(answer, console);
    auto const saved = session::save_decision(answer, request.folder);
    if (!saved) return print_problem(saved.problem(), console);
    for (std::filesystem::path const& file : *saved)
        console.out << wrapped("", printable(say("Wrote {}.", file.string())));
    if (answer.feedback_file.empty())
        console.out << wrapped("", tr("Nothing is signed yet: look the letter over, and decide with the body's key."));
    return status;
}

Exit run(TakeFeedback const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto const key = asked_key(request.key);
    if (!key) return print_problem(key.problem(), console);
    auto const given = session::read_feedback_file(request.file, *key);
    if (!given) return print_problem(given.problem(), console);
    print_feedback(session::feedback_words(given->feedback), console);
    if (request.library.empty()) return Exit::Done;
    auto opened = open_with_record(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    auto const taken = opened->application().take_in_decision(*given);
    if (!taken) return print_problem(taken.problem(), console);
    Exit const status = print_problems(taken->problems, console);
    console.out << "\n"
                << wrapped("", printable(say("In {} now: what was decided of {} claims. Level: {}.", taken->record,
                                             taken->claims, opened->estimate().summary.level)));
    return status;
}

Exit run(FigureReviews const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_reviews_there(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    auto const figures = opened->reviews().figures();
    if (!figures) return print_problem(figures.problem(), console);
    session::Report const report = session::figures_report(*figures);
    Exit status = print_problems(opened->take_warnings(), console);
    if (request.csv.empty() && request.html.empty()) console.out << text_of(report);
    if (!request.csv.empty()) {
        auto const saved = session::save_figures(*figures, request.csv);
        if (!saved) return print_problem(saved.problem(), console);
        for (std::filesystem::path const& file : *saved)
            console.out << wrapped("", printable(say("Wrote {}.", file.string())));
    }
    if (!request.html.empty())
        status = std::max(status, write_output(request.html, session::html_of(report), "figures.html", console));
    return status;
}

Exit run(SampleReviews const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_reviews_there(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    auto const sample = opened->reviews().draw_sample({request.seed, request.percent, request.by_risk});
    if (!sample) return print_problem(sample.problem(), console);
    if (sample->of == 0) {
        console.out << wrapped("", tr("No review is handed in yet: there is nothing to draw from."));
        return Exit::Done;
    }
    console.out << wrapped("", say("Drawn for a second look: {} of {} applications whose review is handed in.",
                                   sample->cases.size(), sample->of));
    for (session::SampledCase const& drawn : sample->cases) {
        console.out << wrapped("", printable(fmt::format("{}: {}", drawn.row.applicant, drawn.row.what)));
        console.out << wrapped("    ", request.by_risk ? say("{}, risk {}", drawn.token, drawn.weight) : drawn.token);
    }
    console.out << wrapped("", printable(say("Anybody can repeat it: with the seed \"{}\" each application has the "
                                             "SHA-256 of seed, line end and token, and the lowest are drawn. Those "
                                             "that were drawn from have the SHA-256 {}. Both stand in the log.",
                                             request.seed, sample->pool_sha256)));
    if (request.by_risk)
        console.out << wrapped("", tr("By risk one has as many tickets as its risk says, the n-th from the second on "
                                      "with a line end and n behind the token, and its lowest counts."));
    return Exit::Done;
}

Exit run(PracticeReviews const& request, session::Ports const& ports, Console const& console) {
    std::string const language = language_for_people(request.language, ports);
    Speaking const speaking(language_of(language));
    auto const cases = session::load_practice(session::practice_folder(ports), ports);
    if (!cases) return print_problem(cases.problem(), console);
    if (!request.review.empty()) {
        auto const comparison = session::compare_review_file(*cases, request.review);
        if (!comparison) return print_problem(comparison.problem(), console);
        print_comparison(*comparison, console);
        return Exit::Done;
    }
    auto const library = library_or_default(request.library);
    if (!library) return print_problem(library.problem(), console);
    std::filesystem::path folder = request.folder;
    if (folder.empty()) folder = library->parent_path() / "practice";
    auto const packages = session::write_practice_packages(*cases, folder);
    if (!packages) return print_problem(packages.problem(), console);
    console.out << wrapped("", printable(say("Their packages are in the folder {}.", folder.string())));
    TakeForReview take{{}, library->string(), language};
    for (std::filesystem::path const& file : *packages) take.files.push_back(file.string());
    return run(take, ports, console);
}

Exit run(VerifyReviewLog const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    std::vector<session::LogHead> seen;
    for (std::string const& text : request.heads) {
        auto head = session::read_log_head(text);
        if (!head) return print_problem(head.problem(), console);
        seen.push_back(*std::move(head));
    }
    if (!request.file.empty()) {
        auto const text = files::read_ordinary_file(request.file, log_byte_limit);
        if (!text) return print_problem(text.problem(), console);
        return tell_log(session::check_exported_log(*text, request.file, seen), console);
    }
    auto opened = open_reviews_there(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    auto const check = opened->reviews().check_log(seen);
    return check ? tell_log(*check, console) : print_problem(check.problem(), console);
}

Exit run(ExportReviewLog const& request, session::Ports const& ports, Console const& console) {
    auto opened = open_reviews_there(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    auto const lines = opened->reviews().export_log();
    if (!lines) return print_problem(lines.problem(), console);
    if (!request.output.empty()) return write_output(request.output, *lines, "log.jsonl", console);
    console.out << *lines;
    return Exit::Done;
}

} // namespace accrue::cli
