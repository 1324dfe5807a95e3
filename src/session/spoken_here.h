// What another thread says for this one, in the language that is spoken here. Private to the session.
#pragma once

#include <utility>

#include "domain/texts.h"

namespace accrue::session {

// The call for another thread, speaking as this one does now.
template <typename Call>
[[nodiscard]] auto as_spoken_here(Call call) {
    return [language = spoken(), call = std::move(call)](auto&&... values) {
        Speaking const speaking(language);
        return call(std::forward<decltype(values)>(values)...);
    };
}

} // namespace accrue::session
