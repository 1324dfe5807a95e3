// Reference forms that come back as files of evidence: by its code each is known to be the answer of one referee. Private to the
// session.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/application.h"

namespace accrue::session {

// The codes of reference forms ("REF-3F2A-91C0") in the text of a file, whatever a reader of PDFs has made of their hyphens and line
// ends, and perhaps more that only look like one.
struct FormCodes {
    std::vector<std::string> codes; // each once
    bool is_form = false;           // the text says of itself that it is such a form
};
[[nodiscard]] FormCodes codes_in(std::string_view text_of_file);

struct KnownForm { // a content that has codes
    FormCodes codes;
    bool is_blank = false; // as it was made: nobody has filled it in
};

struct ReturnedForm {
    enum class Kind { // of the file, in this application
        Answer,       // of a referee who has not answered yet
        Named,        // of a referee whose reference it is already
        Second,       // of one who has answered with another file
        Misnamed,     // of one referee, and named as the reference of another
        Blank,        // the form of a referee, not filled in
        Several,      // with the codes of several referees
        Foreign       // of nobody whom the application names
    };
    Kind kind = Kind::Foreign;
    std::size_t referee = 0; // but for Several and Foreign
    std::string words;       // a sentence, or several; empty: Named
};

// Of the file of this name. None: it is no reference form.
[[nodiscard]] std::optional<ReturnedForm> returned_form(std::string const& name, KnownForm const& form,
                                                        Application const& application);

} // namespace accrue::session
