// RulesDesk: the rule packs that somebody looks at: files, each read beside the window, again whenever it changes on the disk, and
// the texts of packs that only the library holds. It keeps what a file said last as long as what is there now has errors, and
// compares packs, beside the window too. Nothing of it becomes active.
//
// look() is cheap (a few questions to the file system); who shows the desk calls it about once a second.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "domain/result.h"
#include "session/impact.h"
#include "session/packs.h"
#include "session/rules_model.h"

namespace accrue::session {

class RulesDesk {
public:
    // `in_use` gives the pack by which the open record is scored; null: none is open. The desk asks when it looks. The library
    // must outlive the desk.
    RulesDesk(store::Database const& library, std::filesystem::path rules_folder, std::function<PackPointer()> in_use);
    RulesDesk(RulesDesk&&) noexcept;
    RulesDesk& operator=(RulesDesk&&) noexcept;
    ~RulesDesk(); // waits for what is being done

    // Whether files have come, gone or changed; begins to read those. True: the model is another one.
    bool look();
    // Takes over what has been read and compared meanwhile. True: the model is another one.
    bool collect();
    // Looks, and waits until all is read and compared; for pictures and tests.
    void finish();

    void choose(std::string const& path); // one of the model's files; another is left alone
    // A pack file that need not lie among the rules; chooses it. S101 and the like where it cannot be read.
    Result<Done> open(std::filesystem::path const& file);
    void close(std::string const& path); // one that was opened
    void compare_with(std::string const& key);

    [[nodiscard]] RulesModel const& model() const;
    // The packs of the comparison shown, before and after; null: there is none (yet). What their difference does to the stored
    // applications (impact.h) is told to the desk, which forgets it with the comparison.
    [[nodiscard]] std::pair<PackPointer, PackPointer> compared() const;
    void tell_impact(Impact const& impact);
    void forget_impact(); // applications have changed

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace accrue::session
