// Commands as text: one line of JSON, with claims and details spelled as in an application file.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "formats/claim_json.h"
#include "formats/details_json.h"
#include "formats/json.h"
#include "formats/json_object.h"
#include "session/command.h"

namespace accrue::session {
namespace {

using formats::Findings;
using formats::Json;
using formats::JsonNumber;
using formats::ObjectReader;
using formats::ObjectWriter;

// The words for the alternatives of Command, in their order.
constexpr std::array<std::string_view, std::variant_size_v<Command>> verbs{
    "add_entry",     "replace_entry", "remove_entry", "change_details",  "add_record",
    "remove_record", "set_person",    "set_activity", "add_file",        "remove_file",
    "add_mark",      "remove_mark",   "add_sealed",   "withdraw_sealed", "several"};

Json json_from(std::int64_t number) { return {JsonNumber{fmt::format("{}", number)}}; }

Json json_from_details(Application const& details) {
    ObjectWriter writer;
    formats::add_details(writer, details, formats::DetailsPart::BeforeClaims);
    formats::add_details(writer, details, formats::DetailsPart::AfterClaims);
    return std::move(writer).done();
}

Json json_from_command(Command const& command);

// Its numbers in a row: id, file, entry, page, left, top, right, bottom, fact.
Json json_from_mark(store::StoredMark const& stored) {
    PageBox const& box = stored.mark.box;
    Json::Array numbers;
    for (std::int64_t const number :
         {stored.id.value, stored.file.value, stored.entry.value, std::int64_t{stored.mark.page},
          std::int64_t{box.left}, std::int64_t{box.top}, std::int64_t{box.right}, std::int64_t{box.bottom},
          static_cast<std::int64_t>(stored.mark.fact)})
        numbers.push_back(json_from(number));
    return {std::move(numbers)};
}

struct Writer {
    ObjectWriter& json;

    void operator()(AddEntry const& add) const {
        json.add("record", json_from(add.record.value));
        if (add.id) json.add("entry", json_from(add.id.value));
        if (add.position) json.add("position", json_from(static_cast<std::int64_t>(*add.position)));
        if (add.activity) json.add("activity", json_from(add.activity.value));
        json.add("claim", formats::json_from_claim(add.claim));
    }
    void operator()(ReplaceEntry const& replace) const {
        json.add("entry", json_from(replace.id.value));
        json.add("claim", formats::json_from_claim(replace.claim));
    }
    void operator()(RemoveEntry const& remove) const { json.add("entry", json_from(remove.id.value)); }
    void operator()(ChangeDetails const& change) const {
        json.add("record", json_from(change.record.value));
        json.add("details", json_from_details(change.details));
    }
    void operator()(AddRecord const& add) const {
        if (add.id) json.add("record", json_from(add.id.value));
        Json::Array entries;
        for (EntryId const entry : add.entries) entries.push_back(json_from(entry.value));
        json.add("entries", {std::move(entries)});
        json.add("details", json_from_details(add.application));
        Json::Array claims;
        for (Claim const& claim : add.application.claims) claims.push_back(formats::json_from_claim(claim));
        json.add("claims", {std::move(claims)});
        if (add.person) json.add("person", json_from(add.person.value));
        Json::Array shared;
        for (auto const& [entry, activity] : add.shared)
            shared.push_back({Json::Array{json_from(entry.value), json_from(activity.value)}});
        if (!shared.empty()) json.add("shared", {std::move(shared)});
    }
    void operator()(RemoveRecord const& remove) const { json.add("record", json_from(remove.record.value)); }
    void operator()(SetPerson const& set) const {
        json.add("record", json_from(set.record.value));
        json.add("person", json_from(set.person.value));
    }
    void operator()(SetActivity const& set) const {
        json.add("entry", json_from(set.entry.value));
        json.add("activity", json_from(set.activity.value));
    }
    void operator()(AddFile const& add) const {
        if (add.file.id) json.add("file", json_from(add.file.id.value));
        json.add("person", json_from(add.file.person.value));
        json.text("name", add.file.name);
        json.text("sha256", add.file.sha256);
        if (add.file.made_from) json.add("made_from", json_from(add.file.made_from.value));
        if (!add.file.made_how.empty()) json.text("made_how", add.file.made_how);
        Json::Array marks;
        for (store::StoredMark const& mark : add.marks) marks.push_back(json_from_mark(mark));
        if (!marks.empty()) json.add("marks", {std::move(marks)});
    }
    void operator()(RemoveFile const& remove) const { json.add("file", json_from(remove.id.value)); }
    void operator()(AddMark const& add) const { json.add("mark", json_from_mark(add.mark)); }
    void operator()(RemoveMark const& remove) const { json.add("mark", json_from(remove.id.value)); }
    void operator()(AddSealed const& add) const {
        store::SealedApplication const& sealed = add.sealed;
        if (sealed.id) json.add("sealed", json_from(sealed.id.value));
        json.add("record", json_from(sealed.record.value));
        json.text("identifier", sealed.identifier);
        json.add("revision", json_from(sealed.revision));
        json.date("on", sealed.on);
        json.text("file", sealed.file);
        json.text("package", sealed.package_sha256);
        json.add("bytes", json_from(sealed.bytes));
        json.text("application", sealed.application);
        if (sealed.withdrawn) json.flag("withdrawn", true);
    }
    void operator()(WithdrawSealed const& withdraw) const { json.add("sealed", json_from(withdraw.id.value)); }
    void operator()(Several const& several) const {
        json.text("words", several.words);
        Json::Array commands;
        for (Command const& command : several.commands) commands.push_back(json_from_command(command));
        json.add("commands", {std::move(commands)});
    }
};

Json json_from_command(Command const& command) {
    ObjectWriter json;
    json.text("command", verbs[command.index()]);
    std::visit(Writer{json}, command);
    return std::move(json).done();
}

// Takes a command's parts out of its object; what is missing or wrong is a finding.
class Reader {
public:
    Reader(Json::Object const& object, Findings& findings) : object_(object, "", findings), findings_(findings) {}

