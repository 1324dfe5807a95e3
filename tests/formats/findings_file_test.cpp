#include "formats/findings_file.h"

#include <doctest/doctest.h>

using namespace accrue;

namespace {

evidence::Findings full() {
    evidence::Findings findings;
    evidence::Inspection& file = findings.file;
    file.kind = evidence::FileKind::Pdf;
    file.bytes = 1'377'150;
    file.sha256 = std::string(64, 'a');
    file.state = evidence::Inspection::State::Mendable;
    file.trouble = "a \"quoted\" ä";
    file.pages = 3;
    file.sizes = {{210, 297, 2}, {100, 50, 1}};
    file.images = {4, 150, 300, true};
    file.fonts = {"Inter", "Übung"};
    file.fonts_missing = file.protected_ = file.forms = file.scripts = file.changed_after_signing = true;
    file.attachments = 2;
    findings.likeness = std::string("accrue\n\0\xFF\n", 10);
    findings.text = "Certificate\nof Żółć";
    return findings;
}

} // namespace

TEST_CASE("what was found out about a file comes back as it was") {
    CHECK(formats::read_findings(formats::write_findings(full())) == full());
    CHECK(formats::read_findings(formats::write_findings({})) == evidence::Findings{});
}

TEST_CASE("findings that are cut, of another version or damaged are none") {
    std::string const text = formats::write_findings(full());
    std::size_t const line = text.find('\n');
    for (std::size_t const size : {std::size_t{0}, std::size_t{1}, line / 2, line, line + 3}) {
        CAPTURE(size);
        CHECK(!formats::read_findings(text.substr(0, size)));
    }
    for (auto const& [from, to] : {std::pair("\"findings\":2", "\"findings\":1"),
                                   {"\"pdf\"", "\"pdx\""},
                                   {"\"pages\":3", "\"pages\":-3"},
                                   {"\"mendable\"", "7"},
                                   {"[210,297,2]", "[210,297]"}}) {
        CAPTURE(to);
        std::string other = text;
        REQUIRE(other.find(from) != std::string::npos);
        other.replace(other.find(from), std::string_view(from).size(), to);
        CHECK(!formats::read_findings(other));
    }
}
