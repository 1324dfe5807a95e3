#include "store/evidence.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "store/connection.h"
#include "store/evidence_rows.h"
#include "store/exchange.h"
#include "store/failure.h"
#include "store/record_rows.h"
#include "store/signed_rows.h"

namespace accrue::store {
namespace {

constexpr std::size_t chunk_bytes = 1024 * 1024;
constexpr std::string_view file_columns = "person, name, content_sha256, made_from, made_how";
constexpr std::string_view mark_columns = "file, entry, page, box_left, box_top, box_right, box_bottom, fact";

void exchange_file(Values& values, EvidenceFile& file) {
    values.value(file.person.value);
    values.value(file.name);
    values.value(file.sha256);
    std::optional<std::int64_t> from = file.made_from ? std::optional(file.made_from.value) : std::nullopt;
    values.value(from);
    file.made_from.value = from.value_or(0);
    values.value(file.made_how);
}

void exchange_mark(Values& values, StoredMark& mark) {
    values.value(mark.file.value);
    values.value(mark.entry.value);
    values.value(mark.mark.page);
    for (int PageBox::*const edge : {&PageBox::left, &PageBox::top, &PageBox::right, &PageBox::bottom})
        values.value(mark.mark.box.*edge);
    int fact = static_cast<int>(mark.mark.fact);
    values.choice(fact, proof_facts);
    mark.mark.fact = static_cast<ProofFact>(fact);
}

Problem damaged_evidence(Connection const& connection, std::string path, std::string_view what) {
    Problem found = problem("L139", connection.file(), what,
                            tr("nothing else is touched: add the file again, or take it from an older copy "
                               "of the library"));
    found.where.path = std::move(path);
    return found;
}

Problem damaged_file(Connection const& connection, EvidenceFile const& file) {
    return damaged_evidence(connection, fmt::format("/files/{}", file.id.value),
                            say("the file '{}' is damaged: it is not what was saved", shortened(file.name)));
}

Problem damaged_mark(Connection const& connection, StoredMark const& mark) {
    return damaged_evidence(connection, fmt::format("/marks/{}", mark.id.value),
                            tr("a proof mark is damaged: it is not what was saved"));
}

Problem no_content(Connection const& connection) {
    return not_there(connection, tr("the content of a file of evidence is not in this library"));
}

std::string file_query(std::string_view condition) {
    return fmt::format(
        "SELECT id, {}, sha256, (SELECT bytes FROM evidence_content AS c WHERE c.sha256 = content_sha256) "
        "FROM evidence_file WHERE {} ORDER BY id",
        file_columns, condition);
}

std::string mark_query(std::string_view condition) {
    return fmt::format("SELECT id, {}, sha256 FROM proof_mark WHERE {} ORDER BY id", mark_columns, condition);
}

// Throws L139 where it is damaged.
EvidenceFile read_file(Connection const& connection, Query& row) {
    EvidenceFile file;
    file.id.value = row.integer();
    try {
        fill(row, file, exchange_file);
    } catch (Damage const&) {
        throw Refusal{damaged_file(connection, file)};
    }
    file.bytes = row.integer();
    return file;
}

StoredMark read_mark(Connection const& connection, Query& row) {
    StoredMark mark;
    mark.id.value = row.integer();
    try {
        fill(row, mark, exchange_mark);
        if (!is_on_page(mark.mark.box)) throw Damage{};
    } catch (Damage const&) {
        throw Refusal{damaged_mark(connection, mark)};
    }
    return mark;
}

EvidenceFile file_row(Connection& connection, FileId id) {
    Query row = connection.query(file_query("id = ?"));
    if (row.bind(id.value).step()) return read_file(connection, row);
    throw Refusal{not_there(connection, tr("this file of evidence is not in the library"))};
}

StoredMark mark_row(Connection& connection, MarkId id) {
    Query row = connection.query(mark_query("id = ?"));
    if (row.bind(id.value).step()) return read_mark(connection, row);
    throw Refusal{not_there(connection, tr("this proof mark is not in the library"))};
}

// 0: it is not there.
std::int64_t content_row(Connection& connection, std::string const& sha256) {
    Query row = connection.query("SELECT id FROM evidence_content WHERE sha256 = ?");
    return row.bind(sha256).step() ? row.integer() : 0;
}

// Throws L139 where it is not what its SHA-256 names.
std::string content_of(Connection& connection, std::string const& sha256) {
    std::int64_t const id = content_row(connection, sha256);
    if (id == 0) throw Refusal{no_content(connection)};
    Query chunks = connection.query("SELECT data FROM evidence_chunk WHERE content = ? ORDER BY seq");
    chunks.bind(id);
    std::string bytes;
    while (chunks.step()) bytes += chunks.text();
    if (sha256_hex(bytes) == sha256) return bytes;
    throw Refusal{damaged_evidence(connection, "/contents/" + sha256.substr(0, 12),
                                   tr("the content of a file of evidence is damaged: it is not what was saved"))};
}

// False as well where what is there is damaged: it is to be written anew.
bool is_kept(Connection& connection, std::string const& sha256) {
    if (content_row(connection, sha256) == 0) return false;
    try {
        static_cast<void>(content_of(connection, sha256));
        return true;
    } catch (Refusal const&) {
        return false;
    }
}

void write_chunks(Connection& connection, std::int64_t content, std::string_view bytes) {
    connection.query("DELETE FROM evidence_chunk WHERE content = ?").bind(content).run();
    Query chunk = connection.query("INSERT INTO evidence_chunk(content, seq, data) VALUES(?, ?, ?)");
    for (std::int64_t seq = 0; !bytes.empty(); ++seq) {
        chunk.bind(content).bind(seq).bind_bytes(bytes.substr(0, chunk_bytes)).run();
        bytes.remove_prefix(std::min(chunk_bytes, bytes.size()));
    }
}

} // namespace

Result<Done> put_content(Transaction& transaction, std::string const& sha256, std::string_view bytes) {
    Connection& connection = transaction.connection();
    try {
        if (bytes.empty() || bytes.size() > most_content_bytes)
            throw Refusal{problem("L127", connection.file(),
                                  say("a file of evidence has 1 to {} bytes", most_content_bytes),
                                  tr("make it smaller; nothing was changed"))};
        if (is_kept(connection, sha256)) return Done{};
        connection.query("INSERT OR IGNORE INTO evidence_content(sha256, bytes) VALUES(?, ?)")
            .bind(sha256)
            .bind(static_cast<std::int64_t>(bytes.size()))
            .run();
        write_chunks(connection, content_row(connection, sha256), bytes);
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

Result<bool> has_content(Database const& database, std::string const& sha256) {
    try {
        return content_row(database.connection(), sha256) != 0;
    } catch (...) {
        return failure(database.connection());
    }
}

Result<std::string> load_content(Database const& database, std::string const& sha256) {
    Connection& connection = database.connection();
    try {
        Snapshot const one_moment(connection);
        return content_of(connection, sha256);
    } catch (...) {
        return failure(connection);
    }
}

Result<std::string> load_findings(Database const& database, std::string const& sha256) {
    Connection& connection = database.connection();
    try {
        Query row =
            connection.query("SELECT findings, f.sha256 FROM evidence_finding AS f JOIN evidence_content AS c ON "
                             "c.id = f.content WHERE c.sha256 = ?");
        if (!row.bind(sha256).step()) return std::string();
        std::string findings = row.text();
        return row.text() == sha256_hex(findings) ? findings : std::string();
    } catch (...) {
        return failure(connection);
    }
}

Result<Done> put_findings(Transaction& transaction, std::string const& sha256, std::string const& findings) {
    Connection& connection = transaction.connection();
    try {
        std::int64_t const content = content_row(connection, sha256);
        if (content == 0) throw Refusal{no_content(connection)};
        connection.query("INSERT OR REPLACE INTO evidence_finding(content, findings, sha256) VALUES(?, ?, ?)")
            .bind(content)
            .bind_bytes(findings)
            .bind(sha256_hex(findings))
            .run();
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

Result<std::vector<EvidenceFile>> list_files(Database const& database, PersonId person, Problems& damaged) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query(file_query("person = ?"));
        rows.bind(person.value);
        return read_all(connection, rows, read_file, damaged);
    } catch (...) {
        return failure(connection);
    }
}

Result<std::vector<std::string>> list_file_names(Database const& database, PersonId person) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query("SELECT name FROM evidence_file WHERE person = ? ORDER BY id");
        rows.bind(person.value);
        std::vector<std::string> names;
        while (rows.step()) names.push_back(rows.text());
        return names;
    } catch (...) {
        return failure(connection);
    }
}

Result<EvidenceFile> load_file(Database const& database, FileId file) {
    try {
        return file_row(database.connection(), file);
    } catch (...) {
        return failure(database.connection());
    }
}

Result<FileId> add_file(Transaction& transaction, EvidenceFile const& file) {
    try {
        return insert(transaction.connection(), "evidence_file", file_columns, file, exchange_file).id;
    } catch (...) {
        return failure(transaction);
    }
}

Result<EvidenceFile> remove_file(Transaction& transaction, FileId file) {
    Connection& connection = transaction.connection();
    try {
        EvidenceFile removed = file_row(connection, file);
        connection.query("DELETE FROM evidence_file WHERE id = ?").bind(file.value).run();
        return removed;
    } catch (...) {
        return failure(transaction);
    }
}

Result<std::vector<StoredMark>> list_marks(Database const& database, PersonId person, Problems& damaged) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query(mark_query("file IN (SELECT id FROM evidence_file WHERE person = ?)"));
        rows.bind(person.value);
        return read_all(connection, rows, read_mark, damaged);
    } catch (...) {
        return failure(connection);
    }
}

