// The path of a session: the desk, and what is asked for there.
#include <fmt/format.h>

#include "session/state.h"

namespace accrue::session {

PathDesk& Session::path() {
    State* const state = state_.get();
    if (!state->path)
        state->path.emplace([state]() -> std::optional<PathDesk::Record> {
            if (!state->stored.id) return std::nullopt;
            scoring::Scored const& scored = state->scored();
            return PathDesk::Record{state->stored.id, state->content, &scored, &state->stored.entries};
        });
    return *state->path;
}

} // namespace accrue::session
