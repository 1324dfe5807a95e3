#include "formats/details_json.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/application_file.h"

namespace accrue::formats {
namespace {

using Keys = std::span<std::string_view const>;
constexpr std::array<std::string_view, 15> detail_keys{
    "scheme",   "pack",      "target",       "on",        "cycle_start", "award_date", "status", "applicant",
    "referees", "statement", "declarations", "documents", "language",    "rulings",    "costs"};
constexpr std::array<std::string_view, 3> status_keys{"code", "from", "to"};
constexpr std::array<std::string_view, 5> applicant_keys{"name", "email", "phone", "address", "member"};
constexpr std::array<std::string_view, 8> referee_keys{"name",        "email",       "organisation", "role",
                                                       "known_since", "known_until", "asked_on",     "reference"};
constexpr std::array<std::string_view, 4> cost_keys{"of", "money", "hours", "months"};
constexpr std::array<std::string_view, 5> claim_ruling_keys{"claim", "verdict", "reason", "by", "on"};
constexpr std::array<std::string_view, 7> reduce_keys{"claim", "verdict", "field", "to", "reason", "by", "on"};
constexpr std::array<std::string_view, 6> map_keys{"claim", "verdict", "to", "reason", "by", "on"};
constexpr std::array<std::string_view, 5> waive_keys{"gate", "verdict", "reason", "by", "on"};

// Calls `take` with each object of the list and its reader.
template <class Take>
void each_object(ObjectReader const& parent, std::string_view key, std::string_view name, std::size_t limit,
                 Findings& findings, Take take) {
    auto const* list = parent.list(key, limit);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
        std::string const path = joined_path(parent.path_of(key), i);
        if (auto const* object = read_object((*list)[i], name, path, findings))
            take(ObjectReader(*object, path, findings));
    }
}

StatusPeriod read_status(ObjectReader const& reader) {
    reader.refuse_unknown_keys(status_keys);
    StatusPeriod status{reader.required_text("code", TextKind::Code), reader.date("from"), reader.date("to")};
    reader.check_order(status.from, status.to, "to");
    return status;
}

Applicant read_applicant(ObjectReader const& reader) {
    reader.refuse_unknown_keys(applicant_keys);
    return {reader.text("name", TextKind::Line), reader.text("email", TextKind::Line),
            reader.text("phone", TextKind::Line), reader.text("address", TextKind::Note), reader.flag("member")};
}

Referee read_referee(ObjectReader const& reader) {
    reader.refuse_unknown_keys(referee_keys);
    Referee referee{reader.required_text("name", TextKind::Line),
                    reader.text("email", TextKind::Line),
                    reader.text("organisation", TextKind::Line),
                    reader.text("role", TextKind::Line),
                    reader.date("known_since"),
                    reader.date("known_until"),
                    reader.date("asked_on"),
                    reader.text("reference", TextKind::Line)};
    reader.check_order(referee.known_since, referee.known_until, "known_until");
    return referee;
}

Keys ruling_keys(Ruling::Verdict verdict) {
    switch (verdict) {
    case Ruling::Verdict::Allow:
    case Ruling::Verdict::Refuse: return claim_ruling_keys;
    case Ruling::Verdict::Reduce: return reduce_keys;
    case Ruling::Verdict::Map: return map_keys;
    case Ruling::Verdict::Waive: return waive_keys;
    }
    return {};
}

std::optional<Ruling::Verdict> read_verdict(ObjectReader const& reader, Findings& findings) {
    std::string const word = reader.required_text("verdict", TextKind::Code);
    if (word.empty()) return std::nullopt;
    auto const verdict = parse_verdict(word);
    if (verdict) return verdict;
    constexpr std::array<std::string_view, 5> words{"allow", "reduce", "refuse", "map", "waive"};
    std::string remedy = suggestion(word, words);
    if (remedy.empty()) remedy = tr("write allow, reduce, refuse, map or waive");
    findings.add("A116", reader.path_of("verdict"), say("'{}' is no verdict", shortened(word)), remedy);
    return std::nullopt;
}

// What a number field, a period's end or a qualification becomes.
void read_ruled_value(Ruling& ruling, ObjectReader const& reader, Findings& findings) {
    Json const* json = reader.find("to");
    std::string const path = reader.path_of("to");
    if (json == nullptr) {
        findings.add("A108", path, say("a ruling '{}' needs the key 'to'", to_text(ruling.verdict)),
                     ruling.verdict == Ruling::Verdict::Map ? tr("add the qualification's id in the catalogue")
                                                            : tr("add the number or date that remains"));
    } else if (ruling.verdict == Ruling::Verdict::Map) {
        if (auto id = read_text(*json, TextKind::Code, "to", path, findings)) ruling.to = std::move(*id);
    } else if (ruling.field == "to") {
        if (auto const date = read_date(*json, "to", path, findings)) ruling.to = *date;
    } else if (auto const number = read_number(*json, "to", path, findings)) {
        ruling.to = *number;
    }
}

Ruling read_ruling(ObjectReader const& reader, Findings& findings) {
    Ruling ruling;
    auto const verdict = read_verdict(reader, findings);
    if (!verdict) return ruling;
    ruling.verdict = *verdict;
    reader.refuse_unknown_keys(ruling_keys(*verdict));
    if (*verdict == Ruling::Verdict::Waive)
        ruling.gate = reader.required_text("gate", TextKind::Code);
    else
        ruling.claim = reader.required_text("claim", TextKind::Code);
    if (*verdict == Ruling::Verdict::Reduce) ruling.field = reader.required_text("field", TextKind::Code);
    if (*verdict == Ruling::Verdict::Reduce || *verdict == Ruling::Verdict::Map)
        read_ruled_value(ruling, reader, findings);
    ruling.reason = reader.text("reason", TextKind::Note);
    ruling.by = reader.text("by", TextKind::Line);
    ruling.on = reader.date("on");
    return ruling;
}

std::optional<Number> read_amount(ObjectReader const& reader, std::string_view key, Findings& findings) {
    Json const* json = reader.find(key);
    if (json == nullptr) return std::nullopt;
    std::string const path = reader.path_of(key);
    auto const amount = read_number(*json, key, path, findings);
    if (!amount || *amount >= Number{}) return amount;
    findings.add("A121", path, say("a cost of {} is below nothing", number_words(*amount)),
                 tr("write 0 where it costs you nothing"));
    return std::nullopt;
}

OwnCost read_cost(ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(cost_keys);
    return {reader.required_text("of", TextKind::Code), read_amount(reader, "money", findings),
            read_amount(reader, "hours", findings), read_amount(reader, "months", findings)};
}

// The object's members, each under a code; none where it is missing or too long.
template <class Take>
void each_code(ObjectReader const& reader, std::string_view key, std::string_view name, Findings& findings, Take take) {
    auto const* object = reader.object(key);
    if (object == nullptr) return;
    std::string const path = reader.path_of(key);
    if (object->size() > list_limit) {
        findings.add("A112", path, say("'{}' has {} entries", key, object->size()),
                     say("at most {} are read", list_limit));
        return;
    }
    for (auto const& [id, json] : *object) {
        std::string const entry = joined_path(path, id);
        if (read_text(Json{id}, TextKind::Code, name, entry, findings)) take(id, json, entry);
    }
}

void read_declarations(Application& application, ObjectReader const& reader, Findings& findings) {
    each_code(reader, "declarations", tr("a declaration's id"), findings,
              [&](std::string const& id, Json const& json, std::string const& path) {
                  if (auto const signed_on = read_date(json, id, path, findings))
                      application.declarations.emplace_back(id, *signed_on);
              });
}

void read_documents(Application& application, ObjectReader const& reader, Findings& findings) {
    each_code(reader, "documents", tr("a document's id"), findings,
              [&](std::string const& id, Json const& json, std::string const& path) {
                  if (auto file = read_text(json, TextKind::Line, id, path, findings))
                      application.documents.emplace_back(id, *std::move(file));
              });
}

template <class T, class Write>
void add_list(ObjectWriter& writer, std::string_view key, std::vector<T> const& rows, Write write) {
    if (rows.empty()) return;
    Json::Array list;
    for (T const& row : rows) {
        ObjectWriter entry;
        write(entry, row);
        list.push_back(std::move(entry).done());
    }
    writer.add(key, {std::move(list)});
}

void write_ruling(ObjectWriter& writer, Ruling const& ruling) {
    if (ruling.verdict == Ruling::Verdict::Waive)
        writer.text("gate", ruling.gate);
    else
        writer.text("claim", ruling.claim);
    writer.text("verdict", to_text(ruling.verdict));
    writer.text("field", ruling.field);
    if (auto const* number = std::get_if<Number>(&ruling.to)) writer.number("to", *number);
    if (auto const* date = std::get_if<Date>(&ruling.to)) writer.date("to", *date);
    if (auto const* text = std::get_if<std::string>(&ruling.to)) writer.text("to", *text);
    writer.text("reason", ruling.reason);
    writer.text("by", ruling.by);
    writer.date("on", ruling.on);
}

void add_before_claims(ObjectWriter& writer, Application const& application) {
    writer.text("scheme", application.scheme);
    writer.text("pack", application.pack);
    writer.text("target", application.target);
    writer.date("on", application.on);
    writer.date("cycle_start", application.cycle_start);
    writer.date("award_date", application.award_date);
    add_list(writer, "status", application.status, [](ObjectWriter& entry, StatusPeriod const& status) {
        entry.text("code", status.code);
        entry.date("from", status.from);
        entry.date("to", status.to);
    });
    if (!application.applicant) return;
    ObjectWriter applicant;
    applicant.text("name", application.applicant->name);
    applicant.text("email", application.applicant->email);
    applicant.text("phone", application.applicant->phone);
    applicant.text("address", application.applicant->address);
    applicant.flag("member", application.applicant->member);
    writer.add("applicant", std::move(applicant).done());
}

void add_after_claims(ObjectWriter& writer, Application const& application) {
    add_list(writer, "referees", application.referees, [](ObjectWriter& entry, Referee const& referee) {
        entry.text("name", referee.name);
        entry.text("email", referee.email);
        entry.text("organisation", referee.organisation);
        entry.text("role", referee.role);
        entry.date("known_since", referee.known_since);
        entry.date("known_until", referee.known_until);
        entry.date("asked_on", referee.asked_on);
        entry.text("reference", referee.reference);
    });
    writer.text("statement", application.statement);
    if (!application.declarations.empty()) {
        ObjectWriter declarations;
        for (auto const& [id, signed_on] : application.declarations) declarations.date(id, signed_on);
        writer.add("declarations", std::move(declarations).done());
    }
    if (!application.documents.empty()) {
        ObjectWriter documents;
        for (auto const& [id, file] : application.documents) documents.text(id, file);
        writer.add("documents", std::move(documents).done());
    }
    writer.text("language", application.language);
    add_list(writer, "rulings", application.rulings, write_ruling);
    add_list(writer, "costs", application.costs, [](ObjectWriter& entry, OwnCost const& cost) {
        entry.text("of", cost.of);
        if (cost.money) entry.number("money", *cost.money);
        if (cost.hours) entry.number("hours", *cost.hours);
        if (cost.months) entry.number("months", *cost.months);
    });
}

} // namespace

