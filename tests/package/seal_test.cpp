// What is sealed can be opened again, by us and by programs that we did not write, and is the same wherever it is made.
#include <algorithm>
#include <filesystem>
#include <random>

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "fixture.h"
#include "package/layout.h"
#include "package/open.h"
#include "package/package_file.h"
#include "support/folder.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::package;

namespace {

namespace fs = std::filesystem;

test::Parts random_parts(std::mt19937& random) {
    auto const bytes = [&] {
        std::string text(random() % 8 == 0 ? random() % 100'000 : random() % 2000, '\0');
        for (char& c : text) c = static_cast<char>(random());
        return text;
    };
    constexpr std::array<char const*, 4> suffixes{".pdf", ".jpg", ".png", ".tif"};
    test::Parts parts;
    parts.folder = "a" + std::to_string(random() % 1000) + "._-";
    parts.json = bytes();
    for (std::size_t i = 0; i < random() % 12; ++i)
        parts.evidence(bytes() + std::to_string(i), suffixes[random() % suffixes.size()]);
    for (std::size_t i = 0; i < random() % 6; ++i)
        parts.file("documents/" + std::to_string(i) + (random() % 2 == 0 ? "-form.pdf" : ".html"), bytes());
    return parts;
}

std::string sealed(test::Parts const& parts) {
    auto const bytes = write_package(parts.get(), test::test_key().key, test::trusted_comment);
    REQUIRE_MESSAGE(bytes, (bytes ? "" : to_text(bytes.problem())));
    return *bytes;
}

std::string refusal(test::Parts const& parts, std::string_view comment = "x") {
    auto const bytes = write_package(parts.get(), test::test_key().key, comment);
    return bytes ? "" : bytes.problem().id;
}

// Lines "<size> <SHA-256> <name>" of what we see in a package, in its order.
std::string seen_by_us(std::string const& bytes) {
    std::string lines;
    auto const entries = check_zip(bytes);
    REQUIRE(entries);
    for (ZipEntry const& entry : *entries)
        lines += std::to_string(entry.size) + " " +
                 sha256_hex(std::string_view(bytes).substr(entry.offset, entry.size)) + " " + std::string(entry.name) +
                 "\n";
    return lines;
}

constexpr char const* python_list = R"py(
import hashlib, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    for i in z.infolist():
        print(i.file_size, hashlib.sha256(z.read(i)).hexdigest(), i.filename)
)py";

} // namespace

TEST_CASE("what is sealed is what is opened") {
    std::string const bytes = test::small_package();
    auto const opened = read_package(bytes, "a.zip");

    REQUIRE_MESSAGE(opened, (opened ? "" : to_text(opened.problem())));
    CHECK(opened->folder == "application");
    CHECK(opened->identifier == test::identifier);
    CHECK(opened->application_json == test::small_parts().json);
    CHECK(opened->key == test::test_key().key.public_key());
    CHECK(opened->trusted_comment == test::trusted_comment);
    CHECK(opened->sha256 == sha256_hex(bytes));
    REQUIRE(opened->files.size() == 3);
    CHECK(opened->files[0].path == "documents/form.pdf");
    CHECK(opened->files[0].bytes == "%PDF-1.7\nform\n");
    for (OpenedFile const& file : opened->files) CHECK(file.sha256 == sha256_hex(file.bytes));
}

TEST_CASE("random packages are read alike by unzip, bsdtar, python, sha512sum, minisign and us") {
    std::mt19937 random(6);
    for (int i = 0; i < 8; ++i) {
        test::TemporaryFolder const folder;
        test::Parts const parts = random_parts(random);
        std::string const bytes = sealed(parts);
        folder.write("a.zip", bytes);
        folder.write("list.py", python_list);
        std::string const at = folder.path().string();
        std::string const inside = at + "/" + parts.folder;
        std::string const ours = seen_by_us(bytes);

        CHECK(test::run(at, "python3 list.py a.zip") == ours);
        std::string const hash_all =
            "while read -r n; do echo \"$(stat -c %s \"$n\") $(sha256sum <\"$n\" | cut -c1-64) $n\"; done";
        CHECK(test::run(at, "unzip -tq a.zip >/dev/null && unzip -q a.zip && unzip -Z1 a.zip | " + hash_all) == ours);
        test::run(inside, "sha512sum -c --strict --quiet manifest-sha512.txt tagmanifest-sha512.txt");
        std::string const said = test::run(inside, "minisign -V -p applicant.pub -m tagmanifest-sha512.txt");
        CHECK(said.find("Trusted comment: " + std::string(test::trusted_comment)) != std::string::npos);
        test::run(at, "rm -r '" + parts.folder + "'");
        CHECK(test::run(at, "bsdtar -xf a.zip && bsdtar -tf a.zip | " + hash_all) == ours);
    }
}

TEST_CASE("a thousand random packages are opened as they were sealed") {
    std::mt19937 random(7);
    for (int i = 0; i < 1000; ++i) {
        test::Parts const parts = random_parts(random);
        PackageParts const asked = parts.get();
        std::string const bytes = sealed(parts);
        auto const opened = check_package(bytes, [](BagFile const& file) { return sha512_hex(file.bytes); });
        REQUIRE(opened);
        CHECK(opened->application_json == asked.application_json);
        REQUIRE(opened->files.size() == asked.files.size());
        for (PackageFile const& file : asked.files) {
            auto const found = std::ranges::find(opened->files, file.path, &OpenedFile::path);
            REQUIRE(found != opened->files.end());
            CHECK(found->bytes == file.bytes);
        }
    }
}

