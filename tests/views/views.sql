-- Points a second time: what awards make of claims, caps on the tree of categories, totals and points gates, as views
-- over the rule tables (store/schema_rules.cpp). They share no code with the engine and follow the rule language,
-- section 3, steps 4 to 8, set by set: thousands of applications at once.
--
-- Given by the test, in the tables `*_in`, because time is not what is compared here: which claims are eligible on the
-- basis asked for, the day that each is dated by with its year and cycle, how long a period lasts, which claims are in
-- one group of duplicates, which gates of `if` are open, the facts that tables read, and the first and last days of
-- windows. Worked out here: which award matches, its value, which duplicate counts in which window, occurrences, the
-- category that an item is counted in (`also`), caps, totals, and what points gates have and need.
--
-- Each view reads the tables that the views before it have filled; the test fills the table of each view in the order
-- of this file, and `amount` once more for each depth of the tree.
--
-- Numbers are exact: a numerator and a denominator of 64 bits. SQLite makes a real number of a product that leaves 64
-- bits, and every table below refuses real numbers (CHECK typeof). So numbers are to be small enough, but never wrong:
-- a quantity below 100,000 (in ten-thousandths), a rate, a factor and an occurrence's rate of up to 3 digits each, fit.

CREATE TEMP TABLE pack_in(pack INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE claim_in(
    application INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, qualification TEXT,
    on_day TEXT, from_day TEXT, to_day TEXT, -- as written
    day INTEGER NOT NULL, year INTEGER NOT NULL, cycle INTEGER NOT NULL, -- as dated; the numbers of its year and cycle
    duplicates INTEGER, -- its group
    PRIMARY KEY(application, seq)
) STRICT, WITHOUT ROWID;
-- Fields in ten-thousandths, worked out ones too; months, years and days of a period
CREATE TEMP TABLE claim_quantity_in(
    application INTEGER NOT NULL, seq INTEGER NOT NULL, name TEXT NOT NULL, num INTEGER NOT NULL, den INTEGER NOT NULL,
    PRIMARY KEY(application, seq, name)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE claim_option_in( -- "true" and "false" of a bool; of a text, what equal ones have in common
    application INTEGER NOT NULL, seq INTEGER NOT NULL, name TEXT NOT NULL, option TEXT NOT NULL,
    PRIMARY KEY(application, seq, name)
) STRICT, WITHOUT ROWID;
-- What the claim says but for its texts: of claims of one type and day equal in order as they are to the engine
CREATE TEMP TABLE content_in(
    application INTEGER NOT NULL, seq INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY(application, seq)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE gate_in( -- gates of `if` that are open
    application INTEGER NOT NULL, gate TEXT NOT NULL, PRIMARY KEY(application, gate)
) STRICT, WITHOUT ROWID;
-- Of the scope and of each kind of window that a gate looks at; `several`: cycles may lie in it
CREATE TEMP TABLE window_in(
    application INTEGER NOT NULL, per TEXT NOT NULL, years INTEGER NOT NULL, number INTEGER NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, several INTEGER NOT NULL,
    PRIMARY KEY(application, per, years, number)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE merged_in( -- months, years and days of the periods that a merging award values, overlaps once
    application INTEGER NOT NULL, award INTEGER NOT NULL, name TEXT NOT NULL, num INTEGER NOT NULL,
        den INTEGER NOT NULL,
    PRIMARY KEY(application, award, name)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE fact_in( -- facts over all claims that tables of awards read: a number or an option, if anybody says
    application INTEGER NOT NULL, fact TEXT NOT NULL, num INTEGER, den INTEGER, option TEXT,
    PRIMARY KEY(application, fact)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE application_in( -- the scoring date with the numbers of its year and cycle
    application INTEGER PRIMARY KEY, day INTEGER NOT NULL, year INTEGER NOT NULL, cycle INTEGER NOT NULL
) STRICT;

CREATE TEMP TABLE status_in( -- what a person was, and from which day to which
    application INTEGER NOT NULL, code TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
) STRICT;

-- The rules ----------------------------------------------------------------------------------------------------------

CREATE TEMP VIEW award_rows AS
    SELECT a.seq AS award, a.*, h.scale FROM pack_in p JOIN pack_header h ON h.pack = p.pack JOIN award a
        ON a.pack = p.pack;

-- What was carried in pays one for one into the category that receives it; the tables hold the rows as written, without
-- these awards.
CREATE TEMP VIEW carried_awards AS
    SELECT 1000000 + MIN(c.seq) AS award, COALESCE(c.receiver, c.category) AS category, MIN(c.seq) AS carry
    FROM pack_in p JOIN carry c ON c.pack = p.pack GROUP BY COALESCE(c.receiver, c.category);
CREATE TEMP VIEW paying AS
    SELECT award, claim_type AS type FROM award_rows WHERE claim_type <> '' UNION ALL SELECT award, 'carried'
        FROM carried_awards;

CREATE TEMP TABLE rule_condition(
    owner TEXT NOT NULL, row INTEGER NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, field TEXT, least_num INTEGER,
    least_den INTEGER, below_num INTEGER, below_den INTEGER, from_day TEXT, to_day TEXT, PRIMARY KEY(owner, row, seq)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW condition_rows AS
    SELECT 'award', w.award, seq, kind, field, least_num, least_den, below_num, below_den, from_day, to_day
    FROM pack_in p JOIN award_condition w ON w.pack = p.pack
    UNION ALL
    SELECT 'gate', w.gate, seq, kind, field, least_num, least_den, below_num, below_den, from_day, to_day
    FROM pack_in p JOIN gate_condition w ON w.pack = p.pack
    UNION ALL
    SELECT 'award', award, 0, 'options', 'into', NULL, NULL, NULL, NULL, NULL, NULL FROM carried_awards;

CREATE TEMP TABLE rule_option(
    owner TEXT NOT NULL, row INTEGER NOT NULL, condition INTEGER NOT NULL, option TEXT NOT NULL,
    PRIMARY KEY(owner, row, condition, option)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW option_rows AS
    SELECT 'award', o.award, o.condition, o.option FROM pack_in p JOIN award_condition_option o ON o.pack = p.pack
    UNION
    SELECT 'gate', o.gate, o.condition, o.option FROM pack_in p JOIN gate_condition_option o ON o.pack = p.pack
    UNION
    SELECT 'award', award, 0, category FROM carried_awards;

-- Each category with all that lie in it, itself among them.
CREATE TEMP TABLE rule_below(
    category INTEGER NOT NULL, below INTEGER NOT NULL, PRIMARY KEY(category, below)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW below_rows AS
    WITH RECURSIVE inside(category, below) AS (
        SELECT c.seq, c.seq FROM pack_in p JOIN category c ON c.pack = p.pack
        UNION
        SELECT around.seq, i.below
        FROM inside i JOIN pack_in p JOIN category c ON c.pack = p.pack AND c.seq = i.category
        JOIN category around ON around.pack = p.pack AND around.id = c.parent)
    SELECT category, below FROM inside;

-- Where an award's items enter: tree -1 holds each item where it goes. A category that reads items (`also`), here or
-- below, has a tree of its own, in which each item enters once: where it goes if that lies inside, else where it is
-- read first.
CREATE TEMP TABLE rule_entry(
    tree INTEGER NOT NULL, award INTEGER NOT NULL, category INTEGER NOT NULL, PRIMARY KEY(award, tree)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW entry_rows AS
    WITH goes(award, place, category) AS (
        SELECT a.seq, -1, c.seq FROM pack_in p JOIN award a ON a.pack = p.pack
        JOIN category c ON c.pack = p.pack AND c.id = a.category
        UNION ALL
        SELECT x.award, x.seq, c.seq FROM pack_in p JOIN award_also x ON x.pack = p.pack
        JOIN category c ON c.pack = p.pack AND c.id = x.category
        UNION ALL
        SELECT k.award, -1, c.seq FROM pack_in p JOIN carried_awards k JOIN category c ON c.pack = p.pack
            AND c.id = k.category),
    reading(tree) AS (SELECT DISTINCT b.category FROM goes g JOIN rule_below b ON b.below = g.category
        WHERE g.place >= 0),
    ways(tree, award, category, way) AS (
        SELECT r.tree, g.award, g.category, ROW_NUMBER() OVER (PARTITION BY r.tree, g.award ORDER BY g.place)
        FROM reading r JOIN rule_below b ON b.category = r.tree JOIN goes g ON g.category = b.below)
    SELECT -1, award, category FROM goes WHERE place = -1
    UNION ALL
    SELECT tree, award, category FROM ways WHERE way = 1;

CREATE TEMP TABLE rule_tree( -- the tree that tells a category's points
    category INTEGER PRIMARY KEY, tree INTEGER NOT NULL
) STRICT;
CREATE TEMP VIEW tree_rows AS
    SELECT c.seq, COALESCE((SELECT MAX(e.tree) FROM rule_entry e WHERE e.tree = c.seq), -1)
    FROM pack_in p JOIN category c ON c.pack = p.pack;

-- The tree that points climb: in each category its caps, the finest period first, then the category itself (`whole`),
-- then the first of the category around it. `depth` counts from the outermost.
CREATE TEMP TABLE rule_node(
    node INTEGER PRIMARY KEY, category INTEGER NOT NULL, per TEXT NOT NULL, most INTEGER,
    fact TEXT, -- that chooses the most, by rule_most; "status": the first of the cycle
    next INTEGER, depth INTEGER NOT NULL
) STRICT;
CREATE TEMP VIEW node_rows AS
    WITH RECURSIVE nodes(node, category, per, most, fact, parent) AS (
        SELECT c.seq * 8 + CASE k.per WHEN 'day' THEN 0 WHEN 'year' THEN 1 WHEN 'cycle' THEN 2 ELSE 3 END, c.seq, k.per,
            MIN(IIF(k.max_fact IS NULL AND k.max_at IS NULL, k.max_num * h.scale / k.max_den, NULL)),
            MAX(IIF(k.max_at IS NULL, k.max_fact, 'status')), NULL
        FROM pack_in p JOIN pack_header h ON h.pack = p.pack JOIN cap k ON k.pack = p.pack
        JOIN category c ON c.pack = p.pack AND c.id = k.category GROUP BY c.seq, k.per
        UNION ALL
        SELECT c.seq * 8 + 7, c.seq, 'whole', NULL, NULL, c.parent FROM pack_in p JOIN category c ON c.pack = p.pack),
    chain(node, category, per, most, fact, next) AS (
        SELECT n.node, n.category, n.per, n.most, n.fact,
            CASE n.per WHEN 'whole' THEN
                (SELECT MIN(o.node) FROM pack_in p JOIN category c ON c.pack = p.pack AND c.id = n.parent
                    JOIN nodes o ON o.category = c.seq)
            ELSE (SELECT MIN(o.node) FROM nodes o WHERE o.category = n.category AND o.node > n.node) END
        FROM nodes n),
    deep(node, depth) AS (
        SELECT node, 0 FROM chain WHERE next IS NULL
        UNION ALL
        SELECT c.node, d.depth + 1 FROM deep d JOIN chain c ON c.next = d.node)
    SELECT c.node, c.category, c.per, c.most, c.fact, c.next, d.depth FROM chain c JOIN deep d ON d.node = c.node;

CREATE TEMP TABLE rule_most( -- by option of the node's fact
    node INTEGER NOT NULL, option TEXT NOT NULL, most INTEGER NOT NULL, PRIMARY KEY(node, option)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW most_rows AS
    SELECT n.node, o.name, o.number_num * h.scale / o.number_den
    FROM pack_in p JOIN pack_header h ON h.pack = p.pack JOIN cap k ON k.pack = p.pack
    JOIN category c ON c.pack = p.pack AND c.id = k.category
    JOIN rule_node n ON n.category = c.seq AND n.per = k.per AND n.fact IS NOT NULL
    JOIN cap_choice o ON o.pack = p.pack AND o.cap = k.seq;

CREATE TEMP TABLE rule_first( -- where points enter a category
    category INTEGER PRIMARY KEY, node INTEGER NOT NULL, depth INTEGER NOT NULL
) STRICT;
CREATE TEMP VIEW first_rows AS SELECT category, MIN(node), MAX(depth) FROM rule_node GROUP BY category;

-- Points gates, each with its sheet: the items that it looks at. Sheet 0 has those of the pack's scope.
CREATE TEMP TABLE rule_gate(
    gate INTEGER PRIMARY KEY, sheet INTEGER NOT NULL, per TEXT NOT NULL, years INTEGER NOT NULL,
    filtered INTEGER NOT NULL,
    category INTEGER NOT NULL, tree INTEGER NOT NULL, need INTEGER NOT NULL, scale INTEGER NOT NULL,
    debt TEXT, -- its own id, where what was owed is needed on top
    fact TEXT, -- that chooses the need, by rule_need; "status": the first of the window
    years_done INTEGER -- so many years must have begun
) STRICT;
CREATE TEMP VIEW gate_rows AS
    WITH gates AS (
        SELECT g.*, h.scale,
            EXISTS(SELECT 1 FROM rule_condition w WHERE w.owner = 'gate' AND w.row = g.seq) AS filtered,
            EXISTS(SELECT 1 FROM carry_not_for n WHERE n.pack = p.pack AND n.gate = g.id) AS partial
        FROM pack_in p JOIN pack_header h ON h.pack = p.pack JOIN gate g ON g.pack = p.pack AND g.kind = 'points')
    SELECT g.seq, IIF(g.per IS NULL AND NOT g.filtered AND NOT g.partial, 0, g.seq + 1), COALESCE(g.per, 'scope'),
        COALESCE(g.per_years, 0), g.filtered, c.seq, t.tree,
        COALESCE(g.need_num, 0) * g.scale / COALESCE(g.need_den, 1),
        g.scale, (SELECT MAX(y.gate) FROM carry y WHERE y.pack = g.pack AND y.gate = g.id AND y.settles_debt),
        IIF(g.need_at IS NULL, g.need_fact, 'status'), g.years_done
    FROM gates g JOIN category c ON c.pack = g.pack AND c.id = g.subject JOIN rule_tree t ON t.category = c.seq;

CREATE TEMP TABLE rule_need( -- by option of the gate's fact
    gate INTEGER NOT NULL, option TEXT NOT NULL, need INTEGER NOT NULL, PRIMARY KEY(gate, option)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW need_rows AS
    SELECT o.gate, o.name, o.number_num * g.scale / o.number_den
    FROM pack_in p JOIN gate_choice o ON o.pack = p.pack JOIN rule_gate g ON g.gate = o.gate AND g.fact IS NOT NULL;

CREATE TEMP TABLE rule_not_counted( -- awards of what was carried in by rows that are not for the gate
    sheet INTEGER NOT NULL, award INTEGER NOT NULL, PRIMARY KEY(sheet, award)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW not_counted_rows AS
    SELECT r.sheet, k.award FROM pack_in p JOIN carried_awards k
    JOIN carry_not_for n ON n.pack = p.pack AND n.carry = k.carry
    JOIN gate g ON g.pack = p.pack AND g.id = n.gate JOIN rule_gate r ON r.gate = g.seq;

CREATE TEMP TABLE rule_sheet(
    sheet INTEGER PRIMARY KEY, per TEXT NOT NULL, years INTEGER NOT NULL, gate INTEGER, tree INTEGER
) STRICT;
CREATE TEMP VIEW sheet_rows AS
    SELECT 0, 'scope', 0, NULL, NULL
    UNION ALL
    SELECT sheet, per, years, IIF(filtered, gate, NULL), tree FROM rule_gate WHERE sheet > 0;

-- Which claims an award's `when` and a gate's `where` look at.
CREATE TEMP TABLE rule_asked(
    type TEXT NOT NULL, owner TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(type, owner, row)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW asked_rows AS
    SELECT type, 'award', award FROM paying
    UNION
    SELECT a.type, 'gate', g.gate
    FROM rule_gate g JOIN rule_entry e ON e.tree = g.tree JOIN paying a ON a.award = e.award
    WHERE g.filtered
        AND EXISTS(SELECT 1 FROM rule_below b WHERE b.category = g.category AND b.below = e.category)
        AND NOT EXISTS( -- a type without the field never matches
            SELECT 1 FROM rule_condition w WHERE w.owner = 'gate' AND w.row = g.gate AND w.kind = 'numbers'
                AND NOT EXISTS(SELECT 1 FROM pack_in p JOIN claim_type t ON t.pack = p.pack AND t.id = a.type
                    JOIN claim_field f ON f.pack = p.pack AND f.claim_type = t.seq AND f.name = w.field));

CREATE TEMP TABLE rule_award(
    award INTEGER PRIMARY KEY, scale INTEGER NOT NULL, if_gate TEXT, formula TEXT NOT NULL, points_num INTEGER,
    points_den INTEGER, rate_num INTEGER, rate_den INTEGER, unit_num INTEGER, unit_den INTEGER,
    marginal INTEGER NOT NULL,
    max_field TEXT, max_of TEXT, max_times_num INTEGER, max_times_den INTEGER, min_num INTEGER, min_den INTEGER,
    less INTEGER NOT NULL, occurrence_field TEXT, option_field TEXT, factor_field TEXT, rounding TEXT, to_num INTEGER,
    to_den INTEGER, item_min INTEGER, item_max INTEGER, rates INTEGER NOT NULL,
    merges INTEGER NOT NULL
) STRICT;
CREATE TEMP VIEW award_facts AS
    SELECT award, scale, if_gate, formula, points_num, points_den, rate_num, rate_den, unit_num, unit_den, marginal,
        max_field,
        max_of, max_times_num, max_times_den, min_input_num, min_input_den,
        (SELECT COUNT(*) FROM award_less l WHERE l.pack = a.pack AND l.award = a.award), occurrence_field, option_field,
        factor_field, rounding, round_to_num, round_to_den, item_min_num * scale / item_min_den,
        item_max_num * scale / item_max_den, (SELECT COUNT(*) FROM award_rate r WHERE r.pack = a.pack
            AND r.award = a.award),
        merges
    FROM award_rows a
    UNION ALL
    SELECT k.award, h.scale, NULL, 'per', NULL, NULL, 1, 1, 1, 1, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL,
        NULL, NULL,
        'nearest', NULL, NULL, NULL, NULL, 0, 0
    FROM carried_awards k JOIN pack_in p JOIN pack_header h ON h.pack = p.pack;

CREATE TEMP TABLE rule_quantity(
    award INTEGER NOT NULL, place INTEGER NOT NULL, quantity TEXT NOT NULL, PRIMARY KEY(award, place)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW quantity_rows AS
    SELECT award, 0, quantity FROM award_rows WHERE formula = 'per'
    UNION ALL
    SELECT q.award, q.seq, q.quantity FROM pack_in p JOIN award_quantity q ON q.pack = p.pack
    UNION ALL
    SELECT award, 0, 'points' FROM carried_awards;

-- Bands with one denominator for the thresholds of an award and one for its points.
CREATE TEMP TABLE rule_band(
    award INTEGER NOT NULL, seq INTEGER NOT NULL, threshold INTEGER NOT NULL, next INTEGER,
    threshold_unit INTEGER NOT NULL,
    points INTEGER NOT NULL, points_unit INTEGER NOT NULL, PRIMARY KEY(award, seq)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW band_rows AS
    WITH RECURSIVE bands AS (SELECT b.* FROM pack_in p JOIN award_band b ON b.pack = p.pack),
    walk(award, seq, threshold_unit, points_unit) AS (
        SELECT award, seq, threshold_den, points_den FROM bands WHERE seq = 0
        UNION ALL
        SELECT b.award, b.seq, IIF(w.threshold_unit % b.threshold_den = 0, 1, b.threshold_den) * w.threshold_unit,
            IIF(w.points_unit % b.points_den = 0, 1, b.points_den) * w.points_unit
        FROM walk w JOIN bands b ON b.award = w.award AND b.seq = w.seq + 1),
    unit AS (SELECT award, MAX(threshold_unit) AS threshold_unit, MAX(points_unit) AS points_unit
        FROM walk GROUP BY award)
    SELECT b.award, b.seq, b.threshold_num * (u.threshold_unit / b.threshold_den),
        LEAD(b.threshold_num * (u.threshold_unit / b.threshold_den)) OVER (PARTITION BY b.award ORDER BY b.seq),
        u.threshold_unit, b.points_num * (u.points_unit / b.points_den), u.points_unit
    FROM bands b JOIN unit u ON u.award = b.award;

-- What tables lay their cells along: place -1 is the column, the others are rows. `own` is the field of the claim
-- itself.
CREATE TEMP TABLE rule_axis(
    award INTEGER NOT NULL, place INTEGER NOT NULL, fact TEXT NOT NULL, own TEXT, by_option INTEGER NOT NULL,
    PRIMARY KEY(award, place)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW axis_rows AS
    WITH axis(award, type, place, fact) AS (
        SELECT a.award, a.claim_type, -1, t.column_fact FROM award_rows a
        JOIN fact_table t ON t.pack = a.pack AND t.id = a.points_table WHERE t.column_fact <> ''
        UNION ALL
        SELECT a.award, a.claim_type, r.seq, r.fact FROM award_rows a
        JOIN fact_table t ON t.pack = a.pack AND t.id = a.points_table
        JOIN fact_table_row_fact r ON r.pack = t.pack AND r.fact_table = t.seq),
    named AS (SELECT award, type, place, fact, substr(fact, length(type) + 2) AS name,
        substr(fact, 1, length(type) + 1) = type || '.' AS of_type FROM axis)
    SELECT n.award, n.place, n.fact,
        IIF(n.of_type AND (f.name IS NOT NULL OR (c.period AND n.name IN ('months', 'years', 'days'))), n.name, NULL),
        COALESCE(n.of_type AND f.kind = 'enum', 0)
    FROM named n LEFT JOIN claim_type c ON c.pack = (SELECT pack FROM pack_in) AND c.id = n.type
    LEFT JOIN claim_field f ON f.pack = c.pack AND f.claim_type = c.seq AND f.name = n.name;

-- The cells of tables of points: where in the rows and in the columns each holds, and its points in one denominator.
CREATE TEMP TABLE rule_cell(
    award INTEGER NOT NULL, row_option TEXT, row_num INTEGER, row_den INTEGER, row_next_num INTEGER,
    row_next_den INTEGER,
    column_option TEXT, column_num INTEGER, column_den INTEGER, column_next_num INTEGER, column_next_den INTEGER,
    points INTEGER NOT NULL, unit INTEGER NOT NULL
) STRICT;
CREATE TEMP VIEW cell_rows AS
    WITH RECURSIVE cells AS (
        SELECT r.fact_table, r.seq, IIF(f.threshold_num IS NULL AND r.option <> '', r.option, NULL) AS row_option,
            f.threshold_num AS row_num, f.threshold_den AS row_den, n.threshold_num AS row_next_num,
            n.threshold_den AS row_next_den, o.option AS column_option, k.threshold_num AS column_num,
            k.threshold_den AS column_den, m.threshold_num AS column_next_num, m.threshold_den AS column_next_den,
            c.points_num, c.points_den
        FROM pack_in p JOIN fact_table_row r ON r.pack = p.pack
        JOIN fact_table_cell c ON c.pack = p.pack AND c.fact_table = r.fact_table AND c.row = r.seq
        LEFT JOIN fact_table_row_from f ON f.pack = p.pack AND f.fact_table = r.fact_table AND f.seq = r.seq
        LEFT JOIN fact_table_row_from n ON n.pack = p.pack AND n.fact_table = r.fact_table AND n.seq = r.seq + 1
        LEFT JOIN fact_table_option o ON o.pack = p.pack AND o.fact_table = r.fact_table AND o.seq = c.seq
        LEFT JOIN fact_table_column k ON k.pack = p.pack AND k.fact_table = r.fact_table AND k.seq = c.seq
        LEFT JOIN fact_table_column m ON m.pack = p.pack AND m.fact_table = r.fact_table AND m.seq = c.seq + 1
        WHERE c.points_num IS NOT NULL
        UNION ALL
        SELECT r.fact_table, r.seq, r.option, NULL, NULL, NULL, NULL, NULL, b.threshold_num, b.threshold_den,
            n.threshold_num,
            n.threshold_den, b.points_num, b.points_den
        FROM pack_in p JOIN fact_table_banded_row r ON r.pack = p.pack
        JOIN fact_table_band b ON b.pack = p.pack AND b.fact_table = r.fact_table AND b.row = r.seq
        LEFT JOIN fact_table_band n ON n.pack = p.pack AND n.fact_table = r.fact_table AND n.row = r.seq
            AND n.seq = b.seq + 1
        WHERE b.points_num IS NOT NULL),
    dens AS (SELECT DISTINCT points_den AS den FROM cells),
    walk(den, unit) AS (
        SELECT 0, 1
        UNION ALL
        SELECT (SELECT MIN(d.den) FROM dens d WHERE d.den > w.den),
            w.unit * IIF(w.unit % (SELECT MIN(d.den) FROM dens d WHERE d.den > w.den) = 0, 1,
                (SELECT MIN(d.den) FROM dens d WHERE d.den > w.den))
        FROM walk w WHERE EXISTS(SELECT 1 FROM dens d WHERE d.den > w.den))
    SELECT a.award, c.row_option, c.row_num, c.row_den, c.row_next_num, c.row_next_den, c.column_option, c.column_num,
        c.column_den, c.column_next_num, c.column_next_den, c.points_num * (w.unit / c.points_den), w.unit
    FROM award_rows a JOIN fact_table t ON t.pack = a.pack AND t.id = a.points_table JOIN cells c
        ON c.fact_table = t.seq
    JOIN (SELECT MAX(unit) AS unit FROM walk) w;

-- What of two duplicates is worth more by its qualification: the sum of its values, in one denominator for all.
CREATE TEMP TABLE rule_rank(
    qualification TEXT PRIMARY KEY, rank INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW rank_rows AS
    WITH RECURSIVE dens AS (SELECT DISTINCT v.value_den AS den FROM pack_in p JOIN qualification_value v
        ON v.pack = p.pack),
    walk(den, unit) AS (
        SELECT 0, 1
        UNION ALL
        SELECT (SELECT MIN(d.den) FROM dens d WHERE d.den > w.den),
            w.unit * IIF(w.unit % (SELECT MIN(d.den) FROM dens d WHERE d.den > w.den) = 0, 1,
                (SELECT MIN(d.den) FROM dens d WHERE d.den > w.den))
        FROM walk w WHERE EXISTS(SELECT 1 FROM dens d WHERE d.den > w.den))
    SELECT q.id, SUM(v.value_num * ((SELECT MAX(unit) FROM walk) / v.value_den))
    FROM pack_in p JOIN qualification q ON q.pack = p.pack
    JOIN qualification_value v ON v.pack = p.pack AND v.qualification = q.seq GROUP BY q.id;

-- Items --------------------------------------------------------------------------------------------------------------

CREATE TEMP TABLE matched( -- a claim that answers an award's `when` or a gate's `where`
    application INTEGER NOT NULL, seq INTEGER NOT NULL, owner TEXT NOT NULL, row INTEGER NOT NULL,
    PRIMARY KEY(application, seq, owner, row)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW matches AS
    SELECT c.application, c.seq, k.owner, k.row
    FROM claim_in c CROSS JOIN rule_asked k ON k.type = c.type
    WHERE NOT EXISTS(
        SELECT 1 FROM rule_condition w WHERE w.owner = k.owner AND w.row = k.row AND NOT CASE w.kind
            WHEN 'options' THEN EXISTS(
                SELECT 1 FROM claim_option_in f
                JOIN rule_option o ON o.owner = w.owner AND o.row = w.row AND o.condition = w.seq
                    AND o.option = f.option
                WHERE f.application = c.application AND f.seq = c.seq AND f.name = w.field)
            WHEN 'numbers' THEN ( -- one that is left out is 0
                SELECT COALESCE(MAX(f.num), 0) * COALESCE(w.least_den, 1)
                        >= COALESCE(w.least_num, 0) * COALESCE(MAX(f.den), 1)
                    AND (w.below_num IS NULL
                        OR COALESCE(MAX(f.num), 0) * w.below_den < w.below_num * COALESCE(MAX(f.den), 1))
                FROM claim_quantity_in f WHERE f.application = c.application AND f.seq = c.seq AND f.name = w.field)
            WHEN 'dates' THEN COALESCE(
                CASE w.field WHEN 'on' THEN c.on_day WHEN 'from' THEN c.from_day ELSE c.to_day END
                    BETWEEN COALESCE(w.from_day, '1900-01-01') AND COALESCE(w.to_day, '2200-12-31'), 0)
            WHEN 'tags' THEN EXISTS(
                SELECT 1 FROM pack_in p JOIN qualification q ON q.pack = p.pack AND q.id = c.qualification
                JOIN qualification_tag t ON t.pack = p.pack AND t.qualification = q.seq
                JOIN rule_option o ON o.owner = w.owner AND o.row = w.row AND o.condition = w.seq AND o.option = t.tag)
            ELSE EXISTS(
                SELECT 1 FROM rule_option o
                WHERE o.owner = w.owner AND o.row = w.row AND o.condition = w.seq AND o.option = c.qualification)
            END);

-- The item of an award without a claim is a claim of its own, -1 - award, dated at the scoring date.
CREATE TEMP VIEW claimless_matches AS
    SELECT n.application, -1 - a.award, 'award', a.award FROM award_rows a CROSS JOIN application_in n
        WHERE a.claim_type = '';
CREATE TEMP VIEW claimless_claims AS
    SELECT n.application, -1 - a.award, '', NULL, NULL, NULL, NULL, n.day, n.year, n.cycle, NULL
    FROM award_rows a CROSS JOIN application_in n WHERE a.claim_type = '';

-- The one item of a merging award is a claim of its own, -1 - award, with the fields of the first that it merges, dated
-- as the last of them ends. It answers a `where` where one of them does.
CREATE TEMP TABLE merged(
    application INTEGER NOT NULL, award INTEGER NOT NULL, first INTEGER NOT NULL, PRIMARY KEY(application, award)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW merged_rows AS
    SELECT m.application, a.award, MIN(m.seq) FROM rule_award a CROSS JOIN matched m ON m.row = a.award
    WHERE m.owner = 'award' AND a.merges GROUP BY m.application, a.award;
CREATE TEMP VIEW merged_claims AS
    SELECT g.application, -1 - g.award, c.type, (SELECT f.qualification FROM claim_in f
            WHERE f.application = g.application AND f.seq = g.first), NULL, NULL, NULL, MAX(c.day), c.year, c.cycle,
                NULL
    FROM merged g CROSS JOIN matched m ON m.application = g.application AND m.owner = 'award' AND m.row = g.award
    CROSS JOIN claim_in c ON c.application = m.application AND c.seq = m.seq GROUP BY g.application, g.award;
CREATE TEMP VIEW merged_quantities AS
    SELECT g.application, -1 - g.award, q.name, q.num, q.den
    FROM merged g CROSS JOIN claim_quantity_in q ON q.application = g.application AND q.seq = g.first
    WHERE q.name NOT IN (SELECT n.name FROM merged_in n WHERE n.application = g.application AND n.award = g.award)
    UNION ALL
    SELECT g.application, -1 - g.award, n.name, n.num, n.den
    FROM merged g CROSS JOIN merged_in n ON n.application = g.application AND n.award = g.award;
CREATE TEMP VIEW merged_options AS
    SELECT g.application, -1 - g.award, o.name, o.option
    FROM merged g CROSS JOIN claim_option_in o ON o.application = g.application AND o.seq = g.first;
CREATE TEMP VIEW merged_matches AS
    SELECT DISTINCT g.application, -1 - g.award, w.owner, w.row
    FROM merged g CROSS JOIN matched m ON m.application = g.application AND m.owner = 'award' AND m.row = g.award
    CROSS JOIN matched w ON w.application = m.application AND w.seq = m.seq;

-- A quantity that an award looks up, after field_max and less; none where it is below min_input.
CREATE TEMP TABLE input(
    application INTEGER NOT NULL, seq INTEGER NOT NULL, award INTEGER NOT NULL, place INTEGER NOT NULL,
    num ANY NOT NULL CHECK(typeof(num) = 'integer'), den ANY NOT NULL CHECK(typeof(den) = 'integer'),
    PRIMARY KEY(application, seq, award, place)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW inputs AS
    WITH raw AS (
        SELECT m.application, m.seq, a.award, q.place, q.quantity, a.max_field, a.max_of, a.less, a.min_num, a.min_den,
            COALESCE(a.max_times_num, 1) AS times_num, COALESCE(a.max_times_den, 1) AS times_den,
            COALESCE(f.num, v.value_num, 0) AS num, COALESCE(f.den, v.value_den, 10000) AS den
        FROM matched m CROSS JOIN rule_award a ON a.award = m.row CROSS JOIN rule_quantity q ON q.award = a.award
        LEFT JOIN claim_quantity_in f ON f.application = m.application AND f.seq = m.seq AND f.name = q.quantity
        LEFT JOIN claim_in c ON f.num IS NULL AND c.application = m.application AND c.seq = m.seq
        LEFT JOIN qualification k ON k.pack = (SELECT pack FROM pack_in) AND k.id = c.qualification
        LEFT JOIN qualification_value v ON v.pack = k.pack AND v.qualification = k.seq AND v.name = q.quantity
        WHERE m.owner = 'award'),
    bounded AS (
        SELECT r.*, den * times_den AS bounded_den, 10000 * times_den AS taken_den,
            CASE WHEN quantity = max_field THEN MIN(num * times_den, times_num * COALESCE(
                (SELECT f.num FROM claim_quantity_in f
                    WHERE f.application = r.application AND f.seq = r.seq AND f.name = r.max_of), 0))
            ELSE num * times_den END AS bounded,
            CASE WHEN less = 0 THEN 0 ELSE
                (SELECT SUM(CASE WHEN l.field = r.max_field THEN MIN(COALESCE(f.num, 0) * r.times_den,
                    r.times_num * COALESCE(
                        (SELECT o.num FROM claim_quantity_in o
                            WHERE o.application = r.application AND o.seq = r.seq AND o.name = r.max_of), 0))
                    ELSE COALESCE(f.num, 0) * r.times_den END)
                FROM award_less l LEFT JOIN claim_quantity_in f
                    ON f.application = r.application AND f.seq = r.seq AND f.name = l.field
                WHERE l.pack = (SELECT pack FROM pack_in) AND l.award = r.award) END AS taken
        FROM raw r),
    whole AS (
        SELECT application, seq, award, place, min_num, min_den,
            CASE WHEN less = 0 THEN bounded ELSE MAX(0, bounded * taken_den - taken * bounded_den) END AS num,
            CASE WHEN less = 0 THEN bounded_den ELSE bounded_den * taken_den END AS den
        FROM bounded)
    SELECT application, seq, award, place, num, den FROM whole WHERE min_num IS NULL OR num * min_den >= min_num * den;

-- Where a claim stands on the axes of its award's table; nowhere where nobody says.
CREATE TEMP TABLE coordinate(
    application INTEGER NOT NULL, seq INTEGER NOT NULL, award INTEGER NOT NULL, place INTEGER NOT NULL, num INTEGER,
    den INTEGER, option TEXT, PRIMARY KEY(application, seq, award, place)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW coordinates AS
    SELECT m.application, m.seq, x.award, x.place, COALESCE(q.num, 0), COALESCE(q.den, 1), o.option
    FROM rule_axis x CROSS JOIN matched m ON m.owner = 'award' AND m.row = x.award
    LEFT JOIN claim_quantity_in q ON q.application = m.application AND q.seq = m.seq AND q.name = x.own
    LEFT JOIN claim_option_in o ON o.application = m.application AND o.seq = m.seq AND o.name = x.own
    WHERE x.own IS NOT NULL AND (NOT x.by_option OR o.option IS NOT NULL)
    UNION ALL
    SELECT m.application, m.seq, x.award, x.place, f.num, f.den, f.option
    FROM rule_axis x CROSS JOIN matched m ON m.owner = 'award' AND m.row = x.award
    CROSS JOIN fact_in f ON f.application = m.application AND f.fact = x.fact WHERE x.own IS NULL;

CREATE TEMP VIEW table_values AS -- the sum of the cells of all rows
    SELECT m.application, m.seq, x.award, SUM(x.points), x.unit
    FROM rule_award a CROSS JOIN matched m ON m.owner = 'award' AND m.row = a.award
    CROSS JOIN rule_cell x ON x.award = a.award
    LEFT JOIN coordinate c ON c.application = m.application AND c.seq = m.seq AND c.award = a.award AND c.place = -1
    LEFT JOIN coordinate r ON r.application = m.application AND r.seq = m.seq AND r.award = a.award AND r.place >= 0
    WHERE a.formula = 'table' AND (x.row_option IS NULL OR x.row_option = r.option)
        AND (x.column_option IS NULL OR x.column_option = c.option)
        AND (x.row_num IS NULL OR (r.num * x.row_den >= x.row_num * r.den
            AND (x.row_next_num IS NULL OR r.num * x.row_next_den < x.row_next_num * r.den)))
        AND (x.column_num IS NULL OR (c.num * x.column_den >= x.column_num * c.den
            AND (x.column_next_num IS NULL OR c.num * x.column_next_den < x.column_next_num * c.den)))
    GROUP BY m.application, m.seq, x.award;

-- What the formula gives.
CREATE TEMP VIEW formulas AS
    SELECT m.application, m.seq, a.award, a.points_num AS num, a.points_den AS den
    FROM matched m JOIN rule_award a ON a.award = m.row WHERE m.owner = 'award' AND a.formula = 'fixed'
    UNION ALL
    SELECT m.application, m.seq, a.award, o.points_num, o.points_den
    FROM matched m JOIN rule_award a ON a.award = m.row
    JOIN claim_option_in f ON f.application = m.application AND f.seq = m.seq AND f.name = a.option_field
    JOIN award_option o ON o.pack = (SELECT pack FROM pack_in) AND o.award = a.award AND o.option = f.option
    WHERE m.owner = 'award' AND a.formula = 'options'
    UNION ALL
    SELECT i.application, i.seq, i.award, i.num * a.rate_num * a.unit_den, i.den * a.rate_den * a.unit_num
    FROM input i JOIN rule_award a ON a.award = i.award WHERE a.formula = 'per'
    UNION ALL
    SELECT i.application, i.seq, i.award, SUM(b.points), b.points_unit
    FROM input i JOIN rule_award a ON a.award = i.award JOIN rule_band b ON b.award = i.award
    WHERE a.formula = 'banded' AND NOT a.marginal AND i.num * b.threshold_unit >= b.threshold * i.den
        AND (b.next IS NULL OR i.num * b.threshold_unit < b.next * i.den)
    GROUP BY i.application, i.seq, i.award
    UNION ALL
    SELECT * FROM table_values
    UNION ALL -- quantities of one award have one denominator, or there is none
    SELECT i.application, i.seq, i.award,
        SUM(b.points * (IIF(b.next IS NULL, i.num * b.threshold_unit, MIN(i.num * b.threshold_unit, b.next * i.den))
            - b.threshold * i.den)),
        IIF(MIN(i.den) = MAX(i.den), i.den * b.threshold_unit * b.points_unit, NULL)
    FROM input i JOIN rule_award a ON a.award = i.award JOIN rule_band b ON b.award = i.award
    WHERE a.formula = 'banded' AND a.marginal AND i.num * b.threshold_unit >= b.threshold * i.den
    GROUP BY i.application, i.seq, i.award;

CREATE TEMP TABLE product( -- with the factor and, for each place that its occurrence may have, that place's rate
    application INTEGER NOT NULL, seq INTEGER NOT NULL, award INTEGER NOT NULL, place INTEGER NOT NULL,
    num ANY NOT NULL CHECK(typeof(num) = 'integer'), den ANY NOT NULL CHECK(typeof(den) = 'integer'),
    PRIMARY KEY(application, seq, award, place)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW products AS
    SELECT f.application, f.seq, f.award, COALESCE(r.seq, 0),
        f.num * COALESCE(x.factor_num, 1) * COALESCE(r.rate_num, 1),
        f.den * COALESCE(x.factor_den, 1) * COALESCE(r.rate_den, 1)
    FROM formulas f CROSS JOIN rule_award a ON a.award = f.award
    LEFT JOIN claim_option_in o ON o.application = f.application AND o.seq = f.seq AND o.name = a.factor_field
    LEFT JOIN award_factor x ON x.pack = (SELECT pack FROM pack_in) AND x.award = a.award AND x.option = o.option
    LEFT JOIN award_rate r ON r.pack = (SELECT pack FROM pack_in) AND r.award = a.award
    WHERE (a.factor_field IS NULL OR x.option IS NOT NULL)
        AND (a.if_gate IS NULL OR EXISTS(SELECT 1 FROM gate_in g WHERE g.application = f.application
            AND g.gate = a.if_gate));

CREATE TEMP TABLE worth( -- in quanta: after `round` and the limits of one item
    application INTEGER NOT NULL, seq INTEGER NOT NULL, award INTEGER NOT NULL, place INTEGER NOT NULL,
    value ANY NOT NULL CHECK(typeof(value) = 'integer'), PRIMARY KEY(application, seq, award, place)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW worths AS
    WITH steps AS (
        SELECT p.application, p.seq, p.award, p.place, p.num * COALESCE(a.to_den, a.scale) AS num,
            p.den * COALESCE(a.to_num, 1) AS den
        FROM product p JOIN rule_award a ON a.award = p.award),
    whole AS (
        SELECT application, seq, s.award, place, num, num / den + CASE a.rounding
            WHEN 'up' THEN num % den > 0
            WHEN 'nearest' THEN num % den >= den - num % den
            WHEN 'nearest_down' THEN num % den > den - num % den
            ELSE 0 END AS steps
        FROM steps s JOIN rule_award a ON a.award = s.award),
    rounded AS (
        SELECT application, seq, w.award, place, num, IIF(a.to_num IS NULL, steps,
            steps * a.to_num * a.scale / a.to_den) AS value
        FROM whole w JOIN rule_award a ON a.award = w.award)
    SELECT application, seq, r.award, place,
        IIF(num = 0, 0, MIN(MAX(value, COALESCE(a.item_min, value)), COALESCE(a.item_max, 9223372036854775807)))
    FROM rounded r JOIN rule_award a ON a.award = r.award;

-- Sheets -------------------------------------------------------------------------------------------------------------

CREATE TEMP TABLE standing( -- the claims of a sheet that are no duplicates there
    application INTEGER NOT NULL, seq INTEGER NOT NULL, sheet INTEGER NOT NULL, number INTEGER NOT NULL,
    several INTEGER NOT NULL, PRIMARY KEY(application, seq, sheet, number)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW standings AS
    WITH looked AS (
        SELECT c.application, c.seq, s.sheet, w.number, w.several, c.duplicates, c.day, c.qualification
        FROM claim_in c CROSS JOIN rule_sheet s
        CROSS JOIN window_in w ON w.application = c.application AND w.per = s.per AND w.years = s.years
        WHERE c.day BETWEEN w.first AND w.last AND (s.gate IS NULL OR EXISTS(
            SELECT 1 FROM matched m
            WHERE m.application = c.application AND m.seq = c.seq AND m.owner = 'gate' AND m.row = s.gate))),
    ranked AS (
        SELECT l.application, l.seq, l.sheet, l.number, l.several, ROW_NUMBER() OVER (
            PARTITION BY l.application, l.sheet, l.number, l.duplicates
            ORDER BY COALESCE(v.value, 0) DESC, COALESCE(r.rank, 0) DESC, l.day, l.seq) AS place
        FROM looked l LEFT JOIN worth v ON v.application = l.application AND v.seq = l.seq AND v.place = 0
        LEFT JOIN rule_rank r ON r.qualification = l.qualification
        WHERE l.duplicates IS NOT NULL)
    SELECT application, seq, sheet, number, several FROM looked WHERE duplicates IS NULL
    UNION ALL
    SELECT application, seq, sheet, number, several FROM ranked WHERE place = 1;

CREATE TEMP TABLE item( -- with the rate of its occurrence: how many equal ones came before it
    application INTEGER NOT NULL, seq INTEGER NOT NULL, award INTEGER NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY(application, seq)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW items AS
    WITH repeated AS (
        SELECT c.application, c.seq, a.award, a.rates, c.day, COALESCE(o.option, q.num || '/' || q.den, '') AS equal,
            EXISTS(SELECT 1 FROM worth w WHERE w.application = c.application AND w.seq = c.seq AND w.award = a.award
                AND w.value > 0)
            AND (c.duplicates IS NULL OR EXISTS(SELECT 1 FROM standing s
                WHERE s.application = c.application AND s.seq = c.seq AND s.sheet = 0)) AS counts
        FROM matched m JOIN rule_award a ON a.award = m.row AND a.rates > 0
        JOIN claim_in c ON c.application = m.application AND c.seq = m.seq
        LEFT JOIN claim_option_in o ON o.application = c.application AND o.seq = c.seq AND o.name = a.occurrence_field
        LEFT JOIN claim_quantity_in q ON q.application = c.application AND q.seq = c.seq AND q.name = a.occurrence_field
        WHERE m.owner = 'award'),
    days AS ( -- with those that count on earlier days
        SELECT *, COALESCE(SUM(counts) OVER (
            PARTITION BY application, award, equal ORDER BY day RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
            AS dawn
        FROM repeated),
    gains AS (
        SELECT d.*, f.value, f.value - l.value AS loss
        FROM days d JOIN worth f ON f.application = d.application AND f.seq = d.seq AND f.award = d.award
            AND f.place = MIN(d.dawn, d.rates - 1)
        JOIN worth l ON l.application = d.application AND l.seq = d.seq AND l.award = d.award AND l.place = d.rates - 1),
    counted AS (
        SELECT g.application, g.seq, g.award, g.rates, COALESCE(SUM(g.counts) OVER (
            PARTITION BY g.application, g.award, g.equal ORDER BY g.day, g.loss DESC, g.value DESC, t.content, g.seq
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
            AS earlier
        FROM gains g JOIN content_in t ON t.application = g.application AND t.seq = g.seq)
    SELECT w.application, w.seq, w.award, w.value FROM worth w JOIN rule_award a ON a.award = w.award
    WHERE a.rates = 0 AND (NOT a.merges OR w.seq < 0)
    UNION ALL
    SELECT w.application, w.seq, w.award, w.value
    FROM counted c JOIN worth w ON w.application = c.application AND w.seq = c.seq AND w.award = c.award
        AND w.place = MIN(c.earlier, c.rates - 1);

-- What facts and statuses choose. Of a window the first day with a status that is listed decides, and of several on that
-- day the largest number.
CREATE TEMP TABLE chosen_most(
    application INTEGER NOT NULL, node INTEGER NOT NULL, most INTEGER NOT NULL, PRIMARY KEY(application, node)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW chosen_mosts AS
    WITH held AS (
        SELECT w.application, m.node, m.most, MAX(s.first, w.first) AS begins
        FROM rule_node n JOIN rule_most m ON m.node = n.node JOIN window_in w ON w.per = 'scope'
        JOIN status_in s ON s.application = w.application AND s.code = m.option AND s.first <= w.last
            AND s.last >= w.first
        WHERE n.fact = 'status'),
    ranked AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY application, node ORDER BY begins, most DESC) AS place FROM held)
    SELECT application, node, most FROM ranked WHERE place = 1
    UNION ALL
    SELECT f.application, n.node, m.most
    FROM rule_node n JOIN fact_in f ON f.fact = n.fact JOIN rule_most m ON m.node = n.node AND m.option = f.option;

CREATE TEMP TABLE chosen_need(
    application INTEGER NOT NULL, gate INTEGER NOT NULL, number INTEGER NOT NULL, need INTEGER NOT NULL,
    PRIMARY KEY(application, gate, number)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW chosen_needs AS
    WITH asked AS (
        SELECT w.application, g.gate, g.fact, w.number, w.first, w.last
        FROM rule_gate g JOIN window_in w ON w.per = g.per AND w.years = g.years WHERE g.fact IS NOT NULL),
    held AS (
        SELECT a.application, a.gate, a.number, n.need, MAX(s.first, a.first) AS begins
        FROM asked a JOIN rule_need n ON n.gate = a.gate
        JOIN status_in s ON s.application = a.application AND s.code = n.option AND s.first <= a.last
            AND s.last >= a.first
        WHERE a.fact = 'status'),
    ranked AS (SELECT *, ROW_NUMBER() OVER (
        PARTITION BY application, gate, number ORDER BY begins, need DESC) AS place FROM held)
    SELECT application, gate, number, need FROM ranked WHERE place = 1
    UNION ALL
    SELECT a.application, a.gate, a.number, n.need
    FROM asked a JOIN fact_in f ON f.application = a.application AND f.fact = a.fact
    JOIN rule_need n ON n.gate = a.gate AND n.option = f.option;

-- Points on their way up: what reaches a node, by day.
CREATE TEMP TABLE amount(
    depth INTEGER NOT NULL, application INTEGER NOT NULL, sheet INTEGER NOT NULL, number INTEGER NOT NULL,
    tree INTEGER NOT NULL, node INTEGER NOT NULL, day INTEGER NOT NULL, year_cell INTEGER NOT NULL,
    cycle_cell INTEGER NOT NULL,
    points INTEGER NOT NULL
) STRICT;
CREATE INDEX temp.amount_depth ON amount(depth);
CREATE TEMP VIEW entries AS
    SELECT f.depth, s.application, s.sheet, s.number, e.tree, f.node, c.day, c.cycle * 1000 + c.year AS year_cell,
        s.several * c.cycle AS cycle_cell, i.value
    FROM standing s CROSS JOIN item i ON i.application = s.application AND i.seq = s.seq
    CROSS JOIN claim_in c ON c.application = s.application AND c.seq = s.seq
    CROSS JOIN rule_sheet h ON h.sheet = s.sheet
    CROSS JOIN rule_entry e ON e.award = i.award AND (h.tree IS NULL OR e.tree = h.tree)
    CROSS JOIN rule_first f ON f.category = e.category
    WHERE i.value > 0 AND NOT EXISTS(SELECT 1 FROM rule_not_counted n WHERE n.sheet = s.sheet AND n.award = i.award);

-- What leaves each node for the next: in each cell of a cap, its day, year, cycle or whole, at most what the cap
-- allows.
CREATE TEMP VIEW climbs AS
    SELECT a.depth AS from_depth, o.depth, a.application, a.sheet, a.number, a.tree, n.next, MIN(a.day) AS day,
        a.year_cell,
        a.cycle_cell, MIN(SUM(a.points), COALESCE(n.most, IIF(n.fact IS NULL, 9223372036854775807, COALESCE((
            SELECT c.most FROM chosen_most c WHERE c.application = a.application AND c.node = n.node), 0)))) AS points
    FROM amount a CROSS JOIN rule_node n ON n.node = a.node CROSS JOIN rule_node o ON o.node = n.next
    GROUP BY a.depth, a.application, a.sheet, a.number, a.tree, a.node, CASE n.per
        WHEN 'year' THEN a.year_cell WHEN 'cycle' THEN a.cycle_cell WHEN 'life' THEN 0 ELSE a.day END;

-- Results ------------------------------------------------------------------------------------------------------------

-- By claim. A merged item stands at the claim that ends last, if it can be at one that is no duplicate. A duplicate in
-- the scope has no value.
CREATE TEMP VIEW item_values AS
    WITH held AS (
        SELECT i.application, IIF(i.seq >= 0, i.seq, (
            SELECT c.seq FROM matched m JOIN claim_in c ON c.application = m.application AND c.seq = m.seq
            WHERE m.application = i.application AND m.owner = 'award' AND m.row = i.award AND m.seq >= 0
            ORDER BY c.duplicates IS NULL OR EXISTS(SELECT 1 FROM standing s
                WHERE s.application = m.application AND s.seq = m.seq AND s.sheet = 0) DESC, c.day DESC, c.seq
            LIMIT 1)) AS seq, i.value FROM item i)
    SELECT i.application, i.seq, IIF(c.duplicates IS NOT NULL AND NOT EXISTS(
            SELECT 1 FROM standing s WHERE s.application = i.application AND s.seq = i.seq AND s.sheet = 0)
        AND EXISTS(SELECT 1 FROM window_in w
            WHERE w.application = i.application AND w.per = 'scope' AND c.day BETWEEN w.first AND w.last),
        0, i.value) AS value
    FROM held i JOIN claim_in c ON c.application = i.application AND c.seq = i.seq;

CREATE TEMP VIEW claimless_values AS
    SELECT i.application, i.award, i.value FROM item i JOIN award_rows a ON a.award = i.award AND a.claim_type = '';

CREATE TEMP TABLE total( -- what each category is credited, in each sheet
    application INTEGER NOT NULL, sheet INTEGER NOT NULL, number INTEGER NOT NULL, category INTEGER NOT NULL,
    points INTEGER NOT NULL, PRIMARY KEY(application, sheet, number, category)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW totals AS
    SELECT a.application, a.sheet, a.number, n.category, SUM(a.points)
    FROM amount a CROSS JOIN rule_node n ON n.node = a.node AND n.per = 'whole'
    CROSS JOIN rule_tree t ON t.category = n.category AND t.tree = a.tree
    GROUP BY a.application, a.sheet, a.number, n.category;

CREATE TEMP VIEW category_points AS SELECT application, category, points FROM total WHERE sheet = 0;

CREATE TEMP VIEW gate_points AS -- of several windows the one with the smallest have minus need, then the first
    WITH each AS (
        SELECT w.application, g.gate, w.number, g.years_done IS NULL OR g.years_done <= (
                SELECT COUNT(*) FROM window_in y JOIN application_in x ON x.application = y.application
                WHERE y.application = w.application AND y.per = w.per AND y.years = w.years AND y.first <= x.day)
            AS enough_years, COALESCE(t.points, 0) AS have,
            IIF(g.fact IS NULL, g.need, COALESCE((
                SELECT n.need FROM chosen_need n
                WHERE n.application = w.application AND n.gate = g.gate AND n.number = w.number), 0)) * 10000 + IIF(g.debt IS NULL,
            0, COALESCE((
            SELECT SUM(q.num) FROM claim_in c
            JOIN claim_option_in o ON o.application = c.application AND o.seq = c.seq AND o.name = 'gate'
            JOIN claim_quantity_in q ON q.application = c.application AND q.seq = c.seq AND q.name = 'points'
            WHERE c.application = w.application AND c.type = 'owed' AND c.day BETWEEN w.first AND w.last
                AND o.option = g.debt),
            0) * g.scale) AS need -- in ten-thousandths
        FROM rule_gate g CROSS JOIN window_in w ON w.per = g.per AND w.years = g.years
        LEFT JOIN total t
            ON t.application = w.application AND t.sheet = g.sheet AND t.number = w.number AND t.category = g.category),
    ranked AS (
        SELECT *, ROW_NUMBER() OVER (PARTITION BY application, gate ORDER BY have * 10000 - need,
            number) AS place FROM each)
    SELECT application, gate, have, (need + 9999) / 10000 AS need, enough_years AND have * 10000 >= need AS met
        FROM ranked
        WHERE place = 1;
