#include "domain/digest.h"

#include <array>

#include <fmt/format.h>
#include <sodium/crypto_hash_sha256.h>

namespace accrue {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    std::string text;
    text.reserve(digest.size() * 2);
    for (unsigned char const byte : digest) text += fmt::format("{:02x}", byte);
    return text;
}

} // namespace accrue
