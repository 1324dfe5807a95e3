// What is asked for about files of evidence. Part of intents.h.
#pragma once

#include <string>
#include <vector>

#include "domain/id.h"
#include "domain/proof_mark.h"
#include "session/evidence_desk.h"

namespace accrue::gui {

struct TakeInFiles { // as evidence, of the entry where one is named
    std::vector<std::string> paths;
    EntryId entry = {};
};
struct StopTakingIn {};
struct DismissIntake {}; // what is told of the files taken in last
struct LinkFile {
    FileId file;
    EntryId entry;
};
struct UnlinkFile { // by name, also where it is not in the library
    std::string name;
    EntryId entry;
};
struct RemoveEvidence {
    FileId file;
};
struct MarkProof {
    FileId file;
    EntryId entry;
    ProofMark mark;
};
struct RemoveProofMark {
    MarkId mark;
};
struct MakeVersion { // which is shown before it is used
    FileId file;
    session::VersionWish wish;
};
struct PickPages { // makes a version of these pages: "1-3, 5"
    FileId file;
    std::string pages;
};
struct ShrinkAllFiles {}; // that are too large
struct UseProposal {
    FileId file;
};
struct DropProposal {
    FileId file;
};
struct AllowDrawing {}; // of pages on the screen that is shown, without walls around the program that draws them
struct ShowFile {       // on the Evidence screen
    FileId file;
};

} // namespace accrue::gui
