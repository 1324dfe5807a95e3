#include "cli/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/common_words.h"
#include "cli/cpd_words.h"
#include "cli/evidence_words.h"
#include "cli/package_words.h"
#include "cli/review_words.h"
#include "cli/rules_words.h"
#include "domain/text.h"
#include "rules/translate.h"

namespace accrue::cli {
namespace {

constexpr char const* version = "accrue 0.1";

// The words as given; each is checked by its option.
struct Words {
    ScoreOne score;
    bool lines = false;
    std::string on;
    std::string basis;
    FindPath path;
    std::string minimise = "money";
    RulesWords rules;
    EvidenceWords evidence;
    PackageWords package;
    ReviewWords review;
    CpdWords cpd;
    Import import;
    std::string award_date;
    std::string heading;
    Export output;
    WriteReport report;
    CheckLibrary check;
    ScoreBatch batch;
    TakePicture picture;
    std::string size;
    OpenWindow window;
};

struct Size {
    int width = 0;
    int height = 0;
};
constexpr Size least_size{320, 240};
constexpr Size most_size{8192, 8192};
constexpr int most_plans = 100;
constexpr float least_scale = 0.5F;
constexpr float most_scale = 4;

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const all = error == std::errc{} && end == text.data() + text.size();
    return all ? std::optional(value) : std::nullopt;
}

// "1280x800".
std::optional<Size> parse_size(std::string_view text) {
    std::size_t const cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    auto const width = whole_number(text.substr(0, cross));
    auto const height = whole_number(text.substr(cross + 1));
    return width && height ? std::optional(Size{*width, *height}) : std::nullopt;
}

bool can_be_drawn(Size size) {
    return size.width >= least_size.width && size.height >= least_size.height && size.width <= most_size.width &&
           size.height <= most_size.height;
}

std::string wrong_size(std::string const& text) {
    auto const size = parse_size(text);
    if (size && can_be_drawn(*size)) return "";
    return fmt::format("'{}' is no size{}: write for example 1280x800; it can be from {}x{} to {}x{}", text,
                       size ? " that can be drawn" : "", least_size.width, least_size.height, most_size.width,
                       most_size.height);
}

std::string wrong_scale(std::string const& text) {
    float scale = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), scale);
    bool const all = error == std::errc{} && end == text.data() + text.size();
    if (all && scale >= least_scale && scale <= most_scale) return ""; // "nan" is not
    return fmt::format("'{}' is no scale: write a factor from {} to {}, such as 1.5", text, least_scale, most_scale);
}

std::string wrong_basis(std::string const& text) {
    if (parse_basis(text)) return "";
    std::array<std::string_view, all_bases.size()> words{};
    std::ranges::transform(all_bases, words.begin(), [](Basis basis) { return to_text(basis); });
    std::string const nearest = suggestion(text, words);
    return fmt::format("'{}' is no basis; {}", text,
                       nearest.empty() ? fmt::format("write {}", fmt::join(words, ", ")) : nearest);
}

void add_basis(CLI::App* verb, Words& words) {
    verb->add_option("--basis", words.basis, "what counts at least: planned, claimed, evidenced or verified")
        ->check(wrong_basis)
        ->type_name("BASIS");
}

// On which day and what is counted.
void add_counting(CLI::App* verb, Words& words) {
    verb->add_option("--on", words.on, "the day to count on, instead of the application's")
        ->check(wrong_date)
        ->type_name("DATE");
    add_basis(verb, words);
}

CLI::App* add_score(CLI::App& app, Words& words) {
    CLI::App* verb = app.add_subcommand("score", "Say which level an application reaches, and why");
    verb->add_option("APPLICATION", words.score.file, "an application (JSON); with --lines one a line")
        ->required()
        ->type_name("FILE");
    verb->add_option("--pack", words.score.pack, "the rule pack (TOML); without it the one the application names")
        ->type_name("FILE");
    add_counting(verb, words);
    add_language(verb, words.score.language, "report");
    verb->add_flag("--json", words.score.json, "the assessment for programs instead of a report");
    verb->add_flag("--explain", words.score.explain, "every step of the way, or the trace in JSON");
    verb->add_flag("--robust", words.score.robust, "also which entries the level hangs on, if one were refused");
    verb->add_flag("--lines", words.lines, "one application a line in and one assessment a line out; needs --pack");
    verb->footer("Example:\n  accrue score assets/samples/gazing-into-the-prism.json --on 2012-09-12");
    return verb;
}