void details_from_json(Application& application, Json::Object const& object, Findings& findings) {
    ObjectReader const reader(object, "", findings);
    application.scheme = reader.text("scheme", TextKind::Code);
    application.pack = reader.text("pack", TextKind::Code);
    application.target = reader.text("target", TextKind::Code);
    application.on = reader.date("on");
    application.cycle_start = reader.date("cycle_start");
    application.award_date = reader.date("award_date");
    each_object(reader, "status", tr("a status"), list_limit, findings,
                [&](ObjectReader const& entry) { application.status.push_back(read_status(entry)); });
    if (auto const* applicant = reader.object("applicant"))
        application.applicant = read_applicant(ObjectReader(*applicant, reader.path_of("applicant"), findings));
    each_object(reader, "referees", tr("a referee"), list_limit, findings,
                [&](ObjectReader const& entry) { application.referees.push_back(read_referee(entry)); });
    application.statement = reader.text("statement", TextKind::Note);
    read_declarations(application, reader, findings);
    read_documents(application, reader, findings);
    application.language = reader.text("language", TextKind::Code);
    each_object(reader, "rulings", tr("a ruling"), ruling_limit, findings,
                [&](ObjectReader const& entry) { application.rulings.push_back(read_ruling(entry, findings)); });
    each_object(reader, "costs", tr("a cost"), list_limit, findings,
                [&](ObjectReader const& entry) { application.costs.push_back(read_cost(entry, findings)); });
}

void refuse_unknown_detail_keys(Json::Object const& object, Keys others, Findings& findings) {
    std::vector<std::string_view> known(others.begin(), others.end());
    known.insert(known.end(), detail_keys.begin(), detail_keys.end());
    ObjectReader(object, "", findings).refuse_unknown_keys(known);
}

void add_details(ObjectWriter& writer, Application const& application, DetailsPart part) {
    if (part == DetailsPart::BeforeClaims)
        add_before_claims(writer, application);
    else
        add_after_claims(writer, application);
}

} // namespace accrue::formats
