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

std::string write(Json const& json, JsonText::Layout layout) {
    JsonText out(layout);
    append_json(out, json);
    return std::move(out).take();
}

} // namespace

void append_json(JsonText& out, Json const& json) { std::visit(TreeWriter{out}, json.value); }

std::string write_json(Json const& json) { return write(json, JsonText::Layout::Lines) + '\n'; }

std::string write_json_line(Json const& json) { return write(json, JsonText::Layout::OneLine); }

} // namespace accrue::formats
