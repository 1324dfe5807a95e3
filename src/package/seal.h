// Making a sealed package: the same parts, key and comment give the same bytes, whatever the clock, the time zone, the user.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/result.h"
#include "package/keys.h"

namespace accrue::package {

// Anybody may write this line of a signature, so in packages it says nothing.
inline constexpr std::string_view untrusted_signature_comment = "signature of an application, made by Accrue";

struct PackageFile {
    std::string path;       // below data/: "evidence/<SHA-256 of the bytes>.pdf" or "documents/form.pdf" (layout.h)
    std::string_view bytes; // live while the package is made
};

struct PackageParts {
    std::string folder;     // the one folder in the package: [a-z0-9._-]{1,60}
    std::string identifier; // the application's UUID, in lower case
    std::string_view application_json;
    std::vector<PackageFile> files; // in any order
};

// Is checked as read_package does before it is returned. Besides the parts it takes as much memory as the package is long.
// A407: more or larger files than a package may hold. A413: evidence that is not called after its content. A414: evidence
// that is a ZIP as well. A426: the comment is none. A430: a name, the identifier, or the same path twice. S107: no memory.
[[nodiscard]] Result<std::string> write_package(PackageParts const& parts, SigningKey const& key,
                                                std::string_view trusted_comment);

} // namespace accrue::package
