// The tables of reviewing: cases, what reviewers say of them, and the log of it. Part of schema.cpp.
//
// review_queue is what the queue is filtered by and follows from the other tables: its index has every column that a
// condition names. A package is kept in parts, each like a file of evidence. What a log entry says can be erased without
// its hash: it stands in a table of its own.
#include <string_view>

namespace accrue::store {

extern std::string_view const review_tables;
extern std::string_view const review_queue_8;
extern std::string_view const review_tables_9;
extern std::string_view const review_queue;

std::string_view const review_tables = R"(
CREATE TABLE review_case(
    id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE, application TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK(revision > 0),
    package_sha256 TEXT NOT NULL UNIQUE CHECK(length(package_sha256) = 64), bytes INTEGER NOT NULL CHECK(bytes > 0),
    file TEXT NOT NULL, scheme TEXT NOT NULL, pack TEXT NOT NULL, pack_sha256 TEXT NOT NULL, applicant TEXT NOT NULL,
    email TEXT NOT NULL, applicant_key TEXT NOT NULL, target TEXT NOT NULL, claimed TEXT NOT NULL,
    evidenced TEXT NOT NULL, robust TEXT NOT NULL,
    submitted TEXT NOT NULL CHECK(submitted BETWEEN '1900-01-01' AND '2200-12-31'),
    deadline TEXT NOT NULL CHECK(deadline BETWEEN '1900-01-01' AND '2200-12-31'), taken_at TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE INDEX review_case_by_application ON review_case(application);
CREATE TABLE review_part(
    review_case INTEGER NOT NULL REFERENCES review_case ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    content_sha256 TEXT NOT NULL REFERENCES evidence_content(sha256),
    PRIMARY KEY(review_case, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE review_claim(
    review_case INTEGER NOT NULL REFERENCES review_case ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    claim TEXT NOT NULL, type TEXT NOT NULL,
    PRIMARY KEY(review_case, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_claim_by_type ON review_claim(type, review_case, seq);
CREATE TABLE reviewer(
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, emails TEXT NOT NULL, employers TEXT NOT NULL,
    relations TEXT NOT NULL, secret TEXT NOT NULL, shown TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE TABLE review(
    id INTEGER PRIMARY KEY AUTOINCREMENT, review_case INTEGER NOT NULL REFERENCES review_case,
    reviewer INTEGER NOT NULL REFERENCES reviewer, revision INTEGER NOT NULL CHECK(revision >= 0),
    state TEXT NOT NULL CHECK(state IN ('open', 'abstained', 'handed_in')), abstains TEXT, outcome TEXT, level TEXT,
    note TEXT NOT NULL, at TEXT NOT NULL, sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
    UNIQUE(review_case, reviewer)
) STRICT;
CREATE TABLE review_verdict(
    id INTEGER PRIMARY KEY AUTOINCREMENT, review INTEGER NOT NULL REFERENCES review ON DELETE CASCADE,
    claim TEXT NOT NULL, verdict TEXT NOT NULL CHECK(verdict IN ('allow', 'reduce', 'refuse', 'ask')), field TEXT,
    kind TEXT NOT NULL CHECK(kind IN ('none', 'number', 'date')), number_num INTEGER,
    number_den INTEGER CHECK((number_num IS NULL) = (number_den IS NULL) AND number_den > 0),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'), reason TEXT NOT NULL, note TEXT NOT NULL,
    note_is_shared INTEGER NOT NULL CHECK(note_is_shared IN (0, 1)), seconds INTEGER NOT NULL CHECK(seconds >= 0),
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
    UNIQUE(review, claim)
) STRICT;
CREATE TABLE review_log(
    seq INTEGER PRIMARY KEY CHECK(seq > 0), at TEXT NOT NULL, event TEXT NOT NULL, subject TEXT NOT NULL,
    content_sha256 TEXT NOT NULL CHECK(length(content_sha256) = 64), hash TEXT NOT NULL CHECK(length(hash) = 64)
) STRICT;
CREATE INDEX review_log_by_subject ON review_log(subject, seq);
CREATE TABLE review_log_content(
    seq INTEGER PRIMARY KEY REFERENCES review_log, salt TEXT NOT NULL CHECK(length(salt) = 64), content TEXT NOT NULL
) STRICT;
)";

// As it was in version 8.
std::string_view const review_queue_8 = R"(
CREATE TABLE review_queue(
    review_case INTEGER PRIMARY KEY REFERENCES review_case ON DELETE CASCADE,
    state TEXT NOT NULL CHECK(state IN ('new', 'begun', 'abstained', 'handed_in', 'superseded')),
    differs INTEGER NOT NULL CHECK(differs IN (0, 1)), suspicious INTEGER NOT NULL CHECK(suspicious IN (0, 1)),
    has_problems INTEGER NOT NULL CHECK(has_problems IN (0, 1)), claims INTEGER NOT NULL CHECK(claims >= 0),
    decided INTEGER NOT NULL CHECK(decided >= 0), reviews INTEGER NOT NULL CHECK(reviews >= 0),
    assignee TEXT NOT NULL, deadline TEXT NOT NULL, target TEXT NOT NULL, folded TEXT NOT NULL
) STRICT;
CREATE INDEX review_queue_order ON review_queue(
    deadline, review_case, state, target, assignee, differs, suspicious, has_problems, folded);
CREATE INDEX review_queue_by_state ON review_queue(state, deadline, reviews, review_case);
)";

std::string_view const review_queue = R"(
CREATE TABLE review_queue(
    review_case INTEGER PRIMARY KEY REFERENCES review_case ON DELETE CASCADE,
    state TEXT NOT NULL CHECK(state IN ('new', 'begun', 'abstained', 'handed_in', 'superseded', 'decided')),
    differs INTEGER NOT NULL CHECK(differs IN (0, 1)), suspicious INTEGER NOT NULL CHECK(suspicious IN (0, 1)),
    has_problems INTEGER NOT NULL CHECK(has_problems IN (0, 1)), claims INTEGER NOT NULL CHECK(claims >= 0),
    decided INTEGER NOT NULL CHECK(decided >= 0), reviews INTEGER NOT NULL CHECK(reviews >= 0),
    assignee TEXT NOT NULL, deadline TEXT NOT NULL, target TEXT NOT NULL, folded TEXT NOT NULL
) STRICT;
CREATE INDEX review_queue_order ON review_queue(
    deadline, review_case, state, target, assignee, differs, suspicious, has_problems, folded);
CREATE INDEX review_queue_by_state ON review_queue(state, deadline, reviews, review_case);
)";

// What version 9 has beside them: reviews as the files in which they were handed in, here or elsewhere, and decisions.
std::string_view const review_tables_9 = R"(
CREATE TABLE review_file(
    id INTEGER PRIMARY KEY AUTOINCREMENT, review_case INTEGER NOT NULL REFERENCES review_case,
    file_sha256 TEXT NOT NULL CHECK(length(file_sha256) = 64), content TEXT NOT NULL, taken_at TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
    UNIQUE(review_case, file_sha256)
) STRICT;
CREATE TABLE review_decision(
    id INTEGER PRIMARY KEY AUTOINCREMENT, review_case INTEGER NOT NULL REFERENCES review_case,
    decider INTEGER NOT NULL REFERENCES reviewer, outcome TEXT CHECK(outcome IN ('award', 'ask', 'decline')), level TEXT,
    own_words TEXT NOT NULL, at TEXT NOT NULL,
    decided_on TEXT CHECK(decided_on BETWEEN '1900-01-01' AND '2200-12-31'), letter TEXT NOT NULL,
    letter_pdf TEXT REFERENCES evidence_content(sha256), feedback TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE INDEX review_case_by_key ON review_case(applicant_key);
CREATE INDEX review_decision_by_case ON review_decision(review_case, id);
)";

} // namespace accrue::store
