// Every problem that a package can have, triggered, with what the program says word for word in tests/problems/A4xx-*.txt.
#include <filesystem>
#include <functional>
#include <map>

#include <doctest/doctest.h>

#include "fixture.h"
#include "hostile_zip.h"
#include "package/age.h"
#include "package/layout.h"
#include "package/libzip.h"
#include "package/open.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::package;

namespace {

Problem opened(std::string const& bytes) { return read_package(bytes, "a.zip").problem(); }

std::function<Problem()> zip_with(std::function<void(test::HostileZip&)> const& change) {
    return [change] {
        auto zip = test::good_zip();
        change(zip);
        return opened(zip.bytes());
    };
}

std::function<Problem()> bag_with(std::function<void(test::HostileBag&)> const& change) {
    return [change] {
        auto bag = test::good_bag();
        change(bag);
        bag.list_tags();
        bag.sign();
        return opened(bag.bytes());
    };
}

Problem other_view() {
    std::string const bytes = test::small_package();
    auto entries = *check_zip(bytes);
    entries.pop_back();
    return compare_with_libzip(bytes, entries).problem();
}

Problem other_signature() {
    auto bag = test::good_bag();
    bag.files[std::string(signature_name)] =
        sign(test::test_key().key, "another tag manifest", untrusted_signature_comment, "x");
    return opened(bag.bytes());
}

Problem sealing(test::Parts const& parts, std::string_view comment = "x") {
    return write_package(parts.get(), test::test_key().key, comment).problem();
}

std::map<std::string, std::function<Problem()>> const package_triggers{
    {"A401-no-package", [] { return opened("diary"); }},
    {"A402-contradiction", zip_with([](auto& zip) { zip.prefix = "x"; })},
    {"A403-two-descriptions", zip_with([](auto& zip) { zip.entries[0].local_size = 1; })},
    {"A404-never-used", zip_with([](auto& zip) { zip.entries[0].flags = 1; })},
    {"A405-unsafe-name", zip_with([](auto& zip) { zip.entries[0].name = "../x\n"; })},
    {"A406-twice", zip_with([](auto& zip) { zip.entries[1].name = zip.entries[0].name; })},
    {"A407-too-large", zip_with([](auto& zip) { zip.entries[0].size = 4'000'000'000U; })},
    {"A407-too-large-to-seal",
     [] { return sealing(test::Parts().file("documents/a.pdf", std::string(most_entry_bytes + 1, 'x'))); }},
    {"A408-damaged", zip_with([](auto& zip) { zip.entries[0].crc = 1; })},
    {"A409-other-view", other_view},
    {"A410-does-not-belong", bag_with([](auto& bag) { bag.files["data/nul.pdf"] = "x"; })},
    {"A410-missing", zip_with([](auto& zip) { zip.entries.erase(zip.entries.begin()); })},
    {"A411-other-info", bag_with([](auto& bag) { bag.files["bag-info.txt"] = "x"; })},
    {"A412-not-listed", bag_with([](auto& bag) { bag.files["data/documents/a.pdf"] = "x"; })},
    {"A413-other-content", bag_with([](auto& bag) { bag.files["data/documents/form.pdf"] = "x"; })},
    {"A414-also-a-zip", [] { return sealing(test::Parts().file("documents/a.pdf", test::small_package())); }},
    {"A420-no-signature", zip_with([](auto& zip) { zip.entries.back().content = "x"; })},
    {"A421-does-not-match", other_signature},
    {"A422-no-key", bag_with([](auto& bag) { bag.files["applicant.pub"] = "x"; })},
    {"A423-no-secret-key", [] { return unlock("diary", "x").problem(); }},
    {"A424-other-passphrase", [] { return unlock(test::test_key().files.secret_file, "x").problem(); }},
    {"A425-no-passphrase", [] { return make_key("").problem(); }},
    {"A426-no-comment", [] { return sealing(test::Parts(), "two\nlines"); }},
    {"A430-not-sealed", [] { return sealing(test::Parts().file("documents/Form.exe", "x")); }},
    {"A431-no-recipient", [] { return encrypt_for("x", std::vector<std::string>{"age1nobody"}).problem(); }},
};

} // namespace

TEST_CASE("each problem of a package is told word for word as in the gallery") {
    for (auto const& [name, trigger] : package_triggers) {
        CAPTURE(name);
        std::string const text = to_text(trigger()) + "\n";
        auto const file = test::problem_gallery / (name + ".txt");
        if (std::getenv("ACCRUE_WRITE_GOLDEN") != nullptr) std::ofstream(file) << text;
        CHECK(text == test::file_text(file));
        CHECK(text.find("error " + name.substr(0, 4) + ": ") != std::string::npos);
    }
    for (auto const& entry : std::filesystem::directory_iterator(test::problem_gallery)) {
        std::string const stem = entry.path().stem().string();
        if (stem.starts_with("A4") && stem < "A46")
            CHECK_MESSAGE(package_triggers.contains(stem), stem, " is not triggered");
    }
}
