// The evidence of a claim: its files, one of them page by page, at the place that proves it.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/review_parts.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::review_screen {

namespace {

using session::DeskMark;
using session::EvidencePage;

// The first page that has a mark.
int first_page(DeskProof const& proof) {
    int page = 0;
    for (DeskMark const& mark : proof.marks)
        if (page == 0 || mark.mark.page < page) page = mark.mark.page;
    return page == 0 ? 1 : page;
}

void choose_proof(ReviewState& state, DeskClaim const& claim, std::size_t place) {
    state.proof = place;
    state.mark = 0;
    state.pages.page = first_page(claim.proofs[place]);
    state.pages.land = true;
}

void draw_proof_choice(DeskClaim const& claim, ReviewState& state) {
    UniqueNames names;
    std::vector<std::string> labels;
    for (DeskProof const& proof : claim.proofs) labels.push_back(names.of(proof.name));
    if (labels.size() == 1) {
        ui::line(labels.front(), TextStyle::Strong);
        return;
    }
    std::vector<ui::Choice> choices;
    for (std::string const& label : labels) choices.push_back({label});
    std::optional<std::size_t> chosen = state.proof;
    if (ui::choice(tr("File"), choices, chosen, {.label = ui::LabelPlace::Hidden})) choose_proof(state, claim, *chosen);
}

// What is marked, each to be gone to.
void draw_mark_links(DeskProof const& proof, ReviewState& state) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::tiny), px(space::tiny)});
    UniqueNames names;
    float const right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    for (std::size_t i = 0; i < proof.marks.size(); ++i) {
        std::string const label = names.of(proof.marks[i].words);
        ui::ButtonOptions const options{.kind = ui::ButtonKind::Quiet,
                                        .size = ui::ButtonSize::Small,
                                        .icon = icon::crosshairs,
                                        .tooltip = tr("Goes to the place on the page")};
        if (i > 0) {
            ImGui::SameLine();
            if (ImGui::GetCursorScreenPos().x + ui::button_width(label, options) > right) ImGui::NewLine();
        }
        if (!ui::button(label, options)) continue;
        state.mark = i;
        state.pages.page = proof.marks[i].mark.page;
        state.pages.land = true;
    }
    ImGui::PopStyleVar();
}

void draw_about_proof(DeskClaim const& claim, DeskProof const& proof, ReviewState& state) {
    draw_proof_choice(claim, state);
    if (!proof.facts.empty()) ui::line(proof.facts, TextStyle::Small, ui::TextColor::Muted);
    if (!proof.marks.empty()) draw_mark_links(proof, state);
}

// To the mark that was asked for, or the first on the page.
void land_on_proof(DeskProof const& proof, ReviewState& state, pages::Sheet const& sheet) {
    if (!std::exchange(state.pages.land, false)) return;
    auto const is_here = [&](DeskMark const& one) { return one.mark.page == state.pages.page; };
    bool const asked = state.mark < proof.marks.size() && is_here(proof.marks[state.mark]);
    auto const mark = asked ? proof.marks.begin() + static_cast<std::ptrdiff_t>(state.mark)
                            : std::ranges::find_if(proof.marks, is_here);
    if (mark != proof.marks.end()) pages::go_to_box(state.pages, sheet, mark->mark.box);
}

// While who applies is hidden; true: the page is to be shown all the same.
bool asks_for_unsearched() {
    ui::gap(space::huge);
    return ui::empty_state(
               {.icon = icon::user,
                .title = tr("This page may tell who applies"),
                .text = tr("It is a picture or a scan, or has hardly any text: names on it cannot be found and "
                           "covered. Who shows the file all the same is told by the log."),
                .action = tr("Show it all the same")}) == ui::EmptyAnswer::Action;
}

