#include "gui/fonts_search.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "domain/text.h"

namespace accrue::gui {

namespace {

struct FreeFontconfig {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
    void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
    void operator()(FcCharSet* set) const { FcCharSetDestroy(set); }
    void operator()(FcLangSet* set) const { FcLangSetDestroy(set); }
};
template <class T>
using OfFontconfig = std::unique_ptr<T, FreeFontconfig>;

FcChar8 const* bytes(std::string const& text) { return reinterpret_cast<FcChar8 const*>(text.c_str()); }

// At sizes as they are written in a font file; 1 where the file cannot be read.
float height_of_em(std::string const& file, int index) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return 1;
    FT_Face face = nullptr;
    float height = 1;
    if (FT_New_Face(library, file.c_str(), index, &face) == 0) {
        if (face->units_per_EM > 0)
            height = static_cast<float>(face->ascender - face->descender) / static_cast<float>(face->units_per_EM);
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return height;
}

std::optional<FoundFace> face_of_pattern(FcPattern* pattern) {
    FcChar8* file = nullptr;
    int index = 0;
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch) return std::nullopt;
    (void)FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    std::string name(reinterpret_cast<char const*>(file));
    float const height = height_of_em(name, index);
    return FoundFace{std::move(name), index, height};
}

// ImGui draws upright outlines in one colour.
bool is_plain(FcPattern* pattern) {
    FcBool scalable = FcFalse;
    FcBool colored = FcFalse;
    int slant = FC_SLANT_ROMAN;
    (void)FcPatternGetBool(pattern, FC_SCALABLE, 0, &scalable);
    (void)FcPatternGetBool(pattern, FC_COLOR, 0, &colored);
    (void)FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
    return scalable == FcTrue && colored == FcFalse && slant == FC_SLANT_ROMAN;
}

OfFontconfig<FcPattern> pattern_of(std::string const& family) {
    OfFontconfig<FcPattern> pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, bytes(family));
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
    return pattern;
}

void complete(FcPattern* pattern) {
    FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
}

// All fonts, those that suit the language and have the characters first.
OfFontconfig<FcFontSet> fonts_for(std::string const& language, std::set<ImWchar> const& characters) {
    OfFontconfig<FcPattern> const pattern = pattern_of("sans-serif");
    OfFontconfig<FcCharSet> const wanted(FcCharSetCreate());
    for (ImWchar const character : characters) FcCharSetAddChar(wanted.get(), character);
    FcPatternAddCharSet(pattern.get(), FC_CHARSET, wanted.get());
    if (!language.empty()) {
        OfFontconfig<FcLangSet> const languages(FcLangSetCreate());
        FcLangSetAdd(languages.get(), bytes(language));
        FcPatternAddLangSet(pattern.get(), FC_LANG, languages.get());
    }
    complete(pattern.get());
    FcResult result = FcResultNoMatch;
    return OfFontconfig<FcFontSet>(FcFontSort(nullptr, pattern.get(), FcFalse, nullptr, &result));
}

// Takes from `characters` those that the font has.
std::set<ImWchar> taken_by(FcPattern* font, std::set<ImWchar>& characters) {
    std::set<ImWchar> taken;
    FcCharSet* has = nullptr;
    if (FcPatternGetCharSet(font, FC_CHARSET, 0, &has) != FcResultMatch) return taken;
    for (ImWchar const character : characters)
        if (FcCharSetHasChar(has, character) == FcTrue) taken.insert(character);
    for (ImWchar const character : taken) characters.erase(character);
    return taken;
}

std::vector<CoveringFace> covering(std::set<ImWchar> characters, std::string const& language) {
    std::vector<CoveringFace> faces;
    if (characters.empty()) return faces;
    OfFontconfig<FcFontSet> const fonts = fonts_for(language, characters);
    if (!fonts) return faces;
    for (int i = 0; i < fonts->nfont && !characters.empty(); ++i) {
        FcPattern* const font = fonts->fonts[i];
        if (!is_plain(font)) continue;
        std::set<ImWchar> taken = taken_by(font, characters);
        if (taken.empty()) continue;
        if (auto face = face_of_pattern(font)) faces.push_back({std::move(*face), std::move(taken)});
    }
    return faces;
}

enum class EastAsian { None, Han, Kana, Hangul };

