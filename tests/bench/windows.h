// What the benchmarks of the window share: sessions, records, frames, and a bare ImGui and GLFW window as the baseline.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "domain/application.h"
#include "session/session.h"

namespace accrue::bench {

[[nodiscard]] session::Ports fixed_ports();

void require(bool done, char const* what); // throws

[[nodiscard]] double microseconds_since(std::chrono::steady_clock::time_point start);

[[nodiscard]] Application overfull(int claims); // a record of so many entries

// From nothing to the first frame of Accrue on a library.
void first_frame_of_accrue(std::filesystem::path const& library);
// The same with nothing but an empty ImGui window in it.
void first_frame_of_bare_window();
[[noreturn]] void run_bare_window(); // until it is killed

// Microseconds in which ImGui builds a frame that nobody sees.
[[nodiscard]] double built_frame(std::function<void()> const& draw);

} // namespace accrue::bench
