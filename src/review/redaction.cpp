#include "review/redaction.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "domain/date.h"
#include "domain/text.h"
#include "review/conflict.h"

namespace accrue::review {
namespace {

using Reach = HiddenWord::Reach;
using Inside = HiddenWord::Inside;

constexpr std::size_t longest_gap = 4;      // bytes between words that belong together
constexpr std::size_t least_inside = 4;     // letters of what hides inside another word of a file's name
constexpr std::size_t least_glued = 6;      // letters of two names in one
constexpr std::size_t least_digit_part = 5; // of an address: four digits may be a year
constexpr std::size_t least_letter_part = 3;
constexpr std::size_t least_phone = 6; // digits
constexpr std::size_t shown_phone = 7; // the last of them tell it, whatever stands in front
constexpr std::size_t most_parts = 8;  // of a name, of which two and two are looked for in one

// Small where they are written small: a name may be Van or Le as well.
constexpr std::array<std::string_view, 27> particles{"af",  "al",  "av",  "bin", "da",  "das", "de",  "del", "della",
                                                     "den", "der", "di",  "do",  "dos", "du",  "el",  "ibn", "la",
                                                     "le",  "of",  "ten", "ter", "van", "von", "vom", "zu",  "zur"};

// Letters that stand together, digits likewise, a lone letter. "ImogenAshby2" is three pieces.
struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    CharacterKind kind = CharacterKind::Letter; // Letter, LoneLetter or Digit
    std::size_t characters = 0;
    std::string key; // folded
};

std::optional<CharacterKind> kind_in_piece(CharacterKind kind) {
    if (kind == CharacterKind::Capital) return CharacterKind::Letter;
    bool const is_of_piece =
        kind == CharacterKind::Letter || kind == CharacterKind::LoneLetter || kind == CharacterKind::Digit;
    return is_of_piece ? std::optional(kind) : std::nullopt;
}

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    CharacterKind before = CharacterKind::Other;
    for (std::size_t at = 0; at < text.size();) {
        auto const [code, size] = first_character(text.substr(at));
        CharacterKind const kind = kind_of_character(code);
        auto const of = kind_in_piece(kind);
        bool const follows = !pieces.empty() && pieces.back().end == at;
        if (kind == CharacterKind::Mark && follows) {
            pieces.back().end += size;
        } else {
            bool const capital_inside = before == CharacterKind::Letter && kind == CharacterKind::Capital;
            if (of && follows && pieces.back().kind == *of && *of != CharacterKind::LoneLetter && !capital_inside) {
                pieces.back().end += size;
                ++pieces.back().characters;
            } else if (of) {
                pieces.push_back({at, at + size, *of, 1, {}});
            }
            before = kind;
        }
        at += size;
    }
    for (Piece& piece : pieces) piece.key = search_key(text.substr(piece.begin, piece.end - piece.begin));
    return pieces;
}

std::string joined_key(std::span<Piece const> pieces) {
    std::string key;
    for (Piece const& piece : pieces) key += piece.key;
    return key;
}

