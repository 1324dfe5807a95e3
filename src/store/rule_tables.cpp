#include "store/rule_tables.h"

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/texts.h"
#include "rules/parse.h"
#include "store/connection.h"
#include "store/failure.h"
#include "store/pack_rows.h"

namespace accrue::store {
namespace {

struct PackRow {
    std::int64_t id = 0; // 0: not in the library
    std::string rows_sha256;
};

PackRow find_pack(Connection& connection, std::string_view sha256) {
    Query row = connection.query("SELECT id, rows_sha256 FROM pack WHERE sha256 = ?");
    row.bind(std::string(sha256));
    PackRow found;
    if (!row.step()) return found;
    found.id = row.integer();
    found.rows_sha256 = row.text();
    return found;
}

Problem damaged_pack(Connection const& connection, std::string_view sha256) {
    Problem found =
        problem("L124", connection.file(), say("the rule pack {} is damaged in this library", sha256.substr(0, 12)),
                tr("load the pack's file again"));
    found.where.path = fmt::format("/packs/{}", sha256);
    return found;
}

Problem no_pack(Connection const& connection, std::string_view sha256) {
    return problem("L126", connection.file(), say("this library has no rule pack {}", sha256.substr(0, 12)),
                   tr("load the pack's file"));
}

// Their digest is only known when they have passed.
void save_rows(Connection& connection, std::int64_t id, rules::Pack pack) {
    Exchange rows(connection, Direction::Save, "pack", id);
    exchange_pack(rows, pack);
    connection.query("UPDATE pack SET rows_sha256 = ? WHERE id = ?").bind(rows.digest()).bind(id).run();
}

void insert_pack(Connection& connection, rules::Pack pack, rules::PackText const& text) {
    connection.query("INSERT INTO pack(sha256, file, text, rows_sha256) VALUES(?, ?, ?, ?)")
        .bind(text.sha256)
        .bind(text.file)
        .bind(text.text)
        .bind(std::string(64, '0'))
        .run();
    save_rows(connection, connection.last_row(), std::move(pack));
}

} // namespace

void save_rows_of_texts(Connection& connection) {
    std::vector<std::pair<std::int64_t, rules::Parsed>> packs;
    Query rows = connection.query("SELECT id, file, text FROM pack");
    while (rows.step()) {
        std::int64_t const id = rows.integer();
        std::string const file = rows.text();
        packs.emplace_back(id, rules::parse(rows.text(), file));
    }
    for (auto& [id, parsed] : packs)
        if (!has_errors(parsed.problems)) save_rows(connection, id, std::move(parsed.pack));
}

Result<Done> save_pack(Database& database, rules::Pack const& pack, rules::PackText const& text) {
    if (sha256_hex(text.text) != text.sha256)
        return problem("L125", text.file, tr("the text of this rule pack has another SHA-256 than it is said to have"),
                       tr("load the pack's file again"));
    auto transaction = Transaction::begin(database);
    if (!transaction) return transaction.problem();
    try {
        if (find_pack(database.connection(), text.sha256).id != 0) return Done{};
        insert_pack(database.connection(), pack, text);
    } catch (...) {
        return failure(*transaction);
    }
    return transaction->commit();
}

Result<rules::Pack> load_pack(Database const& database, std::string_view sha256) {
    Connection& connection = database.connection();
    try {
        PackRow const row = find_pack(connection, sha256);
        if (row.id == 0) return no_pack(connection, sha256);
        rules::Pack pack;
        Exchange rows(connection, Direction::Load, "pack", row.id);
        exchange_pack(rows, pack);
        if (rows.digest() != row.rows_sha256) return damaged_pack(connection, sha256);
        return pack;
    } catch (Damage const&) {
        return damaged_pack(connection, sha256);
    } catch (...) {
        return failure(connection);
    }
}

Result<rules::PackText> load_pack_text(Database const& database, std::string_view sha256) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query("SELECT file, text FROM pack WHERE sha256 = ?");
        row.bind(std::string(sha256));
        if (!row.step()) return no_pack(connection, sha256);
        rules::PackText text;
        text.file = row.text();
        text.text = row.text();
        text.sha256 = sha256;
        if (sha256_hex(text.text) != sha256) return damaged_pack(connection, sha256);
        return text;
    } catch (...) {
        return failure(connection);
    }
}

Result<bool> has_pack(Database const& database, std::string_view sha256) {
    try {
        return find_pack(database.connection(), sha256).id != 0;
    } catch (...) {
        return failure(database.connection());
    }
}

Result<std::vector<PackSummary>> list_packs(Database const& database) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query("SELECT p.sha256, h.id, h.version, h.title, h.effective_from, "
                                      "h.effective_to FROM pack p JOIN pack_header h ON h.pack = p.id "
                                      "ORDER BY h.id, h.effective_from, p.id");
        std::vector<PackSummary> packs;
        while (rows.step()) {
            PackSummary& pack = packs.emplace_back();
            pack.sha256 = rows.text();
            Values values(Direction::Load);
            values.use(rows);
            values.value(pack.id);
            values.value(pack.version);
            values.value(pack.title);
            values.value(pack.effective.from);
            values.value(pack.effective.to);
        }
        return packs;
    } catch (Damage const&) {
        return damaged(connection.file(), tr("the list of rule packs"));
    } catch (...) {
        return failure(connection);
    }
}

Result<Done> remove_pack(Database& database, std::string_view sha256) {
    auto transaction = Transaction::begin(database);
    if (!transaction) return transaction.problem();
    try {
        database.connection().query("DELETE FROM pack WHERE sha256 = ?").bind(std::string(sha256)).run();
    } catch (...) {
        return failure(*transaction);
    }
    return transaction->commit();
}

} // namespace accrue::store
