-- One row per pair of parties and day: (party_a, party_b, day). Owner: meetings, parties, documents, publishing_settings.
-- Days with meetings are always here; days without are where panel_frames says so. end_date may be the end of a window
-- as well as a last day, so that a meeting counts on its first day alone.
CREATE VIEW dyad_days AS
WITH told AS (
    SELECT
        meeting_id,
        status,
        CASE WHEN length(start_date) = 10 THEN try_cast(start_date AS DATE) END AS day,
        list_distinct(parties) AS parties
    FROM meetings
),
with_first AS (SELECT *, unnest(parties) AS party_a FROM told),
with_both AS (SELECT *, unnest(parties) AS party_b FROM with_first),
pairs AS (SELECT * FROM with_both WHERE party_a < party_b),
months AS (
    SELECT date_trunc('month', published_latest) AS month
    FROM documents
    WHERE published_latest IS NOT NULL
    GROUP BY month
),
frame AS (
    SELECT first_day, last_day, has_zeros FROM panel_frames WHERE panel = 'dyad_days'
),
days AS (
    SELECT CAST(days.day AS DATE) AS day
    FROM frame, months, generate_series(months.month, last_day(months.month), INTERVAL 1 DAY) AS days (day)
    WHERE CAST(days.day AS DATE) BETWEEN frame.first_day AND frame.last_day
),
cells AS (
    SELECT party_a, party_b, day, meeting_id, status FROM pairs WHERE day IS NOT NULL
    UNION ALL
    SELECT dyads.party_a, dyads.party_b, days.day, NULL, NULL
    FROM (SELECT DISTINCT party_a, party_b FROM pairs) AS dyads, days, frame
    WHERE frame.has_zeros
),
counted AS (
    SELECT
        party_a,
        party_b,
        day,
        CAST(count(meeting_id) AS INTEGER) AS n_meetings,
        CAST(count(*) FILTER (status = 'held') AS INTEGER) AS n_held,
        CAST(count(*) FILTER (status = 'ongoing') AS INTEGER) AS n_ongoing,
        CAST(count(*) FILTER (status = 'scheduled') AS INTEGER) AS n_scheduled,
        CAST(count(*) FILTER (status = 'proposed') AS INTEGER) AS n_proposed,
        CAST(count(*) FILTER (status = 'postponed') AS INTEGER) AS n_postponed,
        CAST(count(*) FILTER (status = 'cancelled') AS INTEGER) AS n_cancelled
    FROM cells
    GROUP BY party_a, party_b, day
)
SELECT
    counted.party_a,
    counted.party_b,
    counted.day,
    counted.day IN (SELECT day FROM days) AS covered,
    counted.n_meetings,
    counted.n_held,
    counted.n_ongoing,
    counted.n_scheduled,
    counted.n_proposed,
    counted.n_postponed,
    counted.n_cancelled,
    a.iso3 AS iso3_a,
    b.iso3 AS iso3_b,
    a.cow AS cow_a,
    b.cow AS cow_b,
    a.gw AS gw_a,
    b.gw AS gw_b
FROM counted
LEFT JOIN parties AS a ON a.code = counted.party_a
LEFT JOIN parties AS b ON b.code = counted.party_b;
COMMENT ON VIEW dyad_days IS 'One row per pair of parties that any meeting names together and day: meetings that began on it; days without any too, where panel_frames.has_zeros. Meetings whose day is not known are in meetings_by_pair alone.';
COMMENT ON COLUMN dyad_days.party_a IS 'Code of the one party, the first of the two in alphabetical order.';
COMMENT ON COLUMN dyad_days.party_b IS 'Code of the other party.';
COMMENT ON COLUMN dyad_days.day IS 'The day.';
COMMENT ON COLUMN dyad_days.covered IS 'Whether it lies in a month in which documents were published, between the first and the last of them; of other days only those with a meeting are here, and the others are unknown, not zero.';
COMMENT ON COLUMN dyad_days.n_meetings IS 'Meetings of both that began on the day, or were to; 0 if no document tells of one.';
COMMENT ON COLUMN dyad_days.n_held IS 'Those held.';
COMMENT ON COLUMN dyad_days.n_ongoing IS 'Those under way.';
COMMENT ON COLUMN dyad_days.n_scheduled IS 'Those scheduled.';
COMMENT ON COLUMN dyad_days.n_proposed IS 'Those proposed.';
COMMENT ON COLUMN dyad_days.n_postponed IS 'Those postponed from the day.';
COMMENT ON COLUMN dyad_days.n_cancelled IS 'Those cancelled.';
COMMENT ON COLUMN dyad_days.iso3_a IS 'ISO 3166-1 alpha-3 of party_a; null for organisations and groups.';
COMMENT ON COLUMN dyad_days.iso3_b IS 'ISO 3166-1 alpha-3 of party_b.';
COMMENT ON COLUMN dyad_days.cow_a IS 'Correlates of War number of party_a; null for who has none.';
COMMENT ON COLUMN dyad_days.cow_b IS 'Correlates of War number of party_b.';
COMMENT ON COLUMN dyad_days.gw_a IS 'Gleditsch-Ward number of party_a; null for who has none.';
COMMENT ON COLUMN dyad_days.gw_b IS 'Gleditsch-Ward number of party_b.';
