#include "session/command.h"

#include <doctest/doctest.h>

#include "session/fixture.h"
#include "store/records.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// In values that a file can hold.
Claim sample_claim(int number) {
    Claim claim = store::sample_claim(number);
    set_field(claim, "share", Number{100, 1});
    return claim;
}

// Every part given.
Application full_application() {
    Application application = store::full_application();
    for (Claim& claim : application.claims)
        if (find_field(claim, "share") != nullptr) set_field(claim, "share", Number{100, 1});
    return application;
}

struct Library {
    store::Database database = must(store::Database::in_memory());
    store::StoredRecord record = store::add(database, full_application());

    Result<Performed> perform(Command const& command, rules::Pack const* pack = nullptr) {
        auto transaction = must(store::Transaction::begin(database));
        std::vector<rules::Pack const*> const packs(parts_of(command).size(), pack);
        auto performed = session::perform(transaction, database, command, packs);
        if (performed) must(transaction.commit());
        return performed;
    }

    std::vector<store::StoredRecord> all() const {
        std::vector<store::StoredRecord> records;
        for (auto const& row : must(store::list_records(database)))
            records.push_back(must(store::load_record(database, row.id)));
        return records;
    }
};

// Does, undoes and does again what the command says, each by way of its text.
void check_there_and_back(Library& library, Command const& command) {
    auto const before = library.all();
    Performed const done = must(library.perform(must(read_command(write_command(command)))));
    auto const after = library.all();
    CHECK(after != before);

    Performed const undone = must(library.perform(must(read_command(write_command(done.inverse)))));
    CHECK(library.all() == before);
    CHECK(undone.inverse == done.command);

    Performed const redone = must(library.perform(must(read_command(write_command(done.command)))));
    CHECK(library.all() == after);
    CHECK(redone.command == done.command);
    CHECK(redone.inverse == done.inverse);
    CHECK(redone.words == done.words);
}

struct FilesLibrary : Library {
    store::EvidenceFile file(std::string name) {
        std::string const sha256 = sha256_hex("diploma");
        auto transaction = must(store::Transaction::begin(database));
        must(store::put_content(transaction, sha256, "diploma"));
        must(transaction.commit());
        return {{}, record.person, std::move(name), sha256, 0, {}, ""};
    }

    std::pair<std::vector<store::EvidenceFile>, std::vector<store::StoredMark>> all_files() const {
        Problems damaged;
        return {must(store::list_files(database, record.person, damaged)),
                must(store::list_marks(database, record.person, damaged))};
    }

    // As above, of what is not in records.
    void check_there_and_back(Command const& command) {
        auto const before = all_files();
        Performed const done = must(perform(must(read_command(write_command(command)))));
        auto const after = all_files();
        CHECK(after != before);
        must(perform(must(read_command(write_command(done.inverse)))));
        CHECK(all_files() == before);
        must(perform(must(read_command(write_command(done.command)))));
        CHECK(all_files() == after);
    }
};

rules::Pack pack_with_titles() {
    rules::Pack pack;
    pack.claims.resize(1);
    pack.claims[0].id = "certificate";
    pack.claims[0].title = "Certificate";
    pack.qualifications.resize(1);
    pack.qualifications[0].id = "itil-v3-f";
    pack.qualifications[0].title = "ITIL V3 Foundation";
    return pack;
}

} // namespace

