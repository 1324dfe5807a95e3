// The verbs: each does one request, writes to the console and says how the run ends.
#pragma once

#include "cli/console.h"
#include "cli/requests.h"
#include "session/ports.h"

namespace accrue::cli {

[[nodiscard]] Exit run(ScoreOne const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(ScoreLines const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(FindPath const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(CheckRules const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(TestRules const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(MutateRules const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(DiffRules const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(RulesImpact const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(ExportRules const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(WriteHandbook const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(Import const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(Export const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(WriteReport const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(CheckLibrary const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(ScoreBatch const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(CheckEvidence const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(ShrinkEvidence const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(ListEvidence const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(AddEvidence const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(LinkEvidence const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(MarkEvidence const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(BuildPackage const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(CheckPackages const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(ShowPackage const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(PackageKey const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(WriteDocuments const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(TakeForReview const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(ListReviews const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(MergeReviews const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(DecideReview const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(TakeFeedback const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(FigureReviews const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(SampleReviews const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(PracticeReviews const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(VerifyReviewLog const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(ExportReviewLog const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(ShowCpd const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(LogCpd const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(ImportCalendar const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(HoldCredential const& request, session::Ports const& ports, Console const& console);
[[nodiscard]] Exit run(WriteCpdCalendar const& request, session::Ports const& ports, Console const& console);

// To be asked once everything is written: `status`, or SystemRefused with a message where the output went nowhere.
[[nodiscard]] Exit finished(Exit status, Console const& console);

} // namespace accrue::cli
