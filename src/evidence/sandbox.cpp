#include "evidence/sandbox.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <mutex>
#include <poll.h>
#include <sched.h>
#include <span>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "domain/texts.h"

namespace accrue::evidence {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using End = ToolRun::End;

constexpr std::size_t pipe_bytes = 131'072; // pictures of pages come in fewer pieces
constexpr std::size_t most_errors = 4096;   // bytes that are kept of what a tool complains of

// All that a tool may see of the disk, but for its own folder. Not every machine has each.
constexpr std::array<char const*, 11> readable{"/usr",
                                               "/lib",
                                               "/lib64",
                                               "/bin",
                                               "/etc/fonts",
                                               "/etc/ld.so.cache",
                                               "/etc/alternatives",
                                               "/etc/ghostscript",
                                               "/etc/paperspecs",
                                               "/var/cache/fontconfig",
                                               "/var/lib/ghostscript"};

struct Pipe {
    Descriptor reading;
    Descriptor writing;

    [[nodiscard]] bool open() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
        reading = Descriptor(ends[0]);
        writing = Descriptor(ends[1]);
        ::fcntl(ends[1], F_SETPIPE_SZ, static_cast<int>(pipe_bytes)); // what fails leaves it as small as it was
        return true;
    }
};

// The words that start the tool behind walls.
std::vector<std::string> behind_walls(fs::path const& folder, std::vector<std::string> const& words) {
    std::vector<std::string> all{"bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"};
    for (char const* const path : readable) {
        std::error_code none;
        if (fs::is_symlink(path, none)) // "/lib" on a merged system
            all.insert(all.end(), {"--symlink", fs::read_symlink(path, none).string(), path});
        else
            all.insert(all.end(), {"--ro-bind-try", path, path});
    }
    all.insert(all.end(), {"--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--bind", folder.string(), "/work",
                           "--chdir", "/work", "--"});
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

// For execve.
std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

void limit(__rlimit_resource resource, std::uint64_t most) {
    rlimit const both{most, most};
    ::setrlimit(resource, &both);
}

struct Start {
    std::string program;
    std::vector<char*> words;
    std::vector<char*> environment;
    std::string folder;
    ToolLimits limits;
    int output;
    int errors;
    int nothing; // /dev/null
    pid_t parent;
    bool wrapped; // bubblewrap makes the walls
};

// In the child, between fork and exec: only what may be called there.
[[noreturn]] void become(Start const& start) {
    ::setpgid(0, 0);
    // Bubblewrap sees to its own end: killed before its inner process knows its users, that one would wait for ever.
    if (!start.wrapped) ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != start.parent) ::_exit(127);               // it has ended meanwhile
    if (!start.wrapped) ::unshare(CLONE_NEWUSER | CLONE_NEWNET); // no network, where the system allows that at least
    limit(RLIMIT_AS, start.limits.memory);
    limit(RLIMIT_FSIZE, start.limits.file);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, static_cast<std::uint64_t>(start.limits.time.count()) / 1000 + 1);
    ::dup2(start.nothing, STDIN_FILENO);
    ::dup2(start.output, STDOUT_FILENO);
    ::dup2(start.errors, STDERR_FILENO);
    ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC); // nothing of the program's is within reach
    if (::chdir(start.folder.c_str()) == 0)
        ::execve(start.program.c_str(), start.words.data(), start.environment.data());
    ::_exit(127);
}

bool is_program(fs::path const& path) { return ::access(path.c_str(), X_OK) == 0; }

