// CpdDesk: the yearly record of the person whose record is open, over all her credentials: those of her records whose rules have
// cycles. What it shows is worked out from the records alone; nothing of it is stored.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cpd/cycles.h"
#include "domain/texts.h"
#include "scoring/scored.h"
#include "session/command.h"
#include "session/cpd_model.h"
#include "session/report.h"
#include "session/session.h"
#include "store/records.h"

namespace accrue::session {

// A record with its cycles. Made again when record, rules, day or language change.
struct CpdRecord {
    RecordId record;
    std::string digest;
    Date today;
    Language language = Language::English;
    std::optional<Problem> problem; // it cannot be read, or has no rules here
    store::StoredRecord stored;
    PackPointer pack;
    cpd::Cycles cycles;
    std::optional<scoring::Scored> running;   // the running cycle on its last day, with what there is
    std::optional<scoring::Scored> this_year; // the same on the last day of the running year, where that is another

    // The cycle that holds the claim's last day and its place there; nullopt: none does.
    struct Place {
        std::size_t cycle = 0;
        int claim = 0;
    };
    [[nodiscard]] std::optional<Place> place_of(std::size_t claim) const;
    // What the entry is one reading of, whichever records have it.
    [[nodiscard]] ActivityId thing_of(std::size_t claim) const;
};

// A credential that is held, for which a record is begun.
struct CpdHolding {
    std::string scheme;
    std::optional<Date> award_date;
    std::string status;                                     // a code of the rules, from the award on; empty: none
    std::vector<std::pair<std::string, std::string>> texts; // fields of the rules' profile types: "held", "pmp"
};

struct CpdImportAsked {
    std::vector<std::string> words; // an event is taken whose name has one of them; empty: all
    std::vector<CpdChosen> chosen;
    bool only_try = false;
};

struct CpdImported {
    struct Row {
        std::string title;
        std::string when;
        std::size_t schemes = 0; // for so many credentials
        std::string why_not;     // where for none
    };
    std::vector<Row> rows;
    Problems problems;
    bool lacking = false;               // a row says less than the schemes ask for
    std::size_t passed_over = 0;        // events whose name has none of the words
    std::optional<Performed> performed; // none: nothing was added
};

class CpdDesk {
public:
    explicit CpdDesk(Session::State& session);

    // `all`: also the activities before the running cycles.
    [[nodiscard]] CpdModel const& model(bool all = false);

    void forget(); // what was worked out: the rules are other ones now

    // "Why did these 12 hours count 9.75?": the way of an entry in the cycle in which it lies. Empty where it is not there.
    [[nodiscard]] ExplanationModel explain(RecordId record, EntryId entry);
    [[nodiscard]] ExplanationModel explain_need(RecordId record, int gate);
    [[nodiscard]] ExplanationModel explain_category(RecordId record, int category);

    // A scheme of hers, and a field that one of them asks for. Empty texts: all are.
    [[nodiscard]] std::string unknown_scheme(std::vector<std::string> const& schemes);
    [[nodiscard]] std::string unknown_field(std::vector<std::pair<std::string, std::string>> const& texts);

    // What the line would become under each credential.
    [[nodiscard]] CpdQuick read(CpdAsked const& asked);
    // Adds it where it is wanted and can be, as one change; the entries are one thing from then on. REQUIRES: read() says `add`.
    Result<Performed> add(CpdAsked const& asked);
    // The same again today, in every record that has it; its evidence is not taken over.
    Result<Performed> repeat_today(EntryId entry);

    // The events of a calendar (formats/calendar_file.h) in the running cycles as activities, in one change: each for every
    // credential that can take it. What is there already by name and day is passed over.
    Result<CpdImported> import_calendar(std::string const& file, CpdImportAsked const& asked);

    // Begins a record for it, of the person whose record is open, or of somebody new where none is. A531: the rules have no such
    // field or status, or cannot read it. A212: they count from the award, and its day is missing.
    Result<Performed> hold(CpdHolding const& holding);

    // The model as a page.
    [[nodiscard]] Report report(bool all = false);
    // What is due and what is planned, for a calendar (RFC 5545). The same text for the same record and day.
    [[nodiscard]] std::string calendar();

private:
    std::vector<CpdRecord const*> records(); // of the person, those whose rules have cycles
    CpdRecord const* find(RecordId record);
    CpdRecord make(store::RecordSummary const& summary) const;

    Session::State& session_;
    std::map<RecordId, CpdRecord> kept_;
    CpdModel model_;
    std::optional<std::tuple<std::uint64_t, Date, Language, bool>> model_for_;
};

} // namespace accrue::session
