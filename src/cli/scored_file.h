// The application of a verb, scored as it is asked for: `accrue score` and `accrue path` have the same words for it.
#pragma once

#include "cli/common_words.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/application_file.h"
#include "session/score_file.h"

namespace accrue::cli {

// What is for people is in their language, what is for programs in English.
template <class Asked>
[[nodiscard]] Language language_of_answer(Asked const& asked, session::Ports const& ports) {
    return asked.json ? Language::English : language_of(language_for_people(asked.language, ports));
}

// Fails where the file cannot be read; what is wrong in it is among the problems.
template <class Asked>
[[nodiscard]] Result<session::ScoredFile> score_as_asked(Asked const& asked, session::Ports const& ports) {
    auto const text = files::read_file(asked.file, formats::application_byte_limit);
    if (!text) return text.problem();
    std::string const& language = asked.json ? asked.language : language_for_people(asked.language, ports);
    return session::score_application(
        *text, asked.file,
        {ports.rules_folder, asked.pack, asked.on, ports.today(), asked.basis, language, !asked.language.empty()});
}

} // namespace accrue::cli
