#include "support/running_program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

namespace accrue::test {
namespace {

void write_to(int descriptor, std::string const& file) {
    int const opened = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (opened < 0 || dup2(opened, descriptor) < 0) _exit(99);
    close(opened);
}

} // namespace

RunningProgram::RunningProgram(std::vector<std::string> words, std::string const& output, std::string const& errors) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    child_ = fork();
    REQUIRE(child_ >= 0);
    if (child_ > 0) return;
    signal(SIGINT, SIG_DFL); // whoever runs the tests may ignore it
    write_to(STDOUT_FILENO, output);
    write_to(STDERR_FILENO, errors);
    execv(arguments.front(), arguments.data());
    _exit(99);
}

RunningProgram::~RunningProgram() {
    if (child_ == 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
}

void RunningProgram::send(int signal) const { kill(child_, signal); }

int RunningProgram::wait() {
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace accrue::test
