#include "formats/json_object.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/application_file.h"

namespace accrue::formats {
namespace {

constexpr std::string_view expected_text = to_translate("a text");

std::string_view kind_of(Json const& json) {
    constexpr std::string_view names[] = {
        "null",
        to_translate("true or false"),
        to_translate("a number"),
        to_translate("a text"),
        to_translate("a list"),
        to_translate("an object"),
    };
    return tr(names[json.value.index()]);
}

std::size_t limit_of(TextKind kind) {
    switch (kind) {
    case TextKind::Code: return code_text_limit;
    case TextKind::Line: return line_text_limit;
    case TextKind::Note: return note_text_limit;
    }
    return 0;
}

} // namespace

void Findings::add(std::string_view id, std::string path, std::string_view what, std::string_view remedy) {
    if (++found > limit + 1) return;
    if (found == limit + 1) {
        id = "A119";
        path.clear();
        what = tr("there are more problems, which are not shown");
        remedy = tr("mend these first");
    }
    Problem& problem = problems.emplace_back();
    problem.id = id;
    problem.where.file = file;
    problem.where.path = std::move(path);
    problem.what = what;
    problem.remedy = remedy;
}

std::string joined_path(std::string_view path, std::string_view key) {
    std::string joined(path);
    joined += '/';
    for (char const c : key) {
        if (c == '~')
            joined += "~0";
        else if (c == '/')
            joined += "~1";
        else
            joined += c;
    }
    return joined;
}

std::string joined_path(std::string_view path, std::size_t index) {
    std::string joined(path);
    joined += '/';
    return joined += std::to_string(index);
}

bool is_sound_text(std::string const& text, TextKind kind) {
    return text.size() <= limit_of(kind) && text.find('\0') == std::string::npos &&
           (kind != TextKind::Code || !trimmed(text).empty());
}

void add_wrong_type(Json const& json, std::string_view name, std::string_view expected, std::string const& path,
                    Findings& findings) {
    std::string_view remedy;
    if (std::holds_alternative<std::nullptr_t>(json.value))
        remedy = tr("leave the key out where there is nothing to say");
    else if (expected == expected_text)
        remedy = tr("write it in quotation marks");
    findings.add("A107", path, say("'{}' must be {}, not {}", shortened(name), tr(expected), kind_of(json)), remedy);
}

std::optional<std::string> read_text(Json const& json, TextKind kind, std::string_view name, std::string const& path,
                                     Findings& findings) {
    auto const* text = std::get_if<std::string>(&json.value);
    if (text == nullptr) {
        add_wrong_type(json, name, expected_text, path, findings);
        return std::nullopt;
    }
    if (kind == TextKind::Code && trimmed(*text).empty()) {
        findings.add("A108", path, say("'{}' is empty", shortened(name)), tr("write what it is, or leave the key out"));
        return std::nullopt;
    }
    if (text->find('\0') != std::string::npos) {
        findings.add("A114", path, say("'{}' holds a NUL character", shortened(name)), tr("take \\u0000 out"));
        return std::nullopt;
    }
    std::size_t const limit = limit_of(kind);
    if (text->size() > limit) {
        if (std::size_t const count = character_count(*text); count > limit) {
            findings.add("A113", path, say("'{}' is {} characters long", shortened(name), count),
                         say("at most {} are kept: shorten it", limit));
            return std::nullopt;
        }
    }
    return *text;
}

std::optional<Date> read_date(Json const& json, std::string_view name, std::string const& path, Findings& findings) {
    auto const* text = std::get_if<std::string>(&json.value);
    if (text == nullptr) {
        add_wrong_type(json, name, to_translate("a date in quotation marks"), path, findings);
        return std::nullopt;
    }
    if (auto const date = parse_date(*text)) return date;
    std::string what = say("'{}' is not a date", shortened(*text));
    std::string_view remedy = tr("write year, month and day as in 2012-09-30");
    if (year_month_day(*text)) {
        bool const in_range = *text >= to_text(first_date) && *text <= to_text(last_date);
        what = in_range ? say("'{}' is not a day of the calendar", *text) : say("'{}' is out of range", *text);
        if (!in_range) remedy = tr("dates go from 1900-01-01 to 2200-12-31");
    }
    findings.add("A104", path, what, remedy);
    return std::nullopt;
}

std::optional<Number> read_number(Json const& json, std::string_view name, std::string const& path,
                                  Findings& findings) {
    auto const* number = std::get_if<JsonNumber>(&json.value);
    if (number == nullptr) {
        add_wrong_type(json, name, to_translate("a number"), path, findings);
        return std::nullopt;
    }
    auto const parsed = parse_number(number->text);
    if (parsed) return *parsed;
    Problem const& problem = parsed.problem();
    findings.add(problem.id, path, fmt::format("{}: {}", shortened(name), problem.what), problem.remedy);
    return std::nullopt;
}

std::optional<std::int64_t> read_whole(Json const& json, WholeRange range, std::string_view name,
                                       std::string const& path, std::string_view remedy, Findings& findings) {
    auto const number = read_number(json, name, path, findings);
    if (!number) return std::nullopt;
    if (*number >= Number{range.least, 1} && *number <= Number{range.most, 1} && number->denominator == 1)
        return number->numerator;
    findings.add("A110", path, say("'{}' must be a whole number from {} to {}", name, range.least, range.most), remedy);
    return std::nullopt;
}

Json::Array const* read_list(Json const& json, std::string_view name, std::size_t limit, std::string const& path,
                             Findings& findings) {
    auto const* list = std::get_if<Json::Array>(&json.value);
    if (list == nullptr) {
        add_wrong_type(json, name, to_translate("a list in [ ]"), path, findings);
        return nullptr;
    }
    if (list->size() > limit) {
        findings.add("A112", path, say("'{}' has {} entries", name, list->size()),
                     say("at most {} are read: split the file, or check that it is the right one", limit));
        return nullptr;
    }
    return list;
}

Json::Object const* read_object(Json const& json, std::string_view name, std::string const& path, Findings& findings) {
    auto const* object = std::get_if<Json::Object>(&json.value);
    if (object == nullptr) add_wrong_type(json, name, to_translate("an object in { }"), path, findings);
    return object;
}

std::optional<std::string> ObjectReader::text(std::string_view key, TextKind kind) const {
    Json const* json = find(key);
    if (json == nullptr) return std::nullopt;
    if (auto const* text = std::get_if<std::string>(&json->value); text && is_sound_text(*text, kind)) return *text;
    return read_text(*json, kind, key, path_of(key), findings_);
}

std::optional<Date> ObjectReader::date(std::string_view key) const {
    Json const* json = find(key);
    if (json == nullptr) return std::nullopt;
    if (auto const* text = std::get_if<std::string>(&json->value))
        if (auto const date = parse_date(*text)) return date;
    return read_date(*json, key, path_of(key), findings_);
}

std::optional<bool> ObjectReader::flag(std::string_view key) const {
    Json const* json = find(key);
    if (json == nullptr) return std::nullopt;
    if (auto const* flag = std::get_if<bool>(&json->value)) return *flag;
    add_wrong_type(*json, key, to_translate("true or false"), path_of(key), findings_);
    return std::nullopt;
}

Json::Array const* ObjectReader::list(std::string_view key, std::size_t limit) const {
    Json const* json = find(key);
    if (json == nullptr) return nullptr;
    if (auto const* list = std::get_if<Json::Array>(&json->value); list && list->size() <= limit) return list;
    return read_list(*json, key, limit, path_of(key), findings_);
}

Json::Object const* ObjectReader::object(std::string_view key) const {
    Json const* json = find(key);
    return json == nullptr ? nullptr : read_object(*json, key, path_of(key), findings_);
}

std::string ObjectReader::required_text(std::string_view key, TextKind kind) const {
    if (find(key) != nullptr) return text(key, kind).value_or("");
    findings_.add("A108", path_, say("the key '{}' is missing", key), say("add \"{}\": \"…\"", key));
    return {};
}

void ObjectReader::refuse_unknown_keys(std::span<std::string_view const> known) const {
    for (JsonMember const& member : object_) {
        if (std::ranges::find(known, member.key) != known.end()) continue;
        if (findings_.is_full()) { // not even looking for what was meant
            findings_.add("A106", {}, {}, {});
            continue;
        }
        std::string remedy = suggestion(member.key, known);
        if (remedy.empty()) remedy = say("the keys here are {}", fmt::join(known, ", "));
        findings_.add("A106", path_of(member.key), say("unknown key '{}'", shortened(member.key)), remedy);
    }
}

void ObjectReader::check_order(std::optional<Date> from, std::optional<Date> to, std::string_view to_key) const {
    if (!from || !to || *from <= *to) return;
    findings_.add("A115", path_of(to_key), say("the end {} lies before the beginning {}", to_text(*to), to_text(*from)),
                  tr("exchange the two dates, or correct one"));
}

void ObjectWriter::text(std::string_view key, std::optional<std::string_view> text) {
    if (text) add(key, {std::string(*text)});
}

void ObjectWriter::date(std::string_view key, std::optional<Date> date) {
    if (date) add(key, {to_text(*date)});
}

void ObjectWriter::flag(std::string_view key, std::optional<bool> flag) {
    if (flag) add(key, {*flag});
}

void ObjectWriter::number(std::string_view key, Number const& number) { add(key, json_from_number(number)); }

void ObjectWriter::texts(std::string_view key, std::span<std::string const> texts) {
    if (texts.empty()) return;
    Json::Array list;
    for (std::string const& text : texts) list.push_back({text});
    add(key, {std::move(list)});
}

Json json_from_number(Number const& number) {
    if (has_finite_decimal(number)) return {JsonNumber{to_text(number)}};
    return {to_text(number)};
}

} // namespace accrue::formats
