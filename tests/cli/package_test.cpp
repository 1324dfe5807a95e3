// accrue package …, and what programs that we did not write say of what it makes.
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli/fixture.h"
#include "session/complete_record.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

namespace {

// A library with the sample's record and one file for each entry and for the reference; the ethics accepted.
std::string complete_library(Bench& bench) {
    auto library = bench.path("mine.accrue");
    REQUIRE(bench.run(Import{sample, library}) == 0);
    auto opened = session::Session::open(library, bench.ports);
    REQUIRE(opened);
    session::complete_record(*opened, bench.path(""));
    return library;
}

bool shell(Bench const& bench, std::string const& command) {
    return std::system(fmt::format("cd '{}' && ({}) >out.txt 2>&1", bench.path(""), command).c_str()) == 0;
}

} // namespace

TEST_CASE("A sealed application passes the checks of programs that we did not write") {
    Bench bench;
    auto const library = complete_library(bench);
    auto const passphrase = bench.write("passphrase", "correct horse\n");
    auto const file = bench.path("a.zip");

    CHECK(bench.run(BuildPackage{library, file, passphrase, {}, {}}) == 0);

    CHECK(contains(bench.out(), "Sealed: "));
    CHECK(bench.run(PackageKey{library, {}}) == 0);
    auto const key = bench.write("applicant.pub", bench.out());
    CHECK(shell(bench, "unzip -tq a.zip && unzip -q a.zip -d opened && mv opened/* bag"));
    CHECK(shell(bench, "cd bag && sha512sum -c --quiet --strict manifest-sha512.txt tagmanifest-sha512.txt"));
    CHECK(shell(bench, "cd bag && minisign -V -p ../applicant.pub -m tagmanifest-sha512.txt"));
    CHECK(shell(bench, "for f in bag/data/documents/*.pdf; do qpdf --check $f || exit 1; done"));
    CHECK(shell(bench, "pdftotext bag/data/documents/form.pdf - | grep -q 'Imogen Ashby'"));
    CHECK(shell(bench, "python3 -c \"import json; a = json.load(open('bag/data/application.json')); assert "
                       "a['assessment']['overall'] == 'ASM' and open('bag/data/application.json').read() == "
                       "json.dumps(a, sort_keys=True, ensure_ascii=False, separators=(',', ':')) + '\\n'\""));
    CHECK(bench.run(ScoreOne{.file = bench.path("bag/data/application.json")}) == 0);

    CHECK(bench.run(CheckPackages{{file}, {}, key, {}}) == 0);
    CHECK(contains(bench.out(), "a.zip: Application of Imogen Ashby for PSM under priSM"));
    CHECK(contains(bench.out(), "    Documents: 14 files, "));
    CHECK(contains(bench.out(), "Level claimed: ASM; by the rules here: ASM."));
    CHECK(contains(bench.out(), "It is in order."));
    CHECK(contains(bench.out(), "The level applied for, PSM, is not reached."));
    auto const by_mail = bench.write(
        "mail.pub", "untrusted comment: by mail\r\n" +
                        bench.read("applicant.pub").substr(bench.read("applicant.pub").find("RW"), 56) + "\r\n");
    CHECK(bench.run(CheckPackages{{file}, {}, by_mail, {}}) == 0);
    CHECK(bench.run(CheckPackages{{file}, {}, bench.write("empty.pub", "\n"), {}}) == 1);
    CHECK(contains(bench.err(), "A422"));
    CHECK(bench.run(ShowPackage{file, {}, {}}) == 0);
    CHECK(contains(bench.out(), "foundation certificate"));
    CHECK(contains(bench.out(), "    foundation.pdf"));
}

TEST_CASE("A new passphrase that is too short makes no key") {
    Bench bench;
    auto const library = complete_library(bench);

    CHECK(bench.run(BuildPackage{library, bench.path("a.zip"), bench.write("passphrase", "seven 7\n"), {}, {}}) == 1);

    CHECK(contains(bench.err(), "A425"));
    CHECK_FALSE(std::filesystem::exists(bench.path("a.zip")));
    CHECK(bench.run(PackageKey{library, {}}) != 0);
}

TEST_CASE("Ctrl+C while a passphrase is asked for leaves a terminal that shows what is typed") {
    Bench bench;
    auto const library = complete_library(bench);
    int const terminal = posix_openpt(O_RDWR | O_NOCTTY);
    REQUIRE(terminal >= 0);
    REQUIRE(grantpt(terminal) == 0);
    REQUIRE(unlockpt(terminal) == 0);
    std::string const side = ptsname(terminal);
    std::string const out = bench.path("out");
    pid_t const child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        setsid(); // so that the terminal that is opened next is its own
        signal(SIGINT, SIG_DFL);
        int const in = open(side.c_str(), O_RDWR);
        int const written = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (in < 0 || written < 0 || dup2(in, 0) < 0 || dup2(written, 1) < 0 || dup2(written, 2) < 0) _exit(99);
        execl(ACCRUE_PROGRAM, "accrue", "package", "build", "--library", library.c_str(), static_cast<char*>(nullptr));
        _exit(99);
    }
    int const seen = open(side.c_str(), O_RDWR | O_NOCTTY);
    auto const shows = [&] {
        termios now{};
        return tcgetattr(seen, &now) == 0 && (now.c_lflag & ECHO) != 0;
    };
    for (int i = 0; i < 6'000 && shows(); ++i) usleep(10'000);
    bool const hidden = !shows();

    CHECK(write(terminal, "\x03", 1) == 1);

    int status = 0;
    if (!hidden) kill(child, SIGKILL);
    waitpid(child, &status, 0);
    CHECK(hidden);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGINT);
    CHECK(shows());
    close(seen);
    close(terminal);
}

