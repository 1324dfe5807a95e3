#include "formats/table_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"

namespace accrue::formats {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array<char, 3> separators{'\t', ';', ','}; // what is likelier comes first
constexpr std::size_t rows_to_try = 20;

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// Where a cell begins for some program: at its own beginning, and after whatever divides cells or rows elsewhere, since not
// every program looks at the quotes of a cell, or divides where we do.
bool divides_cells(char c) { return std::string_view(";,\t\r\n").find(c) != std::string_view::npos; }

// The signs that make a formula of a cell, also as they are typed in East Asia.
bool begins_with_sign(std::string_view text) {
    constexpr std::array<std::string_view, 8> signs{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    return std::ranges::any_of(signs, [&](std::string_view sign) { return text.starts_with(sign); });
}

// What begins here may be executed: a sign behind apostrophes, of which reading takes one away, or behind quotes, which may
// be those of no cell. White space counts only at the beginning of the whole cell.
bool begins_formula(std::string_view text, bool whole) {
    std::string_view const rest = text.substr(std::min(text.find_first_not_of("'\""), text.size()));
    return begins_with_sign(rest) ||
           (whole && !rest.empty() && std::string_view("\t\r\n").find(rest.front()) != std::string_view::npos);
}

// An apostrophe before each formula.
std::string guarded(std::string_view cell) {
    std::string text;
    text.reserve(cell.size() + 1);
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if ((i == 0 || divides_cells(cell[i - 1])) && begins_formula(cell.substr(i), i == 0)) text += '\'';
        text += cell[i];
    }
    return text;
}

// The cell that guarded() made this of.
std::string unguarded(std::string_view cell) {
    std::string text;
    text.reserve(cell.size());
    for (std::size_t i = 0; i < cell.size(); ++i) {
        bool const begins = i == 0 || divides_cells(cell[i - 1]);
        if (!begins || cell[i] != '\'' || !begins_formula(cell.substr(i), i == 0)) text += cell[i];
    }
    return text;
}

Problem table_problem(std::string_view id, std::string const& file, int line, std::string_view what,
                      std::string_view remedy) {
    return {std::string(id), {file, line, 0, {}}, std::string(what), std::string(remedy)};
}

int line_at(std::string_view text, std::size_t place) {
    return 1 + static_cast<int>(std::ranges::count(text.substr(0, place), '\n'));
}

// Reads the cells one after the other.
class TableReader {
public:
    TableReader(std::string_view text, char separator, std::string const& file)
        : text_(text), separator_(separator), file_(file) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] std::optional<Problem>& problem() { return problem_; }

    // The next row; without cells where it is blank or something is wrong.
    TableRow row() {
        TableRow row{line_, {}};
        do {
            if (row.cells.size() == table_column_limit) {
                refuse("A126", row.line, say("this row has more than {} columns", table_column_limit),
                       tr("take over only the columns with entries"));
                return {};
            }
            row.cells.push_back(cell());
            if (problem_) return {};
        } while (skip_separator());
        skip_line_end();
        while (!row.cells.empty() && trimmed(row.cells.back()).empty()) row.cells.pop_back();
        return row;
    }

private:
    void refuse(std::string_view id, int line, std::string_view what, std::string_view remedy) {
        problem_ = table_problem(id, file_, line, what, remedy);
    }

    bool skip_separator() {
        if (at_end() || text_[at_] != separator_) return false;
        ++at_;
        return true;
    }

    void skip_line_end() {
        if (at_end()) return;
        if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
        ++at_;
        ++line_;
    }

    std::string cell() {
        int const line = line_;
        std::string text;
        if (at_end() || text_[at_] != '"' || !read_quoted(text)) text = read_plain();
        if (problem_) return {};
        if (text.find('\'') != std::string::npos) text = unguarded(text);
        if (text.size() > table_cell_limit && character_count(text) > table_cell_limit) {
            refuse("A127", line, say("a cell here has more than {} characters", table_cell_limit),
                   tr("shorten it, or look for a quote that is not closed"));
            return {};
        }
        return text;
    }

    std::string read_plain() {
        std::size_t const end =
            std::min(text_.find_first_of(std::array{separator_, '\n', '\r', '\0'}.data(), at_), text_.size());
        std::string cell(text_.substr(at_, end - at_));
        at_ = end;
        return cell;
    }

