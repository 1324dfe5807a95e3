#include "session/returned_forms.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "session/papers.h"

namespace accrue::session {
namespace {

using FormKind = ReturnedForm::Kind;

constexpr std::string_view code_begin = "REF";
constexpr std::size_t code_digits = 8;

// Only what can be in a code.
std::string letters_and_digits(std::string_view text) {
    std::string kept;
    for (char const c : text) {
        if (c >= 'a' && c <= 'z') kept += static_cast<char>(c - 'a' + 'A');
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) kept += c;
    }
    return kept;
}

// In whatever language it was made.
bool names_its_code(std::string const& letters) {
    return std::ranges::any_of(std::initializer_list<Language>{Language::English, Language::German}, [&](Language in) {
        Speaking const speaking(in);
        return letters.find(letters_and_digits(tr("Code of this form"))) != std::string::npos;
    });
}

} // namespace

FormCodes codes_in(std::string_view text_of_file) {
    std::string const letters = letters_and_digits(text_of_file);
    FormCodes found;
    for (std::size_t at = letters.find(code_begin); at != std::string::npos; at = letters.find(code_begin, at + 1)) {
        std::string const digits = letters.substr(at + code_begin.size(), code_digits);
        if (digits.size() < code_digits || digits.find_first_not_of("0123456789ABCDEF") != std::string::npos) continue;
        std::string code = fmt::format("{}-{}-{}", code_begin, digits.substr(0, 4), digits.substr(4));
        if (std::ranges::find(found.codes, code) == found.codes.end()) found.codes.push_back(std::move(code));
    }
    found.is_form = !found.codes.empty() && names_its_code(letters);
    return found;
}

std::optional<ReturnedForm> returned_form(std::string const& name, KnownForm const& form,
                                          Application const& application) {
    std::vector<std::string> const& codes = form.codes.codes;
    if (codes.empty()) return std::nullopt;
    std::vector<Referee> const& referees = application.referees;
    std::vector<std::size_t> whose;
    for (std::size_t r = 0; r < referees.size(); ++r)
        if (std::ranges::find(codes, reference_code(application, r)) != codes.end()) whose.push_back(r);
    auto const named = std::ranges::find(referees, std::optional(name), &Referee::reference);
    bool const is_named = named != referees.end();
    if (whose.size() != 1) {
        if (whose.empty() && !form.codes.is_form) return std::nullopt;
        if (is_named) return ReturnedForm{FormKind::Named, static_cast<std::size_t>(named - referees.begin()), {}};
        if (whose.empty())
            return ReturnedForm{FormKind::Foreign, 0,
                                say("It is a reference form with the code {}, which is of no referee whom this "
                                    "application names. If a name or an e-mail address was changed since the form was "
                                    "made, choose it as the answer on the screen Application.",
                                    codes.front())};
        return ReturnedForm{FormKind::Several, 0,
                            std::string(tr("It has the codes of several referees. Choose on the screen Application "
                                           "whose answer it is."))};
    }
    Referee const& referee = referees[whose.front()];
    auto const said = [&](FormKind kind, std::string const& words) { return ReturnedForm{kind, whose.front(), words}; };
    if (form.is_blank)
        return said(FormKind::Blank,
                    say("It is the reference form for {} as it was made: nobody has filled it in.", referee.name));
    if (referee.reference == name) return said(FormKind::Named, {});
    if (is_named)
        return said(FormKind::Misnamed, say("It has the code of the form for {}, but is named as the reference of {}.",
                                            referee.name, named->name));
    if (referee.reference)
        return said(FormKind::Second,
                    say("It is a reference of {}, who has answered with {} already. Choose on the screen "
                        "Application which of them goes along.",
                        referee.name, *referee.reference));
    return said(FormKind::Answer,
                say("It is the reference of {}. Choose it as the answer on the screen Application.", referee.name));
}

} // namespace accrue::session