// What has come, up to `most` bytes; the rest is read and dropped. False: nothing more will come.
bool read_some(Descriptor const& from, std::string& text, std::size_t most, bool& overfull) {
    std::array<char, pipe_bytes> some{};
    ssize_t const count = ::read(from.number(), some.data(), some.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return true;
    if (count <= 0) return false;
    auto const came = static_cast<std::size_t>(count);
    std::size_t const taken = std::min(came, most - text.size());
    text.append(some.data(), taken);
    overfull = overfull || taken < came;
    return true;
}

using Unwanted = std::function<bool()>;
constexpr std::chrono::milliseconds between_questions{50};

// Reads both pipes until they end; says why the tool is to be stopped, or Exited.
End listen_to(Pipe& output, Pipe& errors, Clock::time_point deadline, std::size_t most, Unwanted const& unwanted,
              ToolRun& run) {
    bool overfull = false;
    bool complains = false;
    while (output.reading.is_open() || errors.reading.is_open()) {
        if (unwanted && unwanted()) return End::Stopped;
        auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) return End::OutOfTime;
        if (unwanted) left = std::min(left, between_questions);
        std::array<pollfd, 2> ends{pollfd{output.reading.number(), POLLIN, 0},
                                   pollfd{errors.reading.number(), POLLIN, 0}};
        if (::poll(ends.data(), ends.size(), static_cast<int>(left.count())) < 0 && errno != EINTR) return End::Killed;
        if (ends[0].revents != 0 && !read_some(output.reading, run.output, most, overfull)) output.reading.close();
        if (ends[1].revents != 0 && !read_some(errors.reading, run.errors, most_errors, complains))
            errors.reading.close();
        if (overfull) return End::TooMuchOutput;
    }
    return End::Exited;
}

// Waits for the end of a tool that has closed its output, which others may keep open by mistake.
bool wait_until(pid_t child, Clock::time_point deadline, int& status) {
    using namespace std::chrono_literals;
    for (auto pause = 1ms; ::waitpid(child, &status, WNOHANG) == 0; pause = std::min(pause * 2, 20ms)) {
        if (Clock::now() >= deadline) return false;
        ::poll(nullptr, 0, static_cast<int>(pause.count()));
    }
    return true;
}

ToolRun run_child(Start start, Unwanted const& unwanted) {
    ToolRun run;
    Pipe output;
    Pipe errors;
    Descriptor const nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (!output.open() || !errors.open() || !nothing.is_open()) return run;
    start.output = output.writing.number();
    start.errors = errors.writing.number();
    start.nothing = nothing.number();
    start.parent = ::getpid();
    auto const deadline = Clock::now() + start.limits.time;
    pid_t const child = ::fork();
    if (child < 0) return run;
    if (child == 0) become(start);
    ::setpgid(child, child); // whichever of the two comes first
    output.writing.close();
    errors.writing.close();
    run.end = listen_to(output, errors, deadline, start.limits.output, unwanted, run);
    int status = 0;
    if (run.end == End::Exited && !wait_until(child, deadline, status)) run.end = End::OutOfTime;
    bool const stopped = run.end != End::Exited;
    ::kill(-child, SIGKILL); // and whatever it has started
    if (stopped) ::waitpid(child, &status, 0);
    if (stopped) return run;
    if (WIFEXITED(status))
        run.status = WEXITSTATUS(status);
    else
        run.end = End::Killed;
    if (start.wrapped && run.status > 128) run.end = End::Killed; // so bubblewrap passes a signal on
    if (run.status == 127) run.end = End::NotStarted;
    return run;
}

Problem no_folder(std::string const& folder, int error) {
    return {"S112",
            {folder, 0, 0, {}},
            say("no temporary folder can be used here: {}", std::strerror(error)),
            std::string(tr("make room there, or name another folder in the environment variable TMPDIR"))};
}

constexpr std::string_view folder_begins = "accrue-sandbox-";
constexpr std::chrono::minutes least_age{1}; // of an orphan: a folder is not yet locked when it is made

bool is_orphan(fs::path const& folder) {
    Descriptor const lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status {};
    if (!lock.is_open() || ::fstat(lock.number(), &status) != 0 || status.st_uid != ::geteuid()) return false;
    auto const changed = std::chrono::system_clock::from_time_t(status.st_mtime);
    bool const young = std::chrono::system_clock::now() - changed < least_age;
    return !young && ::flock(lock.number(), LOCK_EX | LOCK_NB) == 0;
}