CLI::App* add_path(CLI::App& app, Words& words) {
    CLI::App* verb = app.add_subcommand("path", "Say what is the cheapest way to a level");
    verb->add_option("APPLICATION", words.path.file, "an application (JSON)")->required()->type_name("FILE");
    verb->add_option("--to", words.path.to, "the level to be reached")->required()->type_name("LEVEL");
    verb->add_option("--minimise,--minimize", words.minimise, "what to spend least of: money, hours or months")
        ->check(CLI::IsMember({"money", "hours", "months"}).description(""))
        ->type_name("WHAT");
    verb->add_option("--plans", words.path.plans, "how many ways to name, the best first")
        ->check(CLI::Range(1, most_plans).description(""))
        ->type_name("COUNT");
    verb->add_option("--pack", words.path.pack, "the rule pack (TOML); without it the one the application names")
        ->type_name("FILE");
    add_counting(verb, words);
    add_language(verb, words.path.language, "report");
    verb->add_flag("--json", words.path.json, "the plans for programs instead of a report");
    verb->footer("Example:\n  accrue path assets/samples/gazing-into-the-prism.json --to PSM");
    return verb;
}

CLI::App* add_import(CLI::App& app, Words& words) {
    CLI::App* verb = app.add_subcommand("import", "Take an application, or the rows of a table, into a library");
    verb->add_option("FILE", words.import.file, "an application (JSON), or a table of entries (.csv, .tsv)")
        ->required()
        ->type_name("FILE");
    add_library(verb, words.import.library);
    verb->add_option("--scheme", words.import.scheme, "of a table: the scheme of the record, where none is there yet")
        ->type_name("ID");
    verb->add_option("--award-date", words.award_date, "of a table: the day of the award, where that scheme needs it")
        ->check(wrong_date)
        ->type_name("DATE");
    verb->add_option("--kind", words.import.kind, "of a table: the kind of entry, where no column says it")
        ->type_name("ID");
    verb->add_option("--columns", words.import.columns, "of a table: what its columns say, '-' for nothing")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("KEY,...");
    verb->add_option("--heading", words.heading, "of a table: whether the first row names the columns, yes or no")
        ->check(CLI::IsMember({"yes", "no"}).description(""))
        ->type_name("ANSWER");
    verb->add_flag("--skip-bad-rows", words.import.skip_bad_rows,
                   "of a table: leave out rows with something wrong; without it they keep all of it out");
    verb->add_flag("--again", words.import.again,
                   "add once more what the record, or of an application the library, has already");
    verb->footer("What is not said of a table is guessed from it, and told. One undo takes all rows back.\n\n"
                 "Example:\n  accrue import application.json --library mine.accrue\n"
                 "  accrue import talks.csv --library mine.accrue --scheme prism --columns title,on,-,hours");
    return verb;
}

CLI::App* add_export(CLI::App& app, Words& words) {
    CLI::App* verb = app.add_subcommand("export", "Write a library's open record as an application, or as a table");
    add_library(verb, words.output.library);
    verb->add_flag("--csv", words.output.table,
                   "the entries as a table (CSV), as also where FILE ends with .csv or .tsv");
    verb->add_option("-o,--output", words.output.output, "the file to write; without it standard output")
        ->type_name("FILE");
    verb->footer("A table has no formulas, and 'accrue import' reads it back.\n\n"
                 "Example:\n  accrue export --library mine.accrue -o application.json\n"
                 "  accrue export --library mine.accrue -o entries.csv");
    return verb;
}

CLI::App* add_report(CLI::App& app, Words& words) {
    CLI::App* verb = app.add_subcommand("report", "Write what the screens say, as text or as a page of HTML");
    verb->add_option("APPLICATION", words.report.file, "an application (JSON); without it a library's open record")
        ->type_name("FILE");
    add_library(verb, words.report.library);
    add_language(verb, words.report.language, "report");
    verb->add_flag("--html", words.report.html, "a page for a browser, a printer or a screen reader");
    verb->add_option("-o,--output", words.report.output, "the file to write; without it standard output")
        ->type_name("FILE");
    verb->footer("Example:\n  accrue report assets/samples/gazing-into-the-prism.json --html -o report.html");
    return verb;
}

