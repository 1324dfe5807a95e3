#include "store/drafts.h"

#include <doctest/doctest.h>

#include "fixture.h"

using namespace accrue;
using namespace accrue::store;

TEST_CASE("a draft keeps what was typed in order until it is removed") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    Draft draft{{}, {}, "post", {}, {{"title", ""}, {"hours", "thirty-seven, or so"}, {"from", "31.02.2012"}}};
    Draft edited;
    {
        auto database = must(Database::create(file, now));
        auto const record = add(database, full_application());
        draft.record = record.id;
        edited = Draft{{}, record.id, "certificate", record.entries[1], {}};
        auto transaction = must(Transaction::begin(database));
        draft.id = must(save_draft(transaction, draft));
        edited.id = must(save_draft(transaction, edited));
        edited.texts = {{"on", "2012-"}};
        CHECK(must(save_draft(transaction, edited)) == edited.id);
        must(transaction.commit());
    }
    auto database = must(Database::open(file, now));
    CHECK(must(list_drafts(database, draft.record)) == std::vector<Draft>{draft, edited});
    CHECK(must(list_drafts(database, RecordId{99})).empty());

    auto transaction = must(Transaction::begin(database));
    must(remove_draft(transaction, draft.id));
    must(remove_draft(transaction, DraftId{99}));
    must(transaction.commit());

    CHECK(must(list_drafts(database, draft.record)) == std::vector<Draft>{edited});
}

TEST_CASE("a draft outlives the entry that it was to change") {
    auto database = must(Database::in_memory());
    auto const record = add(database, full_application());
    Draft draft{{}, record.id, "post", record.entries[0], {{"title", "half a ti"}}};
    auto transaction = must(Transaction::begin(database));
    draft.id = must(save_draft(transaction, draft));
    must(remove_entry(transaction, record.entries[0]));
    must(transaction.commit());

    CHECK(must(list_drafts(database, record.id)) == std::vector<Draft>{draft});
}

TEST_CASE("a draft of nobody is refused") {
    auto database = must(Database::in_memory());
    {
        auto transaction = must(Transaction::begin(database));
        CHECK(problem_id(save_draft(transaction, Draft{{}, RecordId{5}, "post", {}, {}})) == "L128");
    }
    auto const record = add(database, Application{});
    auto transaction = must(Transaction::begin(database));
    CHECK(problem_id(save_draft(transaction, Draft{DraftId{5}, record.id, "post", {}, {}})) == "L126");
}
