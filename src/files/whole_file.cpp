#include "files/whole_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "domain/descriptor.h"
#include "domain/texts.h"

namespace accrue::files {
namespace {

Problem unwritable(std::string const& path, int error) {
    return {"S104",
            {path, 0, 0, {}},
            say("the file cannot be written: {}", std::strerror(error)),
            std::string(error == EACCES || error == EROFS
                            ? tr("choose another name or folder; nothing was changed")
                            : tr("choose another folder, or make room; nothing was changed"))};
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t const written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// What is in the file is what was to be written.
bool holds(int descriptor, std::string_view bytes) {
    std::array<char, 65536> block{};
    for (std::size_t at = 0; at < bytes.size();) {
        ssize_t const count = ::pread(descriptor, block.data(), block.size(), static_cast<off_t>(at));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        std::string_view const read(block.data(), static_cast<std::size_t>(count));
        if (read.empty() || !bytes.substr(at).starts_with(read)) {
            errno = EIO;
            return false;
        }
        at += read.size();
    }
    return true;
}

void sync_folder(std::string const& path) {
    std::filesystem::path const folder = std::filesystem::path(path).parent_path();
    Descriptor const descriptor(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.is_open()) ::fsync(descriptor.number()); // a folder that cannot be synced is not ours to mend
}

} // namespace

Problem unreadable(std::string const& file, int error) {
    Place const where{file, 0, 0, {}};
    if (error == ENOENT || error == ENOTDIR)
        return {"S101", where, std::string(tr("there is no such file")),
                std::string(tr("check the name and the folder"))};
    if (error == EISDIR)
        return {"S102", where, std::string(tr("this is a folder, not a file")), std::string(tr("name the file in it"))};
    return {"S103", where, say("the file cannot be read: {}", std::strerror(error)),
            std::string(error == EACCES ? tr("check who may read it") : std::string_view())};
}

Problem too_large(std::string const& file, std::size_t bytes, std::size_t byte_limit) {
    auto const tenths = (bytes + 99'999) / 100'000; // rounded up, so that it never reads as the limit itself
    return {"A118",
            {file, 0, 0, {}},
            say("the file has {}.{} MB", tenths / 10, tenths % 10),
            byte_limit >= 1'000'000
                ? say("at most {} MB are read: check that it is the right file", byte_limit / 1'000'000)
                : say("at most {} KB are read: check that it is the right file", byte_limit / 1'000)};
}

namespace {

Result<std::string> read_to_end(Descriptor const& descriptor, std::string const& path, std::size_t byte_limit) {
    struct stat status {};
    if (!descriptor.is_open() || ::fstat(descriptor.number(), &status) != 0) return unreadable(path, errno);
    if (S_ISDIR(status.st_mode)) return unreadable(path, EISDIR);
    auto const size = static_cast<std::size_t>(status.st_size);
    if (S_ISREG(status.st_mode) && size > byte_limit) return too_large(path, size, byte_limit);
    std::string text;
    if (S_ISREG(status.st_mode)) text.reserve(size); // so that it is in memory once
    std::array<char, 65536> block{};
    for (;;) {
        ssize_t const count = ::read(descriptor.number(), block.data(), block.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return unreadable(path, errno);
        if (count == 0) return text;
        text.append(block.data(), static_cast<std::size_t>(count));
        if (text.size() > byte_limit) return too_large(path, text.size(), byte_limit); // a pipe, or a file that grows
    }
}

} // namespace

Result<std::string> read_file(std::string const& path, std::size_t byte_limit) {
    return read_to_end(Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), path, byte_limit);
}

Result<std::string> read_ordinary_file(std::string const& path, std::size_t byte_limit) {
    Descriptor const descriptor(
        ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)); // a pipe may never have a writer
    struct stat status {};
    bool const there = descriptor.is_open() && ::fstat(descriptor.number(), &status) == 0;
    if (there && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
        return Problem{"S103",
                       {path, 0, 0, {}},
                       std::string(tr("this is not an ordinary file")),
                       std::string(tr("name a file with the document in it"))};
    return read_to_end(descriptor, path, byte_limit);
}

Result<Done> write_file(std::string const& path, std::string_view bytes, Agreed const& agreed) {
    std::error_code none;
    std::string const target =
        std::filesystem::weakly_canonical(path, none).string(); // through links, to what they name
    if (std::filesystem::exists(path, none) && !std::filesystem::is_regular_file(path, none))
        return Problem{"S104",
                       {path, 0, 0, {}},
                       std::string(tr("this is not an ordinary file")),
                       std::string(tr("name a file that may be replaced"))};
    // A rename needs no leave of the file that it replaces.
    if (::access(target.c_str(), W_OK) != 0 && errno != ENOENT) return unwritable(path, errno);
    std::string partial = target + ".XXXXXX";
    Descriptor descriptor(::mkostemp(partial.data(), O_CLOEXEC));
    if (!descriptor.is_open()) return unwritable(path, errno);
    bool const is_beside = write_all(descriptor.number(), bytes) && ::fsync(descriptor.number()) == 0 &&
                           holds(descriptor.number(), bytes) && descriptor.close();
    if (auto done = is_beside && agreed ? agreed() : Done{}; !done) {
        std::remove(partial.c_str());
        return done;
    }
    if (!is_beside || std::rename(partial.c_str(), target.c_str()) != 0) {
        int const error = errno;
        std::remove(partial.c_str());
        return unwritable(path, error);
    }
    sync_folder(target);
    return Done{};
}

} // namespace accrue::files
