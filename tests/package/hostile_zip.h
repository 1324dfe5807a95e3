// A writer of ZIPs that may lie in every field, and bags to fill them with. Left alone it writes what our own writer does.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accrue::test {

using Short = std::uint16_t;
using Long = std::uint32_t;

struct HostileEntry {
    std::string name = {};
    std::string content = {}; // as it is stored

    Short made_by = 3U << 8U | 63U;
    Short needed = 10;
    Short flags = 0;
    Short method = 0;
    Short time = 0;
    Short date = 0x21;
    std::optional<Long> crc = {};
    std::optional<Long> stored_size = {};
    std::optional<Long> size = {};
    Long attributes = 0100644U << 16U;
    Short disk = 0;
    std::string extra = {};
    std::string comment = {};

    // Where the header before the content says something else, or is elsewhere.
    std::optional<std::string> local_name = {};
    std::optional<Short> local_method = {};
    std::optional<Long> local_crc = {};
    std::optional<Long> local_size = {};
    std::optional<std::string> local_extra = {};
    std::optional<Long> offset = {};
    std::string before = {}; // bytes before that header
    std::string after = {};  // and behind the content
    bool has_local = true;
    bool in_directory = true;
};

struct HostileZip {
    std::vector<HostileEntry> entries;
    std::string prefix;        // before everything
    bool knows_prefix = false; // all offsets take it into account
    std::string before_end;    // between directory and end record
    std::string comment;       // in the end record
    std::string suffix;        // behind it
    std::optional<Short> count;
    std::optional<Short> count_here; // on this disk
    Short disk = 0;
    Short directory_disk = 0;
    std::optional<Long> directory_size;
    std::optional<Long> directory_offset;

    [[nodiscard]] std::string bytes() const;
};

[[nodiscard]] Long crc32_of(std::string_view bytes);
[[nodiscard]] std::string little(std::uint64_t number, std::size_t bytes);

// The files of a package by their names below its folder. They are what they are: whoever changes one makes the rest agree,
// or does not.
struct HostileBag {
    std::map<std::string, std::string> files;
    std::string folder = "application";

    void list_payload(); // manifest-sha512.txt and bag-info.txt again
    void list_tags();    // tagmanifest-sha512.txt again, of what is there
    void sign();         // by the key of the tests
    void seal();         // all three
    [[nodiscard]] HostileZip zip() const;
    [[nodiscard]] std::string bytes() const { return zip().bytes(); }
};

[[nodiscard]] HostileBag good_bag(); // of small_package()
[[nodiscard]] HostileZip good_zip();

} // namespace accrue::test
