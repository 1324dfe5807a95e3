// EvidenceVersions: other versions of files, made one after the other on a thread, that wait to be used. Private to the session.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include "domain/result.h"
#include "session/desk_worker.h"
#include "session/evidence_content.h"
#include "session/evidence_desk.h"
#include "session/evidence_jobs.h"

namespace accrue::session {

class EvidenceVersions {
public:
    struct Source { // what a version is made of
        std::string name;
        evidence::Inspection file;
        std::string bytes;
    };
    using SourceOf = std::function<Result<Source>(FileId file)>;

    // `source_of` is asked when a version is begun. `file_limit`: the most bytes that a file may have by now.
    EvidenceVersions(SourceOf source_of, std::function<std::size_t()> file_limit)
        : source_of_(std::move(source_of)), file_limit_(std::move(file_limit)) {}

    void want(FileId file, VersionWish wish); // in place of the one that is there
    bool collect(); // takes over what was made and begins with the next; true: something is another one
    void drop(FileId file);
    void keep_those_of(std::function<bool(FileId)> const& is_there);
    void wait() { maker_.wait(); }

    [[nodiscard]] Versions const& made() const { return made_; } // also those that are being made
    [[nodiscard]] MadeVersion const* of(FileId file) const;      // null: none that is made
    [[nodiscard]] bool is_working() const { return !maker_.is_free() || !wanted_.empty(); }

private:
    bool take();
    bool begin_next(); // true: one could not even be begun, which its file tells
    [[nodiscard]] Result<DeskWorker<MadeOf>::Job> job_for(FileId file, VersionWish const& wish) const;

    SourceOf source_of_;
    std::function<std::size_t()> file_limit_;
    Versions made_;
    std::map<FileId, VersionWish> wanted_;
    FileId making_; // the file of the one that is being made
    DeskWorker<MadeOf> maker_;
};

} // namespace accrue::session
