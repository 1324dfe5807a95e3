#include "cli/cpd_words.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/common_words.h"

namespace accrue::cli {
namespace {

std::string no_pair(std::string const& text) {
    std::size_t const equals = text.find('=');
    return equals == 0 || equals == std::string::npos ? "it is no KEY=VALUE: " + text : "";
}

} // namespace

void CpdWords::add_to(CLI::App& app) {
    cpd_ = app.add_subcommand("cpd", "The yearly record: what your credentials still need, and what you did for them");
    cpd_->require_subcommand(0, 1);
    cpd_->footer("Example:\n  accrue cpd show --library mine.accrue");
    CLI::App* show = cpd_->add_subcommand("show", "What each credential needs, and where each activity counts");
    add_library(show, show_.library);
    show->add_flag("--all", show_.all, "also the activities of cycles that have ended");
    show->add_flag("--html", show_.html, "a page for a browser, a printer or a screen reader");
    show->add_option("-o,--output", show_.output, "the file to write; without it standard output")->type_name("FILE");
    add_language(show, show_.language, "report");
    show->footer("Example:\n  accrue cpd show --library mine.accrue --html -o cpd.html");
    add_log();
    add_hold();
    add_import();
    CLI::App* calendar = cpd_->add_subcommand("calendar", "Ends of cycles and plans as an iCalendar file");
    add_library(calendar, calendar_.library);
    calendar->add_option("-o,--output", calendar_.output, "the file to write (.ics); without it standard output")
        ->type_name("FILE");
    add_language(calendar, calendar_.language, "calendar");
    calendar->footer("Example:\n  accrue cpd calendar --library mine.accrue -o cpd.ics");
}

void CpdWords::add_log() {
    CLI::App* log =
        cpd_->add_subcommand("log", "Log an activity, said in one line, for every credential that takes it");
    log->add_option("LINE", words_, "what it was, for how long, on which day: 2h webinar SLM 12 Nov")
        ->required()
        ->type_name("TEXT");
    add_library(log, log_.library);
    log->add_option("--only", log_.schemes, "log it for these schemes alone (ids, as in the files of rules)")
        ->check(empty_text)
        ->type_name("SCHEME");
    log->add_option("--set", log_.fields, "what else an entry says, where a scheme asks for it: area=power")
        ->check(no_pair)
        ->type_name("KEY=VALUE");
    log->add_flag("--try", log_.only_try, "say what would be logged, and log nothing");
    add_language(log, log_.language, "answer");
    log->footer("Without a day it was today. Days and lengths are understood in English and German.\n\n"
                "Example:\n  accrue cpd log 2h webinar SLM 12 Nov --library mine.accrue");
}

void CpdWords::add_hold() {
    CLI::App* hold = cpd_->add_subcommand("hold", "Begin the record of a credential that you hold");
    hold->add_option("SCHEME", hold_.scheme, "the scheme's id, as in the files of rules: pmi-ccr")
        ->required()
        ->type_name("SCHEME");
    hold->add_option("--award", award_date_, "the day of the award, from which its cycles are counted")
        ->check(wrong_date)
        ->type_name("DATE");
    hold->add_option("--status", hold_.status, "what you are from then on, where the rules ask for it: psm")
        ->check(empty_text)
        ->type_name("CODE");
    hold->add_option("--set", hold_.fields, "what the rules ask about you: held=pmp")
        ->check(no_pair)
        ->type_name("KEY=VALUE");
    add_library(hold, hold_.library);
    add_language(hold, hold_.language, "answer");
    hold->footer("It is kept for the person whose record is open in the library.\n\n"
                 "Example:\n  accrue cpd hold pmi-ccr --award 2024-06-01 --set held=pmp --library mine.accrue");
}

void CpdWords::add_import() {
    CLI::App* import = cpd_->add_subcommand("import", "Log events of a calendar (iCalendar, .ics) as activities");
    import->add_option("FILE", import_.file, "the calendar, as your program exports it")->required()->type_name("FILE");
    import->add_option("--match", import_.words, "only events whose name has one of these words")
        ->check(empty_text)
        ->type_name("WORD");
    add_library(import, import_.library);
    import->add_option("--only", import_.schemes, "for these schemes alone")->check(empty_text)->type_name("SCHEME");
    import->add_option("--set", import_.fields, "what else the entries say: area=power")
        ->check(no_pair)
        ->type_name("KEY=VALUE");
    import->add_flag("--try", import_.only_try, "say what would be logged, and log nothing");
    add_language(import, import_.language, "answer");
    import->footer("Taken are events in the running cycles that are not logged yet; what lies ahead is planned.\n\n"
                   "Example:\n  accrue cpd import calendar.ics --match webinar --match training --library mine.accrue");
}

bool CpdWords::parsed() const { return cpd_ != nullptr && cpd_->parsed(); }

std::optional<Request> CpdWords::request() const {
    if (cpd_->got_subcommand("show")) return show_;
    if (cpd_->got_subcommand("calendar")) return calendar_;
    if (cpd_->got_subcommand("hold")) {
        HoldCredential hold = hold_;
        if (!award_date_.empty()) hold.award_date = parse_date(award_date_);
        return hold;
    }
    if (cpd_->got_subcommand("import")) return import_;
    if (!cpd_->got_subcommand("log")) return std::nullopt;
    LogCpd log = log_;
    log.line = fmt::format("{}", fmt::join(words_, " "));
    return log;
}

} // namespace accrue::cli
