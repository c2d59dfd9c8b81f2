-- The last day that an EDTF date can mean. Owner: meetings, positions.
-- Example: SELECT edtf_last('2024-02') AS last_day;
-- Example: SELECT title, edtf_last(coalesce(end_date, start_date)) AS last_day FROM meetings ORDER BY last_day;
CREATE MACRO edtf_last(edtf) AS (
    CASE length(split_part(CAST(edtf AS VARCHAR), '/', -1))
        WHEN 10 THEN try_cast(split_part(CAST(edtf AS VARCHAR), '/', -1) AS DATE)
        WHEN 7 THEN last_day(try_cast(split_part(CAST(edtf AS VARCHAR), '/', -1) || '-01' AS DATE))
        WHEN 4 THEN try_cast(split_part(CAST(edtf AS VARCHAR), '/', -1) || '-12-31' AS DATE)
    END
);
COMMENT ON MACRO edtf_last IS 'The last day that an EDTF date can mean: of a day, a month, a year, or of two of these with / between; null for what is none.';
