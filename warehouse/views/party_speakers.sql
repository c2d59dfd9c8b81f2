-- One row per party and holder of its positions. Owner: positions, mentions.
-- Example: SELECT holder, n_positions, n_issues, known_last FROM party_speakers WHERE party = 'RUS' ORDER BY n_positions DESC, holder;
CREATE VIEW party_speakers AS
WITH told AS (
    SELECT name, "role", count(*) AS times
    FROM mentions
    WHERE type = 'person' AND "role" IS NOT NULL
    GROUP BY name, "role"
),
offices AS (SELECT name, arg_max("role", (times, "role")) AS "role" FROM told GROUP BY name)
SELECT
    positions.party,
    positions.holder,
    any_value(offices."role") AS "role",
    CAST(count(*) AS INTEGER) AS n_positions,
    CAST(count(DISTINCT positions.issue) AS INTEGER) AS n_issues,
    min(days.known_on) AS known_first,
    max(days.known_on) AS known_last,
    arg_max(positions.position_id, (coalesce(days.known_on, DATE '0001-01-01'), positions.position_id)) AS latest_position_id
FROM positions
JOIN position_days AS days USING (position_id)
LEFT JOIN offices ON offices.name = positions.holder
WHERE positions.party IS NOT NULL
GROUP BY positions.party, positions.holder;
COMMENT ON VIEW party_speakers IS 'One row per party and holder who took its positions: a person, or the party itself where no person is named.';
COMMENT ON COLUMN party_speakers.party IS 'Code of the party.';
COMMENT ON COLUMN party_speakers.holder IS 'Who spoke, as in positions.';
COMMENT ON COLUMN party_speakers."role" IS 'Office in which documents most often name that person; null if none does.';
COMMENT ON COLUMN party_speakers.n_positions IS 'Positions of that holder for the party.';
COMMENT ON COLUMN party_speakers.n_issues IS 'Issues that they are about.';
COMMENT ON COLUMN party_speakers.known_first IS 'Day by which the first was taken; null if no day is known.';
COMMENT ON COLUMN party_speakers.known_last IS 'Day by which the last was taken; null if no day is known.';
COMMENT ON COLUMN party_speakers.latest_position_id IS 'The last of them.';
