// OpenCase: one package on the claim desk. It holds the package as it came, knows its rules, and says what the desk shows for
// any verdicts: the level is scored again from what is verified each time. Private to the session.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/sealed_file.h"
#include "scoring/robustness.h"
#include "scoring/scored.h"
#include "session/evidence_content.h"
#include "session/packs.h"
#include "session/review_model.h"
#include "store/reviews.h"

namespace accrue::session {

enum class Others : std::uint8_t { // what claims without a verdict are taken for
    NotVerified,                   // which counts what the rules count on every basis, an enrolment say
    Allowed,
    Refused
};

// The application with these verdicts, to be scored by what is verified.
[[nodiscard]] Application with_verdicts(Application application, std::vector<ClaimVerdict> const& verdicts,
                                        Others others);

class OpenCase {
public:
    // Any problem of package::read_package; those of a package that cannot be read as an application.
    static Result<OpenCase> open(store::ListedCase listed, std::string package);

    [[nodiscard]] store::ListedCase const& listed() const { return listed_; }
    [[nodiscard]] Application const& application() const { return sealed_.read.application; }
    // What asks for the rules by which it was taken in, by the digest of their text.
    [[nodiscard]] Application asks_for_rules() const;
    void count_by(PackPointer pack, Date today); // before anything that follows
    [[nodiscard]] PackPointer const& pack() const { return pack_; }

    // Contents of evidence by SHA-256, within the package.
    [[nodiscard]] std::map<std::string, std::string_view> const& evidence() const { return evidence_; }

    [[nodiscard]] std::string digest_of(std::string const& name) const; // of a file; empty: the application lists none
    [[nodiscard]] std::string const& key_id() const { return key_id_; } // by which it is signed: "E7620F1842B4E81F"

    // Claims, level and what hangs on what; of the queue's row, conflicts and what can be done now the desk knows.
    [[nodiscard]] ClaimDeskModel model(store::StoredReview const& review, KnownFiles const& known) const;

    // The application as it is worth with these verdicts.
    [[nodiscard]] scoring::Scored score(std::vector<ClaimVerdict> const& verdicts, Others others) const;

private:
    OpenCase() = default;

    [[nodiscard]] DeskClaim claim_model(std::size_t claim, KnownFiles const& known) const;
    [[nodiscard]] std::vector<DeskProof> proofs_of(Claim const& claim, KnownFiles const& known) const;

    store::ListedCase listed_;
    std::unique_ptr<std::string> package_; // views lead into it
    formats::SealedRead sealed_;           // of its application: without rulings of its own
    std::map<std::string, std::string_view> evidence_;
    std::string key_id_;
    PackPointer pack_;
    Date today_;
    std::optional<scoring::Scored> claimed_; // as it came
    std::vector<EntryModel> entries_;        // likewise, as rows
};

// "ashby.accrue-review" beside "ashby.accrue-application.zip".
[[nodiscard]] std::string name_beside(std::string const& package, std::string_view ending);

// "Award PSM", "Ask for more", "Decline".
[[nodiscard]] std::string outcome_words(Outcome const& outcome);

// "Reduced: 20 hours – Hours not shown".
[[nodiscard]] std::string verdict_words(Verdict const& verdict, rules::Pack const& pack, std::string const& claim_type);

} // namespace accrue::session
