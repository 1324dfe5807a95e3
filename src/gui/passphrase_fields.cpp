#include "gui/passphrase_fields.h"

#include <string_view>

#include "domain/texts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

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
