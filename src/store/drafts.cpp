#include "store/drafts.h"

#include "domain/texts.h"
#include "store/connection.h"
#include "store/failure.h"
#include "store/record_rows.h"

namespace accrue::store {
namespace {

void read_texts(Connection& connection, Draft& draft) {
    Query rows = connection.query("SELECT field, typed FROM draft_text WHERE draft = ? ORDER BY seq");
    rows.bind(draft.id.value);
    while (rows.step()) {
        std::string field = rows.text();
        draft.texts.emplace_back(std::move(field), rows.text());
    }
}

void write_texts(Connection& connection, DraftId id, Draft const& draft) {
    connection.query("DELETE FROM draft_text WHERE draft = ?").bind(id.value).run();
    for (std::size_t i = 0; i < draft.texts.size(); ++i) {
        connection.query("INSERT INTO draft_text(draft, seq, field, typed) VALUES(?, ?, ?, ?)")
            .bind(id.value)
            .bind(static_cast<std::int64_t>(i))
            .bind(draft.texts[i].first)
            .bind(draft.texts[i].second)
            .run();
    }
}

DraftId write_draft(Connection& connection, Draft const& draft) {
    if (!draft.id) {
        Query row = connection.query("INSERT INTO draft(record, claim_type, entry) VALUES(?, ?, ?)");
        row.bind(draft.record.value).bind(draft.claim_type);
        draft.entry ? row.bind(draft.entry.value) : row.bind_null();
        row.run();
        return DraftId{connection.last_row()};
    }
    if (connection.query("SELECT 1 FROM draft WHERE id = ?").bind(draft.id.value).step()) {
        Query row = connection.query("UPDATE draft SET record = ?, claim_type = ?, entry = ? WHERE id = ?");
        row.bind(draft.record.value).bind(draft.claim_type);
        draft.entry ? row.bind(draft.entry.value) : row.bind_null();
        row.bind(draft.id.value).run();
        return draft.id;
    }
    throw Refusal{not_there(connection, say("there is no draft {} in this library", draft.id.value))};
}

} // namespace

Result<std::vector<Draft>> list_drafts(Database const& database, RecordId record) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query("SELECT id, record, claim_type, entry FROM draft WHERE record = ? ORDER BY id");
        rows.bind(record.value);
        std::vector<Draft> drafts;
        while (rows.step()) {
            Draft& draft = drafts.emplace_back();
            draft.id.value = rows.integer();
            draft.record.value = rows.integer();
            draft.claim_type = rows.text();
            if (!rows.skip_null()) draft.entry.value = rows.integer();
            read_texts(connection, draft);
        }
        return drafts;
    } catch (...) {
        return failure(connection);
    }
}

Result<DraftId> save_draft(Transaction& transaction, Draft const& draft) {
    Connection& connection = transaction.connection();
    try {
        DraftId const id = write_draft(connection, draft);
        write_texts(connection, id, draft);
        return id;
    } catch (...) {
        return failure(transaction);
    }
}

Result<Done> remove_draft(Transaction& transaction, DraftId draft) {
    try {
        transaction.connection().query("DELETE FROM draft WHERE id = ?").bind(draft.value).run();
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

} // namespace accrue::store