// As it is, with umlauts written out, and with what may be umlauts written out as plain letters.
std::vector<std::string> spellings(std::string_view text) {
    std::string written_out = comparison_key(text);
    for (auto const& [umlaut, letters] : {std::pair("ä", "ae"), {"ö", "oe"}, {"ü", "ue"}, {"ø", "oe"}, {"å", "aa"}})
        for (std::size_t at = written_out.find(umlaut); at != std::string::npos; at = written_out.find(umlaut))
            written_out.replace(at, std::string_view(umlaut).size(), letters);
    std::vector<std::string> keys{joined_key(pieces_of(search_key(text))), joined_key(pieces_of(written_out))};
    std::string plain = keys.front();
    for (std::string_view const letters : {"ae", "oe", "ue"})
        for (std::size_t at = plain.find(letters); at != std::string::npos; at = plain.find(letters, at + 1))
            plain.erase(at + 1, 1);
    keys.push_back(std::move(plain));
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

std::vector<std::string> split_at(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    for (std::size_t at = text.find_first_not_of(separators); at != std::string_view::npos;) {
        std::size_t const end = std::min(text.find_first_of(separators, at), text.size());
        parts.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(separators, end);
    }
    return parts;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

std::string digits_of(std::string_view text) {
    std::string digits;
    for (Piece const& piece : pieces_of(text))
        if (piece.kind == CharacterKind::Digit) digits += piece.key;
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

// Nothing that parts two words: hyphens, also at a line's end, apostrophes, what takes no room.
bool is_joint(std::string_view between) {
    bool hyphen = false;
    while (!between.empty()) {
        auto const [code, size] = first_character(between);
        CharacterKind const kind = kind_of_character(code);
        bool const is_hyphen = code == U'-' || code == 0x2010 || code == 0x2011 || code == 0xAD;
        bool const is_apostrophe = code == U'\'' || code == 0x2019 || code == U'`';
        bool const is_line_end = hyphen && kind == CharacterKind::Blank;
        if (!is_hyphen && !is_apostrophe && !is_line_end && kind != CharacterKind::Unseen) return false;
        hyphen = hyphen || is_hyphen;
        between.remove_prefix(size);
    }
    return true;
}

bool is_blank(std::string_view between) {
    while (!between.empty()) {
        auto const [code, size] = first_character(between);
        if (kind_of_character(code) != CharacterKind::Blank) return false;
        between.remove_prefix(size);
    }
    return true;
}

HiddenWord const in_words{{}, Reach::Words, Inside::Never, false};
HiddenWord name_word(Inside inside) { return {{}, Reach::Word, inside, true}; }

bool is_month(std::string const& word) { return read_date("1 " + word + " 2000").has_value(); }

// --- Looking ---

enum class Where : bool { Sentence, FileName };

struct SoughtWords {
    std::vector<HiddenWord> const& words;
    std::vector<std::string> const& beside;
    std::string const& phone;
};

class RedactionSearch {
public:
    RedactionSearch(SoughtWords sought, std::string_view text, Where where)
        : sought_(sought), text_(text), where_(where), pieces_(pieces_of(text)), hidden_(pieces_.size()),
          name_(pieces_.size()) {}

    std::vector<TextRange> found() && {
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            for (HiddenWord const& wanted : sought_.words) look(wanted, i);
        show_months();
        hide_beside();
        if (!sought_.phone.empty()) look_for_phone();
        return ranges();
    }

private:
    [[nodiscard]] std::string_view before(std::size_t piece) const { // between it and the one before
        std::size_t const begin = pieces_[piece - 1].end;
        return text_.substr(begin, pieces_[piece].begin - begin);
    }

    // The piece may be read on from the one before it. Letters that are set apart are: "A N A".
    [[nodiscard]] bool goes_on(std::size_t first, std::size_t piece, Reach reach) const {
        std::string_view const between = before(piece);
        if (reach == Reach::Words) return between.size() <= longest_gap;
        if (is_joint(between)) return true;
        return is_blank(between) && between.size() <= 2 && pieces_[first].characters == 1 &&
               pieces_[piece - 1].characters == 1 && pieces_[piece].characters == 1;
    }

    void look(HiddenWord const& wanted, std::size_t first) {
        std::string_view left = wanted.key;
        for (std::size_t i = first; i < pieces_.size(); ++i) {
            if (i > first && !goes_on(first, i, wanted.reach)) break;
            if (!left.starts_with(pieces_[i].key)) break;
            left.remove_prefix(pieces_[i].key.size());
            if (left.empty()) return hide(first, i, wanted.is_name);
        }
        bool const inside =
            wanted.inside == Inside::Always || (wanted.inside == Inside::FileNames && where_ == Where::FileName);
        if (inside && pieces_[first].key.find(wanted.key) != std::string::npos) hide(first, first, wanted.is_name);
    }

    void hide(std::size_t first, std::size_t last, bool is_name) {
        for (std::size_t i = first; i <= last; ++i) {
            hidden_[i] = true;
            name_[i] = name_[i] || is_name;
        }
    }

    [[nodiscard]] bool is_number(std::size_t piece, std::size_t least, std::size_t most) const {
        return piece < pieces_.size() && pieces_[piece].kind == CharacterKind::Digit &&
               pieces_[piece].characters >= least && pieces_[piece].characters <= most;
    }

    // "12 May 2012", "May 2012", "May 12, 2012": who is called May is not in a date.
    void show_months() {
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            bool const after_name = i > 0 && name_[i - 1];
            if (!name_[i] || after_name || (i + 1 < pieces_.size() && name_[i + 1])) continue;
            bool const in_date = is_number(i + 1, 4, 4) || (is_number(i + 1, 1, 2) && is_number(i + 2, 4, 4));
            if (in_date && is_month(pieces_[i].key)) hidden_[i] = name_[i] = false;
        }
    }

    void hide_beside() {
        auto const belongs = [&](std::size_t piece, std::string_view between) {
            return !hidden_[piece] && between.size() <= 2 && between.find('\n') == std::string_view::npos &&
                   std::ranges::find(sought_.beside, pieces_[piece].key) != sought_.beside.end();
        };
        for (std::size_t i = 1; i < pieces_.size(); ++i)
            if (name_[i - 1] && belongs(i, before(i))) hide(i, i, true);
        for (std::size_t i = pieces_.size(); i-- > 1;)
            if (name_[i] && belongs(i - 1, before(i))) hide(i - 1, i - 1, true);
    }

    [[nodiscard]] bool is_dialled_on(std::size_t piece) const {
        return before(piece).size() <= longest_gap && before(piece).find('\n') == std::string_view::npos;
    }

    // Its last digits, however they are grouped, and what of it stands in front of them.
    void look_for_phone() {
        std::string_view const phone = sought_.phone;
        std::string_view const told = phone.substr(phone.size() - std::min(phone.size(), shown_phone));
        for (std::size_t last = 0; last < pieces_.size(); ++last) {
            std::string digits;
            for (std::size_t first = last + 1; first-- > 0;) {
                if (!is_number(first, 1, std::string_view::npos)) break;
                if (first < last && !is_dialled_on(first + 1)) break;
                digits = pieces_[first].key + digits;
                std::string_view plain = digits;
                plain.remove_prefix(std::min(plain.find_first_not_of('0'), plain.size()));
                bool const is_tail = phone.ends_with(plain);
                // More around it in one piece, or a country's code in front.
                bool const is_longer = first == last ? plain.find(told) != std::string_view::npos
                                                     : phone.starts_with(plain.substr(0, pieces_[first].characters));
                if (!is_tail && !is_longer) break;
                if (plain.size() >= told.size()) hide(first, last, false);
                if (!is_tail) break;
            }
        }
    }

    [[nodiscard]] std::vector<TextRange> ranges() const {
        std::vector<TextRange> found;
        std::size_t before = pieces_.size(); // the piece hidden last
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (!hidden_[i]) continue;
            bool const goes_on = !found.empty() && before + 1 == i && pieces_[i].begin - found.back().end < longest_gap;
            if (goes_on)
                found.back().end = pieces_[i].end;
            else
                found.push_back({pieces_[i].begin, pieces_[i].end});
            before = i;
        }
        return found;
    }

    SoughtWords sought_;
    std::string_view text_;
    Where where_;
    std::vector<Piece> pieces_;
    std::vector<bool> hidden_;
    std::vector<bool> name_; // hidden as a part of the name
};

std::string with_bars(std::string_view text, std::vector<TextRange> const& ranges) {
    std::string shown;
    std::size_t at = 0;
    for (TextRange const& range : ranges) {
        shown += text.substr(at, range.begin - at);
        shown += redaction_bar;
        at = range.end;
    }
    return shown += text.substr(at);
}

} // namespace

