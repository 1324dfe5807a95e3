#include "session/history.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using Said = std::vector<std::pair<std::string, std::string>>; // what something says: title and value

std::string text_or(std::optional<std::string> const& text) { return text.value_or(""); }
std::string day_or(std::optional<Date> const& day) { return day ? short_day(*day) : std::string(); }

rules::ClaimType const* type_in(rules::Pack const* pack, std::string const& type) {
    int const index = pack == nullptr ? rules::none : rules::find_type(*pack, type);
    return index == rules::none ? nullptr : &pack->claims[static_cast<std::size_t>(index)];
}

std::string title_of_field(rules::ClaimType const* type, std::string const& name) {
    int const index = type == nullptr ? rules::none : rules::find_field(*type, name);
    return index == rules::none ? capitalised(scoring::option_text(name))
                                : scoring::field_title(type->fields[static_cast<std::size_t>(index)]);
}

std::string value_words(FieldValue const& value) {
    if (auto const* truth = std::get_if<bool>(&value)) return std::string(*truth ? tr("yes") : tr("no"));
    if (auto const* text = std::get_if<std::string>(&value)) return scoring::option_text(*text);
    return number_words(std::get<Number>(value));
}

Said said_by(Claim const& claim, rules::Pack const* pack) {
    rules::ClaimType const* const type = type_in(pack, claim.type);
    Said said;
    said.emplace_back(tr("Kind"), type == nullptr ? claim.type : type->title);
    said.emplace_back(tr("Qualification"), qualification_words(text_or(claim.qualification), pack));
    said.emplace_back(tr("Title"), text_or(claim.title));
    said.emplace_back(tr("Organisation"), text_or(claim.organisation));
    said.emplace_back(tr("On¦a day"), day_or(claim.on));
    said.emplace_back(tr("From"), day_or(claim.from));
    said.emplace_back(tr("To"), day_or(claim.to));
    for (auto const& [name, value] : claim.fields) said.emplace_back(title_of_field(type, name), value_words(value));
    said.emplace_back(tr("Note"), text_or(claim.note));
    said.emplace_back(tr("State"), scoring::basis_text(effective_basis(claim)));
    said.emplace_back(tr("Evidence"), fmt::format("{}", fmt::join(claim.evidence, ", ")));
    return said;
}

