#include "gui/screens/cpd.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/cpd_parts.h"
#include "gui/screens/pane.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::CpdCredential;
using session::CpdCycle;
using session::CpdModel;
using session::CpdNeed;
using session::CpdYear;
using CredentialState = session::CpdCredential::State;

constexpr float widest_cpd_page = 1180;
constexpr float credentials_side_by_side_from = 820;
constexpr float three_credentials_from = 1080;
constexpr std::size_t most_cycles_shown = 4;

struct StateLook {
    std::string_view word;
    Tone tone;
    char const* icon;
};

StateLook look_of(CredentialState state) {
    switch (state) {
    case CredentialState::Complete: return {tr("complete"), Tone::Success, icon::check};
    case CredentialState::Open: return {tr("running"), Tone::Accent, icon::clock};
    case CredentialState::Due: return {tr("due soon"), Tone::Warning, icon::warning};
    case CredentialState::Missed: return {tr("late"), Tone::Danger, icon::warning};
    case CredentialState::Unknown: break;
    }
    return {tr("not counted"), Tone::Danger, icon::error};
}

void draw_need(CpdCredential const& credential, CpdNeed const& need, std::string const& name, Intents& intents) {
    std::string note = need.missing;
    if (!need.pace.empty()) note += (note.empty() ? "" : " · ") + need.pace;
    if (ui::meter({.label = name,
                   .value_text = need.state,
                   .value = need.have,
                   .full = std::max(need.need, need.have),
                   .note = note,
                   .tone = need.met ? Tone::Success : Tone::Accent}))
        intents.emplace_back(ExplainCpd{{credential.record, CpdTopic::Need{need.gate}}});
}

void draw_cycles(CpdCredential const& credential) {
    ui::gap(space::small);
    ui::separator();
    ui::gap(space::small);
    ui::text(tr("Cycles"), TextStyle::Label, ui::TextColor::Muted);
    std::size_t const shown = std::min(credential.cycles.size(), most_cycles_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        CpdCycle const& cycle = credential.cycles[i];
        std::string words = cycle.points.empty() ? cycle.result : cycle.points + " · " + cycle.result;
        ui::text(cycle.days);
        ui::caption(words);
        if (!cycle.brought.empty()) ui::caption(cycle.brought);
        if (cycle.stated) ui::caption(tr("What was carried in is as you have entered it."));
    }
    if (credential.cycles.size() > shown) ui::caption(say("and {} earlier ones", credential.cycles.size() - shown));
}

void draw_years(CpdCredential const& credential) {
    if (credential.years.empty() || std::ranges::none_of(credential.needs, &CpdNeed::yearly)) return;
    ui::gap(space::small);
    ui::text(tr("Years of this cycle"), TextStyle::Label, ui::TextColor::Muted);
    for (CpdYear const& year : credential.years)
        ui::key_value(year.days, year.points, year.running ? TextStyle::Strong : TextStyle::Body);
}

void draw_limits(CpdCredential const& credential, Intents& intents) {
    if (credential.caps.empty()) return;
    ui::gap(space::small);
    ui::text(tr("Limits that cut something"), TextStyle::Label, ui::TextColor::Muted);
    UniqueNames names;
    for (session::CpdCap const& cap : credential.caps)
        if (ui::link(names.of(cap.text)))
            intents.emplace_back(ExplainCpd{{credential.record, CpdTopic::Limit{cap.category}}});
}

void draw_credential(CpdCredential const& credential, std::string const& name, Intents& intents) {
    std::string const under =
        credential.holder.empty() ? credential.cycle : fmt::format("{} · {}", credential.holder, credential.cycle);
    ui::Card const card(name, {.title = credential.short_title, .subtitle = under});
    if (!credential.problem.empty()) {
        static_cast<void>(ui::banner("Problem", {.tone = Tone::Danger, .text = credential.problem}));
        return;
    }
    StateLook const look = look_of(credential.state);
    if (credential.title != credential.short_title) {
        ui::caption(credential.title);
        ui::gap(space::small);
    }
    ui::chip(look.word, {.tone = look.tone, .icon = look.icon});
    ui::gap(space::small);
    ui::text(credential.sentence);
    if (!credential.late.empty()) ui::text(credential.late, TextStyle::Body, ui::TextColor::Danger);
    ui::gap(space::medium);
    UniqueNames names;
    for (CpdNeed const& need : credential.needs) {
        draw_need(credential, need, names.of(need.title), intents);
        ui::gap(space::small);
    }
    draw_limits(credential, intents);
    draw_years(credential);
    for (std::string const& line : credential.carry) ui::caption(line);
    if (credential.cycles.size() > 1) draw_cycles(credential);
}

} // namespace

void draw_cpd_credentials(CpdModel const& model, float width, Intents& intents) {
    int const most = width >= px(three_credentials_from) ? 3 : width >= px(credentials_side_by_side_from) ? 2 : 1;
    int const count = std::min(most, static_cast<int>(model.credentials.size()));
    UniqueNames names;
    ui::Columns columns("credentials", std::max(count, 1));
    for (CpdCredential const& credential : model.credentials) {
        columns.next();
        draw_credential(credential, names.of(credential.title), intents);
    }
}

void draw_cpd(CpdView const& view, CpdState& state, Intents& intents) {
    Pane const pane("CPD", {.padding = {24, 24}});
    float const room = ImGui::GetContentRegionAvail().x;
    float const width = std::min(room, px(widest_cpd_page));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room - width) / 2);
    if (!ImGui::BeginTable("##page", 1, ImGuiTableFlags_NoSavedSettings, {width, 0})) return;
    ImGui::TableNextColumn();
    ui::title(say("CPD of {}", view.model.person));
    ui::gap(space::medium);
    if (view.model.credentials.empty()) {
        auto const answer =
            ui::empty_state({.icon = icon::calendar,
                             .title = tr("No credential to keep up yet"),
                             .text = tr("None of your schemes here has years or cycles. Add the scheme of a credential "
                                        "that you hold, with the "
                                        "day of its award; what you log then counts for all of them at once."),
                             .action = tr("Add a scheme")});
        if (answer == ui::EmptyAnswer::Action) intents.emplace_back(Show{Panel::NewScheme});
    } else {
        draw_cpd_quick(view, state, intents);
        ui::gap(space::large);
        draw_cpd_credentials(view.model, width, intents);
        ui::gap(space::large);
        draw_cpd_grid(view.model, state, intents);
    }
    ImGui::EndTable();
}

} // namespace accrue::gui
