// The parts of a form in HTML; the rest of a page is in the handbook's and the report's own tests.
#include <doctest/doctest.h>

#include "formats/html.h"
#include "formats/shown_text.h"

using namespace accrue::formats;

TEST_CASE("the parts of a form are HTML that can be read and filled in") {
    Page page;
    page.facts({});
    page.facts({{"Name", plain("Jo <b>")}, {"Known as", list({plain("J"), plain("שלום")})}, {"Telephone", {}}});
    page.blank("Remarks", 2);
    page.signature("Jo");
    page.signature("");
    CHECK(html_of(page) == R"(<dl class="facts">
<div><dt>Name</dt><dd>Jo &lt;b&gt;</dd></div>
<div><dt>Known as</dt><dd><ul>
<li>J</li>
<li><bdi>שלום</bdi></li>
</ul>
</dd></div>
<div><dt>Telephone</dt><dd class="line"></dd></div>
</dl>
<div class="blank">
<p>Remarks</p>
<div class="line"></div>
<div class="line"></div>
</div>
<div class="signature">
<p class="line">Signature: Jo</p>
<p class="line">Date</p>
</div>
<div class="signature">
<p class="line">Signature</p>
<p class="line">Date</p>
</div>
)");
}

TEST_CASE("a text is cut where its direction changes and shown without what would hide in it") {
    auto const pieces = pieces_by_direction("by שלום, עולם: 2012");
    REQUIRE(pieces.size() == 3);
    CHECK(pieces[0].text == "by ");
    CHECK(pieces[1].text == "שלום, עולם");
    CHECK(pieces[1].from_right);
    CHECK(pieces[2].text == ": 2012");
    CHECK(pieces_by_direction("").empty());
    CHECK(shown_text("a\u202Eb\x01\tc\n\u2069") == "a⟦U+202E⟧b\tc\n⟦U+2069⟧");
    CHECK(shown_text("\uFFFE \uFDD0 \uFDCF \U0001FFFF \U0001F600") == "\uFFFD \uFFFD \uFDCF \uFFFD \U0001F600");
    CHECK(shown_text("ü\xFFü\xE2\x80") == "ü\uFFFDü\uFFFD\uFFFD");
}
