#include "package/keys.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <vector>

#include <fmt/format.h>
#include <sodium/core.h>
#include <sodium/crypto_core_ed25519.h>
#include <sodium/crypto_generichash.h>
#include <sodium/crypto_pwhash_scryptsalsa208sha256.h>
#include <sodium/crypto_sign_ed25519.h>
#include <sodium/randombytes.h>
#include <sodium/utils.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "package/encoded_text.h"
#include "package/refusal.h"

namespace accrue::package {

// What minisign encrypts: the key's id, the key and a checksum over both.
struct SigningKey::Secret {
    std::array<std::uint8_t, 8> id;
    std::array<std::uint8_t, 64> key;
    std::array<std::uint8_t, 32> checksum;
};

void SigningKey::Wipe::operator()(Secret* secret) const { sodium_free(secret); } // which wipes it first

namespace {

using Secret = SigningKey::Secret;

constexpr std::string_view untrusted_mark = "untrusted comment: ";
constexpr std::string_view trusted_mark = "trusted comment: ";
constexpr std::string_view secret_comment = "untrusted comment: minisign encrypted secret key\n";

constexpr std::string_view key_algorithm = "Ed";
constexpr std::string_view signature_algorithm = "ED";
constexpr std::string_view secret_head = "EdScB2"; // signature, scrypt, BLAKE2b
constexpr std::size_t salt_size = 32;
constexpr std::size_t secret_file_size = 6 + salt_size + 8 + 8 + sizeof(Secret);

// scrypt with N = 2^15, r = 8, p = 3: 32 MB.
constexpr std::uint64_t our_operations = 3'145'728;
constexpr std::uint64_t our_memory = 33'554'432;
// What minisign itself takes, which is the most that is done for a file that anybody may have made.
constexpr std::uint64_t most_operations = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
constexpr std::uint64_t most_memory = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;

bool is_ready() {
    static bool const ready = sodium_init() >= 0;
    return ready;
}

template <std::size_t size>
std::array<std::uint8_t, size> array_of(std::string_view bytes) {
    std::array<std::uint8_t, size> array;
    std::copy_n(unsigned_bytes(bytes), size, array.begin());
    return array;
}

SigningKey::Held new_secret() {
    return SigningKey::Held(is_ready() ? static_cast<Secret*>(sodium_malloc(sizeof(Secret))) : nullptr);
}

Problem no_memory_for_key() {
    return refused("A425", {}, std::string(tr("there is not enough memory to unlock the key")),
                   tr("close other programs and try again"));
}

std::array<std::uint8_t, 32> checksum_of(Secret const& secret) {
    std::array<std::uint8_t, 32> sum{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, sum.size());
    crypto_generichash_update(&state, unsigned_bytes(key_algorithm), key_algorithm.size());
    crypto_generichash_update(&state, secret.id.data(), secret.id.size());
    crypto_generichash_update(&state, secret.key.data(), secret.key.size());
    crypto_generichash_final(&state, sum.data(), sum.size());
    return sum;
}

// Encrypts what is in clear, and the other way round. False: not enough memory.
bool turn(Secret& secret, std::string_view passphrase, std::string_view salt, std::uint64_t operations,
          std::uint64_t memory) {
    auto const stream = new_secret();
    if (!stream) return false;
    auto* const mask = reinterpret_cast<std::uint8_t*>(stream.get());
    if (crypto_pwhash_scryptsalsa208sha256(mask, sizeof(Secret), passphrase.data(), passphrase.size(),
                                           unsigned_bytes(salt), operations, memory) != 0)
        return false;
    auto* const bytes = reinterpret_cast<std::uint8_t*>(&secret);
    for (std::size_t i = 0; i < sizeof(Secret); ++i) bytes[i] ^= mask[i];
    return true;
}

std::string little_endian(std::uint64_t number) {
    std::string bytes;
    for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(number >> shift & 0xFFU);
    return bytes;
}

std::uint64_t number_in(std::string_view bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = 8; i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[i]);
    return number;
}

PublicKey public_half(Secret const& secret) {
    PublicKey key{secret.id, {}};
    std::copy_n(secret.key.begin() + 32, 32, key.point.begin()); // its second half
    return key;
}

std::string prehash(std::string_view bytes) {
    std::array<std::uint8_t, 64> hash{};
    crypto_generichash(hash.data(), hash.size(), unsigned_bytes(bytes), bytes.size(), nullptr, 0);
    return std::string(text_of(hash));
}

std::string signature_of(Secret const& secret, std::string_view message) {
    std::array<std::uint8_t, crypto_sign_ed25519_BYTES> signature{};
    crypto_sign_ed25519_detached(signature.data(), nullptr, unsigned_bytes(message), message.size(), secret.key.data());
    return std::string(text_of(signature));
}

Problem no_signature() {
    return refused("A420", {}, std::string(tr("the signature is no signature by a key of minisign's kind")));
}

Problem no_secret_key() {
    return refused("A423", {}, std::string(tr("this is no secret key that is protected by a passphrase")),
                   tr("name the key file that Accrue or minisign has made"));
}

} // namespace

