#include "cli/passphrase.h"

#include <array>
#include <iostream>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"

namespace accrue::cli {
namespace {

constexpr std::size_t most_passphrase_bytes = 10'000;

termios shown_before{}; // how the terminal was, for a signal that comes while it shows nothing

// The signal does again what it does without us (SA_RESETHAND).
extern "C" void show_and_end(int signal) {
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown_before);
    raise(signal);
}

// The terminal does not show what is typed while it lives, but does so again also where a signal ends the program. One at a time.
class Unseen {
public:
    Unseen() : changed_(tcgetattr(STDIN_FILENO, &shown_before) == 0) {
        if (!changed_) return;
        struct sigaction action {};
        action.sa_handler = show_and_end;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        sigemptyset(&action.sa_mask);
        for (std::size_t i = 0; i < ending.size(); ++i) {
            sigaction(ending[i], &action, &before_[i]);
            if (before_[i].sa_handler == SIG_IGN) sigaction(ending[i], &before_[i], nullptr);
        }
        termios quiet = shown_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Unseen() {
        if (!changed_) return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown_before);
        for (std::size_t i = 0; i < ending.size(); ++i) sigaction(ending[i], &before_[i], nullptr);
    }
    Unseen(Unseen const&) = delete;
    Unseen& operator=(Unseen const&) = delete;

private:
    static constexpr std::array ending{SIGINT, SIGQUIT, SIGTERM};
    bool changed_;
    std::array<struct sigaction, ending.size()> before_{};
};

std::string typed_passphrase(std::string_view question, Console const& console) {
    console.err << question << ' ' << std::flush;
    std::string line;
    {
        Unseen const unseen;
        std::getline(std::cin, line);
    }
    console.err << '\n';
    return line;
}

Problem not_the_same() {
    return {"A424",
            {},
            std::string(tr("the two passphrases are not the same")),
            std::string(tr("begin again; no key was made"))};
}

} // namespace

Result<std::string> read_passphrase(std::string const& file, bool is_new, Console const& console) {
    if (!file.empty()) {
        auto text = files::read_file(file, most_passphrase_bytes);
        if (!text) return text;
        std::string line = text->substr(0, text->find_first_of("\r\n"));
        wipe(*text);
        return line;
    }
    std::string once =
        typed_passphrase(is_new ? tr("A passphrase for your new key:") : tr("The passphrase of your key:"), console);
    if (!is_new) return once;
    std::string again = typed_passphrase(tr("Once more:"), console);
    bool const same = again == once;
    wipe(again);
    if (same) return once;
    wipe(once);
    return not_the_same();
}

} // namespace accrue::cli
