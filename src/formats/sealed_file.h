// application.json of a sealed package: an application file (application_file.h), so that anybody can score it again, with
// what it was sealed with: who it is, the rules, the files and the marks on them, and the assessment as it was made then.
//
//   "sealed": { "identifier": "…", "revision": 1, "on": "2012-09-14", "pack": { "id": "prism", "version": "2012.1", "sha256": "…" } },
//   "files": [{ "name": "foundation.pdf", "sha256": "…", "bytes": 204800 }],
//   "marks": [{ "claim": "c2", "file": "foundation.pdf", "page": 1, "box": [left, top, right, bottom], "fact": "date" }],
//   "assessment": { "format": "accrue.assessment/1", … }
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/date.h"
#include "domain/proof_mark.h"
#include "formats/application_file.h"
#include "formats/assessment_file.h"
#include "formats/json.h"

namespace accrue::formats {

struct SealedPack {
    std::string id;
    std::string version;
    std::string sha256; // of its text
    friend bool operator==(SealedPack const&, SealedPack const&) = default;
};

struct SealedStamp {
    std::string identifier; // a UUID: the same for all revisions of one application
    int revision = 1;       // 1 to 1,000,000
    Date on;                // the application's day; where it has none, that of sealing
    SealedPack pack;
    friend bool operator==(SealedStamp const&, SealedStamp const&) = default;
};

struct SealedFile {
    std::string name;   // as claims, documents and references name it; each once
    std::string sha256; // of its content
    std::int64_t bytes = 0;
    friend bool operator==(SealedFile const&, SealedFile const&) = default;
};

struct SealedMark {
    std::string claim; // its id
    std::string file;  // its name
    ProofMark mark;
    friend bool operator==(SealedMark const&, SealedMark const&) = default;
};

struct SealedParts {
    SealedStamp stamp;
    std::vector<SealedFile> files;
    std::vector<SealedMark> marks;
    friend bool operator==(SealedParts const&, SealedParts const&) = default;
};

// One line, its keys in order (write_canonical_json): the same application, the same bytes.
[[nodiscard]] std::string write_sealed(AssessmentParts const& assessed, SealedParts const& parts);

// What was claimed of the result.
struct ClaimedResult {
    std::string overall; // empty: no level
    Json assessment;     // all of it
};

struct SealedRead {
    ApplicationRead read; // with the problems of all of it
    SealedParts parts;
    ClaimedResult claimed;
};

// Problems as read_application's; A108 and others where what a package adds is missing or wrong.
[[nodiscard]] SealedRead read_sealed(std::string_view text, std::string const& file);

} // namespace accrue::formats
