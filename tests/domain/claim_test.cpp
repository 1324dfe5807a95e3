#include "domain/claim.h"

#include <doctest/doctest.h>

#include "domain/application.h"
#include "domain/digest.h"
#include "domain/problem.h"

namespace accrue {
namespace {

TEST_CASE("evidence makes a claim evidenced unless its basis is stated") {
    Claim claim;
    CHECK(effective_basis(claim) == Basis::Claimed);
    claim.evidence = {"scan.pdf"};
    CHECK(effective_basis(claim) == Basis::Evidenced);
    claim.basis = Basis::Planned;
    CHECK(effective_basis(claim) == Basis::Planned);
}

TEST_CASE("a field that is set again keeps its place") {
    Claim claim;
    set_field(claim, "hours", Number{1, 2});
    set_field(claim, "role", std::string("none"));
    set_field(claim, "hours", Number{3, 1});
    REQUIRE(claim.fields.size() == 2);
    CHECK(claim.fields.front().first == "hours");
    CHECK(to_text(*find_field(claim, "hours")) == "3");
    CHECK(find_field(claim, "nothing") == nullptr);
}

TEST_CASE("words for bases and verdicts are read as they are written") {
    for (Basis const basis : all_bases) CHECK(parse_basis(to_text(basis)) == basis);
    CHECK_FALSE(parse_basis("certain"));
    for (char const* word : {"allow", "reduce", "refuse", "map", "waive"}) CHECK(to_text(*parse_verdict(word)) == word);
    CHECK_FALSE(parse_verdict("perhaps"));
}

TEST_CASE("a problem is printed with its place and what to do and further places") {
    Problem problem{"E101", {"p.toml", 12, 3, {}}, "unknown key 'point_in'", "did you mean 'points_in'?"};
    problem.also.push_back({"p.toml", 4, 1, {}});
    CHECK(to_text(problem) ==
          "p.toml:12:3: error E101: unknown key 'point_in'; did you mean 'points_in'?\n  see also p.toml:4:1");
    problem.severity = Severity::Warning;
    CHECK_FALSE(has_errors({problem}));
    CHECK(to_text(Place{"a.json", 0, 0, "/claims/2/on"}) == "a.json#/claims/2/on");
}

TEST_CASE("the digest is SHA-256 as everyone computes it") {
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

} // namespace
} // namespace accrue
