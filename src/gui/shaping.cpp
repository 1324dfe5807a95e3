#include "gui/shaping.h"

#include <functional>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "gui/shaping_pango.h"

namespace accrue::gui {

struct LineKey {
    LineFont font;
    std::string_view text;

    friend bool operator==(LineKey const&, LineKey const&) = default;
};

struct LineKeyHash {
    std::size_t operator()(LineKey const& key) const {
        std::size_t const font = std::hash<float>()(key.font.em) + static_cast<std::size_t>(key.font.weight) * 31 +
                                 (key.font.equal_widths ? 7 : 0);
        return std::hash<std::string_view>()(key.text) ^ (font * 0x9E3779B97F4A7C15U);
    }
};

struct CachedLine {
    LineFont font;
    std::string text;
    ShapedLine line;
    bool from_right = false;
    std::optional<LinePicture> picture; // none: not painted yet
    std::size_t bytes = 0;
};

namespace {

std::size_t bytes_of(CachedLine const& entry) {
    constexpr std::size_t around = 160; // of the list and the table
    return sizeof(CachedLine) + around + entry.text.capacity() + entry.line.clusters.capacity() * sizeof(Cluster);
}

} // namespace

struct PangoShaper::State {
    using Lines = std::list<CachedLine>;

    ShaperOptions options;
    std::optional<PangoLines> pango; // none: not asked for yet
    Lines lines;                     // what was used last is first
    std::unordered_map<LineKey, Lines::iterator, LineKeyHash> places;
    std::size_t bytes = 0;
    std::vector<ImTextureID> gone; // pictures that this frame may still show

    PangoLines& started();
    CachedLine& find_or_lay_out(LineFont const& font, std::string_view text);
    void lay_out(CachedLine& entry);
    void drop_picture(CachedLine& entry);
    LinePicture painted(CachedLine& entry);
    void drop_oldest();
    void give_back();
};

PangoLines& PangoShaper::State::started() {
    if (!pango) pango.emplace(options.language);
    return *pango;
}

CachedLine& PangoShaper::State::find_or_lay_out(LineFont const& font, std::string_view text) {
    if (auto const found = places.find({font, text}); found != places.end()) {
        lines.splice(lines.begin(), lines, found->second);
        return lines.front();
    }
    CachedLine& entry = lines.emplace_front();
    entry.font = font;
    entry.text = text;
    entry.from_right = reads_from_right(text);
    lay_out(entry);
    places.emplace(LineKey{font, entry.text}, lines.begin());
    return entry;
}

void PangoShaper::State::lay_out(CachedLine& entry) {
    entry.line = started().lay_out(entry.font, entry.text, entry.from_right);
    entry.bytes = bytes_of(entry);
    bytes += entry.bytes;
}

void PangoShaper::State::drop_picture(CachedLine& entry) {
    if (entry.picture && entry.picture->texture) gone.push_back(entry.picture->texture);
    entry.picture.reset();
    bytes -= entry.bytes;
}

LinePicture PangoShaper::State::painted(CachedLine& entry) {
    if (!options.keeper) return {.drawn_elsewhere = true};
    auto const painted_line = started().paint(entry.font, entry.text, entry.from_right);
    if (!painted_line) return {};
    LinePicture picture{.texture = options.keeper->keep(painted_line->picture),
                        .corner = painted_line->corner,
                        .size = painted_line->size,
                        .colored = painted_line->picture.kind == PixelPicture::Kind::Colors};
    picture.drawn_elsewhere = !picture.texture;
    if (!picture.texture) return picture;
    entry.bytes += painted_line->picture.pixels.size();
    bytes += painted_line->picture.pixels.size();
    return picture;
}

void PangoShaper::State::drop_oldest() {
    CachedLine& oldest = lines.back();
    drop_picture(oldest);
    places.erase({oldest.font, oldest.text});
    lines.pop_back();
}

void PangoShaper::State::give_back() {
    for (ImTextureID const texture : gone) options.keeper->drop(texture);
    gone.clear();
}

PangoShaper::PangoShaper(ShaperOptions options) : state_(std::make_unique<State>()) {
    state_->options = std::move(options);
}

PangoShaper::~PangoShaper() {
    while (!state_->lines.empty()) state_->drop_oldest();
    state_->give_back();
}

ShapedLine const& PangoShaper::line(LineFont const& font, std::string_view text) {
    return state_->find_or_lay_out(font, text).line;
}

void PangoShaper::direct(LineFont const& font, std::string_view text, bool from_right) {
    CachedLine& entry = state_->find_or_lay_out(font, text);
    if (entry.from_right == from_right) return;
    state_->drop_picture(entry);
    entry.from_right = from_right;
    state_->lay_out(entry);
}

LinePicture PangoShaper::picture(LineFont const& font, std::string_view text) {
    CachedLine& entry = state_->find_or_lay_out(font, text);
    if (!entry.picture) entry.picture = state_->painted(entry);
    return *entry.picture;
}

void PangoShaper::next_frame() {
    while (state_->bytes > state_->options.most_bytes) state_->drop_oldest();
    state_->give_back();
}

std::size_t PangoShaper::bytes() const { return state_->bytes; }

std::size_t PangoShaper::lines() const { return state_->lines.size(); }

} // namespace accrue::gui
