// Files taken into a library; the matrix of entries and files. And the first page of a scan, from its bytes to pixels through the
// sandbox, against pdftoppm run directly with the same words: of a file that was inspected, as those of the window are, and of
// one that nothing is known of.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>
#include <stdexcept>
#include <thread>
#include <unistd.h>

#include <fmt/format.h>
#include <imgui.h>

#include "evidence/pages.h"
#include "gui/screens/evidence.h"
#include "report.h"
#include "session/evidence_desk.h"
#include "support/documents.h"
#include "windows.h"

namespace accrue::bench {
namespace {

constexpr int preview_dpi = 96;
constexpr std::size_t intake_files = 100;
constexpr std::size_t intake_file_bytes = 1'000'000;

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

// 100 files of 1 MB into a library on the disk, through the session's desk, to the change that adds them; against
// sha256sum and cp of the same files, with what cp leaves in the cache written to the disk as the library is.
void bench_intake(Figures& figures) {
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("accrue-bench-intake-{}", getpid());
    auto const files = folder / "files";
    std::filesystem::create_directories(files);
    std::mt19937_64 random(20'120'912);
    for (std::size_t i = 0; i < intake_files; ++i) {
        std::string content = test::text_pdf({fmt::format("Certificate {}", i)}) + "%";
        while (content.size() < intake_file_bytes) content += static_cast<char>('!' + random() % 90);
        std::ofstream(files / fmt::format("file {}.pdf", i), std::ios::binary) << content << "\n";
    }
    auto const take_in = [&] {
        auto const library = folder / "intake.accrue";
        std::filesystem::remove(library);
        auto session = session::Session::open(library, fixed_ports());
        require(session && session->start_empty("prism"), "a record begins");
        auto const start = std::chrono::steady_clock::now();
        session->evidence().take_in({files});
        while (session->evidence().model().intake->running) {
            if (!session->evidence().collect()) std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
        double const taken = microseconds_since(start);
        require(session->evidence().model().files.size() == intake_files, "all files were taken in");
        return taken;
    };
    std::string const command = fmt::format("sha256sum '{0}'/files/* > '{0}/sums' && rm -rf '{0}/copy' && cp -r "
                                            "'{0}/files' '{0}/copy'",
                                            folder.string());
    auto const hash_and_copy = [](std::string const& shell) {
        auto const start = std::chrono::steady_clock::now();
        require(std::system(shell.c_str()) == 0, "sha256sum and cp");
        return microseconds_since(start);
    };
    double taken = std::numeric_limits<double>::max();
    double copied = taken;
    double in_cache = taken;
    for (int round = 0; round < 7; ++round) { // the least of each: whatever else the machine does only adds
        taken = std::min(taken, take_in());
        copied = std::min(copied, hash_and_copy(command + fmt::format(" && sync -f '{}/copy'", folder.string())));
        in_cache = std::min(in_cache, hash_and_copy(command));
    }
    std::filesystem::remove_all(folder);
    figures.push_back({"100 files of 1 MB taken into a library", "ms", taken / 1e3, copied / 1e3,
                       "sha256sum and cp of the same files, synced", 1.67});
    figures.push_back({"the same against a copy that is not on the disk yet",
                       "ms",
                       taken / 1e3,
                       in_cache / 1e3,
                       "sha256sum and cp, not synced",
                       {}});
}

// Of 2,000 entries and 500 files, at most 1.5 ms, where a frame of ImGui's demo window takes 13.5 microseconds.
void bench_matrix(Figures& figures) {
    constexpr double limit = 110;
    session::EvidenceModel model;
    for (std::size_t i = 0; i < 500; ++i) {
        session::EvidenceFileRow file;
        file.id = FileId{static_cast<std::int64_t>(i) + 1};
        file.name = fmt::format("certificate of the year {}.pdf", i);
        file.state = session::EvidenceFileRow::State::Fits;
        file.verdict = "It fits.";
        file.pages = 1;
        model.files.push_back(std::move(file));
    }
    for (std::size_t i = 0; i < 2'000; ++i) {
        session::EvidenceEntryRow entry;
        entry.id = EntryId{static_cast<std::int64_t>(i) + 1};
        entry.title = fmt::format("Talk number {} about things", i);
        entry.kind = "Talk";
        entry.needs = "programme";
        entry.least = 1;
        for (std::size_t link = 0; link < 4; ++link) {
            std::size_t const place = (i * 7 + link) % 500;
            entry.links.push_back({model.files[place].name, place, link == 1});
            model.files[place].entries.push_back(i);
        }
        entry.there = 4;
        model.entries.push_back(std::move(entry));
    }
    model.coverage = "2000 of 2000 entries have the evidence they need.";
    for (gui::EvidenceTab const tab : {gui::EvidenceTab::Matrix, gui::EvidenceTab::Files}) {
        gui::EvidenceState state;
        state.tab = tab;
        gui::Intents intents;
        auto const draw = [&] {
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
            ImGui::Begin("Evidence", nullptr, ImGuiWindowFlags_NoDecoration);
            gui::draw_evidence({model, [](auto const&) { return nullptr; }}, state, intents);
            ImGui::End();
        };
        double const frame = built_frame(draw);
        double const demo = built_frame([] { ImGui::ShowDemoWindow(); });
        bool const matrix = tab == gui::EvidenceTab::Matrix;
        figures.push_back({fmt::format("a frame of {} of 2,000 entries and 500 files, built once",
                                       matrix ? "the matrix" : "the list"),
                           "us", frame, demo, "ImGui's demo window, built once", limit});
    }
}

} // namespace

void bench_evidence(Figures& figures) {
    bench_intake(figures);
    bench_matrix(figures);
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