CLI::App* add_check(CLI::App& app, Words& words) {
    CLI::App* verb = app.add_subcommand("check", "Look whether a library is sound");
    verb->add_option("LIBRARY", words.check.library, "the library (*.accrue)")->required()->type_name("FILE");
    verb->footer("Example:\n  accrue check mine.accrue");
    return verb;
}

CLI::App* add_batch(CLI::App& app, Words& words) {
    CLI::App* verb =
        app.add_subcommand("batch", "Score every stored application of a scheme again, and say what changed");
    verb->add_option("LIBRARY", words.batch.library, "the library (*.accrue)")->required()->type_name("FILE");
    verb->add_option("--pack", words.batch.pack, "the rule pack (TOML)")->required()->type_name("FILE");
    add_basis(verb, words);
    verb->footer("Writes the level of each into the library's table score_run and compares with the run before.\n"
                 "Ctrl+C stops it; what was scored by then is kept, and it says up to which record.\n\n"
                 "Example:\n  accrue batch mine.accrue --pack rules/prism/prism.toml");
    return verb;
}

CLI::App* add_screenshot(CLI::App& app, Words& words, std::vector<std::string> const& screens) {
    CLI::App* verb = app.add_subcommand("screenshot", "Save a picture of a screen");
    verb->add_option("--screen", words.picture.screen, fmt::format("the screen: {}", fmt::join(screens, ", ")))
        ->required()
        ->check(CLI::IsMember(screens).description(""))
        ->type_name("NAME");
    verb->add_option("-o,--output", words.picture.output, "the picture to write (PNG)")->required()->type_name("FILE");
    verb->add_option("--library", words.picture.library, "the library to show, without it the sample")
        ->type_name("FILE");
    verb->add_option("--size", words.size, "width x height in pixels, such as 1280x800")
        ->check(wrong_size)
        ->type_name("WxH");
    verb->add_option("--theme", words.picture.theme, "light, dark or contrast")
        ->check(CLI::IsMember({"light", "dark", "contrast"}).description(""))
        ->type_name("NAME");
    verb->add_option("--scale", words.picture.scale, "how large everything is drawn")
        ->check(wrong_scale)
        ->type_name("FACTOR");
    add_language(verb, words.picture.language, "picture");
    verb->footer("Example:\n  accrue screenshot --screen estimate -o estimate.png --size 1920x1080 --theme dark");
    return verb;
}

// What to say of a first word that is neither an option nor a verb nor a library; empty: it is one of these.
std::string unknown_verb(CLI::App const& app, std::vector<std::string> const& words) {
    if (words.empty() || words.front().starts_with('-') || words.front().ends_with(".accrue")) return {};
    std::vector<std::string> verbs;
    for (CLI::App const* verb : app.get_subcommands({})) verbs.push_back(verb->get_name());
    if (std::ranges::find(verbs, words.front()) != verbs.end()) return {};
    std::string const nearest = suggestion(words.front(), verbs);
    return fmt::format("'{}' is neither a command nor a library (*.accrue){}{}", shortened(words.front()),
                       nearest.empty() ? "" : "; ", nearest);
}

// "accrue rules check", as far as the words were understood.
std::string command_of(CLI::App const& app) {
    std::string command = "accrue";
    for (CLI::App const* at = &app; !at->get_subcommands().empty();) {
        at = at->get_subcommands().front();
        command += " " + at->get_name();
    }
    return command;
}

std::variant<Request, Exit> score_request(Words words, Console const& console) {
    if (words.lines && words.score.pack.empty())
        return refuse("--lines needs --pack: one pack for all lines", "accrue score", console);
    if (words.lines && !words.score.language.empty())
        return refuse("--lang is for reports: --lines writes for programs", "accrue score", console);
    ScoreOne& one = words.score;
    if (!words.on.empty()) one.on = parse_date(words.on);
    one.basis = parse_basis(words.basis).value_or(one.basis);
    if (!words.lines) return Request(one);
    return Request(ScoreLines{one.file, one.pack, one.on, one.basis, one.explain});
}

Request path_request(Words words) {
    FindPath& path = words.path;
    if (!words.on.empty()) path.on = parse_date(words.on);
    path.basis = parse_basis(words.basis).value_or(path.basis);
    if (words.minimise == "hours") path.objective = path::Objective::Hours;
    if (words.minimise == "months") path.objective = path::Objective::Months;
    return path;
}

