#include "gui/screens/form_field.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/widgets/calendar.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::FieldModel;
using Kind = FieldModel::Kind;

std::string& text_of(session::DraftModel& draft, std::string const& key) {
    auto const place = std::ranges::find(draft.texts, key, &std::pair<std::string, std::string>::first);
    if (place != draft.texts.end()) return place->second;
    return draft.texts.emplace_back(key, std::string()).second;
}

struct Remarks { // of a field, as long as it is drawn
    std::string error;
    std::string note;
};

// What to do about an empty field, by its kind; where that says no more than the problem itself: empty.
std::string request_of(FieldModel const& field) {
    switch (field.kind) {
    case Kind::Choice:
    case Kind::YesNo: return std::string(tr("Choose one."));
    case Kind::Day: return std::string(tr("Enter a date."));
    case Kind::Qualification: return std::string(tr("Choose one from the list, or type its name there."));
    case Kind::Whole:
    case Kind::Decimal:
        return field.hint.empty() ? std::string(tr("Enter a number.")) : say("Enter a number, {}.", field.hint);
    case Kind::Text:
    case Kind::LongText: break;
    }
    return {};
}

std::string sentence_of(session::FieldProblem const& problem, FieldModel const& field, std::string const& text) {
    if (std::string request = text.empty() ? request_of(field) : std::string(); !request.empty()) return request;
    return problem.remedy.empty() ? problem.what : fmt::format("{} {}", problem.what, problem.remedy);
}

Remarks remarks_of(FieldModel const& field, OpenForm const& form, std::string const& text) {
    Remarks remarks{.error = {}, .note = capitalised(field.hint)};
    bool const begun = field.kind == Kind::Day && !text.empty() && could_become_date(text);
    bool const still_typing = begun && !form.touched.contains(field.key);
    session::FieldProblem const* const problem = still_typing ? nullptr : shown_problem(form, field.key);
    if (!problem) return remarks;
    std::string const sentence = sentence_of(*problem, field, text);
    if (problem->warning)
        remarks.note = fmt::format("{} {}", icon::warning, sentence);
    else
        remarks.error = sentence;
    return remarks;
}

ui::FieldOptions options_of(FieldModel const& field, Remarks const& remarks) {
    bool const chosen = field.kind == Kind::Choice || field.kind == Kind::YesNo;
    std::string_view const hint = !field.required ? tr("Optional") : chosen ? tr("Choose") : std::string_view();
    return {.hint = hint, .error = remarks.error, .note = remarks.note};
}

void note_leaving(ui::Edit const& edit, FieldModel const& field, OpenForm& form) {
    if (edit.left) form.touched.insert(field.key);
}

// Choices by value; an optional one can be taken back.
bool draw_choices(FieldModel const& field, std::vector<session::ChoiceModel> const& choices, std::string& text,
                  ui::FieldOptions const& options) {
    std::vector<ui::Choice> shown;
    std::vector<std::string_view> values;
    for (session::ChoiceModel const& choice : choices) {
        shown.push_back({.label = choice.label});
        values.push_back(choice.value);
    }
    if (!field.required) {
        shown.push_back({.label = tr("Not stated")});
        values.emplace_back();
    }
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] == text && (!text.empty() || !field.required)) chosen = i;
    if (!ui::choice(field.title, shown, chosen, options)) return false;
    text = std::string(values[chosen.value_or(0)]);
    return true;
}

std::vector<session::ChoiceModel> const& yes_and_no(std::vector<session::ChoiceModel>& storage) {
    storage = {{"true", std::string(tr("Yes"))}, {"false", std::string(tr("No"))}};
    return storage;
}

std::vector<std::string> tags_of(std::string const& joined) {
    std::vector<std::string> tags;
    for (std::size_t at = 0; at < joined.size();) {
        std::size_t const end = std::min(joined.find(", ", at), joined.size());
        tags.push_back(joined.substr(at, end - at));
        at = end + 2;
    }
    return tags;
}

std::vector<ui::SearchItem> items_of(std::vector<session::CatalogueItem> const& catalogue) {
    std::vector<ui::SearchItem> items;
    items.reserve(catalogue.size());
    for (session::CatalogueItem const& item : catalogue) {
        bool const both = !item.issuer.empty() && !item.worth.empty();
        items.push_back({.title = item.title,
                         .subtitle = item.issuer + (both ? " · " : "") + item.worth,
                         .tags = tags_of(item.tags),
                         .also = item.id});
    }
    return items;
}

// The list to search, and for what is not in it, its name as it was typed.
bool draw_qualification(session::EstimateModel const& model, FieldModel const& field, OpenForm& form, std::string& text,
                        ui::FieldOptions options) {
    if (form.catalogue.empty()) form.catalogue = items_of(model.catalogue);
    auto const known = std::ranges::find(model.catalogue, text, &session::CatalogueItem::id);
    std::string const shown = known == model.catalogue.end() ? text : known->title;
    options.hint = tr("Search by name, issuer or kind");
    ui::SearchListOptions const list{.hint = tr("Name, issuer or kind"),
                                     .nothing_found = tr("Not in the list. Its name can be used as it is."),
                                     .free_text = tr("Use")};
    std::optional<std::size_t> const chosen =
        ui::search_field(field.title, shown, form.catalogue, form.search, options, list);
    if (!chosen) return false;
    text = *chosen < model.catalogue.size() ? model.catalogue[*chosen].id : std::string(trimmed(form.search.filter));
    form.touched.insert(field.key);
    return true;
}

std::optional<Date> calendar_start(session::EstimateModel const& model) { return parse_date(model.scoring_date); }

} // namespace

bool is_high(FieldModel const& field) { return field.kind == Kind::LongText; }

bool draw_form_field(session::EstimateModel const& model, FieldModel const& field, OpenForm& form) {
    std::string& text = text_of(form.draft, field.key);
    Remarks const remarks = remarks_of(field, form, text);
    ui::FieldOptions const options = options_of(field, remarks);
    if (form.focus == field.key) {
        ImGui::SetKeyboardFocusHere();
        form.focus.clear();
    }
    ui::Edit edit;
    std::vector<session::ChoiceModel> answers;
    switch (field.kind) {
    case Kind::Text: edit = ui::input_text(field.title, text, options); break;
    case Kind::LongText: edit = ui::input_long_text(field.title, text, {.field = options, .lines = 2}); break;
    case Kind::Whole:
    case Kind::Decimal: edit = ui::input_number(field.title, text, {.field = options, .unit = field.unit}); break;
    case Kind::Day: {
        ui::DateOptions date{.field = options, .today = calendar_start(model)};
        date.field.hint = field.required ? tr("YYYY-MM-DD") : tr("YYYY-MM-DD, optional");
        edit = ui::input_date(field.title, text, date);
        break;
    }
    case Kind::Choice: return draw_choices(field, field.choices, text, options);
    case Kind::YesNo: return draw_choices(field, yes_and_no(answers), text, options);
    case Kind::Qualification: return draw_qualification(model, field, form, text, options);
    }
    note_leaving(edit, field, form);
    return edit.changed;
}

} // namespace accrue::gui