TEST_CASE("every command is its own equal after it has been written and read") {
    Application const application = full_application();
    Application details = application;
    details.claims.clear();
    std::vector<Command> const commands{
        AddEntry{{1}, application.claims[0]},
        AddEntry{{1}, application.claims[1], {7}, 3},
        ReplaceEntry{{7}, application.claims[2]},
        RemoveEntry{{7}},
        ChangeDetails{{1}, details},
        ChangeDetails{{1}, {}},
        AddRecord{application},
        AddRecord{application, {2}, {{4}, {5}, {6}}},
        AddRecord{},
        RemoveRecord{{2}},
        AddEntry{{1}, application.claims[1], {7}, 3, {5}},
        AddRecord{application, {2}, {{4}, {5}, {6}}, {1}, {{{4}, {3}}, {{6}, {6}}}},
        SetPerson{{2}, {1}},
        SetPerson{{2}, {}},
        SetActivity{{7}, {3}},
        Several{{RemoveEntry{{7}}, AddEntry{{1}, application.claims[0]}}, "Swapped one"},
        AddFile{{{}, {1}, "Zeugnis \"ä\".pdf", std::string(64, 'a'), 0, {}, ""}},
        AddFile{{{4}, {1}, "b.pdf", std::string(64, 'b'), 0, {3}, "pictures at 250 dpi"},
                {{{9}, {4}, {7}, {2, {1, 2, 3, 10'000}, ProofFact::Issuer}}, {{10}, {4}, {8}, {}}}},
        RemoveFile{{4}},
        AddMark{{{}, {4}, {7}, {12, {0, 0, 10'000, 10'000}, ProofFact::Name}}},
        RemoveMark{{9}},
        AddSealed{{{}, {1}, "0f8fad5b", 1, Date{15'000}, "ana.zip", std::string(64, 'a'), 1'000, std::string(64, 'b')}},
        AddSealed{
            {{3}, {1}, "0f8fad5b", 2, Date{15'000}, "ana.zip", std::string(64, 'a'), 9, std::string(64, 'b'), true}},
        WithdrawSealed{{3}},
    };
    for (Command const& command : commands) {
        CAPTURE(write_command(command));
        CHECK(must(read_command(write_command(command))) == command);
        CHECK(write_command(command).find('\n') == std::string::npos);
    }
}

TEST_CASE("adding an entry at the end or in between is undone and done again") {
    Library library;
    check_there_and_back(library, AddEntry{library.record.id, sample_claim(9)});
    Claim first = sample_claim(10);
    check_there_and_back(library, AddEntry{library.record.id, first, {}, 0});
}

TEST_CASE("replacing an entry is undone and done again") {
    Library library;
    Claim claim = library.record.application.claims[1];
    claim.title = "Another title";
    claim.fields.clear();
    check_there_and_back(library, ReplaceEntry{library.record.entries[1], claim});
}

TEST_CASE("removing the first, a middle and the last entry is undone and done again") {
    for (std::size_t const place : {0U, 1U, 2U}) {
        Library library;
        check_there_and_back(library, RemoveEntry{library.record.entries[place]});
    }
}

TEST_CASE("changing the details is undone and done again and leaves the claims alone") {
    Library library;
    Application details;
    details.scheme = "other";
    check_there_and_back(library, ChangeDetails{library.record.id, details});
    CHECK(library.all()[0].application.claims == library.record.application.claims);
}

TEST_CASE("adding and removing a record with all it holds is undone and done again") {
    Library library;
    check_there_and_back(library, AddRecord{full_application()});
    check_there_and_back(library, RemoveRecord{library.record.id});
}

TEST_CASE("several changes are done and undone as one and told in their own words") {
    Library library;
    Claim unnamed = sample_claim(9);
    unnamed.id.clear();
    Several const several{{AddEntry{library.record.id, unnamed}, AddEntry{library.record.id, unnamed},
                           RemoveEntry{library.record.entries[0]}},
                          "Pasted 2 entries"};
    check_there_and_back(library, several);

    Library another;
    Performed const done = must(another.perform(several));
    CHECK(done.words == "Pasted 2 entries");
    CHECK(done.record == another.record.id);
    CHECK(done.others.empty());
}

TEST_CASE("of several changes none is made where one is refused") {
    Library library;
    auto const before = library.all();
    CHECK(problem_id(library.perform(
              Several{{AddEntry{library.record.id, sample_claim(9)}, RemoveEntry{{999}}}, "Half of it"})) == "L126");
    CHECK(library.all() == before);
}

TEST_CASE("whose a record is and what an entry is a reading of are changed and changed back") {
    Library library;
    Performed const other = must(library.perform(AddRecord{full_application()}));
    EntryId const shared = std::get<AddRecord>(other.command).entries[0];
    check_there_and_back(library, SetPerson{other.record, {library.record.id.value}});
    check_there_and_back(library, SetActivity{shared, {library.record.entries[0].value}});
}

TEST_CASE("what is shared is still shared after a removal was undone") {
    Library library;
    EntryId const first = library.record.entries[0];
    Performed const other = must(library.perform(AddRecord{full_application(), {}, {}, {library.record.id.value}}));
    EntryId const second = std::get<AddRecord>(other.command).entries[0];
    must(library.perform(SetActivity{second, {first.value}}));
    for (Command const& removal : std::vector<Command>{RemoveEntry{first}, RemoveEntry{second},
                                                       RemoveRecord{library.record.id}, RemoveRecord{other.record}}) {
        CAPTURE(write_command(removal));
        Performed const done = must(library.perform(removal));
        must(library.perform(must(read_command(write_command(done.inverse)))));
        CHECK(must(store::entries_of(library.database, {first.value})) == std::vector{first, second});
    }
}

TEST_CASE("a claim without an id is given one that its record does not have") {
    Library library;
    Claim claim = sample_claim(1);
    claim.id = "post-1";
    must(library.perform(AddEntry{library.record.id, claim}));
    claim.id.clear();

    Performed const done = must(library.perform(AddEntry{library.record.id, claim}));

    CHECK(std::get<AddEntry>(done.command).claim.id == "post-2");
    CHECK(std::get<AddEntry>(done.command).position == 4);
    CHECK(done.entry == std::get<AddEntry>(done.command).id);
    CHECK(done.record == library.record.id);
}

TEST_CASE("the claims of a new record without ids are each given their own") {
    Library library;
    Application application;
    application.claims = {sample_claim(1), sample_claim(2), sample_claim(3)};
    application.claims[0].id.clear();
    application.claims[1].id = "post-1";
    application.claims[2].id.clear();

    Performed const done = must(library.perform(AddRecord{application}));

    auto const& claims = std::get<AddRecord>(done.command).application.claims;
    CHECK(claims[0].id == "post-2");
    CHECK(claims[2].id == "post-3");
}

TEST_CASE("a replaced entry keeps its claim id where the new claim has none") {
    Library library;
    Claim claim = library.record.application.claims[0];
    claim.id.clear();
    must(library.perform(ReplaceEntry{library.record.entries[0], claim}));
    CHECK(library.all()[0].application.claims[0].id == "c1");
}

TEST_CASE("a change is told in the words of the pack") {
    Library library;
    rules::Pack const pack = pack_with_titles();
    auto const words = [&](Command const& command) { return must(library.perform(command, &pack)).words; };

    CHECK(words(AddEntry{library.record.id, certificate("itil-v3-f")}) == "Added Certificate: ITIL V3 Foundation");
    CHECK(words(AddEntry{library.record.id, certificate("Knitting")}) == "Added Certificate: Knitting");
    CHECK(words(AddEntry{library.record.id, talk("Queues", 2)}) == "Added talk: Queues");
    Claim anonymous;
    anonymous.type = "certificate";
    CHECK(words(ReplaceEntry{library.record.entries[0], anonymous}) == "Changed Certificate");
    CHECK(words(RemoveEntry{library.record.entries[2]}) == "Removed post: Service desk analyst 3");
    CHECK(words(ChangeDetails{library.record.id, full_application()}) ==
          "Changed the details of the record of Ana Żółć");
    CHECK(words(AddRecord{}) == "Added an unnamed record for " + pack.header.title);
    CHECK(words(RemoveRecord{library.record.id}) == "Removed the record of Ana Żółć for " + pack.header.title);
}

TEST_CASE("without a pack a change is told by what the claim says") {
    Library library;
    Performed const done = must(library.perform(AddEntry{library.record.id, certificate("itil-v3-f")}));
    CHECK(done.words == "Added certificate: itil-v3-f");
}

TEST_CASE("a change that could not be undone from its text is refused and changes nothing") {
    Library library;
    auto const before = library.all();
    Claim claim = sample_claim(9);
    claim.title = std::string(501, 'x'); // longer than any file may have it
    CHECK(problem_id(library.perform(AddEntry{library.record.id, claim})) == "L142");
    claim.title = "Service desk";
    set_field(claim, "share", Number{1, 3}); // no decimal
    CHECK(problem_id(library.perform(AddEntry{library.record.id, claim})) == "L142");
    CHECK(library.all() == before);
}

TEST_CASE("what was sealed is withdrawn by undo and never forgotten") {
    Library library;
    {
        auto transaction = must(store::Transaction::begin(library.database));
        must(store::put_content(transaction, sha256_hex("{}"), "{}"));
        must(transaction.commit());
    }
    store::SealedApplication const sealed{
        {}, library.record.id, "0f8fad5b", 1, Date{15'000}, "ana.zip", std::string(64, 'a'), 1'000, sha256_hex("{}")};
    auto const listed = [&] {
        Problems damaged;
        return must(store::list_sealed(library.database, library.record.id, damaged));
    };

    auto const done = must(library.perform(AddSealed{sealed}));
    CHECK(done.words == "Sealed the application: ana.zip, revision 1");
    must(library.perform(done.inverse));
    REQUIRE(listed().size() == 1);
    CHECK(listed()[0].withdrawn);
    CHECK(must(library.perform(done.command)).words == "ana.zip counts as sent again");

    REQUIRE(listed().size() == 1);
    CHECK_FALSE(listed()[0].withdrawn);
}

TEST_CASE("adding and removing a file of evidence with its marks is undone and done again") {
    FilesLibrary library;
    auto const first = must(library.perform(AddFile{library.file("a.pdf")}));
    CHECK(first.words == "Added the file a.pdf");
    FileId const id = std::get<AddFile>(first.command).file.id;
    library.check_there_and_back(AddFile{library.file("b.pdf")});
    library.check_there_and_back(AddMark{{{}, id, library.record.entries[0], {1, {1, 2, 3, 4}, ProofFact::Date}}});
    auto const mark = must(library.perform(AddMark{{{}, id, library.record.entries[1], {}}}));
    CHECK(mark.words == "Marked a proof in a.pdf");
    library.check_there_and_back(RemoveMark{std::get<AddMark>(mark.command).mark.id});
    library.check_there_and_back(RemoveFile{id});
    CHECK(library.all_files().second.empty()); // the marks were those of the file that is gone
    CHECK(library.all() == std::vector{library.record});
}

TEST_CASE("what is no command is refused by name") {
    for (
        std::string const& text :
        {std::string("[]"), std::string("{}"), std::string("no"), std::string(R"({"command":"explode"})"),
         std::string(R"({"command":"remove_entry"})"), std::string(R"({"command":"remove_entry","entry":-4})"),
         std::string(R"({"command":"remove_entry","entry":1.5})"),
         std::string(R"({"command":"add_entry","record":1,"claim":{"title":"x"}})"),
         std::string(R"({"command":"replace_entry","entry":1})"), std::string(R"({"command":"remove_file"})"),
         std::string(R"({"command":"add_mark","mark":[0,4,7,1,5,5,4,9,0]})"), // from right to left
         std::string(R"({"command":"add_mark","mark":[0,4,7,1,1,2,3,4,9]})"), // no fact
         std::string(R"({"command":"add_mark","mark":[0,4,7]})"),
         std::string(R"({"command":"add_entry","record":1,"entry":4,"claim":{"claim":"talk"}})"),
         std::string(R"({"command":"add_record","record":1,"entries":[2],"details":{},"claims":[]})"),
         std::string(
             R"({"command":"add_record","record":1,"entries":[],"details":{},"claims":[{"id":"a","claim":"talk"}]})")}) {
        CAPTURE(text);
        CHECK(problem_id(read_command(text)) == "L143");
    }
}

TEST_CASE("an entry or a record that is not there is the library's problem") {
    Library library;
    CHECK(problem_id(library.perform(RemoveEntry{{99}})) != "");
    CHECK(problem_id(library.perform(ReplaceEntry{{99}, sample_claim(1)})) != "");
    CHECK(problem_id(library.perform(AddEntry{{99}, sample_claim(1)})) != "");
    CHECK(problem_id(library.perform(ChangeDetails{{99}, {}})) != "");
    CHECK(problem_id(library.perform(RemoveRecord{{99}})) != "");
}
