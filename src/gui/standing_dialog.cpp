#include "gui/standing_dialog.h"

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {
namespace {

std::string typed(std::optional<Date> date) { return date ? to_text(*date) : std::string(); }

struct OptionalDay {
    bool readable = true;
    std::optional<Date> date; // none: nothing is typed
};

OptionalDay day_in(std::string const& text) {
    if (trimmed(text).empty()) return {};
    std::optional<Date> const date = read_date(trimmed(text));
    return {date.has_value(), date};
}

std::optional<std::size_t> place_of_status(session::StandingModel const& model, std::string const& code) {
    for (std::size_t i = 0; i < model.statuses.size(); ++i)
        if (model.statuses[i].code == code) return i;
    return std::nullopt;
}

// Statuses that the rules do not know are kept as they are.
std::vector<StatusPeriod> unknown_periods(session::StandingModel const& model) {
    std::vector<StatusPeriod> periods;
    for (StatusPeriod const& period : model.now.status)
        if (!place_of_status(model, period.code)) periods.push_back(period);
    return periods;
}

std::optional<StatusPeriod> read_period(StandingForm::Period const& period, session::StandingModel const& model) {
    OptionalDay const from = day_in(period.from);
    OptionalDay const to = day_in(period.to);
    if (!period.status || !from.readable || !to.readable) return std::nullopt;
    if (from.date && to.date && *to.date < *from.date) return std::nullopt;
    return StatusPeriod{model.statuses[*period.status].code, from.date, to.date};
}

std::string_view missing_in(StandingForm::Period const& period) {
    OptionalDay const from = day_in(period.from);
    OptionalDay const to = day_in(period.to);
    if (from.date && to.date && *to.date < *from.date) return tr("It ends before it begins.");
    return {};
}

enum class Keep : std::uint8_t { Yes, No };

Keep draw_period(StandingForm::Period& period, std::span<ui::Choice const> statuses, std::optional<Date> today) {
    {
        ui::Columns columns("Period", 3);
        columns.next();
        (void)ui::drop_down(tr("Status"), statuses, period.status);
        columns.next();
        (void)ui::input_date(tr("From"), period.from, {.field = {.hint = tr("always")}, .today = today});
        columns.next();
        (void)ui::input_date(tr("To"), period.to,
                             {.field = {.hint = tr("no end"), .error = missing_in(period)}, .today = today});
    }
    return ui::button(tr("Take this period out"),
                      {.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small, .icon = icon::remove})
               ? Keep::No
               : Keep::Yes;
}

void draw_periods(StandingForm& form, session::StandingModel const& model, std::optional<Date> today) {
    std::vector<ui::Choice> statuses;
    for (auto const& status : model.statuses) statuses.push_back({.label = status.title});
    std::optional<std::size_t> out;
    for (std::size_t i = 0; i < form.periods.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        ui::Scope const scope(fmt::format("Period {}", i + 1));
        if (draw_period(form.periods[i], statuses, today) == Keep::No) out = i;
        ui::gap(space::small);
        ImGui::PopID();
    }
    if (out) form.periods.erase(form.periods.begin() + static_cast<std::ptrdiff_t>(*out));
    if (ui::button(tr("Add a status"), {.icon = icon::add})) form.periods.emplace_back();
}

void draw_cycle(StandingForm& form, session::StandingModel const& model, std::optional<Date> today) {
    std::string_view const note = model.needs_award_date
                                      ? tr("The cycles of these rules begin with the day of the award.")
                                      : tr("It says which year is your first.");
    (void)ui::input_date(tr("Awarded on"), form.award_date, {.field = {.note = note}, .today = today});
    (void)ui::input_date(
        tr("The cycle began on"), form.cycle_start,
        {.field = {.hint = tr("as the rules say"), .note = tr("Only where your body has set another day.")},
         .today = today});
}

// Why the dialog cannot be accepted; empty: it can.
std::string_view missing_in(StandingForm const& form, session::StandingModel const& model) {
    std::optional<session::Standing> const standing = read_standing(form, model);
    if (!standing) return tr("Choose each status, and mend the days that are marked.");
    if (model.needs_award_date && !standing->award_date && !standing->cycle_start)
        return tr("Enter the day of the award, or the day on which the cycle began.");
    return {};
}

} // namespace

StandingForm form_of(session::StandingModel const& model) {
    StandingForm form{typed(model.now.award_date), typed(model.now.cycle_start), {}};
    for (StatusPeriod const& period : model.now.status)
        if (auto const status = place_of_status(model, period.code))
            form.periods.push_back({status, typed(period.from), typed(period.to)});
    return form;
}

std::optional<session::Standing> read_standing(StandingForm const& form, session::StandingModel const& model) {
    OptionalDay const award = day_in(form.award_date);
    OptionalDay const cycle = day_in(form.cycle_start);
    if (!award.readable || !cycle.readable) return std::nullopt;
    session::Standing standing{award.date, cycle.date, unknown_periods(model)};
    for (StandingForm::Period const& typed_in : form.periods) {
        auto period = read_period(typed_in, model);
        if (!period) return std::nullopt;
        standing.status.push_back(std::move(*period));
    }
    return standing;
}

DialogState draw_standing_dialog(StandingForm& form, session::StandingModel const& model, std::optional<Date> today,
                                 Intents& intents) {
    ui::Dialog dialog(tr("Dates and status"), {.subtitle = tr("What the rules read of you beside your entries.")});
    if (!dialog) return DialogState::Open;
    if (model.has_cycle) draw_cycle(form, model, today);
    if (!model.statuses.empty()) draw_periods(form, model, today);
    ui::DialogAnswer const answer =
        dialog.buttons({.accept = tr("Use these"), .accept_disabled_because = missing_in(form, model)});
    if (answer == ui::DialogAnswer::None) return DialogState::Open;
    if (answer == ui::DialogAnswer::Accept)
        if (auto standing = read_standing(form, model)) intents.emplace_back(SetStanding{std::move(*standing)});
    return DialogState::Done;
}

DialogState draw_award_dialog(AskForAward const& ask, std::string& date, Intents& intents) {
    std::string const subtitle = say("The cycles of {} begin with the day of the award.", ask.scheme.title);
    ui::Dialog dialog(tr("When was it awarded?"), {.subtitle = subtitle});
    if (!dialog) return DialogState::Open;
    (void)ui::input_date(tr("Awarded on"), date);
    std::optional<Date> const day = read_date(trimmed(date));
    ui::DialogAnswer const answer =
        dialog.buttons({.accept = tr("Begin the record"),
                        .accept_disabled_because = day ? std::string_view() : tr("Enter the day of the award.")});
    if (answer == ui::DialogAnswer::None) return DialogState::Open;
    if (answer == ui::DialogAnswer::Accept && day) intents.emplace_back(StartEmpty{ask.scheme.id, day, ask.whose});
    return DialogState::Done;
}

} // namespace accrue::gui
