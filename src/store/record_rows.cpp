#include "store/record_rows.h"

#include <array>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "store/exchange.h"
#include "store/failure.h"

namespace accrue::store {
namespace {

constexpr std::array<std::string_view, 5> verdicts{"allow", "reduce", "refuse", "map", "waive"};
constexpr std::array<std::string_view, 4> ruling_kinds{"none", "number", "date", "text"};
constexpr std::string_view detail_columns = "scheme, pack, target, on_day, cycle_start, award_date, has_applicant, "
                                            "name, email, phone, address, member, statement";
constexpr std::string_view detail_marks = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";
constexpr std::string_view claim_marks = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?";
std::string const unsigned_yet(64, '0');

void exchange_details(Values& values, Application& details) {
    values.value(details.scheme);
    values.value(details.pack);
    values.value(details.target);
    values.value(details.on);
    values.value(details.cycle_start);
    values.value(details.award_date);
    bool given = details.applicant.has_value();
    values.value(given);
    Applicant applicant = details.applicant.value_or(Applicant{});
    values.value(applicant.name);
    values.value(applicant.email);
    values.value(applicant.phone);
    values.value(applicant.address);
    values.value(applicant.member);
    if (values.loading() && given) details.applicant = std::move(applicant);
    values.value(details.statement);
}

void exchange_ruling(Values& values, Ruling& ruling) {
    int verdict = static_cast<int>(ruling.verdict);
    values.choice(verdict, verdicts);
    ruling.verdict = static_cast<Ruling::Verdict>(verdict);
    values.value(ruling.claim);
    values.value(ruling.gate);
    values.value(ruling.field);
    int kind = static_cast<int>(ruling.to.index());
    values.choice(kind, ruling_kinds);
    std::optional<Number> number;
    std::optional<Date> day;
    std::optional<std::string> text;
    if (auto const* to = std::get_if<Number>(&ruling.to)) number = *to;
    if (auto const* to = std::get_if<Date>(&ruling.to)) day = *to;
    if (auto const* to = std::get_if<std::string>(&ruling.to)) text = *to;
    values.value(number);
    values.value(day);
    values.value(text);
    if ((kind == 1 && !number) || (kind == 2 && !day) || (kind == 3 && !text)) throw Damage{};
    if (kind == 1) ruling.to = *number;
    if (kind == 2) ruling.to = *day;
    if (kind == 3) ruling.to = *text;
    values.value(ruling.reason);
    values.value(ruling.by);
    values.value(ruling.on);
}

void exchange_people(Exchange& rows, Application& details) {
    rows.table("record_status", "seq", "code, from_day, to_day");
    for (std::size_t i = 0; rows.next({i}, i < details.status.size()); ++i) {
        if (rows.loading()) details.status.emplace_back();
        rows.value(details.status[i].code);
        rows.value(details.status[i].from);
        rows.value(details.status[i].to);
    }
    rows.table("record_referee", "seq", "name, email, organisation, role, known_since, known_until");
    for (std::size_t i = 0; rows.next({i}, i < details.referees.size()); ++i) {
        if (rows.loading()) details.referees.emplace_back();
        Referee& referee = details.referees[i];
        rows.value(referee.name);
        rows.value(referee.email);
        rows.value(referee.organisation);
        rows.value(referee.role);
        rows.value(referee.known_since);
        rows.value(referee.known_until);
    }
}

void exchange_detail_lists(Exchange& rows, Application& details) {
    exchange_people(rows, details);
    rows.table("record_declaration", "seq", "declaration, signed_on");
    for (std::size_t i = 0; rows.next({i}, i < details.declarations.size()); ++i) {
        if (rows.loading()) details.declarations.emplace_back();
        rows.value(details.declarations[i].first);
        rows.value(details.declarations[i].second);
    }
    rows.table("record_ruling", "seq",
               "verdict, claim, gate, field, kind, number_num, number_den, to_day, text, reason, decided_by, on_day");
    for (std::size_t i = 0; rows.next({i}, i < details.rulings.size()); ++i) {
        if (rows.loading()) details.rulings.emplace_back();
        exchange_ruling(rows, details.rulings[i]);
    }
    rows.finish();
}

void exchange_claim_lists(Exchange& rows, Claim& claim) {
    rows.table("entry_field", "seq", field_columns);
    for (std::size_t i = 0; rows.next({i}, i < claim.fields.size()); ++i) {
        if (rows.loading()) claim.fields.emplace_back();
        exchange_field(rows, claim.fields[i]);
    }
    rows.table("entry_evidence", "seq", "file");
    rows.texts({}, claim.evidence);
    rows.finish();
}

Refusal damaged_part(Connection const& connection, std::string_view id, std::string path, std::string what) {
    Problem found =
        problem(id, connection.file(), std::move(what),
                "nothing was changed: other records can be opened and exported; use an older copy of the library "
                "for this one, if there is one");
    found.where.path = std::move(path);
    return Refusal{std::move(found)};
}

std::string digest_of(std::vector<EntryPlace> const& entries) {
    std::string text;
    for (EntryPlace const& entry : entries) text += fmt::format("{}:{};", entry.id.value, entry.sha256);
    return sha256_hex(text);
}

void run_for(Connection& connection, std::string_view sql, std::int64_t id) { connection.query(sql).bind(id).run(); }

void sign(Connection& connection, std::string_view sql, std::string const& digest, std::int64_t id) {
    connection.query(sql).bind(digest).bind(id).run();
}

} // namespace

Problem not_there(Connection const& connection, std::string_view what, std::int64_t id) {
    return problem("L126", connection.file(), fmt::format("there is no {} {} in this library", what, id),
                   "it was removed meanwhile: nothing was changed");
}

std::vector<EntryPlace> list_entries(Connection& connection, RecordId record) {
    Query header = connection.query("SELECT entries_sha256 FROM record WHERE id = ?");
    header.bind(record.value);
    if (!header.step()) throw Refusal{not_there(connection, "record", record.value)};
    std::string const saved = header.text();
    Query rows = connection.query("SELECT id, seq, sha256 FROM entry WHERE record = ? ORDER BY seq");
    rows.bind(record.value);
    std::vector<EntryPlace> entries;
    bool in_order = true;
    while (rows.step()) {
        EntryId const id{rows.integer()};
        in_order = in_order && rows.integer() == static_cast<std::int64_t>(entries.size());
        entries.push_back({id, rows.text()});
    }
    if (in_order && digest_of(entries) == saved) return entries;
    throw damaged_part(connection, "L123", fmt::format("/records/{}/entries", record.value),
                       "the list of entries is damaged: entries are missing, added or in another order than saved");
}

void sign_entries(Connection& connection, RecordId record) {
    std::vector<EntryPlace> entries;
    {
        Query rows = connection.query("SELECT id, sha256 FROM entry WHERE record = ? ORDER BY seq");
        rows.bind(record.value);
        while (rows.step()) {
            EntryId const id{rows.integer()};
            entries.push_back({id, rows.text()});
        }
    }
    sign(connection, "UPDATE record SET entries_sha256 = ? WHERE id = ?", digest_of(entries), record.value);
}

Claim read_entry(Connection& connection, EntryId entry) {
    Query row = connection.query(fmt::format("SELECT sha256, {} FROM entry WHERE id = ?", claim_columns));
    row.bind(entry.value);
    if (!row.step()) throw Refusal{not_there(connection, "entry", entry.value)};
    Claim claim;
    try {
        std::string const saved = row.text();
        Exchange rows(connection, Direction::Load, "entry", entry.value);
        rows.use(row);
        exchange_claim(rows, claim);
        exchange_claim_lists(rows, claim);
        if (rows.digest() == saved) return claim;
    } catch (Damage const&) {
        // reported below, like a wrong digest
    }
    throw damaged_part(connection, "L121", fmt::format("/entries/{}", entry.value),
                       fmt::format("the entry '{}' is damaged: its content is not what was saved",
                                   shortened(claim.title.value_or(claim.id))));
}

Application read_details(Connection& connection, RecordId record) {
    Query row = connection.query(fmt::format("SELECT details_sha256, {} FROM record WHERE id = ?", detail_columns));
    row.bind(record.value);
    if (!row.step()) throw Refusal{not_there(connection, "record", record.value)};
    try {
        std::string const saved = row.text();
        Application details;
        Exchange rows(connection, Direction::Load, "record", record.value);
        rows.use(row);
        exchange_details(rows, details);
        exchange_detail_lists(rows, details);
        if (rows.digest() == saved) return details;
    } catch (Damage const&) {
        // reported below, like a wrong digest
    }
    throw damaged_part(connection, "L122", fmt::format("/records/{}", record.value),
                       "the personal details are damaged: they are not what was saved");
}

void check_claim_id(Connection& connection, RecordId record, EntryId entry, Claim const& claim) {
    if (claim.id.empty())
        throw Refusal{problem("L128", connection.file(), "an entry needs an id of its own", "nothing was changed")};
    Query row = connection.query("SELECT 1 FROM entry WHERE record = ? AND claim_id = ? AND id <> ?");
    row.bind(record.value).bind(claim.id).bind(entry.value);
    if (!row.step()) return;
    throw Refusal{problem("L128", connection.file(),
                          fmt::format("this record has an entry with the id '{}' already", shortened(claim.id)),
                          "give it another id: nothing was changed")};
}

EntryId insert_entry_row(Connection& connection, RecordId record, EntryId entry, std::size_t position,
                         Claim const& claim) {
    Claim saved = claim;
    Exchange rows(connection, Direction::Save, "entry", 0);
    {
        Query row = connection.query(fmt::format(
            "INSERT INTO entry(id, record, seq, sha256, {}) VALUES(?, ?, ?, ?, {})", claim_columns, claim_marks));
        entry ? row.bind(entry.value) : row.bind_null();
        row.bind(record.value).bind(static_cast<std::int64_t>(position)).bind(unsigned_yet);
        rows.use(row);
        exchange_claim(rows, saved);
        row.run();
    }
    if (!entry) entry.value = connection.last_row();
    rows.set_owner(entry.value);
    exchange_claim_lists(rows, saved);
    sign(connection, "UPDATE entry SET sha256 = ? WHERE id = ?", rows.digest(), entry.value);
    return entry;
}

void update_entry_row(Connection& connection, EntryId entry, Claim const& claim) {
    Claim saved = claim;
    Exchange rows(connection, Direction::Save, "entry", entry.value);
    {
        Query row =
            connection.query(fmt::format("UPDATE entry SET ({}) = ({}) WHERE id = ?", claim_columns, claim_marks));
        rows.use(row);
        exchange_claim(rows, saved);
        row.bind(entry.value).run();
    }
    run_for(connection, "DELETE FROM entry_field WHERE entry = ?", entry.value);
    run_for(connection, "DELETE FROM entry_evidence WHERE entry = ?", entry.value);
    exchange_claim_lists(rows, saved);
    sign(connection, "UPDATE entry SET sha256 = ? WHERE id = ?", rows.digest(), entry.value);
}

RecordId insert_record_row(Connection& connection, RecordId record, Application const& details) {
    Application saved = details;
    Exchange rows(connection, Direction::Save, "record", 0);
    {
        Query row = connection.query(
            fmt::format("INSERT INTO record(id, details_sha256, entries_sha256, {}) VALUES(?, ?, ?, {})",
                        detail_columns, detail_marks));
        record ? row.bind(record.value) : row.bind_null();
        row.bind(unsigned_yet).bind(unsigned_yet);
        rows.use(row);
        exchange_details(rows, saved);
        row.run();
    }
    if (!record) record.value = connection.last_row();
    rows.set_owner(record.value);
    exchange_detail_lists(rows, saved);
    sign(connection, "UPDATE record SET details_sha256 = ? WHERE id = ?", rows.digest(), record.value);
    return record;
}

void update_record_row(Connection& connection, RecordId record, Application const& details) {
    Application saved = details;
    Exchange rows(connection, Direction::Save, "record", record.value);
    {
        Query row =
            connection.query(fmt::format("UPDATE record SET ({}) = ({}) WHERE id = ?", detail_columns, detail_marks));
        rows.use(row);
        exchange_details(rows, saved);
        row.bind(record.value).run();
    }
    for (auto const* table : {"record_status", "record_referee", "record_declaration", "record_ruling"})
        run_for(connection, fmt::format("DELETE FROM {} WHERE record = ?", table), record.value);
    exchange_detail_lists(rows, saved);
    sign(connection, "UPDATE record SET details_sha256 = ? WHERE id = ?", rows.digest(), record.value);
}

} // namespace accrue::store
