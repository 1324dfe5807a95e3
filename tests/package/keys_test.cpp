// Keys and signatures, against minisign itself.
#include <doctest/doctest.h>

#include "fixture.h"
#include "package/encoded_text.h"
#include "package/keys.h"
#include "support/folder.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::package;

namespace {

std::string signed_text() { return sign(test::test_key().key, "some bytes", "anybody's", "trusted\tcomment é"); }

// minisign asks for a passphrase on a terminal, or reads it from its input.
std::string minisign(test::TemporaryFolder const& folder, std::string const& words) {
    return test::run(folder.path().string(), "printf '%s\\n%s\\n' '" + std::string(test::passphrase) + "' '" +
                                                 std::string(test::passphrase) + "' | minisign " + words);
}

} // namespace

TEST_CASE("a key that was made can be unlocked with its passphrase and no other") {
    auto const& [files, key] = test::test_key();
    CHECK(key.public_key() == files.public_key);
    CHECK(unlock(files.secret_file, "Correct horse").problem().id == "A424");
    CHECK(unlock(files.secret_file, "").problem().id == "A424");
    CHECK(make_key("").problem().id == "A425");
}

TEST_CASE("two keys have nothing in common, though their passphrase is the same") {
    auto const one = make_key("p");
    auto const two = make_key("p");
    REQUIRE(one);
    REQUIRE(two);
    CHECK(one->public_key.id != two->public_key.id);
    CHECK(one->public_key.point != two->public_key.point);
    CHECK(one->secret_file.substr(60) != two->secret_file.substr(60));
}

TEST_CASE("a secret key file that is none, or asks for too much, is refused before any work") {
    std::string const good = test::test_key().files.secret_file;
    std::string const line = good.substr(good.find('\n') + 1);
    std::string bytes = *from_base64(line.substr(0, line.size() - 1));
    auto const file = [&](std::string const& content) { return "untrusted comment: x\n" + to_base64(content) + "\n"; };
    REQUIRE(unlock(file(bytes), test::passphrase));

    CHECK(unlock("", "x").problem().id == "A423");
    CHECK(unlock(good.substr(0, good.size() - 5), "x").problem().id == "A423");
    CHECK(unlock(file(bytes.substr(1)), "x").problem().id == "A423");
    std::string greedy = bytes;
    greedy[6 + 32 + 8 + 5] = 1; // a terabyte
    CHECK(unlock(file(greedy), "x").problem().id == "A423");
    std::string open = bytes;
    open[2] = open[3] = 0; // without a passphrase
    CHECK(unlock(file(open), "x").problem().id == "A423");
}

TEST_CASE("a signature verifies for what was signed and nothing else, and is the same each time") {
    PublicKey const key = test::test_key().key.public_key();
    std::string const text = signed_text();
    CHECK(text == signed_text());
    auto const signature = verify(text, "some bytes", key);
    REQUIRE(signature);
    CHECK(signature->trusted_comment == "trusted\tcomment é");
    CHECK(signature->untrusted_comment == "anybody's");
    CHECK(verify(text, "other bytes", key).problem().id == "A421");
    CHECK(verify(test::replaced(text, "trusted\tcomment", "trusted comment"), "some bytes", key).problem().id ==
          "A421");
    PublicKey other = key;
    other.id[0] ^= 1;
    CHECK(verify(text, "some bytes", other).problem().id == "A420");
    for (std::size_t i = 0; i < text.size(); ++i) CHECK_FALSE(verify(text.substr(0, i), "other bytes", key));
}

TEST_CASE("no bit of a signature's letters can be changed") {
    std::string const text = signed_text();
    std::size_t const first = text.find('\n') + 1; // behind the comment that anybody may change
    for (std::size_t i = first; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        CAPTURE(i);
        if (i + 1 < text.size()) CHECK_FALSE(verify(changed, "some bytes", test::test_key().key.public_key()));
    }
}

TEST_CASE("a public key is read from its word and its file, and refused where anybody could sign with it") {
    PublicKey const key = test::test_key().key.public_key();
    CHECK(*read_public_key(key_text(key)) == key);
    CHECK(*read_public_key(key_file(key)) == key);
    CHECK(key_id(key) == "0706050403020100");
    CHECK(read_public_key("").problem().id == "A422");
    CHECK(read_public_key("untrusted comment: ").problem().id == "A422");
    CHECK(read_public_key(key_text(key).substr(4)).problem().id == "A422");
    PublicKey weak = key;
    weak.point = {1};
    CHECK(read_public_key(key_text(weak)).problem().id == "A422");
    weak.point.fill(0xFF);
    CHECK(read_public_key(key_text(weak)).problem().id == "A422");
}

TEST_CASE("a comment is one short line") {
    CHECK(is_comment(""));
    CHECK(is_comment("timestamp:1\tfile:x"));
    CHECK_FALSE(is_comment("two\nlines"));
    CHECK_FALSE(is_comment("\x1B[2J"));
    CHECK_FALSE(is_comment("\xFF"));
    CHECK_FALSE(is_comment(std::string(1001, 'x')));
}

TEST_CASE("minisign signs with our key, and what it signs we accept") {
    test::TemporaryFolder const folder;
    folder.write("my.key", test::test_key().files.secret_file);
    folder.write("my.pub", key_file(test::test_key().key.public_key()));
    folder.write("file", "some bytes");
    minisign(folder, "-S -s my.key -m file -t 'by hand'");

    auto const signature =
        verify(test::file_text(folder.path() / "file.minisig"), "some bytes", test::test_key().key.public_key());
    REQUIRE(signature);
    CHECK(signature->trusted_comment == "by hand");
    CHECK(minisign(folder, "-V -p my.pub -m file").find("verified") != std::string::npos);
}

TEST_CASE("what minisign signs with a key of its own we accept, but not that key without a passphrase") {
    test::TemporaryFolder const folder;
    folder.write("file", "some bytes");
    minisign(folder, "-G -W -p its.pub -s its.key");
    minisign(folder, "-S -W -s its.key -m file");
    auto const its = read_public_key(test::file_text(folder.path() / "its.pub"));
    REQUIRE(its);
    CHECK(key_file(*its) == test::file_text(folder.path() / "its.pub"));
    CHECK(verify(test::file_text(folder.path() / "file.minisig"), "some bytes", *its));
    CHECK(unlock(test::file_text(folder.path() / "its.key"), "").problem().id == "A423");
}

TEST_CASE("minisign verifies what we sign") {
    test::TemporaryFolder const folder;
    folder.write("file", "some bytes");
    folder.write("file.minisig", signed_text());
    std::string const word = key_text(test::test_key().key.public_key());
    CHECK(minisign(folder, "-V -P " + word + " -m file").find("trusted\tcomment é") != std::string::npos);
}
