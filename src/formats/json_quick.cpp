#include "formats/json_quick.h"

#include <algorithm>

namespace accrue::formats {
namespace {

constexpr std::size_t most_digits = 18; // of a number that is taken as it is spelled
constexpr std::size_t few_members = 24; // of an object whose keys are compared each with each

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Each function reads what it is named for at `at_`, and is false where that is not there, or rare.
class QuickReader {
public:
    explicit QuickReader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    bool document(Json& json) {
        if (!value(json, 0)) return false;
        skip_blanks();
        return at_ == end_;
    }

private:
    void skip_blanks() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    }

    bool take(char c) {
        skip_blanks();
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }

    bool take_word(std::string_view word) {
        if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }

    bool value(Json& json, std::size_t depth) {
        skip_blanks();
        if (at_ == end_ || ++values_ > json_value_limit) return false;
        switch (*at_) {
        case '{': return depth < json_depth_limit && object(json.value.emplace<Json::Object>(), depth + 1);
        case '[': return depth < json_depth_limit && array(json.value.emplace<Json::Array>(), depth + 1);
        case '"': return string(json.value.emplace<std::string>());
        case 't': json.value = true; return take_word("true");
        case 'f': json.value = false; return take_word("false");
        case 'n': json.value = nullptr; return take_word("null");
        default: return number(json.value.emplace<JsonNumber>().text);
        }
    }

    bool object(Json::Object& members, std::size_t depth) {
        ++at_;
        if (take('}')) return true;
        members.reserve(8);
        do {
            JsonMember& member = members.emplace_back();
            skip_blanks();
            if (at_ == end_ || *at_ != '"' || !string(member.key)) return false;
            if (!take(':') || !value(member.value, depth)) return false;
        } while (take(','));
        return take('}') && keys_differ(members);
    }

    bool array(Json::Array& items, std::size_t depth) {
        ++at_;
        if (take(']')) return true;
        do {
            if (!value(items.emplace_back(), depth)) return false;
        } while (take(','));
        return take(']');
    }

    // Without an escape but the common ones.
    bool string(std::string& text) {
        ++at_;
        for (;;) {
            char const* const begin = at_;
            while (at_ != end_ && *at_ != '"' && *at_ != '\\' && static_cast<unsigned char>(*at_) >= 0x20) ++at_;
            text.append(begin, at_);
            if (at_ == end_ || static_cast<unsigned char>(*at_) < 0x20) return false;
            if (*at_++ == '"') return true;
            if (at_ == end_ || !escape(text)) return false;
        }
    }

    bool escape(std::string& text) {
        switch (*at_++) {
        case '"': text += '"'; return true;
        case '\\': text += '\\'; return true;
        case '/': text += '/'; return true;
        case 'n': text += '\n'; return true;
        case 't': text += '\t'; return true;
        default: return false;
        }
    }

    // Without an exponent, and no minus zero.
    bool number(std::string& spelled) {
        char const* const begin = at_;
        if (*at_ == '-') ++at_;
        char const* const whole = at_;
        while (at_ != end_ && is_digit(*at_)) ++at_;
        if (at_ == whole || (*whole == '0' && at_ - whole > 1)) return false;
        if (at_ != end_ && *at_ == '.') {
            char const* const point = at_++;
            while (at_ != end_ && is_digit(*at_)) ++at_;
            if (at_ - point < 2) return false;
        }
        if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) return false;
        spelled.assign(begin, at_);
        bool const minus_zero = *begin == '-' && spelled.find_first_of("123456789") == std::string::npos;
        return !minus_zero && spelled.size() <= most_digits;
    }

    static bool keys_differ(Json::Object const& members) {
        if (members.size() > few_members) return many_keys_differ(members);
        for (std::size_t i = 1; i < members.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (members[i].key == members[j].key) return false;
        return true;
    }

    static bool many_keys_differ(Json::Object const& members) {
        std::vector<std::string_view> keys;
        for (JsonMember const& member : members) keys.emplace_back(member.key);
        std::ranges::sort(keys);
        return std::ranges::adjacent_find(keys) == keys.end();
    }

    char const* at_;
    char const* end_;
    std::size_t values_ = 0;
};

} // namespace

std::optional<Json> read_json_quickly(std::string_view text) {
    std::optional<Json> json(std::in_place);
    if (!QuickReader(text).document(*json)) json.reset();
    return json;
}

} // namespace accrue::formats
