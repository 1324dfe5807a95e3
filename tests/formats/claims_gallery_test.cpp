// Every problem that claims can have under a pack, and that a pack's own examples can have: tests/problems/A2xx-name.json,
// AWxx-name.json (under tests/packs/gallery.toml, or the pack of that name beside it) and E3xx-name.toml trigger it, and the .txt beside says it word for word.
// A problem of src/scoring without such a file fails.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "formats/application_file.h"
#include "scoring/examples.h"
#include "scoring/scored.h"
#include "support/packs.h"
#include "support/texts.h"

using namespace accrue;

namespace {

namespace fs = std::filesystem;

Problems problems_of(Application const& application, std::string const& name) {
    fs::path const own_pack = (test::problem_gallery / name).replace_extension(".toml");
    auto const pack =
        test::compiled_pack(fs::exists(own_pack) ? own_pack : test::source_folder / "tests/packs/gallery.toml");
    scoring::Scored const scored = scoring::score(pack, application, Basis::Claimed, first_date, name);
    return scored.bound.problems;
}

// Checks what is said against the .txt beside the file; the file's name begins with the problem's id.
void check_words(fs::path const& file, Problems const& problems, std::set<std::string>& ids) {
    CAPTURE(file.string());
    std::string const id = file.filename().string().substr(0, 4);
    CHECK(test::said(problems) == test::file_text(fs::path(file).replace_extension(".txt")));
    CHECK(std::ranges::find(problems, id, &Problem::id) != problems.end());
    ids.insert(id);
}

std::set<std::string> ids_in_sources() {
    std::set<std::string> ids;
    std::regex const id("\"((A2|AW|E3)[0-9][0-9]?)\"");
    for (auto const& entry : fs::directory_iterator(test::source_folder / "src/scoring")) {
        std::string const text = test::file_text(entry.path());
        for (std::sregex_iterator match(text.begin(), text.end(), id), end; match != end; ++match)
            ids.insert((*match)[1]);
    }
    return ids;
}

} // namespace

TEST_CASE("Each problem of claims and of examples is told word for word as in the gallery") {
    std::set<std::string> ids;
    for (auto const& entry : fs::directory_iterator(test::problem_gallery)) {
        std::string const name = entry.path().filename().string();
        bool const of_claims =
            name.starts_with("A20") || name.starts_with("A21") || name.starts_with("A220") || name.starts_with("AW");
        if (of_claims && entry.path().extension() == ".json") {
            auto const read = formats::read_application(test::file_text(entry.path()), name);
            REQUIRE(read.problems.empty());
            check_words(entry.path(), problems_of(read.application, name), ids);
        } else if (name.starts_with("E3") && entry.path().extension() == ".toml") {
            check_words(entry.path(), scoring::run_examples(*test::compiled_pack(entry.path()), name, {}), ids);
        }
    }
    ids.insert("A209"); // below
    CHECK(ids == ids_in_sources());
}

TEST_CASE("A period that ends before it begins is told word for word where a form lets it through") {
    Application application;
    application.on = make_date({2026, 6, 15});
    application.award_date = make_date({2025, 1, 1});
    Claim job;
    job.type = "job";
    job.from = make_date({2026, 2, 1});
    job.to = make_date({2026, 1, 31});
    application.claims.push_back(job);
    CHECK(test::said(problems_of(application, "form")) ==
          test::file_text(test::problem_gallery / "A209-ends-before-it-begins.txt"));
}
