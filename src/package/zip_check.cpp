#include "package/zip_check.h"

#include <algorithm>
#include <optional>
#include <set>

#include "domain/texts.h"
#include "package/refusal.h"

namespace accrue::package {
namespace {

constexpr std::size_t end_size = 22;     // the end record, without a comment
constexpr std::size_t central_size = 46; // a header in the directory, without its name
constexpr std::size_t local_size = 30;   // the header before a content, without its name
constexpr std::string_view end_signature = "PK\5\6";
constexpr std::string_view central_signature = "PK\1\2";
constexpr std::string_view local_signature = "PK\3\4";
constexpr std::size_t longest_comment = 0xFFFF;

// What our writer puts into every header.
constexpr unsigned our_maker = (3U << 8U) | 63U; // Unix, by the rules of version 6.3
constexpr unsigned our_version = 10;             // for a file that is stored as it is
constexpr unsigned our_date = 0x21;              // 1980-01-01
constexpr std::uint32_t our_attributes = 0100644U << 16U;

constexpr unsigned utf8_flag = 0x0800;
constexpr unsigned deflate_method = 8;

// Little-endian numbers. REQUIRES: they lie inside the bytes.
unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
unsigned short_at(std::string_view bytes, std::size_t at) { return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8U; }
std::uint32_t long_at(std::string_view bytes, std::size_t at) {
    return short_at(bytes, at) | std::uint32_t{short_at(bytes, at + 2)} << 16U;
}

// Positions of end records whose comment reaches exactly to the end, the last one first; of two or more the first two.
std::vector<std::size_t> end_records(std::string_view bytes) {
    std::vector<std::size_t> found;
    if (bytes.size() < end_size) return found;
    std::size_t const first = bytes.size() - std::min(bytes.size(), end_size + longest_comment);
    std::size_t at = bytes.rfind(end_signature, bytes.size() - end_size);
    while (at != std::string_view::npos && at >= first && found.size() < 2) {
        if (at + end_size + short_at(bytes, at + 20) == bytes.size()) found.push_back(at);
        if (at == 0) break;
        at = bytes.rfind(end_signature, at - 1);
    }
    return found;
}

Problem contradiction(std::string what) { return refused("A402", {}, std::move(what)); }
Problem not_used(std::string_view name, std::string what) { return refused("A404", name, std::move(what)); }

struct Directory {
    std::size_t begin = 0;
    std::size_t end = 0; // where the end record begins
    std::size_t entries = 0;
};

// R1 to R4, as far as the end record shows it.
Result<Directory> find_directory(std::string_view bytes) {
    if (bytes.size() > most_package_bytes)
        return refused("A407", {},
                       say("the package has {} bytes; at most {} are read", grouped_digits(std::ssize(bytes)),
                           grouped_digits(most_package_bytes)));
    auto const ends = end_records(bytes);
    if (ends.empty())
        return refused("A401", {}, std::string(tr("this is no package of an application, or its end is missing")),
                       tr("check that it is the right file and that all of it has arrived"));
    std::size_t const at = bytes.size() - end_size;
    if (ends.size() > 1 || ends.front() != at)
        return contradiction(std::string(tr("it can be read as two different ZIP files")));
    for (std::size_t const field : {at + 4, at + 6})
        if (short_at(bytes, field) != 0)
            return not_used({}, std::string(tr("it is a part of a ZIP file that is divided into parts")));
    Directory const directory{long_at(bytes, at + 16), at, short_at(bytes, at + 10)};
    std::size_t const size = long_at(bytes, at + 12);
    if (directory.entries == 0xFFFF || size == 0xFFFFFFFF || directory.begin == 0xFFFFFFFF)
        return not_used({}, std::string(tr("it uses the ZIP format for very large files")));
    if (short_at(bytes, at + 8) != directory.entries)
        return contradiction(std::string(tr("its end and its table of files disagree")));
    if (directory.entries == 0 || directory.entries > most_entries)
        return refused("A407", {}, say("it holds {} files; a package holds 1 to {}", directory.entries, most_entries));
    if (directory.begin + size != at) return contradiction(std::string(tr("its end and its table of files disagree")));
    return directory;
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '/' || c == '-';
}

// One entry while it is looked at.
struct Header {
    std::string_view bytes; // all of them
    std::size_t at = 0;     // where its header in the directory begins
    std::size_t local = 0;  // where its content's header begins
    ZipEntry entry;

