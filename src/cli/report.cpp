#include "cli/report.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/console.h"
#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"

namespace accrue::cli {
namespace {

using scoring::Scored;
using session::SummaryModel;

// "… (clause 3.9)"; the clause may be followed by its title, which would make a long line of many.
std::string with_clause(std::string const& text, std::string_view clause) {
    return clause.empty() ? text : say("{} (clause {})", text, clause.substr(0, clause.find(' ')));
}

// What the totals of the summary are of: the last of these, in this order.
constexpr std::array totals{to_translate("With all that is planned"), to_translate("Everything that is claimed"),
                            to_translate("Only what has evidence"), to_translate("Only what is verified")};

class LevelReport {
public:
    LevelReport(session::ScoredFile const& file, scoring::Robustness const* robustness)
        : file_(file), robustness_(robustness), scored_(*file.scored), pack_(scored_.pack->pack),
          summary_(file.summary) {}

    std::string write(Detail detail) {
        add_heading();
        add_result();
        if (detail == Detail::EveryStep)
            add_every_step();
        else
            add_steps();
        add_points();
        add_reasons(tr("What counts only in part"), summary_.in_part);
        add_reasons(tr("What did not count"), summary_.not_counted);
        add_broken_claims();
        add_missing();
        add_carry();
        add_advice();
        add_problems();
        add_proof();
        add_robustness();
        add_notice();
        return printable(text_);
    }

private:
    void section(std::string_view title) { text_ += fmt::format("\n{}\n", title); }
    void line(std::string_view first, std::string_view text) { text_ += wrapped(first, text); }
    void explained(std::string_view first, scoring::Line const& reason) {
        line(first, with_clause(reason.text, reason.clause));
    }

    void add_heading();
    void add_result();
    void add_steps();
    void add_step_reasons(int step);
    void add_every_step();
    void add_explanation(scoring::Explanation const& explanation);
    void add_points();
    void add_reasons(std::string_view title, std::vector<session::ReasonModel> const& reasons);
    void add_advice();
    void add_broken_claims();
    void add_missing();
    void add_carry();
    void add_problems();
    void add_proof();
    void add_robustness();
    void add_notice();

