#include "cli/level_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/console.h"

namespace accrue::cli {

std::string_view level_words(std::string const& level) { return level.empty() ? "no level" : std::string_view(level); }

std::string moves_text(std::vector<session::LevelMove> const& moves) {
    std::vector<std::string> texts;
    for (session::LevelMove const& move : moves)
        texts.push_back(
            fmt::format("{} from {} to {}", move.records, level_words(move.before), level_words(move.after)));
    return fmt::format("{}", fmt::join(texts, ", "));
}

std::string not_scored(std::size_t other_schemes, std::size_t unreadable) {
    std::string text;
    if (other_schemes > 0) text += fmt::format("Not scored: {} of another scheme.\n", counted(other_schemes, "record"));
    if (unreadable > 0) text += fmt::format("Not scored: {} with errors.\n", counted(unreadable, "record"));
    return text;
}

} // namespace accrue::cli
