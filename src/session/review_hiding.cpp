#include "session/review_hiding.h"

#include <fmt/format.h>

#include "domain/texts.h"

namespace accrue::session {
namespace {

std::string bare_number(CaseId of) { return say("Case {}", of.value); }

// 'evidence/ashby.pdf' without what stands between the quotation marks.
std::string without_quoted(std::string_view text) {
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        bool const opens = text[at] == '\'' && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '(');
        std::size_t const end = opens ? text.find('\'', at + 1) : std::string_view::npos;
        if (end == std::string_view::npos) {
            shown += text[at++];
            continue;
        }
        shown += fmt::format("'{}'", review::redaction_bar);
        at = end + 1;
    }
    return shown;
}

void hide_in(DeskClaim& claim, review::Redaction const& names) {
    auto const hide = [&](std::string& text) { text = names.hidden(text); };
    hide(claim.title);
    hide(claim.worth);
    hide(claim.note);
    for (DeskFact& fact : claim.facts) hide(fact.value);
    for (DeskProof& proof : claim.proofs) {
        proof.name = names.hidden_name(proof.name);
        hide(proof.facts);
        hide(proof.trouble);
    }
    for (std::string& problem : claim.problems) hide(problem);
}

} // namespace

std::string case_number(CaseId of) { return fmt::format("case-{}", of.value); }

void hide_applicant_in(QueueRow& row) {
    if (row.state != CaseState::HandedIn && row.state != CaseState::Decided) row.applicant = bare_number(row.id);
}

void hide_applicant_in(ClaimDeskModel& desk, review::Redaction const& names) {
    desk.row.applicant = bare_number(desk.of);
    desk.signature.clear(); // her key stays the same from one application to the next
    desk.summary = {};      // nothing of it is shown
    for (DeskConflict& conflict : desk.conflicts) conflict.words = names.hidden(conflict.words);
    desk.hangs_on = names.hidden(desk.hangs_on);
    for (DeskClaim& claim : desk.claims) hide_in(claim, names);
}

void hide_applicants_in(QueueIntake& intake) {
    for (QueueIntake::Refused& refused : intake.refused) {
        std::string const stem = refused.file.substr(0, refused.file.find('.'));
        review::Redaction const names({stem, {}, {}, {}, {}});
        refused.what = names.hidden(without_quoted(refused.what));
        refused.remedy = names.hidden(without_quoted(refused.remedy));
        refused.file = say("Package {}", refused.number);
    }
}

Problem hidden_problem(Problem problem, store::ReviewCase const& about) {
    review::Redaction const names({about.applicant, about.email, {}, {}, {}});
    problem.where.file = bare_number(about.id);
    problem.what = names.hidden(without_quoted(problem.what));
    problem.remedy = names.hidden(without_quoted(problem.remedy));
    return problem;
}

} // namespace accrue::session
