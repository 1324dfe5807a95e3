// The first page of a scan, from its bytes to pixels through the sandbox, against pdftoppm run directly with the same words: of
// a file that was inspected, as those of the window are, and of one that nothing is known of.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>

#include "evidence/pages.h"
#include "report.h"
#include "support/documents.h"

namespace accrue::bench {
namespace {

constexpr int preview_dpi = 96;

std::size_t bytes_of_pdftoppm(std::string const& file) {
    std::string const command =
        fmt::format("exec pdftoppm -cropbox -r {}.000000 -f 1 -l 1 -singlefile '{}'", preview_dpi, file);
    FILE* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("pdftoppm does not start");
    std::size_t bytes = 0;
    std::array<char, 65536> some{};
    for (std::size_t count = 0; (count = fread(some.data(), 1, some.size(), pipe)) > 0;) bytes += count;
    if (pclose(pipe) != 0) throw std::runtime_error("pdftoppm failed");
    return bytes;
}

} // namespace

void bench_evidence(Figures& figures) {
    std::string const scan = test::scan_pdf(300, 85);
    auto const file = std::filesystem::temp_directory_path() / fmt::format("accrue-bench-scan-{}.pdf", getpid());
    std::ofstream(file, std::ios::binary) << scan;
    std::size_t sink = 0;
    auto const sandbox = evidence::Sandbox::open();
    if (!sandbox) throw std::runtime_error(to_text(sandbox.problem()));
    auto const file_facts = evidence::inspect(scan, *sandbox);
    if (!file_facts) throw std::runtime_error(to_text(file_facts.problem()));
    auto const show = [&](evidence::Inspection const* known) {
        auto own = evidence::Sandbox::open();
        if (!own) throw std::runtime_error(to_text(own.problem()));
        auto const document = evidence::Document::open(scan, *std::move(own), evidence::Trust::AskedUser, known);
        if (!document) throw std::runtime_error(to_text(document.problem()));
        auto const page = document->draw(1, preview_dpi);
        if (!page) throw std::runtime_error(to_text(page.problem()));
        sink += page->pixels.size();
    };
    auto const directly = [&] { sink += bytes_of_pdftoppm(file.string()); };
    Pair const inspected = timed_in_turns([&] { show(&*file_facts); }, directly, 41, 1);
    Pair const unknown = timed_in_turns([&] { show(nullptr); }, directly, 15, 1);
    std::filesystem::remove(file);
    double const megabytes = static_cast<double>(scan.size()) / 1e6;
    figures.push_back({fmt::format("first page of a scan of {:.2f} MB drawn", megabytes), "ms", inspected.first / 1e6,
                       inspected.second / 1e6, "pdftoppm run directly", 1.5});
    figures.push_back({"the same of a file that nothing is known of",
                       "ms",
                       unknown.first / 1e6,
                       unknown.second / 1e6,
                       "pdftoppm run directly",
                       {}});
    if (sink == 1) throw std::runtime_error("unreachable: keeps the results alive");
}

} // namespace accrue::bench