TEST_CASE("A package that is encrypted for the body is opened by age alone") {
    Bench bench;
    auto const library = complete_library(bench);
    auto const passphrase = bench.write("passphrase", "correct horse");
    REQUIRE(shell(bench, "age-keygen -o body.key && age-keygen -y body.key > body.pub"));
    std::string recipient = bench.read("body.pub");
    recipient.pop_back();

    CHECK(bench.run(BuildPackage{library, bench.path("a.age"), passphrase, recipient, {}}) == 0);

    CHECK(bench.run(CheckPackages{{bench.path("a.age")}, {}, {}, {}}) == 1);
    CHECK(contains(bench.err(), "A450"));
    CHECK(shell(bench, "age -d -i body.key -o a.zip a.age"));
    CHECK(bench.run(CheckPackages{{bench.path("a.zip")}, {}, {}, {}}) == 0);
    CHECK(bench.run(BuildPackage{library, bench.path("b.age"), passphrase, "age1nothing", {}}) == 1);
    CHECK(contains(bench.err(), "A431"));
    auto const here = std::filesystem::current_path();
    std::filesystem::current_path(bench.path("")); // where a package without a name of its own is put
    CHECK(bench.run(BuildPackage{library, {}, passphrase, recipient, {}}) == 0);
    std::filesystem::current_path(here);
    CHECK(std::filesystem::exists(bench.path("imogen-ashby-psm-2.accrue-application.zip.age")));
    auto const other = bench.write("other", "another passphrase");
    CHECK(bench.run(BuildPackage{library, bench.path("c.zip"), other, {}, {}}) == 1);
    CHECK(contains(bench.err(), "A424"));
    CHECK(bench.run(BuildPackage{library, bench.path("c.zip"), other, {}, {}, true}) == 0);
}

TEST_CASE("What is missing is listed and nothing is written") {
    Bench bench;
    auto const library = bench.path("mine.accrue");
    REQUIRE(bench.run(Import{sample, library}) == 0);

    CHECK(bench.run(BuildPackage{library, bench.path("a.zip"), bench.write("passphrase", "x"), {}, {}}) == 1);

    CHECK(contains(bench.out(), "missing"));
    CHECK(contains(bench.out(), "Read it and accept it."));
    CHECK(contains(bench.err(), "Nothing was sealed."));
    CHECK_FALSE(std::filesystem::exists(bench.path("a.zip")));
    CHECK(bench.run(BuildPackage{library, {}, {}, {}, "de"}) == 1);
    CHECK(contains(bench.out(), "fehlt"));
}

TEST_CASE("The documents can be looked at before anything is sealed") {
    Bench bench;
    auto const library = complete_library(bench);
    std::filesystem::create_directory(bench.path("drafts"));

    CHECK(bench.run(WriteDocuments{library, bench.path("drafts"), {}}) == 0);

    for (std::string const name : {"form", "summary", "cv", "statement", "declarations", "evidence", "fees"})
        for (std::string const ending : {".pdf", ".html"})
            CHECK(std::filesystem::exists(bench.path("drafts/" + name + ending)));
    CHECK_FALSE(std::filesystem::exists(bench.path("drafts/reference-1.pdf"))); // he has answered
}

TEST_CASE("A reference form that comes back is known as its referee's answer") {
    Bench bench;
    auto const library = bench.path("mine.accrue");
    REQUIRE(bench.run(Import{sample, library}) == 0);
    REQUIRE(bench.run(WriteDocuments{library, bench.path("forms"), {}}) == 0);
    auto const form = bench.path("forms/reference-1.pdf");

    CHECK(bench.run(AddEvidence{{form}, {}, library, {}}) == 0);
    CHECK(contains(bench.out(), "reference-1.pdf: It is the reference form for Tomasz Field as it was made"));

    auto const filled = bench.write("answer.pdf", bench.read("forms/reference-1.pdf") + "% filled in\n");
    CHECK(bench.run(AddEvidence{{filled}, {}, library, {}}) == 0);
    CHECK(contains(bench.out(), "answer.pdf: Recognised as the reference of Tomasz Field."));
    CHECK(bench.run(BuildPackage{library, {}, {}, {}, {}}) == 1);
    CHECK(contains(bench.out(), "1 of 1 references are here."));
    CHECK(bench.run(AddEvidence{{filled}, {}, library, "de"}) == 0);
    CHECK_FALSE(contains(bench.out(), "Referenz"));
}

TEST_CASE("Packages that cannot be read are told with their names") {
    Bench bench;
    auto const junk = bench.write("junk.zip", "PK");
    CHECK(bench.run(CheckPackages{{junk, bench.path("none.zip")}, {}, {}, {}}) == 3);
    CHECK(contains(bench.err(), "junk.zip: error A4"));
    CHECK(contains(bench.err(), "none.zip: error S101"));
    CHECK(bench.run(ShowPackage{junk, {}, {}}) == 1);
    CHECK(bench.run(PackageKey{bench.path("none.accrue"), {}}) == 3);
}
