// Every problem that a library can have, triggered, with what the program says word for word in tests/problems/L1xx-*.txt.
#include <functional>
#include <map>
#include <regex>
#include <set>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "fixture.h"
#include "random_pack.h"
#include "store/check.h"
#include "store/connection.h"
#include "store/drafts.h"
#include "store/evidence.h"
#include "store/failure.h"
#include "store/library_file.h"
#include "store/log.h"
#include "store/rule_tables.h"
#include "store/settings.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::store;

namespace {

namespace fs = std::filesystem;

using Trigger = std::function<Problem(fs::path const& file)>; // `file` is free to be made

Problem opened(fs::path const& file) { return Database::open(file, now).problem(); }

// What opening says after another program has run `sql` on a new library.
Trigger after(char const* sql) {
    return [sql](fs::path const& file) {
        must(Database::create(file, now));
        { SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql); }
        return opened(file);
    };
}

// What loading a record says after `sql` has changed it behind the back of its digests.
Trigger tampered(char const* sql) {
    return [sql](fs::path const& file) {
        auto database = must(Database::create(file, now));
        auto const record = add(database, full_application());
        database.connection().execute(sql);
        return load_record(database, record.id).problem();
    };
}

// What becomes of an exception that cannot be brought about here.
template <class Exception>
Trigger thrown(Exception const& exception) {
    return [exception](fs::path const& file) {
        try {
            throw exception;
        } catch (...) {
            return failure(file);
        }
    };
}

Problem in_use(fs::path const& file) {
    auto const first = must(Database::create(file, now));
    return opened(file);
}

