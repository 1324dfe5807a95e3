#include <algorithm>

#include "formats/json.h"
#include "formats/json_text.h"

namespace accrue::formats {

namespace {

bool is_container(Json const& json) {
    return std::holds_alternative<Json::Array>(json.value) || std::holds_alternative<Json::Object>(json.value);
}

struct TreeWriter {
    JsonText& out;

    void operator()(std::nullptr_t) const { out.null(); }
    void operator()(bool flag) const { out.flag(flag); }
    void operator()(JsonNumber const& number) const { out.spelled_number(number.text); }
    void operator()(std::string const& text) const { out.text(text); }
    void operator()(Json::Array const& array) const {
        bool const plain = std::ranges::none_of(array, is_container);
        out.begin_list(plain ? JsonText::Items::Plain : JsonText::Items::Containers);
        for (Json const& item : array) append_json(out, item);
        out.end_list();
    }
    void operator()(Json::Object const& object) const {
        out.begin_object();
        for (JsonMember const& member : object) {
            out.key(member.key);
            append_json(out, member.value);
        }
        out.end_object();
    }
};

// RFC 8785 orders keys by their UTF-16 code units: what is beyond the basic plane comes before U+E000.
bool comes_before(std::string_view a, std::string_view b) {
    auto const [in_a, in_b] = std::ranges::mismatch(a, b);
    if (in_a == a.end() || in_b == b.end()) return a.size() < b.size();
    auto const rank = [](char c) { // of a first byte: 0xF0 to 0xF4 are beyond the basic plane
        int const byte = static_cast<unsigned char>(c);
        return byte >= 0xf0 ? byte - 2 : byte >= 0xee ? byte + 5 : byte;
    };
    return rank(*in_a) < rank(*in_b);
}

void sort_members(Json& json) {
    if (auto* list = std::get_if<Json::Array>(&json.value))
        for (Json& item : *list) sort_members(item);
    auto* const object = std::get_if<Json::Object>(&json.value);
    if (object == nullptr) return;
    std::ranges::sort(*object, comes_before, &JsonMember::key);
    for (JsonMember& member : *object) sort_members(member.value);
}

std::string write(Json const& json, JsonText::Layout layout) {
    JsonText out(layout);
    append_json(out, json);
    return std::move(out).take();
}

} // namespace

void append_json(JsonText& out, Json const& json) { std::visit(TreeWriter{out}, json.value); }

std::string write_json(Json const& json) { return write(json, JsonText::Layout::Lines) + '\n'; }

std::string write_canonical_json(Json json) {
    sort_members(json);
    return write_json_line(json);
}

std::string write_json_line(Json const& json) { return write(json, JsonText::Layout::OneLine); }

} // namespace accrue::formats
