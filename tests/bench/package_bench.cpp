// A package of 25 MB: sealed to the disk, and loaded and checked, against sha512sum and zip -0 of the same files.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>

#include "domain/digest.h"
#include "package/open.h"
#include "package/package_file.h"
#include "package/seal.h"
#include "report.h"

namespace accrue::bench {
namespace {

constexpr std::size_t package_files = 10;
constexpr std::size_t package_file_bytes = 2'500'000;
constexpr int package_rounds = 7; // the least of each counts: whatever else the machine does only adds

double milliseconds_of(std::function<void()> const& work) {
    auto const start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

std::vector<std::string> write_scans(std::filesystem::path const& folder) {
    std::vector<std::string> scans;
    std::mt19937 random(25);
    for (std::size_t i = 0; i < package_files; ++i) {
        std::string& scan = scans.emplace_back(package_file_bytes, '\0');
        for (char& byte : scan) byte = static_cast<char>(random());
        std::ofstream(folder / fmt::format("{}.pdf", i), std::ios::binary) << scan;
    }
    return scans;
}

void require_done(bool done, char const* what) {
    if (!done) throw std::runtime_error(what);
}

} // namespace

void bench_package(Figures& figures) {
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("accrue-bench-package-{}", getpid());
    std::filesystem::create_directories(folder);
    auto const scans = write_scans(folder);
    package::PackageParts parts{"application", "0b6a3c1e-52ad-4b8f-9c0e-6f1d2a3b4c5d", "{}", {}};
    for (std::string const& scan : scans) parts.files.push_back({"evidence/" + sha256_hex(scan) + ".pdf", scan});
    auto const files = package::make_key("bench");
    auto const key = files ? package::unlock(files->secret_file, "bench") : files.problem();
    require_done(bool(key), "a key");
    std::string const file = (folder / "a.zip").string();
    std::string const shell =
        fmt::format("cd '{}' && sha512sum *.pdf >sums && rm -f b.zip && zip -q -0 b.zip *.pdf", folder.string());
    double sealing = std::numeric_limits<double>::max();
    double checking = sealing;
    double outside = sealing;
    for (int round = 0; round < package_rounds; ++round) {
        sealing = std::min(sealing, milliseconds_of([&] {
                               auto const bytes = package::write_package(parts, *key, "bench");
                               require_done(bytes && package::save_package(*bytes, file), "sealing");
                           }));
        checking = std::min(checking, milliseconds_of([&] {
                                auto const bytes = package::load_package(file);
                                require_done(bytes && package::read_package(*bytes), "checking");
                            }));
        outside = std::min(outside, milliseconds_of([&] { require_done(std::system(shell.c_str()) == 0, "zip"); }));
    }
    std::filesystem::remove_all(folder);
    figures.push_back(
        {"25 MB sealed to the disk", "ms", sealing, outside, "sha512sum and zip -0 of the same files", 2});
    figures.push_back(
        {"the same loaded and checked", "ms", checking, outside, "sha512sum and zip -0 of the same files", 2});
}

} // namespace accrue::bench
