#include "store/schema.h"

#include <algorithm>
#include <iterator>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "store/connection.h"
#include "store/log_rows.h"
#include "store/pack_rows.h"

namespace accrue::store {

extern std::string_view const rule_tables;   // schema_rules.cpp
extern std::string_view const paper_tables;  // schema_papers.cpp
extern std::string_view const score_tables;  // score_runs.cpp
extern std::string_view const review_tables; // schema_review.cpp
extern std::string_view const review_queue_8;
extern std::string_view const review_queue;
extern std::string_view const review_tables_9;

namespace {

// Order and ids: an entry's place in its record is `seq`, from 0 without gaps; AUTOINCREMENT keeps an id from being
// used twice. A draft's entry may have been removed, so it is no foreign key.
constexpr std::string_view record_tables = R"(
CREATE TABLE record(
    id INTEGER PRIMARY KEY AUTOINCREMENT, scheme TEXT, pack TEXT, target TEXT,
    on_day TEXT CHECK(on_day BETWEEN '1900-01-01' AND '2200-12-31'),
    cycle_start TEXT CHECK(cycle_start BETWEEN '1900-01-01' AND '2200-12-31'),
    award_date TEXT CHECK(award_date BETWEEN '1900-01-01' AND '2200-12-31'),
    has_applicant INTEGER NOT NULL CHECK(has_applicant IN (0, 1)), name TEXT, email TEXT, phone TEXT, address TEXT,
    member INTEGER CHECK(member IN (0, 1)), statement TEXT,
    details_sha256 TEXT NOT NULL CHECK(length(details_sha256) = 64),
    entries_sha256 TEXT NOT NULL CHECK(length(entries_sha256) = 64)
) STRICT;
CREATE TABLE record_status(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    code TEXT NOT NULL, from_day TEXT CHECK(from_day BETWEEN '1900-01-01' AND '2200-12-31'),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_referee(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    name TEXT NOT NULL, email TEXT, organisation TEXT, role TEXT,
    known_since TEXT CHECK(known_since BETWEEN '1900-01-01' AND '2200-12-31'),
    known_until TEXT CHECK(known_until BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_declaration(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    declaration TEXT NOT NULL, signed_on TEXT NOT NULL CHECK(signed_on BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_ruling(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    verdict TEXT NOT NULL CHECK(verdict IN ('allow', 'reduce', 'refuse', 'map', 'waive')), claim TEXT NOT NULL,
    gate TEXT NOT NULL, field TEXT, kind TEXT NOT NULL CHECK(kind IN ('none', 'number', 'date', 'text')),
    number_num INTEGER, number_den INTEGER CHECK((number_num IS NULL) = (number_den IS NULL) AND number_den > 0),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'), text TEXT, reason TEXT, decided_by TEXT,
    on_day TEXT CHECK(on_day BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry(
    id INTEGER PRIMARY KEY AUTOINCREMENT, record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    seq INTEGER NOT NULL, claim_id TEXT NOT NULL CHECK(claim_id <> ''), type TEXT NOT NULL, qualification TEXT,
    title TEXT, organisation TEXT, on_day TEXT CHECK(on_day BETWEEN '1900-01-01' AND '2200-12-31'),
    from_day TEXT CHECK(from_day BETWEEN '1900-01-01' AND '2200-12-31'),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'), note TEXT,
    basis TEXT CHECK(basis = 'planned' OR basis = 'claimed' OR basis = 'evidenced' OR basis = 'verified'),
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
    UNIQUE(record, seq), UNIQUE(record, claim_id)
) STRICT;
CREATE TABLE entry_field(
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    name TEXT NOT NULL, kind TEXT NOT NULL CHECK(kind = 'bool' OR kind = 'number' OR kind = 'text'),
    truth INTEGER CHECK(truth IN (0, 1)), number_num INTEGER,
    number_den INTEGER CHECK((number_num IS NULL) = (number_den IS NULL) AND number_den > 0), text TEXT,
    PRIMARY KEY(entry, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry_evidence(
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    file TEXT NOT NULL,
    PRIMARY KEY(entry, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE draft(
    id INTEGER PRIMARY KEY AUTOINCREMENT, record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    claim_type TEXT NOT NULL, entry INTEGER CHECK(entry > 0)
) STRICT;
CREATE INDEX draft_of_record ON draft(record);
CREATE TABLE draft_text(
    draft INTEGER NOT NULL REFERENCES draft ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    field TEXT NOT NULL, typed TEXT NOT NULL,
    PRIMARY KEY(draft, seq)
) STRICT, WITHOUT ROWID;
)";

// What a plan costs this person; which records are one person's; which entries are one thing that several schemes read.
// The last two hold only groups: a record or an entry alone has no row.
constexpr std::string_view record_tables_5 = R"(
CREATE TABLE record_cost(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    cost_of TEXT NOT NULL, money_num INTEGER, money_den INTEGER CHECK((money_num IS NULL) = (money_den IS NULL)),
    hours_num INTEGER, hours_den INTEGER CHECK((hours_num IS NULL) = (hours_den IS NULL)),
    months_num INTEGER, months_den INTEGER CHECK((months_num IS NULL) = (months_den IS NULL)),
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_person(
    record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE, person INTEGER NOT NULL CHECK(person > 0)
) STRICT;
CREATE TABLE entry_activity(
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE, activity INTEGER NOT NULL CHECK(activity > 0)
) STRICT;
CREATE INDEX entry_by_activity ON entry_activity(activity);
)";

// Files of evidence. Content is kept once, whoever's files it is of, in chunks of at most 1 MB, and stays for undo when its
// last file goes. A file is a person's, not a record's: her records in several schemes share it. A mark's entry may have
// been removed, so it is no foreign key.
constexpr std::string_view evidence_tables = R"(
CREATE TABLE evidence_content(
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK(length(sha256) = 64),
    bytes INTEGER NOT NULL CHECK(bytes BETWEEN 1 AND 26214400)
) STRICT;
CREATE TABLE evidence_chunk(
    id INTEGER PRIMARY KEY, content INTEGER NOT NULL REFERENCES evidence_content ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK(seq >= 0), data BLOB NOT NULL CHECK(length(data) BETWEEN 1 AND 1048576),
    UNIQUE(content, seq)
) STRICT;
CREATE TABLE evidence_finding(
    content INTEGER PRIMARY KEY REFERENCES evidence_content ON DELETE CASCADE, findings BLOB NOT NULL,
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE TABLE evidence_file(
    id INTEGER PRIMARY KEY AUTOINCREMENT, person INTEGER NOT NULL CHECK(person > 0),
    name TEXT NOT NULL CHECK(name <> ''), content_sha256 TEXT NOT NULL REFERENCES evidence_content(sha256),
    made_from INTEGER CHECK(made_from > 0), made_how TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64), UNIQUE(person, name)
) STRICT;
CREATE TABLE proof_mark(
    id INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER NOT NULL REFERENCES evidence_file ON DELETE CASCADE,
    entry INTEGER NOT NULL CHECK(entry > 0), page INTEGER NOT NULL CHECK(page BETWEEN 1 AND 100000),
    box_left INTEGER NOT NULL CHECK(box_left BETWEEN 0 AND 10000),
    box_top INTEGER NOT NULL CHECK(box_top BETWEEN 0 AND 10000),
    box_right INTEGER NOT NULL CHECK(box_right BETWEEN box_left AND 10000),
    box_bottom INTEGER NOT NULL CHECK(box_bottom BETWEEN box_top AND 10000),
    fact TEXT NOT NULL CHECK(fact IN ('name', 'date', 'hours', 'issuer', 'other')),
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE INDEX proof_mark_of_file ON proof_mark(file);
)";

// What an application is made of beside its entries (`referee` counts from 0); what was sealed and sent, which outlives its record (`application` is
// the content it was sealed with, kept like a file of evidence); the key that a person seals with.
constexpr std::string_view sealing_tables = R"(
CREATE TABLE record_reference(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    referee INTEGER NOT NULL CHECK(referee >= 0),
    asked_on TEXT CHECK(asked_on BETWEEN '1900-01-01' AND '2200-12-31'), file TEXT,
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_document(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    document TEXT NOT NULL, file TEXT NOT NULL,
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_language(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq = 0),
    language TEXT NOT NULL,
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE sealed_application(
    id INTEGER PRIMARY KEY AUTOINCREMENT, record INTEGER NOT NULL CHECK(record > 0), identifier TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK(revision > 0),
    sealed_on TEXT NOT NULL CHECK(sealed_on BETWEEN '1900-01-01' AND '2200-12-31'), file TEXT NOT NULL,
    package_sha256 TEXT NOT NULL CHECK(length(package_sha256) = 64), bytes INTEGER NOT NULL CHECK(bytes > 0),
    application TEXT NOT NULL REFERENCES evidence_content(sha256), withdrawn INTEGER NOT NULL CHECK(withdrawn IN (0, 1)),
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE INDEX sealed_of_record ON sealed_application(record);
CREATE TABLE signing_key(
    person INTEGER PRIMARY KEY CHECK(person > 0), secret TEXT NOT NULL, shown TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
)";

constexpr std::string_view log_table = R"(
CREATE TABLE change(
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, words TEXT NOT NULL, command TEXT NOT NULL,
    inverse TEXT NOT NULL, state TEXT NOT NULL CHECK(state IN ('done', 'undone', 'dropped')),
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE INDEX change_by_state ON change(state);
)";

constexpr std::string_view other_tables = R"(
CREATE TABLE setting(
    key TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pack(
    id INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL UNIQUE CHECK(length(sha256) = 64),
    file TEXT NOT NULL, text TEXT NOT NULL, rows_sha256 TEXT NOT NULL CHECK(length(rows_sha256) = 64)
) STRICT;
)";

// Those whose rows a step leaves alone: all but the rows of packs.
std::vector<std::string_view> kept_tables() {
    return {record_tables, record_tables_5, evidence_tables, sealing_tables, log_table,
            other_tables,  score_tables,    review_tables,   review_queue,   review_tables_9};
}

std::string whole() {
    std::string sql;
    for (std::string_view const tables : kept_tables()) sql += tables;
    return sql + std::string(rule_tables) + std::string(paper_tables);
}

// "record" of "CREATE TABLE record(".
std::vector<std::string> names_of_tables(std::string_view sql) {
    constexpr std::string_view create = "CREATE TABLE ";
    std::vector<std::string> names;
    for (std::size_t at = sql.find(create); at != std::string_view::npos; at = sql.find(create, at)) {
        at += create.size();
        names.emplace_back(sql.substr(at, sql.find('(', at) - at));
    }
    return names;
}

// The rows of packs are made again from their texts, in the tables of this version.
void rebuild_rule_tables(Connection& connection) {
    std::vector<std::string> others;
    for (std::string_view const tables : kept_tables())
        std::ranges::move(names_of_tables(tables), std::back_inserter(others));
    std::vector<std::string> old;
    {
        Query names =
            connection.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sqlite_sequence'");
        while (names.step())
            if (std::string name = names.text(); std::ranges::find(others, name) == others.end())
                old.push_back(std::move(name));
    }
    for (std::string const& name : old) connection.execute("DROP TABLE " + name);
    connection.execute(std::string(rule_tables));
    connection.execute(std::string(paper_tables));
    save_rows_of_texts(connection);
}

// Version 1: its changes had no digest, its packs fewer keys.
constexpr std::string_view digest_1 = "7fe6fb194a785b686f9dbb53b5e656d899150e6fe93dd71a7119b4ef18f9f619";

// Version 2: its packs had neither tables of points nor fields that are worked out.
constexpr std::string_view digest_2 = "d53b09efcd61b7ec5ecace9f1073d0cfa88e2d38002b514538abb01ab1a0cd00";

// Version 3: its packs had neither the best of a category, shares, carry-over, translations nor rows for review and renewal.
constexpr std::string_view digest_3 = "d8ecbd788f1123826286256e857abe2289cca6995621582cb145d5223e1cfb8b";

// Version 4: its records had neither costs of their own nor anything in common.
constexpr std::string_view digest_4 = "fe8600b86432220617e73706958489f11a616ee3cb885db9cb4101625e6fe919";

// Version 5: it held no files of evidence.
constexpr std::string_view digest_5 = "f4af2b3ee8a16a40f2b7d63cae2651bf82e5d7f5333ed43fc490125768176036";

// Version 6: it knew nothing of sealed applications.
constexpr std::string_view digest_6 = "c7b98c326cfb6acadce06b9fca6c0119f854a9bac16b5bbbdfa44c8fdfc20e12";

// Version 7: nobody reviewed with it, and its packs had no reasons.
constexpr std::string_view digest_7 = "4b5f34a208e60268a7a9a282f2b6341089ff7bbe15085a3381e877aad7079c94";

// Version 8: nothing was decided in it, and it kept no review as the file that it was handed in as.
constexpr std::string_view digest_8 = "36e6a8be1953ea6041524ac1318d26f71a39970ab500da1286eb6727d5c73afa";

} // namespace

std::string schema_digest(std::vector<std::string> statements) {
    std::ranges::sort(statements);
    return sha256_hex(fmt::format("{}", fmt::join(statements, "\n")));
}

std::string schema_digest(std::string_view sql) {
    std::vector<std::string> statements;
    while (!sql.empty()) {
        std::size_t const end = std::min(sql.find(';'), sql.size());
        std::string_view const statement = trimmed(sql.substr(0, end));
        if (!statement.empty()) statements.emplace_back(statement);
        sql.remove_prefix(std::min(end + 1, sql.size()));
    }
    return schema_digest(std::move(statements));
}

Schema const& current_schema() {
    static std::string const sql = whole();
    static std::string const to_2 = "CREATE TEMP TABLE old AS SELECT * FROM change; DROP TABLE change;" +
                                    std::string(log_table) +
                                    "INSERT INTO change SELECT *, hex(zeroblob(32)) FROM old; DROP TABLE old;";
    static std::string const to_8 = std::string(review_tables) + std::string(review_queue_8);
    static std::string const to_9 = "CREATE TEMP TABLE old AS SELECT * FROM review_queue; DROP TABLE review_queue;" +
                                    std::string(review_queue) + std::string(review_tables_9) +
                                    "INSERT INTO review_queue SELECT * FROM old; DROP TABLE old;";
    static Schema const schema{9,
                               sql,
                               {{std::string(digest_1), to_2, sign_changes},
                                {std::string(digest_2)},
                                {std::string(digest_3), score_tables},
                                {std::string(digest_4), record_tables_5},
                                {std::string(digest_5), evidence_tables},
                                {std::string(digest_6), sealing_tables},
                                {std::string(digest_7), to_8},
                                {std::string(digest_8), to_9}},
                               rebuild_rule_tables};
    return schema;
}

} // namespace accrue::store
