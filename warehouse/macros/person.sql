-- One row per person whose name has some words, the busiest first. Owner: meetings, positions.
-- Example: FROM person('Sherman');
-- Example: SELECT person, party, n_meetings FROM person() WHERE n_meetings > 1;
CREATE MACRO person(words := '') AS TABLE
WITH appearing AS (
    SELECT unnest(list_distinct(people)) AS person, NULL AS party, 1 AS meeting, 0 AS position
    FROM meetings
    UNION ALL
    SELECT holder, party, 0, 1
    FROM positions
    WHERE NOT EXISTS (FROM parties WHERE parties.name = positions.holder OR parties.code = positions.holder)
)
SELECT
    appearing.person,
    mode(appearing.party) AS party,
    CAST(sum(appearing.meeting) AS INTEGER) AS n_meetings,
    CAST(sum(appearing.position) AS INTEGER) AS n_positions
FROM appearing
WHERE list_has_all(words_of(appearing.person), words_of(words))
GROUP BY appearing.person
ORDER BY n_meetings + n_positions DESC, appearing.person;
COMMENT ON MACRO TABLE person IS 'One row per person who takes part in a meeting or holds a position and whose name has all the words, whatever case and accents, the busiest first; party is the one that the person speaks for, where a position tells it. Without words all persons.';
