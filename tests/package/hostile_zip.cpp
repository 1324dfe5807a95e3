#include "hostile_zip.h"

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "fixture.h"
#include "package/bag.h"
#include "package/layout.h"
#include "package/open.h"

namespace accrue::test {
namespace {

std::string local_header(HostileEntry const& entry) {
    std::string const& name = entry.local_name.value_or(entry.name);
    std::string const& extra = entry.local_extra.value_or(entry.extra);
    auto const size = static_cast<Long>(entry.content.size());
    return "PK\3\4" + little(entry.needed, 2) + little(entry.flags, 2) +
           little(entry.local_method.value_or(entry.method), 2) + little(entry.time, 2) + little(entry.date, 2) +
           little(entry.local_crc.value_or(entry.crc.value_or(crc32_of(entry.content))), 4) +
           little(entry.stored_size.value_or(size), 4) +
           little(entry.local_size.value_or(entry.size.value_or(size)), 4) + little(name.size(), 2) +
           little(extra.size(), 2) + name + extra;
}

std::string central_header(HostileEntry const& entry, std::size_t offset) {
    auto const size = static_cast<Long>(entry.content.size());
    return "PK\1\2" + little(entry.made_by, 2) + little(entry.needed, 2) + little(entry.flags, 2) +
           little(entry.method, 2) + little(entry.time, 2) + little(entry.date, 2) +
           little(entry.crc.value_or(crc32_of(entry.content)), 4) + little(entry.stored_size.value_or(size), 4) +
           little(entry.size.value_or(size), 4) + little(entry.name.size(), 2) + little(entry.extra.size(), 2) +
           little(entry.comment.size(), 2) + little(entry.disk, 2) + little(0, 2) + little(entry.attributes, 4) +
           little(entry.offset.value_or(static_cast<Long>(offset)), 4) + entry.name + entry.extra + entry.comment;
}

} // namespace

std::string little(std::uint64_t number, std::size_t bytes) {
    std::string text;
    for (; bytes > 0; --bytes, number >>= 8U) text += static_cast<char>(number & 0xFFU);
    return text;
}

Long crc32_of(std::string_view bytes) {
    Long crc = 0xFFFFFFFFU;
    for (char const byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

std::string HostileZip::bytes() const {
    std::string all = prefix;
    std::size_t const origin = knows_prefix ? 0 : prefix.size();
    std::string directory;
    std::size_t listed = 0;
    for (HostileEntry const& entry : entries) {
        all += entry.before;
        if (entry.in_directory) {
            directory += central_header(entry, all.size() - origin);
            ++listed;
        }
        if (entry.has_local) all += local_header(entry) + entry.content + entry.after;
    }
    auto const number = count.value_or(static_cast<Short>(listed));
    std::size_t const at = all.size() - origin;
    return all + directory + before_end + "PK\5\6" + little(disk, 2) + little(directory_disk, 2) +
           little(count_here.value_or(number), 2) + little(number, 2) +
           little(directory_size.value_or(static_cast<Long>(directory.size())), 4) +
           little(directory_offset.value_or(static_cast<Long>(at)), 4) + little(comment.size(), 2) + comment + suffix;
}

void HostileBag::list_payload() {
    std::string manifest;
    std::size_t count = 0;
    std::size_t bytes = 0;
    for (auto const& [name, content] : files) {
        if (!name.starts_with(package::payload_folder)) continue;
        manifest += package::sha512_hex(content) + "  " + name + "\n";
        ++count;
        bytes += content.size();
    }
    files["manifest-sha512.txt"] = manifest;
    files["bag-info.txt"] = package::info_text(bytes, count, identifier);
}

void HostileBag::list_tags() {
    std::string manifest;
    for (auto const& [name, content] : files)
        if (!name.starts_with(package::payload_folder) && !name.starts_with("tagmanifest-"))
            manifest += package::sha512_hex(content) + "  " + name + "\n";
    files["tagmanifest-sha512.txt"] = manifest;
}

void HostileBag::sign() {
    files[std::string(package::signature_name)] = package::sign(test_key().key, files.at("tagmanifest-sha512.txt"),
                                                                package::untrusted_signature_comment, trusted_comment);
}

void HostileBag::seal() {
    list_payload();
    list_tags();
    sign();
}

HostileZip HostileBag::zip() const {
    HostileZip zip;
    for (auto const& [name, content] : files) {
        HostileEntry entry;
        entry.name = folder + "/" + name;
        entry.content = content;
        zip.entries.push_back(std::move(entry));
    }
    return zip;
}

HostileBag good_bag() {
    HostileBag bag;
    std::string const bytes = small_package();
    auto const entries = package::check_zip(bytes);
    REQUIRE(entries);
    for (package::ZipEntry const& entry : *entries)
        bag.files.emplace(entry.name.substr(bag.folder.size() + 1), bytes.substr(entry.offset, entry.size));
    return bag;
}

HostileZip good_zip() { return good_bag().zip(); }

} // namespace accrue::test

TEST_CASE("the writer of hostile ZIPs, left alone, writes what ours does") {
    CHECK(accrue::test::good_bag().bytes() == accrue::test::small_package());
    auto bag = accrue::test::good_bag();
    bag.seal();
    CHECK(bag.bytes() == accrue::test::small_package());
}
