// What is to be said of a file, what can be done with it, and what it proves.
#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/evidence_parts.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::evidence_screen {

namespace {

using session::EvidenceEntryRow;
using session::EvidenceFileRow;
using session::EvidenceMark;
using session::EvidenceModel;
using session::EvidenceProposal;
using FileState = EvidenceFileRow::State;
using ProposalState = EvidenceProposal::State;

void draw_sentences(std::vector<std::string> const& sentences, char const* mark) {
    for (std::string const& sentence : sentences) {
        ImVec2 const at = ImGui::GetCursorScreenPos();
        draw_text(at, TextStyle::Small, palette().text_muted, mark);
        ImGui::Indent(px(20));
        ui::text(sentence, TextStyle::Small, ui::TextColor::Muted);
        ImGui::Unindent(px(20));
    }
}

void draw_verdict(EvidenceFileRow const& file) {
    FileLook const look = look_of(file);
    ui::chip(look.word, {.tone = look.tone, .icon = look.icon});
    ui::text(file.verdict);
    if (!file.remedy.empty() && !file.replaced) ui::text(file.remedy, TextStyle::Body, ui::TextColor::Muted);
    if (!file.origin.empty()) ui::caption(file.origin);
    if (!file.facts.empty()) ui::caption(file.facts);
    draw_sentences(file.remarks, icon::info);
    draw_sentences(file.hints, icon::lightbulb);
}

// --- Versions ---

void draw_working(EvidenceFileRow const& file, Intents& intents) {
    ui::caption(tr("A version is being made. To make it fit, one setting after the other is tried from the original, "
                   "the gentlest first."));
    if (ui::button(tr("Stop"), {.size = ui::ButtonSize::Small})) intents.emplace_back(DropProposal{file.id});
}

void draw_proposal(EvidenceFileRow const& file, EvidenceState& state, Intents& intents) {
    EvidenceProposal const& proposal = *file.proposal;
    ui::Card const card("Proposal", {.title = tr("Another version")});
    if (proposal.state == ProposalState::Working) return draw_working(file, intents);
    bool const made = proposal.state != ProposalState::Failed;
    ui::text(proposal.words, made ? TextStyle::Strong : TextStyle::Body);
    if (!proposal.remedy.empty()) ui::text(proposal.remedy, TextStyle::Body, ui::TextColor::Muted);
    if (made) {
        std::array const sides{ui::Choice{tr("Before")}, ui::Choice{tr("After")}, ui::Choice{tr("Both")}};
        std::optional<std::size_t> chosen = static_cast<std::size_t>(state.shown);
        if (ui::segments(tr("Shown"), sides, chosen, {.label = ui::LabelPlace::Hidden}))
            state.shown = static_cast<VersionShown>(*chosen);
    }
    draw_sentences(proposal.steps, "·");
    ui::gap(space::tiny);
    ui::ButtonKind const use_kind =
        proposal.state == ProposalState::Ready ? ui::ButtonKind::Primary : ui::ButtonKind::Normal;
    if (made &&
        ui::button(tr("Use it"), {.kind = use_kind,
                                  .icon = icon::check,
                                  .tooltip = tr("Entries name this version from now on; the original is kept")}))
        intents.emplace_back(UseProposal{file.id});
    if (made) ImGui::SameLine();
    if (ui::button(tr("Drop it"))) intents.emplace_back(DropProposal{file.id});
}

// Turning, picking and joining pages: seldom wanted, so behind a press.
void draw_page_work(EvidenceModel const& model, EvidenceFileRow const& file, EvidenceState& state, Intents& intents) {
    ui::ButtonOptions const small{.size = ui::ButtonSize::Small, .icon = icon::redo};
    if (ui::button(say("Turn page {}", state.page), small))
        intents.emplace_back(MakeVersion{file.id, session::TurnWish{state.page, 90}});
    if (file.pages > 1) {
        ui::FieldOptions const field{.hint = "1-3, 5", .error = state.pages_error, .width = px(150)};
        (void)ui::input_text(tr("Only these pages"), state.pages_text, field);
        if (ui::button(tr("Make a version of them"), {.size = ui::ButtonSize::Small}))
            intents.emplace_back(PickPages{file.id, state.pages_text});
    }
    std::vector<FileId> others;
    std::vector<ui::Choice> choices;
    for (EvidenceFileRow const& other : model.files) {
        if (other.id == file.id || !other.can_shrink) continue;
        others.push_back(other.id);
        choices.push_back({.label = other.name});
    }
    std::optional<std::size_t> chosen;
    if (!others.empty() &&
        ui::drop_down(tr("Put another file behind it"), choices, chosen, {.hint = tr("Choose a file")}))
        intents.emplace_back(MakeVersion{file.id, session::JoinWish{others[*chosen]}});
}

void draw_actions(EvidenceModel const& model, EvidenceFileRow const& file, EvidenceState& state, Intents& intents) {
    bool const must = (file.state == FileState::TooLarge || file.state == FileState::OtherFormat) && file.can_shrink;
    bool const can = file.can_shrink && !file.proposal && !file.replaced;
    if (can && must &&
        ui::button(tr("Make it fit"),
                   {.kind = ui::ButtonKind::Primary,
                    .icon = icon::compress,
                    .tooltip = tr("Makes a smaller PDF of it, to be looked at first; the original is "
                                  "kept")}))
        intents.emplace_back(MakeVersion{file.id, session::ShrinkWish{}});
    if (can && must) ImGui::SameLine();
    if (can && ui::button(tr("In grey"), {.tooltip = tr("Makes a version without colours, which is smaller")}))
        intents.emplace_back(MakeVersion{file.id, session::ShrinkWish{.greyscale = true}});
    if (can) ImGui::SameLine();
    if (ui::button(tr("Remove"), {.kind = ui::ButtonKind::Quiet,
                                  .icon = icon::remove,
                                  .tooltip = tr("Takes the file away from all entries; can be undone")}))
        intents.emplace_back(RemoveEvidence{file.id});
    if (!can) return;
    if (ui::link(state.works_on_pages ? tr("Hide the work on pages") : tr("Turn, pick or join pages"),
                 TextStyle::Small))
        state.works_on_pages = !state.works_on_pages;
    if (state.works_on_pages) draw_page_work(model, file, state, intents);
}

// --- What it proves ---

std::string entry_title(EvidenceEntryRow const& entry) {
    return entry.kind.empty() ? entry.title : fmt::format("{}: {}", entry.kind, entry.title);
}

void draw_marks(EvidenceFileRow const& file, EntryId entry, EvidenceState& state, Intents& intents) {
    UniqueNames names;
    for (EvidenceMark const& mark : file.marks) {
        if (mark.entry != entry) continue;
        std::string const name = names.of(mark.words);
        float const line = ImGui::GetCursorPosY();
        ImGui::SetCursorPosY(line + (px(small_control_height) - text_height(TextStyle::Small)) / 2);
        if (ui::link(name, TextStyle::Small)) {
            state.page = mark.mark.page;
            state.mark = mark.id;
            state.land = true;
        }
        ui::tooltip(tr("Goes to the spot"));
        ImGui::SameLine();
        ImGui::SetCursorPosY(line);
        if (ui::icon_button(icon::close, say("Remove the mark {}", name),
                            {.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small}))
            intents.emplace_back(RemoveProofMark{mark.id});
    }
}

void begin_marking(EvidenceState& state, EntryId entry, ProofFact fact) {
    state.asks_fact.reset();
    state.shown = VersionShown::Before;
    state.marking = Marking{.entry = entry, .fact = fact};
}

constexpr std::array<std::string_view, 5> fact_labels{to_translate("Name"), to_translate("Date"), to_translate("Hours"),
                                                      to_translate("Issuer"), to_translate("Other fact")};

void draw_proved(EvidenceModel const& model, EvidenceFileRow const& file, std::size_t place, EvidenceState& state,
                 Intents& intents) {
    EvidenceEntryRow const& entry = model.entries[place];
    ui::Scope const scope(fmt::format("Entry {}", entry.id.value));
    ui::line(entry_title(entry), TextStyle::Strong);
    if (!entry.needs.empty()) ui::caption(say("It needs: {}", entry.needs));
    draw_marks(file, entry.id, state, intents);
    ui::ButtonOptions mark{.size = ui::ButtonSize::Small,
                           .icon = icon::crosshairs,
                           .tooltip = tr("Draws a box around the place that proves it")};
    if (file.pages == 0) mark.disabled_because = tr("There is no page to mark.");
    if (ui::button(tr("Mark"), mark)) state.asks_fact = state.asks_fact == place ? std::nullopt : std::optional(place);
    ImGui::SameLine();
    if (ui::button(tr("Take away"), {.kind = ui::ButtonKind::Quiet,
                                     .size = ui::ButtonSize::Small,
                                     .tooltip = tr("The file stays; the entry does not name it any more")}))
        intents.emplace_back(UnlinkFile{file.name, entry.id});
    ImGui::SameLine();
    if (ui::button(tr("Go to it"), {.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small}))
        intents.emplace_back(Reveal{entry.id});
    if (state.asks_fact == place) {
        ui::caption(tr("What does the place show?"));
        float room = ImGui::GetContentRegionAvail().x;
        for (std::size_t i = 0; i < fact_labels.size(); ++i) {
            float const width = ui::button_width(tr(fact_labels[i]), {.size = ui::ButtonSize::Small});
            if (i > 0 && room > width + px(space::small)) ImGui::SameLine();
            if (i > 0 && room <= width + px(space::small)) room = ImGui::GetContentRegionAvail().x;
            room -= width + px(space::small);
            if (ui::button(tr(fact_labels[i]), {.size = ui::ButtonSize::Small}))
                begin_marking(state, entry.id, static_cast<ProofFact>(i));
        }
    }
    ui::gap(space::small);
}

// Entries that it does not prove yet, those that lack something first.
std::vector<std::size_t> other_entries(EvidenceModel const& model, EvidenceFileRow const& file) {
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < model.entries.size(); ++i)
        if (std::ranges::find(file.entries, i) == file.entries.end()) others.push_back(i);
    std::stable_partition(others.begin(), others.end(), [&](std::size_t i) { return model.entries[i].lacks(); });
    return others;
}

