#include "formats/json.h"

#include <algorithm>

#include <fmt/format.h>

namespace accrue::formats {
namespace {

void write_text(std::string& out, std::string_view text) {
    out += '"';
    for (char const c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
            else
                out += c;
        }
    }
    out += '"';
}

bool is_container(Json const& json) {
    return std::holds_alternative<Json::Array>(json.value) || std::holds_alternative<Json::Object>(json.value);
}

// Pretty, or all on one line.
class Writer {
public:
    explicit Writer(bool one_line) : one_line_(one_line) {}

    void write(Json const& json) {
        std::visit([this](auto const& value) { write_value(value); }, json.value);
    }

    std::string text;

private:
    void write_value(std::nullptr_t) { text += "null"; }
    void write_value(bool flag) { text += flag ? "true" : "false"; }
    void write_value(JsonNumber const& number) { text += number.text; }
    void write_value(std::string const& value) { write_text(text, value); }

    void write_value(Json::Array const& array) {
        bool const flat = std::ranges::none_of(array, is_container);
        text += '[';
        ++depth_;
        for (std::size_t i = 0; i < array.size(); ++i) {
            if (i > 0) text += flat && !one_line_ ? ", " : ",";
            if (!flat) new_line();
            write(array[i]);
        }
        --depth_;
        if (!flat) new_line();
        text += ']';
    }

    void write_value(Json::Object const& object) {
        text += '{';
        ++depth_;
        for (std::size_t i = 0; i < object.size(); ++i) {
            if (i > 0) text += ',';
            new_line();
            write_text(text, object[i].key);
            text += one_line_ ? ":" : ": ";
            write(object[i].value);
        }
        --depth_;
        if (!object.empty()) new_line();
        text += '}';
    }

    void new_line() {
        if (one_line_) return;
        text += '\n';
        text.append(depth_ * 2, ' ');
    }

    bool one_line_;
    std::size_t depth_ = 0;
};

} // namespace

std::string write_json(Json const& json) {
    Writer writer(false);
    writer.write(json);
    return std::move(writer.text) + '\n';
}

std::string write_json_line(Json const& json) {
    Writer writer(true);
    writer.write(json);
    return std::move(writer.text);
}

} // namespace accrue::formats
