// What is sealed can be opened again, by us and by programs that we did not write.
#include <algorithm>

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "fixture.h"
#include "package/open.h"
#include "support/folder.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::package;

TEST_CASE("what is sealed is what is opened") {
    std::string const bytes = test::small_package();
    auto const opened = read_package(bytes, "a.zip");

    REQUIRE_MESSAGE(opened, (opened ? "" : to_text(opened.problem())));
    CHECK(opened->folder == "application");
    CHECK(opened->identifier == test::identifier);
    CHECK(opened->application_json == test::small_parts().json);
    CHECK(opened->key == test::test_key().key.public_key());
    CHECK(opened->trusted_comment == test::trusted_comment);
    CHECK(opened->sha256 == sha256_hex(bytes));
    REQUIRE(opened->files.size() == 3);
    CHECK(opened->files[0].path == "documents/form.pdf");
    CHECK(opened->files[0].bytes == "%PDF-1.7\nform\n");
    for (OpenedFile const& file : opened->files) CHECK(file.sha256 == sha256_hex(file.bytes));
}

TEST_CASE("minisign accepts the signature, sha512sum the manifests, and the archive programs the ZIP") {
    test::TemporaryFolder const folder;
    folder.write("a.zip", test::small_package());
    std::string const at = folder.path().string();

    test::run(at, "unzip -tq a.zip && unzip -q a.zip");
    test::run(at + "/application", "sha512sum -c --strict --quiet manifest-sha512.txt tagmanifest-sha512.txt");
    std::string const said = test::run(at + "/application", "minisign -V -p applicant.pub -m tagmanifest-sha512.txt");
    CHECK(said.find("Trusted comment: " + std::string(test::trusted_comment)) != std::string::npos);
}
