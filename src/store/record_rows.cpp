#include "store/record_rows.h"

#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "store/exchange.h"
#include "store/failure.h"
#include "store/record_values.h"

namespace accrue::store {
namespace {

constexpr std::string_view detail_marks = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";
constexpr std::string_view claim_marks = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?";
std::string const unsigned_yet(64, '0');

void exchange_people(Exchange& rows, Application& details) {
    rows.table("record_status", "seq", status_columns);
    for (std::size_t i = 0; rows.next({i}, i < details.status.size()); ++i) {
        if (rows.loading()) details.status.emplace_back();
        exchange_status(rows, details.status[i]);
    }
    rows.table("record_referee", "seq", referee_columns);
    for (std::size_t i = 0; rows.next({i}, i < details.referees.size()); ++i) {
        if (rows.loading()) details.referees.emplace_back();
        exchange_referee(rows, details.referees[i]);
    }
}

// Of those referees who were asked or have answered.
void exchange_references(Exchange& rows, std::vector<Referee>& referees) {
    rows.later_table("record_reference", "seq", reference_columns);
    int referee = 0;
    auto const has_none = [&] {
        Referee const& asked = referees[static_cast<std::size_t>(referee)];
        return !asked.asked_on && !asked.reference;
    };
    for (std::size_t i = 0;; ++i, ++referee) {
        while (!rows.loading() && referee < std::ssize(referees) && has_none()) ++referee;
        if (!rows.next({i}, referee < std::ssize(referees))) break;
        exchange_reference(rows, referee, referees);
    }
}

void exchange_detail_lists(Exchange& rows, Application& details) {
    exchange_people(rows, details);
    rows.table("record_declaration", "seq", declaration_columns);
    for (std::size_t i = 0; rows.next({i}, i < details.declarations.size()); ++i) {
        if (rows.loading()) details.declarations.emplace_back();
        exchange_declaration(rows, details.declarations[i]);
    }
    rows.table("record_ruling", "seq", ruling_columns);
    for (std::size_t i = 0; rows.next({i}, i < details.rulings.size()); ++i) {
        if (rows.loading()) details.rulings.emplace_back();
        exchange_ruling(rows, details.rulings[i]);
    }
    rows.later_table("record_cost", "seq", cost_columns);
    for (std::size_t i = 0; rows.next({i}, i < details.costs.size()); ++i) {
        if (rows.loading()) details.costs.emplace_back();
        exchange_cost(rows, details.costs[i]);
    }
    exchange_references(rows, details.referees);
    rows.later_table("record_document", "seq", document_columns);
    for (std::size_t i = 0; rows.next({i}, i < details.documents.size()); ++i) {
        if (rows.loading()) details.documents.emplace_back();
        exchange_document(rows, details.documents[i]);
    }
    rows.later_table("record_language", "seq", "language");
    if (rows.next({0}, details.language.has_value())) rows.value(details.language);
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

Problem damaged_part(Connection const& connection, std::string_view id, std::string path, std::string_view what) {
    Problem found =
        problem(id, connection.file(), what,
                tr("nothing was changed: other records can be opened and exported; use an older copy of the library "
                   "for this one, if there is one"));
    found.where.path = std::move(path);
    return found;
}

std::string digest_of(std::vector<EntryPlace> const& entries) {
    std::string text;
    for (EntryPlace const& entry : entries)
        fmt::format_to(std::back_inserter(text), "{}:{};", entry.id.value, entry.sha256);
    return sha256_hex(text);
}

void run_for(Connection& connection, std::string_view sql, std::int64_t id) { connection.query(sql).bind(id).run(); }

void sign(Connection& connection, std::string_view sql, std::string const& digest, std::int64_t id) {
    connection.query(sql).bind(digest).bind(id).run();
}

EntryPlace signed_entry(Connection& connection, EntryId entry, std::string digest) {
    sign(connection, "UPDATE entry SET sha256 = ? WHERE id = ?", digest, entry.value);
    return {entry, std::move(digest)};
}

} // namespace

Problem not_there(Connection const& connection, std::string_view what) {
    return problem("L126", connection.file(), what, tr("it was removed meanwhile: nothing was changed"));
}

Problem no_entry(Connection const& connection, EntryId entry) {
    return not_there(connection, say("there is no entry {} in this library", entry.value));
}

Problem no_record(Connection const& connection, RecordId record) {
    return not_there(connection, say("there is no record {} in this library", record.value));
}

Problem damaged_entry(Connection const& connection, EntryId entry, Claim const& read) {
    return damaged_part(
        connection, "L121", fmt::format("/entries/{}", entry.value),
        say("the entry '{}' is damaged: its content is not what was saved", shortened(read.title.value_or(read.id))));
}

Problem damaged_details(Connection const& connection, RecordId record) {
    return damaged_part(connection, "L122", fmt::format("/records/{}", record.value),
                        tr("the personal details are damaged: they are not what was saved"));
}

Problem damaged_entries(Connection const& connection, RecordId record) {
    return damaged_part(
        connection, "L123", fmt::format("/records/{}/entries", record.value),
        tr("the list of entries is damaged: entries are missing, added or in another order than saved"));
}

std::vector<EntryPlace> const& list_entries(Connection& connection, RecordId record) {
    auto& known = connection.entry_lists(); // of the version that is read now, or of an earlier one
    if (!connection.in_transaction()) known.clear();
    Query header = connection.query("SELECT entries_sha256 FROM record WHERE id = ?");
    header.bind(record.value);
    if (!header.step()) throw Refusal{no_record(connection, record)};
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
    auto const before = known.find(record);
    bool const changed = before != known.end() && before->second.changed;
    if (in_order && (changed ? before->second.entries == entries : digest_of(entries) == saved))
        return known.insert_or_assign(record, EntryLists::List{std::move(entries), changed}).first->second.entries;
    if (!changed) known.erase(record);
    throw Refusal{damaged_entries(connection, record)};
}

std::vector<EntryPlace> const& known_entries(Connection& connection, RecordId record) {
    auto const& known = connection.entry_lists();
    auto const place = known.find(record);
    return place != known.end() ? place->second.entries : list_entries(connection, record);
}

std::vector<EntryPlace>& changed_entries(Connection& connection, RecordId record) {
    static_cast<void>(known_entries(connection, record));
    EntryLists::List& list = connection.entry_lists().at(record);
    list.changed = true;
    return list.entries;
}

std::vector<EntryPlace>& new_entries(Connection& connection, RecordId record) {
    return connection.entry_lists().insert_or_assign(record, EntryLists::List{{}, true}).first->second.entries;
}

void sign_changed_lists(Connection& connection) {
    for (auto const& [record, list] : connection.entry_lists())
        if (list.changed)
            sign(connection, "UPDATE record SET entries_sha256 = ? WHERE id = ?", digest_of(list.entries),
                 record.value);
}

Claim read_entry(Connection& connection, EntryId entry) {
    Query row = connection.query(fmt::format("SELECT sha256, {} FROM entry WHERE id = ?", claim_columns));
    row.bind(entry.value);
    if (!row.step()) throw Refusal{no_entry(connection, entry)};
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
    throw Refusal{damaged_entry(connection, entry, claim)};
}

ClaimLists::ClaimLists(Connection& connection)
    : fields_(connection, "entry_field", "entry", field_columns),
      evidence_(connection, "entry_evidence", "entry", "file") {}

void ClaimLists::read(Values& values, EntryId entry, Claim& claim) {
    auto const row = [&](OwnedRows& rows, std::size_t number) {
        if (!rows.next(entry.value)) return false;
        values.mark_row({&number, 1});
        values.use(rows.query());
        return true;
    };
    values.mark_table("entry_field");
    while (row(fields_, claim.fields.size())) exchange_field(values, claim.fields.emplace_back());
    values.mark_table("entry_evidence");
    while (row(evidence_, claim.evidence.size())) values.value(claim.evidence.emplace_back());
}

std::vector<Claim> read_entries(Connection& connection, RecordId record, std::vector<EntryPlace> const& entries) {
    Query rows = connection.query(fmt::format("SELECT {} FROM entry WHERE record = ? ORDER BY seq", claim_columns));
    rows.bind(record.value);
    ClaimLists lists(connection);
    std::vector<Claim> claims;
    claims.reserve(entries.size());
    for (EntryPlace const& entry : entries) {
        Claim& claim = claims.emplace_back();
        try {
            if (!rows.step()) throw Damage{};
            Values values(Direction::Load);
            values.use(rows);
            exchange_claim(values, claim);
            lists.read(values, entry.id, claim);
            if (values.digest() != entry.sha256) throw Damage{};
        } catch (Damage const&) {
            throw Refusal{damaged_entry(connection, entry.id, claim)};
        }
    }
    return claims;
}

Application read_details(Connection& connection, RecordId record) {
    Query row = connection.query(fmt::format("SELECT details_sha256, {} FROM record WHERE id = ?", detail_columns));
    row.bind(record.value);
    if (!row.step()) throw Refusal{no_record(connection, record)};
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
    throw Refusal{damaged_details(connection, record)};
}

void check_claim_id(Connection& connection, RecordId record, EntryId entry, Claim const& claim) {
    if (claim.id.empty())
        throw Refusal{
            problem("L128", connection.file(), tr("an entry needs an id of its own"), tr("nothing was changed"))};
    Query row = connection.query("SELECT 1 FROM entry WHERE record = ? AND claim_id = ? AND id <> ?");
    row.bind(record.value).bind(claim.id).bind(entry.value);
    if (!row.step()) return;
    throw Refusal{problem("L128", connection.file(),
                          say("this record has an entry with the id '{}' already", shortened(claim.id)),
                          tr("give it another id: nothing was changed"))};
}

EntryPlace insert_entry_row(Connection& connection, RecordId record, EntryId entry, std::size_t position,
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
    return signed_entry(connection, entry, rows.digest());
}

EntryPlace update_entry_row(Connection& connection, EntryId entry, Claim const& claim) {
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
    return signed_entry(connection, entry, rows.digest());
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
    for (auto const* table : {"record_status", "record_referee", "record_declaration", "record_ruling", "record_cost",
                              "record_reference", "record_document", "record_language"})
        run_for(connection, fmt::format("DELETE FROM {} WHERE record = ?", table), record.value);
    exchange_detail_lists(rows, saved);
    sign(connection, "UPDATE record SET details_sha256 = ? WHERE id = ?", rows.digest(), record.value);
}

namespace {

// One number of a group, kept only where it differs from the member's own.
void join(Connection& connection, std::string_view table, std::string_view member, std::string_view group,
          std::int64_t id, std::int64_t joined) {
    run_for(connection, fmt::format("DELETE FROM {} WHERE {} = ?", table, member), id);
    if (joined == 0 || joined == id) return;
    connection.query(fmt::format("INSERT INTO {}({}, {}) VALUES(?, ?)", table, member, group))
        .bind(id)
        .bind(joined)
        .run();
}

} // namespace

PersonId person_of(Connection& connection, RecordId record) {
    Query row = connection.query("SELECT person FROM record_person WHERE record = ?");
    row.bind(record.value);
    return {row.step() ? row.integer() : record.value};
}

void join_person(Connection& connection, RecordId record, PersonId person) {
    join(connection, "record_person", "record", "person", record.value, person.value);
}

ActivityId activity_of(Connection& connection, EntryId entry) {
    Query row = connection.query("SELECT activity FROM entry_activity WHERE entry = ?");
    row.bind(entry.value);
    return {row.step() ? row.integer() : entry.value};
}

void join_activity(Connection& connection, EntryId entry, ActivityId activity) {
    join(connection, "entry_activity", "entry", "activity", entry.value, activity.value);
}

std::vector<SharedEntry> list_shared(Connection& connection, RecordId record) {
    // An entry without a row is shared where others have joined it. What the index says of them is confirmed by their rows:
    // no digest tells where it is damaged.
    Query rows =
        connection.query("SELECT id, coalesce(a.activity, id) FROM entry LEFT JOIN entry_activity AS a "
                         "ON a.entry = id WHERE record = ? AND (a.activity IS NOT NULL OR EXISTS(SELECT 1 FROM "
                         "entry_activity AS found JOIN entry_activity AS joined NOT INDEXED ON joined.entry = "
                         "found.entry AND joined.activity = id WHERE found.activity = id)) ORDER BY seq");
    rows.bind(record.value);
    std::vector<SharedEntry> shared;
    while (rows.step()) {
        EntryId const entry{rows.integer()};
        shared.push_back({entry, {rows.integer()}});
    }
    return shared;
}

} // namespace accrue::store
