#include "session/report.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/html.h"
#include "session/estimate_model.h"
#include "session/home_scheme.h"
#include "session/report_page.h"
#include "session/summary_model.h"
#include "session/timeline_content.h"
#include "session/words.h"

namespace accrue::session {
namespace {

constexpr std::size_t most_changes = 1'000;

// Of a desk of its own, so that what somebody looks at in a window stays as it is.
std::vector<PathModel> all_ways(scoring::Scored const& scored, std::vector<EntryId> const& entries) {
    PathDesk desk([&] { return PathDesk::Record{RecordId{1}, 1, &scored, &entries}; });
    std::vector<PathModel> paths;
    for (PathObjective const objective : {PathObjective::Money, PathObjective::Hours, PathObjective::Months}) {
        desk.look();
        desk.choose_objective(objective);
        desk.finish();
        paths.push_back(desk.model());
    }
    return paths;
}

Report report_of(ReportContent const& content) {
    EstimateModel const& estimate = content.estimate;
    return {fmt::format("{}: {}", estimate.record_name, estimate.pack_title),
            say("Counted on {}. {}", short_day(parse_date(estimate.scoring_date).value()), estimate.summary.headline),
            estimate.notice, report_page(content)};
}

} // namespace

Report record_report(Session& session) {
    std::vector<HomeScheme> schemes;
    while (session.look_ahead_at_home()) {
    }
    for (HomePerson const& person : session.home().people)
        if (person.open) schemes = person.schemes;
    session.look_ahead();
    scoring::Scored const& scored = session.scored();
    ReportContent const content{std::move(schemes),
                                session.estimate(),
                                session.timeline(),
                                all_ways(scored, numbered(scored.application.claims.size())),
                                session.changes_of_record(most_changes),
                                [&](EntryId entry) { return session.explain(AboutEntry{entry}); }};
    return report_of(content);
}

Report file_report(ScoredFile const& file) {
    scoring::Scored const& scored = *file.scored;
    std::vector<EntryId> const entries = numbered(scored.application.claims.size());
    auto const plans = score_with_plans(scored);
    EstimateModel estimate = make_estimate(scored, entries);
    add_plans(estimate.summary, scored, plans);
    estimate.empty = entries.empty();
    TimelineModel timeline = make_timeline(scored, entries, estimate);
    place_ahead(timeline, look_ahead(scored));
    auto const explain = [&](EntryId entry) {
        return make_explanation(scoring::explain_claim(scored, static_cast<int>(entry.value) - 1), scored.pack->pack);
    };
    std::vector<std::string> problems;
    for (Problem const& problem : file.problems) problems.push_back(to_text(problem));
    return report_of({{make_home_scheme(scored, plans, entries, 0, Ahead::Told)},
                      estimate,
                      timeline,
                      all_ways(scored, entries),
                      std::nullopt,
                      explain,
                      std::move(problems)});
}

std::string html_of(Report const& report) {
    formats::Page lead;
    lead.paragraph(report.lead);
    return formats::html_document(
        {.title = report.title,
         .heading = report.title,
         .lead = formats::html_of(lead) + formats::html_notice(report.notice),
         .contents = formats::html_contents(report.page),
         .body = formats::html_of(report.page),
         .footer = std::string(tr("Made with Accrue. The bodies that run the schemes decide."))});
}

Result<Done> save_report(Session& session, std::filesystem::path const& file) {
    if (auto refused = session.library_in_place(file, "record.html")) return *std::move(refused);
    return files::write_file(file.string(), html_of(record_report(session)));
}

} // namespace accrue::session
