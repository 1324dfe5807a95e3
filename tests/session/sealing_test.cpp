// From a complete record to one file that can be sent.
#include "session/sealing.h"

#include <cstdlib>
#include <sys/stat.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "session/sealed_fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

std::string messages(Problems const& problems) {
    std::string text;
    for (Problem const& problem : problems) text += to_text(problem) + "\n";
    return text;
}

EntryId entry_called(Session& session, std::string_view claim) {
    for (EvidenceEntryRow const& row : session.evidence().model().entries)
        if (row.claim == claim) return row.id;
    FAIL("no entry " << claim);
    return {};
}

FileId file_called(Session& session, std::string_view name) {
    for (EvidenceFileRow const& row : session.evidence().model().files)
        if (row.name == name) return row.id;
    FAIL("no file " << name);
    return {};
}

bool has_document(CheckedPackage const& package, std::string_view name) {
    return std::ranges::find(package.documents, name) != package.documents.end();
}

} // namespace

TEST_SUITE_BEGIN("sealing");

TEST_CASE("a complete application is sealed and its receiver finds what was claimed") {
    Complete application;
    must(application.session.evidence().mark(file_called(application.session, "foundation.pdf"),
                                             entry_called(application.session, "foundation"),
                                             {1, {1000, 2000, 6000, 3000}, ProofFact::Date}));

    auto const file = application.seal();

    CheckedPackage const package = check_package_file(file, Complete::asked());
    CHECK(messages(package.problems) == "");
    REQUIRE(package.opened);
    CHECK(package.sealed.claimed.overall == "ASM");
    CHECK(package.recomputed == "ASM");
    CHECK(package.sealed.read.application.target == "PSM"); // asked for above what is reached
    CHECK(package.sealed.parts.marks ==
          std::vector<formats::SealedMark>{
              {"foundation", "foundation.pdf", {1, {1000, 2000, 6000, 3000}, ProofFact::Date}}});
    CHECK(package.files.size() == package.sealed.parts.files.size());
    for (std::string const name : {"form", "summary", "cv", "statement", "declarations", "evidence", "fees"}) {
        CAPTURE(name);
        CHECK(has_document(package, name + ".pdf"));
        CHECK(has_document(package, name + ".html"));
    }
    CHECK_FALSE(has_document(package, "reference-1.pdf")); // who has answered is not asked again
    REQUIRE(application.model().sealed.size() == 1);
    CHECK(application.model().sealed[0].file == "ashby.accrue-application.zip");
    CHECK(application.model().changes.empty());
    CHECK(application.model().key == package.key_id);
}

TEST_CASE("what is nobody's business but the applicant's does not go along") {
    Complete application;
    Claim planned = certificate("itil-v3-so");
    planned.basis = Basis::Planned;
    must(application.session.perform(AddEntry{application.session.record(), planned}));
    must(application.session.set_own_cost("itil-v3-so", {"4711", {}, {}}));
    application.look();
    CHECK(application.model().left.size() == 2);

    auto const file = application.seal();

    CheckedPackage const package = check_package_file(file, Complete::asked());
    CHECK(package.sealed.read.application.costs.empty());
    for (Claim const& claim : package.sealed.read.application.claims) CHECK(claim.qualification != "itil-v3-so");
    CHECK(store::read_file(file).find("4711") == std::string::npos);
}

TEST_CASE("while something is missing nothing is sealed and it says what") {
    Complete application;
    auto const file = application.folder / "not.zip";
    SUBCASE("a declaration") { must(application.desk().set_declaration("ethics", false)); }
    SUBCASE("the statement") { must(application.desk().set_statement("")); }
    SUBCASE("evidence of an entry") {
        must(application.session.evidence().unlink("foundation.pdf", entry_called(application.session, "foundation")));
    }
    SUBCASE("a file that is named and not there") { must(application.desk().set_document("cv", "cv.pdf")); }
    SUBCASE("a reference") {
        Referee referee = application.model().referees[0].referee;
        referee.reference.reset();
        must(application.desk().set_referee(0, referee));
    }
    SUBCASE("the name") {
        Applicant applicant = application.model().applicant;
        applicant.name.reset();
        must(application.desk().set_applicant(applicant));
    }
    application.look();
    CHECK(application.model().open == 1);
    CHECK_FALSE(application.model().why_not.empty());

    CHECK(problem_id(application.desk().seal({file, std::string(sealing_passphrase), {}})) == "A440");

    CHECK_FALSE(std::filesystem::exists(file));
    CHECK(application.model().sealed.empty());
}

