#include "package/seal.h"

#include <algorithm>
#include <map>
#include <optional>

#include "domain/texts.h"
#include "package/bag.h"
#include "package/layout.h"
#include "package/libzip.h"
#include "package/open.h"
#include "package/refusal.h"
#include "package/zip_check.h"

namespace accrue::package {
namespace {

constexpr std::size_t tag_files = 6;

Problem not_sealed(std::string_view name, std::string what) {
    return refused("A430", name, std::move(what), tr("nothing was sealed; the application is as it was"));
}

std::optional<Problem> parts_fault(PackageParts const& parts) {
    if (!is_folder_name(parts.folder))
        return not_sealed({}, say("'{}' cannot be the name of a package's folder", shown_name(parts.folder)));
    if (!is_identifier(parts.identifier))
        return not_sealed({}, say("'{}' is no identifier of an application", shown_name(parts.identifier)));
    for (PackageFile const& file : parts.files) {
        std::string const name = std::string(payload_folder) + file.path;
        if (!is_evidence_name(name) && !is_document_name(name))
            return not_sealed(name, say("'{}' is no name for a file in a package", shown_name(file.path)));
    }
    return {};
}

std::optional<Problem> limit_fault(PackageParts const& parts) {
    if (parts.files.size() + tag_files + 1 > most_entries)
        return refused("A407", {}, say("{} files are too many for one package", parts.files.size()),
                       tr("join some of them into one"));
    std::size_t total = parts.application_json.size();
    for (PackageFile const& file : parts.files) {
        total += file.bytes.size();
        if (file.bytes.size() > most_entry_bytes)
            return refused("A407", file.path,
                           say("'{}' has {} bytes; a file in a package has at most {}", file.path,
                               grouped_digits(std::ssize(file.bytes)), grouped_digits(most_entry_bytes)),
                           tr("shrink it first"));
    }
    // Headers, manifests and the rest take less than a thousand bytes for each file.
    if (total + (parts.files.size() + tag_files + 1) * 1000 <= most_package_bytes) return {};
    return refused("A407", {},
                   say("the files have {} bytes; a package has at most {}",
                       grouped_digits(static_cast<std::int64_t>(total)), grouped_digits(most_package_bytes)),
                   tr("shrink the largest, or leave some out"));
}

// The files in data/ by their names, and what is known of them.
struct Payload {
    std::vector<std::string> names;                 // what `files` views
    std::vector<BagFile> files;                     // sorted by name
    std::map<std::string_view, std::string> sha512; // by name

    // Of a content that is the same as the one that was taken for it.
    [[nodiscard]] std::string digest_of(BagFile const& file) const {
        auto const known = std::ranges::lower_bound(files, file.name, {}, &BagFile::name);
        bool const same = known != files.end() && known->name == file.name && known->bytes == file.bytes;
        return same ? sha512.at(known->name) : sha512_hex(file.bytes);
    }
};

Payload payload_of(PackageParts const& parts) {
    Payload payload;
    payload.names.reserve(parts.files.size()); // so that the views stay
    payload.files.push_back({application_name, parts.application_json});
    for (PackageFile const& file : parts.files)
        payload.files.push_back({payload.names.emplace_back(std::string(payload_folder) + file.path), file.bytes});
    std::ranges::sort(payload.files, {}, &BagFile::name);
    for (BagFile const& file : payload.files) payload.sha512.emplace(file.name, sha512_hex(file.bytes));
    return payload;
}

struct TagFiles {
    std::string info;
    std::string key;
    std::string manifest;
    std::string tag_manifest;
    std::string signature;
};

TagFiles tag_files_for(PackageParts const& parts, Payload const& payload, SigningKey const& key,
                       std::string_view trusted_comment) {
    std::size_t bytes = 0;
    for (BagFile const& file : payload.files) bytes += file.bytes.size();
    TagFiles tags;
    tags.info = info_text(bytes, payload.files.size(), parts.identifier);
    tags.key = key_file(key.public_key());
    tags.manifest = manifest_text(payload.files, [&](BagFile const& file) { return payload.digest_of(file); });
    std::vector<BagFile> const listed{{key_name, tags.key},
                                      {info_name, tags.info},
                                      {declaration_name, declaration_text},
                                      {manifest_name, tags.manifest}};
    tags.tag_manifest = manifest_text(listed, [](BagFile const& file) { return sha512_hex(file.bytes); });
    tags.signature = sign(key, tags.tag_manifest, untrusted_signature_comment, trusted_comment);
    return tags;
}

} // namespace

Result<std::string> write_package(PackageParts const& parts, SigningKey const& key, std::string_view trusted_comment) {
    if (auto problem = parts_fault(parts)) return *std::move(problem);
    if (auto problem = limit_fault(parts)) return *std::move(problem);
    if (!is_comment(trusted_comment))
        return refused("A426", {}, std::string(tr("the comment of the signature is no short line of text")),
                       tr("nothing was sealed; the application is as it was"));
    Payload const payload = payload_of(parts);
    if (auto const twin = std::ranges::adjacent_find(payload.files, {}, &BagFile::name); twin != payload.files.end())
        return not_sealed(twin->name, say("'{}' is there twice", shown_name(twin->name)));
    TagFiles const tags = tag_files_for(parts, payload, key, trusted_comment);
    std::vector<BagFile> files = payload.files;
    files.push_back({key_name, tags.key});
    files.push_back({info_name, tags.info});
    files.push_back({declaration_name, declaration_text});
    files.push_back({manifest_name, tags.manifest});
    files.push_back({tag_manifest_name, tags.tag_manifest});
    files.push_back({signature_name, tags.signature});
    std::ranges::sort(files, {}, &BagFile::name);
    auto bytes = write_zip(parts.folder, files);
    if (!bytes) return bytes.problem();
    auto const checked = check_package(*bytes, [&](BagFile const& file) { return payload.digest_of(file); });
    if (!checked) return checked.problem();
    return bytes;
}

} // namespace accrue::package
