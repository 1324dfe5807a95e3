#include "cli/long_run.h"

#include <fmt/format.h>

namespace accrue::cli {
namespace {

volatile sig_atomic_t signal_received = 0;

extern "C" void remember_signal(int signal) { signal_received = signal; }

void catch_signal(int signal, struct sigaction const& action, struct sigaction& old) {
    sigaction(signal, &action, &old);
    if (old.sa_handler == SIG_IGN) sigaction(signal, &old, nullptr); // as nohup and shells ask for what runs unattended
}

} // namespace

Interruption::Interruption() {
    signal_received = 0;
    struct sigaction action {};
    action.sa_handler = remember_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND); // without SA_RESTART: a read that waits ends
    sigemptyset(&action.sa_mask);
    catch_signal(SIGINT, action, old_interrupt_);
    catch_signal(SIGTERM, action, old_terminate_);
}

Interruption::~Interruption() {
    sigaction(SIGINT, &old_interrupt_, nullptr);
    sigaction(SIGTERM, &old_terminate_, nullptr);
}

bool Interruption::requested() const { return signal_received != 0; }

Exit Interruption::exit() const { return signal_received == SIGTERM ? Exit::Terminated : Exit::Interrupted; }

void Progress::end() {
    if (shown_) console_.err << '\n';
    shown_ = false;
}

void Progress::at(std::size_t count) {
    if (!console_.shows_progress || count < next_) return;
    next_ = count + 256;
    auto const now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(250)) return;
    last_ = now;
    shown_ = true;
    console_.err << fmt::format("\r{} {}", count, noun_) << std::flush;
}

} // namespace accrue::cli
