// One field of a form, by its kind: text, number with unit, choice, yes or no, day, qualification from the catalogue.
#pragma once

#include "gui/screens/entry_form.h"

namespace accrue::gui {

// True when its text was changed. A problem is shown as shown_problem says.
[[nodiscard]] bool draw_form_field(session::EstimateModel const& model, session::FieldModel const& field,
                                   OpenForm& form);

// Several lines high: such fields stand beside their like.
[[nodiscard]] bool is_high(session::FieldModel const& field);

} // namespace accrue::gui
