#include "print/paper.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/shown_text.h"
#include "print/catalogue.h"

namespace accrue::print {
struct Release {
    void operator()(PangoFontMap* map) const { g_object_unref(map); }
    void operator()(PangoContext* context) const { g_object_unref(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
    void operator()(PangoGlyphItem* item) const { pango_glyph_item_free(item); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

namespace {

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

// --- Direction and language of what is set --------------------------------------------------------------------------

constexpr std::string_view isolate_begin = "\u2068"; // what follows has a direction of its own
constexpr std::string_view isolate_end = "\u2069";

struct Directed {
    std::string text;
    bool from_right = false;
};

// With words from right to left set apart, or as a whole from right to left.
Directed directed(std::string const& text, bool is_prose) {
    auto const pieces = formats::pieces_by_direction(text);
    std::size_t right = 0;
    std::size_t letters = 0; // bytes of letters from left to right
    for (formats::TextPiece const& piece : pieces) {
        if (piece.from_right) right += piece.text.size();
        for (char const c : piece.text)
            if (!piece.from_right) letters += g_ascii_isalpha(c) || (static_cast<unsigned char>(c) >= 0x80) ? 1 : 0;
    }
    if (right == 0) return {text, false};
    if (letters == 0 || (is_prose && pieces.front().from_right && right > 4 * letters)) return {text, true};
    Directed result;
    for (formats::TextPiece const& piece : pieces) {
        if (piece.from_right) result.text += isolate_begin;
        result.text += piece.text;
        if (piece.from_right) result.text += isolate_end;
    }
    return result;
}

bool is_isolate(std::string_view text, std::size_t at) {
    std::string_view const three = text.substr(at, 3);
    return three == isolate_begin || three == isolate_end;
}

// The language whose letters a script's are taken to be: Pango would ask the surroundings of the program.
PangoLanguage* language_of_script(GUnicodeScript script, bool has_kana, bool has_hangul) {
    if (script == G_UNICODE_SCRIPT_HAN)
        return pango_language_from_string(has_kana ? "ja" : has_hangul ? "ko" : "zh-cn");
    return pango_script_get_sample_language(static_cast<PangoScript>(script));
}

// A language for each run of letters that are not Latin.
Owned<PangoAttrList> languages_of(std::string const& text) {
    struct Letter {
        std::size_t at;
        GUnicodeScript script;
    };
    Owned<PangoAttrList> list(pango_attr_list_new());
    std::vector<Letter> letters;
    bool has_kana = false;
    bool has_hangul = false;
    for (std::size_t at = 0; at < text.size();) {
        Character const character = first_character(std::string_view(text).substr(at));
        GUnicodeScript const script =
            character.code < 0x250 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script(character.code);
        has_kana = has_kana || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
        has_hangul = has_hangul || script == G_UNICODE_SCRIPT_HANGUL;
        bool const is_own = script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED;
        if (is_own && (letters.empty() || letters.back().script != script)) letters.push_back({at, script});
        at += character.size;
    }
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i].script == G_UNICODE_SCRIPT_LATIN) continue;
        PangoLanguage* const language = language_of_script(letters[i].script, has_kana, has_hangul);
        if (language == nullptr) continue;
        PangoAttribute* const attribute = pango_attr_language_new(language);
        attribute->start_index = static_cast<guint>(letters[i].at);
        attribute->end_index = static_cast<guint>(i + 1 < letters.size() ? letters[i + 1].at : text.size());
        pango_attr_list_insert(list.get(), attribute);
    }
    return list;
}

// Fontconfig adds the languages of the program's surroundings to those that are asked for: only the first stays. And letters
// that are pictures would be large and could not be searched: they are the last choice.
void ask_for_no_more(FcPattern* pattern, gpointer) {
    FcChar8* language = nullptr;
    if (FcPatternGetString(pattern, FC_LANG, 0, &language) == FcResultMatch) {
        std::string const first = reinterpret_cast<char const*>(language);
        FcPatternDel(pattern, FC_LANG);
        FcPatternAddString(pattern, FC_LANG, reinterpret_cast<FcChar8 const*>(first.c_str()));
    }
    FcPatternDel(pattern, FC_COLOR);
    FcPatternAddBool(pattern, FC_COLOR, FcFalse);
}

// The space at which a line was broken is a space again: as nothing it would be a text of its own in the file.
void show_spaces(std::string const& text, PangoGlyphItem& run) {
    hb_codepoint_t space = 0;
    for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
        auto const at = static_cast<std::size_t>(run.item->offset + run.glyphs->log_clusters[i]);
        if (run.glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY || text[at] != ' ') continue;
        if (space == 0 && hb_font_get_nominal_glyph(pango_font_get_hb_font(run.item->analysis.font), ' ', &space) == 0)
            return;
        run.glyphs->glyphs[i].glyph = space;
    }
}

cairo_status_t append_bytes(void* bytes, unsigned char const* data, unsigned size) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

Problem not_made(std::string_view reason, std::string_view remedy) {
    return {"S114", {}, say("no PDF can be made: {}", reason), std::string(remedy)};
}

} // namespace

// --- A text in lines ------------------------------------------------------------------------------------------------

struct SetText::Parts {
    std::string text;
    TextStyle style;
    Owned<PangoLayout> layout;
    double ascent = 0; // of the style's first font, with half of what the pitch leaves
    std::vector<SetLine> lines = {};
    double width = 0;

