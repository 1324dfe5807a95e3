// The words of `accrue cpd …`: what can be asked about the yearly record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/requests.h"

namespace CLI {
class App;
}

namespace accrue::cli {

class CpdWords {
public:
    // `app` keeps references to what is in here: neither may move before the words are read.
    void add_to(CLI::App& app);
    [[nodiscard]] bool parsed() const;                    // `cpd` was among the words
    [[nodiscard]] std::optional<Request> request() const; // nothing: without a command of its own

private:
    void add_log();
    void add_hold();
    void add_import();

    CLI::App* cpd_ = nullptr;
    ShowCpd show_;
    LogCpd log_;
    ImportCalendar import_;
    HoldCredential hold_;
    std::string award_date_;
    std::vector<std::string> words_;
    WriteCpdCalendar calendar_;
};

} // namespace accrue::cli
