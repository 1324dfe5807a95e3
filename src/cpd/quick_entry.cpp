#include "cpd/quick_entry.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "domain/text.h"

namespace accrue::cpd {
namespace {

using FieldKind = rules::Field::Kind;
using WordSet = std::set<std::string>;

constexpr int by_name = 8;
constexpr int by_experience = 4;
constexpr int by_help = 2;
constexpr std::size_t shortest_word = 3;
constexpr std::size_t shortest_stem = 4;
constexpr std::size_t longest_ending = 2;

// Which stand in every text, as search_key() writes them.
constexpr std::array<std::string_view, 42> small_words{
    "about", "and",   "are",   "auf",  "aus",  "bei",   "das", "dem",  "den",  "der",   "des",  "die",  "ein",   "eine",
    "einem", "einen", "einer", "for",  "from", "fur",   "has", "into", "mit",  "nach",  "not",  "oder", "other", "over",
    "that",  "the",   "this",  "uber", "und",  "under", "vom", "von",  "what", "which", "with", "your", "zum",   "zur"};
static_assert(std::ranges::is_sorted(small_words));

bool is_letter(char character) {
    auto const byte = static_cast<unsigned char>(character);
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80U;
}

bool says_something(std::string const& word) {
    return word.size() >= shortest_word && !std::ranges::binary_search(small_words, std::string_view(word));
}

// Folded, each once; without small words.
WordSet words_in(std::string_view text) {
    WordSet words;
    std::string word;
    for (char const character : search_key(text) + " ") {
        if (is_letter(character)) {
            word += character;
        } else {
            if (says_something(word)) words.insert(std::move(word));
            word.clear();
        }
    }
    return words;
}

// Also with another ending: "webinars" and "webinar", "Kurses" and "Kurs", where one begins with the other.
bool has_word(WordSet const& words, std::string const& word) {
    if (words.contains(word)) return true;
    for (std::size_t ending = 1; ending <= longest_ending && word.size() >= shortest_stem + ending; ++ending)
        if (words.contains(word.substr(0, word.size() - ending))) return true;
    if (word.size() < shortest_stem) return false;
    for (auto longer = words.upper_bound(word); longer != words.end() && longer->starts_with(word); ++longer)
        if (longer->size() - word.size() <= longest_ending) return true;
    return false;
}

bool share_a_word(WordSet const& a, WordSet const& b) {
    WordSet const& fewer = a.size() < b.size() ? a : b;
    WordSet const& more = a.size() < b.size() ? b : a;
    return std::ranges::any_of(fewer, [&](std::string const& word) { return has_word(more, word); });
}

bool is_entered_by_hand(rules::ClaimType const& type) {
    return !type.profile && !type.by_reviewer && type.id != rules::carried_type && type.id != rules::owed_type;
}

WordSet names_of(rules::ClaimType const& type) {
    WordSet names = words_in(type.title);
    names.merge(words_in(type.id));
    for (rules::Field const& field : type.fields)
        for (std::string const& option : field.options) names.merge(words_in(option));
    return names;
}

int likeliness(rules::ClaimType const& type, WordSet const& words, std::vector<Claim> const& before) {
    int likely = share_a_word(words, names_of(type)) ? by_name : 0;
    bool const known = std::ranges::any_of(before, [&](Claim const& claim) {
        return claim.type == type.id && claim.title && share_a_word(words, words_in(*claim.title));
    });
    if (known) likely += by_experience;
    if (type.help && share_a_word(words, words_in(*type.help))) likely += by_help;
    return likely;
}

// The last of the kind in the order of entry; null: none.
Claim const* last_of(std::string const& type, std::vector<Claim> const& before) {
    auto const found =
        std::find_if(before.rbegin(), before.rend(), [&](Claim const& claim) { return claim.type == type; });
    return found == before.rend() ? nullptr : &*found;
}

bool takes_time(rules::Field const& field) {
    bool const number = field.kind == FieldKind::Decimal || field.kind == FieldKind::Int;
    return number && !field.derived && field.unit && (*field.unit == "h" || *field.unit == "min");
}

rules::Field const* field_of_time(rules::ClaimType const& type) {
    auto found =
        std::ranges::find_if(type.fields, [](auto const& field) { return takes_time(field) && !field.optional; });
    if (found == type.fields.end()) found = std::ranges::find_if(type.fields, takes_time);
    return found == type.fields.end() ? nullptr : &*found;
}

// To the nearest ten-thousandth, which is what a claim can hold; of whole numbers rounded down.
Number time_in(rules::Field const& field, Number const& minutes) {
    std::int64_t const divisor = minutes.denominator * (*field.unit == "h" ? 60 : 1);
    if (field.kind == FieldKind::Int) return {minutes.numerator / divisor, 1};
    return reduced((minutes.numerator * ten_thousand * 2 + divisor) / (divisor * 2), ten_thousand);
}

// The option of which all words are said, or else the most; null: none, or several alike.
std::string const* option_named(rules::Field const& field, WordSet const& said) {
    std::string const* named = nullptr;
    std::pair<bool, std::ptrdiff_t> best{false, 0}; // all its words; how many
    for (std::string const& option : field.options) {
        WordSet const words = words_in(option);
        auto const count = std::ranges::count_if(words, [&](std::string const& word) { return has_word(said, word); });
        std::pair const match{count > 0 && count == std::ssize(words), count};
        if (count > 0 && match == best) named = nullptr;
        if (match > best) {
            best = match;
            named = &option;
        }
    }
    return named;
}

class QuickFields { // of one entry
public:
    QuickFields(rules::ClaimType const& type, QuickLine const& line, Claim const* last, QuickEntry& entry)
        : type_(type), line_(line), last_(last), entry_(entry), words_(words_in(line.words)) {}