// --- What is looked for ---

Identity identity_of(Application const& application) {
    Applicant const applicant = application.applicant.value_or(Applicant{});
    Identity identity{applicant.name.value_or(""),
                      applicant.email.value_or(""),
                      applicant.phone.value_or(""),
                      applicant.address.value_or(""),
                      {}};
    for (Claim const& claim : application.claims)
        if (claim.organisation && !claim.qualification && (claim.from || claim.to))
            identity.employers.push_back(*claim.organisation);
    return identity;
}

Redaction::Redaction(Identity const& identity) : phone_(digits_of(identity.phone)) {
    if (phone_.size() < least_phone) phone_.clear();
    want_name(identity.name);
    want_email(identity.email);
    want_address(identity.address);
    for (std::string const& employer : identity.employers) {
        want(organisation_key(employer), in_words);
        want(organisation_key(employer.substr(0, employer.find_first_of("(,;|"))), in_words);
    }
}

void Redaction::want(std::string_view text, HiddenWord const& how) {
    if (character_count(joined_key(pieces_of(text))) < 2) return; // of a single letter everything is full
    for (std::string& key : spellings(text)) words_.push_back({std::move(key), how.reach, how.inside, how.is_name});
}

void Redaction::want_name(std::string_view name) {
    std::vector<std::string> parts;
    std::vector<std::string> small;
    for (std::string const& word : split_at(name, " \t\r\n,;()\"")) {
        std::string const key = joined_key(pieces_of(word));
        bool const is_particle = word == key && std::ranges::find(particles, key) != particles.end();
        (is_particle || is_title_of_person(key) ? small : parts).push_back(word);
        beside_.push_back(key);
    }
    if (parts.empty()) parts = small;
    for (std::string const& part : parts) {
        std::vector<Piece> const pieces = pieces_of(part);
        if (pieces.empty()) continue;
        Inside const inside = joined_key(pieces).size() >= least_inside ? Inside::FileNames : Inside::Never;
        want(part, name_word(inside));
        // A double name may be said by half, a name without blanks by what is given: the last two letters.
        for (std::string const& half : split_at(part, "-")) {
            want(half, name_word(inside));
            beside_.push_back(search_key(std::string_view(half).substr(0, first_character(half).size)));
        }
        if (pieces.size() > 2 && pieces.back().kind == CharacterKind::LoneLetter)
            want(part.substr(pieces[pieces.size() - 2].begin), name_word(Inside::Never));
    }
    parts.resize(std::min(parts.size(), most_parts));
    for (std::string const& first : parts)
        for (std::string const& second : parts)
            if (&first != &second && character_count(first + second) >= least_glued)
                want(first + second, name_word(Inside::Always));
}

