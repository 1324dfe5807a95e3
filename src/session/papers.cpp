#include "session/papers.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "formats/html.h"
#include "print/pdf.h"
#include "session/application_content.h"
#include "session/asked_parts.h"
#include "session/estimate_model.h"
#include "session/papers_parts.h"
#include "session/report_parts.h"
#include "session/score_file.h"

namespace accrue::session {
namespace {

std::string footer_of(rules::CompiledPack const& pack) {
    rules::Header const& header = pack.pack.header;
    return fmt::format("{} {} · {} · {}", header.title, header.version, header.id, pack.sha256.substr(0, 12));
}

// REQUIRES: what is claimed does not reach it.
std::string reached_words(SummaryModel const& summary, std::string const& level) {
    bool const none =
        std::ranges::find(summary.ladder, LevelModel::State::Current, &LevelModel::state) == summary.ladder.end();
    return none ? std::string(tr("The entries reach no level."))
                : say("The entries reach {}, not {}.", summary.level, level);
}

PaperCounts counts_of(scoring::Scored const& scored) {
    std::vector<EntryId> const entries = numbered(scored.application.claims.size());
    PaperCounts counts{make_estimate(scored, entries), {}, {}};
    counts.estimate.empty = entries.empty();
    counts.why = make_explanation(scoring::explain_overall(scored), scored.pack->pack).lines;
    counts.explain = [&scored](EntryId entry) {
        return make_explanation(scoring::explain_claim(scored, static_cast<int>(entry.value) - 1), scored.pack->pack);
    };
    return counts;
}

// In fewer columns than on a screen: the paper is narrow.
void add_group(formats::Page& page, GroupModel const& group, ExplainEntry const& explain) {
    formats::PageTable table{
        title_of(group), formats::headings({tr("Entry"), tr("What it is"), tr("Value"), tr("Why")}), {}};
    for (EntryModel const& entry : group.entries) {
        std::string what = entry.type_title;
        for (std::string const& more : {entry.detail, entry.basis})
            if (!more.empty()) what += " · " + more;
        table.rows.push_back({formats::plain(entry.name), formats::plain(what), formats::plain(entry.earned),
                              phrases(ways_to(entry, explain))});
    }
    page.table(std::move(table));
}

} // namespace

std::string html_of(Paper const& paper, rules::CompiledPack const& pack) {
    formats::Page lead;
    lead.paragraph(paper.subject);
    return formats::html_document(
        {.title = paper.title,
         .heading = paper.title,
         .lead = formats::html_of(lead) + formats::html_notice(pack.pack.header.notice.value_or("")),
         .contents = formats::html_contents(paper.page),
         .body = formats::html_of(paper.page),
         .footer = footer_of(pack)});
}

Result<std::string> pdf_of(Paper const& paper, rules::CompiledPack const& pack, Date on) {
    return print::write_pdf({paper.title, paper.subject, pack.pack.header.notice.value_or(""), footer_of(pack),
                             spoken() == Language::German ? "de" : "en", on, paper.page});
}

PaperSubject::PaperSubject(scoring::Scored const& of)
    : scored(of), pack(of.pack->pack), application(of.application),
      applicant(of.application.applicant.value_or(Applicant{})), name(trimmed(applicant.name.value_or(""))),
      level(target_of(of)), level_words(level_words_of(pack, level)) {
    if (name.empty()) name = tr("the applicant");
    sentence = say("{} applies for {} in the scheme {}.", name, level_words, pack.header.title);
}

Paper PaperSubject::paper(std::string_view file, std::string_view title, formats::Page page) const {
    return {std::string(file), std::string(title), capitalised(sentence), std::move(page)};
}

std::string PaperSubject::verdict(SummaryModel const& summary) const {
    auto const rung = std::ranges::find(summary.ladder, level, &LevelModel::code);
    if (rung == summary.ladder.end()) return {};
    if (rung->state == LevelModel::State::Current) return say("The entries reach {}.", level);
    if (is_reached(*rung)) return say("The entries reach more, {}; {} is applied for.", summary.level, level);
    std::string words = reached_words(summary, level);
    if (std::string const needs = needs_of(summary, level); !needs.empty())
        words += " " + say("What is missing for {}: {}.", level, needs);
    return words;
}

std::string level_words_of(rules::Pack const& pack, std::string const& code) {
    auto const level = std::ranges::find(pack.levels, code, &rules::Level::code);
    return level == pack.levels.end() ? code : fmt::format("{} ({})", code, level->title);
}

std::string type_words(rules::Pack const& pack, Claim const& claim) {
    int const type = rules::find_type(pack, claim.type);
    return type == rules::none ? claim.type : pack.claims[static_cast<std::size_t>(type)].title;
}

void add_text(formats::Page& page, std::string text) {
    std::erase(text, '\r');
    page.paragraph(trimmed(text));
}

std::string days_words(std::optional<Date> from, std::optional<Date> to) {
    std::string const first = from ? short_day(*from) : std::string();
    std::string const last = to ? short_day(*to) : std::string();
    if (from && to) return fmt::format("{} – {}", first, last);
    if (from) return say("since {}", first);
    return to ? say("until {}", last) : last;
}

void add_fact(std::vector<formats::PageFact>& facts, std::string_view label, std::optional<std::string> const& value) {
    if (value && !trimmed(*value).empty()) facts.push_back({std::string(label), formats::plain(trimmed(*value))});
}

Paper summary_paper(PaperSubject const& subject, PaperCounts const& counts) {
    SummaryModel const& summary = counts.estimate.summary;
    formats::Page page;
    page.heading(2, tr("Result"), "result");
    page.paragraph(subject.verdict(summary));
    std::vector<std::string> why;
    for (ExplanationLine const& line : counts.why)
        why.push_back(with_clause(line.text, line.clause ? line.clause->code : std::string()));
    page.paragraph({phrases(why)});
    page.paragraph(say("Counted on {}.", long_day(subject.scored.bound.on)));
    add_levels(page, summary);
    add_categories(page, counts.estimate);
    std::vector<MissingModel> missing;
    for (MissingModel const& row : summary.missing)
        if (row.level == subject.level) missing.push_back(row);
    add_missing(page, 3, missing);
    add_shortfalls(page, 3, summary);
    add_warnings(page, 3, summary);
    page.heading(2, tr("Entries"), "entries");
    for (GroupModel const& group : counts.estimate.groups) add_group(page, group, counts.explain);
    return subject.paper("summary", tr("Calculator summary"), std::move(page));
}

std::vector<Paper> application_papers(PaperGround const& ground) {
    PaperSubject const subject(ground.scored);
    PaperCounts const counts = counts_of(ground.scored);
    std::vector<Paper> papers;
    papers.push_back(summary_paper(subject, counts));
    if (auto cv = cv_paper(subject, counts.estimate)) papers.push_back(*std::move(cv));
    for (auto const make : {statement_paper, declarations_paper})
        if (auto paper = make(subject)) papers.push_back(*std::move(paper));
    papers.push_back(evidence_paper(subject, ground));
    if (auto fees = fees_paper(subject)) papers.push_back(*std::move(fees));
    PaperNames others;
    for (Paper const& paper : papers)
        if (paper.name != cv_document) others.emplace_back(paper.title, paper.name + ".pdf");
    papers.insert(papers.begin(), form_paper(subject, ground, counts.estimate.summary, others));
    for (std::size_t r = 0; r < subject.application.referees.size(); ++r)
        if (!subject.application.referees[r].reference) papers.push_back(reference_form(ground.scored, r));
    return papers;
}

} // namespace accrue::session
