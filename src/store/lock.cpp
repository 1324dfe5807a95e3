#include "store/lock.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/texts.h"
#include "store/failure.h"

namespace accrue::store {
namespace {

std::string holder(int descriptor) {
    std::array<char, 400> text{};
    ssize_t const count = pread(descriptor, text.data(), text.size(), 0);
    std::string line(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    line.resize(std::min(line.find('\n'), line.size()));
    return line;
}

// What write_holder wrote, in the language that is spoken; anything else as it stands.
std::string in_words(std::string const& holder) {
    constexpr std::string_view process = "process ";
    constexpr std::string_view on = " on ";
    constexpr std::string_view since = " since ";
    std::size_t const host = holder.find(on);
    std::size_t const day = holder.rfind(since);
    if (!holder.starts_with(process) || day == std::string::npos || host >= day) return holder;
    return say("process {} on {} since {}", holder.substr(process.size(), host - process.size()),
               holder.substr(host + on.size(), day - host - on.size()), holder.substr(day + since.size()));
}

void write_holder(int descriptor, std::string_view now) {
    std::array<char, 256> host{};
    if (gethostname(host.data(), host.size() - 1) != 0) host = {"this computer"};
    std::string const line = fmt::format("process {} on {} since {}\n", getpid(), host.data(), now);
    // The lock holds whether or not its text gets there.
    if (ftruncate(descriptor, 0) != 0) return;
    [[maybe_unused]] ssize_t const written = pwrite(descriptor, line.data(), line.size(), 0);
}

// True where `descriptor` is still the file of that name: its last holder may have deleted it meanwhile.
bool is_file(int descriptor, std::filesystem::path const& file) {
    struct stat opened {};
    struct stat named {};
    return fstat(descriptor, &opened) == 0 && lstat(file.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
}

Problem no_lock(std::filesystem::path const& library, std::filesystem::path const& file) {
    return problem("L120", library,
                   say("the lock file '{}' cannot be used ({})", file.filename().string(), strerror(errno)),
                   tr("remove it if no other program has the library open"));
}

} // namespace

FileLock::FileLock(std::filesystem::path file, int descriptor) : file_(std::move(file)), descriptor_(descriptor) {}

FileLock::FileLock(FileLock&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
    if (descriptor_ < 0) return;
    unlink(file_.c_str());
    close(descriptor_);
}

Result<FileLock> FileLock::take(std::filesystem::path const& library, std::string_view now) {
    std::filesystem::path file = library;
    file += ".lock";
    for (int attempt = 0; attempt < 100; ++attempt) {
        int const descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
        if (descriptor < 0) return no_lock(library, file);
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            std::string const who = holder(descriptor);
            close(descriptor);
            return problem("L111", library,
                           who.empty() ? say("'{}' is in use by another Accrue", library.filename().string())
                                       : say("'{}' is in use by {}", library.filename().string(), in_words(who)),
                           tr("go on there, or close it there and try again"));
        }
        if (is_file(descriptor, file)) {
            write_holder(descriptor, now);
            return FileLock(std::move(file), descriptor);
        }
        close(descriptor);
    }
    return no_lock(library, file);
}

} // namespace accrue::store