void Redaction::want_email(std::string_view email) {
    want(email, in_words);
    std::string_view const local = email.substr(0, email.find('@'));
    want(local, {{}, Reach::Words, Inside::FileNames, false});
    if (local.size() >= email.size()) return;
    std::string_view const domain = email.substr(local.size() + 1);
    if (!is_public_mail_domain(domain)) want(domain, in_words);
}

// Each of its parts whole, and without its numbers; a part of letters and digits alone too, such as a post code.
void Redaction::want_address(std::string_view address) {
    for (std::string const& part : split_at(address, ",;\r\n")) {
        if (character_count(joined_key(pieces_of(part))) >= least_letter_part) want(part, in_words);
        std::string run; // words of one sort
        bool digits = false;
        auto const end_run = [&] {
            if (joined_key(pieces_of(run)).size() >= (digits ? least_digit_part : least_letter_part))
                want(run, in_words);
            run.clear();
        };
        for (std::string const& word : split_at(part, " \t")) {
            if (has_digit(word) != digits) end_run();
            digits = has_digit(word);
            run += word;
        }
        end_run();
    }
}

std::vector<TextRange> Redaction::found_in(std::string_view text) const {
    return RedactionSearch({words_, beside_, phone_}, text, Where::Sentence).found();
}

std::string Redaction::hidden(std::string_view text) const { return with_bars(text, found_in(text)); }

std::string Redaction::hidden_name(std::string_view file) const {
    return with_bars(file, RedactionSearch({words_, beside_, phone_}, file, Where::FileName).found());
}

} // namespace accrue::review
