// What is asked for about the application that is sealed, and about packages that came. Part of intents.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domain/application.h"
#include "domain/id.h"
#include "session/application_desk.h"

namespace accrue::gui {

struct SetTarget { // the level applied for
    std::string level;
};
struct SetApplicant {
    Applicant applicant;
};
struct SetReferee { // a new one at the end
    std::size_t place = 0;
    Referee referee;
};
struct RemoveReferee {
    std::size_t place = 0;
};
struct SetStatement {
    std::string text;
};
struct SetDeclaration { // accepted today, or not any more
    std::string id;
    bool accepted = true;
};
struct SetDocument {
    std::string id;
    std::string file; // of the library; empty: none
};
struct FileFor { // what a file is in an application: a document, or a referee's answer
    std::string document;
    std::optional<std::size_t> referee = std::nullopt;
};
struct AddFileFor { // takes a file in and names it so; where none is given it is asked for
    FileFor use;
    std::vector<std::string> paths = {};
};
struct SetDocumentLanguage { // "en", "de"
    std::string language;
};
struct AskForReferenceForm {                           // where it is to be saved
    std::optional<std::size_t> referee = std::nullopt; // none: the first who has not answered
};
struct SaveReferenceForm { // of the one who was asked for last
    std::string path;
};
struct SaveDocuments { // as they would be sealed
    std::string folder;
};
struct AskWhereToSeal {}; // with a dialog of the desktop
struct SealInto {         // that file, which is chosen in the dialog
    std::string path;
};
struct Seal {
    session::SealWish wish;
};
struct WithdrawSealed {
    SealedId id;
};
struct SavePublicKey {
    std::string path;
};
struct CheckPackages { // that came, and shows what is to be said of them; they stand behind those that are shown
    std::vector<std::string> paths;
};
struct AskForPackage {};  // another one to check
struct StopChecking {};   // of packages
struct ForgetPackages {}; // those that were checked
struct ShowEvidenceOf {   // on the Evidence screen, among all entries
    EntryId entry;
};

} // namespace accrue::gui