TEST_CASE("a package that cannot be written leaves the draft as it was") {
    Complete application;
    std::filesystem::path file = application.folder / "none" / "a.zip";
    std::string problem = "S104";
    SUBCASE("a folder that is not there") {}
    SUBCASE("a library in its place") {
        file = application.folder / "other.accrue";
        must(Session::open(file, prism_ports()));
        problem = "L146";
    }
    SUBCASE("another passphrase than the key's") {
        application.seal();
        file = application.folder / "again.zip";
        problem = "A424";
    }
    std::size_t const sealed = application.model().sealed.size();
    std::string const passphrase = problem == "A424" ? "another" : std::string(sealing_passphrase);

    CHECK(problem_id(application.desk().seal({file, passphrase, {}})) == problem);

    application.look();
    CHECK(application.model().sealed.size() == sealed);
    CHECK(application.model().open == 0);
}

TEST_CASE("a first sealing that is refused leaves no key behind, and the next passphrase may be another") {
    Complete application;
    std::filesystem::path file = application.folder / "a.zip";
    std::string recipient;
    std::string problem;
    SUBCASE("a key of the body that is none") {
        recipient = "age1nothing";
        problem = "A431";
    }
    std::string passphrase = "another passphrase";
    SUBCASE("a folder that is not there") {
        file = application.folder / "none" / "a.zip";
        problem = "S104";
    }
    SUBCASE("a passphrase of seven characters") {
        passphrase = "seven…7";
        problem = "A425";
    }

    CHECK(problem_id(application.desk().seal({file, passphrase, recipient})) == problem);

    application.look();
    CHECK(application.model().key.empty());
    CHECK(application.model().sealed.empty());
    CHECK(problem_id(application.desk().public_key()) == "L126");
    application.seal();
    CHECK_FALSE(application.model().key.empty());
    CHECK(application.model().sealed.front().words == "Revision 1, sealed on 12 Sep 2012");
}

TEST_CASE("who has lost the passphrase seals with a new key, unless that sealing is refused") {
    Complete application;
    application.seal();
    std::string const before = application.model().key;
    session::SealWish wish{application.folder / "none" / "a.zip", "another passphrase", {}, true};
    CHECK(problem_id(application.desk().seal(wish)) == "S104");
    application.look();
    CHECK(application.model().key == before);

    wish.file = application.folder / "again.zip";
    must(application.desk().seal(wish));

    application.look();
    CHECK(application.model().key != before);
    CHECK(check_package_file(wish.file, Complete::asked()).key_id == application.model().key);
    CHECK(problem_id(application.desk().seal({application.folder / "b.zip", std::string(sealing_passphrase), {}})) ==
          "A424");
}

TEST_CASE("a package takes the place of another, and of no other file") {
    Complete application;
    auto const file = application.folder / "thesis.zip";
    store::write_file(file, "years of work, and no package");

    CHECK(problem_id(application.desk().seal({file, std::string(sealing_passphrase), {}})) == "A451");

    CHECK(store::read_file(file) == "years of work, and no package");
    application.seal("a.zip");
    application.seal("a.zip");
    CHECK(application.model().sealed.size() == 2);
}

TEST_CASE("evidence that has gone or has changed since keeps the application from being sealed") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    auto const file = folder / "a.zip";
    std::string problem;
    {
        Complete application(library);
        SUBCASE("named and not in the library") {
            EntryId const entry = entry_called(application.session, "foundation");
            auto const& claims = application.session.scored().application.claims;
            Claim claim = *std::ranges::find(claims, "foundation", &Claim::id);
            claim.evidence.push_back("gone.pdf");
            must(application.session.perform(ReplaceEntry{entry, std::move(claim)}));
            problem = "A442";
        }
        SUBCASE("another content than was taken in") { problem = "L139"; }
    }
    if (problem == "L139") {
        std::string bytes = store::read_file(library);
        std::size_t const at = bytes.find("(Proof of ");
        REQUIRE(at != std::string::npos);
        store::write_file(library, bytes.replace(at, 10, "(Forged of"));
    }
    auto session = must(Session::open(library, prism_ports()));
    session.evidence().finish();
    session.application().look();
    REQUIRE(session.application().model().why_not == "");
    Application const draft = session.scored().application;

    CHECK(problem_id(session.application().seal({file, std::string(sealing_passphrase), {}})) == problem);

    CHECK_FALSE(std::filesystem::exists(file));
    session.application().look();
    CHECK(session.application().model().sealed.empty());
    CHECK(session.scored().application == draft);
}

