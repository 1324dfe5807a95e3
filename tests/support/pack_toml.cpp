#include "support/pack_toml.h"

#include <fmt/format.h>

#include "rules/row_kinds.h"

namespace accrue::test {
namespace {

std::string quoted(std::string const& text) {
    std::string out = "\"";
    for (char const c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '"' || c == '\\')
            out += fmt::format("\\{}", c);
        else
            out += c;
    }
    return out + "\"";
}

std::string toml(rules::Written const& written);

struct ToToml {
    std::string operator()(bool yes) const { return yes ? "true" : "false"; }
    std::string operator()(Number const& number) const {
        return has_finite_decimal(number) ? to_text(number) : quoted(to_text(number));
    }
    std::string operator()(Date date) const { return to_text(date); }
    std::string operator()(std::string const& text) const { return quoted(text); }
    std::string operator()(rules::Written::List const& list) const {
        std::string items;
        for (rules::Written const& item : list) items += toml(item) + ", ";
        return "[" + items + "]";
    }
    std::string operator()(rules::Written::Table const& table) const {
        std::string keys;
        for (rules::WrittenKey const& key : table)
            keys += (keys.empty() ? "" : ", ") + quoted(key.key) + " = " + toml(key.value);
        return "{" + keys + "}";
    }
};

std::string toml(rules::Written const& written) { return std::visit(ToToml{}, written.value); }

std::string section_of(rules::WrittenRow const& row) {
    rules::RowKind const& kind = *rules::find_row_kind(row.kind);
    switch (kind.form) {
    case rules::RowKind::Form::Once: return fmt::format("[{}]\n", row.kind);
    case rules::RowKind::Form::Listed: return fmt::format("[[{}]]\n{} = {}\n", row.kind, kind.id_key, quoted(row.id));
    case rules::RowKind::Form::Keyed: return fmt::format("[{}.{}]\n", row.kind, quoted(row.id));
    }
    return {};
}

} // namespace

std::string toml(std::vector<rules::WrittenRow> const& rows) {
    std::string text = "schema = 1\n";
    for (rules::WrittenRow const& row : rows) {
        text += section_of(row);
        for (rules::WrittenKey const& key : row.keys) text += quoted(key.key) + " = " + toml(key.value) + "\n";
    }
    return text;
}

} // namespace accrue::test
