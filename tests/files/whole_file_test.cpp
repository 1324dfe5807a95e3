#include "files/whole_file.h"

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "support/texts.h"

using namespace accrue;
using namespace accrue::files;

namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "accrue-files-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    [[nodiscard]] std::string file(std::string const& name) const { return (path_ / name).string(); }
    [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
    }

private:
    fs::path path_;
};

} // namespace

TEST_CASE("A file is written and read back byte for byte") {
    Folder const folder;
    std::string const bytes("a\r\nb\0c", 6);
    REQUIRE(write_file(folder.file("x"), bytes));
    CHECK(*read_file(folder.file("x"), 6) == bytes);
    REQUIRE(write_file(folder.file("x"), "shorter"));
    CHECK(*read_file(folder.file("x"), 100) == "shorter");
    CHECK(folder.count() == 1);
    struct stat status {};
    REQUIRE(stat(folder.file("x").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("A file takes its place only once that is agreed, when it is safe beside it") {
    Folder const folder;
    REQUIRE(write_file(folder.file("x"), "old"));
    auto const answer = [&](Result<Done> const& answered) {
        return [&folder, answered] {
            CHECK(*read_file(folder.file("x"), 10) == "old");
            CHECK(folder.count() == 2);
            return answered;
        };
    };

    auto const refused = write_file(folder.file("x"), "new", answer(Problem{"L131", {}, "no", ""}));

    REQUIRE_FALSE(refused);
    CHECK(refused.problem().id == "L131");
    CHECK(*read_file(folder.file("x"), 10) == "old");
    CHECK(folder.count() == 1);
    REQUIRE(write_file(folder.file("x"), "new", answer(Done{})));
    CHECK(*read_file(folder.file("x"), 10) == "new");
    CHECK(folder.count() == 1);
}

TEST_CASE("Writing through a link replaces what the link names") {
    Folder const folder;
    REQUIRE(write_file(folder.file("real"), "old"));
    fs::create_symlink(folder.file("real"), folder.file("link"));
    REQUIRE(write_file(folder.file("link"), "new"));
    CHECK(fs::is_symlink(folder.file("link")));
    CHECK(*read_file(folder.file("real"), 100) == "new");
}

TEST_CASE("A file of 100 MB is refused by its size at once") {
    Folder const folder;
    std::ofstream(folder.file("huge")).close();
    fs::resize_file(folder.file("huge"), 100'000'000);
    auto const start = std::chrono::steady_clock::now();
    auto const text = read_file(folder.file("huge"), 16'000'000);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
    REQUIRE_FALSE(text);
    CHECK(text.problem().id == "A118");
    CHECK(text.problem().what == "the file has 100.0 MB");
    CHECK(text.problem().remedy == "at most 16 MB are read: check that it is the right file");
}

TEST_CASE("A file one byte over the limit is refused and one at the limit is read") {
    Folder const folder;
    REQUIRE(write_file(folder.file("x"), std::string(1'000'001, 'x')));
    CHECK(read_file(folder.file("x"), 1'000'000).problem().what == "the file has 1.1 MB");
    CHECK(read_file(folder.file("x"), 1'000'001));
}

TEST_CASE("A device that never ends is refused at the limit") {
    CHECK(read_file("/dev/zero", 1'000'000).problem().id == "A118");
}

TEST_CASE("What is no readable file is named") {
    Folder const folder;
    CHECK(to_text(read_file(folder.file("none"), 9).problem()) ==
          folder.file("none") + ": error S101: there is no such file; check the name and the folder");
    CHECK(read_file(folder.file(""), 9).problem().id == "S102");
    fs::create_symlink(folder.file("loop"), folder.file("loop"));
    CHECK(read_file(folder.file("loop"), 9).problem().id == "S103");
}

TEST_CASE("A place that cannot be written is named and nothing is left behind") {
    Folder const folder;
    CHECK(write_file(folder.file("no/such/folder"), "x").problem().id == "S104");
    fs::create_directory(folder.file("taken"));
    CHECK(write_file(folder.file("taken"), "x").problem().id == "S104");
    CHECK(write_file("/dev/null", "x").problem().id == "S104");
    CHECK(folder.count() == 1);
}

TEST_CASE("A file that may not be written is not replaced either") {
    Folder const folder;
    REQUIRE(write_file(folder.file("mine"), "old"));
    fs::permissions(folder.file("mine"), fs::perms(0444));
    fs::permissions(folder.file(""), fs::perms(0777));
    pid_t const child = fork();
    if (child == 0) { // whom the system can refuse something
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(1);
        auto const written = write_file(folder.file("mine"), "new");
        _exit(!written && written.problem().id == "S104" ? 0 : 2);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(*read_file(folder.file("mine"), 100) == "old");
}

TEST_CASE("The problems of files that are not there or cannot be used are in the gallery") {
    auto const check = [](Problem problem, std::string const& name) {
        problem.where.file = name;
        CHECK(to_text(problem) + "\n" == test::file_text(test::problem_gallery / (name + ".txt")));
    };
    check(too_large("", 100'000'000, 16'000'000), "A118-too-large");
    check(read_file("/nowhere/a.json", 9).problem(), "S101-no-such-file");
    check(read_file("/", 9).problem(), "S102-a-folder");
    check(unreadable("", EACCES), "S103-unreadable");
    check(write_file("/nowhere/a.json", "x").problem(), "S104-unwritable");
    check(write_file("/dev/null", "x").problem(), "S104-no-ordinary-file");
}
