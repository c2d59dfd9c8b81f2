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
    history.passage."text" AS passage,
    (
        SELECT trim(substring(documents."text", paragraphs.char_start + 1, paragraphs.char_end - paragraphs.char_start))
        FROM paragraphs
        JOIN documents USING (document_id)
        WHERE paragraphs.document_id = history.document_id AND history.passage.char_start >= paragraphs.char_start AND history.passage.char_start < paragraphs.char_end
    ) AS told
FROM meetings_of(who) AS found
JOIN meeting_status_history AS history ON history.meeting_id = found.meeting_id AND history.decides
WHERE found.status IN ('postponed', 'cancelled')
ORDER BY edtf_first(found.start_date), found.meeting_id;
COMMENT ON MACRO TABLE fell_through IS 'One row per meeting that was put off or called off: for when it had been set, which document tells so, and the whole paragraph, which mostly tells why; only of a party, if one is given.';
