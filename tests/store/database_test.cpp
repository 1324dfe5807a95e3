#include "store/database.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "domain/texts.h"
#include "fixture.h"
#include "store/backup.h"
#include "store/check.h"
#include "store/connection.h"
#include "store/failure.h"
#include "store/settings.h"

using namespace accrue;
using namespace accrue::store;

namespace {

void change_setting(Database& database, std::string_view value) {
    auto transaction = must(Transaction::begin(database));
    must(set_setting(transaction, "theme", value));
    must(transaction.commit());
}

// What open() says, in a process of its own that is no super-user; 0: it opened.
int open_as_nobody(std::filesystem::path const& file) {
    pid_t const child = fork();
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(1);
        auto const database = Database::open(file, now);
        _exit(database ? 0 : std::stoi(database.problem().id.substr(1)));
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST_CASE("a new library is an SQLite file of ours that only its owner may read") {
    Folder const folder;
    auto const file = folder / "mine.accrue";

    must(Database::create(file, now));

    std::string const bytes = read_file(file);
    CHECK(bytes.starts_with("SQLite format 3"));
    CHECK(bytes.substr(68, 4) == "Accr");
    CHECK(bytes.substr(60, 4) == std::string("\0\0\0\11", 4));
    struct stat entry {};
    REQUIRE(stat(file.c_str(), &entry) == 0);
    CHECK((entry.st_mode & 0777) == 0600);
    int files = 0;
    for ([[maybe_unused]] auto const& name : std::filesystem::directory_iterator(folder.path())) ++files;
    CHECK(files == 1); // no lock, no journal, nothing partial
}

TEST_CASE("an open library has the settings that make saving safe") {
    Folder const folder;
    auto const database = must(Database::create(folder / "mine.accrue", now));
    Connection& connection = database.connection();

    CHECK(connection.text("PRAGMA journal_mode") == "delete");
    CHECK(connection.integer("PRAGMA synchronous") == 3);
    CHECK(connection.integer("PRAGMA foreign_keys") == 1);
    CHECK(connection.integer("PRAGMA secure_delete") == 1);
    CHECK(connection.integer("PRAGMA trusted_schema") == 0);
    CHECK(connection.integer("PRAGMA cell_size_check") == 1);
    CHECK(connection.integer("PRAGMA mmap_size") == 0);
    CHECK(connection.integer("PRAGMA user_version") == current_schema().version);
}

TEST_CASE("every table is strict and no column can hold a float") {
    auto const database = must(Database::in_memory());
    Connection& connection = database.connection();

    CHECK(connection.integer("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 "
                             "AND name NOT LIKE 'sqlite_%'") == 0);
    CHECK(connection.integer("SELECT count(*) FROM sqlite_schema AS s, pragma_table_info(s.name) AS c "
                             "WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%' "
                             "AND c.type NOT IN ('TEXT', 'INTEGER', 'BLOB')") == 0);
    CHECK(connection.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'table'") > 60);
}

TEST_CASE("what was committed is there after opening again and what was not is gone") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    {
        auto database = must(Database::create(file, now));
        change_setting(database, "dark");
        auto transaction = must(Transaction::begin(database));
        must(set_setting(transaction, "theme", "light"));
    }
    auto const database = must(Database::open(file, now));
    CHECK(must(setting(database, "theme")) == "dark");
}

TEST_CASE("a transaction in which something failed cannot be committed") {
    auto database = must(Database::in_memory());
    auto transaction = must(Transaction::begin(database));
    must(set_setting(transaction, "theme", "light"));
    CHECK(problem_id(remove_entry(transaction, EntryId{7})) == "L126");

    CHECK(problem_id(transaction.commit()) == "L130");
    CHECK_FALSE(must(setting(database, "theme")));
}

TEST_CASE("a name that is taken is not overwritten by a new library") {
    Folder const folder;
    write_file(folder / "mine.accrue", "my diary");

    CHECK(problem_id(Database::create(folder / "mine.accrue", now)) == "L102");
    CHECK(read_file(folder / "mine.accrue") == "my diary");
    CHECK(problem_id(Database::create(folder / "nowhere/mine.accrue", now)) == "L136");
}

TEST_CASE("what is not a library is refused by name and stays as it is") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    SUBCASE("no file") { CHECK(problem_id(Database::open(file, now)) == "L101"); }
    SUBCASE("a link that leads nowhere") {
        std::filesystem::create_symlink(folder / "gone", file);
        CHECK(problem_id(Database::open(file, now)) == "L101");
    }
    SUBCASE("a link to itself") {
        std::filesystem::create_symlink(file, file);
        CHECK(problem_id(Database::open(file, now)) == "L137");
    }
    SUBCASE("a folder") {
        std::filesystem::create_directory(file);
        CHECK(problem_id(Database::open(file, now)) == "L103");
    }
    SUBCASE("a pipe") {
        REQUIRE(mkfifo(file.c_str(), 0600) == 0);
        CHECK(problem_id(Database::open(file, now)) == "L103");
    }
    SUBCASE("an empty file") {
        write_file(file, "");
        CHECK(problem_id(Database::open(file, now)) == "L104");
        CHECK(std::filesystem::file_size(file) == 0);
    }
    SUBCASE("a text") {
        write_file(file, std::string(5000, 'a'));
        CHECK(problem_id(Database::open(file, now)) == "L105");
        CHECK(read_file(file) == std::string(5000, 'a'));
    }
    SUBCASE("another program's database") {
        { SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE a(b)"); }
        std::string const before = sha256_of(file);
        CHECK(problem_id(Database::open(file, now)) == "L106");
        CHECK(sha256_of(file) == before);
    }
    CHECK_FALSE(std::filesystem::exists(folder / "mine.accrue.lock"));
}

TEST_CASE("a library that another program has changed is refused and stays as it is") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    must(Database::create(file, now));
    auto const refused_after = [&](char const* sql) {
        { SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql); }
        std::string const before = sha256_of(file);
        std::string const id = problem_id(Database::open(file, now));
        CHECK(sha256_of(file) == before);
        return id;
    };
    SUBCASE("a newer version") { CHECK(refused_after("PRAGMA user_version=99") == "L107"); }
    SUBCASE("no version") { CHECK(refused_after("PRAGMA user_version=0") == "L118"); }
    SUBCASE("a negative version") { CHECK(refused_after("PRAGMA user_version=-5") == "L107"); }
    SUBCASE("another application") { CHECK(refused_after("PRAGMA application_id=1") == "L106"); }
    SUBCASE("a table more") { CHECK(refused_after("CREATE TABLE more(a)") == "L109"); }
    SUBCASE("a trigger") {
        CHECK(refused_after("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM record; END") == "L109");
    }
    SUBCASE("a view") { CHECK(refused_after("CREATE VIEW v AS SELECT 1") == "L109"); }
    SUBCASE("a column more") { CHECK(refused_after("ALTER TABLE setting ADD COLUMN more TEXT") == "L109"); }
    SUBCASE("a table less") { CHECK(refused_after("DROP TABLE setting") == "L109"); }
    SUBCASE("a write-ahead log") { CHECK(refused_after("PRAGMA journal_mode=WAL") == "L114"); }
}

