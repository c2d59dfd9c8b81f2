-- One row per position: when it was taken, and from whom we have it. Owner: positions, documents.
-- Example: SELECT position_id, known_on, told_on, independent_source FROM position_days WHERE known_on IS NOT NULL ORDER BY ALL;
CREATE VIEW position_days AS
SELECT
    positions.position_id,
    -- A stance was taken by the end of the time that is told, and before it was published.
    least(
        CASE length(positions.stated_on)
            WHEN 10 THEN try_cast(positions.stated_on AS DATE)
            WHEN 7 THEN last_day(try_cast(positions.stated_on || '-01' AS DATE))
            WHEN 4 THEN try_cast(positions.stated_on || '-12-31' AS DATE)
        END,
        documents.published_latest
    ) AS known_on,
    coalesce(positions.stated_on, CAST(documents.published_earliest AS VARCHAR)) AS told_on,
    documents.published_earliest,
    documents.published_latest,
    coalesce(documents.copy_of, positions.document_id) AS independent_source
FROM positions
JOIN documents USING (document_id);
COMMENT ON VIEW position_days IS 'One row per position, also of holders without a party: the day by which it was taken, and the document that is no copy from which it comes.';
COMMENT ON COLUMN position_days.position_id IS 'The position.';
COMMENT ON COLUMN position_days.known_on IS 'Day by which the stance was taken: the last day of stated_on, or of publication if that is earlier; null if neither is known.';
COMMENT ON COLUMN position_days.told_on IS 'When it was stated, EDTF; the document''s first possible day of publication if nothing else is known.';
COMMENT ON COLUMN position_days.published_earliest IS 'First day on which the document may have been published.';
COMMENT ON COLUMN position_days.published_latest IS 'Last day on which it may have been published.';
COMMENT ON COLUMN position_days.independent_source IS 'The document, or the one that it is a copy of.';
