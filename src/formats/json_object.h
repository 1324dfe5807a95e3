// JSON objects by key. ObjectReader takes the values of one object out and notes what is wrong with each at its JSON path;
// a value that is wrong counts as left out, so that reading goes on and all problems come at once. ObjectWriter builds one,
// leaving out what is absent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/date.h"
#include "domain/number.h"
#include "domain/problem.h"
#include "formats/json.h"

namespace accrue::formats {

// The problems of one document: the first thousand, and then one (A119) that says that there are more.
struct Findings {
    static constexpr std::size_t limit = 1'000;

    std::string file;
    Problems problems = {};
    std::size_t found = 0; // all of them

    [[nodiscard]] bool is_full() const { return found >= limit; }
    void add(std::string_view id, std::string path, std::string_view what, std::string_view remedy);
};

enum class TextKind { Code, Line, Note }; // what limits apply: application_file.h

// "/claims/2" and "on" give "/claims/2/on", with the escapes of JSON pointers.
[[nodiscard]] std::string joined_path(std::string_view path, std::string_view key);
[[nodiscard]] std::string joined_path(std::string_view path, std::size_t index);

// `json` as text of that kind; nullopt with a finding where it is not. `name` is what messages call it.
[[nodiscard]] std::optional<std::string> read_text(Json const& json, TextKind kind, std::string_view name,
                                                   std::string const& path, Findings& findings);
[[nodiscard]] std::optional<Date> read_date(Json const& json, std::string_view name, std::string const& path,
                                            Findings& findings);
[[nodiscard]] std::optional<Number> read_number(Json const& json, std::string_view name, std::string const& path,
                                                Findings& findings);

// A whole number of that range; `remedy` is what a finding says to do.
struct WholeRange {
    std::int64_t least = 0;
    std::int64_t most = 0;
};
[[nodiscard]] std::optional<std::int64_t> read_whole(Json const& json, WholeRange range, std::string_view name,
                                                     std::string const& path, std::string_view remedy,
                                                     Findings& findings);

// The same without a finding where it is not; quick, since no path is put together.
[[nodiscard]] bool is_sound_text(std::string const& text, TextKind kind);

// "'hours' must be a number, not a list". `expected` is in English and has a German row (texts.h).
void add_wrong_type(Json const& json, std::string_view name, std::string_view expected, std::string const& path,
                    Findings& findings);

// nullptr with a finding where `json` is none, or longer than `limit`.
[[nodiscard]] Json::Array const* read_list(Json const& json, std::string_view name, std::size_t limit,
                                           std::string const& path, Findings& findings);
[[nodiscard]] Json::Object const* read_object(Json const& json, std::string_view name, std::string const& path,
                                              Findings& findings);

class ObjectReader {
public:
    ObjectReader(Json::Object const& object, std::string path, Findings& findings)
        : object_(object), path_(std::move(path)), findings_(findings) {}

    [[nodiscard]] Json const* find(std::string_view key) const { return find_member(object_, key); }
    [[nodiscard]] std::string path_of(std::string_view key) const { return joined_path(path_, key); }

    // nullopt: left out, or wrong.
    [[nodiscard]] std::optional<std::string> text(std::string_view key, TextKind kind) const;
    [[nodiscard]] std::optional<Date> date(std::string_view key) const;
    [[nodiscard]] std::optional<bool> flag(std::string_view key) const;
    [[nodiscard]] Json::Array const* list(std::string_view key, std::size_t limit) const;
    [[nodiscard]] Json::Object const* object(std::string_view key) const;

    // Empty, with a finding, where the key is left out.
    [[nodiscard]] std::string required_text(std::string_view key, TextKind kind) const;

    // A finding for each key that is none of `known`.
    void refuse_unknown_keys(std::span<std::string_view const> known) const;

    // A finding where both are there and the second comes first.
    void check_order(std::optional<Date> from, std::optional<Date> to, std::string_view to_key) const;

private:
    Json::Object const& object_;
    std::string path_;
    Findings& findings_;
};

class ObjectWriter {
public:
    void add(std::string_view key, Json json) { members_.push_back({std::string(key), std::move(json)}); }
    void text(std::string_view key, std::optional<std::string_view> text);
    void date(std::string_view key, std::optional<Date> date);
    void flag(std::string_view key, std::optional<bool> flag);
    void number(std::string_view key, Number const& number); // as a decimal; as text "n/d" where none is finite
    void texts(std::string_view key, std::span<std::string const> texts); // left out where empty

    [[nodiscard]] Json done() && { return {std::move(members_)}; }

private:
    Json::Object members_;
};

// As ObjectWriter::number writes it.
[[nodiscard]] Json json_from_number(Number const& number);

} // namespace accrue::formats
