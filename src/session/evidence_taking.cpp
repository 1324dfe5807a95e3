#include "session/evidence_taking.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "domain/counted_word.h"
#include "domain/texts.h"
#include "session/evidence_changes.h"
#include "session/evidence_names.h"
#include "session/state.h"
#include "session/words.h"

namespace accrue::session {
namespace {

constexpr std::size_t read_at_once = 8 * 1024 * 1024;     // bytes of files, before they are handed over
constexpr std::size_t written_at_once = 16 * 1024 * 1024; // bytes of one transaction

std::string counted_files(std::size_t count) { return fmt::format("{} {}", count, counted_word("file", count == 1)); }

} // namespace

void EvidenceTaking::want(std::vector<std::filesystem::path> const& files, EntryId entry, PersonId person) {
    for (std::filesystem::path const& file : files) wanted_.push_back({file, entry, person});
    told_.total = wanted_.size();
    read_more();
}

std::vector<std::string> EvidenceTaking::contents() const {
    std::vector<std::string> contents;
    for (Taken const& taken : taken_) contents.push_back(taken.sha256);
    return contents;
}

void EvidenceTaking::stop() { next_ = wanted_.size(); }

bool EvidenceTaking::collect() {
    if (!told_.running) return false;
    auto batch = reader_.take();
    if (!batch && !reader_.is_free()) return false;
    if (batch) {
        for (ReadFile& file : *batch) {
            ++told_.seen;
            told_.at = file.name;
            if (file.refused) {
                told_.refused.push_back(*std::move(file.refused));
                continue;
            }
            pending_bytes_ += file.bytes.size();
            pending_.push_back(std::move(file));
        }
    }
    read_more();
    bool const all_read = reader_.is_free();
    if (all_read || pending_bytes_ >= written_at_once) write_pending();
    if (all_read) end();
    return true;
}

void EvidenceTaking::read_more() {
    if (next_ == wanted_.size() || !reader_.is_free()) return;
    // As many as are likely to be enough for one go, by their size.
    std::vector<Wanted> some;
    for (std::size_t bytes = 0; next_ < wanted_.size() && bytes < read_at_once; ++next_) {
        Wanted const& wanted_file = wanted_[next_];
        std::error_code none;
        auto const size = std::filesystem::file_size(wanted_file.path, none);
        bytes += none ? 0 : static_cast<std::size_t>(std::min<std::uintmax_t>(size, read_at_once));
        some.push_back(wanted_file);
    }
    auto const refuse_all = [some](Problem const& problem) {
        std::vector<ReadFile> refused;
        for (Wanted const& file : some) {
            std::string const name = clean_name(file.path);
            refused.push_back({name, {}, {}, refusal_of(name, problem), file.entry, file.person});
        }
        return refused;
    };
    auto const read_all = [some](std::stop_token const& stop) {
        std::vector<ReadFile> read;
        for (std::size_t i = 0; i < some.size() && !stop.stop_requested(); ++i) {
            read.push_back(read_evidence(some[i].path));
            read.back().entry = some[i].entry;
            read.back().person = some[i].person;
        }
        return read;
    };
    reader_.start(read_all, refuse_all);
}

// Several in one transaction; where that fails none of them is there, and the rest is not tried.
void EvidenceTaking::write_pending() {
    if (pending_.empty()) return;
    std::vector<Content> contents;
    for (ReadFile const& file : pending_) contents.push_back({file.sha256, file.bytes});
    if (auto const written = keep_contents(session_, contents); written) {
        for (ReadFile& file : pending_)
            taken_.push_back({std::move(file.name), std::move(file.sha256),
                              static_cast<std::int64_t>(file.bytes.size()), file.entry, file.person});
    } else {
        for (ReadFile const& file : pending_) told_.refused.push_back(refusal_of(file.name, written.problem()));
        next_ = wanted_.size();
    }
    pending_.clear();
    pending_bytes_ = 0;
}

Result<EvidenceTaking::FilesOf> EvidenceTaking::files_of_person(PersonId whose) const {
    Problems damaged; // told when they were read for the first time
    auto read = store::list_files(session_.database, whose, damaged);
    auto names = store::list_file_names(session_.database, whose);
    if (!read) return read.problem();
    if (!names) return names.problem();
    return FilesOf{*std::move(read), *std::move(names)};
}

Result<Performed> EvidenceTaking::add_taken() {
    ChangeOfFiles change(session_);
    std::map<PersonId, FilesOf> people;
    std::map<EntryId, Claim> linked;
    std::size_t added = 0;
    std::string name;
    for (Taken const& taken : taken_) {
        auto const [place, is_new] = people.try_emplace(taken.person);
        FilesOf& of = place->second;
        if (is_new) {
            auto read = files_of_person(taken.person);
            if (!read) return read.problem();
            of = *std::move(read);
        }
        auto known_file = std::ranges::find(of.files, taken.sha256, &store::EvidenceFile::sha256);
        if (known_file == of.files.end()) {
            of.files.push_back({{}, taken.person, free_name(taken.name, of.names), taken.sha256, taken.bytes, {}, ""});
            of.names.push_back(of.files.back().name);
            known_file = std::prev(of.files.end());
            change.add(AddFile{*known_file});
            ++added;
        }
        name = known_file->name;
        if (!taken.entry) continue;
        auto const entry = store::load_entry(session_.database, taken.entry);
        if (!entry) continue; // removed meanwhile
        add_evidence(linked.try_emplace(taken.entry, entry->claim).first->second, name);
    }
    told_.last = name;
    std::size_t const already = taken_.size() - added;
    told_.words = added == 0 ? std::string(tr("No file was added.")) : say("Added {}.", counted_files(added));
    if (already > 0) told_.words += " " + say("Already here: {}.", counted_files(already));
    std::string to;
    for (auto& [entry, claim] : linked) {
        to = entry_words(claim, pack_in(session_.pack));
        if (auto done = change.replace(entry, std::move(claim)); !done) return done.problem();
    }
    if (change.empty()) return Performed{};
    std::string const what = taken_.size() == 1 ? name : counted_files(taken_.size());
    return std::move(change).perform(linked.size() == 1 ? say("Added {} to {}", what, to)
                                                        : say("Added {} as evidence", what));
}

void EvidenceTaking::end() {
    bool const stopped = told_.seen < told_.total;
    if (auto const added = add_taken(); !added) {
        told_.words = tr("No file was added.");
        told_.refused.push_back(refusal_of("", added.problem()));
    }
    if (stopped) told_.words += " " + say("Stopped after {} of {}.", told_.seen, told_.total);
    told_.running = false;
}

} // namespace accrue::session
