#include "package/bag.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <sodium/crypto_hash_sha512.h>
#include <sodium/utils.h>

#include "domain/texts.h"
#include "package/layout.h"
#include "package/refusal.h"

namespace accrue::package {
namespace {

constexpr std::string_view fetch_name = "fetch.txt";

using Listed = std::map<std::string_view, std::string_view>; // digest by name

Problem bad_manifest(std::string_view manifest, std::string what) { return refused("A412", manifest, std::move(what)); }

bool is_manifest(std::string_view name) {
    return name.ends_with(".txt") && (name.starts_with("manifest-") || name.starts_with("tagmanifest-"));
}

bool is_payload(std::string_view name) { return name.starts_with(payload_folder); }

bool is_hexadecimal(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The lines "<digest>  <name>": nothing else, each with its end. Names are checked, digests only for their letters.
Result<Listed> read_manifest(BagFile const& manifest) {
    Listed listed;
    std::string_view rest = manifest.bytes;
    while (!rest.empty()) {
        std::string_view const line = rest.substr(0, rest.find('\n'));
        std::size_t const gap = line.find("  ");
        bool const split = gap != std::string_view::npos && gap > 0 && line.size() < rest.size();
        std::string_view const name = split ? line.substr(gap + 2) : std::string_view();
        if (!split || !is_hexadecimal(line.substr(0, gap)))
            return bad_manifest(manifest.name,
                                say("a line of '{}' is no digest with a name", shown_name(manifest.name)));
        if (!is_safe_name(name))
            return bad_manifest(manifest.name, say("'{}' in '{}' is a name that could lead out of the package",
                                                   shown_name(name), shown_name(manifest.name)));
        if (!listed.emplace(name, line.substr(0, gap)).second)
            return bad_manifest(manifest.name, say("'{}' is listed twice in '{}'", name, shown_name(manifest.name)));
        rest.remove_prefix(line.size() + 1);
    }
    return listed;
}

// Each file of the part of the bag that the manifest is for is listed, and each that is listed is there.
std::optional<Problem> listing_fault(BagFile const& manifest, Listed const& listed, std::span<BagFile const> files) {
    bool const of_tags = manifest.name.starts_with("tag");
    std::size_t found = 0;
    for (BagFile const& file : files) {
        bool const outside = file.name.starts_with("tagmanifest-"); // and so its signature
        if (outside || is_payload(file.name) == of_tags) continue;
        if (!listed.contains(file.name))
            return bad_manifest(manifest.name,
                                say("'{}' is not listed in '{}'", shown_name(file.name), shown_name(manifest.name)));
        ++found;
    }
    if (found == listed.size()) return {};
    for (auto const& line : listed) {
        std::string_view const name = line.first;
        bool const there = is_payload(name) != of_tags && !name.starts_with("tagmanifest-") &&
                           std::ranges::any_of(files, [&](BagFile const& file) { return file.name == name; });
        if (!there)
            return bad_manifest(manifest.name,
                                say("'{}' is listed in '{}' but not there", name, shown_name(manifest.name)));
    }
    return {};
}

std::optional<Problem> digest_fault(Listed const& listed, std::span<BagFile const> files, DigestOf const& digest_of) {
    for (BagFile const& file : files) {
        auto const line = listed.find(file.name);
        if (line != listed.end() && line->second != digest_of(file))
            return refused("A413", file.name,
                           say("'{}' is not what it was when the package was made", shown_name(file.name)));
    }
    return {};
}

std::optional<Problem> name_fault(std::span<BagFile const> files) {
    for (BagFile const& file : files) {
        if (file.name == fetch_name)
            return refused("A410", file.name, std::string(tr("parts of the package are to be fetched from elsewhere")));
        if (!is_safe_name(file.name))
            return refused("A405", file.name,
                           say("'{}' is a name that could lead out of the package", shown_name(file.name)));
    }
    return {};
}

// The two manifests are there and no other; bagit.txt is.
std::optional<Problem> tag_file_fault(std::span<BagFile const> files) {
    for (BagFile const& file : files)
        if (is_manifest(file.name) && file.name != manifest_name && file.name != tag_manifest_name)
            return refused("A410", file.name, say("'{}' lists the files by other digests than SHA-512", file.name));
    for (std::string_view const name : {manifest_name, tag_manifest_name, declaration_name}) {
        auto const file = std::ranges::find(files, name, &BagFile::name);
        if (file == files.end()) return refused("A410", name, say("'{}' is missing in the package", name));
        if (name == declaration_name && file->bytes != declaration_text)
            return refused("A411", name, say("'{}' does not say that this is a bag of version 1.0", name));
    }
    return {};
}

} // namespace

std::string sha512_hex(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha512_BYTES> digest{};
    crypto_hash_sha512(digest.data(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    std::array<char, crypto_hash_sha512_BYTES * 2 + 1> text{}; // with a zero at the end
    return sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
}

Result<Done> check_bag(std::span<BagFile const> files, DigestOf const& digest_of) {
    if (auto problem = name_fault(files)) return *std::move(problem);
    std::vector<Listed> all;
    for (BagFile const& file : files) {
        if (!is_manifest(file.name)) continue;
        auto listed = read_manifest(file);
        if (!listed) return listed.problem();
        if (auto problem = listing_fault(file, *listed, files)) return *std::move(problem);
        all.push_back(*std::move(listed));
    }
    if (auto problem = tag_file_fault(files)) return *std::move(problem);
    for (Listed const& listed : all)
        if (auto problem = digest_fault(listed, files, digest_of)) return *std::move(problem);
    return Done{};
}

std::string manifest_text(std::span<BagFile const> files, DigestOf const& digest_of) {
    std::string text;
    for (BagFile const& file : files) text += fmt::format("{}  {}\n", digest_of(file), file.name);
    return text;
}

} // namespace accrue::package
