#include "store/check.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "store/connection.h"
#include "store/evidence_rows.h"
#include "store/failure.h"
#include "store/log_rows.h"
#include "store/migrate.h"
#include "store/record_rows.h"
#include "store/rule_tables.h"
#include "store/schema.h"

namespace accrue::store {
namespace {

constexpr int most_findings_of_a_check = 20; // of one of SQLite's checks

std::size_t count(Connection& connection, std::string_view table) {
    return static_cast<std::size_t>(connection.integer(fmt::format("SELECT count(*) FROM {}", table)));
}

void check_storage(Connection& connection, Problems& problems) {
    Query rows = connection.query(fmt::format("PRAGMA integrity_check({})", most_findings_of_a_check));
    while (rows.step()) {
        std::string const found = rows.text();
        if (found != "ok") problems.push_back(damaged(connection.file(), found));
    }
    Query orphans = connection.query("PRAGMA foreign_key_check");
    for (int i = 0; i < most_findings_of_a_check && orphans.step(); ++i)
        problems.push_back(damaged(connection.file(), say("a row of '{}' belongs to nothing", orphans.text())));
}

std::vector<std::int64_t> ids(Connection& connection, std::string_view sql) {
    Query rows = connection.query(sql);
    std::vector<std::int64_t> found;
    while (rows.step()) found.push_back(rows.integer());
    return found;
}

void check_contents(Connection& connection, Problems& problems) {
    for (std::int64_t const id : ids(connection, "SELECT id FROM record ORDER BY id")) {
        try {
            static_cast<void>(read_details(connection, RecordId{id}));
        } catch (Refusal const& refusal) {
            problems.push_back(refusal.problem);
        }
        try {
            static_cast<void>(list_entries(connection, RecordId{id}));
        } catch (Refusal const& refusal) {
            problems.push_back(refusal.problem);
        }
    }
    for (std::int64_t const id : ids(connection, "SELECT id FROM entry ORDER BY record, seq")) {
        try {
            static_cast<void>(read_entry(connection, EntryId{id}));
        } catch (Refusal const& refusal) {
            problems.push_back(refusal.problem);
        }
    }
}

void check_packs(Database const& database, Problems& problems) {
    auto const packs = list_packs(database);
    if (!packs) problems.push_back(packs.problem());
    for (std::size_t i = 0; packs && i < packs->size(); ++i) {
        auto const text = load_pack_text(database, (*packs)[i].sha256);
        auto const pack = load_pack(database, (*packs)[i].sha256);
        if (!text)
            problems.push_back(text.problem());
        else if (!pack)
            problems.push_back(pack.problem());
    }
}

void check_log(Connection& connection, Problems& problems) {
    std::int64_t const crossed = connection.integer("SELECT count(*) FROM change WHERE state = 'done' AND id > (SELECT "
                                                    "min(id) FROM change WHERE state = 'undone')");
    if (crossed > 0)
        problems.push_back(problem("L132", connection.file(), tr("the change log is out of order: undo may not work"),
                                   tr("everything else is as it was: go on, and make changes back by hand")));
    check_changes(connection, problems);
}

} // namespace

Health check(Database const& database) {
    Connection& connection = database.connection();
    Health health;
    try {
        check_storage(connection, health.problems);
        if (!database.file().empty()) check_schema(connection, current_schema());
        check_contents(connection, health.problems);
        check_packs(database, health.problems);
        check_evidence(connection, health.problems);
        check_sealed(connection, health.problems);
        check_cases(connection, health.problems);
        check_reviews(connection, health.problems);
        check_decisions(connection, health.problems);
        check_log(connection, health.problems);
        health.records = count(connection, "record");
        health.entries = count(connection, "entry");
        health.drafts = count(connection, "draft");
        health.files = count(connection, "evidence_file");
        health.packs = count(connection, "pack");
        health.changes = count(connection, "change");
    } catch (...) {
        health.problems.push_back(failure(connection));
    }
    return health;
}

} // namespace accrue::store
