// FileLock: one instance per library. An advisory lock of the system on a file of its own beside the library
// ("mine.accrue.lock"), which ends with the process however it ends. The file tells who holds it.
#pragma once

#include <filesystem>
#include <string_view>

#include "domain/result.h"

namespace accrue::store {

class FileLock {
public:
    // Refused (L111) where another instance holds it, in this process or another, naming it.
    static Result<FileLock> take(std::filesystem::path const& library, std::string_view now);

    FileLock(FileLock&& other) noexcept;
    FileLock(FileLock const&) = delete;
    FileLock& operator=(FileLock const&) = delete;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    FileLock(std::filesystem::path file, int descriptor);

    std::filesystem::path file_;
    int descriptor_ = -1; // -1: moved from
};

} // namespace accrue::store
