// What was sealed and the keys it was sealed with, in a library.
#include "store/sealed.h"

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "fixture.h"
#include "store/check.h"
#include "store/connection.h"
#include "store/evidence.h"

namespace accrue::store {
namespace {

SealedApplication some_sealed(RecordId record, int revision) {
    return {{},
            record,
            "0f8fad5b-d9cb-469f-a165-70867728950e",
            revision,
            day(2012, 9, 14),
            "ana.accrue-application.zip",
            std::string(64, 'a'),
            1'234'567,
            sha256_hex("{}"),
            false};
}

void keep_content(Database& database) {
    auto transaction = must(Transaction::begin(database));
    must(put_content(transaction, sha256_hex("{}"), "{}"));
    must(transaction.commit());
}

template <class Change>
auto in_transaction(Database& database, Change change) {
    auto transaction = must(Transaction::begin(database));
    auto result = change(transaction);
    must(transaction.commit());
    return result;
}

std::vector<SealedApplication> sealed_of(Database const& database, RecordId record) {
    Problems damaged;
    auto list = must(list_sealed(database, record, damaged));
    CHECK(damaged.empty());
    return list;
}

} // namespace

TEST_CASE("a sealed application is kept whole and outlives its record") {
    auto database = must(Database::in_memory());
    keep_content(database);
    RecordId const record = add(database, full_application()).id;
    SealedApplication first = some_sealed(record, 1);
    first.id = must(in_transaction(database, [&](Transaction& t) { return add_sealed(t, first); }));
    SealedApplication second = some_sealed(record, 2);
    second.id = must(in_transaction(database, [&](Transaction& t) { return add_sealed(t, second); }));
    CHECK(second.id != first.id);

    must(in_transaction(database, [&](Transaction& t) { return remove_record(t, record); }));

    CHECK(sealed_of(database, record) == std::vector{first, second});
    CHECK(sealed_of(database, {record.value + 1}).empty());
    CHECK(check(database).problems.empty());
}

TEST_CASE("a sealed application is withdrawn and counts again but is never forgotten") {
    auto database = must(Database::in_memory());
    keep_content(database);
    RecordId const record = add(database, full_application()).id;
    SealedApplication sealed = some_sealed(record, 1);
    sealed.id = must(in_transaction(database, [&](Transaction& t) { return add_sealed(t, sealed); }));

    auto const before = must(in_transaction(database, [&](Transaction& t) { return withdraw_sealed(t, sealed.id); }));
    CHECK(before == sealed);
    CHECK(must(load_sealed(database, sealed.id)).withdrawn);
    must(in_transaction(database, [&](Transaction& t) { return add_sealed(t, before); }));

    CHECK(sealed_of(database, record) == std::vector{sealed});
    auto transaction = must(Transaction::begin(database));
    CHECK(problem_id(withdraw_sealed(transaction, {99})) == "L126");
}

TEST_CASE("a sealed application without its text is refused") {
    auto database = must(Database::in_memory());
    RecordId const record = add(database, full_application()).id;
    auto transaction = must(Transaction::begin(database));
    CHECK_FALSE(add_sealed(transaction, some_sealed(record, 1)));
}

TEST_CASE("a key for sealing is kept for each person") {
    auto database = must(Database::in_memory());
    CHECK_FALSE(must(load_key(database, {1})).has_value());

    must(in_transaction(database, [&](Transaction& t) { return put_key(t, {1}, {"secret", "RWabc"}); }));
    must(in_transaction(database, [&](Transaction& t) { return put_key(t, {2}, {"other", "RWdef"}); }));

    CHECK(must(load_key(database, {1})) == SigningKey{"secret", "RWabc"});
    CHECK(must(load_key(database, {2})) == SigningKey{"other", "RWdef"});
}

TEST_CASE("damage of what was sealed is found") {
    auto database = must(Database::in_memory());
    keep_content(database);
    RecordId const record = add(database, full_application()).id;
    must(in_transaction(database, [&](Transaction& t) { return add_sealed(t, some_sealed(record, 1)); }));
    must(in_transaction(database, [&](Transaction& t) { return put_key(t, {1}, {"secret", "RWabc"}); }));
    std::string path;
    SUBCASE("a sealed application") {
        path = "/sealed/1";
        database.connection().execute("UPDATE sealed_application SET revision = 3");
    }
    SUBCASE("a key") {
        path = "/keys/1";
        database.connection().execute("UPDATE signing_key SET secret = 'none'");
    }

    Problems const problems = check(database).problems;

    REQUIRE(problems.size() == 1);
    CHECK(problems[0].id == "L139");
    CHECK(problems[0].where.path == path);
}

} // namespace accrue::store
