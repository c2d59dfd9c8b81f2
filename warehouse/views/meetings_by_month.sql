-- One row per month and status. Owner: meetings.
CREATE VIEW meetings_by_month AS
SELECT
    -- EDTF puts the month into the first seven characters, where it is known.
    left(start_date, 7) AS month,
    status,
    CAST(count(*) AS INTEGER) AS n_meetings
FROM meetings
GROUP BY ALL;
COMMENT ON VIEW meetings_by_month IS 'One row per month and status of meetings that began, or were to begin, in it.';
COMMENT ON COLUMN meetings_by_month.month IS 'Month of start_date, as 2022-01; only the year if no month is known; null if nothing is.';
COMMENT ON COLUMN meetings_by_month.status IS 'held, ongoing, scheduled, proposed, postponed or cancelled.';
COMMENT ON COLUMN meetings_by_month.n_meetings IS 'Meetings of that status.';
