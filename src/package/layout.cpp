#include "package/layout.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/texts.h"
#include "package/refusal.h"

namespace accrue::package {
namespace {

constexpr std::string_view evidence_folder = "data/evidence/";
constexpr std::string_view document_folder = "data/documents/";
constexpr std::array<std::string_view, 4> evidence_suffixes{".pdf", ".jpg", ".png", ".tif"};
constexpr std::array<std::string_view, 2> document_suffixes{".pdf", ".html"};
constexpr std::array always_there{declaration_name, info_name, manifest_name,   tag_manifest_name,
                                  signature_name,   key_name,  application_name};

constexpr std::string_view identifier_key = "External-Identifier: ";

bool is_digit_of_sixteen(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

// What stands between a folder and one of the suffixes, or nothing.
std::string_view stem(std::string_view name, std::string_view folder, std::span<std::string_view const> suffixes) {
    if (!name.starts_with(folder)) return {};
    name.remove_prefix(folder.size());
    for (std::string_view const suffix : suffixes)
        if (name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
    return {};
}

bool belongs(std::string_view name) {
    return std::ranges::find(always_there, name) != always_there.end() || is_evidence_name(name) ||
           is_document_name(name);
}

} // namespace

bool is_folder_name(std::string_view name) {
    return name.size() <= 60 && name.find('/') == std::string_view::npos && is_safe_name(name);
}

bool is_identifier(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !is_digit_of_sixteen(text[i])) return false;
    }
    return true;
}

std::string_view digest_in(std::string_view name) { return stem(name, evidence_folder, evidence_suffixes); }

bool is_evidence_name(std::string_view name) {
    std::string_view const digest = digest_in(name);
    return digest.size() == 64 && std::ranges::all_of(digest, is_digit_of_sixteen);
}

bool is_document_name(std::string_view name) {
    std::string_view const plain = stem(name, document_folder, document_suffixes);
    return !plain.empty() && plain.size() <= 40 && std::ranges::all_of(plain, is_plain);
}

Result<std::string_view> check_layout(std::span<ZipEntry const> entries) {
    std::string_view const first = entries.front().name;
    std::string_view const folder = first.substr(0, first.find('/'));
    std::size_t found = 0;
    for (ZipEntry const& entry : entries) {
        bool const inside = entry.name.size() > folder.size() && entry.name.starts_with(folder) &&
                            entry.name[folder.size()] == '/' && is_folder_name(folder);
        std::string_view const name = inside ? entry.name.substr(folder.size() + 1) : std::string_view();
        if (!inside || !belongs(name))
            return refused("A410", entry.name,
                           say("'{}' does not belong in a package of an application", shown_name(entry.name)));
        if (std::ranges::find(always_there, name) != always_there.end()) ++found;
    }
    if (found == always_there.size()) return folder;
    for (std::string_view const name : always_there) {
        bool const there = std::ranges::any_of(
            entries, [&](ZipEntry const& entry) { return entry.name.substr(folder.size() + 1) == name; });
        if (!there) return refused("A410", name, say("'{}' is missing in the package", name));
    }
    return folder;
}

std::string info_text(std::size_t payload_bytes, std::size_t payload_files, std::string_view identifier) {
    return fmt::format("Payload-Oxum: {}.{}\n{}{}\nBag-Software-Agent: Accrue\n", payload_bytes, payload_files,
                       identifier_key, identifier);
}

Result<std::string> read_info(std::string_view text, std::size_t payload_bytes, std::size_t payload_files) {
    std::size_t const at = text.find(identifier_key);
    std::string_view const identifier =
        at == std::string_view::npos ? std::string_view() : text.substr(at + identifier_key.size()).substr(0, 36);
    if (is_identifier(identifier) && text == info_text(payload_bytes, payload_files, identifier))
        return std::string(identifier);
    return refused("A411", info_name, say("'{}' does not say what is in the package", info_name));
}

} // namespace accrue::package
