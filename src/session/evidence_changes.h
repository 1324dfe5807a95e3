// What becomes of claims and of the library when files of evidence come, go and change. Private to the session.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/command.h"
#include "session/session.h"

namespace accrue::session {

// Names the file as evidence. Who said "claimed" before there was any means it no more.
void add_evidence(Claim& claim, std::string const& name);
// The other way round.
void drop_evidence(Claim& claim, std::string const& name);

// A change of several parts, put together.
class ChangeOfFiles {
public:
    explicit ChangeOfFiles(Session::State& session) : session_(session) {}

    void add(Command command) { several_.commands.push_back(std::move(command)); }
    // What the entry says from now on, and with it its twins in other schemes.
    Result<Done> replace(EntryId entry, Claim claim);
    // In all records of the person: claims, documents and references that name the file `from` name `to` in its place, or
    // nothing.
    Result<Done> rename(PersonId person, std::string const& from, std::optional<std::string> const& to);

    [[nodiscard]] bool empty() const { return several_.commands.empty(); }
    Result<Performed> perform(std::string words) &&;

private:
    Session::State& session_;
    Several several_;
};

struct Content {
    std::string_view sha256;
    std::string_view bytes;
};
// Keeps what files hold, all of it or, with a problem, nothing. No change yet: nothing names it.
[[nodiscard]] Result<Done> keep_contents(Session::State& session, std::vector<Content> const& contents);

} // namespace accrue::session
