-- How did the news of the NATO-Russia Council come in?
-- `decides` marks the report that the present status comes from.
SELECT step, event, decides, document, published_earliest, published_latest, passage
FROM status_history_of((SELECT meeting_id FROM meetings_of('NATO', status := 'held')));
