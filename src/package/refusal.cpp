#include "package/refusal.h"

#include "domain/text.h"
#include "domain/texts.h"

namespace accrue::package {

Problem refused(char const* id, std::string_view name, std::string what, std::string_view remedy) {
    Place where;
    if (!name.empty()) where.path = "/" + shown_name(name);
    return {id, std::move(where), std::move(what), std::string(remedy)};
}

Problem refused(char const* id, std::string_view name, std::string what) {
    return refused(id, name, std::move(what),
                   tr("ask for the package to be made and sent again; nothing of it was taken in"));
}

std::string shown_name(std::string_view name) { return made_visible(shortened(name)); }

} // namespace accrue::package
