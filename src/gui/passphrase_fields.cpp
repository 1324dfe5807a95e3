#include "gui/passphrase_fields.h"

#include <string_view>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/widgets/widgets.h"
#include "session/application_desk.h"

namespace accrue::gui {

std::string_view missing_in_new_passphrase(std::string_view passphrase, std::string_view again) {
    if (character_count(passphrase) < session::least_passphrase)
        return tr("A new passphrase has at least 8 characters.");
    return again == passphrase ? std::string_view() : tr("Type the new passphrase twice.");
}

void draw_new_passphrase(std::string& passphrase, std::string& again) {
    ui::Columns columns("##passphrase", 2);
    columns.next();
    (void)ui::input_secret(tr("New passphrase"), passphrase);
    columns.next();
    bool const differs = !again.empty() && again != passphrase;
    (void)ui::input_secret(tr("The same again"), again,
                           {.error = differs ? tr("The two are not the same.") : std::string_view()});
}

} // namespace accrue::gui
