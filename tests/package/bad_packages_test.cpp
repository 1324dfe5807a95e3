// The hostile packages of the design's table, by their numbers: 1 to 21 are about names, 22 to 38 about structure, 39 to 47
// bombs, 48 to 54 manifests, 61 the signature, 64 evidence. Each is refused, for a reason that the table names, in no time.
// (55 to 60 and 62, 63 are about what an application says; 65 to 76 about PDFs: they have tests where those are read.)
#include <algorithm>
#include <chrono>
#include <functional>
#include <set>

#include <doctest/doctest.h>
#include <sys/resource.h>

#include "domain/digest.h"
#include "domain/texts.h"
#include "fixture.h"
#include "hostile_zip.h"
#include "package/bag.h"
#include "package/layout.h"
#include "package/open.h"

using namespace accrue;
using namespace accrue::test;

namespace {

using Ids = std::set<std::string>;

// What a rule of the design is told as.
Ids const ends{"A401", "A402"};             // R1, R2
Ids const tables{"A402", "A404"};           // R3, R4, R5
Ids const contradicting{"A403"};            // R6
Ids const unused{"A404"};                   // R7 to R10
Ids const names{"A405"};                    // R11, R12
Ids const twice{"A406"};                    // R13, R14
Ids const too_much{"A402", "A404", "A407"}; // R3, R5, R8, R15
Ids const damaged{"A408"};                  // R17
Ids const layout{"A410"};                   // R18
Ids const listing{"A412"};                  // R19
Ids const digests{"A413"};                  // R20
Ids const signatures{"A410", "A420", "A421", "A422"};

// A good package with one more file, in its place.
HostileZip with(HostileEntry entry) {
    HostileZip zip = good_zip();
    auto const place = std::ranges::upper_bound(zip.entries, entry.name, {}, &HostileEntry::name);
    zip.entries.insert(place, std::move(entry));
    return zip;
}

// A good package with one more file of this name.
std::string named(std::string const& name, std::string const& content = "x") {
    HostileEntry entry;
    entry.name = name;
    entry.content = content;
    return with(entry).bytes();
}

// A good package whose first piece of evidence is changed.
std::string changed(std::function<void(HostileEntry&)> const& change) {
    HostileZip zip = good_zip();
    auto const entry = std::ranges::find_if(zip.entries, [](auto const& e) { return e.name.ends_with(".pdf"); });
    change(*entry);
    return zip.bytes();
}

std::string with_zip(std::function<void(HostileZip&)> const& change) {
    HostileZip zip = good_zip();
    change(zip);
    return zip.bytes();
}

std::string with_bag(std::function<void(HostileBag&)> const& change) {
    HostileBag bag = good_bag();
    change(bag);
    return bag.bytes();
}

// Sealed anew, so that only what was changed is wrong with it.
std::string sealed(std::function<void(HostileBag&)> const& change) {
    return with_bag([&](HostileBag& bag) {
        change(bag);
        bag.list_tags();
        bag.sign();
    });
}

std::string nested_zip(std::string const& name) {
    HostileZip inner;
    HostileEntry entry;
    entry.name = name;
    inner.entries.push_back(entry);
    return inner.bytes();
}

std::string many_entries(std::size_t number, std::optional<Short> count) {
    HostileZip zip;
    zip.entries.resize(number);
    for (std::size_t i = 0; i < number; ++i) zip.entries[i].name = "application/data/" + std::to_string(1'000'000 + i);
    zip.count = count;
    return zip.bytes();
}

// All entries of the directory share one content.
std::string fully_overlapped() {
    HostileZip zip;
    zip.entries.resize(1000);
    for (std::size_t i = 0; i < zip.entries.size(); ++i) {
        HostileEntry& entry = zip.entries[i];
        entry.name = "application/data/" + std::to_string(100'000 + i);
        entry.content = i == 0 ? std::string(100'000, 'x') : "";
        entry.stored_size = 100'000;
        entry.size = 100'000;
        entry.has_local = i == 0;
        entry.offset = 0;
    }
    return zip.bytes();
}

// Each content reaches over all headers and contents behind it.
std::string quoted_overlap() {
    HostileZip zip;
    zip.entries.resize(50);
    std::size_t rest = 10'000;
    for (std::size_t i = zip.entries.size(); i-- > 0;) {
        HostileEntry& entry = zip.entries[i];
        entry.name = "application/data/" + std::to_string(100 + i);
        if (i + 1 == zip.entries.size()) entry.content = std::string(rest, 'x');
        entry.stored_size = static_cast<Long>(rest);
        entry.size = static_cast<Long>(rest);
        rest += 30 + entry.name.size();
    }
    return zip.bytes();
}

std::string deflated(std::string const& content, Long size) {
    return changed([&](HostileEntry& entry) {
        entry.method = 8;
        entry.needed = 20;
        entry.content = content;
        entry.size = size;
    });
}

std::string zip64_locator() { return "PK\6\7" + little(0, 4) + little(0, 8) + little(1, 4); }

std::string with_evidence(std::string const& content) {
    return with_bag([&](HostileBag& bag) {
        bag.files["data/evidence/" + sha256_hex(content) + ".pdf"] = content;
        bag.seal();
    });
}

// The manifest and its signature as they should be, with lines added to the manifest.
std::string with_line(std::string const& line) {
    return sealed([&](HostileBag& bag) { bag.files["manifest-sha512.txt"] += line; });
}

package::SigningKey const& other_key() {
    static auto const key = [] {
        auto const files = package::make_key("other", counting_bytes(100));
        return package::unlock(files->secret_file, "other");
    }();
    return *key;
}

// The neutral element of the curve as a key: signatures by it can be made for any message.
std::string small_order_key() {
    std::string bytes = "Ed12345678" + std::string(32, '\0');
    bytes[10] = '\1';
    package::PublicKey key = test_key().key.public_key();
    key.point = {1};
    return package::key_file(key);
}

struct Hostile {
    int number;
    char const* what;
    Ids reasons;
    std::vector<std::string> packages;
};

std::vector<Hostile> about_names() {
    std::string const long_name(300, 'x');
    auto const attributes = [](Long mode) {
        HostileEntry entry;
        entry.name = "application/data/link";
        entry.content = "/etc/passwd";
        entry.attributes = mode << 16U;
        return entry;
    };
    HostileZip through = with(attributes(0120777));
    through.entries.push_back({.name = "application/data/link2/x", .content = "x"});
    return {
        {1, "../../x", names, {named("../../x"), named("application/../../x")}},
        {2, "/etc/x", names, {named("/etc/x")}},
        {3, "..\\..\\x", names, {named("..\\..\\x"), named("application\\data\\x")}},
        {4, "drive letters and hosts", names, {named("C:\\x"), named("c:/x"), named("\\\\host\\x")}},
        {5, "~/x", names, {named("~/x"), named("~root/x")}},
        {6, "symbolic link", unused, {with(attributes(0120777)).bytes()}},
        {7, "through a linked folder", unused, {through.bytes()}},
        {8,
         "FIFO, devices",
         unused,
         {with(attributes(0010644)).bytes(), with(attributes(0020644)).bytes(), with(attributes(0060644)).bytes()}},
        {9, "duplicate name", twice, {named("application/bagit.txt"), named("application/data/application.json")}},
        {10, "duplicate but for case", names, {named("application/BagIt.txt")}},
        {11, "NFC and NFD", names, {named("application/data/\xC3\xA9"), named("application/data/e\xCC\x81")}},
        {12, "file and folder of one name", twice, {named("application/data"), named("application/bagit.txt/x")}},
        {13, "empty and . segments", names, {named("application/a//b"), named("application/a/./b"), named("")}},
        {14, "folder with data", names, {named("application/data/x/"), named("application/data/x/", "")}},
        {15, "NUL in a name", names, {named(std::string("a.pdf\0.exe", 10))}},
        {16, "newline, ESC", names, {named("a\nb"), named("a\x1B[2Jb")}},
        {17,
         "bidi override",
         names,
         {named("invoice\xE2\x80\xAE"
                "fdp.exe")}},
        {18,
         "trailing dot or space, devices of Windows",
         {"A405", "A410"},
         {named("application/data/a."), named("application/data/a "), named("application/data/CON"),
          named("application/data/nul.pdf"), named("application/data/evidence/nul.pdf")}},
        {19, "long names", names, {named(long_name), named(std::string(65535, 'x'))}},
        {20,
         "CP437 or UTF-8",
         names,
         {named("application/data/\x82.pdf"),
          with({.name = "application/data/\xC3\xA9.pdf", .content = "x", .flags = 0x0800}).bytes()}},
        {21, "Unicode path with another name", unused, {changed([](HostileEntry& entry) {
             entry.extra = "\x75\x70" + little(13, 2) + "\1" + little(crc32_of(entry.name), 4) + "evil.pdf";
         })}},
    };
}

std::vector<Hostile> about_headers() {
    return {
        {22, "local name differs", contradicting, {changed([](HostileEntry& e) {
             std::string other = e.name;
             other.back() = 'g';
             e.local_name = other;
         })}},
        {23,
         "local size, method, CRC differ",
         contradicting,
         {changed([](HostileEntry& e) { e.local_size = 1; }), changed([](HostileEntry& e) { e.local_method = 8; }),
          changed([](HostileEntry& e) { e.local_crc = 1; })}},
        {24, "data descriptor", unused, {changed([](HostileEntry& e) {
             e.flags = 8;
             e.after = "PK\7\x08" + little(crc32_of(e.content), 4) + little(1, 4) + little(1, 4);
         })}},
        {25,
         "hidden entry",
         tables,
         {with_zip([](HostileZip& zip) {
              zip.entries.insert(zip.entries.begin() + 2,
                                 {.name = "application/c", .content = "x", .in_directory = false});
          }),
          with({.name = "application/z", .content = "x", .in_directory = false}).bytes()}},
        {36, "wrong CRC", damaged, {changed([](HostileEntry& e) { e.crc = 1; })}},
        {37, "declares 10 bytes, inflates to more", too_much, {deflated(std::string(110, 'x'), 10), deflated("x", 10)}},
        {38,
         "declares 4 GB, is one byte",
         too_much,
         {changed([](HostileEntry& e) { e.size = 0xFFFFFFFF; }), changed([](HostileEntry& e) { e.size = 0xFFFFFFFE; }),
          changed([](HostileEntry& e) { e.size = e.stored_size = 0xFFFFFFFE; })}},
        {45,
         "encrypted",
         unused,
         {changed([](HostileEntry& e) { e.flags = 1; }), changed([](HostileEntry& e) { e.flags = 0x41; }),
          changed([](HostileEntry& e) {
              e.method = 99;
              e.flags = 1;
              e.extra = "\x01\x99" + little(7, 2) + "\2" + std::string(1, '\0') + "AE\3" + little(0, 2);
          })}},
        {46,
         "other methods",
         unused,
         {changed([](HostileEntry& e) { e.method = 12; }), changed([](HostileEntry& e) { e.method = 14; }),
          changed([](HostileEntry& e) { e.method = 93; }), changed([](HostileEntry& e) { e.method = 99; })}},
    };
}

std::vector<Hostile> about_structure() {
    std::string const good = small_package();
    std::string const end = good.substr(good.size() - 22);
    auto const prefixed = [](std::string const& prefix, bool known) {
        return with_zip([&](HostileZip& zip) { zip.prefix = prefix, zip.knows_prefix = known; });
    };
    auto const count = [&](int by) {
        return with_zip(
            [&](HostileZip& zip) { zip.count = static_cast<Short>(static_cast<int>(zip.entries.size()) + by); });
    };
    auto const offset = [&](int by) {
        Long const at = static_cast<unsigned char>(end[16]) | Long{static_cast<unsigned char>(end[17])} << 8U;
        return with_zip([&](HostileZip& zip) { zip.directory_offset = at + static_cast<Long>(by); });
    };
    return {
        {26, "two ZIPs one after the other", tables, {good + good, nested_zip("application/data/x") + good}},
        {27,
         "bytes before the first header",
         tables,
         {prefixed("%PDF-1.7\n", false), prefixed("%PDF-1.7\n", true), prefixed("#!/bin/sh\n", false),
          prefixed("#!/bin/sh\n", true)}},
        {28, "bytes after the end", ends, {good + "x", good + std::string(100'000, '\0')}},
        {29,
         "a ZIP in the comment",
         ends,
         {with_zip([&](HostileZip& zip) { zip.comment = good; }),
          with_zip([](HostileZip& zip) { zip.comment = "a comment"; })}},
        {30, "two ends, or a count that lies", tables, {good + end, count(1), count(-1), with_zip([](HostileZip& zip) {
                                                            zip.count_here = 1;
                                                        })}},
        {31, "count modulo 65,536", tables, {many_entries(65'537, 1)}},
        {32, "directory elsewhere", tables, {offset(1), offset(-46), offset(-4096 * 1024)}},
        {33,
         "zip64",
         {"A402", "A404", "A407"},
         {with_zip([](HostileZip& zip) { zip.before_end = zip64_locator(); }),
          with_zip([](HostileZip& zip) { zip.directory_offset = 0xFFFFFFFF; }), changed([](HostileEntry& e) {
              e.size = e.stored_size = 0xFFFFFFFF;
              e.extra = little(1, 2) + little(16, 2) + std::string(16, '\xFF');
          })}},
        {34,
         "several disks",
         unused,
         {with_zip([](HostileZip& zip) { zip.disk = 1; }), with_zip([](HostileZip& zip) { zip.directory_disk = 1; }),
          changed([](HostileEntry& e) { e.disk = 1; })}},
        {35, "cut short", ends, {good.substr(0, good.size() - 1), good.substr(0, 100), ""}},
        {39, "300 MB of zeros", too_much, {deflated(std::string(290'000, '\0'), 300'000'000)}},
        {40, "fully overlapped", too_much, {fully_overlapped()}},
        {41, "quoted overlap", too_much, {quoted_overlap()}},
        {42, "nested ZIPs", layout, {named("application/data/42.zip", nested_zip("lib0.zip"))}},
        {43, "a ZIP that holds itself", layout, {named("application/r.zip", nested_zip("r/r.gz"))}},
        {44, "65,535 empty entries", too_much, {many_entries(65'535, {})}},
        {47,
         "empty blocks without end",
         too_much,
         {deflated(
             [] {
                 std::string blocks;
                 for (int i = 0; i < 200'000; ++i) blocks.append("\0\0\0\xFF\xFF", 5);
                 return blocks;
             }(),
             0)}},
    };
}

std::vector<Hostile> about_bags() {
    std::string const zeros(128, '0');
    std::string const extra = "data/documents/extra.pdf";
    return {
        {48,
         "not in the manifest",
         listing,
         {with_bag([&](HostileBag& bag) { bag.files[extra] = "x"; }), sealed([](HostileBag& bag) {
              bag.files["manifest-sha512.txt"].erase(0, bag.files["manifest-sha512.txt"].find('\n') + 1);
          }),
          with_bag([](HostileBag& bag) {
              auto& manifest = bag.files["tagmanifest-sha512.txt"];
              manifest.erase(0, manifest.find('\n') + 1);
              bag.sign();
          })}},
        {49, "listed and absent", listing, {with_line(zeros + "  " + extra + "\n"), with_bag([](HostileBag& bag) {
                                                bag.files.erase("data/documents/form.pdf");
                                            })}},
        {50,
         "paths in the manifest",
         listing,
         {with_line(zeros + "  data/../../x\n"), with_line(zeros + "  data/%2e%2e/x\n"), with_line(zeros + "  ~/x\n"),
          with_line(zeros + "  /etc/passwd\n"), with_line(zeros + "  ./data/x\n"), with_line(zeros + " *data/x\n"),
          with_line("\n"), with_line(zeros), with_line("x  data/x\n")}},
        {51,
         "wrong digest",
         digests,
         {with_bag([](HostileBag& bag) { bag.files["data/documents/form.pdf"] += "x"; }), with_bag([](HostileBag& bag) {
              bag.files["data/evidence/" + std::string(64, '0') + ".pdf"] = "x";
              bag.seal();
          })}},
        {52, "two manifests", layout, {with_bag([&](HostileBag& bag) {
             bag.files["manifest-sha256.txt"] = std::string(64, '0') + "  data/application.json\n";
             bag.list_tags();
             bag.sign();
         })}},
        {53, "md5 alone", layout, {sealed([](HostileBag& bag) {
             bag.files.erase("manifest-sha512.txt");
             bag.files["manifest-md5.txt"] = std::string(32, '0') + "  data/application.json\n";
         })}},
        {54, "fetch.txt", layout, {sealed([](HostileBag& bag) {
             bag.files["fetch.txt"] = "https://example.org/x 1 data/x\n";
         })}},
    };
}

std::vector<Hostile> about_signatures() {
    std::string const minisig{package::signature_name};
    auto const signed_by = [&](package::SigningKey const& key, std::string const& what) {
        return package::sign(key, what, package::untrusted_signature_comment, trusted_comment);
    };
    return {
        {61,
         "signature",
         signatures,
         {with_bag([&](HostileBag& bag) { bag.files.erase(minisig); }),
          with_bag([&](HostileBag& bag) { bag.files[minisig] = ""; }),
          with_bag([&](HostileBag& bag) { // by a key that is not the one inside
              bag.files[minisig] = signed_by(other_key(), bag.files["tagmanifest-sha512.txt"]);
          }),
          sealed([](HostileBag& bag) { bag.files["applicant.pub"] = package::key_file(other_key().public_key()); }),
          with_bag([&](HostileBag& bag) { bag.files[minisig] = signed_by(test_key().key, "another tag manifest"); }),
          sealed([](HostileBag& bag) { bag.files["applicant.pub"] = small_order_key(); }),
          sealed([](HostileBag& bag) { bag.files["applicant.pub"] = "anybody\n"; }),
          sealed([](HostileBag& bag) { bag.files["applicant.pub"] += "\n"; }),
          with_bag([&](HostileBag& bag) { // the comment was changed afterwards
              std::string& text = bag.files[minisig];
              text.replace(text.rfind("trusted comment: app"), 20, "trusted comment: App");
          }),
          with_bag([&](HostileBag& bag) { bag.files[minisig].replace(0, 18, "untrusted comment!"); }),
          with_bag([&](HostileBag& bag) { bag.files[minisig].pop_back(); }),
          with_bag([&](HostileBag& bag) { bag.files[minisig].insert(bag.files[minisig].find('\n'), "\r"); }),
          with_bag([&](HostileBag& bag) { // by hand, with the right key
              bag.files[minisig] =
                  package::sign(test_key().key, bag.files["tagmanifest-sha512.txt"], "mine", trusted_comment);
          })}},
        {64,
         "a PDF that is a ZIP",
         {"A414"},
         {with_evidence("%PDF-1.7\n" + small_package()),
          with_evidence("%PDF-1.7\n" + nested_zip("x") + "PK\5\6" + std::string(18, '\0')),
          with_evidence(nested_zip("x"))}},
    };
}

std::vector<Hostile> hostile_packages() {
    std::vector<Hostile> all;
    for (auto part : {about_names(), about_headers(), about_structure(), about_bags(), about_signatures()})
        std::move(part.begin(), part.end(), std::back_inserter(all));
    return all;
}

} // namespace

TEST_CASE("each hostile package is refused for its reason in one sentence, within 5 s and 200 MB") {
    std::set<int> seen;
    for (Hostile const& hostile : hostile_packages()) {
        seen.insert(hostile.number);
        for (std::string const& bytes : hostile.packages) {
            CAPTURE(hostile.number);
            CAPTURE(hostile.what);
            auto const start = std::chrono::steady_clock::now();
            auto const opened = package::read_package(bytes, "a.zip");
            CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
            REQUIRE_FALSE(opened);
            Problem const& problem = opened.problem();
            CAPTURE(to_text(problem));
            CHECK(hostile.reasons.contains(problem.id));
            CHECK(problem.where.file == "a.zip");
            CHECK_FALSE(problem.what.empty());
            CHECK(problem.what.find('\n') == std::string::npos);
        }
    }
    CHECK(seen.size() == 54 + 2);
    CHECK(*seen.begin() == 1);
    CHECK(*std::next(seen.begin(), 53) == 54);
#ifndef __SANITIZE_ADDRESS__ // which keeps what was freed
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    CHECK(used.ru_maxrss < 200 * 1024);
#endif
}
