-- One row per meeting: the month of its first day, whether it is still to come, and a digest of its row.
CREATE OR REPLACE TEMP TABLE edition_meetings AS
WITH told AS (
    SELECT meetings.*, upcoming.window_end, upcoming.meeting_id IS NOT NULL AS coming
    FROM meetings
    LEFT JOIN upcoming_meetings AS upcoming USING (meeting_id)
)
SELECT
    meeting_id, start_date, end_date, window_end, coming, parties, country, issues, people,
    coalesce(substring(coalesce(start_date, end_date), 1, 7), '') AS month,
    hash(told) AS digest
FROM told;
