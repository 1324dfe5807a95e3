#include "gui/shaping.h"

#include <map>

#include <doctest/doctest.h>

#include "gui/widgets/widgets.h"
#include "support/screen_driver.h"

using namespace accrue::gui;
using accrue::test::Screen;

namespace {

constexpr LineFont body{.em = 14};

// Keeps pictures in memory, as the window keeps them as textures.
class KeptPictures final : public PictureKeeper {
public:
    ImTextureID keep(PixelPicture const& picture) override {
        all[++last] = picture;
        return reinterpret_cast<ImTextureID>(last);
    }
    void drop(ImTextureID picture) override { REQUIRE(all.erase(reinterpret_cast<std::intptr_t>(picture)) == 1); }

    std::map<std::intptr_t, PixelPicture> all;
    std::intptr_t last = 0;
};

// Names and titles; Arabic and Hebrew need fonts-dejavu-core, the others are told apart without any font of theirs.
std::vector<std::string> const texts = {"مدير خدمات تقنية المعلومات والاتصالات في الشركة",
                                        "ניהול שירותי IT עם ITIL לכל המשתתפים בקורס",
                                        "हिन्दी में सेवा प्रबंधन प्रशिक्षण पाठ्यक्रम",
                                        "หลักสูตรการจัดการบริการเทคโนโลยีสารสนเทศขั้นสูง",
                                        "Party 🎉 of the 👩‍💻 service team 🇵🇱 and all others",
                                        "e\u0301tude des cafe\u0301s a\u0323\u0302 la fin des fins"};

// No mark, joiner or second half of a flag begins a part of a text.
bool begins_a_cluster(std::string_view rest) {
    for (std::string_view const tail : {"\u0301", "\u0302", "\u0323", "\u200D", "\u094D", "\u0E31", "\u0E49", "🇱", "💻"})
        if (rest.starts_with(tail)) return false;
    return rest.empty() || (static_cast<unsigned char>(rest.front()) & 0xC0) != 0x80;
}

int pictures_drawn(ImDrawData const& frame) {
    int count = 0;
    for (int i = 0; i < frame.CmdListsCount; ++i)
        for (ImDrawCmd const& command : frame.CmdLists[i]->CmdBuffer)
            if (command.TextureId != ImGui::GetIO().Fonts->TexID && command.ElemCount > 0) ++count;
    return count;
}

} // namespace

TEST_CASE("clusters cover the whole text and reach as far as the line") {
    PangoShaper shaper({});
    for (std::string const& text : texts) {
        ShapedLine const& line = shaper.line(body, text);
        REQUIRE(!line.clusters.empty());
        CHECK(line.clusters.back().end == text.size());
        CHECK(line.clusters.back().reach == doctest::Approx(line.width).epsilon(0.02));
        std::uint32_t before = 0;
        for (Cluster const& cluster : line.clusters) {
            CHECK(cluster.end > before);
            before = cluster.end;
            CHECK(begins_a_cluster(std::string_view(text).substr(cluster.end)));
        }
    }
}

TEST_CASE("joined letters are narrower than the same letters apart") {
    PangoShaper shaper({});
    float const joined = shaper.line(body, "ببب").width;
    float const apart = 3 * shaper.line(body, "ب").width;
    CHECK_MESSAGE(joined < apart - 2, "the Debian package fonts-dejavu-core of ./dev has Arabic");
}

TEST_CASE("shaped text is measured, cut and wrapped within its width, never within a cluster") {
    PangoShaper shaper({});
    Screen screen([] {});
    screen.environment().shaper = &shaper;
    for (std::string const& text : texts) {
        float const whole = measure(TextStyle::Body, text).x;
        CHECK(ellipsized(TextStyle::Body, text, whole) == text);
        for (float const width : {whole - 1, whole / 2, whole / 5}) {
            std::string cut = ellipsized(TextStyle::Body, text, width);
            CHECK(measure(TextStyle::Body, cut).x <= width);
            REQUIRE(cut.ends_with("…"));
            cut.resize(cut.size() - std::string_view("…").size());
            CHECK(text.starts_with(cut));
            CHECK(begins_a_cluster(std::string_view(text).substr(cut.size())));
            std::string all;
            for (std::string_view const line : wrapped(TextStyle::Body, text, width)) {
                CHECK(measure(TextStyle::Body, line).x <= width);
                CHECK(begins_a_cluster(line));
                all += line;
            }
            std::string without_spaces = text;
            std::erase(without_spaces, ' ');
            std::erase(all, ' ');
            CHECK(all == without_spaces);
        }
    }
    CHECK(wrapped(TextStyle::Body, "نص\n\nنص", 0).size() == 5); // a width of nothing still makes progress
}

TEST_CASE("Thai is broken between words although it has no spaces") {
    PangoShaper shaper({});
    bool any = false;
    for (Cluster const& cluster : shaper.line(body, texts[3]).clusters)
        any = any || (cluster.may_break && cluster.end < texts[3].size());
    CHECK(any);
}

