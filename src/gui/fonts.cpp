#include "gui/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>
#include <imgui_freetype.h>

#include "gui/widgets/icons.h"
#include "gui/widgets/text.h"

namespace accrue::gui {

namespace {

constexpr char regular_file[] = "/usr/share/fonts/opentype/inter/Inter-Regular.otf";
constexpr char medium_file[] = "/usr/share/fonts/opentype/inter/Inter-Medium.otf";
constexpr char semi_bold_file[] = "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf";
constexpr char code_file[] = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf";
constexpr char fallback_file[] = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
constexpr char icon_file[] = "/usr/share/fonts/truetype/font-awesome/fontawesome-webfont.ttf";
constexpr char east_asian_file[] = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

constexpr ImWchar first_east_asian = 0x2E80;
constexpr ImWchar no_glyph = 0x25AF; // an upright box, for what no font has: unlike "?", nobody typed that

// Western and central European letters, and the punctuation and signs of our own texts.
constexpr std::array<ImWchar, 23> latin{0x20,   0x7E,   0xA0,   0x17F,  0x218,  0x21B,  0x2010, 0x2015,
                                        0x2018, 0x201E, 0x2022, 0x2022, 0x2026, 0x2026, 0x20AC, 0x20AC,
                                        0x2190, 0x2193, 0x2212, 0x2212, 0x2264, 0x2265, 0};
constexpr std::array<ImWchar, 5> numbers{0x20, 0x7E, 0x2013, 0x2014, 0};

struct Alphabet {
    ImWchar first;
    ImWchar last;
};
constexpr std::array<Alphabet, 4> alphabets{{{0x180, 0x24F}, {0x370, 0x3FF}, {0x400, 0x52F}, {0x1E00, 0x1EFF}}};

struct Face {
    char const* file;
    ImWchar const* ranges; // at first
};

Face face_of(TextStyle style) {
    switch (style) {
    case TextStyle::Body: return {regular_file, latin.data()};
    case TextStyle::Small: return {regular_file, latin.data()};
    case TextStyle::Label: return {medium_file, latin.data()};
    case TextStyle::Strong: return {semi_bold_file, latin.data()};
    case TextStyle::Heading: return {semi_bold_file, latin.data()};
    case TextStyle::Title: return {semi_bold_file, latin.data()};
    case TextStyle::Figure: return {semi_bold_file, numbers.data()};
    case TextStyle::Code: return {code_file, latin.data()};
    }
    return {regular_file, latin.data()};
}

bool is_there(char const* file) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored);
}

using Ranges = ImVector<ImWchar>;

// Everything must live until the atlas is built.
struct GlyphRanges {
    std::array<Ranges, text_style_count> text;
    Ranges icons;
    Ranges extra;
    Ranges east_asian;
};

GlyphRanges ranges_of(FontRequest const& request) {
    GlyphRanges ranges;
    for (int i = 0; i < text_style_count; ++i) {
        ImFontGlyphRangesBuilder builder;
        builder.AddRanges(face_of(static_cast<TextStyle>(i)).ranges);
        for (ImWchar const glyph : request.extra) builder.AddChar(glyph);
        builder.BuildRanges(&ranges.text[static_cast<std::size_t>(i)]);
    }
    ImFontGlyphRangesBuilder icons;
    for (char const* const name : icon::all) icons.AddText(name);
    icons.BuildRanges(&ranges.icons);
    ImFontGlyphRangesBuilder extra;
    ImFontGlyphRangesBuilder east_asian;
    extra.AddChar(no_glyph);
    for (ImWchar const glyph : request.extra) (glyph < first_east_asian ? extra : east_asian).AddChar(glyph);
    extra.BuildRanges(&ranges.extra);
    east_asian.BuildRanges(&ranges.east_asian);
    return ranges;
}

enum class Merge { No, IntoLast };

ImFontConfig config_of(Merge merge) {
    ImFontConfig config;
    config.MergeMode = merge == Merge::IntoLast;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    return config;
}

void add_text_font(ImFontAtlas& atlas, TextStyle style, float size, Ranges const& ranges) {
    Face const face = face_of(style);
    ImFontConfig config = config_of(Merge::No);
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    if (is_there(face.file)) {
        atlas.AddFontFromFileTTF(face.file, size, &config, ranges.Data);
    } else if (is_there(fallback_file)) {
        atlas.AddFontFromFileTTF(fallback_file, size, &config, ranges.Data);
    } else {
        config.SizePixels = size;
        atlas.AddFontDefault(&config);
    }
}

void merge_other_fonts(ImFontAtlas& atlas, TextStyle style, float size, GlyphRanges const& ranges) {
    ImFontConfig config = config_of(Merge::IntoLast);
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_NoHinting;
    auto const merge = [&](char const* file, float part, Ranges const& glyphs) {
        bool const any = glyphs.Size > 1; // there is always the zero at the end
        if (any && is_there(file)) atlas.AddFontFromFileTTF(file, std::round(size * part), &config, glyphs.Data);
    };
    merge(fallback_file, 1, ranges.extra);
    merge(east_asian_file, 1.1F, ranges.east_asian);
    config.GlyphOffset.y = std::round(size * 0.02F);
    bool const has_icons = style != TextStyle::Title && style != TextStyle::Figure && style != TextStyle::Code;
    if (has_icons) merge(icon_file, 0.95F, ranges.icons);
}

std::vector<std::string> missing_files() {
    std::vector<std::string> sentences;
    for (char const* const file : {regular_file, medium_file, semi_bold_file}) {
        if (is_there(file)) continue;
        sentences.push_back(
            fmt::format("The font {} is not there (Debian package fonts-inter); text is drawn with another "
                        "font.",
                        file));
        break;
    }
    if (!is_there(icon_file))
        sentences.push_back(
            fmt::format("The font {} is not there (Debian package fonts-font-awesome); icons are missing.", icon_file));
    return sentences;
}

} // namespace

std::vector<std::string> load_fonts(ImFontAtlas& atlas, FontRequest const& request) {
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    GlyphRanges const ranges = ranges_of(request);
    for (int i = 0; i < text_style_count; ++i) {
        auto const style = static_cast<TextStyle>(i);
        float const size = std::round(size_of(style) * request.scale);
        add_text_font(atlas, style, size, ranges.text[static_cast<std::size_t>(i)]);
        merge_other_fonts(atlas, style, size, ranges);
        atlas.Fonts.back()->FallbackChar = no_glyph;
    }
    std::vector<std::string> sentences = missing_files();
    if (!atlas.Build()) {
        sentences.emplace_back("A font file is damaged; text is drawn with the built-in font.");
        atlas.Clear();
        atlas.AddFontDefault();
        atlas.Build();
    }
    return sentences;
}

bool widen(std::set<ImWchar>& extra, std::set<ImWchar> const& missing) {
    std::size_t const before = extra.size();
    for (ImWchar const glyph : missing) {
        auto const* const alphabet =
            std::ranges::find_if(alphabets, [&](Alphabet const& a) { return glyph >= a.first && glyph <= a.last; });
        if (alphabet == alphabets.end())
            extra.insert(glyph);
        else
            for (int i = alphabet->first; i <= alphabet->last; ++i) extra.insert(static_cast<ImWchar>(i));
    }
    return extra.size() != before;
}

} // namespace accrue::gui
