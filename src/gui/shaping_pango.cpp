#include "gui/shaping_pango.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <pango/pangocairo.h>

#include "domain/text.h"
#include "gui/fonts_search.h"

namespace accrue::gui {

struct ReleasePango {
    void operator()(PangoFontMap* map) const { g_object_unref(map); }
    void operator()(PangoContext* context) const { g_object_unref(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
template <class T>
using PangoOwned = std::unique_ptr<T, ReleasePango>;

namespace {

constexpr int widest_picture = 8192; // device pixels; what is beyond is out of sight
constexpr int highest_picture = 1024;

// `text` with a box for each character that turns the order of what follows, so that nothing poses as something else.
std::string without_turning(std::string_view text) {
    std::string shown(text);
    for (std::size_t at = 0; at < text.size();) {
        auto const [code, size] = first_character(text.substr(at));
        bool const embedding = code >= 0x202A && code <= 0x202E;
        bool const isolate = code >= 0x2066 && code <= 0x2069;
        if (embedding || isolate) shown.replace(at, size, "▯"); // as long, so places in the text stay the same
        at += size;
    }
    return shown;
}

// What may happen before each byte of the text.
struct TextPlaces {
    std::vector<bool> cursor;
    std::vector<bool> line_break;
};

TextPlaces places_of(PangoLayout* layout, std::string const& text) {
    int count = 0;
    PangoLogAttr const* const all = pango_layout_get_log_attrs_readonly(layout, &count);
    TextPlaces places{std::vector<bool>(text.size() + 1), std::vector<bool>(text.size() + 1)};
    int character = 0;
    for (std::size_t at = 0; at <= text.size() && character < count; ++at) {
        if (at < text.size() && is_inside_character(text[at])) continue;
        places.cursor[at] = all[character].is_cursor_position;
        places.line_break[at] = all[character].is_line_break;
        ++character;
    }
    return places;
}

struct Piece {
    std::size_t begin;
    float width;
};

// The clusters as they stand on the screen, sorted by their place in the text.
std::vector<Piece> pieces_of(PangoLayout* layout) {
    std::vector<Piece> pieces;
    PangoOwned<PangoLayoutIter> const iterator(pango_layout_get_iter(layout));
    do {
        if (!pango_layout_iter_get_run_readonly(iterator.get())) continue; // the end of the line
        PangoRectangle place;
        pango_layout_iter_get_cluster_extents(iterator.get(), nullptr, &place);
        pieces.push_back({static_cast<std::size_t>(pango_layout_iter_get_index(iterator.get())),
                          static_cast<float>(place.width) / PANGO_SCALE});
    } while (pango_layout_iter_next_cluster(iterator.get()));
    std::ranges::stable_sort(pieces, {}, &Piece::begin);
    return pieces;
}

ShapedLine line_of(PangoLayout* layout, std::string const& text) {
    PangoRectangle whole;
    pango_layout_get_extents(layout, nullptr, &whole);
    ShapedLine line{.width = static_cast<float>(whole.width) / PANGO_SCALE, .clusters = {}};
    TextPlaces const places = places_of(layout, text);
    std::vector<Piece> const pieces = pieces_of(layout);
    float reach = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        reach += pieces[i].width;
        std::size_t const end = i + 1 < pieces.size() ? pieces[i + 1].begin : text.size();
        if (end < text.size() && !places.cursor[end]) continue; // belongs to what comes next
        if (end == 0 || (!line.clusters.empty() && line.clusters.back().end == end)) continue;
        line.clusters.push_back({static_cast<std::uint32_t>(end), reach, bool(places.line_break[end])});
    }
    return line;
}

struct Rgba {
    unsigned red, green, blue, alpha;
};

// A pixel of an ARGB32 surface: multiplied by alpha, in the machine's order.
Rgba pixel_at(cairo_surface_t* surface, int x, int y) {
    unsigned char const* const row = cairo_image_surface_get_data(surface) +
                                     static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface);
    std::uint32_t const value = reinterpret_cast<std::uint32_t const*>(row)[x];
    return {value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF, value >> 24};
}

PixelPicture mask_of(cairo_surface_t* white, int width, int height) {
    PixelPicture picture{.kind = PixelPicture::Kind::Mask, .width = width, .height = height, .pixels = {}};
    picture.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            picture.pixels.push_back(static_cast<unsigned char>(pixel_at(white, x, y).alpha));
    return picture;
}

// The same line in white and in black: where both look alike a colour is the font's own, where they differ the text's.
PixelPicture layers_of(cairo_surface_t* white, cairo_surface_t* black, int width, int height) {
    PixelPicture picture{.kind = PixelPicture::Kind::Colors, .width = width, .height = 2 * height, .pixels = {}};
    std::size_t const layer = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    picture.pixels.resize(2 * layer, 255);
    unsigned char* text = picture.pixels.data();
    unsigned char* own = text + layer;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x, text += 4, own += 4) {
            Rgba const w = pixel_at(white, x, y);
            Rgba const b = pixel_at(black, x, y);
            unsigned const of_text = w.green > b.green ? w.green - b.green : 0;
            unsigned const alpha = b.alpha > of_text ? b.alpha - of_text : 0;
            text[3] = static_cast<unsigned char>(of_text);
            auto const plain = [&](unsigned value) {
                return static_cast<unsigned char>(alpha == 0 ? 0 : std::min(255U, (value * 255 + alpha / 2) / alpha));
            };
            own[0] = plain(b.red);
            own[1] = plain(b.green);
            own[2] = plain(b.blue);
            own[3] = static_cast<unsigned char>(alpha);
        }
    return picture;
}

bool has_own_colors(cairo_surface_t* white, int width, int height) {
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            Rgba const pixel = pixel_at(white, x, y);
            if (pixel.red != pixel.alpha || pixel.green != pixel.alpha || pixel.blue != pixel.alpha) return true;
        }
    return false;
}

PangoOwned<cairo_surface_t> painted(PangoLayoutLine* line, PangoRectangle const& ink, double gray) {
    PangoOwned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, ink.width, ink.height));
    PangoOwned<cairo_t> const cairo(cairo_create(surface.get()));
    cairo_set_source_rgb(cairo.get(), gray, gray, gray);
    cairo_move_to(cairo.get(), -ink.x, -ink.y);
    pango_cairo_show_layout_line(cairo.get(), line);
    cairo_surface_flush(surface.get());
    return surface;
}

