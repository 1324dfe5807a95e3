#include "store/library_file.h"

#include <array>
#include <bit>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/texts.h"
#include "store/failure.h"
#include "store/schema.h"

namespace accrue::store {
namespace {

using namespace std::string_view_literals;

constexpr auto database_magic = "SQLite format 3\0"sv;
constexpr auto journal_magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"sv;
constexpr std::size_t header_size = 100;

std::string quoted(std::filesystem::path const& file) { return say("'{}'", file.filename().string()); }

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
    return value;
}

// Up to `count` bytes from `offset`; fewer where the file ends.
std::string read_bytes(std::ifstream& in, std::uint64_t offset, std::size_t count) {
    std::string bytes(count, '\0');
    in.clear();
    in.seekg(static_cast<std::streamoff>(offset));
    in.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
    return bytes;
}

// The figures of a database header that a journal must agree with (sqlite.org/fileformat2.html, section 1.3).
struct FirstPage {
    std::string bytes;

    [[nodiscard]] std::uint32_t page_size() const {
        std::uint32_t const size = big_endian(bytes, 14) & 0xffff;
        return size == 1 ? 65536 : size;
    }
    [[nodiscard]] std::uint32_t change_counter() const { return big_endian(bytes, 24); }
    [[nodiscard]] std::uint32_t version() const { return big_endian(bytes, 60); }
    [[nodiscard]] std::uint32_t application() const { return big_endian(bytes, 68); }
};

FirstPage read_header(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {read_bytes(in, 0, header_size)};
}

// The file that SQLite keeps beside a library.
std::filesystem::path beside(std::filesystem::path file, char const* ending) { return file += ending; }

Problem foreign(std::filesystem::path const& file, std::filesystem::path const& stray) {
    return problem("L113", file, say("{} lies beside the library and does not belong to it", quoted(stray)),
                   tr("move that file elsewhere, keep it, and try again"));
}

// A rollback journal as SQLite writes it (sqlite.org/fileformat2.html, section 3), read only.
class Journal {
public:
    explicit Journal(std::filesystem::path const& file)
        : in_(file, std::ios::binary), size_(std::filesystem::file_size(file)), start_(read_bytes(in_, 0, 28)) {}

    // SQLite passes over a journal whose first byte is 0: nothing of it was ever synced.
    [[nodiscard]] bool is_dead() const { return start_.empty() || start_[0] == '\0'; }
    [[nodiscard]] bool is_journal() const { return start_.size() == 28 && start_.starts_with(journal_magic); }
    [[nodiscard]] std::uint32_t pages_before() const { return big_endian(start_, 16); }
    [[nodiscard]] std::uint32_t page_size() const { return big_endian(start_, 24); }

    // A journal of several databases ends in the name of another file.
    [[nodiscard]] bool names_another() { return size_ >= 8 && read_bytes(in_, size_ - 8, 8) == journal_magic; }

    // The beginning of page 1 as it was before the transaction, or nothing where the journal has not got it.
    FirstPage page_one() {
        std::uint64_t const sector = big_endian(start_, 20);
        std::uint64_t const record = page_size() + std::uint64_t{8};
        if (sector < 32 || sector > 65536) return {};
        for (std::uint64_t segment = 0; segment + sector < size_;) {
            std::string const head = read_bytes(in_, segment, 28);
            if (head.size() < 28 || !head.starts_with(journal_magic)) return {};
            std::uint64_t const count = std::min<std::uint64_t>(big_endian(head, 8), size_ / record);
            for (std::uint64_t i = 0; i < count; ++i) {
                std::string const bytes = read_bytes(in_, segment + sector + i * record, 4 + header_size);
                if (bytes.size() < 4 + header_size) return {};
                if (big_endian(bytes, 0) == 1) return {bytes.substr(4)};
            }
            if (count == 0) return {};
            segment = (segment + sector + count * record + sector - 1) / sector * sector;
        }
        return {};
    }

private:
    std::ifstream in_;
    std::uint64_t size_;
    std::string start_;
};

bool belongs(Journal& journal, FirstPage const& header, std::uint64_t file_size) {
    if (!journal.is_journal() || journal.page_size() != header.page_size() || journal.names_another()) return false;
    if (journal.pages_before() > file_size / journal.page_size()) return false;
    // We write to the file in commits alone (connection.cpp), and a commit has page 1 in its journal. On the disk that
    // page is either untouched or already the next one.
    FirstPage const before = journal.page_one();
    if (before.bytes.empty() || before.application() != header.application()) return false;
    return before.bytes == header.bytes || before.change_counter() + 1 == header.change_counter();
}

} // namespace

Problem may_not_read(std::filesystem::path const& file) {
    return problem("L134", file, say("you may not read {}", quoted(file)),
                   tr("ask its owner, or look at who may enter the folders that it is in"));
}

Result<Done> check_folder(std::filesystem::path const& file) {
    std::filesystem::path const folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        return problem("L136", file, say("there is no folder '{}'", folder.string()),
                       tr("make it, or choose another place"));
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        return problem("L110", file, say("the folder '{}' is read-only", folder.string()),
                       tr("allow writing to it, or copy the library to a folder of your own"));
    return Done{};
}

