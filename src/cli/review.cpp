// accrue review: applications that came, the reviews of them, and the log.
#include <algorithm>

#include <fmt/format.h>

#include "cli/asked_package.h"
#include "cli/common_words.h"
#include "cli/long_run.h"
#include "cli/places.h"
#include "cli/verbs.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "session/review_desk.h"
#include "session/review_merge.h"

namespace accrue::cli {
namespace {

using session::Session;

constexpr std::size_t log_byte_limit = 1'000'000'000;

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
    console.out << wrapped("", answer.outcome.empty() ? std::string(tr("What should become of it is open."))
                                                      : say("What should become of it: {}.", answer.outcome));
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
    session::MergeWish wish;
    wish.package = request.package;
    wish.reviews = {request.files.begin(), request.files.end()};
    wish.asked = check_of(request.pack, language, ports);
    wish.asked.looks_at_evidence = false;
    for (std::string const& named : request.keys) {
        auto key = asked_key(named);
        if (!key) return print_problem(key.problem(), console);
        wish.reviewers.push_back(*std::move(key));
    }
    auto adjudicator = asked_key(request.adjudicator);
    if (!adjudicator) return print_problem(adjudicator.problem(), console);
    wish.adjudicator = *std::move(adjudicator);
    session::MergeAnswer const answer = session::merge_review_files(wish);
    if (answer.done) print_merge(answer, console);
    Exit status = print_problems(answer.problems, console);
    if (answer.done && !request.output.empty())
        status = std::max(status, write_output(request.output, answer.exported, "merge.json", console));
    return status;
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
