// PathDesk: the ways up from the open record, for whoever looks at them. They are worked out on another thread, from copies;
// what comes for a record that has changed meanwhile is thrown away, and what was shown before stays until there is better.
// Nothing is worked out before it is looked at for the first time.
//
// look() and collect() are cheap (they compare and take over); who shows the desk calls them after each frame.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "domain/id.h"
#include "scoring/scored.h"
#include "session/path_model.h"

namespace accrue::session {

class PathDesk {
public:
    struct Record { // the open one
        RecordId id;
        std::uint64_t content = 0; // another number: something of what is scored has changed
        scoring::Scored const* scored = nullptr;
        std::vector<EntryId> const* entries = nullptr; // of its claims
    };

    // The desk asks for the open record when it looks; nullopt: there is none.
    explicit PathDesk(std::function<std::optional<Record>()> open);
    PathDesk(PathDesk const&) = delete;
    PathDesk& operator=(PathDesk const&) = delete;
    ~PathDesk(); // gives up what is being worked out

    // Whether the record has changed; begins to work out what that asks for. True: the model is another one.
    bool look();
    // Takes over what has been worked out meanwhile. True: the model is another one.
    bool collect();
    // Looks, and waits until all is worked out; for pictures and tests.
    void finish();

    // The question; what is known already is shown at once. A level that is not above the present one is left alone.
    void choose_level(int level);
    void choose_objective(PathObjective objective);
    // Keeps a plan beside others, most_compared at most; it stays there whatever is asked next.
    void compare(std::string const& key);
    void stop_comparing(std::string const& key);

    [[nodiscard]] PathModel const& model() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace accrue::session
