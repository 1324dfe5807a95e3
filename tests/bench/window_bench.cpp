// The window: its first frame against that of a bare ImGui and GLFW window, a frame of the Estimate screen with 2,000
// entries against ImGui's own demo window, and what it costs while nothing happens.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <imgui.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gui/app.h"
#include "gui/window.h"
#include "report.h"
#include "windows.h"

namespace accrue::bench {
namespace {

std::filesystem::path sample_library() {
    auto const file = std::filesystem::temp_directory_path() / ("accrue-bench-" + std::to_string(getpid()) + ".accrue");
    std::filesystem::remove(file);
    auto session = session::Session::open(file, fixed_ports());
    require(bool(session), "the library opens");
    require(bool(session->start_with_sample()), "the sample loads");
    return file;
}

void bench_first_frame(Figures& figures) {
    auto const library = sample_library();
    first_frame_of_bare_window(); // the drivers are loaded once
    Pair const pair =
        timed_in_turns([&] { first_frame_of_accrue(library); }, [] { first_frame_of_bare_window(); }, 9, 1);
    std::filesystem::remove(library);
    figures.push_back({"first frame of the window on a library", "ms", pair.first / 1e6, pair.second / 1e6,
                       "a bare ImGui and GLFW window", 2});
}

// Microseconds from an event to what it shows, as Window::run does it: build, render, swap.
double shown_frame(std::function<void()> const& draw) {
    constexpr int settling = 20;
    constexpr int measured = 80;
    auto window = gui::Window::open({});
    require(bool(window), "a window opens");
    int builds = 0;
    std::chrono::steady_clock::time_point start;
    (*window)->run(draw, [&] {
        if (++builds == settling) start = std::chrono::steady_clock::now();
        if (builds == settling + measured) (*window)->close();
        gui::Window::wake(); // the next event is there at once
    });
    return microseconds_since(start) * gui::frames_per_event / measured;
}

void bench_frame(Figures& figures) {
    auto session = session::Session::in_memory(fixed_ports());
    require(bool(session), "a session in memory");
    auto const added = session->perform(session::AddRecord{overfull(2'000)});
    require(bool(added), "2,000 entries");
    require(bool(session->open_record(added->record)), "the record opens");
    gui::App app(*session);
    auto const draw_app = [&] { app.draw(); };
    auto const draw_demo = [] { ImGui::ShowDemoWindow(); };
    std::vector<double> estimate;
    std::vector<double> demo;
    for (int i = 0; i < 9; ++i) {
        estimate.push_back(shown_frame(draw_app));
        demo.push_back(shown_frame(draw_demo));
    }
    figures.push_back({"a frame of Estimate with 2,000 entries, shown", "us", median(std::move(estimate)),
                       median(std::move(demo)), "ImGui's demo window", 2});
    figures.push_back({"the same frame built once, not shown", "us", built_frame(draw_app), built_frame(draw_demo),
                       "ImGui's demo window", std::nullopt});
}

// All of a very long record on the Timeline screen: every entry is in sight at once.
void bench_timeline(Figures& figures) {
    auto session = session::Session::in_memory(fixed_ports());
    require(bool(session), "a session in memory");
    auto const added = session->perform(session::AddRecord{overfull(10'000)});
    require(bool(added), "10,000 entries");
    require(bool(session->open_record(added->record)), "the record opens");
    gui::App entries(*session);
    gui::App app(*session);
    app.ask(gui::GoTo{gui::ScreenName::Timeline});
    app.act();
    std::vector<double> timeline;
    std::vector<double> estimate;
    for (int i = 0; i < 5; ++i) {
        timeline.push_back(built_frame([&] { app.draw(); }));
        estimate.push_back(built_frame([&] { entries.draw(); }));
    }
    figures.push_back({"a frame of Timeline with 10,000 entries, built once", "us", median(std::move(timeline)),
                       median(std::move(estimate)), "the same of Estimate", 10});
}

long ticks_of(pid_t child) {
    std::ifstream stat("/proc/" + std::to_string(child) + "/stat");
    std::string word;
    long ticks = 0;
    for (int i = 1; i <= 15 && stat >> word; ++i)
        if (i >= 14) ticks += std::stol(word);
    return ticks;
}

// Processor time of the real program over five seconds in which nothing happens.
void bench_idle(Figures& figures) {
    auto const library = sample_library();
    pid_t const child = fork();
    if (child == 0) {
        execl(ACCRUE_PROGRAM, ACCRUE_PROGRAM, library.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    std::this_thread::sleep_for(std::chrono::seconds(4));
    long const before = ticks_of(child);
    std::this_thread::sleep_for(std::chrono::seconds(5));
    double const seconds = static_cast<double>(ticks_of(child) - before) / static_cast<double>(sysconf(_SC_CLK_TCK));
    require(waitpid(child, nullptr, WNOHANG) == 0, "the window stays open");
    kill(child, SIGTERM);
    waitpid(child, nullptr, 0);
    std::filesystem::remove(library);
    figures.push_back({"processor time of the idle window", "%", seconds / 5 * 100, 0, "", 0});
}

} // namespace

void bench_window(Figures& figures) {
    bench_first_frame(figures);
    bench_frame(figures);
    bench_timeline(figures);
    bench_idle(figures);
}

} // namespace accrue::bench
