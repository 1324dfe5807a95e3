// ApplicationDesk: the open record on its way to become one file to send. It says what is still missing, keeps what is entered
// beside the entries (each change can be undone), and seals.
//
// look() is cheap when nothing has changed; who shows the desk calls it in each frame.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/text.h"
#include "session/application_model.h"
#include "session/command.h"
#include "session/review_feedback.h"
#include "session/session.h"

namespace accrue::session {

struct SealWish {
    std::filesystem::path file; // of the package
    std::string passphrase;     // of the person's key; where she has none yet, of the one that is made now
    std::string recipient;      // the body's key "age1…": the package is encrypted for it; empty: it is not
    bool new_key = false;       // the passphrase is lost: a key that is made now takes the place of hers

    ~SealWish() { wipe(passphrase); }
};

class ApplicationDesk {
public:
    explicit ApplicationDesk(Session::State& session); // which outlives it
    ApplicationDesk(ApplicationDesk const&) = delete;
    ApplicationDesk& operator=(ApplicationDesk const&) = delete;
    ~ApplicationDesk();

    // Whether record, evidence or what was sealed have changed. True: the model is another one.
    bool look();
    [[nodiscard]] ApplicationModel const& model() const;

    // All of them REQUIRE an open record; each is one change, or none, without words, where nothing is another one.
    Result<Performed> set_target(std::string const& level);
    Result<Performed> set_applicant(Applicant const& applicant); // but for membership, in all records of the person
    Result<Performed> set_referee(std::size_t place, Referee const& referee); // a new one at the end
    Result<Performed> remove_referee(std::size_t place);
    Result<Performed> set_statement(std::string_view text);
    Result<Performed> set_declaration(std::string const& id, bool accepted);        // today
    Result<Performed> set_document(std::string const& id, std::string const& file); // empty: none
    Result<Performed> set_language(std::string const& language);

    // The form for a referee as a PDF, to be sent; from today on he is asked. S104, L146; L144: there is none in this place
    Result<Performed> save_reference_form(std::size_t referee, std::filesystem::path const& file);
    // The documents as they will be sealed, as files in a folder, which is made where its own folder is there. Their paths. S104
    Result<std::vector<std::filesystem::path>> save_documents(std::filesystem::path const& folder);

    // As seal() of sealing.h. REQUIRES: look() was called.
    Result<Performed> seal(SealWish const& wish);
    // It is kept, but what is sealed next is not compared with it any more.
    Result<Performed> withdraw(SealedId id);
    // What a body has decided of an application that was sealed here, as one change: take_feedback.
    Result<TakenFeedback> take_in_decision(GivenFeedback const& given);
    Result<Done> save_public_key(std::filesystem::path const& file);
    Result<std::string> public_key(); // as a file that `minisign -V -p` takes; L126: there is none yet

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace accrue::session