    void fill() {
        rules::Field const* const time = line_.minutes ? field_of_time(type_) : nullptr;
        for (rules::Field const& field : type_.fields) {
            if (field.derived) continue;
            if (&field == time)
                set_field(entry_.claim, field.name, time_in(field, *line_.minutes));
            else if (std::string const* option = option_named(field, words_))
                set_field(entry_.claim, field.name, *option);
            else if (!field.optional)
                fill_as_last_time(field);
        }
    }

private:
    void fill_as_last_time(rules::Field const& field) {
        FieldValue const* const before = last_ == nullptr ? nullptr : find_field(*last_, field.name);
        if (before == nullptr || takes_time(field)) {
            entry_.missing.push_back(field.name);
            return;
        }
        set_field(entry_.claim, field.name, *before);
        entry_.as_last_time.push_back(field.name);
    }

    rules::ClaimType const& type_;
    QuickLine const& line_;
    Claim const* last_;
    QuickEntry& entry_;
    WordSet words_;
};

} // namespace

std::vector<int> kinds_of(rules::Pack const& pack, std::string_view words, std::vector<Claim> const& before) {
    struct Kind {
        int type;
        int likely;
        std::ptrdiff_t used; // the place of its last entry; -1: none
    };
    WordSet const said = words_in(words);
    std::vector<Kind> kinds;
    for (std::size_t i = 0; i < pack.claims.size(); ++i) {
        rules::ClaimType const& type = pack.claims[i];
        if (!is_entered_by_hand(type)) continue;
        Claim const* const last = last_of(type.id, before);
        kinds.push_back(
            {static_cast<int>(i), likeliness(type, said, before), last == nullptr ? -1 : last - before.data()});
    }
    std::ranges::stable_sort(kinds, [](Kind const& a, Kind const& b) {
        return a.likely != b.likely ? a.likely > b.likely : a.used > b.used;
    });
    std::vector<int> types;
    for (Kind const& kind : kinds) types.push_back(kind.type);
    return types;
}

QuickEntry entry_of(rules::Pack const& pack, int type, QuickLine const& line, std::vector<Claim> const& before,
                    Date today) {
    rules::ClaimType const& kind = pack.claims[static_cast<std::size_t>(type)];
    QuickEntry entry;
    Claim& claim = entry.claim;
    claim.type = kind.id;
    if (!line.words.empty()) claim.title = line.words;
    claim.organisation = line.organisation;
    Date const first = line.from ? *line.from : line.on.value_or(today);
    Date const last = line.last_day(today);
    if (kind.period) {
        claim.from = first;
        claim.to = last;
    } else {
        claim.on = last;
    }
    if (line.planned || last > today) claim.basis = Basis::Planned;
    if (kind.title_required && !claim.title) entry.missing.emplace_back("title");
    if (kind.catalogue) entry.missing.emplace_back("qualification");
    QuickFields(kind, line, last_of(kind.id, before), entry).fill();
    return entry;
}

} // namespace accrue::cpd
