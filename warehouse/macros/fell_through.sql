-- One row per meeting that was put off or called off, with the paragraph that tells it. Owner: meeting_status_history.
-- Example: FROM fell_through();
-- Example: SELECT title, status, told FROM fell_through('USA');
CREATE MACRO fell_through(who := NULL) AS TABLE
SELECT
    found.meeting_id,
    found.title,
    found.parties,
    found.status,
    found.start_date,
    found.end_date,
    history.document,
    history.published_earliest,
    history.published_latest,
    fullest_passage(reports.evidence)."text" AS passage,
    (
        SELECT trim(substring(documents."text", paragraphs.char_start + 1, paragraphs.char_end - paragraphs.char_start))
        FROM paragraphs
        JOIN documents ON documents.document_id = paragraphs.document_id
        WHERE paragraphs.document_id = reports.document_id
            AND fullest_passage(reports.evidence).char_start >= paragraphs.char_start
            AND fullest_passage(reports.evidence).char_start < paragraphs.char_end
    ) AS told
FROM meetings_of(who) AS found
JOIN meeting_status_history AS history ON history.meeting_id = found.meeting_id AND history.decides
LEFT JOIN meeting_reports AS reports ON reports.report_id = history.report_id
WHERE found.status IN ('postponed', 'cancelled')
ORDER BY edtf_first(found.start_date), found.meeting_id;
COMMENT ON MACRO TABLE fell_through IS 'One row per meeting that was put off or called off: for when it had been set, which document tells so, in which words, and the whole paragraph of these, which mostly tells why; only of a party, if one is given.';