std::string cost_words(OwnCost const& cost) {
    std::vector<std::string> parts;
    if (cost.money) parts.push_back(say("{} in money", to_readable(*cost.money, 4)));
    if (cost.hours) parts.push_back(say("{} hours¦of a cost", to_readable(*cost.hours, 4)));
    if (cost.months) parts.push_back(say("{} months¦of a cost", to_readable(*cost.months, 4)));
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string_view verdict_text(Ruling::Verdict verdict) {
    switch (verdict) {
    case Ruling::Verdict::Allow: return tr("allow");
    case Ruling::Verdict::Reduce: return tr("reduce");
    case Ruling::Verdict::Refuse: return tr("refuse");
    case Ruling::Verdict::Map: return tr("map");
    case Ruling::Verdict::Waive: return tr("waive");
    }
    return {};
}

std::string referee_words(Referee const& referee) {
    std::vector<std::string> parts{referee.name};
    for (auto const* text : {&referee.email, &referee.organisation, &referee.role})
        if (*text) parts.push_back(**text);
    if (referee.known_since) parts.push_back(say("known since {}", short_day(*referee.known_since)));
    if (referee.known_until) parts.push_back(say("until {}", short_day(*referee.known_until)));
    return fmt::format("{}", fmt::join(parts, ", "));
}

Said said_by(Application const& details) {
    Applicant const applicant = details.applicant.value_or(Applicant{});
    Said said;
    said.emplace_back(tr("Name"), text_or(applicant.name));
    said.emplace_back(tr("E-mail"), text_or(applicant.email));
    said.emplace_back(tr("Phone"), text_or(applicant.phone));
    said.emplace_back(tr("Address"), text_or(applicant.address));
    said.emplace_back(tr("Member"), applicant.member ? value_words(*applicant.member) : "");
    said.emplace_back(tr("Scheme"), text_or(details.scheme));
    said.emplace_back(tr("Rules¦of a record"), text_or(details.pack));
    said.emplace_back(tr("Level applied for"), text_or(details.target));
    said.emplace_back(tr("Scored on"), day_or(details.on));
    said.emplace_back(tr("Cycle begins on"), day_or(details.cycle_start));
    said.emplace_back(tr("Awarded on"), day_or(details.award_date));
    said.emplace_back(tr("Statement"), text_or(details.statement));
    for (StatusPeriod const& status : details.status)
        said.emplace_back(say("Status {}", scoring::option_text(status.code)),
                          say("{} to {}",
                              status.from ? short_day(*status.from) : std::string(tr("the beginning¦of a period")),
                              status.to ? short_day(*status.to) : std::string(tr("now¦the end of a period"))));
    for (Referee const& referee : details.referees) {
        said.emplace_back(tr("Referee"), referee_words(referee));
        if (referee.asked_on) said.emplace_back(say("{} was asked on", referee.name), short_day(*referee.asked_on));
        if (referee.reference) said.emplace_back(say("Reference of {}", referee.name), *referee.reference);
    }
    for (auto const& [declaration, signed_on] : details.declarations)
        said.emplace_back(say("Declaration {}", declaration), short_day(signed_on));
    for (auto const& [document, file] : details.documents) said.emplace_back(say("Document {}", document), file);
    said.emplace_back(tr("Language of the documents"), text_or(details.language));
    for (OwnCost const& cost : details.costs) said.emplace_back(say("Own cost of {}", cost.of), cost_words(cost));
    for (Ruling const& ruling : details.rulings)
        said.emplace_back(say("Ruling on {}", ruling.claim.empty() ? ruling.gate : ruling.claim),
                          verdict_text(ruling.verdict));
    return said;
}

// Several of one title are told apart by their place.
std::map<std::pair<std::string, int>, std::string> by_title(Said const& said) {
    std::map<std::string, int> seen;
    std::map<std::pair<std::string, int>, std::string> values;
    for (auto const& [title, value] : said)
        if (!value.empty()) values[{title, seen[title]++}] = value;
    return values;
}

std::string told_value(std::string const& value) { return shortened(value, 120); }

std::vector<std::string> differences(Said const& before, Said const& after) {
    auto const old = by_title(before);
    auto const now = by_title(after);
    std::vector<std::string> lines;
    std::map<std::string, int> seen;
    auto const tell = [&](Said const& said, bool removals) {
        seen.clear();
        for (auto const& [title, value] : said) {
            if (value.empty()) continue;
            std::pair<std::string, int> const key{title, seen[title]++};
            auto const was = old.find(key);
            auto const is = now.find(key);
            if (removals && is == now.end())
                lines.push_back(say("{}: taken away, was {}", title, told_value(value)));
            else if (!removals && was == old.end())
                lines.push_back(fmt::format("{}: {}", title, told_value(value)));
            else if (!removals && was->second != value)
                lines.push_back(say("{}: {}, was {}", title, told_value(value), told_value(was->second)));
        }
    };
    tell(after, false);
    tell(before, true);
    return lines;
}

std::vector<std::string> lines_of(Said const& said) { return differences({}, said); }

// A whole record: its scheme and its entries.
std::vector<std::string> lines_of(Application const& application, rules::Pack const* pack) {
    constexpr std::size_t most_named = 20;
    std::vector<Claim> const& claims = application.claims;
    std::string const scheme = pack == nullptr ? text_or(application.scheme) : pack->header.title;
    std::vector<std::string> lines = lines_of({{std::string(tr("Scheme")), scheme}});
    for (std::size_t i = 0; i < std::min(claims.size(), most_named); ++i) lines.push_back(entry_words(claims[i], pack));
    if (claims.size() > most_named) lines.push_back(say("and {} entries more", claims.size() - most_named));
    return lines;
}

std::vector<std::string> words_of_part(Command const& command, Command const& inverse, rules::Pack const* pack) {
    if (auto const* add = std::get_if<AddEntry>(&command)) return lines_of(said_by(add->claim, pack));
    if (auto const* add = std::get_if<AddRecord>(&command)) return lines_of(add->application, pack);
    if (auto const* add = std::get_if<AddEntry>(&inverse)) return lines_of(said_by(add->claim, pack));
    if (auto const* add = std::get_if<AddRecord>(&inverse)) return lines_of(add->application, pack);
    auto const* const replace = std::get_if<ReplaceEntry>(&command);
    auto const* const replaced = std::get_if<ReplaceEntry>(&inverse);
    if (replace && replaced) return differences(said_by(replaced->claim, pack), said_by(replace->claim, pack));
    auto const* const change = std::get_if<ChangeDetails>(&command);
    auto const* const changed = std::get_if<ChangeDetails>(&inverse);
    if (change && changed) return differences(said_by(changed->details), said_by(change->details));
    return {};
}

// What one of several changes did, in one line.
std::string part_title(Command const& command, Command const& inverse, rules::Pack const* pack) {
    if (auto const* add = std::get_if<AddEntry>(&command)) return say("Added {}", entry_words(add->claim, pack));
    if (auto const* replace = std::get_if<ReplaceEntry>(&command))
        return say("Changed {}", entry_words(replace->claim, pack));
    if (auto const* add = std::get_if<AddEntry>(&inverse)) return say("Removed {}", entry_words(add->claim, pack));
    if (auto const* add = std::get_if<AddRecord>(&command))
        return say("Added {}", record_words(add->application, pack));
    if (auto const* change = std::get_if<ChangeDetails>(&command))
        return say("Changed the details of {}", record_words(change->details));
    if (auto const* add = std::get_if<AddRecord>(&inverse))
        return say("Removed {}", record_words(add->application, pack));
    if (auto const* add = std::get_if<AddFile>(&command)) return say("Added the file {}", add->file.name);
    if (auto const* add = std::get_if<AddFile>(&inverse)) return say("Removed the file {}", add->file.name);
    if (std::holds_alternative<AddMark>(command)) return std::string(tr("Marked a proof on a page"));
    if (std::holds_alternative<RemoveMark>(command)) return std::string(tr("Removed a proof mark"));
    if (auto const* add = std::get_if<AddSealed>(&command)) return say("Sealed the application {}", add->sealed.file);
    if (auto const* add = std::get_if<AddSealed>(&inverse)) return say("Withdrew the application {}", add->sealed.file);
    bool const of_person = std::holds_alternative<SetPerson>(command);
    return std::string(of_person ? tr("Said whose a record is") : tr("Said what an entry is shared with"));
}

} // namespace

