#include "store/backup.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "domain/texts.h"
#include "store/connection.h"
#include "store/failure.h"
#include "store/library_file.h"

namespace accrue::store {
namespace {

bool is_taken(std::filesystem::path const& file) {
    std::error_code error;
    return std::filesystem::exists(std::filesystem::symlink_status(file, error));
}

// A name of our own on the way: gone again unless it was renamed.
class Partial {
public:
    explicit Partial(std::filesystem::path const& file) : name_(file) {
        name_ += ".partial";
        journal_ = name_;
        journal_ += "-journal";
        remove();
        int const descriptor = ::open(name_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (descriptor < 0)
            throw Refusal{problem("L116", file,
                                  say("'{}' cannot be made ({})", name_.filename().string(), strerror(errno)),
                                  tr("check the disk and the folder"))};
        close(descriptor);
    }
    Partial(Partial const&) = delete;
    Partial& operator=(Partial const&) = delete;
    ~Partial() { remove(); }

    [[nodiscard]] std::filesystem::path const& name() const { return name_; }

private:
    void remove() const noexcept {
        unlink(name_.c_str());
        unlink(journal_.c_str());
    }

    std::filesystem::path name_;
    std::filesystem::path journal_;
};

} // namespace

void write_copy(Connection& from, std::filesystem::path const& file) {
    require(check_folder(file));
    if (is_taken(file))
        throw Refusal{problem("L102", file, say("there is a file '{}' already", file.filename().string()),
                              tr("choose another name"))};
    Partial const partial(file);
    from.copy_to(partial.name());
    require(sync_file(partial.name()));
    check_copy(partial.name());
    require(rename_to_free(partial.name(), file));
}

std::filesystem::path free_name(std::filesystem::path const& file, std::string const& mark) {
    std::string const stem = file.stem().string() + '.' + mark;
    std::filesystem::path name = file.parent_path() / (stem + file.extension().string());
    for (int i = 2; is_taken(name); ++i)
        name = file.parent_path() / fmt::format("{} ({}){}", stem, i, file.extension().string());
    return name;
}

} // namespace accrue::store
