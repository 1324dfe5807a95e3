#include "gui/screens/summary.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/ladder.h"
#include "gui/screens/statement.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::SummaryModel;

constexpr float section_gap = 22;
constexpr float near_enough = 100; // logical pixels from what is seen: the keyboard can go on to it
constexpr std::int64_t bar_parts = 1000;
constexpr std::size_t most_reasons = 12; // of one kind; the others are at their entries all the same

// A part of the summary under a title of its own; a scope. One that is out of sight only takes its place.
class Section {
public:
    explicit Section(std::string_view title) : scope_(title), start_(ImGui::GetCursorPosY()) {
        float const known = *height();
        ImVec2 const min = ImGui::GetCursorScreenPos();
        float const margin = px(near_enough);
        in_sight_ = known <= 0 || can_be_seen({min.x, min.y - margin}, {min.x + 1, min.y + known + margin});
        if (!in_sight_) {
            ImGui::Dummy({1, known - ImGui::GetStyle().ItemSpacing.y});
            return;
        }
        ui::gap(section_gap);
        ui::separator();
        ui::gap(space::large);
        ui::text(title, TextStyle::Strong);
        ui::gap(space::tiny);
    }
    ~Section() {
        if (in_sight_) *height() = ImGui::GetCursorPosY() - start_;
    }
    Section(Section const&) = delete;
    Section& operator=(Section const&) = delete;

    explicit operator bool() const { return in_sight_; }

private:
    // As it was when it was last drawn. A change of it is seen when the section is in sight again.
    [[nodiscard]] float* height() const { return ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("##height")); }

    ui::Scope scope_;
    float start_;
    bool in_sight_ = true;
};

void draw_headline(SummaryModel const& summary, Intents& intents) {
    ui::Scope const scope("Level");
    bool const has_level = !summary.level_title.empty();
    std::string_view const level = has_level ? std::string_view(summary.level) : tr("No level");
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const title_x = measure(TextStyle::Figure, level).x + px(space::medium);
    bool const fits = title_x + measure(TextStyle::Heading, summary.level_title).x <= ImGui::GetContentRegionAvail().x;
    ui::FigureOptions const figure{.style = TextStyle::Figure, .tooltip = tr("Why this level?")};
    if (ui::figure("Overall level", level, figure)) intents.emplace_back(Explain{session::AboutOverall{}});
    if (has_level && fits) {
        float const down = text_height(TextStyle::Figure) - text_height(TextStyle::Heading);
        draw_text({start.x + title_x, start.y + down * 0.72F}, TextStyle::Heading, palette().text_muted,
                  summary.level_title);
    } else if (has_level) {
        ui::text(summary.level_title, TextStyle::Heading, ui::TextColor::Muted);
    }
    ui::gap(space::small);
    ui::text(summary.headline);
    if (summary.next_step.empty()) return;
    ui::gap(space::small);
    if (draw_statement(
            {.name = "Next step", .text = summary.next_step, .sign = icon::arrow_right, .tone = Tone::Accent}))
        intents.emplace_back(Explain{session::AboutOverall{}});
}

void draw_steps(SummaryModel const& summary, Intents& intents) {
    if (summary.steps.empty()) return;
    Section const section(tr("Steps"));
    if (!section) return;
    for (session::StepModel const& step : summary.steps) {
        if (&step != &summary.steps.front()) ui::gap(space::medium);
        std::string const name = fmt::format("Step {}", step.title);
        ui::KeyFigureOptions const options{.name = name, .value_color = color_of_level(summary.ladder, step.level)};
        if (ui::key_figure(step.title, step.level, options))
            intents.emplace_back(Explain{session::AboutStep{step.index}});
        if (step.binding) ui::caption(say("{} decides your level", icon::flag), ui::TextColor::Accent);
    }
}

void draw_totals(SummaryModel const& summary, Intents& intents) {
    if (summary.totals.empty()) return;
    Section const section(tr("How well it is proven"));
    if (!section) return;
    constexpr std::size_t most_beside = 3; // four words would not fit
    ui::Columns columns("totals", summary.totals.size() > most_beside ? 2 : static_cast<int>(most_beside));
    for (session::BasisTotal const& total : summary.totals) {
        columns.next();
        ui::caption(total.basis);
        ui::FigureOptions const figure{.color = color_of_level(summary.ladder, total.level)};
        if (ui::figure(total.basis, total.level, figure)) intents.emplace_back(Explain{session::AboutOverall{}});
        ui::caption(total.points);
    }
}

