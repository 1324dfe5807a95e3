// The words of `accrue evidence …`: what can be asked about files of evidence.
#pragma once

#include <optional>
#include <string>
#include <vector>

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
    void add_check();
    void add_shrink();
    void add_of_library();

    CLI::App* evidence_ = nullptr;
    CheckEvidence check_;
    ShrinkEvidence shrink_;
    ListEvidence list_;
    AddEvidence add_;
    LinkEvidence link_;
    MarkEvidence mark_;
    std::vector<double> box_; // in percent
    std::string fact_ = "other";
};

} // namespace accrue::cli
