#include "session/review_events.h"

#include "formats/json_text.h"
#include "review/log_chain.h"
#include "session/identifiers.h"
#include "session/state.h"
#include "store/review_log.h"

namespace accrue::session {
namespace {

using formats::JsonText;

// Members stand in the order of their keys, as canonical JSON has them.
void write_optional_verdict(JsonText& json, std::string_view key, std::optional<Verdict> const& verdict) {
    json.key(key);
    if (!verdict) return json.null();
    json.begin_object();
    if (verdict->field) {
        json.key("field");
        json.text(*verdict->field);
    }
    json.key("note");
    json.text(verdict->note);
    json.key("note_is_shared");
    json.flag(verdict->note_is_shared);
    json.key("reason");
    json.text(verdict->reason);
    if (auto const* number = std::get_if<Number>(&verdict->to)) {
        json.key("to");
        json.number(*number);
    } else if (auto const* day = std::get_if<Date>(&verdict->to)) {
        json.key("to");
        json.date(*day);
    }
    json.key("verdict");
    json.text(to_text(verdict->kind));
    json.end_object();
}

void write_member(JsonText& json, std::string_view key, std::string_view text) {
    json.key(key);
    json.text(text);
}

} // namespace

ReviewEvent taken_in_event(store::ReviewCase const& taken) {
    JsonText json(JsonText::Layout::OneLine);
    json.begin_object();
    write_member(json, "application", taken.package.application);
    write_member(json, "key", taken.key);
    write_member(json, "package", taken.package.sha256);
    json.key("revision");
    json.number(std::int64_t{taken.package.revision});
    write_member(json, "rules", taken.pack_sha256);
    json.end_object();
    return {"taken-in", taken.token, std::move(json).take()};
}

ReviewEvent verdict_event(std::string const& token, Reviewer const& by, std::string const& claim,
                          std::optional<Verdict> const& before, std::optional<Verdict> const& after) {
    JsonText json(JsonText::Layout::OneLine);
    json.begin_object();
    write_optional_verdict(json, "after", after);
    write_optional_verdict(json, "before", before);
    write_member(json, "by", by.key);
    write_member(json, "claim", claim);
    json.end_object();
    return {after ? "verdict" : "unset", token, std::move(json).take()};
}

ReviewEvent said_event(std::string_view event, std::string const& token, Reviewer const& by, std::string_view words) {
    JsonText json(JsonText::Layout::OneLine);
    json.begin_object();
    write_member(json, "by", by.key);
    write_member(json, "words", words);
    json.end_object();
    return {event, token, std::move(json).take()};
}

Result<Done> log_event(store::Transaction& transaction, Session::State& session, ReviewEvent const& event) {
    auto const last = store::last_log_row(session.database);
    if (!last) return last.problem();
    review::LogWitness const head = *last ? review::LogWitness{(*last)->seq, (*last)->hash}
                                          : review::LogWitness{0, std::string(review::log_origin)};
    std::string const salt = new_salt();
    review::LogEntry const entry =
        review::next_entry(head, {session.ports.now(), std::string(event.event), event.subject,
                                  review::log_content_sha256(salt, event.content)});
    return store::append_log_row(transaction, {entry.seq, entry.at, entry.event, entry.subject, entry.content_sha256,
                                               entry.hash, salt, event.content});
}

} // namespace accrue::session
