#include "cpd/quick_line.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cpd/quick_line_parts.h"

namespace accrue::cpd {
namespace {

struct QuickFound {
    QuickPartKind kind = QuickPartKind::Duration;
    QuickReading reading;
    bool used = false;
};

// Tokens from `first` up to the one before `next`.
struct QuickRun {
    std::size_t first = 0;
    std::size_t next = 0;
};

std::size_t behind_planned(QuickTokens const& tokens) {
    bool const colon = tokens.mark(1, ':');
    if (tokens.key(0) == "plan" && colon) return 2;
    bool const planned = tokens.key(0) == "planned" || tokens.key(0) == "geplant";
    return planned && (colon || tokens.may_end(1)) ? (colon ? 2 : 1) : 0;
}

std::optional<QuickFound> found_at(QuickTokens const& tokens, std::size_t at, QuickNow const& now) {
    auto const duration = quick_duration(tokens, at);
    if (duration && !duration->doubt) return QuickFound{QuickPartKind::Duration, *duration};
    if (auto const day = quick_day(tokens, at, now)) return QuickFound{QuickPartKind::Day, *day};
    if (duration) return QuickFound{QuickPartKind::Duration, *duration};
    return std::nullopt;
}

// "Dauer: 2h": what the label names belongs to it.
std::optional<QuickFound> found_with_label(QuickTokens const& tokens, std::size_t at, QuickNow const& now) {
    constexpr std::array<std::string_view, 4> labels{"duration", "dauer", "date", "datum"};
    bool const label = tokens.glued_mark(at + 1, ':') && std::ranges::find(labels, tokens.key(at)) != labels.end();
    auto found = found_at(tokens, label ? at + 2 : at, now);
    if (found) found->reading.first = at;
    return found;
}

std::vector<QuickFound> all_found(QuickTokens const& tokens, QuickNow now) {
    std::vector<QuickFound> all;
    for (std::size_t at = now.read_to; at < tokens.size();) {
        auto const found = tokens.may_begin(at) ? found_with_label(tokens, at, now) : std::nullopt;
        at = found ? found->reading.next : at + 1;
        if (!found) continue;
        all.push_back(*found);
        if (!found->reading.doubt) now.read_to = at;
    }
    return all;
}

// "12.11" between words may be the number of a chapter.
void doubt_bare_days(QuickTokens const& tokens, std::vector<QuickFound>& all, std::size_t begin) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        QuickReading& reading = all[i].reading;
        if (!reading.bare || reading.doubt) continue;
        bool const behind_part = i > 0 && !all[i - 1].reading.doubt && all[i - 1].reading.next == reading.first;
        bool const before_part =
            i + 1 < all.size() && !all[i + 1].reading.doubt && all[i + 1].reading.first == reading.next;
        bool const begins = reading.first == begin || tokens.is(reading.first - 1, QuickTokenKind::Mark);
        bool const ends = reading.next == tokens.size() || tokens.is(reading.next, QuickTokenKind::Mark);
        if (!behind_part && !before_part && !begins && !ends) reading.doubt = QuickDoubt::AmbiguousDay;
    }
}

bool says_the_same(QuickReading const& a, QuickReading const& b) {
    return a.minutes == b.minutes && a.from == b.from && a.to == b.to;
}

// Marks what is used; what differs is doubtful. The reading that stands, or null.
QuickReading const* settle(std::vector<QuickFound>& all, QuickPartKind kind, QuickDoubt differing) {
    auto const counts = [&](QuickFound const& found) { return found.kind == kind && !found.reading.doubt; };
    bool const strong =
        std::ranges::any_of(all, [&](auto const& found) { return counts(found) && !found.reading.weak; });
    auto const decides = [&](QuickFound const& found) { return counts(found) && !(strong && found.reading.weak); };
    auto const first = std::ranges::find_if(all, decides);
    if (first == all.end()) return nullptr;
    bool const agree = std::ranges::all_of(
        all, [&](auto const& found) { return !decides(found) || says_the_same(found.reading, first->reading); });
    if (agree) {
        for (QuickFound& found : all)
            found.used = found.used || (counts(found) && says_the_same(found.reading, first->reading));
        return &first->reading;
    }
    std::vector<QuickFound*> differ;
    for (QuickFound& found : all)
        if (decides(found)) differ.push_back(&found);
    for (QuickFound* const found : differ) found->reading.doubt = differing;
    return nullptr;
}

bool asks_for_duration(QuickDoubt doubt) {
    return doubt == QuickDoubt::AmbiguousNumber || doubt == QuickDoubt::AmbiguousTime ||
           doubt == QuickDoubt::NoFixedLength;
}

// --- A number that may be meant as hours ---

bool parts_words(QuickTokens const& tokens, std::size_t at) {
    bool const dash = tokens.dash(at) && !tokens.glued(at) && !tokens.glued(at + 1);
    return dash || tokens.one_of_marks(at, ",;:|()[]");
}

