// ReviewIntake: packages on their way into the library: checked on a thread, written by the session's own, each in a transaction
// of its own, so that a program that ends halfway has lost none and finds those that are there again. Private to the session.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "session/desk_worker.h"
#include "session/review_model.h"
#include "session/review_taking.h"
#include "session/session.h"

namespace accrue::session {

class ReviewIntake {
public:
    explicit ReviewIntake(Session::State& session) : session_(session) { told_.running = true; }

    void want(std::vector<std::filesystem::path> const& files); // those of folders for the folder
    void stop();                                                // no more are read
    void wait() { reader_.wait(); }
    bool collect(); // true: there is something else to tell

    [[nodiscard]] QueueIntake const& told() const { return told_; }
    [[nodiscard]] bool is_running() const { return told_.running; }

private:
    enum class Became : std::uint8_t { Case, Review, There };

    void read_next();
    void keep(TakenPackage taken);
    [[nodiscard]] Result<Became> add(TakenPackage& taken);
    void refuse(std::string const& file, Problem const& problem);
    void end();

    Session::State& session_;
    QueueIntake told_;
    std::vector<std::filesystem::path> wanted_;
    std::size_t next_ = 0; // of them, to be read
    std::size_t added_ = 0;
    std::size_t there_ = 0;
    std::size_t reviews_ = 0;
    DeskWorker<TakenPackage> reader_;
};

} // namespace accrue::session
