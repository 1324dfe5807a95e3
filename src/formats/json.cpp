#include "formats/json.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/json_quick.h"

namespace accrue::formats {
namespace {

Place place_of(std::string_view text, std::size_t offset, std::string const& file) {
    std::string_view const before = text.substr(0, offset);
    auto const line = std::ranges::count(before, '\n');
    std::size_t const line_start = before.rfind('\n') + 1; // npos + 1 is 0
    auto const column = std::ranges::count_if(before.substr(line_start),
                                              [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return {file, static_cast<int>(line) + 1, static_cast<int>(column) + 1, {}};
}

// Walks the text and tells how far the reader has come: the reader's own events carry no position.
struct CountingIterator {
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = char const*;
    using reference = char const&;

    char const* at = nullptr;
    std::size_t* consumed = nullptr;

    reference operator*() const { return *at; }
    CountingIterator& operator++() {
        ++at;
        ++*consumed;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator const before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(CountingIterator const& a, CountingIterator const& b) { return a.at == b.at; }
};

struct Wording {
    std::string_view phrase; // what the reader's message contains
    std::string_view what;
    std::string_view remedy;
};

// First match wins.
constexpr Wording wordings[] = {
    {"unexpected end of input", to_translate("the text ends too early"),
     to_translate("the file may be cut short; close every { and [")},
    {"missing closing quote", to_translate("the text ends inside quotation marks"),
     to_translate("the file may be cut short")},
    {"surrogate", to_translate("this \\u escape is only half of a character"),
     to_translate("write the character itself")},
    {"control character", to_translate("a line break, tab or other control character stands inside quotation marks"),
     to_translate("write it as \\n, \\t or \\u00..")},
    {"must be followed by 4 hex", to_translate("after \\u there must be four hexadecimal digits"),
     to_translate("write for example \\u00e9")},
    {"forbidden character after backslash", to_translate("after a backslash this character may not stand"),
     to_translate("write two backslashes for one")},
    {"invalid number", to_translate("this number is not complete"),
     to_translate("write a plain number such as 12 or 37.5")},
    {"expected end of input", to_translate("there is more text after the end of the document"),
     to_translate("keep one JSON document in the file")},
    {"object key - unexpected '}'", to_translate("there is a comma before '}'"), to_translate("take the comma out")},
    {"object key", to_translate("here a key in quotation marks is expected"),
     to_translate("write for example \"title\": \"…\"")},
    {"object separator", to_translate("after a key there must be a colon"),
     to_translate("write for example \"title\": \"…\"")},
    {"value - unexpected ']'", to_translate("here a value is expected before ']'"),
     to_translate("take the comma before it out, or add the value")},
    {"parsing value - unexpected", to_translate("here a value is expected"),
     to_translate("write a text, a number, true, false, a list or an object")},
    {"expected ']'", to_translate("here a comma or ']' is missing"), ""},
    {"expected '}'", to_translate("here a comma or '}' is missing"), ""},
};

bool word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '+';
}

// Of the text in quotation marks that ends with the one at `closing`.
std::size_t opening_quote(std::string_view text, std::size_t closing) {
    for (std::size_t at = closing;;) {
        at = text.rfind('"', at - 1);
        std::size_t const before = text.substr(0, at).find_last_not_of('\\') + 1; // npos + 1 is 0
        if ((at - before) % 2 == 0) return at;
    }
}

// Receives the reader's events and builds the value; holds the first problem where there is one.
class Builder {
public:
    Builder(std::string_view text, std::string const& file) : text_(text), file_(file) {}

    // The reader's events, by the names that it asks for.
    bool null() { return add({nullptr}); }
    bool boolean(bool flag) { return add({flag}); }
    bool number_integer(std::int64_t number) {
        if (number == 0) return refuse_minus_zero("-0"); // only "-0" arrives here as zero
        return add({JsonNumber{fmt::format("{}", number)}});
    }
    bool number_unsigned(std::uint64_t number) { return add({JsonNumber{fmt::format("{}", number)}}); }
    bool number_float(double /*rounded*/, std::string const& spelled) {
        if (spelled.front() == '-' &&
            spelled.substr(0, spelled.find_first_of("eE")).find_first_of("123456789") == spelled.npos)
            return refuse_minus_zero(spelled);
        return add({JsonNumber{spelled}});
    }
    bool string(std::string& text) { return add({std::move(text)}); }
    bool binary(std::vector<std::uint8_t>& /*never in text*/) { return false; }
    bool start_object(std::size_t /*unknown*/) { return open({Json::Object{}}); }
    bool start_array(std::size_t /*unknown*/) { return open({Json::Array{}}); }
    bool key(std::string& key) {
        Frame& frame = frames_.back();
        frame.key_offsets.push_back(opening_quote(text_, consumed - 1));
        frame.key = std::move(key);
        return true;
    }
    bool end_object() { return unique_keys() && close(); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t /*position*/, std::string const& token, nlohmann::detail::exception const& error) {
        problem_ = token_problem(token, error.what());
        return false;
    }

    std::size_t consumed = 0;

    Result<Json> result() && {
        if (problem_) return std::move(*problem_);
        return std::move(root_);
    }

private:
    struct Frame {
        Json container;
        std::string key;                      // of the value to come
        std::vector<std::size_t> key_offsets; // of the opening quotation marks
    };

    bool refuse(std::size_t offset, std::string_view id, std::string_view what, std::string_view remedy) {
        problem_ = Problem{std::string(id), place_of(text_, offset, file_), std::string(what), std::string(remedy)};
        return false;
    }

    bool refuse_minus_zero(std::string_view spelled) {
        return refuse(number_end() - spelled.size(), "A101", say("'{}' is minus zero", shortened(spelled)),
                      tr("write 0"));
    }

    // A number is known to have ended only by the character behind it, which is then consumed too.
    [[nodiscard]] std::size_t number_end() const {
        char const last = text_[consumed - 1];
        return last >= '0' && last <= '9' ? consumed : consumed - 1;
    }

    bool add(Json json) {
        if (++values_ > json_value_limit)
            return refuse(consumed - 1, "A103", say("the file has more than {} values", json_value_limit),
                          tr("split it into several files"));
        if (frames_.empty()) {
            root_ = std::move(json);
            return true;
        }
        Frame& frame = frames_.back();
        if (auto* object = std::get_if<Json::Object>(&frame.container.value))
            object->push_back({std::move(frame.key), std::move(json)});
        else
            std::get<Json::Array>(frame.container.value).push_back(std::move(json));
        return true;
    }

    bool open(Json container) {
        if (frames_.size() == json_depth_limit)
            return refuse(consumed - 1, "A103", say("lists and objects are nested more than {} deep", json_depth_limit),
                          tr("an application needs 4 levels; check that this is the right file"));
        frames_.push_back({std::move(container), {}, {}});
        return true;
    }

    bool close() {
        Json container = std::move(frames_.back().container);
        frames_.pop_back();
        return add(std::move(container));
    }

    bool unique_keys() {
        Frame const& frame = frames_.back();
        auto const& members = std::get<Json::Object>(frame.container.value);
        std::vector<std::size_t> order(members.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&](std::size_t i) -> std::string const& { return members[i].key; });
        auto const twin =
            std::ranges::adjacent_find(order, {}, [&](std::size_t i) -> std::string const& { return members[i].key; });
        if (twin == order.end()) return true;
        refuse(frame.key_offsets[*std::next(twin)], "A102",
               say("the key '{}' stands here a second time", shortened(members[*twin].key)), tr("keep one of the two"));
        problem_->also.push_back(place_of(text_, frame.key_offsets[*twin], file_));
        return false;
    }

    [[nodiscard]] Problem token_problem(std::string const& token, std::string_view message) const;
    [[nodiscard]] Problem word_problem(std::size_t offset) const;

    std::string_view text_;
    std::string const& file_;
    std::vector<Frame> frames_;
    Json root_;
    std::size_t values_ = 0;
    std::optional<Problem> problem_;
};

// The wrong word at or around the offset, such as NaN, True or a text in single quotes.
Problem Builder::word_problem(std::size_t offset) const {
    std::size_t start = offset;
    while (start > 0 && word_character(text_[start - 1])) --start;
    std::size_t end = start;
    while (end < text_.size() && word_character(text_[end])) ++end;
    std::string_view word = text_.substr(start, end - start);
    std::string_view remedy = tr("write a text in quotation marks, a number, true, false, a list or an object");
    if (word == "NaN" || word.starts_with("Inf") || word.starts_with("inf") || word == "nan")
        remedy = tr("write a plain number, or leave the key out");
    else if (word == "True" || word == "False" || word == "TRUE" || word == "FALSE")
        remedy = tr("write true or false in small letters");
    else if (word.empty()) {
        for (++end; end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U;) ++end;
        word = text_.substr(start, end - start);
        if (word == "'") remedy = tr("write texts in double quotation marks");
        if (word == "/" || word == "#") remedy = tr("JSON has no comments; take it out");
    }
    Place const where = place_of(text_, start, file_);
    return {"A101", where, say("'{}' cannot stand here", shortened(word)), std::string(remedy)};
}

Problem Builder::token_problem(std::string const& token, std::string_view message) const {
    if (message.find("number overflow") != std::string_view::npos)
        return {"A101", place_of(text_, number_end() - token.size(), file_),
                say("the number {} is too large", shortened(token)), std::string(tr("numbers go up to 999,999,999"))};
    if (message.find("invalid literal") != std::string_view::npos) return word_problem(consumed - 1);
    if (message.find("invalid BOM") != std::string_view::npos) return word_problem(0); // a character that begins alike
    bool const at_end = message.find("unexpected end of input") != std::string_view::npos ||
                        message.find("missing closing quote") != std::string_view::npos;
    bool const whole_token = message.find("- unexpected") != std::string_view::npos;
    std::size_t offset = at_end ? text_.size() : consumed - 1;
    if (!at_end && whole_token) {
        bool const number = message.find("unexpected number literal") != std::string_view::npos;
        offset = (number ? number_end() : consumed) - token.size();
    }
    auto const* wording = std::ranges::find_if(
        wordings, [&](Wording const& w) { return message.find(w.phrase) != std::string_view::npos; });
    bool const known = wording != std::end(wordings);
    bool const half = known && wording->phrase == "surrogate";
    return {half ? "A105" : "A101", place_of(text_, offset, file_),
            std::string(known ? tr(wording->what) : tr("this is not JSON")),
            std::string(known ? tr(wording->remedy) : std::string_view())};
}

// What no reader should ever see: other encodings, and the NUL byte, at which the reader would simply stop.
std::optional<Problem> encoding_problem(std::string_view text, std::string const& file) {
    std::string const remedy(tr("save it as UTF-8 without a byte order mark"));
    if (text.starts_with("\xEF\xBB\xBF"))
        return Problem{"A105", {file, 1, 1, {}}, std::string(tr("the file begins with a byte order mark")), remedy};
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return Problem{"A105", {file, 1, 1, {}}, std::string(tr("the file is in UTF-16")), remedy};
    if (std::size_t const bad = find_invalid_utf8(text); bad != std::string_view::npos)
        return Problem{"A105", place_of(text, bad, file), std::string(tr("this byte is not UTF-8")), remedy};
    if (std::size_t const nul = text.find('\0'); nul != std::string_view::npos)
        return Problem{"A105", place_of(text, nul, file), std::string(tr("here is a NUL byte")),
                       std::string(tr("the file may be damaged, or in UTF-16"))};
    return std::nullopt;
}

} // namespace

Result<Json> parse_json(std::string_view text, std::string const& file) {
    if (auto problem = encoding_problem(text, file)) return *problem;
    if (trimmed(text).empty())
        return Problem{"A101",
                       {file, 1, 1, {}},
                       std::string(tr("the file is empty")),
                       std::string(tr("an application begins with {"))};
    if (auto json = read_json_quickly(text)) return *std::move(json);
    return parse_json_by_grammar(text, file);
}

Result<Json> parse_json_by_grammar(std::string_view text, std::string const& file) {
    Builder builder(text, file);
    CountingIterator const first{text.data(), &builder.consumed};
    CountingIterator const last{text.data() + text.size(), &builder.consumed};
    nlohmann::json::sax_parse(first, last, &builder);
    return std::move(builder).result();
}

Json const* find_member(Json::Object const& object, std::string_view key) {
    auto const found = std::ranges::find(object, key, &JsonMember::key);
    return found == object.end() ? nullptr : &found->value;
}

} // namespace accrue::formats
