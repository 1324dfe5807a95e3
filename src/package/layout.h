// What a package holds: names below its one folder, and the two tag files whose text follows from the rest.
//
//     bagit.txt  bag-info.txt  manifest-sha512.txt  tagmanifest-sha512.txt  tagmanifest-sha512.txt.minisig  applicant.pub
//     data/application.json
//     data/evidence/<SHA-256 of the content, 64 hexadecimal digits>.pdf (or .jpg, .png, .tif)
//     data/documents/<a-z, 0-9 and -, 1 to 40 of them>.pdf (or .html)
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "domain/result.h"
#include "package/zip_check.h"

namespace accrue::package {

inline constexpr std::string_view declaration_name = "bagit.txt";
inline constexpr std::string_view info_name = "bag-info.txt";
inline constexpr std::string_view manifest_name = "manifest-sha512.txt";
inline constexpr std::string_view tag_manifest_name = "tagmanifest-sha512.txt";
inline constexpr std::string_view signature_name = "tagmanifest-sha512.txt.minisig";
inline constexpr std::string_view key_name = "applicant.pub";
inline constexpr std::string_view application_name = "data/application.json";
inline constexpr std::string_view payload_folder = "data/";

inline constexpr std::string_view declaration_text = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

[[nodiscard]] bool is_folder_name(std::string_view name);        // [a-z0-9._-]{1,60}, but not "." or ".."
[[nodiscard]] bool is_identifier(std::string_view text);         // a UUID in lower case
[[nodiscard]] bool is_evidence_name(std::string_view name);      // below the folder, with data/
[[nodiscard]] bool is_document_name(std::string_view name);      // likewise
[[nodiscard]] std::string_view digest_in(std::string_view name); // of an evidence name: its 64 digits

// The one folder that all names lie in, each as above and the seven that are always there among them; A410.
[[nodiscard]] Result<std::string_view> check_layout(std::span<ZipEntry const> entries);

// bag-info.txt: how much is in data/, and whose application it is.
[[nodiscard]] std::string info_text(std::size_t payload_bytes, std::size_t payload_files, std::string_view identifier);
// The identifier in a bag-info.txt that is as info_text writes it; A411.
[[nodiscard]] Result<std::string> read_info(std::string_view text, std::size_t payload_bytes,
                                            std::size_t payload_files);

} // namespace accrue::package