TEST_CASE("the order in which the files are named does not matter") {
    test::Parts one;
    test::Parts two;
    one.file("documents/a.pdf", "a").file("documents/b.pdf", "b").evidence("c");
    two.evidence("c").file("documents/b.pdf", "b").file("documents/a.pdf", "a");
    CHECK(sealed(one) == sealed(two));
}

TEST_CASE("a package without evidence is one") {
    auto const bytes = sealed(test::Parts());
    CHECK(read_package(bytes)->files.empty());
}

TEST_CASE("what cannot be sealed is refused before anything is made") {
    test::Parts folder;
    folder.folder = "Application";
    CHECK(refusal(folder) == "A430");
    folder.folder = "..";
    CHECK(refusal(folder) == "A430");
    folder.folder = std::string(61, 'a');
    CHECK(refusal(folder) == "A430");
    test::Parts uuid;
    uuid.uuid = "0B6A3C1E-52AD-4B8F-9C0E-6F1D2A3B4C5D";
    CHECK(refusal(uuid) == "A430");
    for (char const* const path : {"documents/Form.pdf", "documents/a.b.pdf", "documents/.pdf", "documents/form.exe",
                                   "evidence/diploma.pdf", "form.pdf", "application.json", "../x.pdf", ""})
        CHECK(refusal(test::Parts().file(path, "x")) == "A430");
    CHECK(refusal(test::Parts().file("documents/" + std::string(41, 'a') + ".pdf", "x")) == "A430");
    CHECK(refusal(test::Parts().file("documents/a.pdf", "x").file("documents/a.pdf", "x")) == "A430");
    CHECK(refusal(test::Parts().file("evidence/" + std::string(64, '0') + ".pdf", "x")) == "A413");
    CHECK(refusal(test::Parts().evidence("%PDF" + test::small_package())) == "A414");
    CHECK(refusal(test::Parts().file("documents/a.pdf", std::string(most_entry_bytes + 1, 'x'))) == "A407");
    CHECK(refusal(test::Parts().file("documents/a.pdf", std::string(most_entry_bytes, 'x'))).empty());
    test::Parts many;
    for (int i = 0; i < 2000; ++i) many.file("documents/" + std::to_string(i) + ".pdf", "x");
    CHECK(refusal(many) == "A407");
    CHECK(refusal(test::Parts(), "two\nlines") == "A426");
}

// Not a test by itself: the next one runs it elsewhere and at another time.
TEST_CASE("seal into the file that ACCRUE_SEAL_INTO names" * doctest::skip()) {
    char const* const file = std::getenv("ACCRUE_SEAL_INTO");
    REQUIRE(file != nullptr);
    REQUIRE(save_package(test::small_package(), file));
}

// Likewise, for the last test.
TEST_CASE("seal and open an application of 25 MB with less than 100 MB of memory" * doctest::skip()) {
    test::TemporaryFolder const folder;
    std::string const file = (folder.path() / "a.zip").string();
    {
        test::Parts parts;
        for (int i = 0; i < 10; ++i) parts.evidence(std::string(2'500'000, static_cast<char>('a' + i)));
        REQUIRE(save_package(sealed(parts), file));
    }
    auto const bytes = load_package(file);
    REQUIRE(bytes);
    CHECK(read_package(*bytes));
    std::string const status = test::file_text("/proc/self/status");
    int const most = std::stoi(status.substr(status.find("VmHWM:") + 6)); // in KB
#ifndef __SANITIZE_ADDRESS__                                              // which keeps what was freed
    CHECK(most < 100'000);
#endif
    CHECK(most > 0);
}

TEST_CASE("the same application gives the same bytes whatever the zone, language, mask and clock") {
    test::TemporaryFolder const folder;
    std::string const at = folder.path().string();
    std::string const program = fs::read_symlink("/proc/self/exe").string();
    std::string const seal = "'" + program + "' --no-skip --test-case='seal into the file*' >/dev/null";
    std::string const expected = test::small_package();
    for (char const* const where : {"TZ=Pacific/Kiritimati LC_ALL=C", "TZ=America/New_York LC_ALL=de_DE.UTF-8"})
        for (char const* const mask : {"000", "077"})
            for (char const* const clock : {"2025-01-01 00:00:00", "2031-07-01 12:00:00"}) {
                CAPTURE(where);
                CAPTURE(clock);
                test::run(at, std::string("umask ") + mask +
                                  "; export ASAN_OPTIONS=verify_asan_link_order=0 ACCRUE_SEAL_INTO='" + at +
                                  "/a.zip'; " + where + " faketime '" + clock + "' " + seal);
                CHECK(test::file_text(folder.path() / "a.zip") == expected);
                fs::remove(folder.path() / "a.zip");
            }
    // Nor on which machine.
    CHECK(sha256_hex(expected) == "4a3628a3ce0b7b0b3b11073c1a8f2339e777d892059d3f5dcbd684c00a32fcb9");
}

TEST_CASE("sealing and opening takes little more memory than the package is long") {
    std::string const program = fs::read_symlink("/proc/self/exe").string();
    test::run("/", "'" + program + "' --no-skip --test-case='seal and open an application of 25 MB*'");
}