    void read_lines();
};

void SetText::Parts::read_lines() {
    lines.clear();
    width = 0;
    Owned<PangoLayoutIter> const iterator(pango_layout_get_iter(layout.get()));
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iterator.get(), nullptr, &logical);
        double const above = points(pango_layout_iter_get_baseline(iterator.get()) - logical.y);
        double const baseline = std::max(ascent, above);
        PangoLayoutLine* const line = pango_layout_iter_get_line_readonly(iterator.get());
        lines.push_back({.width = points(logical.width),
                         .height = std::max(style.pitch, baseline + points(logical.height) - above),
                         .baseline = baseline,
                         .from_right = line->resolved_dir == PANGO_DIRECTION_RTL});
        width = std::max(width, lines.back().width);
    } while (pango_layout_iter_next_line(iterator.get()));
}

SetText::SetText(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SetText::SetText(SetText&&) noexcept = default;
SetText& SetText::operator=(SetText&&) noexcept = default;
SetText::~SetText() = default;

void SetText::wrap(double width) {
    pango_layout_set_wrap(parts_->layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(parts_->layout.get(), static_cast<int>(std::max(width, 1.0) * PANGO_SCALE) + 1);
    parts_->read_lines();
}

// Whether what is white there hangs over the edge: a line may end behind it, or behind what else is white there.
bool hangs(PangoLogAttr const* all, int character, int count) {
    if (!all[character].is_white) return false;
    do ++character;
    while (character < count && all[character].is_white && !all[character].is_line_break);
    return character >= count || all[character].is_line_break;
}

double SetText::longest_word() const {
    std::vector<double> widths(parts_->text.size() + 1); // of what begins at each byte
    Owned<PangoLayoutIter> const iterator(pango_layout_get_iter(parts_->layout.get()));
    do {
        PangoRectangle place;
        pango_layout_iter_get_cluster_extents(iterator.get(), nullptr, &place);
        widths[static_cast<std::size_t>(pango_layout_iter_get_index(iterator.get()))] += points(place.width);
    } while (pango_layout_iter_next_cluster(iterator.get()));
    int count = 0;
    PangoLogAttr const* const all = pango_layout_get_log_attrs_readonly(parts_->layout.get(), &count);
    double longest = 0;
    double word = 0;
    int character = 0;
    for (std::size_t at = 0; at < parts_->text.size() && character < count; ++at) {
        if (!is_inside_character(parts_->text[at])) {
            if (all[character].is_line_break) word = 0;
            if (hangs(all, character, count)) widths[at] = 0;
            ++character;
        }
        word += widths[at];
        longest = std::max(longest, word);
    }
    return longest;
}

double SetText::width() const { return parts_->width; }
std::vector<SetLine> const& SetText::lines() const { return parts_->lines; }

// --- The sheet ------------------------------------------------------------------------------------------------------

struct Paper::Parts {
    PaperMetadata metadata;
    std::unique_ptr<std::string> bytes = std::make_unique<std::string>(); // keeps its place
    Owned<PangoFontMap> map{pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)};
    Owned<PangoContext> context{pango_font_map_create_context(map.get())};
    Owned<cairo_surface_t> surface{
        cairo_pdf_surface_create_for_stream(append_bytes, bytes.get(), paper_width, paper_height)};
    Owned<cairo_t> cairo{cairo_create(surface.get())};

    void prepare();
    void color(Color color) { cairo_set_source_rgb(cairo.get(), color.red, color.green, color.blue); }
    // A run without the characters that set words apart, from `x`.
    void show_pieces(std::string const& text, PangoGlyphItem const* run, double x, double baseline);
};

void Paper::Parts::prepare() {
    // The title and the language stand in what with_catalogue adds; without a date cairo would take the clock's.
    std::string const day = to_text(metadata.date) + "T00:00:00Z";
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_language(context.get(), pango_language_from_string(metadata.language.c_str()));
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    Owned<cairo_font_options_t> const options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(map.get()), ask_for_no_more, nullptr, nullptr);
}

