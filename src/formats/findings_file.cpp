#include "formats/findings_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "formats/json_object.h"
#include "formats/json_text.h"

namespace accrue::formats {
namespace {

using evidence::FileKind;
using evidence::Inspection;

constexpr int findings_version = 2; // another one: tools or what we ask them are others
constexpr std::size_t list_limit_of_findings = 10'000;

constexpr std::array<std::string_view, 8> kinds{"empty", "pdf", "jpeg", "png", "tiff", "heic", "office", "other"};
constexpr std::array<std::string_view, 5> states{"sound", "mendable", "damaged", "locked", "too heavy"};

struct Count { // a number of an Inspection, and what it is called here
    std::string_view key;
    int Inspection::*of = nullptr;
};
constexpr std::array<Count, 2> counts{Count{"pages", &Inspection::pages}, {"attachments", &Inspection::attachments}};

struct Flag {
    std::string_view key;
    bool Inspection::*of = nullptr;
};
constexpr std::array<Flag, 5> flags{Flag{"fonts_missing", &Inspection::fonts_missing},
                                    {"protected", &Inspection::protected_},
                                    {"forms", &Inspection::forms},
                                    {"scripts", &Inspection::scripts},
                                    {"changed_after_signing", &Inspection::changed_after_signing}};

// Takes numbers and words out of an object; false once something is missing or wrong.
class FindingsReader {
public:
    FindingsReader(Json::Object const& object, Findings& wrong) : object_(object, "", wrong), wrong_(wrong) {}

    [[nodiscard]] std::int64_t number(std::string_view key) const {
        Json const* const json = object_.find(key);
        return json == nullptr ? refuse() : number(*json);
    }

    template <std::size_t N>
    [[nodiscard]] std::size_t word(std::string_view key, std::array<std::string_view, N> const& words) const {
        std::string const text = object_.required_text(key, TextKind::Code);
        auto const found = std::ranges::find(words, text);
        if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
        refuse();
        return 0;
    }

    [[nodiscard]] bool flag(std::string_view key) const { return object_.flag(key).value_or(false); }
    [[nodiscard]] std::string text(std::string_view key) const {
        return object_.text(key, TextKind::Note).value_or("");
    }

    [[nodiscard]] std::vector<evidence::PageSize> sizes() const {
        std::vector<evidence::PageSize> sizes;
        for (Json const& json : list("sizes")) {
            auto const* const row = std::get_if<Json::Array>(&json.value);
            if (row == nullptr || row->size() != 3) {
                refuse();
                continue;
            }
            auto const at = [&](std::size_t i) { return static_cast<int>(number((*row)[i])); };
            sizes.push_back({at(0), at(1), at(2)});
        }
        return sizes;
    }

    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const {
        std::vector<std::string> texts;
        for (Json const& json : list(key))
            if (auto text = read_text(json, TextKind::Line, key, "", wrong_)) texts.push_back(*std::move(text));
        return texts;
    }

private:
    std::int64_t refuse() const { // nobody is told: it is found out again
        ++wrong_.found;
        return 0;
    }

    [[nodiscard]] std::int64_t number(Json const& json) const {
        auto const* const written = std::get_if<JsonNumber>(&json.value);
        if (written == nullptr) return refuse();
        std::int64_t value = 0;
        char const* const end = written->text.data() + written->text.size();
        auto const [rest, error] = std::from_chars(written->text.data(), end, value);
        return error == std::errc{} && rest == end && value >= 0 ? value : refuse();
    }

    [[nodiscard]] Json::Array const& list(std::string_view key) const {
        static Json::Array const none;
        if (object_.find(key) == nullptr) return none;
        auto const* const list = object_.list(key, list_limit_of_findings);
        return list == nullptr ? none : *list;
    }

    ObjectReader object_;
    Findings& wrong_;
};

void write_images(JsonText& json, evidence::PageImages const& images) {
    json.key("images");
    json.number(images.count);
    json.key("least_dpi");
    json.number(images.least_dpi);
    json.key("most_dpi");
    json.number(images.most_dpi);
    json.key("colour");
    json.flag(images.colour);
}

} // namespace

std::string write_findings(evidence::Findings const& findings) {
    Inspection const& file = findings.file;
    JsonText json(JsonText::Layout::OneLine);
    json.begin_object();
    json.key("findings");
    json.number(findings_version);
    json.key("likeness_bytes");
    json.number(static_cast<std::int64_t>(findings.likeness.size()));
    json.key("kind");
    json.text(kinds[static_cast<std::size_t>(file.kind)]);
    json.key("state");
    json.text(states[static_cast<std::size_t>(file.state)]);
    json.key("bytes");
    json.number(static_cast<std::int64_t>(file.bytes));
    json.key("sha256");
    json.text(file.sha256);
    json.key("trouble");
    json.text(file.trouble);
    for (auto const& [key, of] : counts) {
        json.key(key);
        json.number(file.*of);
    }
    for (auto const& [key, of] : flags) {
        json.key(key);
        json.flag(file.*of);
    }
    write_images(json, file.images);
    json.key("sizes");
    json.begin_list(JsonText::Items::Containers);
    for (evidence::PageSize const& size : file.sizes) {
        json.begin_list(JsonText::Items::Plain);
        for (int const number : {size.width, size.height, size.pages}) json.number(number);
        json.end_list();
    }
    json.end_list();
    json.key("fonts");
    json.begin_list(JsonText::Items::Plain);
    for (std::string const& font : file.fonts) json.text(font);
    json.end_list();
    json.end_object();
    return std::move(json).take() + "\n" + findings.likeness + findings.text;
}

std::optional<evidence::Findings> read_findings(std::string_view bytes) {
    std::size_t const line = std::min(bytes.find('\n'), bytes.size());
    std::string_view const rest = bytes.substr(std::min(line + 1, bytes.size()));
    auto const json = parse_json(bytes.substr(0, line), "");
    auto const* const object = json ? std::get_if<Json::Object>(&json->value) : nullptr;
    if (object == nullptr) return std::nullopt;
    Findings wrong;
    FindingsReader const reader(*object, wrong);
    if (reader.number("findings") != findings_version) return std::nullopt;
    evidence::Findings findings;
    Inspection& file = findings.file;
    file.kind = static_cast<FileKind>(reader.word("kind", kinds));
    file.state = static_cast<Inspection::State>(reader.word("state", states));
    file.bytes = static_cast<std::size_t>(reader.number("bytes"));
    file.sha256 = reader.text("sha256");
    file.trouble = reader.text("trouble");
    for (auto const& [key, of] : counts) file.*of = static_cast<int>(reader.number(key));
    for (auto const& [key, of] : flags) file.*of = reader.flag(key);
    file.images = {static_cast<int>(reader.number("images")), static_cast<int>(reader.number("least_dpi")),
                   static_cast<int>(reader.number("most_dpi")), reader.flag("colour")};
    file.sizes = reader.sizes();
    file.fonts = reader.texts("fonts");
    auto const likeness = static_cast<std::size_t>(reader.number("likeness_bytes"));
    if (wrong.found > 0 || likeness > rest.size()) return std::nullopt;
    findings.likeness = rest.substr(0, likeness);
    findings.text = rest.substr(likeness);
    return findings;
}

} // namespace accrue::formats
