#include "rules/check_findings.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"

namespace accrue::rules {

Path Path::with(Part part) const {
    assert(size_ < parts_.size());
    Path longer = *this;
    longer.parts_[longer.size_++] = part;
    return longer;
}

std::string Path::text() const {
    std::string text(parts_[0].name);
    for (std::size_t i = 1; i < size_; ++i) {
        Part const& part = parts_[i];
        text += '/';
        text += part.name.empty() ? fmt::format("{}", part.index) : std::string(part.name);
    }
    return text;
}

void Findings::add(Severity severity, std::string_view id, Path const& at, std::string what, std::string remedy,
                   Path const* also) {
    constexpr std::size_t most_kept = 200; // errors, and as many warnings
    if (kept_.at(static_cast<std::size_t>(severity))++ >= most_kept) {
        if (severity == Severity::Error) ++errors_left_out_;
        return;
    }
    Problem& problem = problems_.emplace_back(
        Problem{std::string(id), positions_.at(at.text()), std::move(what), std::move(remedy), severity});
    if (also != nullptr) problem.also.push_back(positions_.at(also->text()));
}

void Findings::error(std::string_view id, Path const& at, std::string what, std::string remedy) {
    add(Severity::Error, id, at, std::move(what), std::move(remedy), nullptr);
}

void Findings::error(std::string_view id, Path const& at, std::string what, std::string remedy, Path const& also) {
    add(Severity::Error, id, at, std::move(what), std::move(remedy), &also);
}

void Findings::warning(std::string_view id, Path const& at, std::string what, std::string remedy) {
    add(Severity::Warning, id, at, std::move(what), std::move(remedy), nullptr);
}

void Findings::warning(std::string_view id, Path const& at, std::string what, std::string remedy, Path const& also) {
    add(Severity::Warning, id, at, std::move(what), std::move(remedy), &also);
}

std::string Findings::instead_of(std::string_view name, std::vector<std::string_view> const& known) {
    constexpr std::size_t most_compared = 1'000'000; // a pack may have very many names, and as many wrong ones
    compared_ += known.size();
    std::string near = compared_ <= most_compared ? english_suggestion(name, std::span(known)) : std::string();
    if (!near.empty() || known.empty() || known.size() > 8) return near;
    return fmt::format("{} {}", known.size() == 1 ? "there is only" : "one of", fmt::join(known, ", "));
}

Problems Findings::in_order() && {
    std::ranges::stable_sort(problems_, {}, [](Problem const& p) { return std::tuple(p.where.line, p.where.column); });
    if (errors_left_out_ > 0)
        problems_.push_back({"E299", positions_.at({}), fmt::format("{} more errors are not shown", errors_left_out_),
                             "mend those above first"});
    return std::move(problems_);
}

} // namespace accrue::rules
