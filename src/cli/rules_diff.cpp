// accrue rules diff: what changed between two packs, in words.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/verbs.h"
#include "domain/text.h"
#include "rules/carried.h"
#include "rules/diff.h"
#include "rules/row_kinds.h"
#include "session/packs.h"

namespace accrue::cli {
namespace {

using rules::KeyChange;
using rules::RowChange;

std::string_view many(std::string_view kind) {
    rules::RowKind const* found = rules::find_row_kind(kind);
    return found == nullptr ? kind : found->many;
}

std::string change_line(KeyChange change) {
    if (change.was.empty())
        return fmt::format("    {}: now {}, not there before\n", change.key, shortened(change.is, 200));
    if (change.is.empty())
        return fmt::format("    {}: was {}, no longer there\n", change.key, shortened(change.was, 200));
    rules::shorten(change);
    return fmt::format("    {}: was {}, now {}\n", change.key, change.was, change.is);
}

class DiffReport {
public:
    DiffReport(session::LoadedPack const& before, session::LoadedPack const& after) : before_(before), after_(after) {}

    [[nodiscard]] std::string write(rules::Difference const& found) const {
        std::string text = head(found);
        std::string_view kind;
        for (RowChange const& row : found.rows) {
            if (row.kind != kind) text += fmt::format("\n{}\n", many(row.kind));
            kind = row.kind;
            text += row_lines(row);
        }
        if (!found.reordered.empty()) text += '\n';
        for (std::string_view const reordered : found.reordered)
            text += fmt::format("{}: what both have stands in another order{}.\n", many(reordered),
                                reordered == "level" ? ", and the order of levels is their rank" : "");
        if (!found.levels.empty()) text += "\nLevels that may be reached otherwise, and by what\n";
        for (rules::LevelChange const& level : found.levels)
            text += fmt::format("  {}: {}\n", level.code, fmt::join(level.reasons, ", "));
        return text;
    }

private:
    static std::string place(session::LoadedPack const& pack, int line) {
        return to_text(pack.origins.at({pack.file, line, 0, {}}));
    }

    [[nodiscard]] std::string head(rules::Difference const& found) const {
        auto const count = [&](RowChange::What what) { return std::ranges::count(found.rows, what, &RowChange::what); };
        auto const name = [](session::LoadedPack const& pack) {
            return fmt::format("{} ({} {})", pack.file, pack.pack->pack.header.id, pack.pack->pack.header.version);
        };
        return fmt::format("From {} to {}: {} added, {} removed, {} changed.\n", name(before_), name(after_),
                           counted(static_cast<std::size_t>(count(RowChange::What::Added)), "row"),
                           count(RowChange::What::Removed), count(RowChange::What::Changed));
    }

    [[nodiscard]] std::string row_lines(RowChange const& row) const {
        std::string const name = fmt::format("{}{}{}{}", row.kind, row.id.empty() ? "" : " ", row.id,
                                             row.title.empty() ? "" : fmt::format(" ({})", shortened(row.title)));
        if (row.what == RowChange::What::Added)
            return fmt::format("  {}: {} is new\n", place(after_, row.line_after), name);
        if (row.what == RowChange::What::Removed)
            return fmt::format("  {}: {} is gone\n", place(before_, row.line_before), name);
        std::string text = fmt::format("  {}: {} has changed; before: {}\n", place(after_, row.line_after), name,
                                       place(before_, row.line_before));
        for (KeyChange const& change : row.keys) text += change_line(change);
        return text;
    }

    session::LoadedPack const& before_;
    session::LoadedPack const& after_;
};

// What the pack says is compared also where its worked cases come out otherwise, which is told.
session::LoadedPack pack_to_compare(std::string const& file, Console const& console) {
    session::LoadedPack loaded = session::check_pack_file(file);
    if (!loaded.pack) print_problems(loaded.problems, console);
    if (loaded.pack || !loaded.red) return loaded;
    auto const red = static_cast<std::size_t>(std::ranges::count(loaded.problems, Severity::Error, &Problem::severity));
    console.err << printable(fmt::format("{}: warning: {} worked examples; compared all the same\n", loaded.file,
                                         red == 1 ? "1 difference in the" : fmt::format("{} differences in the", red)));
    loaded.pack = loaded.red;
    return loaded;
}

} // namespace

Exit run(DiffRules const& request, session::Ports const& /*ports*/, Console const& console) {
    session::LoadedPack const before = pack_to_compare(request.before, console);
    session::LoadedPack const after = pack_to_compare(request.after, console);
    if (!before.pack || !after.pack) return std::max(exit_for(before.problems), exit_for(after.problems));
    rules::Difference const found =
        rules::difference(rules::as_written(before.pack->pack), rules::as_written(after.pack->pack));
    if (found.none()) {
        console.out << printable(fmt::format("{} and {} say the same.\n", before.file, after.file));
        return Exit::Done;
    }
    console.out << printable(DiffReport(before, after).write(found));
    return Exit::Problems;
}

} // namespace accrue::cli