    // 0 where the key is left out.
    [[nodiscard]] std::int64_t number(std::string_view key) const {
        Json const* json = object_.find(key);
        return json == nullptr ? 0 : number(*json, key);
    }

    [[nodiscard]] std::int64_t required_number(std::string_view key) const {
        if (object_.find(key) == nullptr) refuse(key);
        return number(key);
    }

    [[nodiscard]] std::optional<std::size_t> position() const {
        if (object_.find("position") == nullptr) return std::nullopt;
        return static_cast<std::size_t>(number("position"));
    }

    [[nodiscard]] Claim claim() const {
        auto const* object = object_.object("claim");
        if (object == nullptr) refuse("claim");
        return object == nullptr ? Claim{} : formats::claim_from_json(*object, "/claim", findings_);
    }

    [[nodiscard]] Application details() const {
        Application details;
        auto const* object = object_.object("details");
        if (object == nullptr)
            refuse("details");
        else
            formats::details_from_json(details, *object, findings_);
        return details;
    }

    [[nodiscard]] std::vector<Claim> claims() const {
        std::vector<Claim> claims;
        for (Json const& json : list("claims"))
            if (auto const* object = formats::read_object(json, "a claim", "/claims", findings_))
                claims.push_back(formats::claim_from_json(*object, "/claims", findings_));
        return claims;
    }

    [[nodiscard]] std::vector<EntryId> entries() const {
        std::vector<EntryId> entries;
        for (Json const& json : list("entries")) entries.push_back({number(json, "entries")});
        return entries;
    }

    [[nodiscard]] std::vector<store::SharedEntry> shared() const {
        std::vector<store::SharedEntry> shared;
        if (object_.find("shared") == nullptr) return shared;
        for (Json const& json : list("shared")) {
            auto const* pair = std::get_if<Json::Array>(&json.value);
            if (pair == nullptr || pair->size() != 2) {
                refuse("shared");
                continue;
            }
            shared.push_back({{number((*pair)[0], "shared")}, {number((*pair)[1], "shared")}});
        }
        return shared;
    }

    [[nodiscard]] std::vector<store::StoredMark> marks() const {
        std::vector<store::StoredMark> marks;
        if (object_.find("marks") == nullptr) return marks;
        for (Json const& json : list("marks")) marks.push_back(mark(json, "marks"));
        return marks;
    }

    [[nodiscard]] store::StoredMark mark() const {
        Json const* const json = object_.find("mark");
        if (json != nullptr) return mark(*json, "mark");
        refuse("mark");
        return {};
    }

    [[nodiscard]] store::SealedApplication sealed() const {
        store::SealedApplication sealed;
        sealed.id = {number("sealed")};
        sealed.record = {required_number("record")};
        sealed.identifier = text("identifier");
        sealed.revision = static_cast<int>(std::min<std::int64_t>(required_number("revision"), 1'000'000));
        sealed.on = object_.date("on").value_or(Date{});
        sealed.file = text("file");
        sealed.package_sha256 = text("package");
        sealed.bytes = required_number("bytes");
        sealed.application = text("application");
        sealed.withdrawn = object_.flag("withdrawn").value_or(false);
        return sealed;
    }

    // Empty where the key is left out.
    [[nodiscard]] std::string text_or_nothing(std::string_view key) const {
        return object_.find(key) == nullptr ? std::string() : text(key);
    }

    [[nodiscard]] std::string text(std::string_view key) const {
        return object_.required_text(key, formats::TextKind::Note);
    }

    [[nodiscard]] std::vector<Json::Object const*> objects(std::string_view key) const {
        std::vector<Json::Object const*> objects;
        for (Json const& json : list(key))
            if (auto const* object = formats::read_object(json, "a command", "/commands", findings_))
                objects.push_back(object);
        return objects;
    }

