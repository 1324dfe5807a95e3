// The form of one entry, made from the pack's claim type: fields with their limits, what is wrong beside the field while
// it is typed, and what saving would do. It keeps what is typed, however wrong; the session checks it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/date.h"
#include "gui/screens/intents.h"
#include "gui/widgets/search_list.h"
#include "session/models.h"

namespace accrue::gui {

struct OpenForm {
    session::DraftModel draft;
    session::DraftCheck check = {};
    std::string focus = {};                     // the field that gets the keyboard in the next frame
    bool keeping_failed = false;                // what was typed last could not be kept in the library
    bool save_tried = false;                    // from then on empty required fields are marked as well
    std::set<std::string> touched = {};         // fields that were typed into and left
    std::vector<ui::SearchItem> catalogue = {}; // made when the form is first drawn
    ui::SearchState search = {};
    float height = 0; // device pixels, of the last frame; 0: not drawn yet
    int reveal = 4;   // frames during which the list scrolls to it
};

// Device pixels that a form is given before it has been drawn.
[[nodiscard]] float expected_form_height();

// What is wrong with the field, as it is shown now: an empty field is not blamed before it was touched.
[[nodiscard]] session::FieldProblem const* shown_problem(OpenForm const& form, std::string const& key);

// Draws the form at the cursor, `width` device pixels wide, and notes its height.
void draw_entry_form(session::EstimateModel const& model, session::FormModel const& type, OpenForm& form, float width,
                     Intents& intents);

// Asks for saving, or, where something is wrong, marks it and goes to the first such field.
void ask_to_save(OpenForm& form, Intents& intents);

} // namespace accrue::gui
