// A person's key, and signatures by it, in the formats of minisign: Ed25519 over BLAKE2b-512 (the algorithm "ED"). What is
// made here `minisign -S` and `minisign -V` take, and the other way round.
//
// A secret key exists in clear only inside a SigningKey: in memory that is not swapped out, where the system allows that, and
// wiped when it goes.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "domain/result.h"
#include "package/random.h"

namespace accrue::package {

struct PublicKey {
    std::array<std::uint8_t, 8> id{}; // random; which key it is, not who
    std::array<std::uint8_t, 32> point{};

    friend bool operator==(PublicKey const&, PublicKey const&) = default;
};

[[nodiscard]] std::string key_id(PublicKey const& key);   // "E7620F1842B4E81F", as minisign writes it
[[nodiscard]] std::string key_text(PublicKey const& key); // "RW…", one word of 56 characters
[[nodiscard]] std::string key_file(PublicKey const& key); // with a comment before it, as `minisign -p` takes it
// Of either. A422: something else, or a point for which anybody could sign.
[[nodiscard]] Result<PublicKey> read_public_key(std::string_view text);

struct NewKey {
    std::string secret_file; // encrypted with the passphrase
    PublicKey public_key;
};

// Making the passphrase expensive to guess takes 32 MB and some tenths of a second, here and whenever the key is unlocked.
// A425: the passphrase is empty, or there is not enough memory.
[[nodiscard]] Result<NewKey> make_key(std::string_view passphrase, RandomBytes const& random = system_random);

class SigningKey {
public:
    struct Secret; // keys.cpp
    struct Wipe {
        void operator()(Secret* secret) const;
    };
    using Held = std::unique_ptr<Secret, Wipe>;

    SigningKey(PublicKey key, Held secret) : public_key_(key), secret_(std::move(secret)) {}

    [[nodiscard]] PublicKey const& public_key() const { return public_key_; }
    [[nodiscard]] Secret const& secret() const { return *secret_; }

private:
    PublicKey public_key_;
    Held secret_;
};

// A423: no secret key of minisign's, one without a passphrase, or one that asks for more than 1 GB. A424: another
// passphrase. A425: not enough memory.
[[nodiscard]] Result<SigningKey> unlock(std::string_view secret_file, std::string_view passphrase);

// A comment is one line: at most 1,000 bytes of UTF-8 without control characters but tabs.
[[nodiscard]] bool is_comment(std::string_view text);

// The text of a .minisig file; the same key, bytes and comments give the same text. REQUIRES: comments that are ones.
// `untrusted_comment` is not signed, `trusted_comment` is.
[[nodiscard]] std::string sign(SigningKey const& key, std::string_view bytes, std::string_view untrusted_comment,
                               std::string_view trusted_comment);

struct Signature {
    std::string untrusted_comment; // anybody may have written it
    std::string trusted_comment;
};

// A420: `signature` is no signature of this kind, or by another key. A421: it is not for these bytes or this comment.
[[nodiscard]] Result<Signature> verify(std::string_view signature, std::string_view bytes, PublicKey const& key);

// Ed25519 itself, strictly: no key or signature in which anything has two forms or that fits several messages.
[[nodiscard]] bool is_signed(std::string_view message, std::string_view signature, std::string_view point);

} // namespace accrue::package
