#include "cli/rules_words.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/common_words.h"
#include "rules/translate.h"

namespace accrue::cli {
namespace {

void add_packs(CLI::App* verb, std::vector<std::string>& files) {
    verb->add_option("PACK", files, "packs (TOML); without one all that are installed")->type_name("FILE");
}

void add_pack(CLI::App* verb, std::string& file, std::string const& name = "PACK",
              std::string const& help = "a pack (TOML)") {
    verb->add_option(name, file, help)->required()->type_name("FILE");
}

std::string replaces_pack(std::string const& file) {
    return file.ends_with(".toml") ? fmt::format("'{}' would replace a rule pack; choose another name", file) : "";
}

CLI::Option* add_output(CLI::App* verb, std::string& file, std::string const& help) {
    return verb->add_option("-o,--output", file, help)->check(replaces_pack)->type_name("FILE");
}

} // namespace

void RulesWords::add_reading(CLI::App& rules) {
    CLI::App* check = rules.add_subcommand("check", "Everything that is wrong with a pack, its worked cases included");
    add_packs(check, check_.files);
    check->footer("Example:\n  accrue rules check rules/prism/prism.toml");
    CLI::App* test = rules.add_subcommand("test", "Run a pack's worked cases and say what none of them shows");
    add_packs(test, test_.files);
    test->footer("Example:\n  accrue rules test rules/prism/prism.toml");
    CLI::App* mutate = rules.add_subcommand("mutate", "Name the numbers of a pack that no worked case guards");
    add_pack(mutate, mutate_.file);
    mutate->footer("Each number is changed by one step up and down, and the worked cases are run: where all of them\n"
                   "still come out as expected, a slip of the pen would go unseen. Costs, fees and the bounds of\n"
                   "fields are not tried.\n\nExample:\n  accrue rules mutate rules/prism/prism.toml");
    CLI::App* diff = rules.add_subcommand("diff", "Say what changed from one pack to another, row by row");
    add_pack(diff, diff_.before, "BEFORE", "the pack as it was (TOML)");
    add_pack(diff, diff_.after, "AFTER", "the pack as it is (TOML)");
    diff->footer("Exit status 0: both say the same; 1: they differ.\n\n"
                 "Example:\n  accrue rules diff handbook-2012.toml handbook-2013.toml");
    CLI::App* impact = rules.add_subcommand("impact", "Say who among the stored applications would change level");
    impact->add_option("PACK", impact_packs_, "the pack as it was and as it would be (TOML); or this one alone")
        ->required()
        ->expected(1, 2)
        ->type_name("FILE");
    add_library(impact, impact_.library);
    impact->add_flag("--json", impact_.json, "for programs instead of a report");
    impact->footer(
        "Scores each application of the scheme by both, on its own date, and changes nothing. With one pack\n"
        "it is compared with the rules that each application is counted by as things stand.\n\n"
        "Example:\n  accrue rules impact handbook-2012.toml handbook-2013.toml --library mine.accrue");
}

void RulesWords::add_writing(CLI::App& rules) {
    CLI::App* output = rules.add_subcommand("export", "Write all rows of a pack for other programs");
    add_pack(output, export_.file);
    output->add_flag("--json", json_, "as JSON, which is also what it does without");
    add_output(output, export_.output, "the file to write; without it standard output");
    output->footer("Example:\n  accrue rules export --json rules/prism/prism.toml -o prism.json");
    CLI::App* handbook = rules.add_subcommand("handbook", "Write a pack as a handbook for readers: one page of HTML");
    add_pack(handbook, handbook_.file);
    add_output(handbook, handbook_.output, "the file to write (HTML)")->required();
    add_language(handbook, handbook_.language, "page");
    handbook->footer("Example:\n  accrue rules handbook rules/prism/prism.toml -o prism.html");
}

void RulesWords::add_to(CLI::App& app) {
    rules_ = app.add_subcommand("rules", "Work on rule packs");
    rules_->require_subcommand(0, 1);
    rules_->footer("Example:\n  accrue rules check rules/prism/prism.toml");
    add_reading(*rules_);
    add_writing(*rules_);
}

bool RulesWords::parsed() const { return rules_->parsed(); }

std::optional<Request> RulesWords::request() const {
    if (rules_->get_subcommands().empty()) return std::nullopt;
    std::string const& verb = rules_->get_subcommands().front()->get_name();
    if (verb == "check") return check_;
    if (verb == "test") return test_;
    if (verb == "mutate") return mutate_;
    if (verb == "diff") return diff_;
    if (verb == "impact") {
        RulesImpact impact = impact_;
        impact.after = impact_packs_.back();
        if (impact_packs_.size() > 1) impact.before = impact_packs_.front();
        return impact;
    }
    if (verb == "export") return export_;
    return handbook_;
}

} // namespace accrue::cli
