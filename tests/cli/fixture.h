// A console whose two streams are texts, a folder of its own, and ports with a fixed day.
#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <unistd.h>

#include <doctest/doctest.h>

#include "cli/verbs.h"
#include "files/whole_file.h"

namespace accrue::test {

inline std::filesystem::path const source = ACCRUE_SOURCE_DIR;
inline std::string const prism = (source / "rules/prism/prism.toml").string();
inline std::string const sample = (source / "assets/samples/gazing-into-the-prism.json").string();

class Bench {
public:
    Bench() {
        std::string name = (std::filesystem::temp_directory_path() / "accrue-cli-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
    }
    ~Bench() { std::filesystem::remove_all(folder_); }
    Bench(Bench const&) = delete;
    Bench& operator=(Bench const&) = delete;

    [[nodiscard]] std::string path(std::string const& name) const { return (folder_ / name).string(); }
    [[nodiscard]] std::string write(std::string const& name, std::string_view text) const {
        REQUIRE(files::write_file(path(name), text));
        return path(name);
    }
    [[nodiscard]] std::string read(std::string const& name) const {
        auto const text = files::read_file(path(name), 100'000'000);
        REQUIRE(text);
        return *text;
    }

    // What the verb said is in out() and err() afterwards.
    template <class Request>
    int run(Request const& request) {
        out_.str({});
        err_.str({});
        return static_cast<int>(cli::run(request, ports, console));
    }
    [[nodiscard]] std::string out() const { return out_.str(); }
    [[nodiscard]] std::string err() const { return err_.str(); }

private:
    std::filesystem::path folder_;
    std::ostringstream out_;
    std::ostringstream err_;

public:
    cli::Console console{out_, err_};
    session::Ports ports{[] { return parse_date("2012-09-12").value(); }, [] { return "2012-09-12T09:30:00Z"; },
                         source / "rules", source / "assets/samples"};
};

inline bool contains(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

} // namespace accrue::test