    void refuse(std::string_view key) const {
        findings_.add("L143", object_.path_of(key), say("'{}' is missing or wrong", key), "");
    }

private:
    [[nodiscard]] store::StoredMark mark(Json const& json, std::string_view key) const {
        std::array<std::int64_t, 9> numbers{};
        auto const* const row = std::get_if<Json::Array>(&json.value);
        if (row == nullptr || row->size() != numbers.size()) {
            refuse(key);
            return {};
        }
        for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = number((*row)[i], key);
        auto const small = [&](std::size_t i) {
            return static_cast<int>(std::min<std::int64_t>(numbers[i], 1'000'000));
        };
        store::StoredMark const mark{
            {numbers[0]},
            {numbers[1]},
            {numbers[2]},
            {small(3), {small(4), small(5), small(6), small(7)}, static_cast<ProofFact>(small(8))}};
        if (!is_on_page(mark.mark.box) || numbers[8] >= std::ssize(proof_facts)) refuse(key);
        return mark;
    }

    [[nodiscard]] std::int64_t number(Json const& json, std::string_view key) const {
        std::int64_t value = -1;
        if (auto const* written = std::get_if<JsonNumber>(&json.value)) {
            char const* const end = written->text.data() + written->text.size();
            auto const [rest, error] = std::from_chars(written->text.data(), end, value);
            if (error != std::errc{} || rest != end) value = -1;
        }
        if (value < 0) refuse(key);
        return value;
    }

    [[nodiscard]] Json::Array const& list(std::string_view key) const {
        static Json::Array const none;
        auto const* list = object_.list(key, formats::json_value_limit);
        if (list == nullptr) refuse(key);
        return list == nullptr ? none : *list;
    }

    ObjectReader object_;
    Findings& findings_;
};

Command read_parts(std::string_view verb, Reader const& json) {
    if (verb == verbs[0]) {
        AddEntry add{{json.required_number("record")},
                     json.claim(),
                     {json.number("entry")},
                     json.position(),
                     {json.number("activity")}};
        if (add.id && !add.position) json.refuse("position");
        return add;
    }
    if (verb == verbs[1]) return ReplaceEntry{{json.required_number("entry")}, json.claim()};
    if (verb == verbs[2]) return RemoveEntry{{json.required_number("entry")}};
    if (verb == verbs[3]) return ChangeDetails{{json.required_number("record")}, json.details()};
    if (verb == verbs[4]) {
        AddRecord add{json.details(), {json.number("record")}, json.entries(), {json.number("person")}, json.shared()};
        add.application.claims = json.claims();
        if (add.id && add.entries.size() != add.application.claims.size()) json.refuse("entries");
        return add;
    }
    if (verb == verbs[6]) return SetPerson{{json.required_number("record")}, {json.required_number("person")}};
    if (verb == verbs[7]) return SetActivity{{json.required_number("entry")}, {json.required_number("activity")}};
    if (verb == verbs[8])
        return AddFile{{{json.number("file")},
                        {json.required_number("person")},
                        json.text("name"),
                        json.text("sha256"),
                        0,
                        {json.number("made_from")},
                        json.text_or_nothing("made_how")},
                       json.marks()};
    if (verb == verbs[9]) return RemoveFile{{json.required_number("file")}};
    if (verb == verbs[10]) return AddMark{json.mark()};
    if (verb == verbs[11]) return RemoveMark{{json.required_number("mark")}};
    if (verb == verbs[12]) return AddSealed{json.sealed()};
    if (verb == verbs[13]) return WithdrawSealed{{json.required_number("sealed")}};
    return RemoveRecord{{json.required_number("record")}};
}

std::optional<Command> read_object(Json::Object const& object, Findings& findings);

Several read_several(Reader const& json, Findings& findings) {
    Several several{{}, json.text("words")};
    for (Json::Object const* object : json.objects("commands")) {
        auto command = read_object(*object, findings);
        if (command && std::holds_alternative<Several>(*command)) json.refuse("commands");
        if (command) several.commands.push_back(std::move(*command));
    }
    if (several.commands.empty()) json.refuse("commands");
    return several;
}

// None, with a finding, where it is no command.
std::optional<Command> read_object(Json::Object const& object, Findings& findings) {
    std::string const verb = ObjectReader(object, "", findings).required_text("command", formats::TextKind::Code);
    if (std::ranges::find(verbs, verb) == verbs.end()) {
        findings.add("L143", "", say("'{}' is no command", verb), "");
        return std::nullopt;
    }
    Reader const json(object, findings);
    if (verb == verbs.back()) return read_several(json, findings);
    return read_parts(verb, json);
}

Problem unreadable(std::string_view detail) {
    return {"L143",
            {},
            say("a change in the log of the library cannot be read: {}", detail),
            std::string(tr("it cannot be undone or redone; everything else is as it was"))};
}

} // namespace

std::string write_command(Command const& command) { return formats::write_json_line(json_from_command(command)); }

Result<Command> read_command(std::string const& text) {
    auto const json = formats::parse_json(text, "");
    if (!json) return unreadable(json.problem().what);
    auto const* object = std::get_if<Json::Object>(&json->value);
    if (object == nullptr) return unreadable(tr("it is no object"));
    Findings findings;
    auto command = read_object(*object, findings);
    if (!command || !findings.problems.empty()) return unreadable(findings.problems.front().what);
    return *std::move(command);
}

} // namespace accrue::session
