#include "session/entries_table.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "session/draft_reading.h"
#include "session/form_models.h"
#include "session/paste_columns.h"

namespace accrue::session {
namespace {

constexpr std::array<std::string_view, 6> columns_before{key::qualification, key::title, key::organisation, key::on,
                                                         key::from,          key::to};
constexpr std::array<std::string_view, 3> columns_after{key::evidence, key::note, key::basis};

Texts texts_of_row(Claim const& claim) {
    Texts texts = texts_from(claim);
    for (auto& [name, text] : texts) { // one name that holds a semicolon is not two
        bool const one_line = text.find('\n') == std::string::npos;
        if (name == key::evidence && one_line && text.find(';') != std::string::npos) text += '\n';
    }
    return texts;
}

// Those that some row uses, in an order that does not hang on the entries.
std::vector<std::string> used_columns(rules::Pack const& pack, std::vector<Texts> const& rows) {
    std::set<std::string> used;
    for (Texts const& row : rows)
        for (auto const& [name, text] : row) used.insert(name);
    std::vector<std::string> columns{std::string(kind_key)};
    auto const add = [&](std::string_view name) {
        if (used.erase(std::string(name)) > 0) columns.emplace_back(name);
    };
    std::for_each(columns_before.begin(), columns_before.end(), add);
    std::set<std::string> last;
    for (std::string_view const name : columns_after)
        if (used.erase(std::string(name)) > 0) last.emplace(name);
    for (rules::ClaimType const& type : pack.claims)
        for (rules::Field const& field : type.fields) add(field.name);
    columns.insert(columns.end(), used.begin(), used.end()); // names that the rules do not have
    for (std::string_view const name : columns_after)
        if (last.contains(std::string(name))) columns.emplace_back(name);
    return columns;
}

} // namespace

std::vector<std::vector<std::string>> entries_table(rules::Pack const& pack, Application const& application) {
    std::vector<Texts> rows;
    rows.reserve(application.claims.size());
    for (Claim const& claim : application.claims) rows.push_back(texts_of_row(claim));
    std::vector<std::string> const columns = used_columns(pack, rows);
    std::vector<std::vector<std::string>> table{columns};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<std::string>& cells = table.emplace_back();
        for (std::string const& column : columns)
            cells.push_back(column == kind_key ? application.claims[i].type : std::string(text_of(rows[i], column)));
    }
    return table;
}

} // namespace accrue::session
