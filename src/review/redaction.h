// What tells who an applicant is, hidden in what a reviewer reads. It is a layer over texts and pages: nothing that came is changed.
//
// Words are compared without case and accents, umlauts written out or not. A name hides wherever one of its parts stands as a word of
// its own, glued to others in an address, a file name or with capitals inside ("ImogenAshby"), set with blanks between its letters or
// parted at a line's end; never inside another word: Mark is in no Marketing. Rather too much is hidden than too little, but a
// month of a date stays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/application.h"

namespace accrue::review {

struct Identity { // of a person; empty: not known
    std::string name;
    std::string email;
    std::string phone;
    std::string address;                // postal; in lines, or with commas
    std::vector<std::string> employers; // with whom she worked for a time
};

[[nodiscard]] Identity identity_of(Application const& application);

struct TextRange { // bytes
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(TextRange const&, TextRange const&) = default;
};

// Stands for what is hidden.
inline constexpr std::string_view redaction_bar = "▇▇▇";

// One thing that is looked for.
struct HiddenWord {
    enum class Reach : bool {
        Word, // its letters stand together
        Words // anything short that is neither letter nor digit may stand between them
    };
    enum class Inside : std::uint8_t { Never, FileNames, Always }; // it hides inside another word

    std::string key; // folded letters and digits, nothing between them
    Reach reach = Reach::Word;
    Inside inside = Inside::Never;
    bool is_name = false;
};

class Redaction {
public:
    explicit Redaction(Identity const& identity);

    // In order, apart from each other.
    [[nodiscard]] std::vector<TextRange> found_in(std::string_view text) const;
    [[nodiscard]] std::string hidden(std::string_view text) const;
    // Of a file's name: there a longer part of the name also hides inside a word ("ashbycv.pdf"), with all of the word.
    [[nodiscard]] std::string hidden_name(std::string_view file) const;

private:
    void want(std::string_view text, HiddenWord const& how);
    void want_name(std::string_view name);
    void want_email(std::string_view email);
    void want_address(std::string_view address);

    std::vector<HiddenWord> words_;
    std::vector<std::string> beside_; // hidden only beside a part of the name: its initials, "van", "dr"
    std::string phone_;               // its digits, from the first that is no 0 on
};

} // namespace accrue::review
