// The words of `accrue package …`: what can be asked about applications that are sealed to be sent.
#pragma once

#include <optional>
#include <string>

#include "cli/requests.h"

namespace CLI {
class App;
}

namespace accrue::cli {

class PackageWords {
public:
    // `app` keeps references to what is in here: neither may move before the words are read.
    void add_to(CLI::App& app);
    [[nodiscard]] bool parsed() const;                    // `package` was among the words
    [[nodiscard]] std::optional<Request> request() const; // nothing: without a command of its own

private:
    void add_build();
    void add_check();
    void add_others();

    CLI::App* package_ = nullptr;
    BuildPackage build_;
    CheckPackages check_;
    ShowPackage show_;
    PackageKey key_;
    WriteDocuments documents_;
};

} // namespace accrue::cli