TEST_CASE("the next application is the next revision and says what has changed since") {
    Complete application;
    auto const first = application.seal();
    Claim talk;
    talk.type = "speaking";
    talk.title = "Incident reviews";
    talk.on = day(2012, 6, 1);
    talk.fields = {{"kind", std::string("webinar")}, {"paid", false}};
    EntryId const entry = must(application.session.perform(AddEntry{application.session.record(), talk})).entry;
    application.take_in("talk.pdf", "Programme", entry);
    application.look();
    REQUIRE(application.model().changes.size() == 1);
    CHECK(application.model().changes[0].kind == ChangedSince::Kind::Added);

    auto const second = application.seal("second.zip");

    std::vector<CheckedPackage> packages{check_package_file(first, Complete::asked()),
                                         check_package_file(second, Complete::asked())};
    CHECK(packages[1].sealed.parts.stamp.identifier == packages[0].sealed.parts.stamp.identifier);
    CHECK(packages[1].sealed.parts.stamp.revision == 2);
    CHECK(packages[1].key == packages[0].key);
    CHECK(compare_packages(packages).empty());
    std::swap(packages[0], packages[1]);
    CHECK(compare_packages(packages).front().id == "AW43");
    packages[0] = packages[1];
    CHECK(compare_packages(packages).front().id == "AW44");
    packages[0].sha256 = std::string(64, 'a');
    CHECK(compare_packages(packages).front().id == "A448");
}

TEST_CASE("undo of sealing withdraws and what is withdrawn is no longer compared with") {
    Complete application;
    application.seal();
    must(application.session.undo());
    application.look();
    REQUIRE(application.model().sealed.size() == 1);
    CHECK(application.model().sealed[0].withdrawn);
    CHECK(application.model().compared_with.empty());

    auto const again = application.seal("again.zip");

    CHECK(check_package_file(again, Complete::asked()).sealed.parts.stamp.revision == 2); // 1 may have been sent
}

TEST_CASE("a damaged note of what was sealed keeps nobody from sealing again, under a number that is new") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    {
        Complete application(library);
        application.seal("first.zip");
        application.seal("second.zip");
    }
    // As they stand in the row: the day, and what the package was called.
    SUBCASE("of the first") { overwrite_in(library, "2012-09-12first.zip", "2012-09-12fiRst.zip"); }
    SUBCASE("of the last") { overwrite_in(library, "2012-09-12second.zip", "2012-09-12seCond.zip"); }
    auto session = must(Session::open(library, prism_ports()));
    session.evidence().finish();
    session.application().look();

    must(session.application().seal({folder / "third.zip", std::string(sealing_passphrase), {}}));

    CHECK(check_package_file(folder / "third.zip", Complete::asked()).sealed.parts.stamp.revision == 3);
    Problems const warnings = session.take_warnings();
    CHECK(std::ranges::find(warnings, "L139", &Problem::id) != warnings.end());
}

TEST_CASE("the same application is the same bytes whatever the time zone and the locale") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    {
        Complete application(library);
        application.seal();
    }
    std::vector<std::string> digests;
    for (auto const& [zone, locale, mask, language] :
         {std::tuple{"Pacific/Kiritimati", "C", 0022, Language::English},
          std::tuple{"America/St_Johns", "C.UTF-8", 0077, Language::German}}) {
        auto const copy = folder / fmt::format("{}.accrue", digests.size());
        std::filesystem::copy_file(library, copy);
        setenv("TZ", zone, 1);
        setenv("LC_ALL", locale, 1);
        tzset();
        mode_t const before = umask(static_cast<mode_t>(mask));
        Ports ports = prism_ports();
        ports.today = [later = digests.size()] { return Date{day(2012, 9, 12).days + 365 * static_cast<int>(later)}; };
        {
            Speaking const speaking(language);
            Session session = must(Session::open(copy, ports));
            session.evidence().finish();
            session.application().look();
            auto const file = folder / fmt::format("{}.zip", digests.size());
            must(session.application().seal({file, std::string(sealing_passphrase), {}}));
            digests.push_back(store::sha256_of(file));
        }
        umask(before);
    }
    unsetenv("TZ");
    unsetenv("LC_ALL");
    tzset();
    CHECK(digests[0] == digests[1]);
}

TEST_SUITE_END();
