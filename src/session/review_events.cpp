#include "session/review_events.h"

#include <utility>

#include "formats/json.h"
#include "formats/json_object.h"
#include "formats/verdict_json.h"
#include "review/log_chain.h"
#include "session/identifiers.h"
#include "session/state.h"
#include "store/review_log.h"

namespace accrue::session {
namespace {

using formats::ObjectWriter;

formats::Json json_from_verdict(std::optional<Verdict> const& verdict) {
    if (!verdict) return {nullptr};
    ObjectWriter writer;
    formats::add_decision(writer, *verdict);
    writer.text("reason", verdict->reason);
    writer.text("note", verdict->note);
    writer.flag("note_is_shared", verdict->note_is_shared);
    return std::move(writer).done();
}

std::string canonical(ObjectWriter&& writer) { return formats::write_canonical_json(std::move(writer).done()); }

} // namespace

ReviewEvent taken_in_event(store::ReviewCase const& taken) {
    ObjectWriter writer;
    writer.add("package", formats::json_from_identity(taken.package));
    writer.text("key", taken.key);
    writer.text("rules", taken.pack_sha256);
    return {"taken-in", taken.token, canonical(std::move(writer))};
}

ReviewEvent verdict_event(std::string const& token, Reviewer const& by, std::string const& claim,
                          std::optional<Verdict> const& before, std::optional<Verdict> const& after) {
    ObjectWriter writer;
    writer.text("by", by.key);
    writer.text("claim", claim);
    writer.add("before", json_from_verdict(before));
    writer.add("after", json_from_verdict(after));
    return {after ? "verdict" : "unset", token, canonical(std::move(writer))};
}

ReviewEvent said_event(std::string_view event, std::string const& token, Reviewer const& by, std::string_view words) {
    ObjectWriter writer;
    writer.text("by", by.key);
    writer.text("words", words);
    return {event, token, canonical(std::move(writer))};
}

ReviewEvent sampled_event(SampleDrawn const& sample) {
    ObjectWriter writer;
    writer.flag("by_risk", sample.by_risk);
    writer.texts("drawn", sample.drawn);
    writer.number("of", {static_cast<std::int64_t>(sample.of), 1});
    writer.number("percent", sample.percent);
    writer.text("pool_sha256", sample.pool_sha256);
    writer.text("seed", sample.seed);
    return {"sampled", "sample", canonical(std::move(writer))};
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
