// What was sealed: applications that became packages to be sent, and the key that a person seals hers with.
//
// What a package said (its application.json) is kept like the content of a file of evidence, so that the next application can
// be compared with it; the package itself is the person's file. None is ever forgotten: one that no longer counts is withdrawn,
// and a record that is removed leaves its sealed applications behind. The key is encrypted by who made it (package/keys.h);
// here it is text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/date.h"
#include "domain/id.h"
#include "domain/result.h"
#include "store/database.h"

namespace accrue::store {

struct SealedApplication {
    SealedId id; // 0 until it is added
    RecordId record;
    std::string identifier; // of the application: the same for all its revisions
    int revision = 1;
    Date on;                    // the day of sealing
    std::string file;           // what the package was called
    std::string package_sha256; // of the package as it was written
    std::int64_t bytes = 0;     // of it
    std::string application;    // the SHA-256 of application.json, whose content is in the library
    bool withdrawn = false;

    friend bool operator==(SealedApplication const&, SealedApplication const&) = default;
};

// Of one record, in the order of their ids. Those whose row is damaged (L139) are left out and told.
[[nodiscard]] Result<std::vector<SealedApplication>> list_sealed(Database const& database, RecordId record,
                                                                 Problems& damaged);
[[nodiscard]] Result<SealedApplication> load_sealed(Database const& database, SealedId id); // L126, L139

// A new one; or, under its id, one that was withdrawn and counts again. L128: its content is not in the library.
[[nodiscard]] Result<SealedId> add_sealed(Transaction& transaction, SealedApplication const& sealed);
// Returns it as it was before.
[[nodiscard]] Result<SealedApplication> withdraw_sealed(Transaction& transaction, SealedId id);

struct SigningKey {
    std::string secret; // encrypted
    std::string shown;  // the public key
    friend bool operator==(SigningKey const&, SigningKey const&) = default;
};

[[nodiscard]] Result<std::optional<SigningKey>> load_key(Database const& database, PersonId person); // L139
[[nodiscard]] Result<Done> put_key(Transaction& transaction, PersonId person, SigningKey const& key);

} // namespace accrue::store
