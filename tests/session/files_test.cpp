// Application files into a library and out of it.
#include <doctest/doctest.h>

#include "formats/application_file.h"
#include "session/fixture.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::session;

namespace {

std::vector<std::string> const samples{"gazing-into-the-prism.json", "distinguished-professional.json", "student.json"};

// The file's application, without a library in between.
Application application_in(std::string const& text) {
    formats::ApplicationRead read = formats::read_application(text, "");
    REQUIRE(read.problems.empty());
    return std::move(read.application);
}

Application sample_application(std::string const& sample) {
    return application_in(store::read_file(samples_folder / sample));
}

std::string told(Problems const& problems, std::filesystem::path const& folder) {
    std::string text;
    for (Problem problem : problems) {
        problem.where.file = std::filesystem::relative(problem.where.file, folder).string();
        text += to_text(problem) + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("each sample comes out of a library as it went in") {
    for (std::string const& sample : samples) {
        CAPTURE(sample);
        Folder const folder;
        {
            auto session = must(Session::open(folder / "mine.accrue", prism_ports()));
            Problems const problems = must(session.import_file(samples_folder / sample));
            CHECK_FALSE(has_errors(problems));
        }
        auto const session = must(Session::open(folder / "mine.accrue", prism_ports()));
        CHECK(application_in(must(session.export_record())) == sample_application(sample));
        CHECK(must(session.export_record()) == formats::write_application(sample_application(sample)));
    }
}

TEST_CASE("an export can be imported and is the same again") {
    auto session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    must(session.duplicate(session.estimate().groups[0].entries[0].id));
    std::string const once = must(session.export_record());
    Folder const folder;
    store::write_file(folder / "out.json", once);

    REQUIRE_FALSE(has_errors(must(session.import_file(folder / "out.json", IfThere::AddAgain))));

    CHECK(must(session.export_record()) == once);
    CHECK(session.shell().records.size() == 2);
}

TEST_CASE("a file that the library has already opens its record and adds nothing") {
    auto session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    RecordId const first = session.record();
    std::filesystem::path const file = samples_folder / "gazing-into-the-prism.json";
    must(session.start_empty("prism"));

    Problems const problems = must(session.import_file(file));
    CHECK(is_there_already(problems));
    CHECK_FALSE(has_errors(problems));
    CHECK(session.record() == first);
    CHECK(session.shell().records.size() == 2);

    must(session.perform(RemoveEntry{session.estimate().groups[0].entries[0].id}));
    CHECK_FALSE(is_there_already(must(session.import_file(file)))); // the record says something else now
    CHECK(session.shell().records.size() == 3);
}

TEST_CASE("ids that a file leaves out do not make it another application") {
    auto session = must(Session::in_memory(prism_ports()));
    Folder const folder;
    store::write_file(folder / "a.json", R"({"format": "accrue.application/1", "scheme": "prism", "claims": [
        {"claim": "certificate", "qualification": "itil-v3-f", "on": "2008-05-01"}]})");
    CHECK(must(session.import_file(folder / "a.json")).empty());
    CHECK(is_there_already(must(session.import_file(folder / "a.json"))));
}

TEST_CASE("a file with errors is refused whole with all of them at their places") {
    Folder const folder;
    std::string text = store::read_file(samples_folder / samples[0]);
    text = test::replaced(text, "\"hours\": 37.5", "\"hours\": 375");
    text = test::replaced(text, "\"on\": \"2008-05-12\"", "\"on\": \"2008-05-32\"");
    text = test::replaced(text, "\"kind\": \"article\"", "\"kind\": \"artikel\"");
    text = test::replaced(text, "\"claim\": \"implementation\"", "\"claim\": \"implementashun\"");
    store::write_file(folder / "wrong.json", text);
    auto session = must(Session::in_memory(prism_ports()));

    Problems const problems = must(session.import_file(folder / "wrong.json"));

    CHECK(
        told(problems, folder.path()) ==
        "wrong.json#/claims/3/on: error A104: '2008-05-32' is not a day of the calendar; write year, month and day as "
        "in 2012-09-30\n"
        "wrong.json#/claims/1/hours: error A204: Hours a week is 375, outside what is allowed; write a number from 0 "
        "to 168 h\n"
        "wrong.json#/claims/6/claim: error A201: priSM (reconstruction) has no claim type 'implementashun'; did you "
        "mean 'implementation'?\n"
        "wrong.json#/claims/9/kind: error A205: 'artikel' is no choice of 'Kind of text'; did you mean 'article'?\n");
    CHECK_FALSE(session.record());
    CHECK_FALSE(session.shell().undo);
}

TEST_CASE("a file with warnings alone is imported and its warnings are told") {
    Folder const folder;
    std::string const text = test::replaced(store::read_file(samples_folder / samples[0]), "togaf-l2", "togaf-l9");
    store::write_file(folder / "unknown.json", text);
    auto session = must(Session::in_memory(prism_ports()));

    Problems const problems = must(session.import_file(folder / "unknown.json"));

    REQUIRE(problems.size() == 1);
    CHECK(problems[0].id == "AW21");
    CHECK(problems[0].where.path == "/claims/5/qualification");
    CHECK(session.record());
}

TEST_CASE("a file that is no application says so and imports nothing") {
    Folder const folder;
    auto session = must(Session::in_memory(prism_ports()));
    store::write_file(folder / "a.json", "{\"format\": \"accrue.application/1\", \"claims\": [");
    CHECK(must(session.import_file(folder / "a.json")).at(0).id == "A101");
    store::write_file(folder / "a.json", "");
    CHECK(has_errors(must(session.import_file(folder / "a.json"))));
    CHECK(problem_id(session.import_file(folder / "missing.json")) == "S101");
    CHECK(problem_id(session.import_file(folder.path())) == "S102");
    CHECK_FALSE(session.record());
}

TEST_CASE("an import that is refused leaves the library as it was byte for byte") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    must(Session::open(library, small_ports(folder)));
    std::string const before = store::read_file(library);
    store::write_file(folder / "wrong.json", R"({"format": "accrue.application/1", "scheme": "sample",
        "claims": [{"claim": "talk", "hours": 1000}]})");

    REQUIRE(has_errors(must(must(Session::open(library, small_ports(folder))).import_file(folder / "wrong.json"))));

    CHECK(store::read_file(library) == before);
}

