#include "evidence/shrink.h"

#include <doctest/doctest.h>

#include "evidence/page_picture.h"
#include "support/documents.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::evidence;
using Outcome = ShrinkStep::Outcome;

namespace {

struct Desk {
    Sandbox sandbox = std::move(*Sandbox::open());

    Result<Shrunk> shrink_to(std::string const& original, ShrinkRequest const& request) {
        auto const file = inspect(original, sandbox);
        REQUIRE(file);
        return shrink(original, *file, request, sandbox);
    }
};

Inspection looked_at(std::string const& bytes) {
    auto const sandbox = Sandbox::open();
    return *inspect(bytes, *sandbox);
}

} // namespace

TEST_CASE("colour scans of 1.07 and 1.33 MB fit under 1 MB and stay readable") {
    for (int const quality : {85, 89}) {
        CAPTURE(quality);
        Desk desk;
        std::string const scan = test::scan_pdf(300, quality);
        REQUIRE(scan.size() > 1'000'000);
        auto const shrunk = desk.shrink_to(scan, {.most_bytes = 1'000'000});
        REQUIRE(shrunk);
        CHECK(shrunk->fits);
        CHECK(shrunk->bytes.size() <= 1'000'000);
        Inspection const result = looked_at(shrunk->bytes);
        CHECK(result.state == Inspection::State::Sound);
        CHECK(result.pages == 1);
        CHECK(result.images.least_dpi >= 250); // the small print of 26 points at 300 dpi is still there
        CHECK(result.images.colour);
        CHECK(shrunk->steps.back().outcome == Outcome::Fits);
        for (std::size_t i = 0; i + 1 < shrunk->steps.size(); ++i) CHECK(shrunk->steps[i].outcome != Outcome::Fits);
    }
}

TEST_CASE("what cannot fit above the floor is said with the closest size, and a lower floor is asked for") {
    Desk desk;
    std::string const scan = test::scan_pdf(200, 60);
    auto const shrunk = desk.shrink_to(scan, {.most_bytes = 5'000});
    REQUIRE(shrunk);
    CHECK_FALSE(shrunk->fits);
    REQUIRE_FALSE(shrunk->bytes.empty());
    CHECK(looked_at(shrunk->bytes).images.least_dpi >= 149);
    for (ShrinkStep const& step : shrunk->steps)
        if (step.outcome == Outcome::TooLarge) CHECK(step.bytes >= shrunk->bytes.size());
    auto const lower = desk.shrink_to(scan, {.most_bytes = 5'000, .least_dpi = 100});
    REQUIRE(lower);
    CHECK(lower->bytes.size() < shrunk->bytes.size());
}

TEST_CASE("without colours it is smaller") {
    Desk desk;
    std::string const scan = test::scan_pdf(150, 90);
    auto const grey = desk.shrink_to(scan, {.most_bytes = scan.size(), .greyscale = true});
    REQUIRE(grey);
    CHECK(grey->fits);
    CHECK_FALSE(looked_at(grey->bytes).images.colour);
}

TEST_CASE("pictures that are coarser than the floor are packed anew at the floor") {
    Desk desk;
    std::string const scan = test::scan_pdf(100, 95);
    auto const shrunk = desk.shrink_to(scan, {.most_bytes = scan.size() - 10'000});
    REQUIRE(shrunk);
    CHECK(shrunk->steps.size() > 1);
    CHECK(shrunk->fits);
}

TEST_CASE("a text layer stays, and a file that fits already is left as it is") {
    Desk desk;
    std::vector<std::string> lines;
    for (int i = 0; i < 400; ++i) lines.push_back("line " + std::to_string(i));
    std::string const text = test::text_pdf(lines);
    auto const same = desk.shrink_to(text, {.most_bytes = text.size()});
    REQUIRE(same);
    CHECK(same->bytes == text);
    CHECK(same->steps.empty());
    auto const shrunk = desk.shrink_to(text, {.most_bytes = text.size() / 2});
    REQUIRE(shrunk);
    CHECK(shrunk->fits);
    REQUIRE(desk.sandbox.put("result.pdf", shrunk->bytes));
    CHECK(desk.sandbox.run({"pdftotext", "-l", "1", "result.pdf", "-"}).output.find("line 0") != std::string::npos);
    CHECK(looked_at(shrunk->bytes).pages == 400);
}

TEST_CASE("what is no sound PDF is not worked on") {
    Desk desk;
    std::string const cut = test::text_pdf({"one", "two"}).substr(0, 300);
    auto const damaged = desk.shrink_to(cut, {.most_bytes = 10});
    REQUIRE_FALSE(damaged);
    CHECK(to_text(damaged.problem()) + "\n" == test::file_text(test::problem_gallery / "A300-cannot-be-shrunk.txt"));
    CHECK(desk.shrink_to("\xFF\xD8\xFF", {.most_bytes = 1}).problem().id == "A300");
}

TEST_CASE("pictures of pages are read as they are, and a blank page has no contrast") {
    PagePicture const picture = read_pgm("P5\n2 2\n255\n\x01\xFF\x01\xFF");
    CHECK(picture.width == 2);
    CHECK(picture.grey.size() == 4);
    CHECK(picture.contrast() == doctest::Approx(127));
    CHECK(read_pgm("P5\n2 2\n255\n\x01").grey.empty());
    CHECK(read_pgm("P6\n2 2\n255\n\x01\xFF\x01\xFF").grey.empty());
    CHECK(read_pgm("P5\n99999999999 2\n255\n").grey.empty());
    CHECK(read_pgm("P5\n1 1\n255\n\x80").contrast() == 0);
}
