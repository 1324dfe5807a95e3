// EvidenceDesk: the person's files of evidence, for whoever looks at them: takes files in, finds out what they are, makes them fit,
// draws their pages and ties them to entries. Reading, looking and drawing happen on threads beside the window, from copies;
// whatever is a change goes through the session and can be undone.
//
// collect() is cheap; who shows the desk calls it after each frame. Nothing is found out before it is looked at.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "session/command.h"
#include "session/evidence_model.h"
#include "session/session.h"

namespace accrue::session {

// What another version of a file is to be.
struct ShrinkWish { // one that fits the pack's limit
    int least_dpi = 150;
    bool greyscale = false;
};
struct TurnWish { // with a page turned clockwise
    int page = 1;
    int degrees = 90; // 90, 180 or 270
};
struct PickWish { // of these pages alone, in this order
    std::vector<int> pages;
};
struct JoinWish { // with the pages of another file behind its own
    FileId with;
};
using VersionWish = std::variant<ShrinkWish, TurnWish, PickWish, JoinWish>;

// "1-3, 5" as pages; a problem (A307) that says what to write where it cannot be read or names pages that are not there.
[[nodiscard]] Result<std::vector<int>> read_pages(std::string_view text, int pages);

struct EvidencePageOf {
    FileId file;
    bool proposal = false; // of the version that waits
    int page = 1;
    int width = 0; // pixels
};

class EvidenceDesk {
public:
    explicit EvidenceDesk(Session::State& session); // which outlives it
    EvidenceDesk(EvidenceDesk const&) = delete;
    EvidenceDesk& operator=(EvidenceDesk const&) = delete;
    ~EvidenceDesk(); // gives up what is being done

    // Whether record or files have changed; begins to find out what is not known. True: the model is another one.
    bool look();
    // Takes over what has been read, found out, made and drawn meanwhile. True: there is something else to show.
    bool collect();
    [[nodiscard]] bool is_working() const; // collect() will find something before long
    // Looks, and waits until all is taken in, found out and made; for the command line, pictures and tests.
    void finish();

    // Takes files in, those of a folder for the folder, and links them to the entry where one is named. What is there already is not
    // added again. Each file is added or refused as a whole; all together are one change, with those that are asked for
    // meanwhile. cancel(): those that were read till then are added.
    void take_in(std::vector<std::filesystem::path> const& files, EntryId entry = {});
    void cancel();
    void finish_taking_in(); // the same, and waits until those that were read are added; before the session ends
    void dismiss_intake();

    // L144: the file, the entry or the version is not there any more.
    Result<Performed> link(FileId file, EntryId entry);
    Result<Performed> unlink(std::string const& name, EntryId entry); // also of a file that is not in the library
    Result<Performed> remove(FileId file);                            // entries do not name it any more
    Result<Performed> mark(FileId file, EntryId entry, ProofMark const& mark); // and links it
    Result<Performed> unmark(MarkId mark);

    // Begins to make a version, which then waits in the file's row as a proposal.
    void make(FileId file, VersionWish wish);
    // Adds the version under a name of its own and ties the file's entries to it; the original stays. REQUIRES: it is Ready or
    // Closest.
    Result<Performed> use_proposal(FileId file);
    void drop_proposal(FileId file);

    // The page as it was drawn for this width; null: it is not there yet. What was asked for last is drawn first; collect() says
    // when something came. Kept within 96 MB, and what is in sight. Drawn without walls around the drawing program only once
    // that was allowed (EvidenceModel::may_draw).
    [[nodiscard]] EvidencePage const* page(EvidencePageOf const& asked);
    void allow_drawing();

    [[nodiscard]] EvidenceModel const& model() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace accrue::session
