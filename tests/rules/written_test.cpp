// Rows as an author would write them: put into TOML again they are the same pack, whatever kinds of rows and keys it has.
#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "rules/row_kinds.h"
#include "rules/written.h"
#include "support/packs.h"

using namespace accrue;

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

std::string toml(rules::Pack const& pack) {
    std::string text = "schema = 1\n";
    for (rules::WrittenRow const& row : rules::written_rows(pack)) {
        text += section_of(row);
        for (rules::WrittenKey const& key : row.keys) text += quoted(key.key) + " = " + toml(key.value) + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("rows as written are the same pack again") {
    std::vector<std::filesystem::path> files{test::prism_file};
    for (auto const& entry : std::filesystem::directory_iterator(test::source_folder / "tests/packs"))
        files.push_back(entry.path());
    for (std::filesystem::path const& file : files) {
        CAPTURE(file.string());
        rules::Pack const pack = test::without_lines(test::parsed_pack(file));
        rules::Parsed const again = rules::parse(toml(pack), "again.toml");
        for (Problem const& problem : again.problems) FAIL_CHECK(to_text(problem));
        CHECK(test::without_lines(again.pack) == pack);
    }
}

TEST_CASE("a value on one line") {
    using Table = rules::Written::Table;
    using List = rules::Written::List;
    rules::Written const half{Number{1, 2}};
    CHECK(to_text(rules::Written{List{half, {Number{1, 3}}, {true}}}) == "[0.5, 1/3, true]");
    CHECK(to_text(rules::Written{Table{{"by", {std::string("kind")}}, {"blog", half}}}) ==
          R"({ by = "kind", blog = 0.5 })");
    CHECK(to_text(rules::Written{Table{}}) == "{}");
}
