#include "cli/review_words.h"

#include <CLI/CLI.hpp>

#include "cli/common_words.h"

namespace accrue::cli {

void ReviewWords::add_to(CLI::App& app) {
    review_ = app.add_subcommand("review", "Applications that came: take them in, put reviews together, check the log");
    review_->require_subcommand(0, 1);
    review_->footer("Example:\n  accrue review take inbox --library reviews.accrue");
    add_queue();
    add_merge();
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
    merge->add_option("PACKAGE", merge_.package, "the package that was reviewed")->required()->type_name("PACKAGE");
    merge->add_option("REVIEW", merge_.files, "reviews, as they were handed in")->required()->type_name("REVIEW");
    merge->add_option("--key", merge_.keys, "the public key of somebody who may review it, or a file with it")
        ->type_name("KEY")
        ->allow_extra_args(false);
    merge->add_option("--adjudicator", merge_.adjudicator, "the key of who decides where they differ")
        ->type_name("KEY");
    merge->add_option("--pack", merge_.pack, "the rules (TOML) instead of those that the application names")
        ->type_name("FILE");
    merge->add_option("-o,--output", merge_.output, "write what came of it as JSON")->type_name("FILE");
    add_language(merge, merge_.language, "answer");
    merge->footer("The same files give the same result, byte for byte, in whatever order. Without --key everybody's\n"
                  "review counts. Exit status 1: something does not count, or is wrong with the package.\n\n"
                  "Example:\n  accrue review merge doe.accrue-application.zip ana.accrue-review bo.accrue-review");
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
    exported->add_option("-o,--output", export_.output, "the file to write (else standard output)")->type_name("FILE");
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
    if (verb == "verify-log") return verify_;
    return export_;
}

} // namespace accrue::cli
