// The form for a referee.
#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/asked_parts.h"
#include "session/entry_models.h"
#include "session/papers_parts.h"
#include "session/stored_scores.h"

namespace accrue::session {
namespace {

using formats::headings;
using formats::Page;
using formats::PageFact;
using formats::PageTable;
using formats::plain;

constexpr std::string_view box_to_tick = "☐";

// "3F2A91C0"
std::string digits_of(Application const& application, Referee const& referee) {
    std::string const applicant = application.applicant ? application.applicant->name.value_or("") : std::string();
    std::string const written = fmt::format("{}\n{}\n{}\n{}", scheme_of(application), trimmed(applicant),
                                            trimmed(referee.name), trimmed(referee.email.value_or("")));
    std::string digits = sha256_hex(written).substr(0, 8);
    for (char& c : digits)
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    return digits;
}

// The first sentences of what the pack says of itself: later ones speak to the applicant.
std::string_view first_sentences(std::string_view text, int count) {
    std::size_t end = 0;
    for (; count > 0 && end != std::string_view::npos; --count) end = text.find(". ", end == 0 ? 0 : end + 1);
    return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

void add_request(Page& page, PaperSubject const& subject, std::string const& code) {
    page.heading(2, tr("What this is about"), "request");
    page.paragraph(say("{} applies for {} and names you as a referee. Please fill in this form, sign it, and send it "
                       "back as a PDF or a scan. Leave the code on it: by it your answer is recognised.",
                       subject.name, subject.level_words));
    rules::RefereeRule const* const rule = referee_rule(subject.pack, subject.level);
    if (rule != nullptr && rule->known_months)
        page.paragraph(rule->within_months
                           ? say("A referee has known the applicant for at least {} months within the last {}.",
                                 *rule->known_months, *rule->within_months)
                           : say("A referee has known the applicant for at least {} months.", *rule->known_months));
    std::vector<PageFact> facts;
    add_fact(facts, tr("Code of this form"), code);
    add_fact(facts, tr("Scheme"), subject.pack.header.title);
    if (subject.pack.header.summary)
        add_fact(facts, tr("What it does"), std::string(first_sentences(*subject.pack.header.summary, 2)));
    add_fact(facts, tr("Applicant"), subject.applicant.name);
    add_fact(facts, tr("Send it back to"), subject.applicant.email);
    page.facts(std::move(facts));
}

PageFact fact_or_line(std::string_view label, std::optional<std::string> const& value) {
    return {std::string(label), plain(trimmed(value.value_or("")))};
}

void add_referee(Page& page, Referee const& referee) {
    page.heading(2, tr("About you"), "referee");
    page.facts(
        {fact_or_line(tr("Name"), referee.name), fact_or_line(tr("Role"), referee.role),
         fact_or_line(tr("Organisation"), referee.organisation), fact_or_line(tr("E-mail"), referee.email),
         fact_or_line(tr("Phone"), std::nullopt),
         fact_or_line(tr("You have known the applicant"), days_words(referee.known_since, referee.known_until))});
    page.blank(tr("In what capacity do you know the applicant, and how closely have you worked together?"), 3);
}

void add_entries_to_confirm(Page& page, PaperSubject const& subject) {
    std::vector<Claim> const& claims = subject.application.claims;
    if (claims.empty()) return;
    page.heading(2, tr("What you can confirm"), "entries");
    page.paragraph(tr("Please tick what you can confirm from what you know yourself, and leave the rest empty."));
    PageTable table{std::string(tr("What the applicant states")),
                    headings({tr("Entry"), tr("Kind"), tr("When and where"), tr("Confirmed¦by a referee")}),
                    {}};
    for (std::size_t c = 0; c < claims.size(); ++c)
        table.rows.push_back({plain(scoring::claim_name(subject.scored, static_cast<int>(c))),
                              plain(type_words(subject.pack, claims[c])),
                              plain(entry_detail(subject.scored, claims[c])), plain(box_to_tick)});
    page.table(std::move(table));
}

void add_opinion(Page& page, PaperSubject const& subject, Referee const& referee) {
    page.heading(2, tr("Your opinion"), "opinion");
    page.blank(say("Should {} be recognised as {}? What do you base this on?", subject.name, subject.level_words), 6);
    page.blank(tr("Is there a conflict of interest: a family tie, a common business, a debt? If there is none, write "
                  "\"none\"."),
               2);
    page.heading(2, tr("Signature"), "signature");
    page.paragraph(tr("What I state here is true, and I may be asked about it."));
    page.signature(referee.name);
}

} // namespace

std::string reference_code(Application const& application, std::size_t referee) {
    std::string const digits = digits_of(application, application.referees[referee]);
    return fmt::format("REF-{}-{}", digits.substr(0, 4), digits.substr(4));
}

Paper reference_form(scoring::Scored const& scored, std::size_t place) {
    PaperSubject const subject(scored);
    Referee const& referee = subject.application.referees[place];
    Page page;
    add_request(page, subject, reference_code(subject.application, place));
    add_referee(page, referee);
    add_entries_to_confirm(page, subject);
    add_opinion(page, subject, referee);
    Paper paper = subject.paper(fmt::format("reference-{}", place + 1), tr("Reference form"), std::move(page));
    paper.subject = say("For {}. {}", referee.name, subject.sentence);
    return paper;
}

} // namespace accrue::session