void draw_link_field(EvidenceModel const& model, EvidenceFileRow const& file, EvidenceState& state, Intents& intents) {
    std::vector<std::size_t> const others = other_entries(model, file);
    if (others.empty()) return;
    if (state.entries_of != model.revision) {
        state.entries_of = model.revision;
        state.entry_search = {.filter = state.entry_search.filter};
    }
    UniqueNames names;
    std::vector<ui::SearchItem> items;
    for (std::size_t const i : others) {
        EvidenceEntryRow const& entry = model.entries[i];
        items.push_back(
            {.title = names.of(entry.title), .subtitle = fmt::format("{}  {}", entry.kind, entry.when), .tags = {}});
        if (entry.lacks()) items.back().tags.emplace_back(tr("missing"));
    }
    std::string_view const label = file.entries.empty() ? tr("It proves") : tr("It proves as well");
    auto const chosen = ui::search_field(label, "", items, state.entry_search, {.hint = tr("Choose an entry")},
                                         {.hint = tr("Search by name or kind")});
    if (!chosen) return;
    intents.emplace_back(LinkFile{file.id, model.entries[others[*chosen]].id});
    state.entry_search = {};
}

} // namespace

void draw_about(EvidenceView const& view, EvidenceFileRow const& file, EvidenceState& state, Intents& intents) {
    ui::Scope const scope(fmt::format("File {}", file.id.value));
    ui::heading(file.name);
    draw_verdict(file);
    ui::gap(space::small);
    if (file.proposal) draw_proposal(file, state, intents);
    draw_actions(view.model, file, state, intents);
    ui::gap(space::medium);
    ui::separator();
    ui::gap(space::small);
    if (!file.serves.empty()) ui::heading(tr("What it is in the application"));
    for (std::string const& part : file.serves) ui::text(part);
    if (!file.entries.empty()) ui::heading(tr("What it proves"));
    for (std::size_t const entry : file.entries) draw_proved(view.model, file, entry, state, intents);
    draw_link_field(view.model, file, state, intents);
    if (view.model.accepted.empty()) return;
    ui::gap(space::medium);
    ui::separator();
    ui::gap(space::small);
    ui::text(tr("What the rules accept"), TextStyle::Label, ui::TextColor::Muted);
    ui::caption(view.model.accepted);
    if (!view.model.refused.empty()) ui::text(tr("Refused, for example"), TextStyle::Label, ui::TextColor::Muted);
    for (std::string const& example : view.model.refused) ui::caption(example);
}

} // namespace accrue::gui::evidence_screen
