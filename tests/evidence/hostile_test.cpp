// Files that mean no good, or were made to break readers: each is drawn or refused within its limits of time and memory, by
// programs that are gone afterwards and have left nothing behind.
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <sys/wait.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "evidence/pages.h"
#include "evidence/verdict.h"
#include "support/documents.h"
#include "support/hostile_pdfs.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::evidence;

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds most_time{11}; // 10 of the tool, and what a busy machine adds

// All temporary folders of a test go into one, which is looked into.
class Ground {
public:
    Ground() : outer_(std::move(*Sandbox::open())) { ::setenv("TMPDIR", outer_.folder().c_str(), 1); }
    Ground(Ground const&) = delete;
    Ground& operator=(Ground const&) = delete;
    ~Ground() { ::unsetenv("TMPDIR"); }

    [[nodiscard]] bool is_clean() const { return fs::is_empty(outer_.folder()); }

private:
    Sandbox outer_;
};

bool no_child_is_left() { return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD; }

bool only_the_document(fs::path const& folder) {
    int files = 0;
    for (auto const& entry : fs::directory_iterator(folder)) files += entry.path().filename() == "shown.pdf" ? 0 : 1;
    return files == 0;
}

// Opens the document and draws its first page small; what it says where it cannot be.
std::string drawn_or_refused(std::string const& bytes) {
    auto sandbox = Sandbox::open();
    REQUIRE(sandbox);
    fs::path const folder = sandbox->folder();
    auto const start = std::chrono::steady_clock::now();
    auto const document = Document::open(bytes, *std::move(sandbox), Trust::AskedUser);
    if (!document) {
        CHECK_FALSE(document.problem().what.empty());
        return document.problem().id;
    }
    auto const page = document->draw_within(1, 100, 100);
    CHECK(std::chrono::steady_clock::now() - start < most_time);
    CHECK(only_the_document(folder));
    if (!page) CHECK_FALSE(page.problem().what.empty());
    if (page) CHECK(page->pixels.size() <= 100UL * 100 * 4);
    return page ? "drawn" : page.problem().id;
}

} // namespace

TEST_CASE("every file of the corpus is drawn or refused in time and leaves nothing behind") {
    Ground const ground;
    int drawn = 0;
    int refused = 0;
    for (auto const& entry : fs::directory_iterator(test::source_folder / "tests/corpora/pdfs")) {
        if (entry.path().extension() != ".pdf") continue;
        CAPTURE(entry.path().filename().string());
        std::string const end = drawn_or_refused(test::file_text(entry.path()));
        bool const told = end == "drawn" || end == "A303";
        CHECK(told);
        (end == "drawn" ? drawn : refused) += 1;
        CHECK(ground.is_clean());
    }
    CHECK(no_child_is_left());
    CHECK(drawn + refused == 167);
    CHECK(drawn > 150);
}

TEST_CASE("what is cut off, empty, locked or endless is drawn or refused") {
    Ground const ground;
    std::string const whole = test::text_pdf({"one", "two", "three"});
    for (std::size_t size = 0; size < whole.size(); size += whole.size() / 9) {
        CAPTURE(size);
        CHECK(drawn_or_refused(whole.substr(0, size)) != "S113");
    }
    CHECK(drawn_or_refused("") == "A303");
    CHECK(drawn_or_refused(std::string(1000, '\0')) == "A303");
    CHECK(drawn_or_refused("%PDF-1.7\n" + std::string(1'000'000, 'x')) == "A303");
    CHECK(drawn_or_refused(test::text_pdf(std::vector<std::string>(10'000, "page"))) == "drawn");
    CHECK(no_child_is_left());
    CHECK(ground.is_clean());
}

TEST_CASE("pages that loop, grow, act or call others are drawn or refused, and looked at, in time") { // 66 to 76
    Ground const ground;
    for (test::HostilePdf const& pdf : test::hostile_pdfs()) {
        CAPTURE(pdf.name);
        std::string const end = drawn_or_refused(pdf.bytes);
        bool const told = end == "drawn" || end == "A303";
        CHECK(told);
        auto const sandbox = Sandbox::open();
        REQUIRE(sandbox);
        auto const start = std::chrono::steady_clock::now();
        auto const file = inspect(pdf.bytes, *sandbox);
        REQUIRE(file);
        CHECK(std::chrono::steady_clock::now() - start < most_time);
        Verdict const verdict = verdict_on(*file, {});
        CHECK_FALSE(verdict.text.empty());
        if (pdf.number == 71 || pdf.number == 76) CHECK(verdict.kind == Verdict::Kind::Unusable);
        if (pdf.number == 72) CHECK((file->scripts && file->attachments == 1));
        CHECK(file->changed_after_signing == (pdf.number == 73));
    }
    CHECK(no_child_is_left());
    CHECK(ground.is_clean());
}

TEST_CASE("what a file wants to be done when it is opened is not done") {
    Ground const ground;
    fs::path const canary = fs::temp_directory_path() / "accrue-canary";
    std::string const script =
        fmt::format("/OpenAction << /S /JavaScript /JS (app.launchURL\\('file://{}'\\); while \\(true\\) {{}}) >>",
                    canary.string());
    std::string const launch =
        fmt::format("/OpenAction << /S /Launch /F (/usr/bin/touch) /Unix << /F (touch {}) >> >>", canary.string());
    for (std::string const& action : {script, launch}) {
        CHECK(drawn_or_refused(test::hostile_page("/Contents 4 0 R", {test::stream_of("0 0 9 9 re f")}, action)) ==
              "drawn");
        auto const sandbox = Sandbox::open();
        auto const file =
            inspect(test::hostile_page("/Contents 4 0 R", {test::stream_of("0 0 9 9 re f")}, action), *sandbox);
        CHECK(file->scripts);
    }
    CHECK_FALSE(fs::exists(canary));
    CHECK(ground.is_clean());
}

TEST_CASE("a page that would be drawn for years is given up after its time") {
    Ground const ground;
    auto const start = std::chrono::steady_clock::now();
    CHECK(drawn_or_refused(test::billion_laughs(12)) == "A303");
    CHECK(std::chrono::steady_clock::now() - start < most_time);
    CHECK(no_child_is_left());
    CHECK(ground.is_clean());
}