void draw_proof_sheet(ReviewView const& view, DeskProof const& proof, ReviewState& state, Intents& intents) {
    PageView& pages = state.pages;
    float const room = ImGui::GetContentRegionAvail().x;
    float const wanted = pages::width_of(pages, room);
    EvidencePage const* const page = view.page(proof.sha256, pages.page, pages::picture_width(wanted));
    if (page != nullptr && page->unsearched) {
        if (asks_for_unsearched()) intents.emplace_back(ShowUnsearched{proof.sha256});
        return;
    }
    if (page != nullptr && page->pixels.empty()) return pages::draw_trouble(page->trouble);
    pages::Sheet const sheet = pages::sheet_of(page, wanted, room);
    ImVec2 const size{sheet.max.x - sheet.min.x, sheet.max.y - sheet.min.y};
    pages::draw_sheet(page, sheet);
    for (DeskMark const& mark : proof.marks)
        if (mark.mark.page == pages.page) pages::draw_box(sheet, mark.mark.box, mark.words, true);
    ImGui::SetCursorScreenPos(sheet.min);
    ImGui::Dummy(size);
    pages::keep_centred(pages, size.x, room);
    pages::follow_mouse(pages, pages::Drag::MovesPage);
    if (page != nullptr) land_on_proof(proof, state, sheet);
}

void draw_proof_pages(ReviewView const& view, DeskClaim const& claim, DeskProof const& proof, ReviewState& state,
                      Intents& intents) {
    if (!proof.trouble.empty()) return pages::draw_trouble(proof.trouble);
    if (!view.may_draw) {
        if (pages::asks_to_draw()) intents.emplace_back(AllowDrawing{});
        return;
    }
    if (proof.pages == 0) return pages::draw_trouble(tr("It has no pages to show, or is still being looked at."));
    PageView& pages = state.pages;
    pages.page = std::clamp(pages.page, 1, proof.pages);
    pages::follow_keys(pages, proof.pages);
    {
        Pane const tools("Tools",
                         {.size = {0, px(control_height + 12)}, .padding = {space::small, 6}, .scrolls = false});
        pages::draw_tools(pages, proof.pages);
    }
    // A name for each page, so that it begins at its top, or at the mark.
    std::string const name = fmt::format("Page {} {} {}", claim.id, proof.sha256, pages.page);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, packed(palette().canvas));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(space::large), px(space::large)});
    ImGui::BeginChild(name.c_str(), {0, 0}, false,
                      ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_AlwaysUseWindowPadding |
                          (ImGui::GetIO().KeyCtrl ? ImGuiWindowFlags_NoScrollWithMouse : 0));
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    draw_proof_sheet(view, proof, state, intents);
    ImGui::EndChild();
}

void follow_proof_keys(DeskClaim const& claim, ReviewState& state) {
    if (!keys_are_free() || state.form) return;
    if (struck(Key::Left) && state.proof > 0) choose_proof(state, claim, state.proof - 1);
    if (struck(Key::Right) && state.proof + 1 < claim.proofs.size()) choose_proof(state, claim, state.proof + 1);
}

} // namespace

void draw_evidence_of(ReviewView const& view, ReviewState& state, Intents& intents) {
    DeskClaim const* const claim = chosen_claim(*view.desk, state);
    if (claim == nullptr) return;
    if (claim->proofs.empty()) {
        ui::gap(space::huge);
        static_cast<void>(ui::empty_state({.icon = icon::paperclip,
                                           .title = tr("No evidence"),
                                           .text = tr("The applicant has sent nothing that proves this claim.")}));
        return;
    }
    follow_proof_keys(*claim, state);
    state.proof = std::min(state.proof, claim->proofs.size() - 1);
    DeskProof const& proof = claim->proofs[state.proof];
    if (state.pages.land && !proof.marks.empty() &&
        std::ranges::none_of(proof.marks, [&](DeskMark const& mark) { return mark.mark.page == state.pages.page; }))
        state.pages.page = first_page(proof);
    ui::Scope const scope(claim->id);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(space::tiny)});
    ImGui::SetCursorPos({ImGui::GetCursorPosX() + px(space::medium), ImGui::GetCursorPosY() + px(space::medium)});
    if (ImGui::BeginTable("##about", 1, ImGuiTableFlags_NoSavedSettings,
                          {ImGui::GetContentRegionAvail().x - px(space::medium), 0})) {
        ImGui::TableNextColumn();
        draw_about_proof(*claim, proof, state);
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
    draw_proof_pages(view, *claim, proof, state, intents);
}

} // namespace accrue::gui::review_screen
