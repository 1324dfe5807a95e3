// The program itself in a window of its own: from the first start to an entry that is there again after a restart.
// Mouse and keys come from outside, by xdotool. Where to press is asked of the same app without a window: layout and fonts
// are the same, so a button stands at the same place.
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "gui/app_fixture.h"
#include "support/texts.h"

namespace accrue::test {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr Size window_size{1280, 800};

bool is_installed(char const* program) {
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
        ::execlp("Xvfb", "Xvfb", "-displayfd", descriptor.c_str(), "-screen", "0", "1280x800x24", "-nolisten", "tcp",
                 static_cast<char*>(nullptr));
        ::_exit(127);
    }

    std::string name_;
    Process server_;
};

// The program's window on the display, driven from outside.
class OpenProgram {
public:
    OpenProgram(Display const& display, fs::path const& library)
        : display_(display.name()), process_(start(display_, library)) {
        window_ = output_of("timeout 30 xdotool search --sync --onlyvisible --class accrue");
        window_.erase(window_.find_last_not_of("\n") + 1);
        window_.erase(0, window_.find('\n') == std::string::npos ? 0 : window_.find('\n') + 1);
        tell("windowfocus --sync " + window_);
        std::this_thread::sleep_for(500ms);
    }

    [[nodiscard]] bool has_window() const { return !window_.empty(); }
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
    void type(std::string const& text) { tell("type --delay 40 '" + text + "'"); }
    int end() {
        key("ctrl+q");
        return process_.wait_for_end(20s);
    }

private:
    static pid_t start(std::string const& display, fs::path const& library) {
        pid_t const pid = ::fork();
        if (pid != 0) return pid;
        ::setenv("DISPLAY", display.c_str(), 1);
        ::unsetenv("WAYLAND_DISPLAY");
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

gui::ReportedItem place_of(Start start, std::string const& name) {
    return AppScreen(start, window_size).screen.item(name);
}

bool are_installed(std::initializer_list<char const*> programs) {
    for (char const* const program : programs)
        if (!is_installed(program)) {
            MESSAGE("skipped: " << program << " is not installed (./dev test installs it)");
            return false;
        }
    return true;
}

} // namespace

TEST_CASE("from the first start to an entry that is there again after a restart") {
    if (!are_installed({"Xvfb", "xdotool"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;

    { // An empty library: begin by mouse, enter a certificate by keyboard, leave a job unfinished.
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.click(place_of(Start::Nothing, "Start an empty record"));
        program.type("priSM (reconstruction)");
        program.key("Return");
        program.click(place_of(Start::Empty, "Add entry"));
        program.type("certificate");
        program.key("Return");
        program.key("Return");
        program.type("ITIL V3 Foundation");
        program.key("Return");
        program.key("ctrl+Return");
        program.key("ctrl+n");
        program.type("job");
        program.key("Return");
        program.type("Night shift");
        CHECK(program.end() == 0);
    }
    {
        AppScreen app(library.open(), Start::Nothing, {1280, 3000});
        CHECK(app.entries() == 1);
        CHECK(app.screen.item("ITIL V3 Foundation").value == "counts");
        CHECK(app.screen.item("Unfinished Night shift/Night shift").value == "unfinished");
    }
    { // The same library again: it opens where it was left, and what was done can still be undone.
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        CHECK(program.title().starts_with("Unnamed record"));
        program.key("ctrl+z");
        CHECK(program.end() == 0);
    }
    session::Session const session = library.open();
    CHECK(session.estimate().groups[1].entries.empty());
    CHECK(session.estimate().groups[0].drafts.size() == 1);
}

TEST_CASE("the article's case by keyboard alone and then the plan that would make it the next level") {
    if (!are_installed({"Xvfb", "xdotool"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;
    auto const press = [](OpenProgram& program, std::string const& key, int times) {
        for (int i = 0; i < times; ++i) program.key(key);
    };

    { // From nothing to "why am I only ASM": a job and the two certificates.
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.key("ctrl+k");
        program.type("New empty");
        program.key("Return");
        program.type("priSM (reconstruction)");
        program.key("Return");
        program.key("ctrl+d");
        program.key("ctrl+a");
        program.type("2012-09-12");
        program.key("Return");
        program.key("ctrl+n");
        program.type("job");
        program.key("Return");
        program.type("Service desk analyst");
        program.key("Tab");
        program.type("Harbour Bank");
        program.key("Tab");
        program.type("2004-09-01");
        press(program, "Tab", 4); // past the calendars and the end, which is open
        program.type("37.5");
        program.key("Tab");
        program.type("100");
        program.key("Tab");
        program.key("space");
        program.key("Return"); // the first of the roles
        press(program, "Tab", 2);
        program.key("space"); // no authority
        program.key("ctrl+Return");
        for (char const* const name : {"ITIL V3 Foundation", "TOGAF Level 1"}) {
            program.key("ctrl+n");
            program.type("certificate");
            press(program, "Return", 2);
            program.type(name);
            program.key("Return");
            program.key("ctrl+Return");
        }
        CHECK(program.end() == 0);
    }
    {
        AppScreen app(library.open(), Start::Nothing, {1280, 3000});
        CHECK(app.entries() == 3);
        CHECK(app.session.estimate().summary.level == "ASM");
        CHECK(app.entry("TOGAF Level 1").earned == "nothing");
    }
    { // The whole example: its path, and the plan is kept.
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.key("ctrl+k");
        program.type("Open the example");
        program.key("Return");
        program.key("ctrl+4");
        std::this_thread::sleep_for(2s); // the ways are worked out beside the window
        press(program, "Tab", 23);       // "Keep this plan" of the first of them
        program.key("Return");
        CHECK(program.end() == 0);
    }
    {
        session::Session session = library.open();
        session::HomeScheme const& example = session.home().people.front().schemes.front();
        CHECK(example.level == "ASM");
        CHECK(example.with_plans.starts_with("PSM with what you plan"));
    }
    { // It is there after a restart, and can be taken back then.
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.key("ctrl+z");
        CHECK(program.end() == 0);
    }
    session::Session session = library.open();
    CHECK(session.home().people.front().schemes.front().with_plans.empty());
    CHECK(session.home().people.size() == 2);
}

TEST_CASE("the window follows a rule file that is edited beside it without a key or the mouse") {
    if (!are_installed({"Xvfb", "xdotool", "import"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;
    fs::path const pack = library.file().string() + ".toml";
    std::string const text = file_text(fs::path(ACCRUE_SOURCE_DIR) / "tests/packs/sample.toml");
    auto const write = [&](std::string const& what) { std::ofstream(pack, std::ios::binary) << what; };
    write(text);
    OpenProgram program(display, library.file());
    REQUIRE(program.has_window());
    program.key("ctrl+6");
    program.key("ctrl+shift+o");
    program.type(pack.string());
    program.key("Return");
    std::this_thread::sleep_for(1s);
    std::string const sound = program.picture();

    write(replaced(text, "level = [", "level = {["));
    std::this_thread::sleep_for(3s);
    std::string const broken = program.picture();
    write(text);
    std::this_thread::sleep_for(3s);

    CHECK(broken != sound);
    CHECK(program.picture() == sound);
    CHECK(program.end() == 0);
}

} // namespace accrue::test
