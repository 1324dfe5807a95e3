// The words of `accrue rules …`: what can be asked of rule packs.
#pragma once

#include <optional>

#include "cli/requests.h"

namespace CLI {
class App;
}

namespace accrue::cli {

class RulesWords {
public:
    // `app` keeps references to what is in here: neither may move before the words are read.
    void add_to(CLI::App& app);
    [[nodiscard]] bool parsed() const;                    // `rules` was among the words
    [[nodiscard]] std::optional<Request> request() const; // nothing: without a command of its own

private:
    void add_reading(CLI::App& rules);
    void add_writing(CLI::App& rules);

    CLI::App* rules_ = nullptr;
    CheckRules check_;
    TestRules test_;
    MutateRules mutate_;
    DiffRules diff_;
    RulesImpact impact_;
    std::vector<std::string> impact_packs_; // before and after, or after alone
    ExportRules export_;
    bool json_ = false; // the one form that there is
    WriteHandbook handbook_;
};

} // namespace accrue::cli
