// Packages that are sound as files and say something that is not so: cases 55 to 76 of the bad packages.
#include "session/package_check.h"

#include <chrono>
#include <map>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/digest.h"
#include "package/open.h"
#include "package/seal.h"
#include "session/sealed_fixture.h"
#include "support/hostile_pdfs.h"

using namespace accrue;
using namespace accrue::session;

namespace {

using Ids = std::vector<std::string>;

// A package that was sealed properly, taken apart, so that it can be sealed again saying something else.
class Forged {
public:
    Forged() : bytes_(original()) {
        auto const opened = must(package::read_package(bytes_));
        json = opened.application_json;
        identifier = opened.identifier;
        for (package::OpenedFile const& file : opened.files) files.emplace(file.path, file.bytes);
    }

    // `what` once for `with`, in application.json.
    Forged& replace(std::string_view what, std::string_view with) {
        std::size_t const at = json.find(what);
        REQUIRE_MESSAGE(at != std::string::npos, what);
        json.replace(at, what.size(), with);
        return *this;
    }

    // Another content for a file of evidence, under its own digest.
    Forged& put(std::string const& name, std::string const& bytes) {
        std::size_t const at = json.find(fmt::format("\"name\":\"{}\"", name));
        REQUIRE(at != std::string::npos);
        std::size_t const digest = json.find("\"sha256\":\"", at) + 10;
        std::string const before = json.substr(digest, 64);
        std::string const after = sha256_hex(bytes);
        json.replace(digest, 64, after);
        std::size_t const size = json.rfind("\"bytes\":", at) + 8;
        json.replace(size, json.find_first_of(",}", size) - size, fmt::format("{}", bytes.size()));
        files.erase("evidence/" + before + ".pdf");
        files["evidence/" + after + ".pdf"] = bytes;
        return *this;
    }

    [[nodiscard]] std::string bytes() const { return bytes(key()); }
    [[nodiscard]] std::string bytes(package::SigningKey const& by) const {
        package::PackageParts parts{"forged", identifier, json, {}};
        for (auto const& [path, content] : files) parts.files.push_back({path, content});
        return must(package::write_package(parts, by, "forged"));
    }

    [[nodiscard]] CheckedPackage check(PackageCheck const& asked = Complete::asked()) const {
        return check_package(bytes(), "forged.zip", asked);
    }

    static package::SigningKey const& key() {
        static package::NewKey const made = must(package::make_key(sealing_passphrase));
        static package::SigningKey const key = must(package::unlock(made.secret_file, sealing_passphrase));
        return key;
    }

    std::string json;
    std::string identifier;
    std::map<std::string, std::string> files;

private:
    // Made once for all tests.
    static std::string const& original() {
        static std::string const bytes = [] {
            Complete application;
            return store::read_file(application.seal());
        }();
        return bytes;
    }

    std::string bytes_;
};

Ids ids_of(CheckedPackage const& package) {
    Ids ids;
    for (Problem const& problem : package.problems)
        if (ids.empty() || ids.back() != problem.id) ids.push_back(problem.id);
    return ids;
}

// One sentence each, with a place and something to do.
void check_sentences(CheckedPackage const& package) {
    for (Problem const& problem : package.problems) {
        CAPTURE(to_text(problem));
        CHECK(problem.where.file.starts_with("forged.zip"));
        CHECK_FALSE(problem.what.empty());
    }
}

} // namespace

TEST_SUITE_BEGIN("checking");

TEST_CASE("a package that says what it always said is in order whoever seals it") {
    CheckedPackage const package = Forged().check();
    CHECK(ids_of(package) == Ids{});
    CHECK(package.recomputed == "ASM");
}