TEST_CASE("a second instance is told who has the library open") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    std::filesystem::create_symlink(file, folder / "other-name.accrue");
    {
        auto const first = must(Database::create(file, now));

        auto const second = Database::open(folder / "other-name.accrue", now);

        REQUIRE_FALSE(second);
        CHECK(second.problem().id == "L111");
        CHECK(second.problem().what.find("process " + std::to_string(getpid()) + " on ") != std::string::npos);
        CHECK(second.problem().what.find("since 2012-07-15T09:30:00Z") != std::string::npos);
    }
    CHECK(Database::open(file, now));
}

TEST_CASE("who has the library open is told in the language that is spoken") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    auto const first = must(Database::create(file, now));

    Speaking const german(Language::German);
    auto const second = Database::open(file, now);

    REQUIRE_FALSE(second);
    CHECK(second.problem().what.starts_with("„mine.accrue“ ist schon geöffnet: Prozess " + std::to_string(getpid()) +
                                            " auf "));
    CHECK(second.problem().what.ends_with(" seit 2012-07-15T09:30:00Z"));
}

TEST_CASE("a lock that a killed process left behind is no obstacle") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    must(Database::create(file, now));
    write_file(folder / "mine.accrue.lock", "process 1 on moon since yesterday\n");

    must(Database::open(file, now));

    CHECK_FALSE(std::filesystem::exists(folder / "mine.accrue.lock"));
}

