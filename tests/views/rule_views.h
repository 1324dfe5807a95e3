// The views of views.sql over one pack in a library, and what they make of applications.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scoring/evaluate.h"

namespace accrue::views {

// The first key of the pack that the views do not speak; empty: none.
[[nodiscard]] std::string unspoken_key(rules::CompiledPack const& pack);

// The same for what a points gate has, needs and decides.
[[nodiscard]] std::string unspoken_key(rules::CompiledPack const& pack, int gate);

struct Points {                           // of one application, in quanta
    std::vector<std::int64_t> items;      // by claim
    std::vector<std::int64_t> claimless;  // by award without a claim, as CompiledPack has them
    std::vector<std::int64_t> categories; // credited
    struct Gate {
        std::int64_t have = 0;
        std::int64_t need = 0;
        bool met = false;
        friend bool operator==(Gate const&, Gate const&) = default;
    };
    std::vector<Gate> gates; // points gates; others stay as they are here
};

class RuleViews {
public:
    RuleViews(); // with a library of its own, which ends with it
    RuleViews(RuleViews const&) = delete;
    RuleViews& operator=(RuleViews const&) = delete;
    ~RuleViews();

    // Saves the pack's rows, as written, into the tables and looks at them from now on. `pack`: the same compiled.
    // REQUIRES: the views speak it. Keeps a reference to `pack`.
    void use(rules::CompiledPack const& pack, rules::Pack const& rows, std::string const& text);

    // One more application; `workspace` and `assessment` as evaluate() has left them.
    void add(scoring::BoundApplication const& application, scoring::Workspace const& workspace,
             scoring::Assessment const& assessment);

    // The points of all applications that were added, in order; they are forgotten.
    [[nodiscard]] std::vector<Points> take();

    // Any statements, such as one that breaks a view.
    void execute(std::string const& sql);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace accrue::views
