// Id<Tag>: a row number of the library that cannot be mistaken for another kind's.
#pragma once

#include <compare>
#include <cstdint>

namespace accrue {

template <class Tag>
struct Id {
    std::int64_t value = 0; // 0: not stored yet

    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(Id const&, Id const&) = default;
};

using RecordId = Id<struct RecordTag>;         // one person's record of claims
using EntryId = Id<struct EntryTag>;           // one claim in a record
using DraftId = Id<struct DraftTag>;           // one unfinished form
using ChangeId = Id<struct ChangeTag>;         // one row of the change log
using FileId = Id<struct FileTag>;             // one file of evidence of a person
using MarkId = Id<struct MarkTag>;             // one proof mark on a page of it
using SealedId = Id<struct SealedTag>;         // one application as it was sealed
using CaseId = Id<struct CaseTag>;             // one sealed package taken in for review
using ReviewerId = Id<struct ReviewerTag>;     // one person who reviews: here, or whose reviews come as files
using ReviewId = Id<struct ReviewTag>;         // what one of them says of one case
using ReviewFileId = Id<struct ReviewFileTag>; // the same in a signed file
using DecisionId = Id<struct DecisionTag>;     // what becomes of one case

// Records of one person, and entries that are one thing read by several schemes, share a number: that of the first of
// them. A record or an entry alone has its own.
using PersonId = Id<struct PersonTag>;
using ActivityId = Id<struct ActivityTag>;

} // namespace accrue
