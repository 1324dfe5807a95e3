#include "formats/json_text.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace accrue::formats {
namespace {

bool needs_escape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

void append_escaped(std::string& out, char c) {
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    }
}

} // namespace

void JsonText::begin(char bracket, Items items) {
    begin_value();
    text_ += bracket;
    open_.push_back({items, true});
}

void JsonText::end(char bracket) {
    Container const closed = open_.back();
    open_.pop_back();
    if (!closed.empty && closed.items == Items::Containers) new_line();
    text_ += bracket;
}

void JsonText::begin_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (open_.empty()) return;
    Container& list = open_.back();
    bool const plain = list.items == Items::Plain;
    if (!list.empty) text_ += plain && layout_ == Layout::Lines ? ", " : ",";
    list.empty = false;
    if (!plain) new_line();
}

void JsonText::key(std::string_view key) {
    begin_value();
    quote(key);
    text_ += layout_ == Layout::Lines ? ": " : ":";
    after_key_ = true;
}

void JsonText::text(std::string_view text) {
    begin_value();
    quote(text);
}

void JsonText::spelled_number(std::string_view number) {
    begin_value();
    text_ += number;
}

void JsonText::number(std::int64_t number) {
    std::array<char, 24> digits{};
    char const* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    spelled_number({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void JsonText::number(Number const& number) {
    if (number.denominator == 1)
        this->number(number.numerator);
    else if (has_finite_decimal(number))
        spelled_number(to_text(number));
    else
        text(to_text(number));
}

void JsonText::date(Date date) { text(to_text(date)); }

void JsonText::flag(bool flag) { spelled_number(flag ? "true" : "false"); }

void JsonText::null() { spelled_number("null"); }

void JsonText::quote(std::string_view text) {
    text_ += '"';
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && !needs_escape(text[plain])) ++plain;
        text_.append(text.data(), plain);
        if (plain < text.size()) append_escaped(text_, text[plain++]);
        text.remove_prefix(plain);
    }
    text_ += '"';
}

void JsonText::new_line() {
    if (layout_ == Layout::OneLine) return;
    text_ += '\n';
    text_.append(open_.size() * 2, ' ');
}

} // namespace accrue::formats
