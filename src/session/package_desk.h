// PackageDesk: sealed packages that came, each checked beside the window, one after the other. Nothing of it is in the library.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "session/package_model.h"
#include "session/session.h"

namespace accrue::session {

class PackageDesk {
public:
    explicit PackageDesk(Session::State& session); // which outlives it
    PackageDesk(PackageDesk const&) = delete;
    PackageDesk& operator=(PackageDesk const&) = delete;
    ~PackageDesk(); // what is being checked ends early

    // Behind those that are there, of one application the earlier ones first. One that is there already is checked again, at
    // its place.
    void check(std::vector<std::filesystem::path> const& files);
    // Takes over what was found out, and begins with the next. True: the model is another one.
    bool collect();
    void finish(); // waits until all are checked; for pictures and tests
    void stop();   // what is being checked, and what waits
    void forget(); // all of them

    [[nodiscard]] bool is_working() const;
    [[nodiscard]] PackagesModel const& model() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace accrue::session
