// accrue rules check, accrue rules test.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/verbs.h"
#include "domain/digest.h"
#include "formats/text_file.h"
#include "rules/check.h"
#include "rules/compiled.h"
#include "rules/parse.h"
#include "scoring/examples.h"
#include "session/packs.h"

namespace accrue::cli {
namespace {

// More than parse() takes, so that it is the one to refuse a pack that is only somewhat too large.
constexpr std::size_t pack_byte_limit = 16'000'000;

struct CheckedPack {
    rules::CompiledPack pack; // where there is no error
    Problems problems;
};

CheckedPack check_pack(std::string const& file) {
    auto const text = formats::read_file(file, pack_byte_limit);
    if (!text) return {{}, {text.problem()}};
    rules::Parsed parsed = rules::parse(*text, file);
    CheckedPack checked{{}, std::move(parsed.problems)};
    auto const add = [&](Problems const& problems) {
        checked.problems.insert(checked.problems.end(), problems.begin(), problems.end());
        return !has_errors(checked.problems);
    };
    if (!add({}) || !add(rules::check(parsed.pack, parsed.positions))) return checked;
    checked.pack = rules::compile(std::move(parsed.pack), sha256_hex(*text));
    add(scoring::run_examples(checked.pack, file));
    return checked;
}

// "rules/prism/prism.toml: priSM 2012.1 is in order: 5 levels, 12 awards, …"
std::string in_order(std::string const& file, rules::Pack const& pack) {
    return fmt::format("{}: {} {} is in order: {}, {}, {}, {}, {}, {}", file, pack.header.title, pack.header.version,
                       counted(pack.levels.size(), "level"), counted(pack.claims.size(), "claim type"),
                       counted(pack.qualifications.size(), "qualification"), counted(pack.awards.size(), "award"),
                       counted(pack.gates.size(), "gate"), counted(pack.examples.size(), "worked case"));
}

std::string in_disorder(std::string const& file, Problems const& problems) {
    auto const errors = static_cast<std::size_t>(std::ranges::count(problems, Severity::Error, &Problem::severity));
    return fmt::format("{}: {}, {}", file, counted(errors, "error"), counted(problems.size() - errors, "warning"));
}

// Prints what is wrong with the pack, or that nothing is.
Exit report_on(std::string const& file, CheckedPack const& checked, Console const& console) {
    Exit const status = print_problems(checked.problems, console);
    console.out << printable(has_errors(checked.problems) ? in_disorder(file, checked.problems)
                                                          : in_order(file, checked.pack.pack))
                << '\n';
    return status;
}

void print_coverage(std::string const& file, scoring::Coverage const& coverage, Console const& console) {
    auto const shown = std::ranges::count_if(coverage.rows, [](auto const& row) { return row.missing.empty(); });
    console.out << fmt::format("{}, all as expected; they show {} of the {} things that cases can show.\n",
                               counted(static_cast<std::size_t>(coverage.examples), "worked case"), shown,
                               coverage.rows.size());
    for (scoring::Coverage::Row const& row : coverage.rows)
        if (!row.missing.empty())
            console.out << printable(fmt::format("{}:{}: {} {}: {}\n", file, row.line, row.kind, row.id, row.missing));
}

// The packs named, or all that are installed.
std::vector<std::string> packs_of(std::vector<std::string> const& named, std::filesystem::path const& rules_folder) {
    if (!named.empty()) return named;
    std::vector<std::string> files;
    for (std::string const& scheme : session::list_schemes(rules_folder))
        for (auto const& entry : std::filesystem::directory_iterator(rules_folder / scheme))
            if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
    std::ranges::sort(files);
    return files;
}

} // namespace

Exit run(CheckRules const& request, session::Ports const& ports, Console const& console) {
    auto const files = packs_of(request.files, ports.rules_folder);
    if (files.empty()) return print_problem(session::no_rules(ports.rules_folder), console);
    Exit status = Exit::Done;
    for (std::string const& file : files) status = std::max(status, report_on(file, check_pack(file), console));
    return status;
}

Exit run(TestRules const& request, session::Ports const& ports, Console const& console) {
    auto const files = packs_of(request.files, ports.rules_folder);
    if (files.empty()) return print_problem(session::no_rules(ports.rules_folder), console);
    Exit status = Exit::Done;
    for (std::string const& file : files) {
        CheckedPack const checked = check_pack(file);
        status = std::max(status, report_on(file, checked, console));
        if (!has_errors(checked.problems)) print_coverage(file, scoring::coverage(checked.pack), console);
    }
    return status;
}

} // namespace accrue::cli
