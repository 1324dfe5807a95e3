// The program itself in a window of its own, on an X server of its own, driven from outside by xdotool.
#pragma once

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "gui/app_fixture.h"

namespace accrue::test {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

inline bool is_installed(char const* program) {
    return std::system((std::string("command -v ") + program + " >/dev/null 2>&1").c_str()) == 0;
}

// A process that ends with the test.
class Process {
public:
    explicit Process(pid_t pid) : pid_(pid) {}
    ~Process() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
    }
    Process(Process const&) = delete;
    Process& operator=(Process const&) = delete;

    // The exit status, or -1 where it has not ended by then.
    int wait_for_end(std::chrono::milliseconds longest) {
        auto const end = std::chrono::steady_clock::now() + longest;
        while (std::chrono::steady_clock::now() < end) {
            int status = 0;
            if (::waitpid(pid_, &status, WNOHANG) == pid_) {
                pid_ = 0;
                return WIFEXITED(status) ? WEXITSTATUS(status) : -2;
            }
            std::this_thread::sleep_for(20ms);
        }
        return -1;
    }

private:
    pid_t pid_;
};

// An X server that nobody else uses. `name` is empty where it did not start.
class Display {
public:
    Display() : Display(make_pipe()) {}

    [[nodiscard]] std::string const& name() const { return name_; }

private:
    explicit Display(std::array<int, 2> pipe) : server_(start(pipe)) {
        ::close(pipe[1]);
        std::array<char, 16> number{};
        auto const length = ::read(pipe[0], number.data(), number.size() - 1);
        ::close(pipe[0]);
        if (length > 0) name_ = ":" + std::to_string(std::atoi(number.data()));
    }
    static std::array<int, 2> make_pipe() {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
        return ends;
    }
    static pid_t start(std::array<int, 2> pipe) {
        pid_t const pid = ::fork();
        if (pid != 0) return pid;
        int const nowhere = ::open("/dev/null", O_RDWR);
        ::dup2(nowhere, 1);
        ::dup2(nowhere, 2);
        std::string const descriptor = std::to_string(pipe[1]);
        ::execlp("Xvfb", "Xvfb", "-displayfd", descriptor.c_str(), "-screen", "0", "1280x800x24", "-noreset",
                 "-nolisten", "tcp", static_cast<char*>(nullptr));
        ::_exit(127);
    }

    std::string name_;
    Process server_;
};

// The program's window on the display, driven from outside.
class OpenProgram {
public:
    // `locale`: what the machine speaks.
    OpenProgram(Display const& display, fs::path const& library, char const* locale = "C")
        : display_(display.name()), process_(start(display_, library, locale)) {
        window_ = output_of("timeout 30 xdotool search --sync --onlyvisible --class accrue");
        window_.erase(window_.find_last_not_of("\n") + 1);
        window_.erase(0, window_.find('\n') == std::string::npos ? 0 : window_.find('\n') + 1);
        tell("windowfocus --sync " + window_);
        std::this_thread::sleep_for(500ms);
    }

    [[nodiscard]] bool has_window() const { return !window_.empty(); }
    [[nodiscard]] std::string const& window() const { return window_; } // its number
    [[nodiscard]] std::string title() const { return output_of("xdotool getwindowname " + window_); }

    // What it shows, as a number that another picture would not have.
    [[nodiscard]] std::string picture() const { return output_of("import -window " + window_ + " rgb:- | cksum"); }

    void click(gui::ReportedItem const& item) {
        int const x = static_cast<int>((item.min.x + item.max.x) / 2);
        int const y = static_cast<int>((item.min.y + item.max.y) / 2);
        tell("mousemove --window " + window_ + " " + std::to_string(x) + " " + std::to_string(y));
        tell("click 1");
    }
    void key(std::string const& keys) { tell("key --delay 60 " + keys); }
    void press(std::string const& keys, int times) {
        for (int i = 0; i < times; ++i) key(keys);
    }
    void type(std::string const& text) { tell("type --delay 40 '" + text + "'"); }
    int end() {
        key("ctrl+q");
        return process_.wait_for_end(20s);
    }

private:
    static pid_t start(std::string const& display, fs::path const& library, char const* locale) {
        pid_t const pid = ::fork();
        if (pid != 0) return pid;
        ::setenv("DISPLAY", display.c_str(), 1);
        ::unsetenv("WAYLAND_DISPLAY");
        ::setenv("LC_ALL", locale, 1);
        ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        ::setenv("ACCRUE_FILE_DIALOG", "own", 1); // where there is a desktop around the tests
        ::execl(ACCRUE_PROGRAM, "accrue", library.c_str(), static_cast<char*>(nullptr));
        ::_exit(127);
    }
    [[nodiscard]] std::string output_of(std::string const& command) const {
        std::string text;
        FILE* const pipe = ::popen(("DISPLAY=" + display_ + " " + command).c_str(), "r");
        if (!pipe) return text;
        std::array<char, 256> part{};
        while (std::fgets(part.data(), part.size(), pipe)) text += part.data();
        ::pclose(pipe);
        return text;
    }
    void tell(std::string const& words) const {
        (void)output_of("xdotool " + words);
        std::this_thread::sleep_for(350ms); // a frame in software takes up to 30 ms, and some things need several
    }

    std::string display_;
    Process process_;
    std::string window_;
};

struct TypedJob { // as the person types it
    char const* title;
    char const* employer;
    char const* from;
    char const* hours; // a week
};

// The form of a job, which is open: it goes on until today, at the full share, in the first of the roles, without authority.
inline void fill_in_job(OpenProgram& program, TypedJob const& job) {
    program.type(job.title);
    program.key("Tab");
    program.type(job.employer);
    program.key("Tab");
    program.type(job.from);
    program.press("Tab", 4); // past the calendars and the end
    program.type(job.hours);
    program.key("Tab");
    program.type("100");
    program.key("Tab");
    program.key("space");
    program.key("Return");
    program.press("Tab", 2);
    program.key("space");
    program.key("ctrl+Return");
}

class Library {
public:
    Library() : file_(fs::temp_directory_path() / ("accrue-window-" + std::to_string(::getpid()) + ".accrue")) {
        remove();
    }
    ~Library() { remove(); }
    Library(Library const&) = delete;
    Library& operator=(Library const&) = delete;

    [[nodiscard]] fs::path const& file() const { return file_; }
    [[nodiscard]] session::Session open() const { return must(session::Session::open(file_, prism_ports())); }

private:
    void remove() const {
        for (auto const& entry : fs::directory_iterator(file_.parent_path()))
            if (entry.path().filename().string().starts_with(file_.stem().string())) fs::remove(entry.path());
    }

    fs::path file_;
};

inline bool are_installed(std::initializer_list<char const*> programs) {
    for (char const* const program : programs)
        if (!is_installed(program)) {
            MESSAGE("skipped: " << program << " is not installed (./dev test installs it)");
            return false;
        }
    return true;
}

} // namespace accrue::test