Result<StoredMark> load_mark(Database const& database, MarkId mark) {
    try {
        return mark_row(database.connection(), mark);
    } catch (...) {
        return failure(database.connection());
    }
}

Result<MarkId> add_mark(Transaction& transaction, StoredMark const& mark) {
    try {
        return insert(transaction.connection(), "proof_mark", mark_columns, mark, exchange_mark).id;
    } catch (...) {
        return failure(transaction);
    }
}

Result<StoredMark> remove_mark(Transaction& transaction, MarkId mark) {
    Connection& connection = transaction.connection();
    try {
        StoredMark removed = mark_row(connection, mark);
        connection.query("DELETE FROM proof_mark WHERE id = ?").bind(mark.value).run();
        return removed;
    } catch (...) {
        return failure(transaction);
    }
}

void check_evidence(Connection& connection, Problems& problems) {
    Query files = connection.query(file_query("1"));
    static_cast<void>(read_all(connection, files, read_file, problems));
    Query marks = connection.query(mark_query("1"));
    static_cast<void>(read_all(connection, marks, read_mark, problems));
    Query contents = connection.query("SELECT sha256 FROM evidence_content ORDER BY id");
    while (contents.step()) {
        try {
            static_cast<void>(content_of(connection, contents.text()));
        } catch (Refusal const& refusal) {
            problems.push_back(refusal.problem);
        }
    }
}

} // namespace accrue::store
