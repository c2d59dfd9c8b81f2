-- One row per party that fits some words, the best first. Owner: parties, party_aliases.
-- Example: FROM party('Russ');
-- Example: SELECT code, name, n_meetings, n_positions FROM party() WHERE n_meetings > 0;
CREATE MACRO party(words := '') AS TABLE
WITH fitting AS (
    SELECT code, name AS written, CASE WHEN folded(name) = folded(words) THEN 1 WHEN starts_with(folded(name), folded(words)) THEN 3 ELSE 4 END AS place
    FROM parties
    WHERE contains(' ' || folded(name), ' ' || folded(words))
    UNION ALL
    SELECT code, code, 0
    FROM parties
    WHERE folded(code) = folded(words)
    UNION ALL
    SELECT code, alias, CASE WHEN folded(alias) = folded(words) THEN 2 ELSE 5 END
    FROM party_aliases
    WHERE starts_with(folded(alias), folded(words)) AND length(words) > 0
),
best AS (
    SELECT code, min(place) AS place, arg_min(written, (place, written)) AS written
    FROM fitting
    GROUP BY code
),
meeting AS (
    SELECT party AS code, count(*) AS n_meetings
    FROM (SELECT unnest(list_distinct(parties)) AS party FROM meetings)
    GROUP BY party
),
holding AS (
    SELECT party AS code, count(*) AS n_positions
    FROM positions
    WHERE party IS NOT NULL
    GROUP BY party
)
SELECT
    parties.code,
    parties.name,
    parties.kind,
    best.written AS fits,
    best.place,
    CAST(coalesce(meeting.n_meetings, 0) AS INTEGER) AS n_meetings,
    CAST(coalesce(holding.n_positions, 0) AS INTEGER) AS n_positions
FROM best
JOIN parties USING (code)
LEFT JOIN meeting USING (code)
LEFT JOIN holding USING (code)
ORDER BY best.place, n_meetings + n_positions DESC, parties.code;
COMMENT ON MACRO TABLE party IS 'One row per party that fits some words, the best first: by code (place 0), name (1), another way to write it (2), or the beginning of one of these (3 to 5), with how many meetings and positions it has. Without words all parties.';
