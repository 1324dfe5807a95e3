#include "store/record_scan.h"

#include <fmt/format.h>

#include "store/failure.h"
#include "store/record_rows.h"
#include "store/record_values.h"

namespace accrue::store {

struct RecordScan::Inside {
    explicit Inside(Connection& library)
        : connection(library),
          records(library.query(fmt::format("SELECT id, coalesce(person, id), {} FROM record LEFT JOIN record_person "
                                            "ON record = id ORDER BY id",
                                            detail_columns))),
          status(library, "record_status", "record", status_columns),
          referees(library, "record_referee", "record", referee_columns),
          declarations(library, "record_declaration", "record", declaration_columns),
          rulings(library, "record_ruling", "record", ruling_columns),
          costs(library, "record_cost", "record", cost_columns),
          references(library, "record_reference", "record", reference_columns),
          documents(library, "record_document", "record", document_columns),
          languages(library, "record_language", "record", "language"),
          entries(library, "entry", "record", fmt::format("id, {}", claim_columns)), lists(library) {}

    bool next() {
        scanned = {};
        ended = ended || !records.step(); // SQLite would begin again
        if (ended) return false;
        scanned.record.id.value = records.integer();
        scanned.record.person.value = records.integer();
        try {
            read_details();
        } catch (Damage const&) {
            scanned.damaged = damaged_details(connection, scanned.record.id);
            return true;
        }
        try {
            while (!scanned.damaged && entries.next(scanned.record.id.value)) read_entry();
        } catch (Damage const&) {
            scanned.damaged = damaged_entries(connection, scanned.record.id);
        }
        return true;
    }

    void read_details() {
        Application& details = scanned.record.application;
        values.use(records);
        exchange_details(values, details);
        list(status, details.status, exchange_status);
        list(referees, details.referees, exchange_referee);
        list(declarations, details.declarations, exchange_declaration);
        list(rulings, details.rulings, exchange_ruling);
        list(costs, details.costs, exchange_cost);
        list(documents, details.documents, exchange_document);
        while (references.next(scanned.record.id.value)) {
            values.use(references.query());
            int referee = 0;
            exchange_reference(values, referee, details.referees);
        }
        while (languages.next(scanned.record.id.value)) {
            values.use(languages.query());
            values.value(details.language);
        }
    }

    template <class Row>
    void list(OwnedRows& rows, std::vector<Row>& list, void (*exchange)(Values&, Row&)) {
        while (rows.next(scanned.record.id.value)) {
            values.use(rows.query());
            exchange(values, list.emplace_back());
        }
    }

    void read_entry() {
        Claim& claim = scanned.record.application.claims.emplace_back();
        EntryId const id{entries.query().integer()};
        scanned.record.entries.push_back(id);
        try {
            values.use(entries.query());
            exchange_claim(values, claim);
            lists.read(values, id, claim);
        } catch (Damage const&) {
            scanned.damaged = damaged_entry(connection, id, claim);
        }
    }

    Connection& connection;
    Query records;
    OwnedRows status;
    OwnedRows referees;
    OwnedRows declarations;
    OwnedRows rulings;
    OwnedRows costs;
    OwnedRows references;
    OwnedRows documents;
    OwnedRows languages;
    OwnedRows entries;
    ClaimLists lists;
    Values values{Direction::Load, Digest::None};
    ScannedRecord scanned;
    bool ended = false;
};

RecordScan::RecordScan(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
RecordScan::RecordScan(RecordScan&&) noexcept = default;
RecordScan& RecordScan::operator=(RecordScan&&) noexcept = default;
RecordScan::~RecordScan() = default;

Result<RecordScan> RecordScan::begin(Database const& database) {
    try {
        return RecordScan(std::make_unique<Inside>(database.connection()));
    } catch (...) {
        return failure(database.connection());
    }
}

Result<ScannedRecord*> RecordScan::next() {
    try {
        return inside_->next() ? &inside_->scanned : nullptr;
    } catch (...) {
        return failure(inside_->connection);
    }
}

} // namespace accrue::store
