// What a line, or an event of a calendar, becomes under one credential. Private to the session.
#pragma once

#include <string>
#include <vector>

#include "cpd/quick_line.h"
#include "session/cpd_desk.h"

namespace accrue::session {

class QuickReader {
public:
    // `chosen` is only lent.
    QuickReader(cpd::QuickLine line, std::vector<CpdChosen> const& chosen, Date today);

    [[nodiscard]] cpd::QuickLine const& line() const { return line_; }

    // The entry as it would be added. The row says all else of it, but what it counts: what is wrong stands in its place.
    [[nodiscard]] Claim claim_for(CpdRecord const& record, CpdQuickRow& row) const;
    // "counts 2 PDUs", or why it counts nothing. The record is scored for it.
    [[nodiscard]] std::string worth_of(CpdRecord const& record, Claim const& entry) const;

private:
    [[nodiscard]] CpdChosen const* chosen_for(RecordId record) const;

    cpd::QuickLine line_;
    std::vector<CpdChosen> const& chosen_;
    Date today_;
};

// "You have logged “webinar SLM” of 12 Nov 2026 already."; empty: nothing of that name and day is there.
[[nodiscard]] std::string logged_before(std::vector<CpdRecord const*> const& records, cpd::QuickLine const& line,
                                        Date today);

// What the entry of that name and day is one reading of; 0: there is none.
[[nodiscard]] ActivityId thing_like(std::vector<CpdRecord const*> const& records, cpd::QuickLine const& line,
                                    Date today);

} // namespace accrue::session
