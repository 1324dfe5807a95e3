CREATE TABLE record(
    id INTEGER PRIMARY KEY AUTOINCREMENT, scheme TEXT, pack TEXT, target TEXT,
    on_day TEXT CHECK(on_day BETWEEN '1900-01-01' AND '2200-12-31'),
    cycle_start TEXT CHECK(cycle_start BETWEEN '1900-01-01' AND '2200-12-31'),
    award_date TEXT CHECK(award_date BETWEEN '1900-01-01' AND '2200-12-31'),
    has_applicant INTEGER NOT NULL CHECK(has_applicant IN (0, 1)), name TEXT, email TEXT, phone TEXT, address TEXT,
    member INTEGER CHECK(member IN (0, 1)), statement TEXT,
    details_sha256 TEXT NOT NULL CHECK(length(details_sha256) = 64),
    entries_sha256 TEXT NOT NULL CHECK(length(entries_sha256) = 64)
) STRICT;
CREATE TABLE record_status(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    code TEXT NOT NULL, from_day TEXT CHECK(from_day BETWEEN '1900-01-01' AND '2200-12-31'),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_referee(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    name TEXT NOT NULL, email TEXT, organisation TEXT, role TEXT,
    known_since TEXT CHECK(known_since BETWEEN '1900-01-01' AND '2200-12-31'),
    known_until TEXT CHECK(known_until BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_declaration(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    declaration TEXT NOT NULL, signed_on TEXT NOT NULL CHECK(signed_on BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_ruling(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    verdict TEXT NOT NULL CHECK(verdict IN ('allow', 'reduce', 'refuse', 'map', 'waive')), claim TEXT NOT NULL,
    gate TEXT NOT NULL, field TEXT, kind TEXT NOT NULL CHECK(kind IN ('none', 'number', 'date', 'text')),
    number_num INTEGER, number_den INTEGER CHECK((number_num IS NULL) = (number_den IS NULL) AND number_den > 0),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'), text TEXT, reason TEXT, decided_by TEXT,
    on_day TEXT CHECK(on_day BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry(
    id INTEGER PRIMARY KEY AUTOINCREMENT, record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    seq INTEGER NOT NULL, claim_id TEXT NOT NULL CHECK(claim_id <> ''), type TEXT NOT NULL, qualification TEXT,
    title TEXT, organisation TEXT, on_day TEXT CHECK(on_day BETWEEN '1900-01-01' AND '2200-12-31'),
    from_day TEXT CHECK(from_day BETWEEN '1900-01-01' AND '2200-12-31'),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'), note TEXT,
    basis TEXT CHECK(basis = 'planned' OR basis = 'claimed' OR basis = 'evidenced' OR basis = 'verified'),
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
    UNIQUE(record, seq), UNIQUE(record, claim_id)
) STRICT;
CREATE TABLE entry_field(
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    name TEXT NOT NULL, kind TEXT NOT NULL CHECK(kind = 'bool' OR kind = 'number' OR kind = 'text'),
    truth INTEGER CHECK(truth IN (0, 1)), number_num INTEGER,
    number_den INTEGER CHECK((number_num IS NULL) = (number_den IS NULL) AND number_den > 0), text TEXT,
    PRIMARY KEY(entry, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry_evidence(
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    file TEXT NOT NULL,
    PRIMARY KEY(entry, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE draft(
    id INTEGER PRIMARY KEY AUTOINCREMENT, record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
    claim_type TEXT NOT NULL, entry INTEGER CHECK(entry > 0)
) STRICT;
CREATE INDEX draft_of_record ON draft(record);
CREATE TABLE draft_text(
    draft INTEGER NOT NULL REFERENCES draft ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    field TEXT NOT NULL, typed TEXT NOT NULL,
    PRIMARY KEY(draft, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_cost(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    cost_of TEXT NOT NULL, money_num INTEGER, money_den INTEGER CHECK((money_num IS NULL) = (money_den IS NULL)),
    hours_num INTEGER, hours_den INTEGER CHECK((hours_num IS NULL) = (hours_den IS NULL)),
    months_num INTEGER, months_den INTEGER CHECK((months_num IS NULL) = (months_den IS NULL)),
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_person(
    record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE, person INTEGER NOT NULL CHECK(person > 0)
) STRICT;
CREATE TABLE entry_activity(
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE, activity INTEGER NOT NULL CHECK(activity > 0)
) STRICT;
CREATE INDEX entry_by_activity ON entry_activity(activity);
CREATE TABLE evidence_content(
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK(length(sha256) = 64),
    bytes INTEGER NOT NULL CHECK(bytes BETWEEN 1 AND 26214400)
) STRICT;
CREATE TABLE evidence_chunk(
    id INTEGER PRIMARY KEY, content INTEGER NOT NULL REFERENCES evidence_content ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK(seq >= 0), data BLOB NOT NULL CHECK(length(data) BETWEEN 1 AND 1048576),
    UNIQUE(content, seq)
) STRICT;
CREATE TABLE evidence_finding(
    content INTEGER PRIMARY KEY REFERENCES evidence_content ON DELETE CASCADE, findings BLOB NOT NULL,
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE TABLE evidence_file(
    id INTEGER PRIMARY KEY AUTOINCREMENT, person INTEGER NOT NULL CHECK(person > 0),
    name TEXT NOT NULL CHECK(name <> ''), content_sha256 TEXT NOT NULL REFERENCES evidence_content(sha256),
    made_from INTEGER CHECK(made_from > 0), made_how TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64), UNIQUE(person, name)
) STRICT;
CREATE TABLE proof_mark(
    id INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER NOT NULL REFERENCES evidence_file ON DELETE CASCADE,
    entry INTEGER NOT NULL CHECK(entry > 0), page INTEGER NOT NULL CHECK(page BETWEEN 1 AND 100000),
    box_left INTEGER NOT NULL CHECK(box_left BETWEEN 0 AND 10000),
    box_top INTEGER NOT NULL CHECK(box_top BETWEEN 0 AND 10000),
    box_right INTEGER NOT NULL CHECK(box_right BETWEEN box_left AND 10000),
    box_bottom INTEGER NOT NULL CHECK(box_bottom BETWEEN box_top AND 10000),
    fact TEXT NOT NULL CHECK(fact IN ('name', 'date', 'hours', 'issuer', 'other')),
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE INDEX proof_mark_of_file ON proof_mark(file);
CREATE TABLE record_reference(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    referee INTEGER NOT NULL CHECK(referee >= 0),
    asked_on TEXT CHECK(asked_on BETWEEN '1900-01-01' AND '2200-12-31'), file TEXT,
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_document(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    document TEXT NOT NULL, file TEXT NOT NULL,
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_language(
    record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq = 0),
    language TEXT NOT NULL,
    PRIMARY KEY(record, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE sealed_application(
    id INTEGER PRIMARY KEY AUTOINCREMENT, record INTEGER NOT NULL CHECK(record > 0), identifier TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK(revision > 0),
    sealed_on TEXT NOT NULL CHECK(sealed_on BETWEEN '1900-01-01' AND '2200-12-31'), file TEXT NOT NULL,
    package_sha256 TEXT NOT NULL CHECK(length(package_sha256) = 64), bytes INTEGER NOT NULL CHECK(bytes > 0),
    application TEXT NOT NULL REFERENCES evidence_content(sha256), withdrawn INTEGER NOT NULL CHECK(withdrawn IN (0, 1)),
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE INDEX sealed_of_record ON sealed_application(record);
CREATE TABLE signing_key(
    person INTEGER PRIMARY KEY CHECK(person > 0), secret TEXT NOT NULL, shown TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE TABLE change(
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, words TEXT NOT NULL, command TEXT NOT NULL,
    inverse TEXT NOT NULL, state TEXT NOT NULL CHECK(state IN ('done', 'undone', 'dropped')),
    sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE INDEX change_by_state ON change(state);
CREATE TABLE setting(
    key TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pack(
    id INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL UNIQUE CHECK(length(sha256) = 64),
    file TEXT NOT NULL, text TEXT NOT NULL, rows_sha256 TEXT NOT NULL CHECK(length(rows_sha256) = 64)
) STRICT;
CREATE TABLE score_batch(
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL,
    today TEXT NOT NULL CHECK(today BETWEEN '1900-01-01' AND '2200-12-31'), pack_id TEXT NOT NULL,
    pack_version TEXT NOT NULL, pack_sha256 TEXT NOT NULL CHECK(length(pack_sha256) = 64),
    basis TEXT NOT NULL CHECK(basis IN ('planned', 'claimed', 'evidenced', 'verified')),
    previous INTEGER REFERENCES score_batch, last_record INTEGER NOT NULL,
    finished INTEGER NOT NULL CHECK(finished IN (0, 1))
) STRICT;
CREATE TABLE score_run(
    batch INTEGER NOT NULL REFERENCES score_batch, record INTEGER NOT NULL, level TEXT,
    is_first INTEGER NOT NULL CHECK(is_first IN (0, 1)), level_before TEXT,
    PRIMARY KEY(batch, record)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE pack_header(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, id TEXT NOT NULL, version TEXT NOT NULL,
    title TEXT NOT NULL, effective_from TEXT NOT NULL CHECK(effective_from BETWEEN '1900-01-01' AND '2200-12-31'),
    effective_to TEXT CHECK(effective_to BETWEEN '1900-01-01' AND '2200-12-31'),
    review_by TEXT CHECK(review_by BETWEEN '1900-01-01' AND '2200-12-31'),
    overall TEXT NOT NULL CHECK(overall IN ('lowest_step', 'gate_only')),
    score_by TEXT NOT NULL CHECK(score_by IN ('submission_date', 'cycle_start')), source_title TEXT,
    source_edition TEXT, source_url TEXT, summary TEXT, notice TEXT, point_name TEXT NOT NULL,
    scale INTEGER NOT NULL CHECK(scale > 0), time TEXT NOT NULL CHECK(time IN ('days', 'months')),
    cycle_years INTEGER, cycle_anchor TEXT CHECK(cycle_anchor IN ('award_date', 'calendar')),
    cycle_year TEXT CHECK(cycle_year IN ('calendar', 'anniversary')),
    cycle_start_month INTEGER CHECK(cycle_start_month BETWEEN 1 AND 12),
    cycle_start_day INTEGER CHECK(cycle_start_day BETWEEN 1 AND 31), cycle_skip TEXT,
    limits_evidence INTEGER NOT NULL CHECK(limits_evidence IN (0, 1)), max_file_bytes INTEGER,
    max_total_bytes INTEGER,
    PRIMARY KEY(pack)
) STRICT, WITHOUT ROWID;
CREATE TABLE evidence_format(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    format TEXT NOT NULL,
    PRIMARY KEY(pack, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE level(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0),
    code TEXT NOT NULL, title TEXT NOT NULL, gate TEXT, steps TEXT, clause TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE status(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_type(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT NOT NULL, step TEXT, heading TEXT, help TEXT, profile INTEGER NOT NULL CHECK(profile IN (0, 1)),
    period INTEGER NOT NULL CHECK(period IN (0, 1)), catalogue INTEGER NOT NULL CHECK(catalogue IN (0, 1)),
    by_reviewer INTEGER NOT NULL CHECK(by_reviewer IN (0, 1)),
    title_required INTEGER NOT NULL CHECK(title_required IN (0, 1)), evidence_min INTEGER,
    once INTEGER NOT NULL CHECK(once IN (0, 1)), once_per TEXT CHECK(once_per IN ('day', 'year', 'cycle', 'life')),
    within_months INTEGER, inside_cycle INTEGER NOT NULL CHECK(inside_cycle IN (0, 1)), cost_field TEXT,
    has_cost INTEGER NOT NULL CHECK(has_cost IN (0, 1)), money_num INTEGER,
    money_den INTEGER CHECK((money_num IS NULL) = (money_den IS NULL) AND money_den > 0), hours_num INTEGER,
    hours_den INTEGER CHECK((hours_num IS NULL) = (hours_den IS NULL) AND hours_den > 0), months_num INTEGER,
    months_den INTEGER CHECK((months_num IS NULL) = (months_den IS NULL) AND months_den > 0), weight_field TEXT, weight_full_num INTEGER,
    weight_full_den INTEGER CHECK((weight_full_num IS NULL) = (weight_full_den IS NULL) AND weight_full_den > 0),
    weight_least_num INTEGER,
    weight_least_den INTEGER CHECK((weight_least_num IS NULL) = (weight_least_den IS NULL) AND weight_least_den > 0),
    weight_per_num INTEGER,
    weight_per_den INTEGER CHECK((weight_per_num IS NULL) = (weight_per_den IS NULL) AND weight_per_den > 0),
    share TEXT, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_type_evidence(
    pack INTEGER NOT NULL, claim_type INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), kind TEXT NOT NULL,
    PRIMARY KEY(pack, claim_type, seq),
    FOREIGN KEY(pack, claim_type) REFERENCES claim_type(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_type_once(
    pack INTEGER NOT NULL, claim_type INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), field TEXT NOT NULL,
    PRIMARY KEY(pack, claim_type, seq),
    FOREIGN KEY(pack, claim_type) REFERENCES claim_type(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_type_once_with(
    pack INTEGER NOT NULL, claim_type INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), other TEXT NOT NULL,
    PRIMARY KEY(pack, claim_type, seq),
    FOREIGN KEY(pack, claim_type) REFERENCES claim_type(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_field(
    pack INTEGER NOT NULL, claim_type INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('int', 'decimal', 'enum', 'bool', 'text')), low_num INTEGER NOT NULL,
    low_den INTEGER NOT NULL CHECK(low_den > 0), high_num INTEGER NOT NULL,
    high_den INTEGER NOT NULL CHECK(high_den > 0), max_length INTEGER NOT NULL, title TEXT, unit TEXT,
    optional INTEGER NOT NULL CHECK(optional IN (0, 1)),
    derived_by TEXT CHECK(derived_by IN ('smallest', 'largest', 'sum')),
    PRIMARY KEY(pack, claim_type, seq),
    FOREIGN KEY(pack, claim_type) REFERENCES claim_type(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_field_source(
    pack INTEGER NOT NULL, claim_type INTEGER NOT NULL, field INTEGER NOT NULL,
    seq INTEGER NOT NULL CHECK(seq >= 0), source TEXT NOT NULL,
    PRIMARY KEY(pack, claim_type, field, seq),
    FOREIGN KEY(pack, claim_type, field) REFERENCES claim_field(pack, claim_type, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_field_option(
    pack INTEGER NOT NULL, claim_type INTEGER NOT NULL, field INTEGER NOT NULL,
    seq INTEGER NOT NULL CHECK(seq >= 0), option TEXT NOT NULL,
    PRIMARY KEY(pack, claim_type, field, seq),
    FOREIGN KEY(pack, claim_type, field) REFERENCES claim_field(pack, claim_type, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE qualification(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT NOT NULL, issuer TEXT, valid_months INTEGER, required_gate TEXT, has_cost INTEGER NOT NULL CHECK(has_cost IN (0, 1)),
    money_num INTEGER, money_den INTEGER CHECK((money_num IS NULL) = (money_den IS NULL) AND money_den > 0),
    hours_num INTEGER, hours_den INTEGER CHECK((hours_num IS NULL) = (hours_den IS NULL) AND hours_den > 0),
    months_num INTEGER, months_den INTEGER CHECK((months_num IS NULL) = (months_den IS NULL) AND months_den > 0),
    line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE qualification_tag(
    pack INTEGER NOT NULL, qualification INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), tag TEXT NOT NULL,
    PRIMARY KEY(pack, qualification, seq),
    FOREIGN KEY(pack, qualification) REFERENCES qualification(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE qualification_same_as(
    pack INTEGER NOT NULL, qualification INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    other TEXT NOT NULL,
    PRIMARY KEY(pack, qualification, seq),
    FOREIGN KEY(pack, qualification) REFERENCES qualification(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE qualification_implies(
    pack INTEGER NOT NULL, qualification INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    other TEXT NOT NULL,
    PRIMARY KEY(pack, qualification, seq),
    FOREIGN KEY(pack, qualification) REFERENCES qualification(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE qualification_not_with(
    pack INTEGER NOT NULL, qualification INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    other TEXT NOT NULL,
    PRIMARY KEY(pack, qualification, seq),
    FOREIGN KEY(pack, qualification) REFERENCES qualification(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE qualification_after(
    pack INTEGER NOT NULL, qualification INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    other TEXT NOT NULL,
    PRIMARY KEY(pack, qualification, seq),
    FOREIGN KEY(pack, qualification) REFERENCES qualification(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE qualification_value(
    pack INTEGER NOT NULL, qualification INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), name TEXT NOT NULL,
    value_num INTEGER NOT NULL, value_den INTEGER NOT NULL CHECK(value_den > 0),
    PRIMARY KEY(pack, qualification, seq),
    FOREIGN KEY(pack, qualification) REFERENCES qualification(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE category(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT NOT NULL, parent TEXT, best INTEGER, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE award(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT, claim_type TEXT NOT NULL, category TEXT NOT NULL,
    if_gate TEXT,
    formula TEXT NOT NULL CHECK(formula IN ('fixed', 'per', 'banded', 'options', 'table')), points_num INTEGER,
    points_den INTEGER CHECK((points_num IS NULL) = (points_den IS NULL) AND points_den > 0), quantity TEXT,
    rate_num INTEGER, rate_den INTEGER CHECK((rate_num IS NULL) = (rate_den IS NULL) AND rate_den > 0),
    unit_num INTEGER, unit_den INTEGER CHECK((unit_num IS NULL) = (unit_den IS NULL) AND unit_den > 0),
    marginal INTEGER NOT NULL CHECK(marginal IN (0, 1)), falls INTEGER NOT NULL CHECK(falls IN (0, 1)),
    max_field TEXT, max_times_num INTEGER,
    max_times_den INTEGER CHECK((max_times_num IS NULL) = (max_times_den IS NULL) AND max_times_den > 0), max_of TEXT,
    min_input_num INTEGER,
    min_input_den INTEGER CHECK((min_input_num IS NULL) = (min_input_den IS NULL) AND min_input_den > 0),
    occurrence_field TEXT, option_field TEXT, points_table TEXT,
    merges INTEGER NOT NULL CHECK(merges IN (0, 1)), factor_field TEXT,
    rounding TEXT CHECK(rounding IN ('down', 'nearest', 'nearest_down', 'up')), round_to_num INTEGER,
    round_to_den INTEGER CHECK((round_to_num IS NULL) = (round_to_den IS NULL) AND round_to_den > 0),
    item_min_num INTEGER,
    item_min_den INTEGER CHECK((item_min_num IS NULL) = (item_min_den IS NULL) AND item_min_den > 0),
    item_max_num INTEGER,
    item_max_den INTEGER CHECK((item_max_num IS NULL) = (item_max_den IS NULL) AND item_max_den > 0),
    clause TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE award_condition(
    pack INTEGER NOT NULL, award INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    kind TEXT NOT NULL CHECK(kind IN ('options', 'numbers', 'dates', 'tags', 'qualifications')), field TEXT,
    least_num INTEGER, least_den INTEGER CHECK((least_num IS NULL) = (least_den IS NULL) AND least_den > 0),
    below_num INTEGER, below_den INTEGER CHECK((below_num IS NULL) = (below_den IS NULL) AND below_den > 0),
    from_day TEXT CHECK(from_day BETWEEN '1900-01-01' AND '2200-12-31'),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(pack, award, seq), FOREIGN KEY(pack, award) REFERENCES award(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE award_condition_option(
    pack INTEGER NOT NULL, award INTEGER NOT NULL, condition INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    option TEXT NOT NULL,
    PRIMARY KEY(pack, award, condition, seq),
    FOREIGN KEY(pack, award, condition) REFERENCES award_condition(pack, award, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE award_also(
    pack INTEGER NOT NULL, award INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), category TEXT NOT NULL,
    PRIMARY KEY(pack, award, seq), FOREIGN KEY(pack, award) REFERENCES award(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE award_quantity(
    pack INTEGER NOT NULL, award INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), quantity TEXT NOT NULL,
    PRIMARY KEY(pack, award, seq), FOREIGN KEY(pack, award) REFERENCES award(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE award_band(
    pack INTEGER NOT NULL, award INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    threshold_num INTEGER NOT NULL, threshold_den INTEGER NOT NULL CHECK(threshold_den > 0),
    points_num INTEGER NOT NULL, points_den INTEGER NOT NULL CHECK(points_den > 0),
    PRIMARY KEY(pack, award, seq), FOREIGN KEY(pack, award) REFERENCES award(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE award_option(
    pack INTEGER NOT NULL, award INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), option TEXT NOT NULL,
    points_num INTEGER NOT NULL, points_den INTEGER NOT NULL CHECK(points_den > 0),
    PRIMARY KEY(pack, award, seq), FOREIGN KEY(pack, award) REFERENCES award(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE award_less(
    pack INTEGER NOT NULL, award INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), field TEXT NOT NULL,
    PRIMARY KEY(pack, award, seq), FOREIGN KEY(pack, award) REFERENCES award(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE award_rate(
    pack INTEGER NOT NULL, award INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    rate_num INTEGER NOT NULL, rate_den INTEGER NOT NULL CHECK(rate_den > 0),
    PRIMARY KEY(pack, award, seq), FOREIGN KEY(pack, award) REFERENCES award(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE award_factor(
    pack INTEGER NOT NULL, award INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), option TEXT NOT NULL,
    factor_num INTEGER NOT NULL, factor_den INTEGER NOT NULL CHECK(factor_den > 0),
    PRIMARY KEY(pack, award, seq), FOREIGN KEY(pack, award) REFERENCES award(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE cap(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    category TEXT NOT NULL, per TEXT NOT NULL CHECK(per IN ('day', 'year', 'cycle', 'life')),
    max_num INTEGER NOT NULL, max_den INTEGER NOT NULL CHECK(max_den > 0),
    max_at TEXT CHECK(max_at IN ('window_start', 'highest', 'weighted')), max_fact TEXT, ratio_num INTEGER, ratio_den INTEGER,
    ratio_of TEXT CHECK((ratio_num IS NULL) = (ratio_of IS NULL) AND (ratio_den IS NULL) = (ratio_of IS NULL)),
    spills INTEGER NOT NULL CHECK(spills IN (0, 1)), clause TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE cap_choice(
    pack INTEGER NOT NULL, cap INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), name TEXT NOT NULL,
    number_num INTEGER NOT NULL, number_den INTEGER NOT NULL CHECK(number_den > 0),
    PRIMARY KEY(pack, cap, seq), FOREIGN KEY(pack, cap) REFERENCES cap(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE gate(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT, clause TEXT NOT NULL, advice TEXT NOT NULL CHECK(advice IN ('no', 'when_met', 'when_unmet')),
    kind TEXT NOT NULL CHECK(kind IN ('all', 'any', 'at_least', 'has', 'claims', 'points', 'categories', 'months')),
    need_num INTEGER, need_den INTEGER CHECK((need_num IS NULL) = (need_den IS NULL) AND need_den > 0),
    subject TEXT, value TEXT, per TEXT CHECK(per IN ('year', 'every_year', 'cycle', 'life', 'rolling')),
    per_years INTEGER CHECK((per = 'rolling') = (per_years IS NOT NULL)), within_months INTEGER, distinct_field TEXT,
    need_at TEXT CHECK(need_at IN ('window_start', 'highest', 'weighted')), need_fact TEXT,
    prorate INTEGER NOT NULL CHECK(prorate IN (0, 1)), years_done INTEGER, line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE gate_choice(
    pack INTEGER NOT NULL, gate INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), name TEXT NOT NULL,
    number_num INTEGER NOT NULL, number_den INTEGER NOT NULL CHECK(number_den > 0),
    PRIMARY KEY(pack, gate, seq), FOREIGN KEY(pack, gate) REFERENCES gate(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE gate_member(
    pack INTEGER NOT NULL, gate INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), member TEXT NOT NULL,
    PRIMARY KEY(pack, gate, seq), FOREIGN KEY(pack, gate) REFERENCES gate(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE gate_condition(
    pack INTEGER NOT NULL, gate INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    kind TEXT NOT NULL CHECK(kind IN ('options', 'numbers', 'dates', 'tags', 'qualifications')), field TEXT,
    least_num INTEGER, least_den INTEGER CHECK((least_num IS NULL) = (least_den IS NULL) AND least_den > 0),
    below_num INTEGER, below_den INTEGER CHECK((below_num IS NULL) = (below_den IS NULL) AND below_den > 0),
    from_day TEXT CHECK(from_day BETWEEN '1900-01-01' AND '2200-12-31'),
    to_day TEXT CHECK(to_day BETWEEN '1900-01-01' AND '2200-12-31'),
    PRIMARY KEY(pack, gate, seq), FOREIGN KEY(pack, gate) REFERENCES gate(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE gate_condition_option(
    pack INTEGER NOT NULL, gate INTEGER NOT NULL, condition INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    option TEXT NOT NULL,
    PRIMARY KEY(pack, gate, condition, seq),
    FOREIGN KEY(pack, gate, condition) REFERENCES gate_condition(pack, gate, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE step(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    title TEXT NOT NULL, clause TEXT NOT NULL, level_table TEXT, category TEXT,
    per TEXT CHECK(per IN ('day', 'year', 'cycle', 'life')), line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE step_band(
    pack INTEGER NOT NULL, step INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    threshold_num INTEGER NOT NULL, threshold_den INTEGER NOT NULL CHECK(threshold_den > 0), level TEXT NOT NULL,
    PRIMARY KEY(pack, step, seq), FOREIGN KEY(pack, step) REFERENCES step(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE step_gate(
    pack INTEGER NOT NULL, step INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), level TEXT NOT NULL,
    gate TEXT NOT NULL,
    PRIMARY KEY(pack, step, seq), FOREIGN KEY(pack, step) REFERENCES step(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE carry(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    category TEXT NOT NULL, gate TEXT NOT NULL, clause TEXT NOT NULL, max_num INTEGER,
    max_den INTEGER CHECK((max_num IS NULL) = (max_den IS NULL) AND max_den > 0), carry_group TEXT,
    earned_within_months INTEGER, receiver TEXT, life_years INTEGER,
    not_in_first_year INTEGER NOT NULL CHECK(not_in_first_year IN (0, 1)),
    settles_debt INTEGER NOT NULL CHECK(settles_debt IN (0, 1)), line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE carry_not_for(
    pack INTEGER NOT NULL, carry INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), gate TEXT NOT NULL,
    PRIMARY KEY(pack, carry, seq), FOREIGN KEY(pack, carry) REFERENCES carry(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_table(
    pack INTEGER NOT NULL REFERENCES pack ON DELETE CASCADE, seq INTEGER NOT NULL CHECK(seq >= 0), id TEXT NOT NULL,
    column_fact TEXT NOT NULL, falls INTEGER NOT NULL CHECK(falls IN (0, 1)), line INTEGER NOT NULL,
    PRIMARY KEY(pack, seq), UNIQUE(pack, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_table_row_fact(
    pack INTEGER NOT NULL, fact_table INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), fact TEXT NOT NULL,
    PRIMARY KEY(pack, fact_table, seq),
    FOREIGN KEY(pack, fact_table) REFERENCES fact_table(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_table_row_from(
    pack INTEGER NOT NULL, fact_table INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    threshold_num INTEGER NOT NULL, threshold_den INTEGER NOT NULL CHECK(threshold_den > 0),
    PRIMARY KEY(pack, fact_table, seq),
    FOREIGN KEY(pack, fact_table) REFERENCES fact_table(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_table_column(
    pack INTEGER NOT NULL, fact_table INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    threshold_num INTEGER NOT NULL, threshold_den INTEGER NOT NULL CHECK(threshold_den > 0),
    PRIMARY KEY(pack, fact_table, seq),
    FOREIGN KEY(pack, fact_table) REFERENCES fact_table(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_table_option(
    pack INTEGER NOT NULL, fact_table INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), option TEXT NOT NULL,
    PRIMARY KEY(pack, fact_table, seq),
    FOREIGN KEY(pack, fact_table) REFERENCES fact_table(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_table_row(
    pack INTEGER NOT NULL, fact_table INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), option TEXT NOT NULL,
    PRIMARY KEY(pack, fact_table, seq),
    FOREIGN KEY(pack, fact_table) REFERENCES fact_table(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_table_cell(
    pack INTEGER NOT NULL, fact_table INTEGER NOT NULL, row INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    level TEXT, points_num INTEGER,
    points_den INTEGER CHECK((points_num IS NULL) = (points_den IS NULL) AND points_den > 0),
    CHECK((level IS NULL) = (points_num IS NOT NULL)), PRIMARY KEY(pack, fact_table, row, seq),
    FOREIGN KEY(pack, fact_table, row) REFERENCES fact_table_row(pack, fact_table, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_table_banded_row(
    pack INTEGER NOT NULL, fact_table INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0), option TEXT NOT NULL,
    PRIMARY KEY(pack, fact_table, seq),
    FOREIGN KEY(pack, fact_table) REFERENCES fact_table(pack, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_table_band(
    pack INTEGER NOT NULL, fact_table INTEGER NOT NULL, row INTEGER NOT NULL, seq INTEGER NOT NULL CHECK(seq >= 0),
    threshold_num INTEGER NOT NULL, threshold_den INTEGER NOT NULL CHECK(threshold_den > 0),
    level TEXT, points_num INTEGER,
    points_den INTEGER CHECK((points_num IS NULL) = (points_den IS NULL) AND points_den > 0),
    CHECK((level IS NULL) = (points_num IS NOT NULL)), PRIMARY KEY(pack, fact_table, row, seq),
    FOREIGN KEY(pack, fact_table, row) REFERENCES fact_table_banded_row(pack, fact_table, seq) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
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
