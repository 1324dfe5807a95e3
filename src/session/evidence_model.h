// What the Evidence screen shows: the person's files, what is to be said of each, and which entries of the open record they prove.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/id.h"
#include "domain/proof_mark.h"

namespace accrue::session {

// How an entry stands to a file, least first.
enum class ProofState : std::uint8_t { None, Linked, Marked, Verified };

struct EvidenceMark {
    MarkId id;
    EntryId entry; // of the open record
    ProofMark mark;
    std::string words; // "Date, page 2"
};

// Another version of a file that is being made or was made, and waits to be used or dropped.
struct EvidenceProposal {
    enum class State : std::uint8_t {
        Working,
        Ready,   // it fits
        Closest, // whole, but still too large
        Failed
    };
    State state = State::Working;
    std::string words;              // "1.32 MB → 0.94 MB: pictures at 250 dpi"; why there is none
    std::string remedy;             // where it did not work out
    std::vector<std::string> steps; // what was tried, a line each
    std::int64_t bytes = 0;
    int pages = 0;
};

struct EvidenceFileRow {
    enum class State : std::uint8_t {
        Waiting, // nothing is known of it yet
        Fits,
        TooLarge,
        OtherFormat,
        Unusable
    };
    FileId id;
    std::string name;
    State state = State::Waiting;
    std::string size;                 // "1.32 MB"
    std::string verdict;              // a sentence
    std::string remedy;               // another; empty where it fits
    std::string facts;                // "PDF, 2 pages of 210 × 297 mm, …"
    std::vector<std::string> remarks; // sentences about what nobody refuses a file for
    std::vector<std::string> hints;   // worth a look, never a verdict: dates, names, files that are alike
    std::string origin; // "Made from diploma.png: on pages of A4"; "diploma, smaller.pdf is sent instead of it"
    std::int64_t bytes = 0;
    int pages = 0; // that can be shown; 0: not known, or none
    bool can_shrink = false;
    bool blank_form = false;          // a reference form that nobody has filled in
    bool replaced = false;            // an original, another version of which is linked
    std::vector<std::size_t> entries; // places in EvidenceModel::entries
    std::vector<std::string> serves;  // what else the application names it for: "CV", "reference of Jo Example"
    std::vector<EvidenceMark> marks;  // by page
    std::optional<EvidenceProposal> proposal;
    std::string sha256; // of its content
};

struct EvidenceLink {
    std::string name;
    std::optional<std::size_t> file; // place in EvidenceModel::files; absent: named, but not in the library
    bool marked = false;
};

struct EvidenceEntryRow {
    EntryId id;
    std::string claim; // its id in the record: "c2"
    std::string title; // "ITIL V3 Foundation"
    std::string kind;  // "Certificate"
    std::string when;
    std::string needs; // "certificate or confirmation"; empty: the pack asks for nothing
    int least = 0;     // pieces of evidence that it needs
    int there = 0;     // links to files that fit
    int unfit = 0;     // links to files that do not, or not yet
    bool planned = false;
    bool verified = false;
    std::vector<EvidenceLink> links;

    [[nodiscard]] bool lacks() const { return there < least; }
};

struct EvidenceBudget {
    struct Part {
        std::size_t file = 0; // place in EvidenceModel::files
        std::int64_t bytes = 0;
        std::int64_t proposed = 0; // with the version that waits to be used; else the same
    };
    std::int64_t used = 0;     // bytes of the files that the application names
    std::int64_t proposed = 0; // likewise
    std::int64_t most = 0;     // 0: no limit
    std::string words;         // "12.4 MB of 25 MB"
    std::string saving;        // "0.38 MB": what the proposed versions save
    std::vector<Part> parts;   // largest first
};

struct EvidenceRefusal {
    std::string name;
    std::string what;
    std::string remedy;
};

struct EvidenceReference { // a reference form among the files that were taken in
    std::string words;     // "answer.pdf: Recognised as the reference of Ada Example."
    bool linked = false;   // it is the referee's answer now; else the words say why not
};

struct EvidenceIntake {
    bool running = false;
    std::size_t seen = 0;
    std::size_t total = 0;
    std::string at;    // the name of the file that was read last
    std::string words; // at the end: "Added 12 files; 1 was there already"
    std::string last;  // at the end: the one that came last, as it is called in the library; empty: none
    std::vector<EvidenceRefusal> refused;
    std::vector<EvidenceReference> references; // after the end, once the files are looked at
};

struct EvidenceModel {
    std::uint64_t revision = 0;
    std::vector<EvidenceFileRow> files; // of the person
    std::vector<EvidenceEntryRow> entries;
    std::string coverage;                    // "12 of 18 entries have the evidence they need"
    std::optional<std::size_t> next_missing; // an entry
    std::string accepted;             // "PDF, at most 1 MB (1,048,576 bytes) a file, 25 MB in all"; empty: no limits
    std::vector<std::string> refused; // what will be refused, for example
    EvidenceBudget budget;
    std::optional<EvidenceIntake> intake;
    std::size_t waiting = 0; // files that nothing is known of yet
    bool may_draw = true;    // false: strangers' pages are not to be drawn here without asking
};

[[nodiscard]] ProofState state_of(EvidenceModel const& model, std::size_t entry, std::size_t file);

// A page of a file, drawn. Row by row, four bytes a pixel: red, green, blue, 255.
struct EvidencePage {
    std::uint64_t key = 0; // another number: another picture
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
    std::string trouble; // why it could not be drawn, a sentence; then there are no pixels
    // While it is hidden who applies: it is not shown, because it has no text in which that could be found.
    bool unsearched = false;
};

} // namespace accrue::session