TEST_CASE("an export never takes the place of a library") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    must(store::Database::create(folder / "other.accrue", store::now));
    std::string const other = store::read_file(folder / "other.accrue");
    {
        auto session = must(Session::open(library, prism_ports()));
        must(session.start_with_sample());
        std::filesystem::create_symlink(library, folder / "link.json");
        CHECK(problem_id(session.export_file(library)) == "L146");
        CHECK(problem_id(session.export_file(folder / "link.json")) == "L146");
        CHECK(problem_id(session.export_file(folder / "other.accrue")) == "L146");
        must(session.duplicate(session.estimate().groups[0].entries[0].id)); // its locks are still there
        CHECK(problem_id(Session::open(library, prism_ports())) == "L111");

        store::write_file(folder / "out.json", "SQLite is a library.");
        must(session.export_file(folder / "out.json"));
    }
    CHECK(store::read_file(folder / "other.accrue") == other);
    CHECK(must(Session::open(library, prism_ports())).estimate().record_name == "Imogen Ashby");
    CHECK(store::read_file(folder / "out.json").starts_with("{"));
}

TEST_CASE("two records of one library are exported each by itself") {
    auto session = must(Session::in_memory(prism_ports()));
    REQUIRE_FALSE(has_errors(must(session.import_file(samples_folder / samples[1]))));
    RecordId const first = session.record();
    REQUIRE_FALSE(has_errors(must(session.import_file(samples_folder / samples[2]))));
    CHECK(application_in(must(session.export_record())) == sample_application(samples[2]));
    must(session.open_record(first));
    CHECK(application_in(must(session.export_record())) == sample_application(samples[1]));
}