    // False where the quotes belong to the text, as in: "Best" talk. Nothing is taken then.
    bool read_quoted(std::string& cell) {
        std::size_t at = at_ + 1;
        int lines = 0;
        for (;; ++at) {
            std::size_t const quote = text_.find('"', at);
            if (quote == std::string_view::npos) {
                refuse("A124", line_, tr("a text in quotes begins here and does not end"),
                       tr("close it with another quote"));
                return true;
            }
            std::string_view const part = text_.substr(at, quote - at);
            lines += static_cast<int>(std::ranges::count(part, '\n'));
            cell += part;
            at = quote + 1;
            if (at >= text_.size() || text_[at] != '"') break;
            cell += '"';
        }
        if (at < text_.size() && text_[at] != separator_ && !is_line_end(text_[at])) {
            cell.clear();
            return false;
        }
        at_ = at;
        line_ += lines;
        return true;
    }

    std::string_view text_;
    char separator_;
    std::string const& file_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::optional<Problem> problem_;
};

// How well a separator suits the beginning: rows that are as wide as the first, which has several columns.
std::size_t rows_alike(std::string_view text, char separator) {
    std::string const no_file;
    TableReader reader(text, separator, no_file);
    std::size_t width = 0;
    std::size_t alike = 0;
    for (std::size_t seen = 0; seen < rows_to_try && !reader.at_end();) {
        TableRow const row = reader.row();
        if (reader.problem()) return reader.problem()->id == "A126" ? alike : 0;
        if (row.cells.empty()) continue;
        ++seen;
        if (width == 0) width = row.cells.size();
        if (row.cells.size() == width) ++alike;
    }
    return width > 1 ? alike : 0;
}

char find_separator(std::string_view text) {
    char best = separators.front();
    std::size_t most = 0;
    for (char const separator : separators) {
        std::size_t const alike = rows_alike(text, separator);
        if (alike <= most) continue;
        most = alike;
        best = separator;
    }
    return best;
}

bool is_spreadsheet_file(std::string_view text) {
    return text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0");
}

std::optional<Problem> find_no_text(std::string_view text, std::string const& file) {
    std::string_view const save_as = tr("save the table as CSV with UTF-8, or copy its cells");
    if (is_spreadsheet_file(text))
        return table_problem("A122", file, 0, tr("this is a file of a spreadsheet program, not its text"), save_as);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return table_problem("A123", file, 0, tr("this text is UTF-16"), save_as);
    if (std::size_t const nul = text.find('\0'); nul != std::string_view::npos)
        return table_problem("A122", file, line_at(text, nul), tr("this is no text: it holds a NUL byte"), save_as);
    if (std::size_t const wrong = find_invalid_utf8(text); wrong != std::string_view::npos)
        return table_problem("A123", file, line_at(text, wrong), tr("this line has a byte that is not UTF-8"), save_as);
    return std::nullopt;
}

std::string written_cell(std::string const& cell) {
    std::string const text = guarded(cell);
    if (text.find_first_of(",;\t\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (char const c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

} // namespace

Result<TableText> read_table(std::string_view text, std::string const& file) {
    if (text.size() > table_byte_limit) return files::too_large(file, text.size(), table_byte_limit);
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (auto problem = find_no_text(text, file)) return *std::move(problem);
    TableText table{find_separator(text), {}, 0};
    TableReader reader(text, table.separator, file);
    while (!reader.at_end()) {
        TableRow row = reader.row();
        if (reader.problem()) return *std::move(reader.problem());
        if (row.cells.empty()) continue;
        if (table.rows.size() > table_row_limit)
            return table_problem("A125", file, row.line,
                                 say("the table has more than {} rows, and goes on here", table_row_limit),
                                 tr("take over a part of it at a time"));
        table.columns = std::max(table.columns, row.cells.size());
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty())
        return table_problem("A128", file, 0, tr("there is no table in it"),
                             tr("copy the cells in the spreadsheet, with their headings, and paste them"));
    return table;
}

std::string write_table(std::vector<std::vector<std::string>> const& rows, char separator) {
    std::string text;
    for (auto const& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += separator;
            text += written_cell(row[i]);
        }
        text += "\r\n";
    }
    return text;
}

} // namespace accrue::formats
