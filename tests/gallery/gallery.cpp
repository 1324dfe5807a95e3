#include "gallery.h"

#include <array>

namespace accrue::gallery {

namespace {

using namespace gui; // the gallery is made of nothing else
using ui::TextColor;

constexpr std::array<char const*, 9> names{"fields",    "feedback", "overview", "calendar", "years",
                                           "drop_down", "search",   "dialog",   "tooltip"};

std::array<ui::Choice, 3> const three{{{"Full time"}, {"Part time"}, {"Voluntary"}}};
std::array<ui::Choice, 6> const levels{{{"Foundation", "Entry certificate of the scheme"},
                                        {"Practitioner"},
                                        {"Intermediate", "One of the lifecycle or capability modules"},
                                        {"Expert"},
                                        {"Master", "With a practical paper"},
                                        {"A very long choice whose label does not fit into the box that shows it"}}};

std::vector<ui::SearchItem> const& qualifications() {
    static std::vector<ui::SearchItem> const items{
        {"ITIL Foundation", "AXELOS", {"ITIL", "v3"}},
        {"ITIL Intermediate: Service Operation", "AXELOS", {"ITIL", "v3", "lifecycle"}},
        {"ITIL Intermediate: Service Design", "AXELOS", {"ITIL", "v3", "lifecycle"}},
        {"ITIL Expert", "AXELOS", {"ITIL"}},
        {"ISO/IEC 20000 Practitioner", "APMG International", {"ISO 20000"}},
        {"COBIT 5 Foundation", "ISACA", {"COBIT", "governance"}},
        {"PRINCE2 Practitioner", "AXELOS", {"project"}},
        {"TOGAF 9 Certified", "The Open Group", {"architecture"}},
        {"Certyfikat zarządzania usługami", "Polskie Towarzystwo", {"żółć"}},
    };
    return items;
}

void draw_buttons() {
    ui::Card const card("Buttons", {.title = "Buttons", .subtitle = "Primary, normal, quiet, danger; small; disabled"});
    (void)ui::button("Save entry", {.kind = ui::ButtonKind::Primary});
    ImGui::SameLine();
    (void)ui::button("Add entry", {.icon = icon::add});
    ImGui::SameLine();
    (void)ui::button("Cancel", {.kind = ui::ButtonKind::Quiet});
    ImGui::SameLine();
    (void)ui::button("Delete entry", {.kind = ui::ButtonKind::Danger, .icon = icon::remove});
    ImGui::SameLine();
    (void)ui::button("Not yet", {.kind = ui::ButtonKind::Primary, .disabled_because = "Give it a title first"});
    ImGui::SameLine();
    (void)ui::button("Not now", {.disabled_because = "Nothing to undo"});
    (void)ui::button("Edit", {.size = ui::ButtonSize::Small, .icon = icon::edit});
    ImGui::SameLine();
    (void)ui::button("Duplicate",
                     {.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small, .icon = icon::duplicate});
    ImGui::SameLine();
    (void)ui::icon_button(icon::undo, "Undo");
    ImGui::SameLine();
    (void)ui::icon_button(icon::moon, "Dark theme", {.kind = ui::ButtonKind::Quiet});
    ImGui::SameLine();
    (void)ui::icon_button(icon::remove, "Delete", {.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small});
    ImGui::SameLine();
    (void)ui::link("Open the clause");
    ImGui::SameLine();
    (void)ui::figure("Points", "142");
}

void draw_text_fields(State& state) {
    ui::Card const card("Text fields", {.title = "Fields"});
    {
        ui::Columns columns("##text", 2);
        columns.next();
        (void)ui::input_text("Name", state.text, {.note = "As it is printed on the certificate", .help = "Your name."});
        columns.next();
        (void)ui::input_text("Employer", state.empty, {.hint = "e.g. Northwind Hosting"});
        columns.next();
        (void)ui::input_text("Reference", state.empty, {.error = "Enter the number on the certificate."});
        columns.next();
        (void)ui::input_text("Member number", state.text, {.disabled_because = "Only members have one"});
        columns.next();
        (void)ui::input_number("Hours", state.hours,
                               {.unit = "hours", .minimum = Number{0, 1}, .maximum = Number{40, 1}});
        columns.next();
        (void)ui::input_number("Hours per week", state.wrong_hours,
                               {.unit = "hours", .minimum = Number{0, 1}, .maximum = Number{40, 1}});
        columns.next();
        (void)ui::input_date("From", state.date, {.field = {.help = "The first day."}});
        columns.next();
        (void)ui::input_date("To", state.wrong_date);
        columns.next();
        (void)ui::choice("Basis", three, state.few);
        columns.next();
        (void)ui::choice("Level", levels, state.many, {.hint = "Choose a level"});
        columns.next();
        (void)ui::input_text("Filter", state.empty, {.hint = "Search entries", .icon = icon::search});
        columns.next();
        (void)ui::input_text("Nickname", state.emoji);
    }
    (void)ui::input_long_text("What you did", state.long_text, {.field = {.help = "In your own words."}});
}

void draw_checks(State& state) {
    ui::Card const card("Checks", {.title = "Yes or no"});
    ui::Columns columns("##checks", 2);
    columns.next();
    (void)ui::checkbox("I have the certificate at hand", state.checked, {.note = "A scan is enough."});
    (void)ui::checkbox("Counts for another scheme too", state.unchecked);
    (void)ui::checkbox("Cannot be changed", state.checked, {.disabled_because = "The pack decides"});
    columns.next();
    (void)ui::toggle("Dark theme", state.on);
    (void)ui::toggle("Show planned entries", state.off);
    (void)ui::toggle("Sound", state.off, {.disabled_because = "Not on this system"});
}

void draw_feedback() {
    {
        ui::Card const card("Chips", {.title = "Chips and messages"});
        ui::chip("Planned");
        ui::chip_in_row("Claimed", {.tone = Tone::Accent});
        ui::chip_in_row("Evidenced", {.tone = Tone::Success});
        ui::chip_in_row("Lapses in 12 days", {.tone = Tone::Warning, .icon = icon::clock});
        ui::chip_in_row("Refused", {.tone = Tone::Danger});
        ui::chip_in_row("ITIL", {.tone = Tone::Neutral, .icon = icon::tag});
        ui::gap(space::small);
        (void)ui::banner("info", {Tone::Accent, "This pack is a reconstruction from public sources.",
                                  "Figures that are ours are marked in its sources."});
        (void)ui::banner("ok", {Tone::Success, "The entry is saved."});
        (void)ui::banner("warn",
                         {Tone::Warning, "Two entries overlap: Northwind Hosting and Contoso, May to July 2009.",
                          "The time is counted once. Nothing needs to be done.", "Show both"});
        (void)ui::banner("error", {Tone::Danger, "The library cannot be written: the disk is full.",
                                   "Make room, then press Save again. What you typed is still in the form."});
        (void)ui::banner("plain", {Tone::Neutral, "Dates before 1950 are unusual."});
    }
    ui::Columns columns("##feedback", 2);
    columns.next();
    {
        ui::Card const card("Meters", {.title = "Points"});
        (void)ui::meter({.label = "Education", .value_text = "20 of 20", .value = 20, .cap = 20});
        ui::gap(space::medium);
        (void)ui::meter({.label = "Experience", .value_text = "86 of 120", .value = 86, .cap = 120});
        ui::gap(space::medium);
        (void)ui::meter({.label = "Contributions",
                         .value_text = "30 of 45",
                         .value = 45,
                         .cap = 30,
                         .full = 60,
                         .note = "15 more than the cap of 30"});
        ui::gap(space::medium);
        (void)ui::meter({.label = "Speaking", .value_text = "0", .value = 0, .cap = 30, .full = 60});
    }
    columns.next();
    {
        ui::Card const card("Empty", {});
        (void)ui::empty_state({.icon = icon::certificate,
                               .title = "No certificates yet",
                               .text = "Add each certificate once. The points and the level follow as you type.",
                               .action = "Add a certificate",
                               .second_action = "Load the sample"});
    }
}

void draw_type() {
    ui::Card const card("Type", {.title = "Type"});
    ui::text("Figure 142", TextStyle::Figure);
    ui::title("Title: Grażyna, your estimate");
    ui::heading("Heading: Education and experience");
    ui::text(
        "Body: Żółć, Ångström, Ştefan, Nguyễn, Ωμέγα, Пётр. Long text wraps at the right edge of the card and keeps "
        "a comfortable distance between its lines, so that a paragraph of three lines can be read without effort.");
    ui::text("Strong: 12 points", TextStyle::Strong);
    ui::caption("Small: how this number comes about, in a quiet colour ≥ 10 → 20");
}

void draw_side() {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, to_vector(palette().surface));
    ImGui::BeginChild("side", {px(220), 0}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    ui::text("Accrue", TextStyle::Heading);
    ui::gap(space::large);
    (void)ui::navigation_entry(icon::home, "Home", ui::Selection::No);
    (void)ui::navigation_entry(icon::chart, "Estimate", ui::Selection::Yes, "14");
    (void)ui::navigation_entry(icon::history, "History", ui::Selection::No);
    (void)ui::navigation_entry(icon::settings, "Settings", ui::Selection::No);
    ImGui::EndChild();
    ImGui::PopStyleColor();
    ImGui::SameLine(0, 0);
}

void draw_summary() {
    ui::Card const card("Summary", {.title = "Summary"});
    ui::caption("Overall level");
    (void)ui::figure("Overall level", "ASM", {.style = TextStyle::Figure});
    ui::text("Your certifications allow ASM. One ITIL Intermediate would make it PSM.", TextStyle::Body,
             TextColor::Muted);
    ui::gap(space::medium);
    ui::separator();
    ui::gap(space::medium);
    (void)ui::key_figure("Education and experience", "PSM");
    (void)ui::key_figure("Certifications", "ASM");
    (void)ui::key_figure("Extra points", "DPSM");
    ui::key_value("Counted on", "2012-07-15");
    ui::gap(space::medium);
    (void)ui::meter({.label = "Contributions",
                     .value_text = "30 of 45",
                     .value = 45,
                     .cap = 30,
                     .full = 60,
                     .note = "15 more than the cap of 30"});
    ui::gap(space::medium);
    (void)ui::meter({.label = "Experience", .value_text = "86 of 120", .value = 86, .cap = 120});
}

void draw_entry(char const* name, char const* line, Tone tone, char const* state, char const* points) {
    ui::Scope const scope(name);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    ui::line(name, TextStyle::Strong, TextColor::Normal, width - px(230));
    ImGui::SetCursorScreenPos({start.x + width - px(210), start.y + px(6)});
    ui::chip(state, {.tone = tone});
    ImGui::SetCursorScreenPos({start.x + width - measure(TextStyle::Strong, points).x, start.y + px(10)});
    (void)ui::figure("Points", points);
    ImGui::SetCursorScreenPos({start.x, start.y + px(22)});
    ui::line(line, TextStyle::Small, TextColor::Muted, width - px(230));
    ui::gap(space::small);
    ui::separator();
    ui::gap(space::small);
}

void draw_entries() {
    ui::Card card("Certifications", {.title = "Certifications", .subtitle = "Step 2 of 3. The highest one decides."});
    draw_entry("ITIL Foundation", "AXELOS, 2007-03-14", Tone::Success, "Evidenced", "10");
    draw_entry("ISO/IEC 20000 Practitioner with a very long name that needs to be shortened at the edge",
               "APMG, 2010-11-02", Tone::Accent, "Claimed", "20");
    draw_entry("TOGAF 9 Certified", "The Open Group, 2011-06-30", Tone::Warning, "Counts nothing", "0");
    (void)ui::button("Add a certificate", {.kind = ui::ButtonKind::Quiet, .icon = icon::add});
}

void draw_overview() {
    draw_side();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(space::page), px(space::huge)});
    ImGui::BeginChild("main", {0, 0}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    ui::title("Estimate");
    ui::text("Enter what you have done once; the level follows as you type.", TextStyle::Body, TextColor::Muted);
    ui::gap(space::large);
    float const right = px(340);
    float const left = ImGui::GetContentRegionAvail().x - right - px(space::huge);
    ImGui::BeginChild("entries", {left, 0});
    (void)ui::banner("notice", {Tone::Accent, "This pack is a reconstruction from public sources."});
    ui::gap(space::medium);
    draw_entries();
    ImGui::EndChild();
    ImGui::SameLine(0, px(space::huge));
    ImGui::BeginChild("summary", {0, 0});
    draw_summary();
    ImGui::EndChild();
    ImGui::EndChild();
}

// Presses the mouse on a place for the pictures of popups.
void click(State const& state, ImVec2 place) {
    ImGuiIO& io = ImGui::GetIO();
    if (state.frame == 2) io.MousePos = place;
    io.MouseDown[0] = state.frame == 3;
}

void draw_popup_page(State& state) {
    ui::Card const card("Popups", {.title = "Popups"});
    ui::Columns columns("##popups", 2);
    columns.next();
    (void)ui::input_date("From", state.date, {.today = make_date({2012, 7, 24})});
    if (state.page == Page::Calendar || state.page == Page::Years)
        click(state, {ImGui::GetItemRectMax().x - px(18), ImGui::GetItemRectMin().y + px(40)});
    columns.next();
    (void)ui::choice("Level", levels, state.many, {.hint = "Choose a level"});
    if (state.page == Page::DropDown)
        click(state, {ImGui::GetItemRectMax().x - px(18), ImGui::GetItemRectMin().y + px(40)});
    columns.next();
    if (auto const found = ui::search_field("Qualification", state.chosen, qualifications(), state.search))
        state.chosen = qualifications()[*found].title;
    if (state.page == Page::Search)
        click(state, {ImGui::GetItemRectMax().x - px(18), ImGui::GetItemRectMin().y + px(40)});
}

void draw_dialog(State& state) {
    ui::Dialog dialog("Add a certificate", {.subtitle = "It counts from the date on it."});
    if (!dialog) return;
    (void)ui::input_text("Title", state.text, {.help = "As on the paper."});
    {
        ui::Columns columns("##dates", 2);
        columns.next();
        (void)ui::input_date("Awarded on", state.date);
        columns.next();
        (void)ui::input_date("Valid until", state.empty);
    }
    (void)ui::checkbox("I have the certificate at hand", state.checked);
    (void)dialog.buttons({.accept = "Add certificate"});
}

void draw_page(State& state) {
    switch (state.page) {
    case Page::Fields:
        draw_buttons();
        ui::gap(space::large);
        draw_text_fields(state);
        ui::gap(space::large);
        draw_checks(state);
        return;
    case Page::Feedback:
        draw_feedback();
        ui::gap(space::large);
        draw_type();
        return;
    case Page::Overview: draw_overview(); return;
    case Page::Dialog:
        draw_overview();
        draw_dialog(state);
        return;
    case Page::Tooltip:
        draw_buttons();
        ImGui::GetIO().MousePos = {px(540), px(125)};
        return;
    case Page::Years:
        draw_popup_page(state);
        if (state.frame == 6) ImGui::GetIO().MousePos = {px(200), px(172)};
        if (state.frame > 6) ImGui::GetIO().MouseDown[0] = state.frame == 8;
        return;
    case Page::Calendar:
    case Page::DropDown:
    case Page::Search: draw_popup_page(state); return;
    }
}

} // namespace

std::optional<Page> page_named(std::string const& name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == names[i]) return static_cast<Page>(i);
    return std::nullopt;
}

std::vector<std::string> page_names() { return {names.begin(), names.end()}; }

void draw(State& state) {
    ++state.frame;
    ImVec2 const padding =
        state.page == Page::Overview || state.page == Page::Dialog ? ImVec2(0, 0) : ImVec2(px(32), px(24));
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::Begin("gallery", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar();
    draw_page(state);
    ImGui::End();
}

} // namespace accrue::gallery