std::string key_id(PublicKey const& key) { return fmt::format("{:016X}", number_in(text_of(key.id))); }

std::string key_text(PublicKey const& key) {
    return to_base64(std::string(key_algorithm).append(text_of(key.id)).append(text_of(key.point)));
}

std::string key_file(PublicKey const& key) {
    return fmt::format("{}minisign public key {}\n{}\n", untrusted_mark, key_id(key), key_text(key));
}

Result<PublicKey> read_public_key(std::string_view text) {
    if (text.starts_with(untrusted_mark)) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    if (text.ends_with('\n')) text.remove_suffix(1);
    auto const bytes = from_base64(text);
    if (!bytes || bytes->size() != 42 || !bytes->starts_with(key_algorithm))
        return refused("A422", {}, std::string(tr("the key is no public key of minisign's kind")));
    PublicKey const key{array_of<8>(std::string_view(*bytes).substr(2)),
                        array_of<32>(std::string_view(*bytes).substr(10))};
    if (!is_ready() || crypto_core_ed25519_is_valid_point(key.point.data()) != 1)
        return refused("A422", {}, std::string(tr("the key is one with which anybody could sign")));
    return key;
}

Result<NewKey> make_key(std::string_view passphrase, RandomBytes const& random) {
    if (passphrase.empty())
        return refused("A425", {}, std::string(tr("the key needs a passphrase")), tr("think of one and type it"));
    auto const secret = new_secret();
    if (!secret) return no_memory_for_key();
    std::array<std::uint8_t, salt_size> salt{};
    random(secret->id);
    random(salt);
    // The secret half takes the seed's place, so that no copy of it is left behind.
    std::array<std::uint8_t, 32> point{};
    random(std::span(secret->checksum));
    crypto_sign_ed25519_seed_keypair(point.data(), secret->key.data(), secret->checksum.data());
    secret->checksum = checksum_of(*secret);
    PublicKey const key = public_half(*secret);
    if (!turn(*secret, passphrase, text_of(salt), our_operations, our_memory)) return no_memory_for_key();
    std::string bytes(secret_head);
    bytes.append(text_of(salt)).append(little_endian(our_operations)).append(little_endian(our_memory));
    bytes.append(reinterpret_cast<char const*>(secret.get()), sizeof(Secret));
    return NewKey{std::string(secret_comment) + to_base64(bytes) + "\n", key};
}

