-- Which meetings that were held rest on one source only?
SELECT meetings.start_date, meetings.title, reports.document, round(meetings.confidence, 2) AS confidence
FROM meetings
JOIN meeting_reports AS reports USING (meeting_id)
WHERE meetings.n_independent_sources = 1 AND meetings.status = 'held'
ORDER BY meetings.start_date, meetings.title;
