// One small pack with one application, scored: what tests of sentences and reasons look at. Rows as in rule_rows.h, claims
// as in a pack's example.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "scoring/examples.h"
#include "scoring/scored.h"
#include "support/rule_rows.h"

namespace accrue::test {

struct SmallCase {
    std::string rows;
    std::string claims;
    std::string header = {};
    std::string level = PackRows{}.level;
    std::string tables = {};
    std::string on = "2012-06-30";
    std::string keys = {}; // further keys of the example
};

inline scoring::Scored scored(SmallCase const& given, Basis basis = Basis::Claimed) {
    std::string const text = text_of({.rows = given.rows,
                                      .level = given.level,
                                      .header = given.header,
                                      .effective = "{ from = 2000-01-01 }",
                                      .tables = given.tables}) +
                             "[[example]]\nname = \"case\"\non = " + given.on + "\n" + given.keys + "\nclaims = [\n" +
                             given.claims + "]\nexpect = { overall = \"-\" }\n";
    rules::Parsed parsed = rules::parse(text, "test.toml");
    Problems problems = parsed.problems;
    if (!has_errors(problems)) problems = rules::check(parsed.pack, parsed.positions);
    for (Problem const& problem : problems)
        if (problem.severity == Severity::Error) throw std::runtime_error(to_text(problem));
    auto const pack = std::make_shared<rules::CompiledPack const>(rules::compile(std::move(parsed.pack), "test"));
    Application const application = scoring::application_of(pack->pack, pack->pack.examples.front());
    return scoring::score(pack, application, basis, *application.on);
}

} // namespace accrue::test
