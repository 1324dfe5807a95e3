// The tables of what a rule pack has beside its rules: fees, documents, declarations, referees, the statement, renewal, review,
// reasons, clauses, translations, examples.
// They are made as those of schema_rules.cpp.
#include <string_view>

namespace accrue::store {

extern std::string_view const paper_tables; // for schema.cpp
constinit std::string_view const paper_tables = R"(
CREATE TABLE fee(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT NOT NULL, level TEXT, who TEXT NOT NULL CHECK(who IN ('member', 'other', 'any')),
    amount_num INTEGER NOT NULL, amount_den INTEGER NOT NULL CHECK(amount_den > 0), currency TEXT NOT NULL,
    from_day TEXT NOT NULL CHECK(from_day BETWEEN '1900-01-01' AND '2200-12-31'),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'),
    due TEXT NOT NULL CHECK(due IN ('with_application', 'on_award', 'yearly', 'appeal')), clause TEXT NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE document(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT NOT NULL, clause TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_level(
    pack INTEGER NOT NULL, document INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), level TEXT NOT NULL,
    PRIMARY KEY(pack, document, seq), FOREIGN KEY(pack, document) REFERENCES document(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE document_format(
    pack INTEGER NOT NULL, document INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), format TEXT NOT NULL,
    PRIMARY KEY(pack, document, seq), FOREIGN KEY(pack, document) REFERENCES document(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE declaration(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT NOT NULL, text TEXT NOT NULL, clause TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE declaration_level(
    pack INTEGER NOT NULL, declaration INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), level TEXT NOT NULL,
    PRIMARY KEY(pack, declaration, seq),
    FOREIGN KEY(pack, declaration) REFERENCES declaration(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE referee_rule(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    level TEXT NOT NULL, count INTEGER NOT NULL, known_months INTEGER, within_months INTEGER, replacements INTEGER,
    clause TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE statement_rule(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, min_words INTEGER, max_words INTEGER,
    prompt TEXT NOT NULL, clause TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack)
) STRICT, WITHOUT ROWID;
CREATE TABLE renewal_rule(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, grace_months INTEGER NOT NULL, clause TEXT NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY(pack)
) STRICT, WITHOUT ROWID;
CREATE TABLE review_rule(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, reviewers INTEGER NOT NULL, target_days INTEGER NOT NULL,
    limit_days INTEGER NOT NULL, answer_days INTEGER NOT NULL, appeal_days INTEGER NOT NULL,
    material_days INTEGER NOT NULL, audit_percent_num INTEGER NOT NULL,
    audit_percent_den INTEGER NOT NULL CHECK(audit_percent_den > 0), clause TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack)
) STRICT, WITHOUT ROWID;
CREATE TABLE reason(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT NOT NULL, text TEXT, cure TEXT, clause TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE reason_verdict(
    pack INTEGER NOT NULL, reason INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    verdict TEXT NOT NULL CHECK(verdict IN ('reduce', 'refuse', 'ask')),
    PRIMARY KEY(pack, reason, seq), FOREIGN KEY(pack, reason) REFERENCES reason(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE reason_claim(
    pack INTEGER NOT NULL, reason INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), claim TEXT NOT NULL,
    PRIMARY KEY(pack, reason, seq), FOREIGN KEY(pack, reason) REFERENCES reason(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE clause(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    code TEXT NOT NULL, title TEXT NOT NULL, text TEXT, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE translation(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    language TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, language, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE example(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    name TEXT NOT NULL, on_day TEXT CHECK(on_day BETWEEN '1900-01-01' AND '2200-12-31'),
    cycle_start TEXT CHECK(cycle_start BETWEEN '1900-01-01' AND '2200-12-31'),
    award_date TEXT CHECK(award_date BETWEEN '1900-01-01' AND '2200-12-31'), like_example TEXT, overall TEXT,
    expects_points INTEGER NOT NULL CHECK(expects_points IN (0, 1)),
    expects_capped INTEGER NOT NULL CHECK(expects_capped IN (0, 1)),
    expects_unused INTEGER NOT NULL CHECK(expects_unused IN (0, 1)),
    expects_carry INTEGER NOT NULL CHECK(expects_carry IN (0, 1)),
    expects_owed INTEGER NOT NULL CHECK(expects_owed IN (0, 1)), next_level TEXT,
    expects_acquire INTEGER NOT NULL CHECK(expects_acquire IN (0, 1)), line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE example_status(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), code TEXT NOT NULL,
    from_day TEXT CHECK(from_day BETWEEN '1900-01-01' AND '2200-12-31'),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(pack, example, seq), FOREIGN KEY(pack, example) REFERENCES example(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE example_claim(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), claim_id TEXT NOT NULL,
    type TEXT NOT NULL, qualification TEXT, title TEXT, organisation TEXT,
    on_day TEXT CHECK(on_day BETWEEN '1900-01-01' AND '2200-12-31'),
    from_day TEXT CHECK(from_day BETWEEN '1900-01-01' AND '2200-12-31'),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'), note TEXT,
    basis TEXT CHECK(basis = 'planned' OR basis = 'claimed' OR basis = 'evidenced' OR basis = 'verified'),
    PRIMARY KEY(pack, example, seq), FOREIGN KEY(pack, example) REFERENCES example(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE example_claim_field(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, claim INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    name TEXT NOT NULL, kind TEXT NOT NULL CHECK(kind = 'bool' OR kind = 'number' OR kind = 'text'),
    truth INTEGER CHECK(truth IN (0, 1)), number_num INTEGER,
    number_den INTEGER CHECK((number_num IS NULL) = (number_den IS NULL) AND number_den > 0), text TEXT,
    PRIMARY KEY(pack, example, claim, seq),
    FOREIGN KEY(pack, example, claim) REFERENCES example_claim(pack, example, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE example_claim_evidence(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, claim INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    file TEXT NOT NULL,
    PRIMARY KEY(pack, example, claim, seq),
    FOREIGN KEY(pack, example, claim) REFERENCES example_claim(pack, example, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE expected_step(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), step TEXT NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY(pack, example, seq), FOREIGN KEY(pack, example) REFERENCES example(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE expected_points(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), category TEXT NOT NULL,
    points_num INTEGER NOT NULL, points_den INTEGER NOT NULL CHECK(points_den > 0),
    PRIMARY KEY(pack, example, seq), FOREIGN KEY(pack, example) REFERENCES example(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE expected_carry(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), category TEXT NOT NULL,
    points_num INTEGER NOT NULL, points_den INTEGER NOT NULL CHECK(points_den > 0),
    PRIMARY KEY(pack, example, seq), FOREIGN KEY(pack, example) REFERENCES example(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE expected_owed(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), gate TEXT NOT NULL,
    points_num INTEGER NOT NULL, points_den INTEGER NOT NULL CHECK(points_den > 0),
    PRIMARY KEY(pack, example, seq), FOREIGN KEY(pack, example) REFERENCES example(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE expected_gate(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), gate TEXT NOT NULL,
    met INTEGER CHECK(met IN (0, 1)), have_num INTEGER,
    have_den INTEGER CHECK((have_num IS NULL) = (have_den IS NULL) AND have_den > 0), need_num INTEGER,
    need_den INTEGER CHECK((need_num IS NULL) = (need_den IS NULL) AND need_den > 0),
    PRIMARY KEY(pack, example, seq), FOREIGN KEY(pack, example) REFERENCES example(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE expected_cap(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), cap TEXT NOT NULL,
    PRIMARY KEY(pack, example, seq), FOREIGN KEY(pack, example) REFERENCES example(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE expected_unused(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), claim TEXT NOT NULL,
    PRIMARY KEY(pack, example, seq), FOREIGN KEY(pack, example) REFERENCES example(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE expected_acquire(
    pack INTEGER NOT NULL, example INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), qualification TEXT NOT NULL,
    PRIMARY KEY(pack, example, seq), FOREIGN KEY(pack, example) REFERENCES example(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
)";

} // namespace accrue::store
