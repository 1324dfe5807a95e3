// All widgets for screens, in one include. Each header says what its widgets do; src/gui/README.md has examples.
#pragma once

#include "gui/widgets/buttons.h"     // button, icon_button, link, figure, navigation_entry
#include "gui/widgets/choices.h"     // choice, segments, drop_down, checkbox, toggle
#include "gui/widgets/date_field.h"  // input_date
#include "gui/widgets/dialog.h"      // Dialog
#include "gui/widgets/environment.h" // theme, palette, px
#include "gui/widgets/feedback.h"    // tooltip, chip, meter, banner, empty_state
#include "gui/widgets/fields.h"      // input_text, input_secret, input_long_text, input_number
#include "gui/widgets/icons.h"       // icon::add ...
#include "gui/widgets/layout.h"      // Scope, Card, Columns, key_value, key_figure, gap, separator
#include "gui/widgets/search_list.h" // search_list, search_field
#include "gui/widgets/text.h"        // text, title, heading, caption, line
