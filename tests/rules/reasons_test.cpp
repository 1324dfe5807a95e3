#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "rules/parse.h"
#include "rules/reasons.h"

namespace accrue::rules {
namespace {

Pack const& pack_with_reasons() {
    static Pack const pack = parse(R"(schema = 1
pack = { id = "p", version = "1", title = "P", effective = { from = 2020-01-01 }, score_by = "submission_date", overall = "gate_only", points = { name = "point" } }
claim = [{ id = "talk", title = "Talk" }, { id = "post", title = "Post" }]
reason = [
  { id = "no-proof", title = "No proof", clause = "1" },
  { id = "too-short", title = "Shorter than claimed", verdicts = ["reduce"], claims = ["post"], clause = "1" },
  { id = "unclear", title = "Unclear", verdicts = ["ask"], clause = "1" },
  { id = "of-another", title = "Somebody else's", verdicts = ["refuse", "ask"], claims = ["talk", "post"], clause = "1" },
])",
                                   "p.toml")
                                 .pack;
    return pack;
}

std::string ids_for(std::string_view claim_type, Verdict::Kind verdict) {
    std::string ids;
    for (Reason const& reason : pack_with_reasons().reasons)
        if (offers(reason, claim_type, verdict)) ids += reason.id + " ";
    return ids;
}

} // namespace

TEST_CASE("Reasons for a verdict are those that name it and the claim's type, or name none") {
    CHECK(ids_for("talk", Verdict::Kind::Reduce) == "no-proof ");
    CHECK(ids_for("post", Verdict::Kind::Reduce) == "no-proof too-short ");
    CHECK(ids_for("talk", Verdict::Kind::Refuse) == "no-proof of-another ");
    CHECK(ids_for("post", Verdict::Kind::Ask) == "no-proof unclear of-another ");
    CHECK(ids_for("a type of other rules", Verdict::Kind::Refuse) == "no-proof ");
}

TEST_CASE("What is allowed needs no reason") { CHECK(ids_for("talk", Verdict::Kind::Allow).empty()); }

TEST_CASE("A reason is found by its id") {
    Reason const* const found = find_reason(pack_with_reasons(), "unclear");
    REQUIRE(found != nullptr);
    CHECK(found->title == "Unclear");
    CHECK(find_reason(pack_with_reasons(), "Unclear") == nullptr);
}

} // namespace accrue::rules
