// Files that others made to break readers (tests/corpora): ZIPs, bags and signatures.
#include <filesystem>
#include <map>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "package/bag.h"
#include "package/keys.h"
#include "package/open.h"
#include "package/zip_check.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::package;

namespace {

namespace fs = std::filesystem;

fs::path const corpora = test::source_folder / "tests/corpora";

// Those whose structure every reader understands alike. They contradict nothing, they are only no packages.
std::set<std::string> const sound_zips{"aaaaaaaa-stored",
                                       "changing-size-muchl",
                                       "changing-size-muchlo",
                                       "changing-size-muchlonger",
                                       "changing-size",
                                       "encrypt-none",
                                       "firstsecond-split-deflated",
                                       "foo-stored",
                                       "mtime-dstpoint",
                                       "mtime-post-dstpoint",
                                       "mtime-pre-dstpoint",
                                       "test2",
                                       "testbuffer",
                                       "testbuffer_reopen",
                                       "testdeflated",
                                       "testdeflated2",
                                       "testfile",
                                       "testfile0",
                                       "testfile2014",
                                       "teststored"};

struct ReadBag {
    std::map<std::string, std::string> files;

    [[nodiscard]] std::vector<BagFile> views() const {
        std::vector<BagFile> all;
        for (auto const& [name, bytes] : files) all.push_back({name, bytes});
        return all;
    }
};

ReadBag read_bag(fs::path const& folder) {
    ReadBag bag;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            bag.files.emplace(fs::relative(entry.path(), folder).generic_string(), test::file_text(entry.path()));
    return bag;
}

std::vector<fs::path> bag_folders() {
    std::vector<fs::path> folders;
    for (auto const& version : fs::directory_iterator(corpora / "bags"))
        for (auto const& kind : fs::directory_iterator(version))
            for (auto const& bag : fs::directory_iterator(kind)) folders.push_back(bag.path());
    return folders;
}

std::string bytes_of_hex(std::string const& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

} // namespace

TEST_CASE("no ZIP of the corpus is a package, and none is like one of ours in its structure") {
    std::size_t count = 0;
    for (auto const& entry : fs::directory_iterator(corpora / "zips")) {
        std::string const bytes = test::file_text(entry.path());
        CAPTURE(entry.path().filename().string());
        auto const opened = read_package(bytes);
        REQUIRE_FALSE(opened);
        CHECK_FALSE(opened.problem().what.empty());
        CHECK_FALSE(check_zip(bytes));
        ++count;
    }
    CHECK(count == 164);
}

TEST_CASE("the structural check by itself takes those ZIPs of the corpus that all programs read alike") {
    std::set<std::string> taken;
    for (auto const& entry : fs::directory_iterator(corpora / "zips"))
        if (check_zip(test::file_text(entry.path()), ZipRules::AnyWriter)) taken.insert(entry.path().stem().string());
    CHECK(taken == sound_zips);
}

TEST_CASE(
    "of the bags of the corpus only the one of our version and digest is taken, the others for their own reason") {
    std::map<std::string, int> reasons;
    std::size_t count = 0;
    for (fs::path const& folder : bag_folders()) {
        ReadBag const bag = read_bag(folder);
        std::string const name = fs::relative(folder, corpora / "bags").generic_string();
        CAPTURE(name);
        auto const checked = check_bag(bag.views());
        ++count;
        CHECK(bool(checked) == (name == "v1.0/valid/basicBag"));
        if (checked) continue;
        std::string const& id = checked.problem().id;
        ++reasons[id];
        if (name.find("out-of-scope") != std::string::npos)
            CHECK((id == "A412" || checked.problem().where.path == "/fetch.txt"));
        if (name.find("listed-twice") != std::string::npos && name.find("normalization") == std::string::npos)
            CHECK((id == "A412"));
        if (name.find("AllManifests") != std::string::npos) CHECK(id == "A412");
        if (name.find("invalid-whitespace") != std::string::npos) CHECK(id == "A411");
    }
    CHECK(count == 60);
    CHECK(reasons == std::map<std::string, int>{{"A410", 9}, {"A411", 27}, {"A412", 23}});
}

TEST_CASE("every signature of Wycheproof's is judged as it says") {
    auto const all = nlohmann::json::parse(test::file_text(corpora / "ed25519/ed25519_test.json"));
    std::size_t count = 0;
    std::size_t valid = 0;
    for (auto const& group : all.at("testGroups")) {
        std::string const key = bytes_of_hex(group.at("publicKey").at("pk"));
        for (auto const& one : group.at("tests")) {
            CAPTURE(one.at("tcId").get<int>());
            CAPTURE(one.at("comment").get<std::string>());
            bool const is_valid = one.at("result") == "valid";
            CHECK(is_signed(bytes_of_hex(one.at("msg")), bytes_of_hex(one.at("sig")), key) == is_valid);
            ++count;
            valid += is_valid ? 1U : 0U;
        }
    }
    CHECK(count == 151);
    CHECK(valid == 88);
}
