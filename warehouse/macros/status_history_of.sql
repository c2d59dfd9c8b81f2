-- One row per report of a meeting, in the order of publication. Owner: meeting_status_history.
-- Example: SELECT step, event, status, document, passage FROM status_history_of((SELECT meeting_id FROM disputed()));
CREATE MACRO status_history_of(fact_id) AS TABLE
SELECT
    history.step,
    history.event,
    history.status,
    history.decides,
    history.note,
    history.document,
    history.published_earliest,
    history.published_latest,
    history.start_date,
    history.end_date,
    history.passage."text" AS passage
FROM meeting_status_history AS history
WHERE history.meeting_id = whole_id(fact_id)
ORDER BY history.step;
COMMENT ON MACRO TABLE status_history_of IS 'One row per report of a meeting, in the order of publication: how it was announced, moved, held, postponed or cancelled, and in which words; the beginning of an id is enough.';
