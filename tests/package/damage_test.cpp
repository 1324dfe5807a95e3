// What happens to files on their way, and on the disk: no byte can be missing or other without being noticed.
#include <chrono>
#include <filesystem>
#include <random>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "package/libzip.h"
#include "package/open.h"
#include "package/package_file.h"
#include "support/folder.h"
#include "support/killed_child.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::package;

namespace {

namespace fs = std::filesystem;

std::string large_package() {
    test::Parts parts = test::small_parts();
    parts.evidence("%PDF-1.7\n" + std::string(3'000'000, 'x'));
    return *write_package(parts.get(), test::test_key().key, "large");
}

} // namespace

TEST_CASE("a package that is cut is refused wherever it is cut in its last 4 KB") {
    std::string const bytes = test::small_package();
    REQUIRE(bytes.size() > 2000);
    for (std::size_t size = bytes.size() - std::min<std::size_t>(bytes.size(), 4096); size < bytes.size(); ++size) {
        auto const opened = read_package(std::string_view(bytes).substr(0, size));
        CAPTURE(size);
        REQUIRE_FALSE(opened);
        CHECK((opened.problem().id == "A401" || opened.problem().id == "A402"));
    }
}

TEST_CASE("every single bit of a package counts") {
    std::string bytes = test::small_package();
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
        if (read_package(bytes)) FAIL_CHECK("bit ", bit % 8, " of byte ", bit / 8, " may be anything");
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
    }
    CHECK(read_package(bytes));
}

TEST_CASE("random bytes and packages with random bytes in them are refused") {
    std::mt19937 random(20261123);
    std::string const good = test::small_package();
    for (int i = 0; i < 2000; ++i) {
        std::string bytes = good;
        std::size_t const at = random() % bytes.size();
        for (std::size_t n = at; n < std::min(bytes.size(), at + 1 + random() % 8); ++n)
            bytes[n] = static_cast<char>(random());
        CHECK(bool(read_package(bytes)) == (bytes == good));
    }
}

TEST_CASE("libzip has to see what the structural check has seen") {
    std::string const bytes = test::small_package();
    auto const entries = check_zip(bytes);
    REQUIRE(entries);
    CHECK(compare_with_libzip(bytes, *entries));
    auto const refusal = [&](auto const& change) {
        auto other = *entries;
        change(other);
        auto const same = compare_with_libzip(bytes, other);
        return same ? "" : same.problem().id;
    };
    CHECK(refusal([](auto& e) { e.pop_back(); }) == "A409");
    CHECK(refusal([](auto& e) { e[1].name = e[0].name; }) == "A409");
    CHECK(refusal([](auto& e) { ++e[1].crc; }) == "A409");
    CHECK(refusal([](auto& e) { --e[1].size; }) == "A409");
    CHECK(refusal([](auto& e) { --e[1].stored_size; }) == "A409");
    CHECK(refusal([](auto& e) { ++e[1].offset; }) == "A409");
}

TEST_CASE("a package is saved and loaded byte for byte") {
    test::TemporaryFolder const folder;
    std::string const bytes = test::small_package();
    std::string const file = (folder.path() / "a.zip").string();
    REQUIRE(save_package(bytes, file));
    CHECK(*load_package(file) == bytes);
    fs::create_symlink(file, folder.path() / "link.zip");
    CHECK(*load_package((folder.path() / "link.zip").string()) == bytes);
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}

TEST_CASE("what is no file to read, or none to write, is said and nothing is left behind") {
    test::TemporaryFolder const folder;
    std::string const pipe = (folder.path() / "pipe").string();
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(load_package(pipe).problem().id == "S103");
    CHECK(load_package(folder.path().string()).problem().id == "S102");
    CHECK(load_package((folder.path() / "none").string()).problem().id == "S101");
    std::string const huge = folder.write("huge", "").string();
    fs::resize_file(huge, most_package_bytes + 1);
    CHECK(load_package(huge).problem().id == "A118");
    CHECK(save_package("x", pipe).problem().id == "S104");
    CHECK(save_package("x", (folder.path() / "no/where").string()).problem().id == "S104");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}

TEST_CASE("a program killed while it saves leaves a whole package under the name, or none") {
    std::string const bytes = large_package();
    std::mt19937 random(1);
    int whole = 0;
    int absent = 0;
    for (int i = 0; i < 200; ++i) {
        test::TemporaryFolder const folder;
        std::string const file = (folder.path() / "a.zip").string();
        auto const work = [&](int tell) {
            static_cast<void>(!write(tell, "b", 1));
            static_cast<void>(save_package(bytes, file));
        };
        std::string const told = test::run_and_kill(work, std::chrono::microseconds(random() % 12'000), 1);
        CHECK(told == "b");
        if (!fs::exists(file)) {
            ++absent;
            continue;
        }
        ++whole;
        CHECK(*load_package(file) == bytes);
    }
    CHECK(whole > 0);
    CHECK(absent > 0);
    CHECK(read_package(bytes));
}

TEST_CASE("an old package is there until the new one is") {
    std::string const old = test::small_package();
    std::string const bytes = large_package();
    std::mt19937 random(2);
    for (int i = 0; i < 50; ++i) {
        test::TemporaryFolder const folder;
        std::string const file = folder.write("a.zip", old).string();
        auto const work = [&](int tell) {
            static_cast<void>(!write(tell, "b", 1));
            static_cast<void>(save_package(bytes, file));
        };
        std::string const told = test::run_and_kill(work, std::chrono::microseconds(random() % 12'000), 1);
        CHECK(told == "b");
        std::string const found = *load_package(file);
        CHECK((found == old || found == bytes));
    }
}
