// Encryption, against age itself.
#include <doctest/doctest.h>

#include "fixture.h"
#include "package/age.h"
#include "package/bech32.h"
#include "support/folder.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::package;

namespace {

// A key pair of age's in `name`, and its public half.
std::string new_recipient(test::TemporaryFolder const& folder, std::string const& name) {
    test::run(folder.path().string(), "age-keygen -o " + name + " 2>/dev/null");
    std::string recipient = test::run(folder.path().string(), "age-keygen -y " + name);
    recipient.pop_back();
    return recipient;
}

std::string letters(std::size_t size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(i * 31 + i / 256);
    return bytes;
}

} // namespace

TEST_CASE("age opens what was encrypted for it, whatever its size") {
    test::TemporaryFolder const folder;
    std::vector<std::string> const recipients{new_recipient(folder, "one"), new_recipient(folder, "two")};
    std::size_t const chunk = 65536;
    for (std::size_t const size :
         {std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 2 * chunk, 20 * chunk + 7}) {
        CAPTURE(size);
        std::string const bytes = letters(size);
        auto const file = encrypt_for(bytes, recipients);
        REQUIRE(file);
        folder.write("a.age", *file);
        for (char const* const name : {"one", "two"}) {
            test::run(folder.path().string(), std::string("age -d -i ") + name + " a.age >a.out");
            CHECK(test::file_text(folder.path() / "a.out") == bytes);
        }
    }
}

TEST_CASE("what is encrypted hides what it was, and who can open it") {
    test::TemporaryFolder const folder;
    std::vector<std::string> const recipients{new_recipient(folder, "one")};
    auto const one = encrypt_for("the same text", recipients);
    auto const two = encrypt_for("the same text", recipients);
    REQUIRE(one);
    REQUIRE(two);
    CHECK(*one != *two);
    CHECK(one->find("the same text") == std::string::npos);
    CHECK(one->find(recipients[0]) == std::string::npos);
    CHECK(*encrypt_for("x", recipients, test::counting_bytes()) ==
          *encrypt_for("x", recipients, test::counting_bytes()));
}

TEST_CASE("a recipient with a slip, or who is none, is refused") {
    test::TemporaryFolder const folder;
    std::string const good = new_recipient(folder, "one");
    auto const refusal = [](std::vector<std::string> const& recipients) {
        auto const file = encrypt_for("x", recipients);
        return file ? "" : file.problem().id;
    };
    CHECK(refusal({good}).empty());
    CHECK(refusal({}) == "A431");
    CHECK(refusal(std::vector<std::string>(21, good)) == "A431");
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string slip = good;
        slip[i] = slip[i] == 'q' ? 'p' : 'q';
        CAPTURE(slip);
        CHECK(refusal({slip}) == "A431");
    }
    std::string mixed = good;
    mixed.back() = static_cast<char>(std::toupper(mixed.back()));
    if (mixed != good) CHECK(refusal({mixed}) == "A431");
    CHECK(refusal({good, ""}) == "A431");
    CHECK(refusal({good + "q"}) == "A431");
    CHECK(refusal({"AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ"}) == "A431");
    CHECK(refusal({"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"}) == "A431");
}

TEST_CASE("Bech32 is read as its standard's examples say") {
    CHECK(from_bech32("a", "A12UEL5L") == "");
    CHECK(from_bech32("split", "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w").has_value());
    CHECK_FALSE(from_bech32("split", "split1cheo2y9e2w"));
    CHECK_FALSE(from_bech32("split", "split1checkupstagehandshakeupstreamerranterredcaperred2y9e2w"));
    CHECK_FALSE(from_bech32("a", "A12uEL5L"));
    CHECK_FALSE(from_bech32("b", "A12UEL5L"));
    CHECK_FALSE(from_bech32("a", "a12UEL5"));
}