EastAsian kind_of(char32_t c) {
    if ((c >= 0x3041 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9F))
        return EastAsian::Kana;
    if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E))
        return EastAsian::Hangul;
    if ((c >= 0x2E80 && c <= 0x4DBF && c != 0x3000) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
        (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF))
        return EastAsian::Han;
    return EastAsian::None;
}

struct KindsSeen {
    bool han = false;
    bool kana = false;
    bool hangul = false;

    void see(char32_t c) {
        EastAsian const kind = kind_of(c);
        han = han || kind == EastAsian::Han;
        kana = kana || kind == EastAsian::Kana;
        hangul = hangul || kind == EastAsian::Hangul;
    }

    [[nodiscard]] std::string manner(std::string_view of_user) const {
        if (!han && !kana && !hangul) return {};
        bool const own = of_user.starts_with("ja") || of_user.starts_with("ko") || of_user.starts_with("zh");
        if (own) return std::string(of_user);
        return kana ? "ja" : hangul ? "ko" : "zh-cn";
    }
};

bool is_east_asian(ImWchar c) { return kind_of(c) != EastAsian::None; }

} // namespace

std::string language_of_locale(std::string_view locale) {
    std::string language(locale.substr(0, locale.find_first_of(".@")));
    for (char& c : language) c = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return language == "c" || language == "posix" ? std::string() : language;
}

std::string language_of_locale() {
    for (char const* const name : {"LC_ALL", "LC_CTYPE", "LANG"})
        if (char const* const value = std::getenv(name); value && *value) return language_of_locale(value);
    return {};
}

std::string east_asian_language(std::string_view of_user, std::set<ImWchar> const& characters) {
    KindsSeen seen;
    for (ImWchar const character : characters) seen.see(character);
    return seen.manner(of_user);
}

std::string east_asian_language(std::string_view of_user, std::string_view text) {
    KindsSeen seen;
    while (!text.empty()) {
        auto const [code, size] = first_character(text);
        seen.see(code);
        text.remove_prefix(size);
    }
    return seen.manner(of_user);
}

std::optional<FoundFace> FontSearch::family(std::string const& name, int weight) const {
    OfFontconfig<FcPattern> const pattern = pattern_of(name);
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, FcWeightFromOpenType(weight));
    complete(pattern.get());
    FcResult result = FcResultNoMatch;
    OfFontconfig<FcPattern> const match(FcFontMatch(nullptr, pattern.get(), &result));
    FcChar8* found = nullptr;
    if (!match || FcPatternGetString(match.get(), FC_FAMILY, 0, &found) != FcResultMatch) return std::nullopt;
    if (FcStrCmpIgnoreCase(found, bytes(name)) != 0) return std::nullopt;
    return face_of_pattern(match.get());
}

std::optional<FoundFace> FontSearch::generic(std::string const& name) const {
    OfFontconfig<FcPattern> const pattern = pattern_of(name);
    complete(pattern.get());
    FcResult result = FcResultNoMatch;
    OfFontconfig<FcPattern> const match(FcFontMatch(nullptr, pattern.get(), &result));
    return match && is_plain(match.get()) ? face_of_pattern(match.get()) : std::nullopt;
}

bool FontSearch::look_for(std::set<ImWchar> const& characters, std::set<ImWchar> const& all_in_use) {
    std::set<ImWchar> wanted = characters;
    if (std::string const manner = east_asian_language(language_, all_in_use); manner != east_asian_) {
        east_asian_ = manner; // what was found is of another manner
        wanted.merge(asked_);
        asked_.clear();
        found_.clear();
    }
    std::set<ImWchar> east_asian;
    std::set<ImWchar> others;
    for (ImWchar const character : wanted)
        if (asked_.insert(character).second) (is_east_asian(character) ? east_asian : others).insert(character);
    bool const any_east_asian = add(covering(std::move(east_asian), east_asian_));
    bool const any_other = add(covering(std::move(others), language_));
    return any_east_asian || any_other;
}

bool FontSearch::add(std::vector<CoveringFace> faces) {
    for (CoveringFace& face : faces) {
        auto const same = std::ranges::find_if(found_, [&](CoveringFace const& known) {
            return known.face.file == face.face.file && known.face.index == face.face.index;
        });
        if (same == found_.end())
            found_.push_back(std::move(face));
        else
            same->characters.merge(face.characters);
    }
    return !faces.empty();
}

} // namespace accrue::gui
