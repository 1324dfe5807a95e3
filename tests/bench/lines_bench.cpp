// accrue score --lines against the parser alone: nlohmann's document of each line of the same file, in one thread.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "applications.h"
#include "cli/verbs.h"
#include "formats/application_file.h"
#include "formats/json.h"
#include "report.h"
#include "support/packs.h"

namespace accrue::bench {
namespace {

constexpr int lines = 20'000; // so that loading the pack is a small part
Date const on = *make_date({2012, 9, 12});

std::filesystem::path write_lines() {
    auto const pack = test::compiled_pack(test::prism_file);
    auto const file = std::filesystem::temp_directory_path() / fmt::format("accrue-bench-{}.jsonl", getpid());
    std::ofstream out(file, std::ios::binary);
    test::Random random(7);
    for (int i = 0; i < lines; ++i) {
        auto const text = formats::write_application(application_of_20(pack->pack, on, random));
        auto const json = formats::parse_json(text, "bench");
        if (!json) throw std::runtime_error(to_text(json.problem()));
        out << formats::write_json_line(*json) << '\n';
    }
    return file;
}

// Takes what is written and keeps nothing.
class Nowhere : public std::streambuf {
protected:
    int_type overflow(int_type c) override { return traits_type::not_eof(c); }
    std::streamsize xsputn(char const* /*text*/, std::streamsize size) override { return size; }
};

} // namespace

void bench_lines(Figures& figures) {
    auto const file = write_lines();
    Nowhere nowhere;
    std::ostream out(&nowhere);
    std::ostringstream errors;
    cli::Console const console{out, errors};
    session::Ports const ports{[] { return on; }, [] { return std::string("2012-09-12T10:00:00Z"); }, {}, {}};
    cli::ScoreLines const request{.file = file.string(), .pack = test::prism_file.string()};
    auto const score = [&] {
        if (cli::run(request, ports, console) != cli::Exit::Done) throw std::runtime_error(errors.str());
    };
    std::size_t read = 0;
    auto const parse_only = [&] {
        std::ifstream in(file, std::ios::binary);
        for (std::string line; std::getline(in, line);) read += nlohmann::json::parse(line).size();
    };
    Pair const pair = timed_in_turns(score, parse_only, 5, 1);
    figures.push_back({"a line of 20 claims through score --lines", "us", pair.first / 1e3 / lines,
                       pair.second / 1e3 / lines, "nlohmann's parse of the line, one thread", 1 / 0.6});
    std::filesystem::remove(file);
    if (read == 0) throw std::runtime_error("the parser read nothing");
}

} // namespace accrue::bench