PangoOwned<PangoFontDescription> description_of(LineFont const& font) {
    PangoOwned<PangoFontDescription> description(pango_font_description_new());
    pango_font_description_set_family_static(description.get(), font.equal_widths ? "DejaVu Sans Mono, monospace"
                                                                                  : "Inter, DejaVu Sans, sans-serif");
    pango_font_description_set_weight(description.get(), static_cast<PangoWeight>(font.weight));
    pango_font_description_set_absolute_size(description.get(), std::round(font.em * PANGO_SCALE));
    return description;
}

} // namespace

struct PangoLines::Parts {
    std::string language;
    PangoOwned<PangoFontMap> map{pango_cairo_font_map_new()};
    PangoOwned<PangoContext> context{pango_font_map_create_context(map.get())};
    PangoOwned<PangoLayout> layout;

    // The layout with this text as its only line.
    PangoLayout* of(LineFont const& font, std::string const& text, bool from_right);
};

PangoLayout* PangoLines::Parts::of(LineFont const& font, std::string const& text, bool from_right) {
    pango_context_set_base_dir(context.get(), from_right ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_layout_context_changed(layout.get());
    PangoOwned<PangoAttrList> const attributes(pango_attr_list_new());
    std::string const look = east_asian_language(language, text);
    if (!look.empty())
        pango_attr_list_insert(attributes.get(), pango_attr_language_new(pango_language_from_string(look.c_str())));
    pango_layout_set_attributes(layout.get(), attributes.get());
    pango_layout_set_font_description(layout.get(), description_of(font).get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout.get();
}

PangoLines::PangoLines(std::string language) : parts_(std::make_unique<Parts>()) {
    parts_->language = std::move(language);
    PangoOwned<cairo_font_options_t> const options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_SLIGHT);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_ON);
    pango_cairo_context_set_font_options(parts_->context.get(), options.get());
    parts_->layout.reset(pango_layout_new(parts_->context.get()));
    pango_layout_set_single_paragraph_mode(parts_->layout.get(), TRUE);
    pango_layout_set_auto_dir(parts_->layout.get(), FALSE);
    pango_layout_set_alignment(parts_->layout.get(), PANGO_ALIGN_LEFT);
}

PangoLines::~PangoLines() = default;

ShapedLine PangoLines::lay_out(LineFont const& font, std::string_view text, bool from_right) {
    std::string const shown = without_turning(text);
    return line_of(parts_->of(font, shown, from_right), shown);
}

std::optional<PaintedLine> PangoLines::paint(LineFont const& font, std::string_view text, bool from_right) {
    PangoLayoutLine* const line =
        pango_layout_get_line_readonly(parts_->of(font, without_turning(text), from_right), 0);
    PangoRectangle ink;
    pango_layout_line_get_pixel_extents(line, &ink, nullptr);
    if (ink.width <= 0 || ink.height <= 0) return std::nullopt;
    ink = {ink.x - 1, ink.y - 1, std::min(ink.width + 2, widest_picture), std::min(ink.height + 2, highest_picture)};
    PangoOwned<cairo_surface_t> const white = painted(line, ink, 1);
    if (cairo_surface_status(white.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
    PaintedLine result{.corner = {static_cast<float>(ink.x), static_cast<float>(ink.y)},
                       .size = {static_cast<float>(ink.width), static_cast<float>(ink.height)},
                       .picture = {}};
    if (has_own_colors(white.get(), ink.width, ink.height))
        result.picture = layers_of(white.get(), painted(line, ink, 0).get(), ink.width, ink.height);
    else
        result.picture = mask_of(white.get(), ink.width, ink.height);
    return result;
}

} // namespace accrue::gui
