-- One row per pair of parties and meeting in which both take part. Owner: meetings.
CREATE VIEW meetings_of_pairs AS
WITH ends AS (
    SELECT
        * REPLACE (list_distinct(parties) AS parties),
        CASE length(start_date)
            WHEN 10 THEN try_cast(start_date AS DATE)
            WHEN 7 THEN try_cast(start_date || '-01' AS DATE)
            WHEN 4 THEN try_cast(start_date || '-01-01' AS DATE)
        END AS first_day,
        coalesce(end_date, start_date) AS last_edtf,
        CASE length(last_edtf)
            WHEN 10 THEN try_cast(last_edtf AS DATE)
            WHEN 7 THEN last_day(try_cast(last_edtf || '-01' AS DATE))
            WHEN 4 THEN try_cast(last_edtf || '-12-31' AS DATE)
        END AS last_day
    FROM meetings
),
told AS (
    SELECT
        meeting_id,
        title,
        status,
        parties,
        first_day,
        greatest(last_day, first_day) AS last_day,
        CASE
            WHEN first_day IS NULL THEN NULL
            WHEN length(start_date) = 4 THEN 'year'
            WHEN length(start_date) = 7 THEN 'month'
            WHEN last_day > first_day THEN 'days'
            ELSE 'day'
        END AS "precision"
    FROM ends
),
with_first AS (SELECT *, unnest(parties) AS party_a FROM told),
with_both AS (SELECT *, unnest(parties) AS party_b FROM with_first)
SELECT
    party_a,
    party_b,
    meeting_id,
    title,
    status,
    first_day,
    last_day,
    "precision"
FROM with_both
WHERE party_a < party_b;
COMMENT ON VIEW meetings_of_pairs IS 'One row per pair of parties and meeting in which both take part, with the first and last day on which it may have been.';
COMMENT ON COLUMN meetings_of_pairs.party_a IS 'Code of the one party, the first of the two in alphabetical order.';
COMMENT ON COLUMN meetings_of_pairs.party_b IS 'Code of the other party.';
COMMENT ON COLUMN meetings_of_pairs.meeting_id IS 'The meeting.';
COMMENT ON COLUMN meetings_of_pairs.title IS 'The meeting in a few words.';
COMMENT ON COLUMN meetings_of_pairs.status IS 'held, ongoing, scheduled, proposed, postponed or cancelled.';
COMMENT ON COLUMN meetings_of_pairs.first_day IS 'First day of start_date: of 2022-01 the first of January; null if no day is known.';
COMMENT ON COLUMN meetings_of_pairs.last_day IS 'Last day of end_date, or of start_date if there is no other.';
COMMENT ON COLUMN meetings_of_pairs."precision" IS 'How precise the days are: day (one day), days (a meeting of several days, or a window of days), month, year; null if no day is known.';
