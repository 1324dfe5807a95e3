#include "cli/review_words.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/common_words.h"
#include "domain/text.h"

namespace accrue::cli {
namespace {

// Why no sample can be drawn at that rate; empty: one can.
std::string wrong_percent(std::string const& text) {
    auto const percent = parse_number(text);
    if (!percent) return fmt::format("'{}': {}", text, percent.problem().what);
    bool const fits = *percent > Number{0, 1} && *percent <= Number{100, 1};
    return fits ? std::string() : fmt::format("'{}' is no percentage above 0 and up to 100", text);
}

// An id begins on a line of its own behind the seed.
std::string wrong_seed(std::string const& text) {
    bool const fits =
        !text.empty() && text.find('\n') == std::string::npos && find_invalid_utf8(text) == std::string_view::npos;
    return fits ? "" : "a seed is a line of text in UTF-8";
}

// The package, the reviews of it, and whose they may be.
void add_reviews(CLI::App* verb, auto& request) {
    verb->add_option("PACKAGE", request.package, "the package that was reviewed")->required()->type_name("PACKAGE");
    verb->add_option("REVIEW", request.files, "reviews, as they were handed in")->required()->type_name("REVIEW");
    verb->add_option("--key", request.keys, "the public key of somebody who may review it, or a file with it")
        ->type_name("KEY")
        ->allow_extra_args(false);
    verb->add_option("--adjudicator", request.adjudicator, "the key of who decides where they differ")
        ->check(empty_text)
        ->type_name("KEY");
    verb->add_option("--pack", request.pack, "the rules (TOML) instead of those that the application names")
        ->type_name("FILE");
}

} // namespace

void ReviewWords::add_to(CLI::App& app) {
    review_ = app.add_subcommand("review", "Applications that came: take in, merge, decide, practise; the log of it");
    review_->require_subcommand(0, 1);
    review_->footer("Example:\n  accrue review take inbox --library reviews.accrue");
    add_queue();
    add_merge();
    add_decide();
    add_feedback();
    add_body();
    add_practice();
    add_log();
}

void ReviewWords::add_queue() {
    CLI::App* take = review_->add_subcommand("take", "Take packages into the queue of a library");
    take->add_option("FILE", take_.files, "packages, or folders with packages")->required()->type_name("FILE");
    add_library(take, take_.library);
    add_language(take, take_.language, "answer");
    take->footer("Each package is checked and taken in by itself; one that is there already is not taken in again,\n"
                 "so a run that was stopped can be repeated. Exit status 1: some were refused.\n\n"
                 "Example:\n  accrue review take inbox --library reviews.accrue");
    CLI::App* list = review_->add_subcommand("list", "The queue, the nearest deadline first");
    list->add_option("--search", list_.search, "only applicants whose name or e-mail address has this in it")
        ->type_name("TEXT");
    list->add_option("--level", list_.level, "only those who ask for this level")->type_name("LEVEL");
    list->add_flag("--flagged", list_.flagged, "only those with which something is wrong or another than it says");
    add_library(list, list_.library);
    add_language(list, list_.language, "answer");
    list->footer("Example:\n  accrue review list --library reviews.accrue --flagged");
}

void ReviewWords::add_merge() {
    CLI::App* merge = review_->add_subcommand("merge", "Put the reviews of a package together");
    add_reviews(merge, merge_);
    merge->add_option("-o,--output", merge_.output, "write what came of it as JSON")
        ->check(empty_text)
        ->type_name("FILE");
    add_language(merge, merge_.language, "answer");
    merge->footer("The same files give the same result, byte for byte, in whatever order. Without --key everybody's\n"
                  "review counts. Exit status 1: something does not count, or is wrong with the package.\n\n"
                  "Example:\n  accrue review merge doe.accrue-application.zip ana.accrue-review bo.accrue-review");
}

void ReviewWords::add_decide() {
    CLI::App* decide = review_->add_subcommand("decide", "Decide by the reviews: the letter, and what is sent with it");
    add_reviews(decide, decide_);
    decide->add_option("--outcome", decide_.outcome, "award, ask or decline (what the reviews say)")
        ->check(CLI::IsMember({"award", "ask", "decline"}).description(""))
        ->type_name("OUTCOME");
    decide->add_option("--level", decide_.level, "the level that is awarded")->check(empty_text)->type_name("LEVEL");
    decide->add_option("--on", decided_on_, "the day of the decision (today)")->check(wrong_date)->type_name("DATE");
    decide->add_option("--body", decide_.body, "the name of who decides (that of the scheme)")
        ->check(empty_text)
        ->type_name("NAME");
    decide->add_option("--secret-key", decide_.secret_key, "the body's key file, made by 'minisign -G', to sign with")
        ->check(empty_text)
        ->type_name("FILE");
    decide
        ->add_option("--passphrase-file", decide_.passphrase,
                     "a file whose first line is the passphrase of that key (else it is asked for)")
        ->check(empty_text)
        ->type_name("FILE");
    decide->add_option("--head", decide_.head, "the head of the body's log, as 'review verify-log' tells it")
        ->check(empty_text)
        ->type_name("HEAD");
    decide->add_option("--letter-text", decide_.letter_text, "a text file with your own words for the letter")
        ->check(empty_text)
        ->type_name("FILE");
    decide->add_option("-o,--output", decide_.folder, "the folder to write into")
        ->required()
        ->check(empty_text)
        ->type_name("FOLDER");
    add_language(decide, decide_.language, "letter");
    decide->footer(
        "Writes letter.html and letter.pdf, and with --secret-key the file that the applicant takes into her\n"
        "library. Without it nothing is signed: the letter is to be looked over. Nothing is sent. Exit\n"
        "status 1: it could not be decided, or something does not count.\n\n"
        "Example:\n  accrue review decide doe.accrue-application.zip ana.accrue-review bo.accrue-review "
        "\\\n      --secret-key body.key -o decision");
}

void ReviewWords::add_feedback() {
    CLI::App* feedback =
        review_->add_subcommand("feedback", "What a body has decided of your application, claim by claim");
    feedback->add_option("FILE", feedback_.file, "the file that came with the letter")->required()->type_name("FILE");
    feedback
        ->add_option("--library", feedback_.library,
                     "the library (*.accrue) from which the application was sealed, to take it into")
        ->type_name("FILE");
    feedback->add_option("--key", feedback_.key, "the public key of the body, or a file with it")->type_name("KEY");
    add_language(feedback, feedback_.language, "answer");
    feedback->footer("With --library what was decided counts in the record that was sealed; one undo takes it back.\n\n"
                     "Example:\n  accrue review feedback doe.accrue-feedback --library mine.accrue");
}

void ReviewWords::add_body() {
    CLI::App* figures = review_->add_subcommand("figures", "What came, waits, is said and why, in numbers");
    figures->add_option("--csv", figures_.csv, "write them as tables into this folder")->type_name("FOLDER");
    figures->add_option("--html", figures_.html, "write them as a page")->type_name("FILE");
    add_library(figures, figures_.library);
    add_language(figures, figures_.language, "answer");
    figures->footer(
        "By month, level, reviewer, reason and kind of claim, with the age of the queue, the time for a claim,\n"
        "how strict reviewers are and how far they agree. Reviews count once they are handed in.\n\n"
        "Example:\n  accrue review figures --library reviews.accrue --csv figures --html figures.html");
    CLI::App* sample = review_->add_subcommand("sample", "Draw applications for a second look, as anybody can repeat");
    sample->add_option("--seed", sample_.seed, "a text that nobody could choose to suit, such as a lottery's numbers")
        ->required()
        ->check(wrong_seed)
        ->type_name("TEXT");
    sample->add_option("--percent", percent_, "how many of those whose review is handed in, rounded up")
        ->required()
        ->check(wrong_percent)
        ->type_name("NUMBER");
    sample->add_flag("--by-risk", sample_.by_risk, "what is flagged, or hangs on one claim, is drawn more often");
    add_library(sample, sample_.library);
    add_language(sample, sample_.language, "answer");
    sample->footer(
        "The same seed draws the same ones from the same applications. That it was drawn stands in the log.\n\n"
        "Example:\n  accrue review sample --library reviews.accrue --seed \"lotto 2012-10-06\" --percent 10");
}

void ReviewWords::add_practice() {
    CLI::App* practice =
        review_->add_subcommand("practice", "Ten applications to practise on, and how a review of one compares");
    practice
        ->add_option("-o,--output", practice_.folder,
                     "the folder for their packages (else practice beside the library)")
        ->check(empty_text)
        ->type_name("FOLDER");
    practice->add_option("--answers", practice_.review, "compare this review, as it was handed in, with the answers")
        ->type_name("REVIEW");
    add_library(practice, practice_.library);
    add_language(practice, practice_.language, "answer");
    practice->footer(
        "Some of them are true and some are not; everything in them is invented. Take them in, review one, hand\n"
        "the review in, and ask for the answers.\n\n"
        "Example:\n  accrue review practice --library practice.accrue\n"
        "  accrue review practice --answers halden.accrue-review");
}

void ReviewWords::add_log() {
    CLI::App* verify = review_->add_subcommand("verify-log", "Is the log of reviewing what was written?");
    verify->add_option("FILE", verify_.file, "a log that was exported (else that of the library)")->type_name("FILE");
    verify->add_option("--head", verify_.heads, "a head that was seen of it, as letters print it: COUNT:HASH")
        ->type_name("HEAD")
        ->allow_extra_args(false);
    add_library(verify, verify_.library);
    add_language(verify, verify_.language, "answer");
    verify->footer("Exit status 1: it is not; the first bad entry is named. What was cut off after the last head that\n"
                   "is given cannot be seen.\n\n"
                   "Example:\n  accrue review verify-log --library reviews.accrue --head 12:6f1e...");
    CLI::App* exported = review_->add_subcommand("export-log", "The log as lines of JSON, without what entries say");
    exported->add_option("-o,--output", export_.output, "the file to write (else standard output)")
        ->check(empty_text)
        ->type_name("FILE");
    add_library(exported, export_.library);
    exported->footer("Example:\n  accrue review export-log --library reviews.accrue -o log.jsonl");
}

bool ReviewWords::parsed() const { return review_->parsed(); }

std::optional<Request> ReviewWords::request() const {
    if (review_->get_subcommands().empty()) return std::nullopt;
    std::string const verb = review_->get_subcommands().front()->get_name();
    if (verb == "take") return take_;
    if (verb == "list") return list_;
    if (verb == "merge") return merge_;
    if (verb == "feedback") return feedback_;
    if (verb == "decide") {
        DecideReview decide = decide_;
        if (!decided_on_.empty()) decide.on = parse_date(decided_on_);
        return decide;
    }
    if (verb == "figures") return figures_;
    if (verb == "sample") {
        SampleReviews sample = sample_;
        if (auto const percent = parse_number(percent_)) sample.percent = *percent; // which was checked
        return sample;
    }
    if (verb == "practice") return practice_;
    if (verb == "verify-log") return verify_;
    return export_;
}

} // namespace accrue::cli
