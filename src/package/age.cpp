#include "package/age.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>
#include <sodium/crypto_aead_chacha20poly1305.h>
#include <sodium/crypto_auth_hmacsha256.h>
#include <sodium/crypto_scalarmult_curve25519.h>
#include <sodium/utils.h>

#include "domain/texts.h"
#include "package/bech32.h"
#include "package/encoded_text.h"
#include "package/refusal.h"

namespace accrue::package {
namespace {

using Key = std::array<std::uint8_t, 32>;
using FileKey = std::array<std::uint8_t, 16>;

constexpr std::string_view first_line = "age-encryption.org/v1\n";
constexpr std::string_view wrap_info = "age-encryption.org/v1/X25519";
constexpr std::size_t most_recipients = 20;
constexpr std::size_t chunk_size = 65536;
constexpr std::size_t seal_size = crypto_aead_chacha20poly1305_IETF_ABYTES;

Key hmac(std::string_view key, std::string_view message) {
    Key mac{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, unsigned_bytes(key), key.size());
    crypto_auth_hmacsha256_update(&state, unsigned_bytes(message), message.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    return mac;
}

// HKDF with SHA-256 (RFC 5869), one block of it.
Key derived(std::string_view secret, std::string_view salt, std::string_view info) {
    Key const extracted = hmac(salt, secret);
    return hmac(text_of(extracted), std::string(info) + '\x01');
}

// ChaCha20-Poly1305, sealed at the end.
void append_sealed(std::string& to, std::string_view bytes, Key const& key, std::array<std::uint8_t, 12> const& nonce) {
    std::size_t const at = to.size();
    to.resize(at + bytes.size() + seal_size);
    crypto_aead_chacha20poly1305_ietf_encrypt(reinterpret_cast<std::uint8_t*>(to.data() + at), nullptr,
                                              unsigned_bytes(bytes), bytes.size(), nullptr, 0, nullptr, nonce.data(),
                                              key.data());
}

Problem no_recipient(std::string what) {
    return refused("A431", {}, std::move(what), tr("ask whoever receives the package for their age key, age1…"));
}

// The lines by which one recipient finds the key of the file.
Result<std::string> stanza_for(std::string const& recipient, FileKey const& file_key, RandomBytes const& random) {
    auto const point = from_bech32("age", recipient);
    Key ours{};
    random(ours);
    Key share{};
    Key shared{};
    bool const usable = point && point->size() == shared.size() &&
                        crypto_scalarmult_curve25519_base(share.data(), ours.data()) == 0 &&
                        crypto_scalarmult_curve25519(shared.data(), ours.data(), unsigned_bytes(*point)) == 0;
    sodium_memzero(ours.data(), ours.size());
    if (!usable) return no_recipient(say("'{}' is no key for which age encrypts", shown_name(recipient)));
    Key const wrap = derived(text_of(shared), std::string(text_of(share)) + *point, wrap_info);
    std::string body;
    append_sealed(body, text_of(file_key), wrap, {});
    return fmt::format("-> X25519 {}\n{}\n", to_unpadded_base64(text_of(share)), to_unpadded_base64(body));
}

// The content in chunks, each with its number and whether it is the last.
void append_content(std::string& to, std::string_view bytes, Key const& key) {
    std::array<std::uint8_t, 12> nonce{};
    for (std::uint32_t number = 0;; ++number) {
        std::string_view const chunk = bytes.substr(0, chunk_size);
        bytes.remove_prefix(chunk.size());
        for (std::size_t i = 0; i < 4; ++i) nonce[10 - i] = static_cast<std::uint8_t>(number >> (8 * i));
        nonce[11] = bytes.empty() ? 1 : 0;
        append_sealed(to, chunk, key, nonce);
        if (bytes.empty()) return;
    }
}

} // namespace

Result<std::string> encrypt_for(std::string_view bytes, std::span<std::string const> recipients,
                                RandomBytes const& random) {
    if (recipients.empty() || recipients.size() > most_recipients)
        return no_recipient(say("a package is encrypted for 1 to {} keys", most_recipients));
    FileKey file_key{};
    random(file_key);
    std::string file(first_line);
    for (std::string const& recipient : recipients) {
        auto const stanza = stanza_for(recipient, file_key, random);
        if (!stanza) return stanza.problem();
        file += *stanza;
    }
    file += "---";
    Key const mac = hmac(text_of(derived(text_of(file_key), {}, "header")), file);
    file += fmt::format(" {}\n", to_unpadded_base64(text_of(mac)));
    std::array<std::uint8_t, 16> nonce{};
    random(nonce);
    file.append(text_of(nonce));
    file.reserve(file.size() + bytes.size() + (bytes.size() / chunk_size + 1) * seal_size);
    Key const content_key = derived(text_of(file_key), text_of(nonce), "payload");
    sodium_memzero(file_key.data(), file_key.size());
    append_content(file, bytes, content_key);
    return file;
}

} // namespace accrue::package
