// Reviews as the signed files in which they were handed in, here or elsewhere, and what whoever decides a case makes of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/date.h"
#include "domain/id.h"
#include "domain/result.h"
#include "domain/review.h"
#include "store/database.h"

namespace accrue::store {

struct StoredReviewFile {
    ReviewFileId id; // 0 until it is put
    CaseId of;
    std::string file_sha256;
    std::string content; // the whole file
    std::string taken_at;

    friend bool operator==(StoredReviewFile const&, StoredReviewFile const&) = default;
};

// Those of one case in the order in which they came. Those whose row is damaged (L139) are left out and told.
[[nodiscard]] Result<std::vector<StoredReviewFile>> list_review_files(Database const& database, CaseId of,
                                                                      Problems& damaged);
// False: this case has the file already.
[[nodiscard]] Result<bool> put_review_file(Transaction& transaction, StoredReviewFile const& file);

// Somebody decides a case from the day on which this is put; she does not review it any more.
struct StoredDecision {
    DecisionId id; // 0 until it is put
    CaseId of;
    ReviewerId decider;
    std::optional<Outcome> outcome; // nothing: what the reviewers recommend
    std::string own_words;          // before the reasons in the letter
    std::string at;                 // when it was decided; empty: not yet, and what follows is empty
    std::optional<Date> decided_on;
    std::string letter;                    // HTML
    std::optional<std::string> letter_pdf; // its SHA-256 (evidence.h)
    std::string feedback;                  // the signed file

    friend bool operator==(StoredDecision const&, StoredDecision const&) = default;
};

// The last one. Absent: nobody decides it yet. L139: it is damaged.
[[nodiscard]] Result<std::optional<StoredDecision>> load_decision(Database const& database, CaseId of);
// A new one where it has no id; those before it are kept.
[[nodiscard]] Result<DecisionId> put_decision(Transaction& transaction, StoredDecision const& decision);

} // namespace accrue::store
