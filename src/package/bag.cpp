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

// On this system or another. Names that are listed and there are held against is_safe_name afterwards.
bool leads_out(std::string_view name) {
    if (name.starts_with('~') || name.find_first_of("\\:") != std::string_view::npos) return true;
    for (;;) {
        std::string_view const segment = name.substr(0, name.find('/'));
        if (segment.empty() || segment == "." || segment == "..") return true;
        if (segment.size() == name.size()) return false;
        name.remove_prefix(segment.size() + 1);
    }
}

struct Manifest {
    std::string_view name;
    Listed listed;
    bool is_plain = true; // every line is "<digest>  <name>" and ends
};

// Lines as any bag may have them, so that what is wrong with the names is told first.
Result<Manifest> read_manifest(BagFile const& file) {
    constexpr std::string_view blanks = " \t";
    Manifest manifest{file.name, {}, true};
    std::string_view rest = file.bytes;
    while (!rest.empty()) {
        std::string_view const whole = rest.substr(0, rest.find('\n'));
        bool const ends = whole.size() < rest.size();
        rest.remove_prefix(whole.size() + (ends ? 1 : 0));
        std::string_view const line = whole.substr(0, whole.size() - (whole.ends_with('\r') ? 1 : 0));
        std::string_view const digest = line.substr(0, line.find_first_of(blanks));
        std::size_t const at = line.find_first_not_of(blanks, digest.size());
        if (digest.empty() || at == std::string_view::npos)
            return bad_manifest(file.name, say("a line of '{}' is no digest with a name", shown_name(file.name)));
        std::string_view const name = line.substr(at);
        if (leads_out(name))
            return bad_manifest(file.name,
                                say("'{}' in '{}' leads out of the package", shown_name(name), shown_name(file.name)));
        if (!manifest.listed.emplace(name, digest).second)
            return bad_manifest(file.name,
                                say("'{}' is listed twice in '{}'", shown_name(name), shown_name(file.name)));
        bool const plain = ends && line == whole && line.substr(digest.size(), at - digest.size()) == "  ";
        manifest.is_plain = manifest.is_plain && plain;
    }
    return manifest;
}

// Each file of the part of the bag that the manifest is for is listed, and each that is listed is there.
std::optional<Problem> listing_fault(Manifest const& manifest, std::span<BagFile const> files) {
    Listed const& listed = manifest.listed;
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
            return bad_manifest(manifest.name, say("'{}' is listed in '{}' but not there", shown_name(name),
                                                   shown_name(manifest.name)));
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
    for (BagFile const& file : files)
        if (!is_safe_name(file.name))
            return refused("A405", file.name, say("'{}' is no name for a file in a package", shown_name(file.name)));
    return {};
}

// bagit.txt and the two manifests are there and no other.
std::optional<Problem> tag_file_fault(std::span<BagFile const> files) {
    auto const missing = [&](std::string_view name) {
        return std::ranges::find(files, name, &BagFile::name) == files.end();
    };
    for (BagFile const& file : files)
        if (file.name == declaration_name && file.bytes != declaration_text)
            return refused("A411", file.name, say("'{}' does not say that this is a bag of version 1.0", file.name));
    for (BagFile const& file : files)
        if (is_manifest(file.name) && file.name != manifest_name && file.name != tag_manifest_name)
            return refused("A410", file.name,
                           say("'{}' lists the files by other digests than SHA-512", shown_name(file.name)));
    for (std::string_view const name : {declaration_name, manifest_name, tag_manifest_name})
        if (missing(name)) return refused("A410", name, say("'{}' is missing in the package", name));
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
    if (auto const fetch = std::ranges::find(files, fetch_name, &BagFile::name); fetch != files.end())
        return refused("A410", fetch_name, std::string(tr("parts of the package are to be fetched from elsewhere")));
    std::vector<Manifest> manifests;
    for (BagFile const& file : files) {
        if (!is_manifest(file.name)) continue;
        auto manifest = read_manifest(file);
        if (!manifest) return manifest.problem();
        if (auto problem = listing_fault(*manifest, files)) return *std::move(problem);
        manifests.push_back(*std::move(manifest));
    }
    if (auto problem = tag_file_fault(files)) return *std::move(problem);
    if (auto problem = name_fault(files)) return *std::move(problem);
    for (Manifest const& manifest : manifests) {
        if (!manifest.is_plain)
            return bad_manifest(manifest.name, say("a line of '{}' is no digest with a name", manifest.name));
        if (auto problem = digest_fault(manifest.listed, files, digest_of)) return *std::move(problem);
    }
    return Done{};
}

std::string manifest_text(std::span<BagFile const> files, DigestOf const& digest_of) {
    std::string text;
    for (BagFile const& file : files) text += fmt::format("{}  {}\n", digest_of(file), file.name);
    return text;
}

} // namespace accrue::package
