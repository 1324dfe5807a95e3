// JsonText: JSON as it is written, value after value, without a tree in between. Two layouts: two spaces a level, a member
// a line, lists of plain values on one line; or everything on one line without a blank. What write_json writes, too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.h"
#include "domain/number.h"

namespace accrue::formats {

class JsonText {
public:
    enum class Layout : std::uint8_t { Lines, OneLine };
    enum class Items : std::uint8_t { Plain, Containers }; // what a list holds

    explicit JsonText(Layout layout) : layout_(layout) {}

    void begin_object() { begin('{', Items::Containers); }
    void end_object() { end('}'); }
    void begin_list(Items items) { begin('[', items); }
    void end_list() { end(']'); }

    void key(std::string_view key); // of the next value

    // REQUIRES: texts are UTF-8, and what is spelled is a number as JSON allows it.
    void text(std::string_view text);
    void spelled_number(std::string_view number);
    void number(std::int64_t number);
    void number(Number const& number); // as a decimal; as text "n/d" where none is finite
    void date(Date date);
    void flag(bool flag);
    void null();

    [[nodiscard]] std::string take() && { return std::move(text_); }

private:
    struct Container {
        Items items = Items::Containers;
        bool empty = true;
    };

    void begin(char bracket, Items items);
    void end(char bracket);
    void begin_value();
    void quote(std::string_view text);
    void new_line();

    Layout layout_;
    std::string text_;
    std::vector<Container> open_;
    bool after_key_ = false;
};

} // namespace accrue::formats
