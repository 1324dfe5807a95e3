// The words of `accrue evidence …`: what can be asked about files of evidence.
#pragma once

#include <optional>

#include "cli/requests.h"

namespace CLI {
class App;
}

namespace accrue::cli {

class EvidenceWords {
public:
    // `app` keeps references to what is in here: neither may move before the words are read.
    void add_to(CLI::App& app);
    [[nodiscard]] bool parsed() const;                    // `evidence` was among the words
    [[nodiscard]] std::optional<Request> request() const; // nothing: without a command of its own

private:
    CLI::App* evidence_ = nullptr;
    CheckEvidence check_;
    ShrinkEvidence shrink_;
};

} // namespace accrue::cli
