// What check() finds, and where: collected in any order, handed over in the order of the pack's text.
// Private to src/rules/check*.cpp.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"
#include "rules/parse.h"

namespace accrue::rules {

// A path of Positions, put together only where something is found: Path("award") / 3 / "when" / field. It views its
// names, so it must not outlive the pack.
class Path {
public:
    explicit Path(std::string_view kind) : parts_{Part{kind, 0}} {}
    [[nodiscard]] Path operator/(std::string_view name) const { return with({name, 0}); }
    [[nodiscard]] Path operator/(std::size_t index) const { return with({{}, index}); }
    [[nodiscard]] std::string text() const;

private:
    struct Part { // a name or, without one, an index
        std::string_view name;
        std::size_t index = 0;
    };
    [[nodiscard]] Path with(Part part) const;

    std::array<Part, 8> parts_;
    std::size_t size_ = 1;
};

// Of a pack with very many problems the first are kept and the others counted.
class Findings {
public:
    explicit Findings(Positions const& positions) : positions_(positions) {}

    void error(std::string_view id, Path const& at, std::string what, std::string remedy);
    // With a second position, such as the first of two duplicates.
    void error(std::string_view id, Path const& at, std::string what, std::string remedy, Path const& also);
    void warning(std::string_view id, Path const& at, std::string what, std::string remedy);
    void warning(std::string_view id, Path const& at, std::string what, std::string remedy, Path const& also);

    // What to write instead of `name`: "did you mean 'led'?", else "one of a, b, c" where these are few, else empty.
    [[nodiscard]] std::string instead_of(std::string_view name, std::vector<std::string_view> const& known);

    [[nodiscard]] bool empty() const { return problems_.empty(); }

    // By position in the text; two at one position as they were found.
    [[nodiscard]] Problems in_order() &&;

private:
    void add(Severity severity, std::string_view id, Path const& at, std::string what, std::string remedy,
             Path const* also);

    Positions const& positions_;
    Problems problems_;
    std::array<std::size_t, 2> kept_{}; // by severity
    std::size_t errors_left_out_ = 0;
    std::size_t compared_ = 0; // names, for suggestions
};

} // namespace accrue::rules
