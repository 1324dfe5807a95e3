#include "store/records.h"

#include <random>
#include <tuple>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "fixture.h"
#include "store/check.h"
#include "store/connection.h"
#include "store/drafts.h"

using namespace accrue;
using namespace accrue::store;

namespace {

// In one transaction of its own.
EntryId insert(Database& database, RecordId record, std::size_t position, Claim const& claim) {
    auto transaction = must(Transaction::begin(database));
    EntryId const id = must(insert_entry(transaction, record, position, claim));
    must(transaction.commit());
    return id;
}

StoredEntry remove(Database& database, EntryId entry) {
    auto transaction = must(Transaction::begin(database));
    StoredEntry removed = must(remove_entry(transaction, entry));
    must(transaction.commit());
    return removed;
}

std::vector<std::string> claim_ids(Database const& database, RecordId record) {
    std::vector<std::string> ids;
    for (Claim const& claim : must(load_record(database, record)).application.claims) ids.push_back(claim.id);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("an application comes back equal with every part given and with none") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    StoredRecord full;
    StoredRecord empty;
    {
        auto database = must(Database::create(file, now));
        full = add(database, full_application());
        empty = add(database, Application{});
    }

    auto const database = must(Database::open(file, now));

    CHECK(full.entries.size() == 3);
    CHECK(full.application == full_application());
    CHECK(must(load_record(database, full.id)) == full);
    CHECK(must(load_record(database, empty.id)).application == Application{});
    auto records = must(list_records(database));
    for (RecordSummary& record : records) {
        CHECK(record.digest.size() == 128);
        record.digest.clear();
    }
    CHECK(records == std::vector<RecordSummary>{{full.id, {full.id.value}, "Ana Żółć", "prism", 3, {}},
                                                {empty.id, {empty.id.value}, {}, {}, 0, {}}});
}

TEST_CASE("an applicant of whom nothing is said is still an applicant") {
    auto database = must(Database::in_memory());
    Application application;
    application.applicant.emplace();

    auto const record = add(database, application);

    CHECK(must(load_record(database, record.id)).application == application);
}

TEST_CASE("numbers of claims are kept exactly") {
    auto database = must(Database::in_memory());
    Application application;
    application.claims.push_back(sample_claim(1));
    auto& fields = application.claims[0].fields;
    for (Number const number :
         {Number{0, 1}, Number{-1, 1}, Number{1, 32}, Number{1, 3}, Number{999'999'999, 1'000'000},
          Number{9'999'999'999'999, 10'000}, Number{-999'999'999, 1}})
        fields.emplace_back("f" + std::to_string(fields.size()), number);

    auto const record = add(database, application);

    CHECK(must(load_record(database, record.id)).application == application);
}

TEST_CASE("details are replaced without touching the entries") {
    auto database = must(Database::in_memory());
    auto const record = add(database, full_application());
    Application changed;
    changed.scheme = "other";
    changed.referees = {{"Zoe", {}, {}, {}, {}, {}, {}, {}}};
    {
        auto transaction = must(Transaction::begin(database));
        must(replace_details(transaction, record.id, changed));
        must(transaction.commit());
    }

    auto const now_stored = must(load_record(database, record.id));

    changed.claims = full_application().claims;
    CHECK(now_stored.application == changed);
    CHECK(now_stored.entries == record.entries);
}

TEST_CASE("entries are inserted and removed at their places") {
    auto database = must(Database::in_memory());
    auto const record = add(database, Application{}).id;

    EntryId const first = insert(database, record, 0, sample_claim(1));
    insert(database, record, 1, sample_claim(2));
    insert(database, record, 0, sample_claim(3));
    EntryId const last = insert(database, record, 1, sample_claim(4));
    CHECK(claim_ids(database, record) == Ids{"c3", "c4", "c1", "c2"});

    StoredEntry const removed = remove(database, last);
    CHECK(removed == StoredEntry{last, record, 1, sample_claim(4), {last.value}});
    CHECK(claim_ids(database, record) == Ids{"c3", "c1", "c2"});
    CHECK(must(load_entry(database, first)) == StoredEntry{first, record, 1, sample_claim(1), {first.value}});
    CHECK(problem_id(load_entry(database, last)) == "L126");
    CHECK(check(database).problems.empty());
}

TEST_CASE("a removed entry comes back at its place under its own id") {
    auto database = must(Database::in_memory());
    auto const before = add(database, full_application());
    for (EntryId const entry : before.entries) {
        StoredEntry const removed = remove(database, entry);
        EntryId const other = insert(database, before.id, 0, sample_claim(9));
        CHECK(other > before.entries.back()); // an id is never used again
        remove(database, other);

        auto transaction = must(Transaction::begin(database));
        must(restore_entry(transaction, removed));
        must(transaction.commit());

        CHECK(must(load_record(database, before.id)) == before);
    }
}

TEST_CASE("an entry is replaced whole and keeps its place") {
    auto database = must(Database::in_memory());
    auto const record = add(database, full_application());
    Claim changed = sample_claim(2);
    changed.fields = {{"text", std::string("x")}};
    changed.evidence.clear();
    changed.title.reset();
    auto transaction = must(Transaction::begin(database));
    must(replace_entry(transaction, record.entries[1], changed));
    must(transaction.commit());

    CHECK(must(load_entry(database, record.entries[1])) ==
          StoredEntry{record.entries[1], record.id, 1, changed, {record.entries[1].value}});
    CHECK(check(database).problems.empty());
}

TEST_CASE("an id that another entry has or a place that is not there is refused") {
    auto database = must(Database::in_memory());
    auto const record = add(database, full_application());
    auto const refused = [&](auto change) {
        auto transaction = must(Transaction::begin(database));
        std::string const id = problem_id(change(transaction));
        CHECK(problem_id(transaction.commit()) == "L130");
        return id;
    };
    CHECK(refused([&](auto& t) { return insert_entry(t, record.id, 0, sample_claim(2)); }) == "L128");
    CHECK(refused([&](auto& t) { return insert_entry(t, record.id, 4, sample_claim(7)); }) == "L128");
    CHECK(refused([&](auto& t) { return insert_entry(t, record.id, 0, Claim{}); }) == "L128");
    CHECK(refused([&](auto& t) { return replace_entry(t, record.entries[0], sample_claim(2)); }) == "L128");
    CHECK(refused([&](auto& t) { return insert_entry(t, RecordId{77}, 0, sample_claim(7)); }) == "L126");
    CHECK(refused([&](auto& t) { return replace_details(t, RecordId{77}, {}); }) == "L126");
    CHECK(refused([&](auto& t) { return replace_entry(t, EntryId{77}, sample_claim(7)); }) == "L126");
    CHECK(refused([&](auto& t) { return remove_record(t, RecordId{77}); }) == "L126");
    Application twins;
    twins.claims = {sample_claim(1), sample_claim(1)};
    CHECK(refused([&](auto& t) { return add_record(t, twins); }) == "L128");
    CHECK(must(load_record(database, record.id)) == record);
    CHECK(must(list_records(database)).size() == 1);
}

TEST_CASE("a removed record takes its entries and drafts along and can come back") {
    auto database = must(Database::in_memory());
    auto const other = add(database, full_application());
    auto const record = add(database, full_application());
    {
        auto transaction = must(Transaction::begin(database));
        must(save_draft(transaction, Draft{{}, record.id, "post", {}, {{"title", "x"}}}));
        CHECK(must(remove_record(transaction, record.id)) == record);
        must(transaction.commit());
    }
    CHECK(problem_id(load_record(database, record.id)) == "L126");
    CHECK(check(database) == Health{1, 3, 0, 0, 0, 0, {}});

    auto transaction = must(Transaction::begin(database));
    must(restore_record(transaction, record));
    must(transaction.commit());

    CHECK(must(load_record(database, record.id)) == record);
    CHECK(must(load_record(database, other.id)) == other);
}

TEST_CASE("any sequence of changes leaves what a plain list would hold") {
    auto database = must(Database::in_memory());
    auto const record = add(database, Application{}).id;
    std::vector<StoredEntry> model;
    std::vector<StoredEntry> removed;
    std::mt19937 dice(7);
    for (int i = 0; i < 800; ++i) {
        std::size_t const place = model.empty() ? 0 : dice() % model.size();
        auto const before = std::pair{model, removed};
        auto transaction = must(Transaction::begin(database));
        switch (model.empty() ? 0 : dice() % 5) {
        case 0:
        case 1: {
            Claim const claim = sample_claim(i);
            EntryId const id = must(insert_entry(transaction, record, place, claim));
            model.insert(model.begin() + static_cast<std::ptrdiff_t>(place), {id, record, place, claim});
            break;
        }
        case 2: {
            removed.push_back(must(remove_entry(transaction, model[place].id)));
            CHECK(removed.back().claim == model[place].claim);
            model.erase(model.begin() + static_cast<std::ptrdiff_t>(place));
            break;
        }
        case 3: {
            model[place].claim.note = std::to_string(i);
            must(replace_entry(transaction, model[place].id, model[place].claim));
            break;
        }
        default: {
            if (removed.empty() || removed.back().position > model.size()) break;
            must(restore_entry(transaction, removed.back()));
            model.insert(model.begin() + static_cast<std::ptrdiff_t>(removed.back().position), removed.back());
            removed.pop_back();
        }
        }
        if (dice() % 5 == 0) { // taken back
            std::tie(model, removed) = before;
            transaction.mark_failed();
            CHECK(problem_id(transaction.commit()) == "L130");
        } else {
            must(transaction.commit());
        }
        if (i % 5 != 0) continue;
        auto const stored = must(load_record(database, record));
        REQUIRE(stored.entries.size() == model.size());
        for (std::size_t j = 0; j < model.size(); ++j) {
            REQUIRE(stored.entries[j] == model[j].id);
            REQUIRE(stored.application.claims[j] == model[j].claim);
        }
    }
    CHECK(model.size() > 100);
    CHECK(check(database).problems.empty());
}

TEST_CASE("naughty strings are kept byte for byte wherever a person can type") {
    auto const strings = nlohmann::json::parse(read_file(ACCRUE_SOURCE_DIR "/tests/corpora/strings/blns.json"));
    REQUIRE(strings.size() == 515);
    Folder const folder;
    auto const file = folder / "mine.accrue";
    std::vector<StoredRecord> records;
    {
        auto database = must(Database::create(file, now));
        auto transaction = must(Transaction::begin(database));
        for (auto const& string : strings) {
            std::string const text = string.get<std::string>();
            Application application;
            application.applicant = Applicant{text, {}, {}, text, {}};
            application.claims.push_back(sample_claim(1));
            Claim& claim = application.claims[0];
            claim.title = text;
            claim.organisation = text;
            claim.note = text;
            claim.evidence.push_back(text);
            claim.fields.emplace_back("typed", text);
            records.push_back(must(add_record(transaction, application)));
            must(save_draft(transaction, Draft{{}, records.back().id, text, {}, {{text, text}}}));
        }
        must(transaction.commit());
    }

    auto const database = must(Database::open(file, now));

    for (std::size_t i = 0; i < records.size(); ++i) {
        CAPTURE(i);
        CHECK(must(load_record(database, records[i].id)) == records[i]);
        std::string const text = strings[i].get<std::string>();
        auto const drafts = must(list_drafts(database, records[i].id));
        REQUIRE(drafts.size() == 1);
        CHECK(drafts[0].claim_type == text);
        CHECK(drafts[0].texts == std::vector<std::pair<std::string, std::string>>{{text, text}});
    }
}

TEST_CASE("records of one person and entries that are one thing keep their number until they stand alone again") {
    auto database = must(Database::in_memory());
    StoredRecord const first = add(database, full_application());
    auto transaction = must(Transaction::begin(database));
    StoredRecord const second = must(add_record(transaction, full_application(), first.person));
    CHECK(first.person == PersonId{first.id.value});
    CHECK(second.person == first.person);
    ActivityId const talk{first.entries[1].value};
    CHECK(must(set_activity(transaction, second.entries[1], talk)) == ActivityId{second.entries[1].value});
    must(transaction.commit());

    CHECK(must(list_records(database))[1].person == first.person);
    CHECK(must(load_record(database, second.id)).shared == std::vector{SharedEntry{second.entries[1], talk}});
    CHECK(must(load_record(database, first.id)).shared == std::vector{SharedEntry{first.entries[1], talk}});
    CHECK(must(load_entry(database, second.entries[1])).activity == talk);
    CHECK(must(entries_of(database, talk)) == std::vector{first.entries[1], second.entries[1]});

    auto apart = must(Transaction::begin(database));
    CHECK(must(set_activity(apart, second.entries[1], {})) == talk);
    CHECK(must(set_person(apart, second.id, {})) == first.person);
    must(apart.commit());
    CHECK(must(load_record(database, second.id)).shared.empty());
    CHECK(must(load_record(database, first.id)).shared.empty());
    CHECK(must(entries_of(database, talk)) == std::vector{first.entries[1]});
    CHECK(must(list_records(database))[1].person == PersonId{second.id.value});
}

TEST_CASE("a thousand entries in one transaction are signed once and found sound") {
    auto database = must(Database::in_memory());
    StoredRecord const record = add(database, full_application());
    auto transaction = must(Transaction::begin(database));
    for (int i = 10; i < 1'010; ++i)
        must(insert_entry(transaction, record.id, static_cast<std::size_t>(i - 7), sample_claim(i)));
    must(transaction.commit());
    CHECK(must(load_record(database, record.id)).entries.size() == 1'003);
}
