#include "evidence/likeness.h"

#include <doctest/doctest.h>

#include "evidence/arrange.h"
#include "evidence/shrink.h"
#include "support/documents.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::evidence;

namespace {

struct Looking {
    Sandbox sandbox = std::move(*Sandbox::open());

    std::string of(std::string_view bytes) {
        auto likeness = likeness_of(bytes, sandbox);
        REQUIRE_MESSAGE(likeness, to_text(likeness.problem()));
        return *std::move(likeness);
    }

    std::string shrunk(std::string const& pdf, ShrinkRequest const& request) {
        auto const file = inspect(pdf, sandbox);
        auto result = shrink(pdf, *file, request, sandbox);
        REQUIRE(result);
        REQUIRE_FALSE(result->bytes.empty());
        return std::move(result->bytes);
    }
};

std::string certificate(std::string const& holder, std::string const& date = "12 May 2012") {
    return test::text_pdf({"Certificate of Completion: " + holder + ", " + date});
}

} // namespace

TEST_CASE("a scan is like itself made smaller, in colours or grey") {
    Looking looking;
    std::string const scan = test::scan_pdf(300, 85);
    std::string const own = looking.of(scan);
    CHECK(own.size() < 7000);
    CHECK(alike(own, own));
    CHECK(alike(own, looking.of(looking.shrunk(scan, {.most_bytes = 700'000}))));
    std::string const coarser = test::scan_pdf(150, 85); // the same paper, scanned more coarsely
    std::string const coarse = looking.of(coarser);
    CHECK(alike(own, coarse));
    CHECK(alike(own, looking.of(looking.shrunk(coarser, {.most_bytes = 1, .least_dpi = 100}))));
    CHECK(alike(own, looking.of(looking.shrunk(coarser, {.most_bytes = 1, .greyscale = true}))));
    CHECK(alike(own, looking.of(*arrange({{scan, {}}}, looking.sandbox))));
    CHECK_FALSE(alike(own, looking.of(*arrange({{scan, {{1, 90}}}}, looking.sandbox))));
    CHECK_FALSE(alike(own, looking.of(*arrange({{scan, {{1, 180}}}}, looking.sandbox))));
    CHECK_FALSE(alike(own, looking.of(*arrange({{scan, {{1}, {1}}}}, looking.sandbox))));
}

TEST_CASE("scans of two people's certificates are not alike") {
    Looking looking;
    std::string const own = looking.of(test::scan_pdf(150, 85));
    CHECK_FALSE(alike(own, looking.of(test::scan_pdf(150, 85, "Jan Nowak"))));
    CHECK_FALSE(alike(own, looking.of(test::scan_pdf(150, 85, "Maria Lewandowska"))));
    CHECK(alike(own, looking.of(test::scan_pdf(150, 85, "Ada Kowalska")))); // a letter is too little for a picture
}

TEST_CASE("where there is text one letter of it is enough") {
    Looking looking;
    std::string const own = looking.of(certificate("Ana Kowalska"));
    CHECK(alike(own, looking.of(certificate("Ana Kowalska"))));
    CHECK_FALSE(alike(own, looking.of(certificate("Ada Kowalska"))));
    CHECK_FALSE(alike(own, looking.of(certificate("Ana Kowalska", "13 May 2012"))));
    std::string const grey = *without_colours(certificate("Ana Kowalska"), looking.sandbox);
    CHECK(alike(own, looking.of(grey)));
}

TEST_CASE("a picture is like the PDF made of it") {
    Looking looking;
    std::string const scan = test::scan_pdf(100, 85);
    std::string_view const jpeg = std::string_view(scan).substr(scan.find("\xFF\xD8\xFF"));
    CHECK(alike(looking.of(jpeg), looking.of(scan)));
}

TEST_CASE("what cannot be looked at is like nothing") {
    Looking looking;
    std::string const locked =
        looking.of(test::file_text(test::source_folder / "tests/corpora/pdfs/print_protection.pdf"));
    CHECK(locked.empty());
    CHECK_FALSE(alike(locked, locked));
    CHECK(looking.of("").empty());
    CHECK(looking.of("\xFF\xD8\xFF\xE0 and nothing more").empty());
    std::string const own = looking.of(certificate("Ana Kowalska"));
    CHECK_FALSE(alike(own, own.substr(0, own.size() - 1)));
    CHECK_FALSE(alike(own.substr(0, 90), own.substr(0, 90)));
    CHECK_FALSE(alike("accrue likeness 2\n", "accrue likeness 2\n"));
}