TEST_CASE("a very long text is laid out in pieces") {
    PangoShaper shaper({});
    Screen screen([] {});
    screen.environment().shaper = &shaper;
    std::string text;
    while (text.size() < 200'000) text += "نص طويل جدا ";
    CHECK(measure(TextStyle::Body, text).x > 100'000);
    std::string const cut = ellipsized(TextStyle::Body, text, 300);
    CHECK(measure(TextStyle::Body, cut).x <= 300);
    CHECK(cut.size() < 300);
}

TEST_CASE("text in one colour is a mask, an emoji keeps its own colours") {
    KeptPictures pictures;
    PangoShaper shaper({.keeper = &pictures});
    LinePicture const arabic = shaper.picture(body, "ليلى");
    REQUIRE(arabic.texture);
    CHECK_FALSE(arabic.colored);
    CHECK(pictures.all.at(1).kind == PixelPicture::Kind::Mask);
    CHECK(arabic.corner.y < 0); // above the base line
    CHECK(arabic.size.x >= shaper.line(body, "ليلى").width - 2);
    LinePicture const mixed = shaper.picture(body, "x😀");
    CHECK_MESSAGE(mixed.colored, "the Debian package fonts-noto-color-emoji of ./dev has emoji in colour");
    PixelPicture const& picture = pictures.all.at(2);
    CHECK(picture.height == 2 * static_cast<int>(mixed.size.y));
    bool yellow = false;
    for (std::size_t at = picture.pixels.size() / 2; at < picture.pixels.size(); at += 4)
        yellow = yellow || (picture.pixels[at + 3] > 200 && picture.pixels[at] > picture.pixels[at + 2] + 80);
    CHECK(yellow);
}

TEST_CASE("characters that turn the order of others are seen and turn nothing") {
    PangoShaper shaper({});
    CHECK(shaper.line(body, "\u202Eabc").width > shaper.line(body, "\u200Babc").width + 5);
    auto const& clusters = shaper.line(body, "\u202Eab").clusters;
    REQUIRE(clusters.size() == 3);
    CHECK((clusters[0].end == 3 && clusters[1].end == 4 && clusters[2].end == 5));
}

TEST_CASE("the cache stays within its bound, keeps what was used last and gives everything back") {
    KeptPictures pictures;
    {
        PangoShaper shaper({.keeper = &pictures, .most_bytes = 200'000});
        for (int i = 0; i < 300; ++i) {
            (void)shaper.picture(body, "ليلى " + std::to_string(i));
            (void)shaper.picture(body, "always");
            if (i % 10 == 0) shaper.next_frame();
        }
        shaper.next_frame();
        CHECK(shaper.bytes() <= 200'000);
        CHECK(shaper.lines() > 10);
        CHECK(pictures.all.size() <= shaper.lines());
        std::intptr_t const last = pictures.last;
        (void)shaper.picture(body, "always");
        (void)shaper.picture(body, "ليلى 299");
        CHECK(pictures.last == last);
        (void)shaper.picture(body, "ليلى 0");
        CHECK(pictures.last == last + 1);
    }
    CHECK(pictures.all.empty());
}

TEST_CASE("what is drawn is a picture where ImGui cannot, and characters where it can") {
    KeptPictures pictures;
    PangoShaper shaper({.keeper = &pictures});
    std::string title = "Foundation";
    Screen screen([&] { ui::line(title); });
    screen.environment().shaper = &shaper;
    screen.frames(2);
    CHECK(pictures_drawn(*ImGui::GetDrawData()) == 0);
    CHECK(shaper.lines() == 0);
    title = "مدير";
    screen.frames(2);
    CHECK(pictures_drawn(*ImGui::GetDrawData()) == 1);
    CHECK(screen.environment().missing_glyphs.empty());
}

TEST_CASE("lines of a paragraph read as the paragraph does") {
    KeptPictures pictures;
    PangoShaper shaper({.keeper = &pictures});
    Screen screen([] {});
    screen.environment().shaper = &shaper;
    // A sentence of ours that begins with a name: the name's line alone would read from the right.
    std::string const text = "ליאת כהן: It is 240 months old and only the last 120 months count";
    auto const lines = wrapped(TextStyle::Body, text, measure(TextStyle::Body, "ליאת כהן: It").x - 2);
    REQUIRE(lines.size() > 2);
    REQUIRE(lines.front() == "ליאת כהן:");
    LineFont const font{.em = text_height(TextStyle::Body) * em_of_size};
    auto const pixels = [&] {
        return pictures.all.at(reinterpret_cast<std::intptr_t>(shaper.picture(font, lines.front()).texture)).pixels;
    };
    auto const as_wrapped = pixels();
    shaper.direct(font, lines.front(), true);
    CHECK(pixels() != as_wrapped);
    shaper.direct(font, lines.front(), false);
    CHECK(pixels() == as_wrapped);
}

TEST_CASE("a field shows how its text looks while it is typed into") {
    PangoShaper shaper({});
    std::string name = "ليلى";
    std::string note = "นาย 😀 สมชาย\nlast";
    Screen screen([&] {
        (void)ui::input_text("Name", name);
        (void)ui::input_text("Title", note);
        (void)ui::input_long_text("Note", note);
        (void)ui::button("Elsewhere");
    });
    screen.environment().shaper = &shaper;
    screen.frames(2);
    CHECK_FALSE(screen.shows("How it looks"));
    screen.click("Name");
    CHECK(screen.shows("How it looks"));
    screen.key(Key::End);
    screen.type(" حداد");
    CHECK(name == "ليلى حداد");
    screen.click("Elsewhere");
    CHECK_FALSE(screen.shows("How it looks"));
    screen.click("Note");
    screen.key(Key::End, Modifiers::Control);
    CHECK_FALSE(screen.shows("How it looks")); // of the paragraph with the cursor
    screen.key(Key::Home, Modifiers::Control);
    CHECK(screen.shows("How it looks"));
    screen.type("!");
    CHECK(note == "!นาย 😀 สมชาย\nlast");
}
