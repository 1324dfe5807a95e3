// Who applies, hidden in what the Review screen shows: the one place through which all of it goes. Private to the session.
#pragma once

#include <string>

#include "domain/problem.h"
#include "review/redaction.h"
#include "session/review_model.h"

namespace accrue::session {

[[nodiscard]] std::string case_number(CaseId of); // "case-17", for names of files

void hide_applicant_in(
    QueueRow& row); // "Case 17", unless it is handed in or decided: then nothing hangs on it any more
// What the reviewer wrote herself stays as it is, and so does what only the rules say.
void hide_applicant_in(ClaimDeskModel& desk, review::Redaction const& names);
// Of a package that was refused nothing is known: neither its name is shown nor anything that it says.
void hide_applicants_in(QueueIntake& intake);
// Why a case cannot be opened.
[[nodiscard]] Problem hidden_problem(Problem problem, store::ReviewCase const& about);

} // namespace accrue::session