ToolRun run_in(fs::path const& folder, fs::path const& tools, Walls walls, std::vector<std::string> const& words,
               ToolLimits const& limits, Unwanted const& unwanted) {
    bool const wrapped = walls == Walls::Bubblewrap;
    std::vector<std::string> all = wrapped ? behind_walls(folder, words) : words;
    std::string const home = wrapped ? "/work" : folder.string();
    std::vector<std::string> environment{"PATH=" + tools.string(), "LC_ALL=C.UTF-8", "HOME=" + home, "TMPDIR=" + home};
    std::string program = (tools / all.front()).string();
    if (!is_program(program) || !is_program(tools / words.front())) return {};
    return run_child({.program = std::move(program),
                      .words = pointers_to(all),
                      .environment = pointers_to(environment),
                      .folder = folder.string(),
                      .limits = limits,
                      .output = -1,
                      .errors = -1,
                      .nothing = -1,
                      .parent = -1,
                      .wrapped = wrapped},
                     unwanted);
}

} // namespace

Walls walls() {
    static Walls const found = run_in("/", "/usr/bin", Walls::Bubblewrap, {"true"}, {}, {}).succeeded()
                                   ? Walls::Bubblewrap
                                   : Walls::LimitsOnly;
    return found;
}

void remove_orphans(fs::path const& parent) {
    std::error_code none;
    std::vector<fs::path> orphans;
    for (fs::directory_iterator entry(parent, none), end; !none && entry != end; entry.increment(none))
        if (entry->path().filename().string().starts_with(folder_begins) && is_orphan(entry->path()))
            orphans.push_back(entry->path());
    for (fs::path const& orphan : orphans) fs::remove_all(orphan, none);
}

Result<Sandbox> Sandbox::open(fs::path tools, Walls walls) {
    std::error_code none;
    fs::path parent = fs::temp_directory_path(none);
    if (none) parent = "/tmp";
    static std::once_flag tidied;
    std::call_once(tidied, remove_orphans, parent);
    std::string name = (parent / (std::string(folder_begins) + "XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr) return no_folder(parent.string(), errno);
    Descriptor lock(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (lock.is_open()) ::flock(lock.number(), LOCK_EX | LOCK_NB); // what fails is left to the system to tidy
    return Sandbox(fs::path(name), std::move(lock), std::move(tools), walls);
}

Sandbox::Sandbox(Sandbox&& other) noexcept
    : folder_(std::exchange(other.folder_, {})), lock_(std::move(other.lock_)), tools_(std::move(other.tools_)),
      walls_(other.walls_), unwanted_(std::move(other.unwanted_)) {}

Sandbox& Sandbox::operator=(Sandbox&& other) noexcept {
    std::swap(folder_, other.folder_);
    std::swap(lock_, other.lock_);
    std::swap(tools_, other.tools_);
    std::swap(walls_, other.walls_);
    std::swap(unwanted_, other.unwanted_);
    return *this;
}

bool Sandbox::has(std::string const& tool) const { return is_program(tools_ / tool); }

Sandbox::~Sandbox() {
    std::error_code none;
    if (!folder_.empty()) fs::remove_all(folder_, none);
}

Result<Done> Sandbox::put(std::string const& name, std::string_view bytes) const {
    std::string const path = (folder_ / name).string();
    std::error_code none;
    fs::remove_all(path, none); // a tool may have left a link or a pipe in its place
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) return no_folder(path, errno);
    return Done{};
}

Result<std::string> Sandbox::take(std::string const& name, std::size_t byte_limit) const {
    // A tool may have left a link or a pipe in place of a file.
    Descriptor const file(::open((folder_ / name).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    std::string bytes;
    bool overfull = !file.is_open();
    while (!overfull && read_some(file, bytes, byte_limit, overfull)) {
    }
    if (!overfull) return bytes;
    return Problem{"S112",
                   {name, 0, 0, {}},
                   std::string(tr("a tool has left nothing that can be read")),
                   std::string(tr("check that the file can be opened elsewhere"))};
}

bool Sandbox::holds(std::string const& name) const {
    std::error_code none;
    fs::path const path = folder_ / name;
    return fs::is_regular_file(fs::symlink_status(path, none)) && fs::file_size(path, none) > 0;
}

ToolRun Sandbox::run(std::vector<std::string> const& words, ToolLimits const& limits) const {
    return run_in(folder_, tools_, walls_, words, limits, unwanted_);
}

} // namespace accrue::evidence
