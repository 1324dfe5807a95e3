// Cases: sealed packages that were taken in for review, whole, as they came.
//
// The package is kept byte for byte, so that whatever is read of it later is checked against its own digests again; what the
// queue shows is written down beside it when it is taken in. A package is taken in once: its SHA-256 is unique. Nothing
// here holds more of the queue in memory than was asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.h"
#include "domain/id.h"
#include "domain/result.h"
#include "domain/review.h"
#include "store/database.h"

namespace accrue::store {

struct CaseClaim {     // so that claims of a kind are found without opening packages
    std::string claim; // its id
    std::string type;

    friend bool operator==(CaseClaim const&, CaseClaim const&) = default;
};

// What does not change.
struct ReviewCase {
    CaseId id;         // 0 until it is added
    std::string token; // random; what the log calls it
    PackageIdentity package;
    std::int64_t bytes = 0; // of the package
    std::string file;       // what it was called
    std::string scheme;     // "prism"
    std::string pack;       // "prism@2012.1"
    std::string pack_sha256;
    std::string applicant; // the name
    std::string email;
    std::string key;       // by which the package is signed: "RW…"
    std::string target;    // the level asked for; these four are codes, empty: none
    std::string claimed;   // the level by the rules here
    std::string evidenced; // likewise, of what has evidence
    std::string robust;    // that remains whatever single claim is refused
    Date submitted;        // the application's day
    Date deadline;         // for the decision; without a rule the day it was submitted
    std::string taken_at;  // when

    friend bool operator==(ReviewCase const&, ReviewCase const&) = default;
};

enum class CaseState : std::uint8_t {
    New,        // nobody has said anything of it
    Begun,      // some claims have a verdict
    Abstained,  // who reviews here does not review this one
    HandedIn,   // the review is complete and signed
    Superseded, // a newer revision of the application is there
    Decided     // what becomes of it is decided, here
};

// What the queue knows of a case beside that; it follows from packages and reviews, and could be found again.
struct CaseStanding {
    CaseState state = CaseState::New;
    bool differs = false;      // by the rules here it is worth something else than it says
    bool suspicious = false;   // another package says that it is the same revision, or is signed by another key
    bool has_problems = false; // other errors were found when it was taken in
    int claims = 0;
    int decided = 0;           // of these, by who reviews here
    int reviews = 0;           // that are here and count: one of each reviewer who does not abstain
    std::string assignee = {}; // the reviewer's name; empty: nobody's

    friend bool operator==(CaseStanding const&, CaseStanding const&) = default;
};

struct ListedCase {
    ReviewCase about;
    CaseStanding standing;

    friend bool operator==(ListedCase const&, ListedCase const&) = default;
};

// L128: this package is there already. `package` is kept in parts; L127 where it has no bytes.
[[nodiscard]] Result<CaseId> add_case(Transaction& transaction, ReviewCase const& taken, CaseStanding const& standing,
                                      std::vector<CaseClaim> const& claims, std::string_view package);
[[nodiscard]] Result<ListedCase> load_case(Database const& database, CaseId id);                        // L126, L139
[[nodiscard]] Result<std::string> load_package(Database const& database, CaseId id);                    // L126, L139
[[nodiscard]] Result<std::vector<CaseClaim>> list_case_claims(Database const& database, CaseId id);     // in order
[[nodiscard]] Result<CaseId> find_package(Database const& database, std::string const& package_sha256); // 0: none
// All packages of one application, in the order of their revisions. Those whose row is damaged are left out and told.
[[nodiscard]] Result<std::vector<ListedCase>> cases_of(Database const& database, std::string const& application,
                                                       Problems& damaged);
[[nodiscard]] Result<Done> set_standing(Transaction& transaction, CaseId id, CaseStanding const& standing); // L126

// The case that was decided last before that one, of the same application or by the same applicant's key; 0: none.
[[nodiscard]] Result<CaseId> decided_before(Database const& database, ReviewCase const& that);

struct ClaimPlace { // of one claim among those of its kind
    CaseId of;
    std::int64_t seq = -1; // in the application; -1: before its first
    std::string claim;
};

// The next claim of that type, in the order in which packages came, of cases that are new or begun, about which this reviewer has
// said nothing; nothing: there is none behind that place.
[[nodiscard]] Result<std::optional<ClaimPlace>> next_of_type(Database const& database, std::string const& type,
                                                             ReviewerId reviewer, ClaimPlace const& behind);

struct QueueFilter {
    std::optional<CaseState> state = {};
    std::string target = {};   // a level's code; empty: any
    std::string assignee = {}; // empty: anybody's
    bool flagged = false;      // only what differs, is suspicious or has problems
    std::string search = {};   // in the applicant's name and address, folded (search_key); empty: any

    friend bool operator==(QueueFilter const&, QueueFilter const&) = default;
};

// A place in the queue, which is in the order of deadlines.
struct QueuePlace {
    Date deadline;
    CaseId id;
};

// The next `most` that the filter lets through, behind that place; none: from the first on. Cases whose row is damaged are
// left out and told.
[[nodiscard]] Result<std::vector<ListedCase>> list_queue(Database const& database, QueueFilter const& filter,
                                                         std::optional<QueuePlace> const& behind, std::size_t most,
                                                         Problems& damaged);

struct QueueCounts {
    std::int64_t all = 0;
    std::vector<std::int64_t> by_state; // in the order of CaseState
};
[[nodiscard]] Result<QueueCounts> count_queue(Database const& database);

// The case that should be looked at next: new or begun, the nearest deadline first, of one day that with the fewest reviews;
// 0: none. `not_this`: the one that is left.
[[nodiscard]] Result<CaseId> next_case(Database const& database, CaseId not_this = {});

} // namespace accrue::store
