#include "fixture.h"

#include <array>
#include <map>

#include <doctest/doctest.h>

#include "domain/digest.h"

namespace accrue::test {

package::SigningKey const& reviewer_key(std::size_t reviewer) {
    static std::map<std::size_t, package::SigningKey> keys;
    auto found = keys.find(reviewer);
    if (found == keys.end()) {
        auto const files =
            package::make_key("p", [next = static_cast<std::uint8_t>(reviewer * 40)](auto bytes) mutable {
                for (std::uint8_t& byte : bytes) byte = next++;
            });
        REQUIRE(files);
        auto key = package::unlock(files->secret_file, "p");
        REQUIRE(key);
        found = keys.emplace(reviewer, *std::move(key)).first;
    }
    return found->second;
}

PackageIdentity package_at_hand() { return {std::string(application_id), 2, sha256_hex("package")}; }
std::string pack_digest() { return sha256_hex("pack"); }

Review review_by(std::size_t reviewer, int revision) {
    constexpr std::array<char const*, 4> names{"Ann Example", "Bea Example", "Cy Example", "Di Example"};
    Review review;
    review.package = package_at_hand();
    review.pack = "prism@2012.1";
    review.pack_sha256 = pack_digest();
    review.reviewer = {names.at(reviewer), package::key_text(reviewer_key(reviewer).public_key())};
    review.revision = revision;
    review.at = "2012-10-01T09:30:00Z";
    return review;
}

Verdict verdict_of(Verdict::Kind kind, std::string reason) {
    Verdict verdict;
    verdict.kind = kind;
    verdict.reason = std::move(reason);
    return verdict;
}

Verdict reduced_to(Number number) {
    Verdict verdict = verdict_of(Verdict::Kind::Reduce, "R2");
    verdict.field = "hours";
    verdict.to = number;
    return verdict;
}

} // namespace accrue::test
