#include "support/sources.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string_view>

#include "support/texts.h"

namespace accrue::test {
namespace {

enum class Blanked { Comments, CommentsAndTexts };

std::string blanked(std::string const& text, Blanked what) {
    std::string code = text;
    auto const blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < std::min(to, code.size()); ++i)
            if (code[i] != '\n') code[i] = ' ';
        return std::min(to, code.size());
    };
    auto const pass_text = [&](std::size_t from, std::size_t to) {
        return what == Blanked::CommentsAndTexts ? blank(from, to) : std::min(to, code.size());
    };
    auto const end_of = [&](std::string const& ending, std::size_t from) {
        std::size_t const at = text.find(ending, from);
        return at == std::string::npos ? text.size() : at + ending.size();
    };
    for (std::size_t i = 0; i < text.size();) {
        std::string_view const rest = std::string_view(text).substr(i);
        bool const in_word = i > 0 && is_word_character(text[i - 1]);
        if (rest.starts_with("//")) {
            i = blank(i, end_of("\n", i));
        } else if (rest.starts_with("/*")) {
            i = blank(i, end_of("*/", i + 2));
        } else if (rest.starts_with("R\"") && !in_word) {
            std::string const mark(rest.substr(2, rest.find('(') - 2));
            i = pass_text(i, end_of(")" + mark + "\"", i));
        } else if (text[i] == '"' || (text[i] == '\'' && !in_word)) {
            std::size_t end = i + 1;
            while (end < text.size() && text[end] != text[i]) end += text[end] == '\\' ? 2 : 1;
            i = pass_text(i, end + 1);
        } else {
            ++i;
        }
    }
    return code;
}

} // namespace

std::vector<std::string> paths_below(std::filesystem::path const& root) {
    std::vector<std::string> paths;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(root))
        paths.push_back(entry.path().lexically_relative(root).string() + (entry.is_directory() ? "/" : ""));
    return paths;
}

std::vector<Source> program_sources() {
    std::filesystem::path const root = source_folder / "src";
    std::vector<Source> sources;
    for (auto const& path : paths_below(root))
        if (path.ends_with(".h") || path.ends_with(".cpp")) sources.push_back({path, file_text(root / path)});
    return sources;
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

bool is_word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string without_comments(std::string const& text) { return blanked(text, Blanked::Comments); }

std::string code_only(std::string const& text) { return blanked(text, Blanked::CommentsAndTexts); }

} // namespace accrue::test
