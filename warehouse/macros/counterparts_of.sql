-- One row per other party that a party meets, the one met most first. Owner: meetings.
-- Example: FROM counterparts_of('Russia');
CREATE MACRO counterparts_of(who, since := NULL, until := NULL) AS TABLE
SELECT
    others.code AS counterpart,
    parties.name,
    CAST(count(*) AS INTEGER) AS n_meetings,
    CAST(count(*) FILTER (others.status IN ('held', 'ongoing')) AS INTEGER) AS n_held,
    CAST(count(*) FILTER (others.status IN ('scheduled', 'proposed')) AS INTEGER) AS n_planned,
    CAST(count(*) FILTER (others.status IN ('postponed', 'cancelled')) AS INTEGER) AS n_fell_through,
    min(others.start_date) FILTER (others.status IN ('held', 'ongoing')) AS first_held,
    max(others.start_date) FILTER (others.status IN ('held', 'ongoing')) AS last_held
FROM (
    SELECT unnest(list_distinct(found.parties)) AS code, found.status, found.start_date
    FROM meetings_of(who, since := since, until := until) AS found
) AS others
LEFT JOIN parties ON parties.code = others.code
WHERE others.code <> party_code(who)
GROUP BY others.code, parties.name
ORDER BY n_held DESC, n_meetings DESC, others.code;
COMMENT ON MACRO TABLE counterparts_of IS 'One row per other party that a party meets: how many meetings, how many of them held or under way, planned, or put off or called off, and when the first and last were held; the one met most first.';