Paper::Paper(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Paper::Paper(Paper&&) noexcept = default;
Paper& Paper::operator=(Paper&&) noexcept = default;
Paper::~Paper() = default;

Result<Paper> Paper::open(PaperMetadata metadata) {
    FcFontSet const* const fonts = FcConfigGetFonts(nullptr, FcSetSystem);
    if (fonts == nullptr || fonts->nfont == 0)
        return not_made(tr("no font is installed"), tr("install the packages fonts-inter and fonts-dejavu-core"));
    auto parts = std::make_unique<Parts>();
    parts->metadata = std::move(metadata);
    parts->prepare();
    return Paper(std::move(parts));
}

SetText Paper::set(std::string_view text, TextStyle const& style) {
    Directed content = directed(formats::shown_text(text), style.is_prose);
    Owned<PangoFontDescription> const font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), "Inter, DejaVu Sans, sans-serif");
    pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(style.weight));
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    Owned<PangoLayout> layout(pango_layout_new(parts_->context.get()));
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_auto_dir(layout.get(), content.from_right ? TRUE : FALSE);
    pango_layout_set_text(layout.get(), content.text.c_str(), static_cast<int>(content.text.size()));
    Owned<PangoAttrList> const attributes = languages_of(content.text);
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE)); // a file's name has none of them
    if (style.tabular) pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum"));
    pango_layout_set_attributes(layout.get(), attributes.get());
    // Inter's proportions: most lines have their baseline where its ascent puts it.
    double const ascent = style.size * 0.97 + (style.pitch - style.size * 1.21) / 2;
    auto parts = std::make_unique<SetText::Parts>(
        SetText::Parts{.text = std::move(content.text), .style = style, .layout = std::move(layout), .ascent = ascent});
    parts->read_lines();
    return SetText(std::move(parts));
}

void Paper::Parts::show_pieces(std::string const& text, PangoGlyphItem const* run, double x, double baseline) {
    Owned<PangoGlyphItem> rest(pango_glyph_item_copy(const_cast<PangoGlyphItem*>(run)));
    show_spaces(text, *rest);
    bool const from_right = (rest->item->analysis.level & 1) != 0;
    double right = x + points(pango_glyph_string_get_width(rest->glyphs));
    while (rest) {
        auto const begin = static_cast<std::size_t>(rest->item->offset);
        std::size_t const end = begin + static_cast<std::size_t>(rest->item->length);
        bool is_shown = !is_isolate(text, begin);
        std::size_t cut = begin + (is_shown ? 1 : isolate_begin.size());
        while (is_shown && cut < end && !is_isolate(text, cut)) ++cut;
        Owned<PangoGlyphItem> piece;
        if (cut < end) piece.reset(pango_glyph_item_split(rest.get(), text.c_str(), static_cast<int>(cut - begin)));
        if (!piece) { // nothing is left, or what is left belongs to the same letter
            is_shown = is_shown || cut < end;
            piece.reset(rest.release());
        }
        double const width = points(pango_glyph_string_get_width(piece->glyphs));
        cairo_move_to(cairo.get(), from_right ? right - width : x, baseline);
        if (is_shown) pango_cairo_show_glyph_item(cairo.get(), text.c_str(), piece.get());
        (from_right ? right : x) += from_right ? -width : width;
    }
}

void Paper::show(SetText const& text, std::size_t line, double x, double baseline, Color color) {
    parts_->color(color);
    PangoLayoutLine* const shown = pango_layout_get_line_readonly(text.parts().layout.get(), static_cast<int>(line));
    for (GSList const* each = shown->runs; each != nullptr; each = each->next) {
        auto* const run = static_cast<PangoGlyphItem*>(each->data);
        parts_->show_pieces(text.parts().text, run, x, baseline);
        x += points(pango_glyph_string_get_width(run->glyphs));
    }
}

void Paper::rule(double x, double y, double width, double thickness, Color color) {
    box(x, y - thickness / 2, width, thickness, color);
}

void Paper::box(double x, double y, double width, double height, Color color) {
    parts_->color(color);
    cairo_rectangle(parts_->cairo.get(), x, y, width, height);
    cairo_fill(parts_->cairo.get());
}

void Paper::begin(char const* part) { cairo_tag_begin(parts_->cairo.get(), part, nullptr); }
void Paper::end(char const* part) { cairo_tag_end(parts_->cairo.get(), part); }
void Paper::next_page() { cairo_show_page(parts_->cairo.get()); }

Result<std::string> Paper::finish() {
    cairo_show_page(parts_->cairo.get());
    cairo_status_t status = cairo_status(parts_->cairo.get());
    cairo_surface_finish(parts_->surface.get());
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(parts_->surface.get());
    if (status != CAIRO_STATUS_SUCCESS) return not_made(cairo_status_to_string(status), "");
    return with_catalogue(*parts_->bytes, {formats::shown_text(parts_->metadata.title), parts_->metadata.language,
                                           parts_->metadata.date});
}

} // namespace accrue::print
