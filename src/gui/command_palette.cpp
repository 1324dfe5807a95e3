#include "gui/command_palette.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/looks.h"
#include "gui/screens/path.h"
#include "gui/screens/unique_names.h"

namespace accrue::gui {

namespace {

void add(PaletteState& state, ui::SearchItem item, PaletteTarget target) {
    state.items.push_back(std::move(item));
    state.targets.push_back(std::move(target));
}

void add_commands(PaletteState& state, Situation const& situation) {
    for (CommandRow const& row : command_table()) {
        if (row.name == CommandName::Palette || !disabled_because(row.name, situation).empty()) continue;
        std::string const keys = keys_text(row);
        std::string subtitle(tr(row.tooltip));
        bool const of_record = situation.desk == nullptr; // else of the claim desk
        if (row.name == CommandName::Undo && of_record) subtitle = *situation.shell->undo;
        if (row.name == CommandName::Redo && of_record) subtitle = *situation.shell->redo;
        add(state,
            {.title = std::string(tr(row.text)),
             .subtitle = subtitle,
             .tags = keys.empty() ? std::vector<std::string>() : std::vector<std::string>{keys},
             .also = std::string(tr(row.also))},
            row.name);
    }
}

void add_looks(PaletteState& state) {
    for (ThemeChoice const& choice : theme_choices)
        add(state,
            {.title = say("Appearance: {}", tr(choice.label)),
             .subtitle = std::string(tr("Colours of the window")),
             .also = std::string(tr("theme mode"))},
            Intent(SetTheme{std::string(choice.theme)}));
    for (ScaleChoice const& choice : scale_choices)
        add(state,
            {.title = say("Size: {}", tr(choice.label)),
             .subtitle = std::string(tr("How large everything is drawn")),
             .also = std::string(tr("scale zoom larger smaller"))},
            Intent(SetScale{choice.scale}));
}

// Whoever looks for a language may not speak that of the window.
std::string also_called(std::string_view tag) {
    if (tag == "de") return "german";
    return tag == "en" ? "englisch" : "";
}

void add_languages(PaletteState& state, session::ShellModel const& shell) {
    for (LanguageChoice const& choice : language_choices(shell))
        if (choice.tag != shell.chosen_language)
            add(state,
                {.title = say("Language: {}", choice.label),
                 .subtitle = std::string(tr("Of the window, and of packs that have it")),
                 .also = "language sprache " + also_called(choice.tag)},
                Intent(SetLanguage{choice.tag}));
}

// Forms that were left unfinished.
void add_drafts(PaletteState& state, session::EstimateModel const& estimate) {
    UniqueNames names;
    for (session::GroupModel const& group : estimate.groups)
        for (session::DraftRow const& draft : group.drafts) {
            auto const form = std::ranges::find(estimate.forms, draft.type, &session::FormModel::type);
            std::string const type = form == estimate.forms.end() ? draft.type : form->title;
            add(state,
                {.title = names.of(say("Continue: {}", draft.name.empty() ? type : draft.name)),
                 .subtitle = say("{}, unfinished", type),
                 .also = std::string(tr("draft"))},
                Intent(ContinueDraft{draft.id}));
        }
}

enum class KindTitle : std::uint8_t { Alone, AsCommand };

void add_kinds(PaletteState& state, session::EstimateModel const& estimate, KindTitle wanted) {
    for (session::GroupModel const& group : estimate.groups)
        for (int const form : group.forms) {
            session::FormModel const& type = estimate.forms[static_cast<std::size_t>(form)];
            if (type.by_reviewer) continue;
            std::string title = wanted == KindTitle::AsCommand ? say("Add: {}", type.title) : type.title;
            add(state, {.title = std::move(title), .subtitle = group.title}, Intent(NewEntry{type.type}));
        }
}

// What the choices beside the filter do, also where there is no room for them.
void add_orders(PaletteState& state) {
    for (std::size_t i = 0; i < entry_shown_words.size(); ++i) {
        auto const shown = static_cast<EntryShown>(i);
        add(state,
            {.title =
                 shown == EntryShown::All ? std::string(tr("Show all entries")) : say("Show only: {}", words_of(shown)),
             .subtitle = std::string(tr("Which entries are listed")),
             .also = std::string(tr("filter state"))},
            Intent(ShowOnly{shown}));
    }
    for (std::size_t i = 0; i < entry_sort_words.size(); ++i) {
        auto const sort = static_cast<EntrySort>(i);
        add(state,
            {.title = say("Sort: {}", words_of(sort)),
             .subtitle = std::string(tr("The order of the entries")),
             .also = std::string(tr("sort by order"))},
            Intent(SortEntries{sort}));
    }
}

void add_records(PaletteState& state, session::ShellModel const& shell) {
    UniqueNames names;
    for (session::RecordRow const& record : shell.records)
        if (!record.open)
            add(state,
                {.title = names.of(say("Open record: {}", record.name)), .subtitle = std::string(tr("Another record"))},
                Intent(OpenRecord{record.id}));
}

void add_entries(PaletteState& state, session::EstimateModel const& estimate) {
    UniqueNames names;
    for (session::GroupModel const& group : estimate.groups)
        for (session::EntryModel const& entry : group.entries)
            add(state, {.title = names.of(say("Go to: {}", entry.name)), .subtitle = entry.type_title},
                Intent(Reveal{entry.id}));
}

// Plans after the first, which has a command of its own.
void add_plans(PaletteState& state, session::PathModel const& model) {
    session::PathLevel const* const level = model.level();
    session::PathPlan const* const first = plan_to_keep(model);
    if (level == nullptr || first == nullptr) return;
    UniqueNames names;
    for (session::PathPlan const& plan : level->plans)
        if (plan.key != first->key && can_be_kept(model, plan))
            add(state,
                {.title = names.of(say("Keep the plan: {}", plan.doing)),
                 .subtitle = std::string(tr("Adds planned entries, which count nothing yet; one undo takes them back")),
                 .also = std::string(tr("path plan take adopt planned"))},
                Intent(KeepPlan{plan.key}));
}

} // namespace

PaletteState all_commands(Situation const& situation, session::EstimateModel const* estimate) {
    PaletteState state;
    if (estimate) add_drafts(state, *estimate);
    add_commands(state, situation);
    if (situation.path != nullptr) add_plans(state, *situation.path);
    if (estimate) add_kinds(state, *estimate, KindTitle::AsCommand);
    if (estimate && situation.screen == ScreenName::Estimate) add_orders(state);
    add_looks(state);
    add_languages(state, *situation.shell);
    add_records(state, *situation.shell);
    if (estimate) add_entries(state, *estimate);
    return state;
}

PaletteState kinds_of_entries(session::EstimateModel const& estimate) {
    PaletteState state;
    add_kinds(state, estimate, KindTitle::Alone);
    for (CommandName const name : {CommandName::PasteEntries, CommandName::Import}) {
        CommandRow const& row = row_of(name);
        add(state,
            {.title = std::string(tr(row.text)),
             .subtitle = std::string(tr(row.tooltip)),
             .also = std::string(tr(row.also))},
            name);
    }
    return state;
}

PaletteState choice_of_schemes(std::vector<session::SchemeModel> const& schemes, session::Whose whose) {
    PaletteState state;
    UniqueNames names;
    for (session::SchemeModel const& scheme : schemes)
        add(state, {.title = names.of(scheme.title), .subtitle = scheme.id, .also = scheme.summary},
            scheme.needs_award_date ? Intent(AskForAward{scheme, whose}) : Intent(StartEmpty{scheme.id, {}, whose}));
    return state;
}

PaletteState choice_of_shares(EntryId entry, std::vector<session::ShareChoice> const& choices) {
    PaletteState state;
    UniqueNames names;
    for (session::ShareChoice const& choice : choices)
        add(state,
            {.title = names.of(fmt::format("{}: {}", choice.scheme, choice.type_title)), .subtitle = {}, .also = {}},
            CountElsewhere{entry, choice});
    return state;
}

std::optional<PaletteTarget> draw_palette(PaletteState& state, std::string_view hint, float height) {
    std::optional<std::size_t> const chosen =
        ui::search_list(hint, state.items, state.search, {.hint = hint, .height = height});
    if (!chosen) return std::nullopt;
    return state.targets[*chosen];
}

} // namespace accrue::gui
