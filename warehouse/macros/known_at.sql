-- One row per meeting that some document published by a day reports, whatever night read that document. Owner: meeting_status_history.
-- Example: FROM known_at(DATE '2022-01-31');
CREATE MACRO known_at(day) AS TABLE
WITH told AS (
    SELECT
        history.*,
        -- A report that a later edition took back stood until that edition appeared.
        history.credible OR history.event = 'superseded' AS counts
    FROM meeting_status_history AS history
    JOIN documents USING (document_id)
    LEFT JOIN documents AS later ON later.document_id = documents.superseded_by
    WHERE history.published_latest <= CAST(day AS DATE)
    AND (history.event <> 'superseded' OR later.published_latest > CAST(day AS DATE))
)
SELECT
    meeting_id,
    any_value(meetings.title) AS title,
    any_value(meetings.parties) AS parties,
    coalesce(arg_max(told.status, told.step) FILTER (told.counts), arg_max(told.status, told.step)) AS status,
    coalesce(
        arg_max(told.start_date, told.step) FILTER (told.counts), arg_max(told.start_date, told.step)
    ) AS start_date,
    count(*) AS n_reports,
    min(told.published_latest) AS first_known,
    max(told.published_latest) AS last_reported,
    any_value(meetings.status) AS status_now
FROM told
JOIN meetings USING (meeting_id)
GROUP BY meeting_id;
COMMENT ON MACRO TABLE known_at IS 'One row per meeting that documents published by a day report, whatever night read them: meeting_id, title and parties (as they stand now), status and start_date by the reports known on that day, n_reports of that day and before, first_known and last_reported (days of publication), status_now. Documents without a day of publication tell nothing here.';