TEST_CASE("a library that another program is writing to is refused") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    must(Database::create(file, now));
    SQLite::Database other(file.string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN EXCLUSIVE");

    CHECK(problem_id(Database::open(file, now)) == "L112");

    other.exec("ROLLBACK");
    CHECK(Database::open(file, now));
}

TEST_CASE("a library with a second name on the disk is refused") {
    Folder const folder;
    must(Database::create(folder / "mine.accrue", now));
    std::filesystem::create_hard_link(folder / "mine.accrue", folder / "twin.accrue");

    CHECK(problem_id(Database::open(folder / "mine.accrue", now)) == "L119");
}

TEST_CASE("a read-only library is refused and stays as it is") {
    Folder const folder;
    namespace fs = std::filesystem;
    auto const file = folder / "mine.accrue";
    must(Database::create(file, now));
    std::string const before = sha256_of(file);
    auto const allow = [](fs::path const& path, int mode) { fs::permissions(path, fs::perms(mode)); };
    SUBCASE("neither") {
        allow(file, 0666);
        allow(folder.path(), 0777);
        CHECK(open_as_nobody(file) == 0);
    }
    SUBCASE("the file") {
        allow(file, 0444);
        allow(folder.path(), 0777);
        CHECK(open_as_nobody(file) == 110);
    }
    SUBCASE("the folder") {
        allow(file, 0666);
        allow(folder.path(), 0555);
        CHECK(open_as_nobody(file) == 110);
    }
    SUBCASE("not even readable") {
        allow(file, 0);
        allow(folder.path(), 0777);
        CHECK(open_as_nobody(file) == 134);
        allow(file, 0600);
    }
    SUBCASE("in a folder that may not be entered") {
        allow(file, 0666);
        allow(folder.path(), 0700);
        if (geteuid() == 0) CHECK(open_as_nobody(file) == 134);
    }
    CHECK(sha256_of(file) == before);
}

TEST_CASE("a library that was moved away while it was open is not written to any more") {
    Folder const folder;
    auto database = must(Database::create(folder / "mine.accrue", now));
    std::filesystem::rename(folder / "mine.accrue", folder / "moved.accrue");
    std::string const before = sha256_of(folder / "moved.accrue");

    auto transaction = must(Transaction::begin(database));
    CHECK(problem_id(set_setting(transaction, "theme", "dark")) == "L117");
    CHECK(problem_id(transaction.commit()) == "L130");

    CHECK(sha256_of(folder / "moved.accrue") == before);
}

TEST_CASE("a text that no library can hold is refused and nothing is saved") {
    auto database = must(Database::in_memory());
    auto transaction = must(Transaction::begin(database));

    CHECK(problem_id(set_setting(transaction, "theme", std::string(100'000'001, 'a'))) == "L127");
}

TEST_CASE("a full disk keeps what was saved before") {
    auto database = must(Database::in_memory());
    change_setting(database, "dark");
    database.connection().execute("PRAGMA max_page_count=" +
                                  std::to_string(database.connection().integer("PRAGMA page_count") + 2));

    auto transaction = must(Transaction::begin(database));
    CHECK(problem_id(set_setting(transaction, "theme", std::string(1'000'000, 'a'))) == "L115");
    CHECK(problem_id(transaction.commit()) == "L130");

    CHECK(must(setting(database, "theme")) == "dark");
}

TEST_CASE("a copy is a complete library of its own and takes no name that is taken") {
    Folder const folder;
    auto database = must(Database::create(folder / "mine.accrue", now));
    auto const record = add(database, full_application());
    write_file(folder / "copy.accrue.partial", "left by a copy that was interrupted");

    write_copy(database.connection(), folder / "copy.accrue");

    CHECK_THROWS_AS(write_copy(database.connection(), folder / "copy.accrue"), Refusal);
    CHECK_FALSE(std::filesystem::exists(folder / "copy.accrue.partial"));
    auto const copy = must(Database::open(folder / "copy.accrue", now));
    CHECK(must(load_record(copy, record.id)) == record);
    CHECK(check(copy).problems.empty());
}