void draw_categories(SummaryModel const& summary, Intents& intents) {
    if (summary.categories.empty()) return;
    Section const section(tr("Points"));
    if (!section) return;
    for (session::CategoryModel const& category : summary.categories) {
        if (&category != &summary.categories.front()) ui::gap(space::small);
        float const indent = px(space::large) * static_cast<float>(std::max(category.depth - 1, 0));
        if (indent > 0) ImGui::Indent(indent);
        bool pressed = false;
        if (category.cap.empty()) {
            TextStyle const style = category.depth == 0 ? TextStyle::Strong : TextStyle::Body;
            pressed = ui::key_figure(category.title, category.counted, {.key_style = style});
        } else {
            std::string const value = say("{} of {}", category.counted, category.cap);
            std::string const note =
                category.raw.empty() ? std::string() : say("{} entered, at most {} count", category.raw, category.cap);
            auto const filled = static_cast<std::int64_t>(category.filled * static_cast<float>(bar_parts));
            pressed = ui::meter({.label = category.title,
                                 .value_text = value,
                                 .value = filled,
                                 .cap = bar_parts,
                                 .note = note,
                                 .tone = category.capped ? Tone::Warning : Tone::Accent});
        }
        if (pressed) intents.emplace_back(Explain{session::AboutCategory{category.index}});
        if (indent > 0) ImGui::Unindent(indent);
    }
}

void draw_reasons(std::string_view title, std::vector<session::ReasonModel> const& reasons, char const* sign, Tone tone,
                  Intents& intents) {
    if (reasons.empty()) return;
    Section const section(title);
    if (!section) return;
    for (std::size_t i = 0; i < std::min(reasons.size(), most_reasons); ++i) {
        ui::Scope const row(fmt::format("{}", i + 1));
        session::ReasonModel const& reason = reasons[i];
        Statement const statement{
            .name = reason.text, .text = reason.text, .clause = reason.clause, .sign = sign, .tone = tone};
        if (draw_statement(statement)) intents.emplace_back(Explain{reason.about});
    }
    if (reasons.size() > most_reasons)
        ui::caption(say("and {} more; each is marked at its entry", reasons.size() - most_reasons));
}

void draw_need(session::MissingModel::Need const& need, Intents& intents) {
    Statement const statement{
        .name = need.text, .text = need.text, .clause = need.clause, .sign = icon::circle_outline};
    if (draw_statement(statement)) intents.emplace_back(Explain{need.about});
    ImGui::Indent(px(statement_sign_room));
    for (std::string const& alternative : need.alternatives) ui::caption(say("or {}", alternative));
    ImGui::Unindent(px(statement_sign_room));
    if (!need.alternatives.empty()) ui::gap(space::small);
}

void draw_missing(SummaryModel const& summary, Intents& intents) {
    if (summary.missing.empty()) return;
    Section const section(tr("What is missing"));
    if (!section) return;
    for (session::MissingModel const& missing : summary.missing) {
        ui::Scope const scope(missing.title);
        ui::gap(space::tiny);
        ui::text(missing.title, TextStyle::Label, ui::TextColor::Muted);
        ui::gap(space::tiny);
        for (std::size_t i = 0; i < missing.needs.size(); ++i) {
            ui::Scope const row(fmt::format("{}", i + 1));
            draw_need(missing.needs[i], intents);
        }
        if (!missing.suffices.empty()) ui::caption(missing.suffices);
        ui::gap(space::medium);
    }
}

} // namespace

void draw_summary(SummaryModel const& summary, SummaryPlace const& place, Intents& intents) {
    Pane const pane("Summary",
                    {.size = {place.width, 0}, .padding = {20, 20}, .ground = PaneGround::Surface, .edge = place.edge});
    draw_headline(summary, intents);
    ui::gap(space::large);
    draw_ladder(summary.ladder, intents);
    draw_steps(summary, intents);
    draw_reasons(tr("Please look at these"), summary.warnings, icon::warning, Tone::Warning, intents);
    draw_totals(summary, intents);
    draw_categories(summary, intents);
    draw_reasons(tr("What counts only in part"), summary.in_part, icon::minus_circle, Tone::Neutral, intents);
    draw_reasons(tr("What did not count"), summary.not_counted, icon::ban, Tone::Neutral, intents);
    draw_missing(summary, intents);
    draw_reasons(tr("Advice"), summary.advice, icon::lightbulb, Tone::Accent, intents);
    ui::gap(space::huge);
}

} // namespace accrue::gui
