// Reading a sealed package: everything that can be checked without knowing rules or people is checked, in one pass over bytes
// that were read once. Nothing is written anywhere.
//
// A signature shows that nothing was changed since the owner of the key inside signed it. Whose key that is, and whether the
// application was sent before, the package cannot say: compare `key` and `identifier` with what is known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/result.h"
#include "package/bag.h"
#include "package/keys.h"

namespace accrue::package {

struct OpenedFile {
    std::string_view path; // below data/: "evidence/<SHA-256>.pdf", "documents/form.pdf"
    std::string_view bytes;
    std::string sha256; // of the bytes, 64 hexadecimal digits
};

// Views lead into the bytes that were read.
struct OpenedPackage {
    std::string_view folder;
    std::string identifier; // a UUID
    std::string_view application_json;
    std::vector<OpenedFile> files; // evidence and documents, in the order of their paths
    PublicKey key;
    std::string trusted_comment;
    std::string sha256; // of the package as a whole
};

// `file`: what problems call it. Any of A401 to A422 (see README.md), S107; the first one found.
[[nodiscard]] Result<OpenedPackage> read_package(std::string_view bytes, std::string const& file = {});

// The same without the SHA-256 of the whole, for the writer, who has the files' SHA-512 already.
[[nodiscard]] Result<OpenedPackage> check_package(std::string_view bytes, DigestOf const& digest_of);

} // namespace accrue::package
