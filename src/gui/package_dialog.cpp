#include "gui/package_dialog.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::PackageModel;
using session::PackageProblem;
using PackageState = session::PackageModel::State;

// Logical pixels.
constexpr float packages_width = 760;
constexpr float around_packages = 230; // title and buttons
constexpr float least_packages = 120;
constexpr float beside_icon = 26;

struct PackageLook {
    char const* icon;
    ui::TextColor color;
};

PackageLook look_of(PackageState state) {
    switch (state) {
    case PackageState::Waiting: return {icon::clock, ui::TextColor::Muted};
    case PackageState::Checking: return {icon::search, ui::TextColor::Accent};
    case PackageState::InOrder: return {icon::check_circle, ui::TextColor::Success};
    case PackageState::Look: return {icon::warning, ui::TextColor::Warning};
    case PackageState::Wrong: return {icon::error, ui::TextColor::Danger};
    case PackageState::Refused: return {icon::ban, ui::TextColor::Danger};
    case PackageState::Stopped: return {icon::minus_circle, ui::TextColor::Muted};
    }
    return {};
}

// What is drawn during its life stands beside an icon.
class BesideIcon {
public:
    BesideIcon(char const* icon, ui::TextColor color) {
        draw_text(ImGui::GetCursorScreenPos(), TextStyle::Body, color_of(color), icon);
        ImGui::Indent(px(beside_icon));
    }
    ~BesideIcon() { ImGui::Unindent(px(beside_icon)); }
    BesideIcon(BesideIcon const&) = delete;
    BesideIcon& operator=(BesideIcon const&) = delete;
};

void draw_fact(char const* icon, std::string_view text, ui::TextColor color = ui::TextColor::Normal) {
    if (text.empty()) return;
    BesideIcon const beside(icon, color == ui::TextColor::Normal ? ui::TextColor::Muted : color);
    ui::text(text, TextStyle::Body, color);
}

void draw_problem(PackageProblem const& problem) {
    bool const error = problem.severity == Severity::Error;
    BesideIcon const beside(error ? icon::error : icon::warning,
                            error ? ui::TextColor::Danger : ui::TextColor::Warning);
    for (PackageProblem::At const& at : problem.at)
        ui::text(at.where.empty() ? at.what : fmt::format("{} – {}", at.where, at.what));
    ui::caption(problem.remedy.empty() ? problem.id : fmt::format("{}: {}", problem.id, problem.remedy));
}

void draw_signature(PackageModel const& package) {
    if (package.signature.empty()) return;
    BesideIcon const beside(icon::lock, ui::TextColor::Muted);
    ui::text(package.signature);
    if (!package.whose.empty()) ui::caption(package.whose, package.own ? ui::TextColor::Success : ui::TextColor::Muted);
}

void draw_package(PackageModel const& package, std::size_t place, Intents& intents) {
    ui::Card const card(fmt::format("Package {}", place + 1));
    PackageLook const look = look_of(package.state);
    {
        BesideIcon const beside(look.icon, look.color);
        ui::line(package.file, TextStyle::Strong);
        if (!package.folder.empty()) ui::line(package.folder, TextStyle::Small, ui::TextColor::Muted);
        ui::text(package.verdict, TextStyle::Body, look.color);
        if (package.state == PackageState::Checking && ui::button(tr("Stop"), {.size = ui::ButtonSize::Small}))
            intents.emplace_back(StopChecking{});
    }
    if (!package.what.empty()) {
        ui::gap(space::small);
        draw_fact(icon::user, package.what);
        draw_signature(package);
        draw_fact(icon::chart, package.level, package.level_differs ? ui::TextColor::Danger : ui::TextColor::Normal);
        draw_fact(icon::paperclip, package.contents);
    }
    if (!package.problems.empty()) ui::gap(space::small);
    for (PackageProblem const& problem : package.problems) draw_problem(problem);
    if (!package.remarks.empty()) ui::gap(space::small);
    for (std::string const& remark : package.remarks) draw_fact(icon::info, remark, ui::TextColor::Muted);
}

bool is_on_its_way(PackageModel const& package) {
    return package.state == PackageState::Checking || package.state == PackageState::Waiting;
}

// Where packages came, the first of them comes into sight, and again once there is more to be said of it.
void follow_what_came(session::PackagesModel const& model, PackagesShown& shown) {
    constexpr int frames_to_settle = 4;
    bool const came = std::exchange(shown.count, model.packages.size()) < model.packages.size();
    if (came) {
        auto const first = std::ranges::find_if(model.packages, is_on_its_way);
        shown.awaited = first != model.packages.end();
        shown.reveal = static_cast<std::size_t>(first - model.packages.begin());
    }
    bool const done = shown.awaited && shown.reveal < shown.count && !is_on_its_way(model.packages[shown.reveal]);
    if ((came && shown.awaited) || done) shown.frames = frames_to_settle;
    if (done) shown.awaited = false;
}

void draw_cards(session::PackagesModel const& model, PackagesShown& shown, Intents& intents) {
    follow_what_came(model, shown);
    float const most = std::max(ImGui::GetIO().DisplaySize.y - px(around_packages), px(least_packages));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    if (ImGui::BeginChild("Packages", {ImGui::GetContentRegionAvail().x, std::clamp(shown.height, px(64), most)})) {
        float const top = ImGui::GetCursorPosY();
        for (std::size_t i = 0; i < model.packages.size(); ++i) {
            if (i > 0) ui::gap(space::small);
            if (shown.frames > 0 && i == shown.reveal) ImGui::SetScrollHereY(0);
            draw_package(model.packages[i], i, intents);
        }
        shown.frames = std::max(shown.frames - 1, 0);
        shown.height = ImGui::GetCursorPosY() - top;
        ImVec2 const end = ImGui::GetCursorScreenPos();
        float const left = ImGui::GetWindowPos().x;
        scroll_stop("What is said of them", {left, left + ImGui::GetContentRegionAvail().x}, shown.height,
                    ScrollKeys::Anywhere);
        ImGui::SetCursorScreenPos(end);
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

} // namespace

DialogState draw_package_dialog(session::PackagesModel const& model, PackagesShown& shown, Intents& intents) {
    ui::Dialog dialog(
        tr("Packages that were checked"),
        {.subtitle = tr("As whoever receives them checks them. Nothing of them is taken into the library, "
                        "and nothing in them is run."),
         .width = packages_width});
    if (!dialog) return DialogState::Open;
    draw_cards(model, shown, intents);
    constexpr int after_cross = 1; // Enter closes it
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere(after_cross);
    switch (dialog.buttons({.accept = tr("Check another …"), .cancel = tr("Done"), .kind = ui::ButtonKind::Normal})) {
    case ui::DialogAnswer::None: return DialogState::Open;
    case ui::DialogAnswer::Accept: intents.emplace_back(AskForPackage{}); return DialogState::Open;
    case ui::DialogAnswer::Cancel: break;
    }
    return DialogState::Done;
}

} // namespace accrue::gui
