// The entry of the program: reads the command line and does what it asks for; the window where it asks for nothing. The one
// place that knows both the command line and the window.
#include <algorithm>
#include <iostream>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/places.h"
#include "cli/verbs.h"
#include "domain/texts.h"
#include "gui/app.h"
#include "gui/window.h"
#include "session/session.h"

namespace accrue::cli {
namespace {

using session::Session;

Exit run(OpenWindow const& request, session::Ports const& ports, Console const& console) {
    speak(language_of(ports.language)); // also why a library cannot be opened, which may have chosen another one
    auto const library = library_or_default(request.library);
    if (!library) return print_problem(library.problem(), console);
    while (true) {
        auto [session, window] = gui::open_window([&] { return Session::open(*library, ports); });
        if (session && !window) return print_problem(window.problem(), console);
        if (session) {
            auto const open_other = [&session = session, &ports](std::string const& other) -> Result<Done> {
                auto next = Session::open(other, ports);
                if (!next) return next.problem();
                *session = std::move(*next);
                return Done{};
            };
            auto const closed = gui::run_window(*session, **window, open_other);
            return closed ? Exit::Done : print_problem(closed.problem(), console);
        }
        Exit const status = print_problem(session.problem(), console);
        console.err << std::flush;
        if (!window) return status;
        window->reset();                                          // the one that tells of it is another
        auto const answer = gui::tell_refusal(session.problem()); // who started it from a desktop does not see `err`
        if (!answer || *answer == gui::RefusalAnswer::Quit) return status;
    }
}

// The library named, or one in memory: with the sample, or as it is before anything is in it.
Result<Session> session_to_show(TakePicture const& request, session::Ports const& ports) {
    if (!request.library.empty()) {
        if (auto const missing = missing_library(request.library)) return *missing;
        return Session::open(request.library, ports);
    }
    auto session = Session::in_memory(ports);
    if (!session || request.screen == "welcome") return session;
    if (auto const begun = session->start_with_sample(); !begun) return begun.problem();
    return session;
}

Exit run(TakePicture const& request, session::Ports const& ports, Console const& console) {
    session::Ports shown = ports;
    shown.language = request.language; // the same picture wherever it is taken
    auto session = session_to_show(request, shown);
    if (!session) return print_problem(session.problem(), console);
    auto const taken = gui::take_picture(*session, {.screen = request.screen,
                                                    .path = request.output,
                                                    .width = request.width,
                                                    .height = request.height,
                                                    .theme = request.theme,
                                                    .scale = request.scale});
    return taken ? Exit::Done : print_problem(taken.problem(), console);
}

std::vector<std::string> screens() { return {gui::picture_names().begin(), gui::picture_names().end()}; }

Exit run_program(std::vector<std::string> words, Console const& console) {
    auto const asked = read_command_line(std::move(words), screens(), console);
    if (auto const* answered = std::get_if<Exit>(&asked)) return *answered;
    session::Ports const ports = system_ports(data_folder());
    auto const run_it = [&](auto const& request) { return run(request, ports, console); };
    return finished(std::visit(run_it, std::get<Request>(asked)), console);
}

} // namespace
} // namespace accrue::cli

int main(int count, char** words) {
    std::ios::sync_with_stdio(false);
    accrue::cli::Console const console{std::cout, std::cerr, isatty(STDERR_FILENO) == 1};
    try {
        return static_cast<int>(accrue::cli::run_program({words + std::min(count, 1), words + count}, console));
    } catch (...) {
        return static_cast<int>(accrue::cli::print_exception(console));
    }
}
