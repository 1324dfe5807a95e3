// The window on a library of 10,000 entries: a frame of each screen, an edit, the start, the memory.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <imgui.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gui/app.h"
#include "report.h"
#include "scoring/scored.h"
#include "windows.h"

namespace accrue::bench {
namespace {

constexpr int entries = 10'000;

struct Shown {
    gui::ScreenName screen;
    char const* name;
};
constexpr Shown shown_screens[] = {{gui::ScreenName::Home, "Home"},         {gui::ScreenName::Estimate, "Estimate"},
                                   {gui::ScreenName::Timeline, "Timeline"}, {gui::ScreenName::Path, "Path"},
                                   {gui::ScreenName::History, "History"},   {gui::ScreenName::Rules, "Rules"}};

// At most 1.5 ms, where a frame of ImGui's demo window takes 13.5 microseconds.
void bench_screens(session::Session& session, Figures& figures) {
    constexpr double limit = 110;
    for (auto const& [screen, name] : shown_screens) {
        gui::App app(session);
        app.ask(gui::GoTo{screen});
        app.act();
        if (screen == gui::ScreenName::Path) session.path().finish();
        if (screen == gui::ScreenName::Rules) session.rules().finish();
        double const frame = built_frame([&] { app.draw(); });
        double const demo = built_frame([] { ImGui::ShowDemoWindow(); });
        figures.push_back({fmt::format("a frame of {} with 10,000 entries, built once", name), "us", frame, demo,
                           "ImGui's demo window, built once", limit});
    }
}

// From the change of an entry to the summary that counts it, the log and the undo written.
void bench_edit(session::Session& session, Figures& figures) {
    EntryId entry{};
    for (session::GroupModel const& group : session.estimate().groups)
        if (!entry && !group.entries.empty()) entry = group.entries.front().id;
    require(bool(entry), "there is an entry");
    auto const pack = session.scored().pack;
    Application const application = session.scored().application;
    std::vector<double> edits;
    std::vector<double> scores;
    for (int i = 0; i < 15; ++i) {
        auto draft = session.draft_of(entry);
        require(bool(draft), "the entry opens as a form");
        auto const note = std::ranges::find(draft->texts, "note", &std::pair<std::string, std::string>::first);
        std::string const text = fmt::format("Note {}", i);
        if (note == draft->texts.end())
            draft->texts.emplace_back("note", text);
        else
            note->second = text;
        auto start = std::chrono::steady_clock::now();
        require(bool(session.save_draft(*draft)), "the entry changes");
        require(!session.estimate().groups.empty(), "the summary is there");
        edits.push_back(microseconds_since(start));
        start = std::chrono::steady_clock::now();
        auto const scored = scoring::score(pack, application, Basis::Claimed, *application.on);
        scores.push_back(microseconds_since(start));
        require(scored.assessment.overall == session.scored().assessment.overall, "both say the same");
    }
    figures.push_back({"an edit among 10,000 entries, to the new summary", "us", median(std::move(edits)),
                       median(std::move(scores)), "scoring the record once in memory", 3});
}

void bench_start(std::filesystem::path const& library, Figures& figures) {
    first_frame_of_bare_window(); // the drivers are loaded once
    Pair const pair =
        timed_in_turns([&] { first_frame_of_accrue(library); }, [] { first_frame_of_bare_window(); }, 5, 1);
    figures.push_back({"first frame on a library of 10,000 entries", "ms", pair.first / 1e6, pair.second / 1e6,
                       "a bare ImGui and GLFW window", 2});
}

// Megabytes in memory of a process that has shown its first frames.
double resident(std::function<void()> const& child_runs) {
    pid_t const child = fork();
    if (child == 0) {
        child_runs();
        _exit(127);
    }
    std::this_thread::sleep_for(std::chrono::seconds(5));
    require(waitpid(child, nullptr, WNOHANG) == 0, "the window stays open");
    std::ifstream status(fmt::format("/proc/{}/status", child));
    std::string word;
    double kilobytes = 0;
    while (status >> word)
        if (word == "VmRSS:") status >> kilobytes;
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    return kilobytes / 1024;
}

void bench_memory(std::filesystem::path const& library, Figures& figures) {
    double const data = static_cast<double>(std::filesystem::file_size(library)) / 1024 / 1024;
    double const bare = resident([] { run_bare_window(); });
    double const accrue =
        resident([&] { execl(ACCRUE_PROGRAM, ACCRUE_PROGRAM, library.c_str(), static_cast<char*>(nullptr)); });
    figures.push_back({"memory of the window on 10,000 entries", "MB", accrue, bare + data,
                       fmt::format("a bare window and the library of {:.0f} MB", data), 1.5});
}

} // namespace

void bench_large(Figures& figures) {
    auto const library = std::filesystem::temp_directory_path() / fmt::format("accrue-bench-large-{}.accrue", getpid());
    {
        auto session = session::Session::open(library, fixed_ports());
        require(bool(session), "the library opens");
        auto const added = session->perform(session::AddRecord{overfull(entries)});
        require(bool(added), "10,000 entries");
        require(bool(session->open_record(added->record)), "the record opens");
        bench_screens(*session, figures);
        bench_edit(*session, figures);
    }
    bench_start(library, figures);
    bench_memory(library, figures);
    std::filesystem::remove(library);
}

} // namespace accrue::bench
