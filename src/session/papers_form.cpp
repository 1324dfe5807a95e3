// The application form: what is applied for, by whom, and all that goes with it.
#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "session/asked_parts.h"
#include "session/fees.h"
#include "session/papers_parts.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using formats::headings;
using formats::Page;
using formats::PageFact;
using formats::PageTable;
using formats::plain;

void add_application(Page& page, PaperSubject const& subject, formats::SealedStamp const& stamp,
                     SummaryModel const& summary) {
    page.heading(2, tr("Application"), "application");
    std::vector<PageFact> facts;
    add_fact(facts, tr("Scheme"), subject.pack.header.title);
    add_fact(facts, tr("Level applied for"), subject.level_words);
    add_fact(facts, tr("Result of the calculator"), subject.verdict(summary));
    add_fact(facts, tr("Counted on"), long_day(subject.scored.bound.on));
    if (!stamp.identifier.empty())
        add_fact(facts, tr("Identifier¦of an application"), say("{}, revision {}", stamp.identifier, stamp.revision));
    add_fact(facts, tr("Rules"),
             say("{}, version {}, SHA-256 {}…", stamp.pack.id, stamp.pack.version,
                 stamp.pack.sha256.substr(0, shown_digits)));
    page.facts(std::move(facts));
}

// What is missing is written in by hand.
void add_applicant(Page& page, Applicant const& applicant) {
    page.heading(2, tr("Applicant"), "applicant");
    std::vector<PageFact> facts{{std::string(tr("Name")), plain(trimmed(applicant.name.value_or("")))},
                                {std::string(tr("E-mail")), plain(trimmed(applicant.email.value_or("")))}};
    add_fact(facts, tr("Phone"), applicant.phone);
    add_fact(facts, tr("Address"), applicant.address);
    std::string_view const member = !applicant.member ? "" : *applicant.member ? tr("yes") : tr("no");
    facts.push_back({std::string(tr("Member of the body")), plain(member)});
    page.facts(std::move(facts));
}

void add_referees(Page& page, std::vector<Referee> const& referees) {
    if (referees.empty()) return;
    page.heading(2, tr("Referees"), "referees");
    PageTable table{std::string(tr("Who can confirm what is claimed")),
                    headings({tr("Name"), tr("Role and organisation"), tr("E-mail"), tr("Has known the applicant"),
                              tr("Reference")}),
                    {}};
    for (Referee const& referee : referees) {
        std::string const role(trimmed(referee.role.value_or("")));
        std::string const organisation(trimmed(referee.organisation.value_or("")));
        std::string const both =
            role.empty() || organisation.empty() ? role + organisation : fmt::format("{}, {}", role, organisation);
        table.rows.push_back({plain(referee.name), plain(both), plain(referee.email.value_or("")),
                              plain(days_words(referee.known_since, referee.known_until)),
                              plain(referee.reference ? std::string_view(*referee.reference) : tr("not here yet"))});
    }
    page.table(std::move(table));
}

std::string file_of(AskedDocument const& asked, PaperSubject const& subject) {
    if (std::string const* const named = named_document(subject.application, asked.row->id)) return *named;
    if (asked.row->id == form_document) return std::string(tr("this form"));
    if (asked.row->id == cv_document) return "cv.pdf";
    return std::string(asked.later ? tr("after the review") : tr("not here yet"));
}

// First those that the rules ask for, then those that Accrue adds.
void add_documents(Page& page, PaperSubject const& subject, PaperNames const& others, bool paid_before) {
    page.heading(2, tr("What goes with it"), "documents");
    PageTable table{std::string(tr("Documents")), headings({tr("Document"), tr("File"), tr("Clause")}), {}};
    for (AskedDocument const& asked : asked_documents(subject.pack, subject.level, paid_before))
        table.rows.push_back({plain(asked.row->title), plain(file_of(asked, subject)),
                              plain(clause_words(subject.pack, asked.row->clause))});
    for (auto const& [title, file] : others) table.rows.push_back({plain(title), plain(file), plain("")});
    page.table(std::move(table));
}

} // namespace

Paper form_paper(PaperSubject const& subject, PaperGround const& ground, SummaryModel const& summary,
                 PaperNames const& others) {
    Fees const fees = fees_of(subject.pack, subject.level, subject.applicant.member, subject.scored.bound.on);
    Page page;
    add_application(page, subject, ground.parts.stamp, summary);
    add_applicant(page, subject.applicant);
    add_referees(page, subject.application.referees);
    add_documents(page, subject, others, fees.with_application);
    if (has_declarations(subject)) {
        page.heading(2, tr("Declarations"), "declarations");
        add_declarations(page, 3, subject);
    }
    if (!fees.rows.empty()) {
        page.heading(2, tr("Fees and their order"), "fees");
        page.paragraph(fees.sentence);
        if (!fees.with_application) page.paragraph(tr("Nothing is paid before the review."));
    }
    page.heading(2, tr("Signature"), "signature");
    page.paragraph(tr("What is stated in this application and in its documents is true and complete."));
    page.signature(subject.name);
    return subject.paper("form", tr("Application form"), std::move(page));
}

} // namespace accrue::session