TEST_CASE("application files that are none are refused in one sentence") { // 55
    for (std::string const json : {"{\"format\": \"accrue.application/1\",", "\xEF\xBB\xBF{}", "{\"a\": 1, \"a\": 2}",
                                   "[NaN]", "{\"a\": -0}", "{\"a\": \"\\ud800\"}"}) {
        Forged forged;
        forged.json = json;
        CheckedPackage const package = forged.check();
        CAPTURE(json);
        CHECK(has_errors(package.problems));
        CHECK_FALSE(package.scored.has_value());
        check_sentences(package);
    }
    Forged deep;
    deep.json = std::string(10'000, '[');
    CHECK(has_errors(deep.check().problems));
}

TEST_CASE("rules that are not here are said") { // 56
    CheckedPackage const package = Forged().replace("\"pack\":\"prism@2012.1\"", "\"pack\":\"prism@2099.1\"").check();
    CHECK(has_errors(package.problems));
    CHECK_FALSE(package.scored.has_value());
    CHECK(package.sealed.claimed.overall == "ASM");
}

TEST_CASE("rules of the same name with another text are told") {
    Forged forged;
    std::string_view const before = "\"pack\":{\"id\":\"prism\",\"sha256\":\"";
    std::size_t const at = forged.json.find(before, forged.json.find("\"sealed\""));
    REQUIRE(at != std::string::npos);
    forged.json.replace(at + before.size(), 64, std::string(64, 'a'));
    CHECK(ids_of(forged.check()) == Ids{"AW40"});
}

TEST_CASE("a result that the rules do not give is shown beside theirs") { // 57
    CheckedPackage const package = Forged().replace("\"overall\":\"ASM\"", "\"overall\":\"DPSM\"").check();
    REQUIRE(ids_of(package) == Ids{"A444"});
    CHECK(package.problems[0].what == "claimed is \"DPSM\", by the rules here it is \"ASM\"");
    CHECK(package.recomputed == "ASM");
}

TEST_CASE("an entry that was changed after scoring gives another result, told place by place") {
    CheckedPackage const package = Forged().replace("\"part\":\"led\"", "\"part\":\"core\"").check();
    CHECK(ids_of(package) == Ids{"A444"});
    std::map<std::string, std::string> differs;
    for (Problem const& problem : package.problems) differs.emplace(problem.where.path, problem.what);
    CHECK(differs["/assessment/points/impl"] == "claimed is 12, by the rules here it is 9");
    CHECK(differs["/assessment/claims/incident-management/value"] == "claimed is 6, by the rules here it is 3");
    CHECK_FALSE(differs.contains("/assessment/claims/degree/counted"));
}

TEST_CASE("a result of another shape is told without end or crash") {
    CHECK(ids_of(Forged().replace("\"capped\":[\"cap-publ\"]", "\"capped\":[]").check()) == Ids{"A444"});
    std::string const before = "\"points\":{";
    std::string many = before;
    for (int i = 0; i < 1'000; ++i) many += fmt::format("\"p{}\":{},", i, i);
    CheckedPackage const package = Forged().replace(before, many).check();
    CHECK(package.problems.size() < 50);
    CHECK(package.problems.back().what == "there is more that differs");
}

TEST_CASE("a check ends where it is stopped, and says so") {
    PackageCheck asked = Complete::asked();
    std::size_t files = 0;
    asked.go_on = [&](std::size_t seen, std::size_t of) {
        files = of;
        return seen < 1;
    };
    CheckedPackage const package = Forged().check(asked);
    CHECK(package.stopped);
    CHECK(files == package.files.size());
    CHECK_FALSE(package.files[0].verdict.empty());
    CHECK(package.files[1].verdict.empty());
    CHECK(ids_of(package) == Ids{});
}

TEST_CASE("rulings and verified entries that a package brings are refused and count nothing") {
    CheckedPackage const ruled =
        Forged()
            .replace("\"sealed\":",
                     "\"rulings\":[{\"by\":\"me\",\"gate\":\"anchor\",\"verdict\":\"waive\"}],\"sealed\":")
            .check();
    CHECK(ids_of(ruled) == Ids{"A449"});
    CHECK(ruled.sealed.read.application.rulings.empty());
    CHECK(ruled.recomputed == "ASM");
    std::string const evidence = "\"evidence\":[\"foundation.pdf\"]";
    CheckedPackage const verified = Forged().replace(evidence, "\"basis\":\"verified\"," + evidence).check();
    CHECK(ids_of(verified) == Ids{"A449"});
}

TEST_CASE("parts that the rules ask for and a package does not have are told") {
    CheckedPackage const whole = Forged().check();
    CHECK(ids_of(whole) == Ids{});
    std::string const json = Forged().json;
    std::size_t const at = json.find("\"declarations\":");
    REQUIRE(at != std::string::npos);
    Forged bare;
    bare.json = json.substr(0, at) + json.substr(json.find("},", at) + 2);
    bare.replace("\"evidence\":[\"foundation.pdf\"]", "\"evidence\":[]")
        .replace(",\"reference\":\"reference.pdf\"", "");
    bare.files.erase("documents/form.pdf");
    CheckedPackage const package = bare.check();
    std::vector<std::string> told;
    for (Problem const& problem : package.problems)
        if (problem.id == "AW45") told.push_back(problem.where.path + " " + problem.what);
    CHECK(told == std::vector<std::string>{"/documents 'Application form, signed' is not there",
                                           "/declarations 'Statement of ethics (this project's own wording, in place "
                                           "of the Institute's code)' was not accepted",
                                           "/referees 0 of 1 references are there",
                                           "/claims/foundation the entry lacks evidence"});
}

TEST_CASE("two packages of one application by different keys are told") {
    auto const other = must(package::make_key(sealing_passphrase));
    Forged forged;
    CheckedPackage const before = forged.check();
    forged.replace("\"revision\":1", "\"revision\":2");
    PackageCheck asked = Complete::asked();
    asked.looks_at_evidence = false;
    CheckedPackage const same = check_package(forged.bytes(), "same.zip", asked);
    CheckedPackage const after =
        check_package(forged.bytes(must(package::unlock(other.secret_file, sealing_passphrase))), "other.zip", asked);
    CHECK(compare_packages({before, same}).empty());
    Problems const problems = compare_packages({before, after});
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].id == "A448");
    CHECK(problems[0].what.ends_with("another key"));
}

TEST_CASE("one content under many names is looked at once") {
    std::size_t looked_at = 0;
    PackageCheck asked = Complete::asked();
    CheckedPackage const plain = Forged().check(asked);
    Forged many;
    std::size_t const at = many.json.find("{\"bytes\":", many.json.find("\"files\":["));
    std::string const row = many.json.substr(at, many.json.find('}', at) + 1 - at);
    std::size_t const name = row.find("\"name\":\"") + 8;
    std::string rows;
    for (int i = 0; i < 50; ++i) rows += row.substr(0, name) + fmt::format("copy {} ", i) + row.substr(name) + ",";
    many.json.insert(at, rows);
    CheckedPackage const checked = many.check(asked);
    REQUIRE(checked.files.size() == plain.files.size() + 50);
    for (CheckedFile const& file : checked.files) looked_at += file.verdict.empty() ? 0 : 1;
    CHECK(looked_at == plain.files.size());
}

TEST_CASE("one file for two entries is worth a look") { // 58
    CheckedPackage const package =
        Forged().replace("\"evidence\":[\"article-2.pdf\"]", "\"evidence\":[\"article-1.pdf\"]").check();
    CHECK(ids_of(package) == Ids{"AW41"});
}

TEST_CASE("another key than the one that was asked for is refused") { // 61
    PackageCheck asked = Complete::asked();
    asked.key = package::key_text(must(package::make_key("other")).public_key);
    CHECK(ids_of(Forged().check(asked)) == Ids{"A447"});
    asked.key = package::key_file(Forged::key().public_key());
    CHECK(ids_of(Forged().check(asked)) == Ids{});
    asked.key = "no key";
    CHECK(ids_of(Forged().check(asked)) == Ids{"A422"});
}

TEST_CASE("names that hide what they say are refused or told") { // 62
    std::string const name = "\"name\":\"Imogen Ashby\"";
    CHECK(has_errors(
        Forged().replace(name, fmt::format("\"name\":\"{}\"", std::string(1'000'000, 'x'))).check().problems));
    CHECK(ids_of(Forged().replace(name, "\"name\":\"Imogen \u202Eybhsa\"").check()) == Ids{"AW42"});
    CHECK(ids_of(Forged().replace(name, "\"name\":\"\u0301\u0302\u0303\"").check()) == Ids{"AW42"});
    CHECK(ids_of(Forged().replace(name, "\"name\":\"Żółć Ασήμι 王小明\"").check()) == Ids{});
}

TEST_CASE("markup and formulas in texts are texts") { // 63
    CheckedPackage const package =
        Forged().replace("\"title\":\"Why queues grow\"", "\"title\":\"<b>=HYPERLINK(1)</b> **x**\"").check();
    CHECK(ids_of(package) == Ids{});
    CHECK(package.sealed.read.application.claims[9].title == "<b>=HYPERLINK(1)</b> **x**");
}

TEST_CASE("evidence that is no PDF is refused whatever it is called") { // 65
    for (std::string const content : {"<html><body>hello</body></html>", "MZ\x90 this program cannot be run",
                                      "<svg xmlns='x'/>", "%PDF-1.7 and then none"}) {
        CheckedPackage const package = Forged().put("foundation.pdf", content).check();
        CAPTURE(content);
        CHECK(ids_of(package) == Ids{"A446"});
        check_sentences(package);
    }
}

TEST_CASE("evidence that is no document is refused where the rules have no limits, too") {
    Folder const folder;
    std::string rules = store::read_file(prism_ports().rules_folder / "prism" / "prism.toml");
    std::size_t const limits = rules.find("pack.evidence = ");
    REQUIRE(limits != std::string::npos);
    store::write_file(folder / "prism.toml", rules.erase(limits, rules.find('\n', limits) - limits));
    PackageCheck asked = Complete::asked();
    asked.pack_file = folder / "prism.toml";
    CHECK(ids_of(Forged().put("foundation.pdf", "MZ\x90 this program").check(asked)) == Ids{"AW40", "A446"});
    CHECK(ids_of(Forged().put("foundation.pdf", test::text_pdf({"Foundation"})).check(asked)) == Ids{"AW40"});
}

TEST_CASE("evidence of strangers that breaks readers is refused or told within seconds") { // 66 to 76
    Forged forged;
    std::vector<formats::SealedFile> const files = formats::read_sealed(forged.json, "").parts.files;
    std::vector<test::HostilePdf> const pdfs = test::hostile_pdfs();
    REQUIRE(files.size() >= pdfs.size());
    for (std::size_t i = 0; i < pdfs.size(); ++i) forged.put(files[i].name, pdfs[i].bytes);
    auto const start = std::chrono::steady_clock::now();
    CheckedPackage const package = forged.check();
    CHECK(std::chrono::steady_clock::now() - start <
          std::chrono::seconds(12 * pdfs.size())); // the most that each may take
    CHECK(package.opened);
    check_sentences(package);
    for (std::size_t i = 0; i < pdfs.size(); ++i) {
        CAPTURE(pdfs[i].name);
        auto const file = std::ranges::find(package.files, files[i].name, &CheckedFile::name);
        REQUIRE(file != package.files.end());
        bool const refused = std::ranges::any_of(package.problems, [&](Problem const& problem) {
            return problem.id == "A446" && problem.where.path == "/files/" + file->name;
        });
        CHECK_FALSE(file->verdict.empty());
        if (pdfs[i].number == 71 || pdfs[i].number == 76) CHECK(refused);
        if (pdfs[i].number == 72) CHECK(file->remarks.size() >= 2); // scripts, a file inside it
        if (pdfs[i].number == 73) CHECK(file->remarks.front().starts_with("It was changed after it was signed"));
    }
}

TEST_CASE("files that are named and not there or there and not named are told") {
    Forged missing;
    missing.replace("\"evidence\":[\"foundation.pdf\"]", "\"evidence\":[\"other.pdf\"]");
    CHECK(ids_of(missing.check()) == Ids{"A443"});
    Forged more;
    std::string const content = test::text_pdf({"Not named"});
    more.files["evidence/" + sha256_hex(content) + ".pdf"] = content;
    CHECK(ids_of(more.check()) == Ids{"A443"});
}

TEST_CASE("what a package must add to an application is not left out") {
    CHECK(ids_of(Forged().replace("\"sealed\":{", "\"costs\":[],\"sealed\":{\"x\":1,").check()).front() == "A106");
    CHECK(ids_of(Forged().replace("\"revision\":1", "\"revision\":0").check()).front() == "A110");
    CHECK(ids_of(Forged().replace(",\"revision\":1", "").check()).front() == "A108");
}

TEST_CASE("a file larger than the rules allow is refused") {
    Forged forged;
    std::string large = test::text_pdf({"Large"});
    large += "\n%" + std::string(1'100'000, 'x') + "\n%%EOF\n";
    CheckedPackage const package = forged.put("foundation.pdf", large).check();
    CHECK(std::ranges::find(package.problems, "A445", &Problem::id) != package.problems.end());
}

TEST_CASE("an encrypted package says how it is opened") {
    CheckedPackage const package =
        check_package("age-encryption.org/v1\n-> X25519 ...", "forged.zip", Complete::asked());
    CHECK(ids_of(package) == Ids{"A450"});
    CHECK_FALSE(package.opened);
}

TEST_CASE("a file that is no package or not there is said") {
    Folder const folder;
    store::write_file(folder / "a.zip", "PK nothing");
    CHECK(has_errors(check_package_file(folder / "a.zip", Complete::asked()).problems));
    CHECK(check_package_file(folder / "none.zip", Complete::asked()).problems.front().id == "S101");
    CHECK(has_errors(check_package_file(folder.path(), Complete::asked()).problems));
}

TEST_SUITE_END();
