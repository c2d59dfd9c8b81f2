-- One row per pair of parties and month. Owner: meetings.
-- Example: SELECT party_a, party_b, sum(n_held) AS n_met FROM meetings_by_pair GROUP BY ALL ORDER BY n_met DESC, party_a, party_b;
CREATE VIEW meetings_by_pair AS
WITH told AS (
    -- EDTF puts the month into the first seven characters, where it is known.
    SELECT status, left(start_date, 7) AS month, list_distinct(parties) AS parties FROM meetings
),
with_first AS (SELECT status, month, parties, unnest(parties) AS party_a FROM told),
with_both AS (SELECT status, month, party_a, unnest(parties) AS party_b FROM with_first),
pairs AS (SELECT * FROM with_both WHERE party_a < party_b)
SELECT
    party_a,
    party_b,
    month,
    CAST(count(*) AS INTEGER) AS n_meetings,
    CAST(count(*) FILTER (status = 'held') AS INTEGER) AS n_held,
    CAST(count(*) FILTER (status = 'ongoing') AS INTEGER) AS n_ongoing,
    CAST(count(*) FILTER (status = 'scheduled') AS INTEGER) AS n_scheduled,
    CAST(count(*) FILTER (status = 'proposed') AS INTEGER) AS n_proposed,
    CAST(count(*) FILTER (status = 'postponed') AS INTEGER) AS n_postponed,
    CAST(count(*) FILTER (status = 'cancelled') AS INTEGER) AS n_cancelled
FROM pairs
GROUP BY party_a, party_b, month;
COMMENT ON VIEW meetings_by_pair IS 'One row per pair of parties and month in which meetings of both began.';
COMMENT ON COLUMN meetings_by_pair.party_a IS 'Code of the one party, the first of the two in alphabetical order.';
COMMENT ON COLUMN meetings_by_pair.party_b IS 'Code of the other party.';
COMMENT ON COLUMN meetings_by_pair.month IS 'Month of start_date, as 2022-01; only the year if no month is known; null if nothing is.';
COMMENT ON COLUMN meetings_by_pair.n_meetings IS 'Meetings in which both take part.';
COMMENT ON COLUMN meetings_by_pair.n_held IS 'Those held.';
COMMENT ON COLUMN meetings_by_pair.n_ongoing IS 'Those under way.';
COMMENT ON COLUMN meetings_by_pair.n_scheduled IS 'Those scheduled.';
COMMENT ON COLUMN meetings_by_pair.n_proposed IS 'Those proposed.';
COMMENT ON COLUMN meetings_by_pair.n_postponed IS 'Those postponed.';
COMMENT ON COLUMN meetings_by_pair.n_cancelled IS 'Those cancelled.';