// "webinar 2": no duration, where one is missing.
std::optional<QuickRun> lone_number(QuickTokens const& tokens, std::vector<bool> const& taken) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        int const whole = tokens.number(at, 1, 3);
        if (taken[at] || whole < 0 || whole > 100 || !tokens.may_begin(at)) continue;
        bool const point = tokens.glued_mark(at + 1, '.') || tokens.glued_mark(at + 1, ',');
        bool const decimal = point && tokens.glued(at + 2) && tokens.is(at + 2, QuickTokenKind::Figures);
        std::size_t const next = decimal ? at + 3 : at + 1;
        std::string_view const behind = tokens.key(next);
        bool const time = behind == "uhr" || behind == "am" || behind == "pm";
        if (!tokens.may_end(next) || time) continue;
        bool const begins = at == 0 || taken[at - 1] || parts_words(tokens, at - 1);
        bool const ends = next == tokens.size() || taken[next] || parts_words(tokens, next);
        if (begins || ends) return QuickRun{at, next};
    }
    return std::nullopt;
}

// --- The organisation ---

bool ends_organisation(QuickTokens const& tokens, std::size_t at) {
    bool const stands_alone = !tokens.glued(at) && (tokens.mark(at, '@') || tokens.dash(at));
    return stands_alone || tokens.one_of_marks(at, ",;|()[]{}");
}

// With the '@' in front of it.
std::optional<QuickRun> organisation_in(QuickTokens const& tokens, std::vector<bool> const& taken) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (taken[at] || !tokens.mark(at, '@') || tokens.glued(at)) continue;
        std::string_view const behind = tokens.key(at + 2);
        bool const noon = behind == "uhr" || behind == "am" || behind == "pm";
        bool const time = tokens.is(at + 1, QuickTokenKind::Figures) && (noon || tokens.glued_mark(at + 2, ':'));
        if (time || tokens.is(at + 1, QuickTokenKind::Mark)) continue;
        std::size_t next = at + 1;
        while (next < tokens.size() && !taken[next] && !ends_organisation(tokens, next)) ++next;
        if (next > at + 1) return QuickRun{at, next};
    }
    return std::nullopt;
}

// --- Words ---

// As typed, one blank between.
void append_run(std::string& text, QuickTokens const& tokens, QuickRun const& run) {
    for (std::size_t at = run.first; at < run.next; ++at) {
        if (at > run.first && !tokens.glued(at)) text += ' ';
        text += tokens.text(at);
    }
}

bool always_parts(QuickTokens const& tokens, std::size_t at) {
    return tokens.one_of_marks(at, ",;:|") || tokens.text(at) == "·" || tokens.text(at) == "•" ||
           (tokens.dash(at) && !tokens.mark(at, '-'));
}

// Without the punctuation that stood between it and a part in front of it: not the point of ".NET".
void strip_front(QuickTokens const& tokens, QuickRun& run) {
    for (; run.first < run.next; ++run.first) {
        bool const alone = run.first + 1 == run.next || !tokens.glued(run.first + 1);
        bool const beside = tokens.one_of_marks(run.first, "-.!?/") && (alone || tokens.glued(run.first));
        if (!always_parts(tokens, run.first) && !beside) break;
    }
}

void strip_back(QuickTokens const& tokens, QuickRun& run) {
    for (; run.first < run.next; --run.next) {
        std::size_t const last = run.next - 1;
        bool const alone = run.first == last || !tokens.glued(last);
        if (!always_parts(tokens, last) && !(alone && tokens.one_of_marks(last, "-./"))) break;
    }
}

// "(" at the end of one run and ")" at the beginning of the next.
bool is_empty_bracket(QuickTokens const& tokens, QuickRun const& before, QuickRun const& behind) {
    if (before.first == before.next || behind.first == behind.next) return false;
    std::size_t const open = before.next - 1;
    return (tokens.mark(open, '(') && tokens.mark(behind.first, ')')) ||
           (tokens.mark(open, '[') && tokens.mark(behind.first, ']'));
}

std::vector<QuickRun> runs_of_words(QuickTokens const& tokens, std::vector<bool> const& taken) {
    std::vector<QuickRun> runs;
    for (std::size_t at = 0; at < tokens.size();) {
        if (taken[at]) {
            ++at;
            continue;
        }
        QuickRun run{at, at};
        while (run.next < tokens.size() && !taken[run.next]) ++run.next;
        at = run.next;
        if (run.next < tokens.size()) strip_back(tokens, run);
        if (run.first > 0) strip_front(tokens, run);
        while (!runs.empty() && is_empty_bracket(tokens, runs.back(), run)) {
            --runs.back().next;
            ++run.first;
            strip_back(tokens, runs.back());
            strip_front(tokens, run);
            if (runs.back().first == runs.back().next) runs.pop_back();
        }
        if (run.first < run.next) runs.push_back(run);
    }
    return runs;
}

