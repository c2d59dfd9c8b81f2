-- How long did the talks last?
-- One row per account that gives a length; `meetings.duration_minutes` has one of them, and `disputed()` both.
SELECT meetings.title, meetings.start_date, reports.duration_minutes, reports.document, passage."text" AS passage
FROM meeting_reports AS reports
JOIN meetings USING (meeting_id)
CROSS JOIN unnest(reports.evidence) AS passages (passage)
WHERE reports.duration_minutes IS NOT NULL AND meetings.status = 'held' AND contains(passage."text", 'hours')
ORDER BY meetings.start_date, reports.document, passage.char_start;
