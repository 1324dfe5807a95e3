// Damaged library files: a plain message or a sound library, never a crash, never a change to the file, and no content
// that is silently another than what was saved.
#include <random>

#include <doctest/doctest.h>

#include "fixture.h"
#include "random_pack.h"
#include "store/check.h"
#include "store/connection.h"
#include "store/log.h"
#include "store/rule_tables.h"

using namespace accrue;
using namespace accrue::store;

namespace {

constexpr std::size_t page = 4096;

struct Library {
    std::string bytes;
    StoredRecord record;
    rules::Pack pack;
    rules::PackText text;
};

Library make_library() {
    Folder const folder;
    Library library;
    library.pack = random_pack(6);
    library.text = text_for("a pack's text");
    {
        auto database = must(Database::create(folder / "mine.accrue", now));
        must(save_pack(database, library.pack, library.text));
        library.record = add(database, full_application());
        auto transaction = must(Transaction::begin(database));
        must(append_change(transaction, now, "Loaded the sample", "command", "inverse"));
        must(transaction.commit());
    }
    library.bytes = read_file(folder / "mine.accrue");
    REQUIRE(library.bytes.size() > 80 * page);
    return library;
}

// Opens the file and reads everything. True where all is as it was saved; else a problem said so.
bool is_whole(Library const& library, std::filesystem::path const& file) {
    auto const database = Database::open(file, now);
    if (!database) {
        CHECK(database.problem().id.size() == 4);
        CHECK(database.problem().what.find("mine.accrue") != std::string::npos);
        CHECK_FALSE(database.problem().remedy.empty());
        return false;
    }
    static_cast<void>(check(*database));
    auto const record = load_record(*database, library.record.id);
    if (record) CHECK(*record == library.record);
    auto const pack = load_pack(*database, library.text.sha256);
    if (pack) CHECK(*pack == library.pack);
    auto const text = load_pack_text(*database, library.text.sha256);
    if (text) CHECK(text->text == library.text.text);
    return record && pack && text;
}

class Patient {
public:
    Patient() : library_(make_library()), file_(folder_ / "mine.accrue") {}

    // Tries the library with other bytes.
    bool survives(std::string const& bytes) {
        ++tried_;
        write_file(file_, bytes);
        bool const whole = is_whole(library_, file_);
        CHECK(read_file(file_) == bytes);
        return whole;
    }

    [[nodiscard]] std::string const& bytes() const { return library_.bytes; }
    [[nodiscard]] std::size_t pages() const { return library_.bytes.size() / page; }
    [[nodiscard]] int tried() const { return tried_; }

private:
    Library library_;
    Folder folder_;
    std::filesystem::path file_;
    int tried_ = 0;
};

} // namespace

TEST_CASE("the sound library is whole") {
    Patient patient;
    CHECK(patient.survives(patient.bytes()));
}

TEST_CASE("a library that was cut off is refused") {
    Patient patient;
    for (std::size_t end = 0; end <= 2 * page; end += 512)
        CHECK_FALSE(patient.survives(patient.bytes().substr(0, end)));
    for (std::size_t i = 3; i < patient.pages(); i += 3)
        CHECK_FALSE(patient.survives(patient.bytes().substr(0, i * page)));
    CHECK_FALSE(patient.survives(patient.bytes().substr(0, patient.bytes().size() - 1)));
    CHECK(patient.tried() > 40);
}

TEST_CASE("no byte of the header can be changed so that content changes") {
    Patient patient;
    for (std::size_t at = 0; at < 100; ++at) {
        CAPTURE(at);
        std::string bytes = patient.bytes();
        bytes[at] = static_cast<char>(bytes[at] ^ 0xff);
        patient.survives(bytes);
    }
}

TEST_CASE("a size of pages that cannot be is damage") {
    Patient patient;
    for (int const size : {0, 2, 256, 511, 513, 4095, 4097, 65535}) {
        CAPTURE(size);
        std::string bytes = patient.bytes();
        bytes[16] = static_cast<char>(size >> 8);
        bytes[17] = static_cast<char>(size & 0xff);
        CHECK_FALSE(patient.survives(bytes));
    }
}

TEST_CASE("pages of a wrong type and pages of zeros are found") {
    Patient patient;
    int whole = 0;
    for (std::size_t i = 1; i < patient.pages(); ++i) {
        CAPTURE(i);
        for (char const type : {'\x00', '\x02', '\x05', '\x0a', '\x0d'}) {
            if (i % 5 != static_cast<std::size_t>(type) % 5 || patient.bytes()[i * page] == type) continue;
            std::string bytes = patient.bytes();
            bytes[i * page] = type;
            whole += patient.survives(bytes) ? 1 : 0;
        }
        std::string zeros = patient.bytes();
        zeros.replace(i * page, page, page, '\0');
        whole += patient.survives(zeros) ? 1 : 0;
    }
    CHECK(patient.tried() > 100);
    CHECK(whole * 10 < patient.tried()); // SQLite passes over some wrong types of pages without a row
}

TEST_CASE("pages that changed places are found or hold nothing") {
    Patient patient;
    int whole = 0;
    for (std::size_t i = 1; i < patient.pages(); ++i) {
        CAPTURE(i);
        std::size_t const j = 1 + (i * 7) % (patient.pages() - 1);
        std::string bytes = patient.bytes();
        bytes.replace(i * page, page, patient.bytes(), j * page, page);
        bytes.replace(j * page, page, patient.bytes(), i * page, page);
        whole += patient.survives(bytes) ? 1 : 0;
    }
    CHECK(whole < static_cast<int>(patient.pages()) / 2); // two tables without a row may change places unseen
}

TEST_CASE("no flip of a bit changes content silently") {
    Patient patient;
    std::mt19937 dice(11);
    int whole = 0;
    for (int i = 0; i < 250; ++i) {
        std::size_t at = 0;
        do at = dice() % patient.bytes().size();
        while (patient.bytes()[at] == '\0');
        CAPTURE(at);
        std::string bytes = patient.bytes();
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << dice() % 8));
        whole += patient.survives(bytes) ? 1 : 0;
    }
    CHECK(whole < 200); // where nothing that matters was hit
}
