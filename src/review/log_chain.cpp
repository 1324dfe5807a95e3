#include "review/log_chain.h"

#include <algorithm>
#include <utility>

#include "domain/digest.h"
#include "domain/review.h"
#include "domain/texts.h"
#include "formats/json_object.h"
#include "formats/json_text.h"

namespace accrue::review {
namespace {

constexpr std::size_t most_log_word = 100;

// Its keys in order; without the hash where that is what is looked for.
std::string entry_line(LogEntry const& entry, bool with_hash) {
    formats::JsonText json(formats::JsonText::Layout::OneLine);
    json.begin_object();
    json.key("at");
    json.text(entry.at);
    json.key("content_sha256");
    json.text(entry.content_sha256);
    json.key("event");
    json.text(entry.event);
    if (with_hash) {
        json.key("hash");
        json.text(entry.hash);
    }
    json.key("seq");
    json.number(entry.seq);
    json.key("subject");
    json.text(entry.subject);
    json.end_object();
    return std::move(json).take();
}

std::string hash_of(LogEntry const& entry, std::string_view before) {
    std::string bytes(before);
    bytes += '\n';
    bytes += entry_line(entry, false);
    return sha256_hex(bytes);
}

bool is_log_entry(LogEntry const& entry) {
    return is_moment(entry.at) && is_log_word(entry.event) && is_log_word(entry.subject) &&
           is_sha256_hex(entry.content_sha256) && is_sha256_hex(entry.hash);
}

LogFault fault_at(std::int64_t seq, char const* id, std::string const& file, std::string what) {
    return {seq,
            {id,
             {file, 0, 0, {}},
             std::move(what),
             std::string(tr("what was logged before it still holds; compare this log with an older copy"))}};
}

// What the witnesses say of a chain that holds in itself.
std::optional<LogFault> compare_with(std::span<LogWitness const> witnesses, std::span<LogEntry const> entries,
                                     std::string const& file) {
    auto const count = static_cast<std::int64_t>(entries.size());
    LogWitness const* first = nullptr; // the one with the least count that tells otherwise
    for (LogWitness const& witness : witnesses) {
        bool const is_seen = witness.count >= 0 && witness.count <= count &&
                             head_of(entries.first(static_cast<std::size_t>(witness.count))) == witness;
        if (!is_seen && (first == nullptr || witness.count < first->count)) first = &witness;
    }
    if (first == nullptr) return std::nullopt;
    if (first->count > count)
        return fault_at(
            count + 1, "A472", file,
            say("the log ends with entry {}, but had {} entries when a witness saw it", count, first->count));
    LogFault anew =
        fault_at(std::max<std::int64_t>(first->count, 1), "A473", file,
                 say("entry {} is another one than a witness saw: entries up to it were written anew", first->count));
    anew.problem.remedy = tr("compare this log with an older copy: any entry up to it may be another one");
    return anew;
}

// The entry that the line is; nothing where write_log would have written it otherwise.
std::optional<LogEntry> entry_of(std::string_view line) {
    auto const json = formats::parse_json(line, {});
    auto const* const object = json ? std::get_if<formats::Json::Object>(&json->value) : nullptr;
    if (object == nullptr) return std::nullopt;
    formats::Findings findings;
    formats::ObjectReader const reader(*object, {}, findings);
    auto const code = [&](std::string_view key) { return reader.required_text(key, formats::TextKind::Code); };
    LogEntry entry{0, code("at"), code("event"), code("subject"), code("content_sha256"), code("hash")};
    formats::Json const* const seq = reader.find("seq");
    if (seq != nullptr)
        entry.seq = formats::read_whole(*seq, {1, most_log_entries}, "seq", {}, {}, findings).value_or(0);
    if (!is_log_entry(entry) || entry_line(entry, true) != line) return std::nullopt;
    return entry;
}

} // namespace

bool is_log_word(std::string_view text) {
    auto const fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-_.:").find(c) != std::string_view::npos;
    };
    return !text.empty() && text.size() <= most_log_word && std::ranges::all_of(text, fits);
}

LogWitness head_of(std::span<LogEntry const> entries) {
    return {static_cast<std::int64_t>(entries.size()), entries.empty() ? std::string(log_origin) : entries.back().hash};
}

LogEntry next_entry(LogWitness const& head, LogEvent event) {
    LogEntry entry{head.count + 1,
                   std::move(event.at),
                   std::move(event.event),
                   std::move(event.subject),
                   std::move(event.content_sha256),
                   {}};
    entry.hash = hash_of(entry, head.head);
    return entry;
}

std::string log_content_sha256(std::string_view salt, std::string_view content) {
    return sha256_hex(std::string(salt) + std::string(content));
}

std::optional<LogFault> verify_log(std::span<LogEntry const> entries, std::span<LogWitness const> witnesses,
                                   std::string const& file) {
    std::string_view before = log_origin;
    std::int64_t seq = 0;
    for (LogEntry const& entry : entries) {
        ++seq;
        if (entry.seq != seq)
            return fault_at(
                seq, "A470", file,
                say("where entry {} should be is entry {}: some were taken out, put in or exchanged", seq, entry.seq));
        if (entry.hash != hash_of(entry, before))
            return fault_at(seq, "A471", file,
                            say("entry {} is not what was logged then, or does not follow the one before it", seq));
        before = entry.hash;
    }
    return compare_with(witnesses, entries, file);
}

Problems clocks_set_back(std::span<LogEntry const> entries, std::string const& file) {
    Problems problems;
    for (std::size_t i = 1; i < entries.size(); ++i)
        if (entries[i].at < entries[i - 1].at)
            problems.push_back({"A475",
                                {file, 0, 0, {}},
                                say("entry {} is dated {}, before entry {}: a clock was set back", entries[i].seq,
                                    entries[i].at, entries[i - 1].seq),
                                std::string(tr("the order of the entries holds; do not rely on the time of this one")),
                                Severity::Warning});
    return problems;
}

std::string write_log(std::span<LogEntry const> entries) {
    std::string text;
    for (LogEntry const& entry : entries) text += entry_line(entry, true) + '\n';
    return text;
}

LogRead read_log(std::string_view text, std::string const& file) {
    LogRead read;
    while (!text.empty()) {
        std::size_t const end = text.find('\n');
        auto entry = end == std::string_view::npos ? std::nullopt : entry_of(text.substr(0, end));
        auto const seq = static_cast<std::int64_t>(read.entries.size()) + 1;
        if (!entry || read.entries.size() == most_log_entries) {
            read.fault =
                fault_at(seq, "A474", file, say("line {} is no entry of a log as this program writes it", seq));
            return read;
        }
        read.entries.push_back(*std::move(entry));
        text.remove_prefix(end + 1);
    }
    return read;
}

} // namespace accrue::review
