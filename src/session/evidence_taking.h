// EvidenceTaking: files on their way into the library: read on a thread, written by the session's own, and at the end named in one
// change. Each is added or refused as a whole. Private to the session.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "session/desk_worker.h"
#include "session/evidence_jobs.h"
#include "session/session.h"
#include "store/evidence.h"

namespace accrue::session {

class EvidenceTaking {
public:
    explicit EvidenceTaking(Session::State& session) : session_(session) { told_.running = true; }

    // More files, to prove the entry where one is named.
    void want(std::vector<std::filesystem::path> const& files, EntryId entry, PersonId person);
    void stop(); // no more are read
    void wait() { reader_.wait(); }
    bool collect(); // true: there is something else to tell

    [[nodiscard]] EvidenceIntake const& told() const { return told_; }
    [[nodiscard]] bool is_running() const { return told_.running; }
    [[nodiscard]] std::vector<std::string> contents() const; // SHA-256 of those that are in the library

private:
    struct Wanted { // a file to be taken in
        std::filesystem::path path;
        EntryId entry;   // that it is to prove; 0: none
        PersonId person; // whose record was open
    };

    struct Taken { // one whose content is in the library
        std::string name;
        std::string sha256;
        std::int64_t bytes = 0;
        EntryId entry;
        PersonId person;
    };

    struct FilesOf { // one person
        std::vector<store::EvidenceFile> files;
        std::vector<std::string> names; // also of those that are damaged
    };

    void read_more();
    void write_pending();
    [[nodiscard]] Result<FilesOf> files_of_person(PersonId whose) const;
    [[nodiscard]] Result<Performed> add_taken();
    void end();

    Session::State& session_;
    EvidenceIntake told_;
    std::vector<Wanted> wanted_;
    std::size_t next_ = 0;          // of them, to be read
    std::vector<ReadFile> pending_; // read, and not in the library yet
    std::size_t pending_bytes_ = 0;
    std::vector<Taken> taken_;
    DeskWorker<std::vector<ReadFile>> reader_;
};

} // namespace accrue::session