Result<SigningKey> unlock(std::string_view secret_file, std::string_view passphrase) {
    auto const lines = lines_of_text(secret_file);
    auto const bytes = lines.size() == 2 && lines[0].starts_with(untrusted_mark) ? from_base64(lines[1]) : std::nullopt;
    if (!bytes || bytes->size() != secret_file_size || !bytes->starts_with(secret_head)) return no_secret_key();
    std::string_view rest = std::string_view(*bytes).substr(secret_head.size());
    std::string_view const salt = rest.substr(0, salt_size);
    std::uint64_t const operations = number_in(rest.substr(salt_size));
    std::uint64_t const memory = number_in(rest.substr(salt_size + 8));
    if (operations > most_operations || memory > most_memory) return no_secret_key();
    auto secret = new_secret();
    if (!secret) return no_memory_for_key();
    std::memcpy(secret.get(), rest.data() + salt_size + 16, sizeof(Secret));
    if (!turn(*secret, passphrase, salt, operations, memory)) return no_memory_for_key();
    auto const sum = checksum_of(*secret);
    if (sodium_memcmp(sum.data(), secret->checksum.data(), sum.size()) != 0)
        return refused("A424", {}, std::string(tr("this is not the passphrase of the key")),
                       tr("type it again; nobody can recover it"));
    PublicKey const key = public_half(*secret);
    return SigningKey(key, std::move(secret));
}

bool is_comment(std::string_view text) {
    auto const is_control = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; };
    return text.size() <= 1000 && find_invalid_utf8(text) == std::string_view::npos &&
           std::ranges::none_of(text, is_control);
}

std::string sign(SigningKey const& key, std::string_view bytes, std::string_view untrusted_comment,
                 std::string_view trusted_comment) {
    std::string const signature = signature_of(key.secret(), prehash(bytes));
    std::string const over_all = signature_of(key.secret(), signature + std::string(trusted_comment));
    std::string head(signature_algorithm);
    head.append(text_of(key.public_key().id)).append(signature);
    return fmt::format("{}{}\n{}\n{}{}\n{}\n", untrusted_mark, untrusted_comment, to_base64(head), trusted_mark,
                       trusted_comment, to_base64(over_all));
}

Result<Signature> verify(std::string_view signature, std::string_view bytes, PublicKey const& key) {
    auto const lines = lines_of_text(signature);
    if (lines.size() != 4 || !lines[0].starts_with(untrusted_mark) || !lines[2].starts_with(trusted_mark))
        return no_signature();
    auto const head = from_base64(lines[1]);
    auto const over_all = from_base64(lines[3]);
    if (!head || head->size() != 74 || !head->starts_with(signature_algorithm) || !over_all || over_all->size() != 64)
        return no_signature();
    std::string_view const untrusted = lines[0].substr(untrusted_mark.size());
    std::string_view const trusted = lines[2].substr(trusted_mark.size());
    if (!is_comment(untrusted) || !is_comment(trusted)) return no_signature();
    if (head->compare(2, 8, text_of(key.id)) != 0)
        return refused("A420", {}, std::string(tr("the signature is by another key than the applicant's")));
    std::string const first = head->substr(10);
    if (!is_signed(prehash(bytes), first, text_of(key.point)) ||
        !is_signed(first + std::string(trusted), *over_all, text_of(key.point)))
        return refused("A421", {},
                       std::string(tr("the signature does not match: something was changed after signing")));
    return Signature{std::string(untrusted), std::string(trusted)};
}

bool is_signed(std::string_view message, std::string_view signature, std::string_view point) {
    if (!is_ready() || signature.size() != crypto_sign_ed25519_BYTES || point.size() != crypto_core_ed25519_BYTES ||
        crypto_core_ed25519_is_valid_point(unsigned_bytes(point)) != 1)
        return false;
    return crypto_sign_ed25519_verify_detached(unsigned_bytes(signature), unsigned_bytes(message), message.size(),
                                               unsigned_bytes(point)) == 0;
}

void system_random(std::span<std::uint8_t> to_fill) {
    static_cast<void>(is_ready()); // it would do so itself
    randombytes_buf(to_fill.data(), to_fill.size());
}

} // namespace accrue::package
