#include "gui/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <optional>

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

// A font of ours: where Debian puts it, and by which name fontconfig knows it elsewhere.
struct Face {
    char const* file;
    char const* family;
    int weight = 400;
};

constexpr Face regular{regular_file, "Inter"};
constexpr Face medium{medium_file, "Inter", 500};
constexpr Face semi_bold{semi_bold_file, "Inter", 600};
constexpr Face code{code_file, "DejaVu Sans Mono"};
constexpr Face fallback{fallback_file, "DejaVu Sans"};
constexpr Face icons{icon_file, "FontAwesome"};

Face const& face_of(TextStyle style) {
    if (style == TextStyle::Code) return code;
    int const weight = weight_of(style);
    return weight >= semi_bold.weight ? semi_bold : weight >= medium.weight ? medium : regular;
}

ImWchar const* first_ranges(TextStyle style) { return style == TextStyle::Figure ? numbers.data() : latin.data(); }

bool is_there(char const* file) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored);
}

std::optional<FoundFace> find(Face const& face, FontSearch const& search) {
    if (is_there(face.file)) return FoundFace{.file = face.file};
    return search.family(face.family, face.weight);
}

// Where our fonts are; asked once per atlas, because fontconfig may have to be.
struct Places {
    std::vector<std::optional<FoundFace>> text; // by style; none: ImGui's own
    std::optional<FoundFace> fallback;
    std::optional<FoundFace> icons;
    bool inter = true; // all of it is there
};

Places places_of(FontSearch const& search) {
    Places places{.text = {}, .fallback = find(fallback, search), .icons = find(icons, search)};
    for (int i = 0; i < text_style_count; ++i) {
        auto const style = static_cast<TextStyle>(i);
        auto found = find(face_of(style), search);
        if (!found && style != TextStyle::Code) places.inter = false;
        if (!found && style == TextStyle::Code) found = search.generic("monospace");
        if (!found) found = places.fallback;
        places.text.push_back(found ? std::move(found) : search.generic("sans-serif"));
    }
    return places;
}

using Ranges = ImVector<ImWchar>;

// Everything must live until the atlas is built.
struct GlyphRanges {
    std::array<Ranges, text_style_count> text;
    Ranges icons;
    Ranges extra;
    std::vector<Ranges> found; // one for each face of the search
};

Ranges ranges_of(std::set<ImWchar> const& characters, std::set<ImWchar> const& wanted) {
    ImFontGlyphRangesBuilder builder;
    for (ImWchar const glyph : characters)
        if (wanted.contains(glyph)) builder.AddChar(glyph);
    Ranges ranges;
    builder.BuildRanges(&ranges);
    return ranges;
}

GlyphRanges ranges_of(FontRequest const& request, FontSearch const& search) {
    GlyphRanges ranges;
    for (int i = 0; i < text_style_count; ++i) {
        ImFontGlyphRangesBuilder builder;
        builder.AddRanges(first_ranges(static_cast<TextStyle>(i)));
        for (ImWchar const glyph : request.extra) builder.AddChar(glyph);
        builder.BuildRanges(&ranges.text[static_cast<std::size_t>(i)]);
    }
    ImFontGlyphRangesBuilder icons;
    for (char const* const name : icon::all) icons.AddText(name);
    icons.BuildRanges(&ranges.icons);
    ImFontGlyphRangesBuilder extra;
    extra.AddChar(no_glyph);
    for (ImWchar const glyph : request.extra)
        if (glyph < first_east_asian) extra.AddChar(glyph);
    extra.BuildRanges(&ranges.extra);
    for (CoveringFace const& face : search.found()) ranges.found.push_back(ranges_of(face.characters, request.extra));
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

void add_text_font(ImFontAtlas& atlas, std::optional<FoundFace> const& face, float size, Ranges const& ranges) {
    ImFontConfig config = config_of(Merge::No);
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    if (face) {
        config.FontNo = face->index;
        atlas.AddFontFromFileTTF(face->file.c_str(), size, &config, ranges.Data);
    } else {
        config.SizePixels = size;
        atlas.AddFontDefault(&config);
    }
}

void merge_other_fonts(ImFontAtlas& atlas, TextStyle style, float size, GlyphRanges const& ranges, Places const& places,
                       FontSearch const& search) {
    ImFontConfig config = config_of(Merge::IntoLast);
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_NoHinting;
    auto const merge = [&](FoundFace const& face, float part, Ranges const& glyphs) {
        bool const any = glyphs.Size > 1; // there is always the zero at the end
        config.FontNo = face.index;
        if (any) atlas.AddFontFromFileTTF(face.file.c_str(), std::round(size * part), &config, glyphs.Data);
    };
    if (places.fallback) merge(*places.fallback, 1, ranges.extra);
    // The same em as Inter: ImGui's size is from ascent to descent, which differs from font to font.
    for (std::size_t i = 0; i < search.found().size(); ++i) {
        FoundFace const& face = search.found()[i].face;
        merge(face, em_of_size * face.height_of_em, ranges.found[i]);
    }
    config.GlyphOffset.y = std::round(size * 0.02F);
    bool const has_icons = style != TextStyle::Title && style != TextStyle::Figure && style != TextStyle::Code;
    if (has_icons && places.icons) merge(*places.icons, 0.95F, ranges.icons);
}

std::vector<std::string> sentences_on(Places const& places) {
    std::vector<std::string> sentences;
    if (!places.inter)
        sentences.emplace_back(
            "The font Inter is not there (Debian package fonts-inter); text is drawn with another font.");
    if (!places.icons)
        sentences.emplace_back(
            "The font FontAwesome is not there (Debian package fonts-font-awesome); icons are missing.");
    return sentences;
}

bool build(ImFontAtlas& atlas, FontRequest const& request, Places const& places, FontSearch const& search) {
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    GlyphRanges const ranges = ranges_of(request, search);
    for (int i = 0; i < text_style_count; ++i) {
        auto const style = static_cast<TextStyle>(i);
        auto const index = static_cast<std::size_t>(i);
        float const size = std::round(size_of(style) * request.scale);
        add_text_font(atlas, places.text[index], size, ranges.text[index]);
        merge_other_fonts(atlas, style, size, ranges, places, search);
        atlas.Fonts.back()->FallbackChar = no_glyph;
    }
    return atlas.Build();
}

// What was asked for and is in no font yet.
std::set<ImWchar> without_glyph(ImFontAtlas const& atlas, FontRequest const& request) {
    std::set<ImWchar> missing;
    ImFont const* const body = atlas.Fonts[static_cast<int>(TextStyle::Body)];
    for (ImWchar const glyph : request.extra)
        if (!body->FindGlyphNoFallback(glyph)) missing.insert(glyph);
    return missing;
}

} // namespace

std::vector<std::string> load_fonts(ImFontAtlas& atlas, FontRequest const& request, FontSearch& search) {
    Places const places = places_of(search);
    auto const first = request.extra.lower_bound(first_east_asian);
    if (first != request.extra.end()) search.look_for({first, request.extra.end()}, request.extra);
    bool built = build(atlas, request, places, search);
    if (built && search.look_for(without_glyph(atlas, request), request.extra))
        built = build(atlas, request, places, search);
    std::vector<std::string> sentences = sentences_on(places);
    if (!built) {
        sentences.emplace_back("A font file is damaged; text is drawn with the built-in font.");
        atlas.Clear();
        atlas.AddFontDefault();
        atlas.Build();
    }
    return sentences;
}

std::vector<std::string> load_fonts(ImFontAtlas& atlas, FontRequest const& request) {
    FontSearch search;
    return load_fonts(atlas, request, search);
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
