#include "review/claim_digests.h"

#include <algorithm>
#include <set>

#include "domain/digest.h"
#include "formats/claim_json.h"

namespace accrue::review {

std::string content_digest(Claim const& claim) {
    Claim said = claim;
    said.id.clear();
    said.basis.reset();
    said.note.reset();
    said.evidence.clear();
    return sha256_hex(formats::write_canonical_json(formats::json_from_claim(said)));
}

std::string evidence_digest(Claim const& claim, std::vector<std::pair<std::string, std::string>> const& contents) {
    std::set<std::string> digests;
    for (std::string const& name : claim.evidence) {
        auto const content = std::ranges::find(contents, name, &std::pair<std::string, std::string>::first);
        digests.insert(content == contents.end() ? "not there: " + name : content->second);
    }
    std::string all;
    for (std::string const& digest : digests) all += digest + "\n";
    return sha256_hex(all);
}

} // namespace accrue::review
