#include "domain/counted_word.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/texts.h"

namespace accrue {
namespace {

struct CountedWord {
    std::string_view one;
    std::string_view many;
};

constexpr std::array counted_words{
    CountedWord{to_translate("day"), to_translate("days")},
    CountedWord{to_translate("month"), to_translate("months")},
    CountedWord{to_translate("year"), to_translate("years")},
    CountedWord{to_translate("hour"), to_translate("hours")},
    CountedWord{to_translate("point"), to_translate("points")},
    CountedWord{to_translate("page"), to_translate("pages")},
    CountedWord{to_translate("file"), to_translate("files")},
    CountedWord{to_translate("entry"), to_translate("entries")},
    CountedWord{to_translate("mark"), to_translate("marks")},
    CountedWord{to_translate("application"), to_translate("applications")},
    CountedWord{to_translate("claim"), to_translate("claims")},
    CountedWord{to_translate("credit"), to_translate("credits")},
};

// What words that end so have in the German plural; all others, abbreviations among them, have an s.
struct PluralEnding {
    std::string_view of;
    std::string_view adds;
};

constexpr std::array plural_endings{PluralEnding{"unkt", "e"},  PluralEnding{"heit", "en"},
                                    PluralEnding{"keit", "en"}, PluralEnding{"ektion", "en"},
                                    PluralEnding{"ung", "en"},  PluralEnding{"e", "n"}};

std::string german_plural(std::string_view word) {
    auto const ending =
        std::ranges::find_if(plural_endings, [&](PluralEnding const& row) { return word.ends_with(row.of); });
    return fmt::format("{}{}", word, ending == plural_endings.end() ? "s" : ending->adds);
}

} // namespace

std::string counted_word(std::string_view singular, bool one) {
    auto const known = std::ranges::find(counted_words, singular, &CountedWord::one);
    if (known != counted_words.end()) return std::string(tr(one ? known->one : known->many));
    if (one) return std::string(singular);
    return spoken() == Language::English ? fmt::format("{}s", singular) : german_plural(singular);
}

} // namespace accrue
