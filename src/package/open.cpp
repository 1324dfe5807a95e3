#include "package/open.h"

#include <algorithm>
#include <future>
#include <optional>

#include "domain/digest.h"
#include "domain/texts.h"
#include "package/layout.h"
#include "package/libzip.h"
#include "package/refusal.h"
#include "package/seal.h"
#include "package/zip_check.h"

namespace accrue::package {
namespace {

std::string_view bytes_of(std::span<BagFile const> files, std::string_view name) {
    return std::ranges::find(files, name, &BagFile::name)->bytes; // the layout was checked
}

// Below the folder.
std::vector<BagFile> bag_of(std::string_view bytes, std::string_view folder, std::span<ZipEntry const> entries) {
    std::vector<BagFile> files;
    files.reserve(entries.size());
    for (ZipEntry const& entry : entries)
        files.push_back({entry.name.substr(folder.size() + 1), bytes.substr(entry.offset, entry.size)});
    return files;
}

// The files in data/ but the application itself.
Result<std::vector<OpenedFile>> open_files(std::span<BagFile const> files) {
    std::vector<OpenedFile> opened;
    for (BagFile const& file : files) {
        if (!file.name.starts_with(payload_folder) || file.name == application_name) continue;
        OpenedFile one{file.name.substr(payload_folder.size()), file.bytes, sha256_hex(file.bytes)};
        if (is_evidence_name(file.name) && digest_in(file.name) != one.sha256)
            return refused("A413", file.name, say("'{}' is not called after its content", file.name));
        if (ends_as_zip(file.bytes))
            return refused("A414", file.name, say("'{}' is a ZIP file as well as a document", file.name),
                           tr("print the document to a new PDF and take that"));
        opened.push_back(std::move(one));
    }
    return opened;
}

Result<std::string> identifier_in(std::span<BagFile const> files) {
    std::size_t payload_files = 0;
    std::size_t payload_bytes = 0;
    for (BagFile const& file : files) {
        if (!file.name.starts_with(payload_folder)) continue;
        ++payload_files;
        payload_bytes += file.bytes.size();
    }
    return read_info(bytes_of(files, info_name), payload_bytes, payload_files);
}

Problem told_of(std::string_view name, Problem problem) {
    problem.where.path = "/" + std::string(name);
    return problem;
}

std::optional<Problem> signature_fault(OpenedPackage& package, std::span<BagFile const> files) {
    std::string_view const text = bytes_of(files, key_name);
    auto const key = read_public_key(text);
    if (!key) return told_of(key_name, key.problem());
    if (text != key_file(*key))
        return refused("A422", key_name, std::string(tr("the key is no public key of minisign's kind")));
    std::string_view const minisig = bytes_of(files, signature_name);
    auto const signature = verify(minisig, bytes_of(files, tag_manifest_name), *key);
    if (!signature) return told_of(signature_name, signature.problem());
    bool const ours = signature->untrusted_comment == untrusted_signature_comment && minisig.ends_with('\n') &&
                      minisig.find('\r') == std::string_view::npos; // nothing about it may be otherwise
    if (!ours) return refused("A420", signature_name, std::string(tr("the signature was not made by Accrue")));
    package.key = *key;
    package.trusted_comment = signature->trusted_comment;
    return {};
}

} // namespace

Result<OpenedPackage> check_package(std::string_view bytes, DigestOf const& digest_of) {
    auto const entries = check_zip(bytes);
    if (!entries) return entries.problem();
    auto const folder = check_layout(*entries);
    if (!folder) return folder.problem();
    if (auto const same = compare_with_libzip(bytes, *entries); !same) return same.problem();
    auto const files = bag_of(bytes, *folder, *entries);
    if (auto const sound = check_bag(files, digest_of); !sound) return sound.problem();
    OpenedPackage package;
    package.folder = *folder;
    package.application_json = bytes_of(files, application_name);
    auto identifier = identifier_in(files);
    if (!identifier) return identifier.problem();
    package.identifier = *std::move(identifier);
    if (auto problem = signature_fault(package, files)) return *std::move(problem);
    auto opened = open_files(files);
    if (!opened) return opened.problem();
    package.files = *std::move(opened);
    return package;
}

Result<OpenedPackage> read_package(std::string_view bytes, std::string const& file) {
    // The only thing that takes all bytes at once goes beside the rest, where that takes a while.
    auto const when = bytes.size() < 1'000'000 ? std::launch::deferred : std::launch::async;
    auto whole = std::async(when, [bytes] { return sha256_hex(bytes); });
    auto package = check_package(bytes, [](BagFile const& one) { return sha512_hex(one.bytes); });
    if (package) {
        package->sha256 = whole.get();
        return package;
    }
    Problem problem = package.problem();
    problem.where.file = file;
    return problem;
}

} // namespace accrue::package
