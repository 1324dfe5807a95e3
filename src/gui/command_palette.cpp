#include "gui/command_palette.h"

#include <algorithm>

#include <fmt/format.h>

#include "gui/looks.h"
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
        std::string subtitle(row.tooltip);
        if (row.name == CommandName::Undo) subtitle = *situation.shell->undo;
        if (row.name == CommandName::Redo) subtitle = *situation.shell->redo;
        add(state,
            {.title = std::string(row.text),
             .subtitle = subtitle,
             .tags = keys.empty() ? std::vector<std::string>() : std::vector<std::string>{keys},
             .also = std::string(row.also)},
            row.name);
    }
}

void add_looks(PaletteState& state) {
    for (ThemeChoice const& choice : theme_choices)
        add(state,
            {.title = fmt::format("Appearance: {}", choice.label),
             .subtitle = "Colours of the window",
             .also = "theme mode"},
            Intent(SetTheme{std::string(choice.theme)}));
    for (ScaleChoice const& choice : scale_choices)
        add(state,
            {.title = fmt::format("Size: {}", choice.label),
             .subtitle = "How large everything is drawn",
             .also = "scale zoom larger smaller"},
            Intent(SetScale{choice.scale}));
}

void add_languages(PaletteState& state, session::ShellModel const& shell) {
    auto const offer = [&](std::string const& label, std::string const& language) {
        if (language != shell.language)
            add(state,
                {.title = fmt::format("Language of the rules: {}", label),
                 .subtitle = "Titles and explanations of the scheme",
                 .also = "translation"},
                Intent(SetLanguage{language}));
    };
    for (std::string const& language : shell.languages) offer(language, language);
    if (!shell.languages.empty() || !shell.language.empty()) offer("their own", "");
}

// Forms that were left unfinished.
void add_drafts(PaletteState& state, session::EstimateModel const& estimate) {
    UniqueNames names;
    for (session::GroupModel const& group : estimate.groups)
        for (session::DraftRow const& draft : group.drafts) {
            auto const form = std::ranges::find(estimate.forms, draft.type, &session::FormModel::type);
            std::string const type = form == estimate.forms.end() ? draft.type : form->title;
            add(state,
                {.title = names.of(fmt::format("Continue: {}", draft.name.empty() ? type : draft.name)),
                 .subtitle = fmt::format("{}, unfinished", type),
                 .also = "draft"},
                Intent(ContinueDraft{draft.id}));
        }
}

void add_kinds(PaletteState& state, session::EstimateModel const& estimate, std::string_view prefix) {
    for (session::GroupModel const& group : estimate.groups)
        for (int const form : group.forms) {
            session::FormModel const& type = estimate.forms[static_cast<std::size_t>(form)];
            if (type.by_reviewer) continue;
            add(state, {.title = fmt::format("{}{}", prefix, type.title), .subtitle = group.title},
                Intent(NewEntry{type.type}));
        }
}

void add_records(PaletteState& state, session::ShellModel const& shell) {
    UniqueNames names;
    for (session::RecordRow const& record : shell.records)
        if (!record.open)
            add(state, {.title = names.of(fmt::format("Open record: {}", record.name)), .subtitle = "Another record"},
                Intent(OpenRecord{record.id}));
}

void add_entries(PaletteState& state, session::EstimateModel const& estimate) {
    UniqueNames names;
    for (session::GroupModel const& group : estimate.groups)
        for (session::EntryModel const& entry : group.entries)
            add(state, {.title = names.of(fmt::format("Go to: {}", entry.name)), .subtitle = entry.type_title},
                Intent(Reveal{entry.id}));
}

} // namespace

PaletteState all_commands(Situation const& situation, session::EstimateModel const* estimate) {
    PaletteState state;
    if (estimate) add_drafts(state, *estimate);
    add_commands(state, situation);
    if (estimate) add_kinds(state, *estimate, "Add: ");
    add_looks(state);
    add_languages(state, *situation.shell);
    add_records(state, *situation.shell);
    if (estimate) add_entries(state, *estimate);
    return state;
}

PaletteState kinds_of_entries(session::EstimateModel const& estimate) {
    PaletteState state;
    add_kinds(state, estimate, "");
    for (CommandName const name : {CommandName::PasteEntries, CommandName::Import}) {
        CommandRow const& row = row_of(name);
        add(state,
            {.title = std::string(row.text), .subtitle = std::string(row.tooltip), .also = std::string(row.also)},
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
