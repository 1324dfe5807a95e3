// Sandbox: a temporary folder of our own, and tools of others that work in it on strangers' files. Nothing of them leaves
// the folder: bubblewrap gives a tool no network, no other process and nothing of the disk but programs, fonts and the
// folder; where it is not there, limits and an empty environment are all there is (`walls`), and strangers' pages are not
// to be drawn without asking. A tool never outlives its run, nor this program.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/descriptor.h"
#include "domain/result.h"

namespace accrue::evidence {

enum class Walls { Bubblewrap, LimitsOnly };

// What this machine has; found out once.
[[nodiscard]] Walls walls();

struct ToolLimits {
    std::chrono::milliseconds time{10'000};      // by the clock on the wall
    std::uint64_t memory = 512ULL * 1024 * 1024; // bytes of its address space
    std::uint64_t file = 256ULL * 1024 * 1024;   // bytes of the largest file that it may write
    std::size_t output = 1024 * 1024;            // bytes of its standard output; one that writes more is stopped
};

struct ToolRun {
    enum class End : std::uint8_t {
        Exited, // `status` says how
        OutOfTime,
        TooMuchOutput,
        Stopped,   // nobody wants it any more
        Killed,    // by a limit or a fault of its own
        NotStarted // it is not there, or the system has no process to spare
    };
    End end = End::NotStarted;
    int status = -1;
    std::string output;
    std::string errors; // the first of them

    [[nodiscard]] bool succeeded() const { return end == End::Exited && status == 0; }
};

class Sandbox {
public:
    // S112: no temporary folder can be made. `tools`: the folder of the programs. The first one of a process removes
    // orphans.
    static Result<Sandbox> open(std::filesystem::path tools = "/usr/bin", Walls walls = evidence::walls());
    Sandbox(Sandbox&& other) noexcept;
    Sandbox& operator=(Sandbox&& other) noexcept;
    ~Sandbox(); // the folder goes with all that is in it

    [[nodiscard]] std::filesystem::path const& folder() const { return folder_; }
    [[nodiscard]] Walls walls() const { return walls_; }
    // Asked some times a second while a tool runs, by each thread that waits for one: once it says true the tool is stopped, and
    // every later one at once.
    void stop_when(std::function<bool()> unwanted) { unwanted_ = std::move(unwanted); }
    [[nodiscard]] bool has(std::string const& tool) const; // "pdfinfo"

    // A file of the folder, by its name there. put: S112 where the disk refuses. take: S112 too, where nothing is there, or more.
    [[nodiscard]] Result<Done> put(std::string const& name, std::string_view bytes) const;
    [[nodiscard]] Result<std::string> take(std::string const& name, std::size_t byte_limit) const;
    [[nodiscard]] bool holds(std::string const& name) const; // a file that is not empty

    // Runs a tool in the folder and waits for its end. `words`: its name, then what it is told.
    [[nodiscard]] ToolRun run(std::vector<std::string> const& words, ToolLimits const& limits = {}) const;

private:
    Sandbox(std::filesystem::path folder, Descriptor lock, std::filesystem::path tools, Walls walls)
        : folder_(std::move(folder)), lock_(std::move(lock)), tools_(std::move(tools)), walls_(walls) {}

    std::filesystem::path folder_;
    Descriptor lock_; // of the folder: who can take it finds a folder that nobody uses
    std::filesystem::path tools_;
    Walls walls_;
    std::function<bool()> unwanted_;
};

// Folders of sandboxes whose process was ended before it could remove them: nobody holds their locks. Younger ones than a
// minute stay.
void remove_orphans(std::filesystem::path const& parent);

} // namespace accrue::evidence