std::string details_words(Application const& before, Application const& after) {
    std::string const words = say("Changed the details of {}", record_words(after));
    std::vector<std::string> const lines = differences(said_by(before), said_by(after));
    if (lines.size() != 1) return words;
    if (before.on == after.on) return fmt::format("{}: {}", words, lines.front());
    if (!before.on) return say("Counted on {} instead of today", short_day(*after.on));
    if (!after.on) return say("Counted as of today instead of on {}", short_day(*before.on));
    return say("Counted on {} instead of on {}", short_day(*after.on), short_day(*before.on));
}

std::vector<std::string> difference_words(Command const& command, Command const& inverse,
                                          std::span<rules::Pack const* const> packs) {
    constexpr std::size_t most_parts = 50;
    auto const parts = parts_of(command);
    auto const inverses = parts_of(inverse);
    if (!std::holds_alternative<Several>(command)) return words_of_part(command, inverse, packs.front());
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < std::min(parts.size(), most_parts) && i < inverses.size(); ++i)
        lines.push_back(part_title(parts[i], inverses[inverses.size() - 1 - i], packs[i]));
    if (parts.size() > most_parts) lines.push_back(say("and {} more", parts.size() - most_parts));
    return lines;
}

std::vector<Command> restoring_parts(Command const& inverse) {
    auto const restores = [](Command const& part) {
        return std::holds_alternative<AddEntry>(part) || std::holds_alternative<AddRecord>(part) ||
               std::holds_alternative<AddFile>(part);
    };
    std::vector<Command> parts;
    std::ranges::copy_if(parts_of(inverse), std::back_inserter(parts), restores);
    return parts;
}

HistoryRow history_row(store::ListedChange const& listed, std::string const& moment) {
    HistoryRow row;
    row.id = listed.change.id;
    row.damaged = listed.damaged;
    if (listed.damaged) {
        row.words = tr("This change cannot be read: it is damaged");
        return row;
    }
    auto const day = parse_date(moment.substr(0, 10));
    row.day = day ? short_day(*day) : moment;
    row.time = day && moment.size() >= 16 ? moment.substr(11, 5) : "";
    row.words = listed.change.words;
    using State = store::Change::State;
    row.state = listed.change.state == State::Done     ? HistoryRow::State::Done
                : listed.change.state == State::Undone ? HistoryRow::State::Undone
                                                       : HistoryRow::State::Replaced;
    if (row.state != HistoryRow::State::Done) return row;
    auto const inverse = read_command(listed.change.inverse);
    row.brings_back = inverse && !restoring_parts(*inverse).empty();
    return row;
}

} // namespace accrue::session
