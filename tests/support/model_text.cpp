#include "support/model_text.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace accrue::session {
namespace {

class Writer {
public:
    template <class... Parts>
    void line(int depth, fmt::format_string<Parts...> format, Parts&&... parts) {
        text_ += std::string(static_cast<std::size_t>(depth) * 2, ' ');
        text_ += fmt::format(format, std::forward<Parts>(parts)...);
        text_ += '\n';
    }
    // Only where there is something to say.
    void optional_line(int depth, std::string const& text) {
        if (!text.empty()) line(depth, "{}", text);
    }
    [[nodiscard]] std::string done() && { return std::move(text_); }

private:
    std::string text_;
};

constexpr std::array<char const*, 5> entry_states{"earns", "used", "cut", "nothing", "wrong"};
constexpr std::array<char const*, 5> level_states{"reached", "aside", "current", "next", "above"};
constexpr std::array<char const*, 8> field_kinds{"text",   "long text", "whole number", "decimal",
                                                 "choice", "yes or no", "day",          "qualification"};

std::string in_brackets(std::string const& text) { return text.empty() ? "" : fmt::format(" [{}]", text); }

void write_entry(Writer& out, EntryModel const& entry) {
    out.line(1, "{} ({}): {}, {}{}", entry.name, entry.type, entry.earned,
             entry_states[static_cast<std::size_t>(entry.state)], entry.has_draft ? ", unfinished change" : "");
    out.line(2, "{}", entry.detail.empty() ? entry.basis : entry.detail + " · " + entry.basis);
    out.optional_line(2, entry.reason.empty() ? "" : entry.reason + in_brackets(entry.clause));
    for (Problem const& problem : entry.problems) out.line(2, "{}", to_text(problem));
}

void write_reasons(Writer& out, char const* title, std::vector<ReasonModel> const& reasons) {
    if (reasons.empty()) return;
    out.line(0, "{}", title);
    for (ReasonModel const& reason : reasons) out.line(1, "{}{}", reason.text, in_brackets(reason.clause));
}

} // namespace

std::string text_of(SummaryModel const& summary) {
    Writer out;
    out.line(0, "{}{}", summary.level, summary.level_title.empty() ? "" : ": " + summary.level_title);
    out.optional_line(0, summary.headline);
    out.optional_line(0, summary.next_step);
    for (LevelModel const& level : summary.ladder)
        out.line(1, "{} {}: {}", level.code, level.title, level_states[static_cast<std::size_t>(level.state)]);
    out.line(0, "Steps");
    for (StepModel const& step : summary.steps)
        out.line(1, "{}: {}{}", step.title, step.level, step.binding ? ", binding" : "");
    out.line(0, "Categories");
    for (CategoryModel const& category : summary.categories)
        out.line(1 + category.depth, "{}: {}{}{}{}", category.title, category.counted,
                 category.cap.empty() ? "" : fmt::format(" of {} ({:.2f})", category.cap, category.filled),
                 category.raw.empty() ? "" : fmt::format(", {} entered", category.raw),
                 category.capped ? ", capped" : "");
    write_reasons(out, "In part", summary.in_part);
    write_reasons(out, "Not counted", summary.not_counted);
    for (MissingModel const& missing : summary.missing) {
        out.line(0, "{}", missing.title);
        for (auto const& need : missing.needs) {
            out.line(1, "{}{}", need.text, in_brackets(need.clause));
            for (std::string const& alternative : need.alternatives) out.line(2, "or {}", alternative);
        }
        out.optional_line(1, missing.suffices);
    }
    write_reasons(out, "Advice", summary.advice);
    out.line(0, "Totals");
    for (BasisTotal const& total : summary.totals) out.line(1, "{}: {}, {}", total.basis, total.level, total.points);
    write_reasons(out, "Warnings", summary.warnings);
    return std::move(out).done();
}

std::string text_of(EstimateModel const& model) {
    Writer out;
    out.line(0, "{} · {} · {}{}", model.record_name, model.pack_title, model.scoring_date,
             model.date_is_today ? " (today)" : "");
    for (GroupModel const& group : model.groups) {
        out.line(0, "{}{}", group.title, group.level.empty() ? "" : ": " + group.level);
        for (EntryModel const& entry : group.entries) write_entry(out, entry);
        for (DraftRow const& draft : group.drafts)
            out.line(1, "unfinished {}: {}", draft.type, draft.name.empty() ? "(nothing to know it by)" : draft.name);
        std::vector<std::string> forms;
        for (int const form : group.forms) forms.push_back(model.forms[static_cast<std::size_t>(form)].title);
        out.line(1, "+ {}", fmt::join(forms, ", "));
    }
    return std::move(out).done() + text_of(model.summary);
}

std::string text_of(FormModel const& form) {
    Writer out;
    out.line(0, "{} ({}){}", form.title, form.type, form.by_reviewer ? ", by reviewers" : "");
    for (FieldModel const& field : form.fields) {
        std::vector<std::string> choices;
        for (ChoiceModel const& choice : field.choices) choices.push_back(choice.value + "=" + choice.label);
        out.line(1, "{}: {}, {}{}{}{}{}", field.key, field.title, field_kinds[static_cast<std::size_t>(field.kind)],
                 field.required ? ", required" : "", field.unit.empty() ? "" : ", in " + field.unit,
                 in_brackets(field.hint), choices.empty() ? "" : fmt::format(" {}", fmt::join(choices, " ")));
    }
    out.optional_line(1, form.evidence);
    return std::move(out).done();
}

std::string text_of(DraftCheck const& check) {
    Writer out;
    out.line(0, "{}", check.can_save ? "can be saved" : "cannot be saved");
    for (FieldProblem const& problem : check.problems)
        out.line(1, "{}: {} {}{}", problem.key, problem.what, problem.remedy, problem.warning ? " (warning)" : "");
    out.optional_line(1, check.effect);
    return std::move(out).done();
}

} // namespace accrue::session