Request import_request(Words words) {
    if (!words.award_date.empty()) words.import.award_date = parse_date(words.award_date);
    if (!words.heading.empty()) words.import.heading = words.heading == "yes";
    return words.import;
}

Request batch_request(Words words) {
    words.batch.basis = parse_basis(words.basis).value_or(words.batch.basis);
    return words.batch;
}

// Of `rules`, `evidence`, `package`, `review` and `cpd`, which have commands of their own. Nothing: none of them was asked for.
std::optional<std::variant<Request, Exit>> grouped_request(Words const& words, Console const& console) {
    auto const answer = [&](auto const& group, std::string_view name,
                            std::string_view commands) -> std::variant<Request, Exit> {
        if (auto request = group.request()) return *std::move(request);
        return refuse(fmt::format("{} needs a command: {}", name, commands), fmt::format("accrue {}", name), console);
    };
    if (words.rules.parsed())
        return answer(words.rules, "rules", "check, test, mutate, diff, impact, export or handbook");
    if (words.evidence.parsed()) return answer(words.evidence, "evidence", "check, shrink, list, add, link or mark");
    if (words.package.parsed()) return answer(words.package, "package", "build, check, show, documents or key");
    if (words.review.parsed())
        return answer(words.review, "review", "take, list, merge, decide, feedback, verify-log or export-log");
    if (words.cpd.parsed()) return answer(words.cpd, "cpd", "show, log, import, hold or calendar");
    return std::nullopt;
}

Request picture_request(Words words) {
    if (auto const size = parse_size(words.size)) {
        words.picture.width = size->width;
        words.picture.height = size->height;
    }
    return words.picture;
}

} // namespace

std::variant<Request, Exit> read_command_line(std::vector<std::string> words, std::vector<std::string> const& screens,
                                              Console const& console) {
    CLI::App app("Counts what you have learned, done and given against the rules of a professional scheme,\n"
                 "and says which level you can claim and why. Without a command it opens the window.",
                 "accrue");
    Words given;
    app.set_version_flag("--version", version);
    app.add_option("LIBRARY", given.window.library,
                   "the library to open (*.accrue); without it the one in your data folder")
        ->type_name("FILE");
    app.require_subcommand(0, 1);
    app.footer("Example:\n  accrue score assets/samples/gazing-into-the-prism.json\n\n"
               "Exit status: 0 done and nothing wrong; 1 done, and the input has problems; 2 the command line is\n"
               "wrong; 3 the system refused (file, disk, lock). 'accrue COMMAND --help' shows an example.");
    CLI::App const* score = add_score(app, given);
    CLI::App const* path = add_path(app, given);
    given.rules.add_to(app);
    given.evidence.add_to(app);
    given.package.add_to(app);
    given.review.add_to(app);
    given.cpd.add_to(app);
    CLI::App const* import = add_import(app, given);
    CLI::App const* output = add_export(app, given);
    CLI::App const* report = add_report(app, given);
    CLI::App const* check = add_check(app, given);
    CLI::App const* batch = add_batch(app, given);
    CLI::App const* screenshot = add_screenshot(app, given, screens);

    if (auto const unknown = unknown_verb(app, words); !unknown.empty()) return refuse(unknown, "accrue", console);
    std::ranges::reverse(words); // CLI11 takes them from the back
    try {
        app.parse(words);
    } catch (CLI::ParseError const& error) {
        if (error.get_exit_code() == 0) return Exit{app.exit(error, console.out, console.err)};
        return refuse(error.what(), command_of(app), console);
    }
    if (score->parsed()) return score_request(std::move(given), console);
    if (path->parsed()) return path_request(std::move(given));
    if (auto grouped = grouped_request(given, console)) return *std::move(grouped);
    if (import->parsed()) return import_request(std::move(given));
    if (output->parsed()) return Request(given.output);
    if (report->parsed() && !given.report.file.empty() && !given.report.library.empty())
        return refuse("report takes an application or --library, not both", "accrue report", console);
    if (report->parsed()) return given.report;
    if (check->parsed()) return Request(given.check);
    if (batch->parsed()) return batch_request(std::move(given));
    if (screenshot->parsed()) return picture_request(std::move(given));
    return Request(given.window);
}

} // namespace accrue::cli
