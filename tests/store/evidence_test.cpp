#include "store/evidence.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "fixture.h"
#include "store/check.h"
#include "store/connection.h"

using namespace accrue;
using namespace accrue::store;

namespace {

std::string document(std::size_t bytes, int seed = 1) {
    std::string text(bytes, '\0');
    auto state = static_cast<std::uint32_t>(seed);
    for (char& byte : text) byte = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
    return text;
}

struct Kept { // a file of one person, with a mark
    EvidenceFile file;
    StoredMark mark;
};

Kept keep(Database& database, std::string const& bytes, std::string name = "diploma.pdf", PersonId person = {7}) {
    auto transaction = must(Transaction::begin(database));
    EvidenceFile file{{}, person, std::move(name), sha256_hex(bytes), static_cast<std::int64_t>(bytes.size()), {}, ""};
    must(put_content(transaction, file.sha256, bytes));
    file.id = must(add_file(transaction, file));
    StoredMark mark{{}, file.id, {3}, {2, {100, 200, 5000, 10'000}, ProofFact::Date}};
    mark.id = must(add_mark(transaction, mark));
    must(transaction.commit());
    return {std::move(file), mark};
}

// What a person has, nothing of it damaged.
std::vector<EvidenceFile> files_of(Database const& database, PersonId person) {
    Problems damaged;
    auto files = must(list_files(database, person, damaged));
    CHECK(damaged.empty());
    return files;
}

std::vector<StoredMark> marks_of(Database const& database, PersonId person) {
    Problems damaged;
    auto marks = must(list_marks(database, person, damaged));
    CHECK(damaged.empty());
    return marks;
}

} // namespace

TEST_CASE("a file of evidence comes out as it went in, with its marks, and is its person's alone") {
    Folder const folder;
    std::string const bytes = document(2'500'000); // three chunks
    Kept kept;
    {
        auto database = must(Database::create(folder / "mine.accrue", now));
        kept = keep(database, bytes);
    }
    auto const database = must(Database::open(folder / "mine.accrue", now));

    CHECK(files_of(database, {7}) == std::vector{kept.file});
    CHECK(marks_of(database, {7}) == std::vector{kept.mark});
    CHECK(must(load_file(database, kept.file.id)) == kept.file);
    CHECK(must(load_mark(database, kept.mark.id)) == kept.mark);
    CHECK(must(load_content(database, kept.file.sha256)) == bytes);
    CHECK(database.connection().integer("SELECT count(*) FROM evidence_chunk") == 3);
    CHECK(files_of(database, {8}).empty());
    CHECK(marks_of(database, {8}).empty());
    CHECK(check(database).files == 1);
    CHECK(check(database).problems.empty());
}

TEST_CASE("content is kept once, whatever number of files and people have it") {
    auto database = must(Database::in_memory());
    std::string const bytes = document(1000);
    auto const first = keep(database, bytes, "a.pdf");
    auto const second = keep(database, bytes, "b.pdf");
    auto const of_another = keep(database, bytes, "a.pdf", {8});

    CHECK(database.connection().integer("SELECT count(*) FROM evidence_content") == 1);
    CHECK(files_of(database, {7}) == std::vector{first.file, second.file});
    CHECK(files_of(database, {8}) == std::vector{of_another.file});
    auto transaction = must(Transaction::begin(database));
    CHECK(problem_id(add_file(transaction, EvidenceFile{{}, {7}, "a.pdf", first.file.sha256, 0, {}, ""})) == "L128");
}

TEST_CASE("a file that was removed comes back under its id, with what it holds") {
    auto database = must(Database::in_memory());
    std::string const bytes = document(1000);
    Kept kept = keep(database, bytes);
    kept.file.made_from = {41};
    kept.file.made_how = "pictures at 250 dpi";
    {
        auto transaction = must(Transaction::begin(database));
        must(remove_file(transaction, kept.file.id));
        must(add_file(transaction, kept.file));
        must(transaction.commit());
    }
    CHECK(files_of(database, {7}) == std::vector{kept.file});
    CHECK(marks_of(database, {7}).empty()); // they went with it
    auto transaction = must(Transaction::begin(database));
    must(add_mark(transaction, kept.mark));
    CHECK(must(remove_mark(transaction, kept.mark.id)) == kept.mark);
    CHECK(must(remove_file(transaction, kept.file.id)) == kept.file);
    CHECK(problem_id(load_file(database, kept.file.id)) == "L126");
    CHECK(problem_id(remove_mark(transaction, kept.mark.id)) == "L126");
    CHECK(must(has_content(database, kept.file.sha256)));
    CHECK(must(load_content(database, kept.file.sha256)) == bytes);
}

TEST_CASE("a file without content, an empty one and one that is too large are refused") {
    auto database = must(Database::in_memory());
    auto const refused = [&](std::string const& bytes) {
        auto transaction = must(Transaction::begin(database));
        return problem_id(put_content(transaction, sha256_hex(bytes), bytes));
    };
    CHECK(refused("") == "L127");
    CHECK(refused(std::string(most_content_bytes + 1, 'x')) == "L127");
    CHECK(refused(std::string(most_content_bytes, 'x')).empty());
    auto transaction = must(Transaction::begin(database));
    EvidenceFile const nothing{{}, {7}, "a.pdf", std::string(64, '0'), 0, {}, ""};
    CHECK(problem_id(add_file(transaction, nothing)) == "L128");
    CHECK(problem_id(load_content(database, nothing.sha256)) == "L126");
}

TEST_CASE("what was found out about a content is kept until something else is; damaged it is nothing") {
    auto database = must(Database::in_memory());
    auto const kept = keep(database, document(1000));
    std::string const& content = kept.file.sha256;
    CHECK(must(load_findings(database, content)).empty());
    for (char const* findings : {"two pages", "three pages"}) {
        auto transaction = must(Transaction::begin(database));
        must(put_findings(transaction, content, findings));
        must(transaction.commit());
        CHECK(must(load_findings(database, content)) == findings);
    }
    database.connection().execute("UPDATE evidence_finding SET findings = CAST('four pages' AS BLOB)");
    CHECK(must(load_findings(database, content)).empty());
    auto transaction = must(Transaction::begin(database));
    CHECK(problem_id(put_findings(transaction, std::string(64, '0'), "x")) == "L126");
}

TEST_CASE("any change to a file, a mark or a content is found and named; the others are there as before") {
    for (char const* sql :
         {"UPDATE evidence_file SET name = 'degree.pdf' WHERE id = 1",
          "UPDATE evidence_file SET made_from = 2 WHERE id = 1", "UPDATE evidence_file SET made_how = 'x' WHERE id = 1",
          "UPDATE evidence_file SET content_sha256 = (SELECT content_sha256 FROM evidence_file WHERE id = 2) WHERE id "
          "= 1",
          "UPDATE proof_mark SET page = 3 WHERE id = 1", "UPDATE proof_mark SET box_left = 99 WHERE id = 1",
          "UPDATE proof_mark SET box_bottom = 9999 WHERE id = 1", "UPDATE proof_mark SET fact = 'name' WHERE id = 1",
          "UPDATE proof_mark SET entry = 4 WHERE id = 1",
          "UPDATE evidence_chunk SET data = CAST('x' || substr(data, 2) AS BLOB) WHERE content = 1 AND seq = 1",
          "UPDATE evidence_chunk SET seq = 7 WHERE content = 1 AND seq = 0",
          "DELETE FROM evidence_chunk WHERE content = 1"}) {
        CAPTURE(sql);
        auto database = must(Database::in_memory());
        keep(database, document(2'000'000));
        auto const sound = keep(database, document(1000, 2), "other.pdf");
        database.connection().execute(sql);

        auto const health = check(database);
        REQUIRE(health.problems.size() == 1);
        CHECK(health.problems[0].id == "L139");
        Problems damaged;
        CHECK(must(list_files(database, {7}, damaged)).back() == sound.file);
        CHECK(must(list_marks(database, {7}, damaged)).back() == sound.mark);
        CHECK(must(list_file_names(database, {7})).size() == 2); // those of damaged rows are taken too
        bool const of_row = std::string_view(sql).find("chunk") == std::string_view::npos;
        CHECK(damaged.size() == (of_row ? 1 : 0));
        CHECK((of_row || problem_id(load_content(database, sha256_hex(document(2'000'000)))) == "L139"));
    }
}

TEST_CASE("a damaged content is mended by adding the file again") {
    auto database = must(Database::in_memory());
    std::string const bytes = document(2'000'000);
    auto const kept = keep(database, bytes);
    database.connection().execute("DELETE FROM evidence_chunk WHERE seq = 1");
    auto transaction = must(Transaction::begin(database));
    must(put_content(transaction, kept.file.sha256, bytes));
    must(transaction.commit());

    CHECK(must(load_content(database, kept.file.sha256)) == bytes);
}
