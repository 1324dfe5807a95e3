#include "domain/digest.h"

#include <algorithm>
#include <array>

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

namespace accrue {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    std::array<char, crypto_hash_sha256_BYTES * 2 + 1> text{}; // with a zero at the end
    return sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
}

bool is_sha256_hex(std::string_view text) {
    return text.size() == std::size_t{crypto_hash_sha256_BYTES} * 2 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace accrue