    session::ScoredFile const& file_;
    scoring::Robustness const* robustness_;
    Scored const& scored_;
    rules::Pack const& pack_;
    SummaryModel const& summary_;
    std::string text_;
};

void LevelReport::add_heading() {
    auto const& applicant = scored_.application.applicant;
    if (applicant && applicant->name) line("", *applicant->name);
    std::string title =
        say("{} {}, counted on {}", pack_.header.title, pack_.header.version, short_day(scored_.bound.on));
    switch (scored_.assessment.basis) {
    case Basis::Planned: title += tr(", with what is only planned"); break;
    case Basis::Claimed: break;
    case Basis::Evidenced: title += tr(", only what is evidenced or verified"); break;
    case Basis::Verified: title += tr(", only what is verified"); break;
    }
    line("", title);
}

void LevelReport::add_result() {
    text_ += '\n';
    line("", summary_.headline);
    if (!summary_.next_step.empty()) line("", summary_.next_step);
}

void LevelReport::add_steps() {
    if (summary_.steps.empty()) return; // the headline names the conditions of the level
    section(tr("Why"));
    for (session::StepModel const& step : summary_.steps) {
        line("  ", step.binding ? say("{}: {} - this holds the level back", step.title, step.level)
                                : fmt::format("{}: {}", step.title, step.level));
        add_step_reasons(step.index);
    }
}

// The number that the step is counted in, and the condition of the level that it reaches.
void LevelReport::add_step_reasons(int step) {
    rules::CompiledStep const& row = scored_.pack->steps[static_cast<std::size_t>(step)];
    int const level = scored_.assessment.steps[static_cast<std::size_t>(step)];
    if (!row.rows.empty()) explained("    ", scoring::explain_step(scored_, step).lines.front());
    int const gate = level == rules::none ? rules::none : row.gates[static_cast<std::size_t>(level)];
    if (gate != rules::none) explained("    ", scoring::explain_gate(scored_, gate).lines.front());
}

void LevelReport::add_explanation(scoring::Explanation const& explanation) {
    text_ += '\n';
    line("  ", explanation.title);
    for (scoring::Line const& explanation_line : explanation.lines) explained("    ", explanation_line);
}

void LevelReport::add_every_step() {
    section(tr("Why, step by step"));
    for (std::size_t i = 0; i < pack_.levels.size(); ++i)
        add_explanation(scoring::explain_level(scored_, static_cast<int>(i)));
    for (std::size_t i = 0; i < pack_.steps.size(); ++i)
        add_explanation(scoring::explain_step(scored_, static_cast<int>(i)));
    for (std::size_t i = 0; i < pack_.categories.size(); ++i)
        add_explanation(scoring::explain_category(scored_, static_cast<int>(i)));
    for (std::size_t i = 0; i < scored_.application.claims.size(); ++i)
        add_explanation(scoring::explain_claim(scored_, static_cast<int>(i)));
}

void LevelReport::add_points() {
    if (summary_.categories.empty()) return;
    section(say("What counts, in {}", scoring::points_word(*scored_.pack)));
    std::vector<std::string> names;
    std::size_t width = 0;
    for (session::CategoryModel const& category : summary_.categories) {
        names.push_back(std::string(static_cast<std::size_t>(2 + 2 * category.depth), ' ') + category.title);
        width = std::max(width, character_count(names.back()));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        session::CategoryModel const& category = summary_.categories[i];
        std::string amount = fmt::format("{:>8}", category.counted);
        if (!category.cap.empty()) amount += say(" of at most {}", category.cap);
        if (!category.raw.empty()) amount += say(" ({} before the limit)", category.raw);
        text_ += names[i] + std::string(width - character_count(names[i]), ' ') + amount + '\n';
    }
}

void LevelReport::add_reasons(std::string_view title, std::vector<session::ReasonModel> const& reasons) {
    if (reasons.empty()) return;
    section(title);
    for (session::ReasonModel const& reason : reasons) line("  - ", with_clause(reason.text, reason.clause));
}

// What the pack points out, unless it was already said of an entry.
void LevelReport::add_advice() {
    std::vector<session::ReasonModel> advice = summary_.advice;
    std::erase_if(advice, [&](session::ReasonModel const& a) {
        return std::ranges::any_of(summary_.not_counted, [&](session::ReasonModel const& reason) {
            return reason.text.find(a.text) != std::string::npos;
        });
    });
    add_reasons(tr("Worth knowing"), advice);
}

void LevelReport::add_broken_claims() {
    if (file_.broken_claims.empty()) return;
    section(tr("Left out, because something is wrong with it"));
    for (formats::BrokenClaim const& claim : file_.broken_claims)
        line("  - ", say("Entry {} of the file, '{}'", claim.position + 1, claim.id));
}

void LevelReport::add_missing() {
    if (summary_.missing.empty()) return;
    section(tr("What is missing"));
    for (session::MissingModel const& missing : summary_.missing) {
        line("  ", missing.title);
        for (session::MissingModel::Need const& need : missing.needs) {
            line("  - ", with_clause(need.text, need.clause));
            for (std::string const& other : need.alternatives) line(fmt::format("      {} ", tr("or")), other);
        }
        if (!missing.suffices.empty()) line("    ", missing.suffices);
    }
}

void LevelReport::add_carry() {
    std::vector<scoring::Line> const lines = scoring::carry_lines(scored_);
    if (lines.empty()) return;
    section(say("Into the next cycle, if this one, until {}, ended so", short_day(scored_.bound.cycle_to)));
    for (scoring::Line const& carried : lines) explained("  - ", carried);
}

void LevelReport::add_problems() {
    if (file_.problems.empty()) return;
    section(tr("Please look at"));
    for (Problem const& problem : file_.problems)
        line("  - ", fmt::format("{}: {}{}{}", problem.where.path.empty() ? to_text(problem.where) : problem.where.path,
                                 problem.what, problem.remedy.empty() ? "" : "; ", problem.remedy));
}

void LevelReport::add_proof() {
    section(tr("How well it stands"));
    std::size_t const first = totals.size() - summary_.totals.size(); // without plans there is no total of them
    for (std::size_t i = 0; i < summary_.totals.size(); ++i) {
        session::BasisTotal const& total = summary_.totals[i];
        line("  ", fmt::format("{}: {}{}{}", tr(totals.at(first + i)), total.level, total.points.empty() ? "" : ", ",
                               total.points));
    }
}

void LevelReport::add_robustness() {
    if (robustness_ == nullptr) return;
    section(tr("If one entry were refused"));
    auto const lines = scoring::robustness_lines(scored_, *robustness_);
    for (std::size_t i = 0; i < lines.size(); ++i) line(i == 0 ? "  " : "  - ", lines[i].text);
}

void LevelReport::add_notice() {
    if (!pack_.header.notice) return;
    text_ += '\n';
    line("", *pack_.header.notice);
}

} // namespace

std::string write_report(session::ScoredFile const& file, Detail detail, scoring::Robustness const* robustness) {
    return LevelReport(file, robustness).write(detail);
}

} // namespace accrue::cli
