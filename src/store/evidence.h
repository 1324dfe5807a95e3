// Evidence: a person's files that prove her entries, and the proof marks on their pages.
//
// What a file holds is kept once for each SHA-256, in chunks, and compared with it whenever it is read (L139); what it is
// called is a row of its own, unique among the files of a person and never a path. Which entries a file proves stands in the
// claims, by that name (Claim::evidence). Content stays when its last file is removed, so that undo brings the file back.
// What was found out about a content is kept beside it as bytes whose meaning only the caller knows; it can be found again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/id.h"
#include "domain/proof_mark.h"
#include "domain/result.h"
#include "store/database.h"

namespace accrue::store {

inline constexpr std::size_t most_content_bytes = 25 * 1024 * 1024; // of one file

struct EvidenceFile {
    FileId id; // 0 until it is added
    PersonId person;
    std::string name;
    std::string sha256;     // of its content
    std::int64_t bytes = 0; // likewise; filled in when it is read
    FileId made_from;       // the file that it is another version of, which may be gone; 0: an original
    std::string made_how;   // "pictures at 250 dpi"

    friend bool operator==(EvidenceFile const&, EvidenceFile const&) = default;
};

struct StoredMark {
    MarkId id; // 0 until it is added
    FileId file;
    EntryId entry; // whose fact it shows; may have been removed
    ProofMark mark;

    friend bool operator==(StoredMark const&, StoredMark const&) = default;
};

// Keeps `bytes` under their SHA-256; those that are there already, and sound, are not written again. L127: more than
// most_content_bytes, or none.
[[nodiscard]] Result<Done> put_content(Transaction& transaction, std::string const& sha256, std::string_view bytes);
[[nodiscard]] Result<bool> has_content(Database const& database, std::string const& sha256);
[[nodiscard]] Result<std::string> load_content(Database const& database, std::string const& sha256); // L126, L139

// What was found out about a content; empty where nothing was, or where it is not what was saved.
[[nodiscard]] Result<std::string> load_findings(Database const& database, std::string const& sha256);
[[nodiscard]] Result<Done> put_findings(Transaction& transaction, std::string const& sha256,
                                        std::string const& findings);

// Of one person, in the order of their ids. Those whose row is damaged (L139) are left out and told.
[[nodiscard]] Result<std::vector<EvidenceFile>> list_files(Database const& database, PersonId person,
                                                           Problems& damaged);
// All that are taken, also by rows that are damaged.
[[nodiscard]] Result<std::vector<std::string>> list_file_names(Database const& database, PersonId person);
[[nodiscard]] Result<EvidenceFile> load_file(Database const& database, FileId file); // L126, L139

// A new file, or one that was removed under its id. L128: its name is taken, or its content is not in the library.
[[nodiscard]] Result<FileId> add_file(Transaction& transaction, EvidenceFile const& file);
// Returns what was removed. Its marks go with it.
[[nodiscard]] Result<EvidenceFile> remove_file(Transaction& transaction, FileId file);

// Of the files of one person, in the order of their ids. Likewise.
[[nodiscard]] Result<std::vector<StoredMark>> list_marks(Database const& database, PersonId person, Problems& damaged);
[[nodiscard]] Result<StoredMark> load_mark(Database const& database, MarkId mark); // L126, L139
[[nodiscard]] Result<MarkId> add_mark(Transaction& transaction, StoredMark const& mark);
[[nodiscard]] Result<StoredMark> remove_mark(Transaction& transaction, MarkId mark);

} // namespace accrue::store