Result<Done> check_entry(std::filesystem::path const& file) {
    struct stat entry {};
    if (stat(file.c_str(), &entry) != 0) {
        if (errno == EACCES) return may_not_read(file);
        return problem("L101", file, say("there is no file {}", quoted(file)), tr("check the name"));
    }
    if (S_ISDIR(entry.st_mode))
        return problem("L103", file, say("{} is a folder, not a library", quoted(file)),
                       tr("choose a file whose name ends in .accrue"));
    if (!S_ISREG(entry.st_mode))
        return problem("L103", file, say("{} is a pipe or a device, not a library", quoted(file)),
                       tr("choose a file whose name ends in .accrue"));
    if (entry.st_size == 0)
        return problem("L104", file, say("{} is empty", quoted(file)),
                       tr("remove it to begin a new library there, or put an older copy in its place"));
    if (entry.st_nlink > 1)
        return problem("L119", file, say("{} has a second name on this disk (a hard link)", quoted(file)),
                       tr("copy it to a new file and open the copy: changed under two names it would be damaged"));
    if (access(file.c_str(), R_OK) != 0) return may_not_read(file);
    if (access(file.c_str(), W_OK) != 0)
        return problem("L110", file, say("{} is read-only", quoted(file)),
                       tr("allow writing to it, or copy the library and open the copy"));
    return check_folder(file);
}

Result<Done> check_header(std::filesystem::path const& file, int newest) {
    FirstPage const header = read_header(file);
    if (!header.bytes.starts_with(database_magic.substr(0, header.bytes.size())))
        return problem("L105", file, say("{} is not an Accrue library", quoted(file)),
                       tr("choose a file whose name ends in .accrue"));
    if (header.bytes.size() < header_size) return damaged(file, tr("it is cut off in its first 100 bytes"));
    if (header.application() != static_cast<std::uint32_t>(application_id))
        return problem("L106", file, say("{} is a database of another program", quoted(file)),
                       tr("choose a file whose name ends in .accrue"));
    if (header.version() > static_cast<std::uint32_t>(newest))
        return problem("L107", file,
                       say("{} was made by a newer Accrue (format {}; this one knows up to {})", quoted(file),
                           header.version(), newest),
                       tr("open it with the newer program"));
    if (header.bytes[18] != 1 || header.bytes[19] != 1)
        return problem(
            "L114", file, say("another program has changed how {} is saved", quoted(file)),
            tr("set its journal mode back to DELETE with that program, or use an older copy of the library"));
    std::uint32_t const page_size = header.page_size();
    if (page_size < 512 || page_size > 65536 || !std::has_single_bit(page_size))
        return damaged(file, tr("its pages have no size that is possible"));
    std::error_code error;
    std::uintmax_t const size = std::filesystem::file_size(file, error);
    bool const has_journal = std::filesystem::exists(std::filesystem::symlink_status(beside(file, "-journal"), error));
    if (!has_journal && size % page_size != 0) // with one, playing it back gives the file its size
        return damaged(file, tr("it is cut off inside a page"));
    return Done{};
}

Result<Done> check_journal(std::filesystem::path const& file) {
    std::filesystem::path const ahead = beside(file, "-wal");
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::symlink_status(ahead, error))) return foreign(file, ahead);
    std::filesystem::path const of_rollback = beside(file, "-journal");
    auto const status = std::filesystem::symlink_status(of_rollback, error);
    if (!std::filesystem::exists(status)) return Done{};
    if (!std::filesystem::is_regular_file(status)) return foreign(file, of_rollback);
    if (access(of_rollback.c_str(), R_OK | W_OK) != 0)
        return problem("L110", file, say("{} holds an unfinished change and is read-only", quoted(of_rollback)),
                       tr("allow writing to it and try again"));
    Journal journal(of_rollback);
    if (journal.is_dead()) return Done{};
    if (std::filesystem::exists(file, error) && belongs(journal, read_header(file), std::filesystem::file_size(file)))
        return Done{};
    return foreign(file, of_rollback);
}

namespace {

Result<Done> sync(std::filesystem::path const& what, int flags) {
    int const descriptor = open(what.c_str(), flags | O_CLOEXEC);
    bool const synced = descriptor >= 0 && fsync(descriptor) == 0;
    int const reason = errno;
    if (descriptor >= 0) close(descriptor);
    if (synced) return Done{};
    return problem("L116", what, say("{} could not be written to the disk ({})", quoted(what), strerror(reason)),
                   tr("check the disk and try again"));
}

} // namespace

Result<Done> sync_file(std::filesystem::path const& file) { return sync(file, O_RDWR); }

Result<Done> sync_folder(std::filesystem::path const& file) {
    return sync(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."), O_RDONLY | O_DIRECTORY);
}

Result<Done> rename_to_free(std::filesystem::path const& from, std::filesystem::path const& to) {
    int failed = renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
    if (failed != 0 && (errno == EINVAL || errno == ENOSYS)) { // a file system without it, such as NFS
        std::error_code error;
        errno = EEXIST;
        if (!std::filesystem::exists(std::filesystem::symlink_status(to, error)))
            failed = std::rename(from.c_str(), to.c_str());
    }
    if (failed == 0) return sync_folder(to);
    if (errno == EEXIST)
        return problem("L102", to, say("there is a file {} already", quoted(to)), tr("choose another name"));
    return problem("L116", to, say("{} could not be made ({})", quoted(to), strerror(errno)),
                   tr("check the disk and the folder"));
}

} // namespace accrue::store
