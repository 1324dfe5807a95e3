// accrue rules check, accrue rules test.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/verbs.h"
#include "rules/carried.h"
#include "rules/compiled.h"
#include "scoring/examples.h"
#include "session/packs.h"

namespace accrue::cli {
namespace {

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
Exit report_on(std::string const& file, session::LoadedPack const& checked, Console const& console) {
    Exit const status = print_problems(checked.problems, console);
    console.out << printable(has_errors(checked.problems) ? in_disorder(file, checked.problems)
                                                          : in_order(file, rules::as_written(checked.pack->pack)))
                << '\n';
    return status;
}

void print_coverage(session::LoadedPack const& checked, std::string const& file, Console const& console) {
    scoring::Coverage const coverage = scoring::coverage(*checked.pack);
    auto const shown = std::ranges::count_if(coverage.rows, [](auto const& row) { return row.missing.empty(); });
    console.out << fmt::format("{}, all as expected; they show {} of the {} things that cases can show.\n",
                               counted(static_cast<std::size_t>(coverage.examples), "worked case"), shown,
                               coverage.rows.size());
    for (scoring::Coverage::Row const& row : coverage.rows)
        if (!row.missing.empty())
            console.out << printable(fmt::format("{}: {} {}: {}\n",
                                                 to_text(checked.origins.at({file, row.line, 0, {}})), row.kind, row.id,
                                                 row.missing));
}

// The packs named, or all that are installed.
std::vector<std::string> packs_of(std::vector<std::string> const& named, std::filesystem::path const& rules_folder) {
    return named.empty() ? session::list_pack_files(rules_folder) : named;
}

} // namespace

Exit run(CheckRules const& request, session::Ports const& ports, Console const& console) {
    auto const files = packs_of(request.files, ports.rules_folder);
    if (files.empty()) return print_problem(session::no_rules(ports.rules_folder), console);
    Exit status = Exit::Done;
    for (std::string const& file : files)
        status = std::max(status, report_on(file, session::check_pack_file(file), console));
    return status;
}

Exit run(TestRules const& request, session::Ports const& ports, Console const& console) {
    auto const files = packs_of(request.files, ports.rules_folder);
    if (files.empty()) return print_problem(session::no_rules(ports.rules_folder), console);
    Exit status = Exit::Done;
    for (std::string const& file : files) {
        session::LoadedPack const checked = session::check_pack_file(file);
        status = std::max(status, report_on(file, checked, console));
        if (!has_errors(checked.problems)) print_coverage(checked, file, console);
    }
    return status;
}

} // namespace accrue::cli
