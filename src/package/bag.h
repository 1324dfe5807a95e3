// The rules of a BagIt bag (RFC 8493) as packages need them: version 1.0, SHA-512 alone, every file listed once and every
// listed file there. A function over names and bytes: nothing is fetched, opened or written. What names a package may have
// besides is said in layout.h.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "domain/result.h"

namespace accrue::package {

struct BagFile {
    std::string_view name; // below the bag's folder
    std::string_view bytes;
};

// 128 lower-case hexadecimal digits of the SHA-512 of `bytes`.
[[nodiscard]] std::string sha512_hex(std::string_view bytes);

// The SHA-512 of what a file holds, for whoever knows it already.
using DigestOf = std::function<std::string(BagFile const& file)>;

// In this order: nothing is to be fetched (A410); no manifest leads out of the bag, and each lists what is there, once (A412);
// bagit.txt says version 1.0 (A411); there is one manifest, of SHA-512, for what is in data/, and one for the rest but the
// signature (A410); names are safe (A405); what is in the files is what the manifests say (A413), in plain lines (A412).
[[nodiscard]] Result<Done> check_bag(
    std::span<BagFile const> files, DigestOf const& digest_of = [](BagFile const& f) { return sha512_hex(f.bytes); });

// Lines of a manifest, in the order of the files.
[[nodiscard]] std::string manifest_text(std::span<BagFile const> files, DigestOf const& digest_of);

} // namespace accrue::package
