// ReviewWatch: a folder into which packages come. Each that appears there is taken in by itself, once: what the library has already
// is passed over, what cannot be taken in is told once and tried again only when its file is another one. A file that is still
// being written is left until two looks find it alike. A folder that is not there is looked for again. It is looked at on a thread,
// every few seconds while somebody calls collect(). Private to the session.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "session/desk_worker.h"
#include "session/ports.h"
#include "session/review_intake.h"

namespace accrue::session {

struct SeenFile {
    std::filesystem::path file;
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type changed;

    friend bool operator==(SeenFile const&, SeenFile const&) = default;
};

// Tells those files that have come to rest, each once as it is.
class ArrivingFiles {
public:
    // What is in the folder now. Those that are as they were at the last look, and were not told as they are.
    [[nodiscard]] std::vector<std::filesystem::path> look(std::vector<SeenFile> const& there);

private:
    struct Known {
        SeenFile seen;
        bool told = false;
    };
    std::map<std::filesystem::path, Known> known_;
};

class ReviewWatch {
public:
    static constexpr std::chrono::seconds between_looks{5};

    ReviewWatch(Session::State& session, std::filesystem::path folder);

    // Begins a look where it is time. True: there is something else to tell.
    bool collect(Moment now);
    void wait();
    void stop();    // what is being taken in
    void dismiss(); // what is told
    [[nodiscard]] bool is_working() const;

    [[nodiscard]] std::filesystem::path const& folder() const { return folder_; }
    [[nodiscard]] bool is_missing() const { return missing_; } // when it was looked at last
    // Of all that appeared since it was dismissed; none: nothing did.
    [[nodiscard]] std::optional<QueueIntake> told() const;

private:
    struct Look {
        bool there = false;
        ArrivingFiles arriving;
        std::vector<std::pair<std::filesystem::path, std::string>>
            arrived; // with their SHA-256; empty: it cannot be read
    };
    [[nodiscard]] static Look look_at(std::filesystem::path const& folder, ArrivingFiles arriving,
                                      std::stop_token const& stop);
    void begin_look();
    [[nodiscard]] bool keep(Look look);

    Session::State& session_;
    std::filesystem::path folder_;
    bool missing_ = false;
    ArrivingFiles arriving_;
    std::set<std::string> wanted_; // digests of what was handed over
    std::optional<Moment> looked_at_;
    std::unique_ptr<ReviewIntake> intake_;
    DeskWorker<Look> looker_;
};

} // namespace accrue::session
