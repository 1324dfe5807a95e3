// Models of the session as text, for golden tests and for looking at.
#pragma once

#include <string>

#include "session/models.h"

namespace accrue::session {

[[nodiscard]] std::string text_of(EstimateModel const& model); // entries and summary; not the forms and the catalogue
[[nodiscard]] std::string text_of(SummaryModel const& summary);
[[nodiscard]] std::string text_of(FormModel const& form);
[[nodiscard]] std::string text_of(DraftCheck const& check);

} // namespace accrue::session