    [[nodiscard]] unsigned short_field(std::size_t offset) const { return short_at(bytes, at + offset); }
    [[nodiscard]] std::uint32_t long_field(std::size_t offset) const { return long_at(bytes, at + offset); }
};

// The header in the directory with its name, or a problem where it does not end before the directory does.
Result<Header> read_header(std::string_view bytes, std::size_t at, std::size_t end) {
    Header header{bytes, at, 0, {}};
    if (end - at < central_size || !bytes.substr(at).starts_with(central_signature) ||
        end - at - central_size < header.short_field(28))
        return contradiction(std::string(tr("its table of files ends too early")));
    header.entry.name = bytes.substr(at + central_size, header.short_field(28));
    header.entry.crc = header.long_field(16);
    header.entry.stored_size = header.long_field(20);
    header.entry.size = header.long_field(24);
    header.entry.deflated = header.short_field(10) == deflate_method;
    header.local = header.long_field(42);
    return header;
}

// R7 to R10.
std::optional<Problem> unused_feature(Header const& header) {
    std::string_view const name = header.entry.name;
    unsigned const flags = header.short_field(8);
    if (flags != 0 && flags != utf8_flag)
        return not_used(name, say("'{}' is encrypted, or stored in a way that packages never use", shown_name(name)));
    if (unsigned const method = header.short_field(10); method != 0 && method != deflate_method)
        return not_used(name, say("'{}' is compressed in a way that packages never use", shown_name(name)));
    if (header.short_field(30) != 0 || header.short_field(32) != 0)
        return not_used(name,
                        say("'{}' has fields beside its content, which could name it otherwise", shown_name(name)));
    if (header.short_field(34) != 0 || header.short_field(6) > 20)
        return not_used(name, say("'{}' asks for a newer kind of ZIP", shown_name(name)));
    std::uint32_t const attributes = header.long_field(38);
    if (attributes != 0 && (attributes >> 16U & 0170000U) != 0100000U)
        return not_used(name, say("'{}' is a link, a folder or a device", shown_name(name)));
    return {};
}

// R15, for one entry, and that nothing is larger where it is stored as it is.
std::optional<Problem> wrong_size(ZipEntry const& entry) {
    if (entry.size > most_entry_bytes || entry.stored_size > most_entry_bytes + most_entry_bytes / 100 + 64)
        return refused("A407", entry.name,
                       say("'{}' says that it has {} bytes; a file in a package has at most {}", shown_name(entry.name),
                           grouped_digits(static_cast<std::int64_t>(std::max(entry.size, entry.stored_size))),
                           grouped_digits(most_entry_bytes)));
    bool const possible = entry.deflated ? entry.size <= entry.stored_size * 200 &&
                                               entry.stored_size <= entry.size + entry.size / 100 + 64
                                         : entry.size == entry.stored_size;
    if (possible) return {};
    return contradiction(say("the sizes of '{}' contradict each other", shown_name(entry.name)));
}

// What no other writer has to do, but ours does.
std::optional<Problem> not_ours(Header const& header, std::string_view before) {
    std::string_view const name = header.entry.name;
    bool const ours = header.short_field(4) == our_maker && header.short_field(6) == our_version &&
                      header.short_field(8) == 0 && !header.entry.deflated && header.short_field(12) == 0 &&
                      header.short_field(14) == our_date && header.short_field(36) == 0 &&
                      header.long_field(38) == our_attributes && before < name;
    if (ours) return {};
    return not_used(name, say("'{}' was not put into the package by Accrue", shown_name(name)));
}

// R5 and R6: the content lies where the one before it ends, and its header says what the directory says.
std::optional<Problem> local_fault(Header& header, std::size_t expected, std::size_t end) {
    ZipEntry& entry = header.entry;
    if (header.local != expected)
        return contradiction(say("something lies before the content of '{}', or over it", shown_name(entry.name)));
    std::size_t const head = local_size + entry.name.size();
    if (end - expected < head || end - expected - head < entry.stored_size)
        return contradiction(say("the content of '{}' runs into what follows it", shown_name(entry.name)));
    std::string_view const local = header.bytes.substr(expected, head);
    // Version, flags, method, time, date, CRC, both sizes and the length of the name stand in the same order in both.
    bool const equal = local.starts_with(local_signature) &&
                       local.substr(4, 24) == header.bytes.substr(header.at + 6, 24) && short_at(local, 28) == 0 &&
                       local.substr(local_size) == entry.name;
    if (!equal)
        return refused("A403", entry.name,
                       say("'{}' is described in two ways that contradict each other", shown_name(entry.name)));
    entry.offset = expected + head;
    return {};
}

// R13 and R14, and R11 and R12 before them.
class Names {
public:
    std::optional<Problem> add(std::string_view name) {
        if (!is_safe_name(name))
            return refused("A405", name, say("'{}' is no name for a file in a package", shown_name(name)));
        bool clashes = !names_.insert(name).second || folders_.contains(name);
        for (std::size_t slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/', slash + 1)) {
            folders_.insert(name.substr(0, slash));
            clashes = clashes || names_.contains(name.substr(0, slash));
        }
        if (!clashes) return {};
        return refused("A406", name, say("'{}' is there twice", shown_name(name)));
    }

private:
    std::set<std::string_view> names_;
    std::set<std::string_view> folders_;
};

std::optional<Problem> header_fault(Header const& header, Names& names, ZipRules rules, std::string_view before) {
    if (auto problem = names.add(header.entry.name)) return problem;
    if (auto problem = unused_feature(header)) return problem;
    if (auto problem = wrong_size(header.entry)) return problem;
    return rules == ZipRules::OurWriter ? not_ours(header, before) : std::nullopt;
}

} // namespace

bool is_safe_name(std::string_view name) {
    if (name.empty() || name.size() > 200 || !std::ranges::all_of(name, is_name_character)) return false;
    for (;;) {
        std::string_view const segment = name.substr(0, name.find('/'));
        if (segment.empty() || segment == "." || segment == "..") return false;
        if (segment.size() == name.size()) return true;
        name.remove_prefix(segment.size() + 1);
    }
}

bool ends_as_zip(std::string_view bytes) { return !end_records(bytes).empty(); }

Result<std::vector<ZipEntry>> check_zip(std::string_view bytes, ZipRules rules) {
    auto const directory = find_directory(bytes);
    if (!directory) return directory.problem();
    std::vector<ZipEntry> entries;
    Names names;
    std::string_view before;
    std::size_t central = directory->begin;
    std::size_t local = 0;
    std::size_t total = 0;
    for (std::size_t i = 0; i < directory->entries; ++i) {
        auto header = read_header(bytes, central, directory->end);
        if (!header) return header.problem();
        if (auto problem = header_fault(*header, names, rules, before)) return *std::move(problem);
        if (auto problem = local_fault(*header, local, directory->begin)) return *std::move(problem);
        ZipEntry const& entry = entries.emplace_back(header->entry);
        before = entry.name;
        central += central_size + entry.name.size();
        local = entry.offset + entry.stored_size;
        total += entry.size;
    }
    if (central != directory->end || local != directory->begin)
        return contradiction(std::string(tr("it holds bytes that belong to no file")));
    if (total > most_package_bytes)
        return refused("A407", {},
                       say("the package has {} bytes; at most {} are read",
                           grouped_digits(static_cast<std::int64_t>(total)), grouped_digits(most_package_bytes)));
    return entries;
}

} // namespace accrue::package
