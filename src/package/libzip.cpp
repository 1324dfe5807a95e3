#include "package/libzip.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

#include <zip.h>

#include "domain/texts.h"
#include "package/refusal.h"

namespace accrue::package {
namespace {

constexpr zip_uint16_t first_date = 0x21; // 1980-01-01
constexpr zip_uint32_t plain_file = 0100644U << 16U;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;
using OpenEntry = std::unique_ptr<zip_file_t, Discard>;

Problem no_memory() {
    return {"S107",
            {},
            std::string(tr("there is not enough memory")),
            std::string(tr("close other programs, or take a smaller file; what was saved before is safe"))};
}

// Where libzip writes to: a text of ours, so that a package is never in memory twice.
class Output {
public:
    explicit Output(std::size_t expected) { bytes_.reserve(expected); }

    static zip_int64_t command(void* self, void* data, zip_uint64_t size, zip_source_cmd_t what) {
        return static_cast<Output*>(self)->obey(data, size, what);
    }
    std::string take() { return std::move(bytes_); }

private:
    zip_int64_t obey(void* data, zip_uint64_t size, zip_source_cmd_t what) {
        switch (what) {
        case ZIP_SOURCE_SUPPORTS:
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                                  ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                                  ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
                                                  ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
                                                  ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
        case ZIP_SOURCE_STAT: zip_error_set(&error_, ZIP_ER_READ, ENOENT); return -1; // there is nothing to read yet
        case ZIP_SOURCE_ERROR: return zip_error_to_data(&error_, data, size);
        case ZIP_SOURCE_WRITE: return write(static_cast<char const*>(data), size);
        case ZIP_SOURCE_SEEK_WRITE: return seek(data, size);
        case ZIP_SOURCE_TELL_WRITE: return static_cast<zip_int64_t>(at_);
        case ZIP_SOURCE_BEGIN_WRITE:
        case ZIP_SOURCE_COMMIT_WRITE:
        case ZIP_SOURCE_ROLLBACK_WRITE:
        case ZIP_SOURCE_FREE: return 0;
        default: return -1; // it is never read through this
        }
    }

    zip_int64_t write(char const* data, zip_uint64_t size) {
        if (at_ + size > bytes_.size()) bytes_.resize(at_ + size);
        std::memcpy(bytes_.data() + at_, data, size);
        at_ += size;
        return static_cast<zip_int64_t>(size);
    }

    zip_int64_t seek(void* data, zip_uint64_t size) {
        zip_int64_t const to = zip_source_seek_compute_offset(at_, bytes_.size(), data, size, &error_);
        if (to < 0) return -1;
        at_ = static_cast<std::size_t>(to);
        return 0;
    }

    std::string bytes_;
    std::size_t at_ = 0;
    zip_error_t error_{};
};

bool add_file(zip_t* archive, std::string const& name, std::string_view bytes) {
    Source source(zip_source_buffer(archive, bytes.data(), bytes.size(), 0));
    if (!source) return false;
    zip_int64_t const index = zip_file_add(archive, name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
    if (index < 0) return false;
    static_cast<void>(source.release()); // the archive has it
    auto const i = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive, i, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(archive, i, 0, first_date, 0) == 0 &&
           zip_file_set_external_attributes(archive, i, 0, ZIP_OPSYS_UNIX, plain_file) == 0;
}

Problem other_view() {
    return refused("A409", {}, std::string(tr("two ways to read the package see different files in it")));
}

bool same_entry(zip_stat_t const& seen, ZipEntry const& entry) {
    constexpr zip_uint64_t needed =
        ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
    return (seen.valid & needed) == needed && seen.name == entry.name && seen.size == entry.size &&
           seen.comp_size == entry.stored_size && seen.comp_method == ZIP_CM_STORE && seen.crc == entry.crc;
}

// Reads to the end, where libzip compares the CRC.
std::optional<Problem> content_fault(zip_t* archive, zip_uint64_t index, ZipEntry const& entry,
                                     std::string_view content) {
    OpenEntry const file(zip_fopen_index(archive, index, 0));
    if (!file) return other_view();
    std::array<char, 65536> block{};
    for (;;) {
        zip_int64_t const count = zip_fread(file.get(), block.data(), block.size());
        if (count < 0 && zip_error_code_zip(zip_file_get_error(file.get())) == ZIP_ER_CRC)
            return refused("A408", entry.name, say("'{}' has been damaged on its way", shown_name(entry.name)));
        if (count < 0) return other_view();
        std::string_view const read(block.data(), static_cast<std::size_t>(count));
        if (!content.starts_with(read)) return other_view();
        content.remove_prefix(read.size());
        if (count > 0) continue;
        return content.empty() ? std::nullopt : std::optional(other_view());
    }
}

} // namespace

Result<std::string> write_zip(std::string_view folder, std::span<BagFile const> files) {
    std::size_t expected = 22;
    for (BagFile const& file : files)
        expected += file.bytes.size() + 30 + 46 + 2 * (folder.size() + 1 + file.name.size());
    Output output(expected);
    zip_error_t error{};
    Source source(zip_source_function_create(Output::command, &output, &error));
    Archive archive(source ? zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr);
    if (!archive) return no_memory();
    static_cast<void>(source.release()); // the archive has it
    for (BagFile const& file : files)
        if (!add_file(archive.get(), std::string(folder) + "/" + std::string(file.name), file.bytes))
            return no_memory();
    if (zip_close(archive.get()) != 0) return no_memory();
    static_cast<void>(archive.release()); // gone
    return output.take();
}

Result<Done> compare_with_libzip(std::string_view bytes, std::span<ZipEntry const> entries) {
    zip_error_t error{};
    Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
    Archive const archive(source ? zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr);
    if (!archive) return other_view();
    static_cast<void>(source.release()); // the archive has it
    if (zip_get_num_entries(archive.get(), 0) != static_cast<zip_int64_t>(entries.size())) return other_view();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        ZipEntry const& entry = entries[i];
        zip_stat_t seen;
        zip_stat_init(&seen);
        if (zip_stat_index(archive.get(), i, 0, &seen) != 0 || !same_entry(seen, entry)) return other_view();
        auto problem = content_fault(archive.get(), i, entry, bytes.substr(entry.offset, entry.stored_size));
        if (problem) return *std::move(problem);
    }
    return Done{};
}

} // namespace accrue::package
