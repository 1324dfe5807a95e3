// Sealing: from the open record to one file that can be sent. What goes in is put together here; the documents are made by
// papers.h, the file by package. Private to the session.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "formats/sealed_file.h"
#include "package/seal.h"
#include "session/application_desk.h"
#include "session/papers.h"
#include "session/session.h"
#include "store/sealed.h"

namespace accrue::session {

// A record that reviewers have seen, scored without what they said: its rulings, and what they verified is evidenced. Empty:
// none has, and the score is the same.
[[nodiscard]] std::optional<scoring::Scored> score_unreviewed(scoring::Scored const& scored);

// A number that no package of the record has: above all that can be read, and never below how many there are. `damaged`: how
// many cannot be read.
[[nodiscard]] int next_revision(std::vector<store::SealedApplication> const& sealed, std::size_t damaged);

// The record as it goes into a package: scheme, rules, level and day named; without planned entries, rulings and own costs.
// Who says "verified" before a reviewer did means that there is evidence; where no level is chosen it is the one that is
// reached without rulings.
[[nodiscard]] Application application_to_seal(scoring::Scored const& scored);

// Names of its files in the order in which it says them, each once.
[[nodiscard]] std::vector<std::string> files_named(Application const& application);

// application.json of a package.
[[nodiscard]] std::string sealed_json(scoring::Scored const& scored, formats::SealedParts const& parts);

// The package, signed with a line that says which one it is. A441: it is larger than the rules allow. Others of write_package.
[[nodiscard]] Result<std::string> sealed_package(scoring::Scored const& scored, formats::SealedStamp const& stamp,
                                                 package::PackageParts const& parts, package::SigningKey const& key);

struct MadeDocument {
    std::string path; // "documents/form.pdf"
    std::string bytes;
};
// Each paper as PDF and as HTML, in the language of the application, as they would be sealed now.
[[nodiscard]] Result<std::vector<MadeDocument>> make_documents(Session::State& session);
// The form for one of the record's referees, a PDF.
[[nodiscard]] Result<std::string> make_reference_form(Session::State& session, std::size_t referee);

// A425: a key that is made now asks for a longer one.
[[nodiscard]] std::optional<Problem> refused_passphrase(std::string_view passphrase);

// Makes the package, writes it, and keeps in the library what was sealed. Where anything is refused nothing is written, not
// even the key that would have been made. A program that ends halfway may leave a revision that is withdrawn, with its package or
// without, but never a package whose revision the library does not know.
// A440: a part is missing (ApplicationModel::why_not). A441: a file is larger than the rules allow, or the
// package is, or what it says.
// A442: a file that is named is not in the library. A425: a new passphrase is too short. A424, A431 and others of package.
[[nodiscard]] Result<Performed> seal(Session::State& session, ApplicationModel const& model, SealWish const& wish);

} // namespace accrue::session
