// Encryption for those who receive a package, in the format of age (age-encryption.org/v1): `age -d` opens it. Who can open
// it is hidden in it; who made it is not said, the signature inside does that.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domain/result.h"
#include "package/random.h"

namespace accrue::package {

inline constexpr std::string_view age_header = "age-encryption.org/v1"; // what such a file begins with

// `recipients`: one to twenty public keys "age1…"; whoever holds one of them can open the file. A431: one of them is no such
// key, or there are none, or too many.
[[nodiscard]] Result<std::string> encrypt_for(std::string_view bytes, std::span<std::string const> recipients,
                                              RandomBytes const& random = system_random);

} // namespace accrue::package