Problem busy(fs::path const& file) {
    must(Database::create(file, now));
    SQLite::Database other(file.string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN EXCLUSIVE");
    return opened(file);
}

Problem full(fs::path const& file) {
    auto database = must(Database::create(file, now));
    database.connection().execute("PRAGMA max_page_count=1");
    auto transaction = must(Transaction::begin(database));
    return set_setting(transaction, "theme", std::string(100'000, 'x')).problem();
}

Problem moved(fs::path const& file) {
    auto database = must(Database::create(file, now));
    fs::rename(file, file.string() + ".old");
    auto transaction = must(Transaction::begin(database));
    return set_setting(transaction, "theme", "dark").problem();
}

Problem damaged_pack(fs::path const& file) {
    auto database = must(Database::create(file, now));
    must(save_pack(database, random_pack(6), text_for("a")));
    database.connection().execute("UPDATE level SET title = 'x'");
    return load_pack(database, text_for("a").sha256).problem();
}

Problem not_the_text(fs::path const& file) {
    auto database = must(Database::create(file, now));
    rules::PackText text = text_for("a");
    text.file = file.string();
    text.text = "b";
    return save_pack(database, random_pack(6), text).problem();
}

// What a change of an open library says.
Trigger changed(std::function<Problem(Transaction&, StoredRecord const&)> const& change) {
    return [change](fs::path const& file) {
        auto database = must(Database::create(file, now));
        auto const record = add(database, full_application());
        auto transaction = must(Transaction::begin(database));
        return change(transaction, record);
    };
}

Problem half_failed(Transaction& transaction, StoredRecord const&) {
    static_cast<void>(remove_entry(transaction, EntryId{99}));
    return transaction.commit().problem();
}

Problem crossed_log(fs::path const& file) {
    auto database = must(Database::create(file, now));
    auto transaction = must(Transaction::begin(database));
    for (char const* words : {"a", "b"}) must(append_change(transaction, now, words, "", ""));
    must(transaction.commit());
    database.connection().execute("UPDATE change SET state = 'undone' WHERE id = 1");
    return check(database).problems.at(0);
}

// Files that are no library.
Problem taken(fs::path const& file) {
    write_file(file, "diary");
    return Database::create(file, now).problem();
}
Problem folder(fs::path const& file) {
    fs::create_directory(file);
    return opened(file);
}
Problem empty(fs::path const& file) {
    write_file(file, "");
    return opened(file);
}
Problem text(fs::path const& file) {
    write_file(file, "diary");
    return opened(file);
}
Problem cut(fs::path const& file) {
    must(Database::create(file, now));
    fs::resize_file(file, 8192);
    return opened(file);
}
Problem stray_journal(fs::path const& file) {
    must(Database::create(file, now));
    write_file(file.string() + "-journal", "diary");
    return opened(file);
}
Problem twin(fs::path const& file) {
    must(Database::create(file, now));
    fs::create_hard_link(file, file.string() + ".twin");
    return opened(file);
}
Problem no_lock(fs::path const& file) {
    must(Database::create(file, now));
    fs::create_directory(file.string() + ".lock");
    return opened(file);
}
Problem leads_nowhere(fs::path const& file) {
    fs::create_symlink(file, file);
    return opened(file);
}
Problem damaged_change(fs::path const& file) {
    auto database = must(Database::create(file, now));
    auto transaction = must(Transaction::begin(database));
    must(append_change(transaction, now, "a", "b", "c"));
    must(transaction.commit());
    database.connection().execute("UPDATE change SET inverse = 'd'");
    return next_undo(database).problem();
}

Problem damaged_evidence(fs::path const& file) {
    auto database = must(Database::create(file, now));
    auto transaction = must(Transaction::begin(database));
    must(put_content(transaction, sha256_hex("diploma"), "diploma"));
    auto const id = must(add_file(transaction, {{}, {1}, "diploma.pdf", sha256_hex("diploma"), 0, {}, ""}));
    must(transaction.commit());
    database.connection().execute("UPDATE evidence_file SET name = 'degree.pdf'");
    return load_file(database, id).problem();
}

std::map<std::string, Trigger> const triggers{
    {"L101-no-file", opened},
    {"L102-name-taken", taken},
    {"L103-no-plain-file", folder},
    {"L104-empty", empty},
    {"L105-not-a-library", text},
    {"L106-of-another-program", after("PRAGMA application_id=1")},
    {"L107-newer", after("PRAGMA user_version=99")},
    {"L108-damaged", cut},
    {"L109-other-tables", after("DROP TABLE setting")},
    {"L110-read-only", thrown(SQLite::Exception("attempt to write a readonly database", SQLITE_READONLY))},
    {"L111-in-use", in_use},
    {"L112-busy", busy},
    {"L113-stray-journal", stray_journal},
    {"L114-saved-otherwise", after("PRAGMA journal_mode=WAL")},
    {"L115-disk-full", full},
    {"L116-disk-failed", thrown(SQLite::Exception("disk I/O error", SQLITE_IOERR))},
    {"L117-moved", moved},
    {"L118-never-released", after("PRAGMA user_version=0")},
    {"L119-second-name", twin},
    {"L120-no-lock", no_lock},
    {"L121-entry-damaged", tampered("UPDATE entry SET title = 'Head' WHERE id = 2")},
    {"L122-details-damaged", tampered("UPDATE record SET name = 'Eve'")},
    {"L123-list-damaged", tampered("DELETE FROM entry WHERE id = 2")},
    {"L124-pack-damaged", damaged_pack},
    {"L125-other-text", not_the_text},
    {"L126-not-there", changed([](Transaction& t, auto&) { return remove_entry(t, EntryId{99}).problem(); })},
    {"L127-too-long",
     changed([](Transaction& t, auto&) { return set_setting(t, "theme", std::string(100'000'001, 'x')).problem(); })},
    {"L128-refused", changed([](Transaction& t, StoredRecord const& record) {
         return insert_entry(t, record.id, 0, sample_claim(1)).problem();
     })},
    {"L129-not-next", changed([](Transaction& t, auto&) { return mark_undone(t, ChangeId{5}).problem(); })},
    {"L130-half-failed", changed(half_failed)},
    {"L131-no-memory", thrown(std::bad_alloc())},
    {"L132-log-crossed", crossed_log},
    {"L134-may-not-read", [](fs::path const& file) { return may_not_read(file); }},
    {"L135-other-sqlite", unsafe_sqlite},
    {"L136-no-folder", [](fs::path const& file) { return Database::create(file / "mine.accrue", now).problem(); }},
    {"L137-leads-nowhere", leads_nowhere},
    {"L138-change-damaged", damaged_change},
    {"L139-evidence-damaged", damaged_evidence},
    {"L199-unexpected", thrown(SQLite::Exception("datatype mismatch", SQLITE_MISMATCH))},
};

} // namespace

TEST_CASE("each problem of a library is told word for word as in the gallery") {
    for (auto const& [name, trigger] : triggers) {
        CAPTURE(name);
        Folder const folder;
        std::string text = to_text(trigger(folder / "mine.accrue")) + "\n";
        text = std::regex_replace(text, std::regex(folder.path().string() + "/"), "");
        text = std::regex_replace(text, std::regex("process [0-9]+ on [^ ]+"), "process 1234 on laptop");
        CHECK(text == read_file(test::problem_gallery / (name + ".txt")));
        CHECK(text.find(" error " + name.substr(0, 4) + ": ") != std::string::npos);
    }
    for (auto const& entry : fs::directory_iterator(test::problem_gallery)) {
        std::string const stem = entry.path().stem().string();
        bool const of_store = stem < "L133" || (stem > "L134" && stem < "L140") || stem > "L150";
        if (stem.starts_with("L1") && of_store) CHECK_MESSAGE(triggers.contains(stem), stem, " is not triggered");
    }
}