std::string words_of(QuickTokens const& tokens, std::vector<QuickRun> const& runs) {
    std::string words;
    bool open = true; // no blank is wanted
    for (QuickRun const& run : runs) {
        if (!open && !tokens.one_of_marks(run.first, ")]")) words += ' ';
        append_run(words, tokens, run);
        open = tokens.one_of_marks(run.next - 1, "([");
    }
    return words;
}

// --- All of it ---

class QuickReader {
public:
    QuickReader(std::string_view line, Date today)
        : tokens_(line), taken_(tokens_.size(), false), now_{std::clamp(today, first_date, last_date), false, 0},
          readable_(line.size() <= longest_quick_line) {}

    QuickLine read() {
        if (readable_) {
            read_planned();
            read_parts();
            read_doubts();
            read_organisation();
        }
        auto const runs = runs_of_words(tokens_, taken_);
        for (QuickRun const& run : runs) add_part(QuickPartKind::Words, run);
        line_.words = words_of(tokens_, runs);
        std::ranges::sort(line_.parts, {}, &QuickPart::begin);
        std::ranges::sort(line_.doubts, {}, &DoubtfulPart::begin);
        return std::move(line_);
    }

private:
    void add_part(QuickPartKind kind, QuickRun const& run) {
        std::size_t const begin = tokens_[run.first].begin;
        line_.parts.push_back({kind, begin, tokens_[run.next - 1].end - begin});
        if (kind != QuickPartKind::Words) take(run);
    }

    void add_doubt(QuickDoubt what, QuickRun const& run) {
        std::size_t const begin = tokens_[run.first].begin;
        line_.doubts.push_back({what, begin, tokens_[run.next - 1].end - begin});
    }

    void take(QuickRun const& run) {
        for (std::size_t at = run.first; at < run.next; ++at) taken_[at] = true;
    }

    void read_planned() {
        now_.read_to = behind_planned(tokens_);
        now_.planned = line_.planned = now_.read_to > 0;
        if (line_.planned) add_part(QuickPartKind::Planned, {0, now_.read_to});
    }

    void read_parts() {
        found_ = all_found(tokens_, now_);
        doubt_bare_days(tokens_, found_, now_.read_to);
        if (auto const* duration = settle(found_, QuickPartKind::Duration, QuickDoubt::TwoDurations))
            line_.minutes = duration->minutes;
        auto const* day = settle(found_, QuickPartKind::Day, QuickDoubt::TwoDays);
        if (day != nullptr && day->is_span) {
            line_.from = day->from;
            line_.to = day->to;
        } else if (day != nullptr) {
            line_.on = day->from;
        }
        for (QuickFound const& found : found_)
            if (found.used) add_part(found.kind, {found.reading.first, found.reading.next});
    }

    [[nodiscard]] bool raised(QuickDoubt doubt) const {
        return std::ranges::any_of(found_, [&](auto const& found) { return found.reading.doubt == doubt; });
    }

    void read_doubts() {
        bool const has_duration = line_.minutes || raised(QuickDoubt::TwoDurations);
        bool const has_day = line_.on || line_.from || raised(QuickDoubt::TwoDays);
        std::vector<bool> doubtful = taken_;
        for (QuickFound const& found : found_) {
            if (!found.reading.doubt) continue;
            QuickRun const run{found.reading.first, found.reading.next};
            for (std::size_t at = run.first; at < run.next; ++at) doubtful[at] = true;
            bool const settled = (has_duration && asks_for_duration(*found.reading.doubt)) ||
                                 (has_day && found.reading.doubt == QuickDoubt::AmbiguousDay);
            if (!settled) add_doubt(*found.reading.doubt, run);
        }
        bool const asked = std::ranges::any_of(
            found_, [](auto const& found) { return found.kind == QuickPartKind::Duration && found.reading.doubt; });
        if (has_duration || asked) return;
        if (auto const number = lone_number(tokens_, doubtful)) add_doubt(QuickDoubt::AmbiguousNumber, *number);
    }

    void read_organisation() {
        auto const run = organisation_in(tokens_, taken_);
        if (!run) return;
        std::string name;
        append_run(name, tokens_, {run->first + 1, run->next});
        bool const quoted = run->next == run->first + 2 && name.size() > 2 && name.front() == '"' && name.back() == '"';
        line_.organisation = quoted ? name.substr(1, name.size() - 2) : name;
        add_part(QuickPartKind::Organisation, *run);
    }

    QuickTokens tokens_;
    std::vector<bool> taken_; // tokens that are no words
    QuickNow now_;
    bool readable_;
    std::vector<QuickFound> found_;
    QuickLine line_;
};

} // namespace

QuickLine read_quick_line(std::string_view line, Date today) { return QuickReader(line, today).read(); }

} // namespace accrue::cpd
