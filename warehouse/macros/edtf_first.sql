-- The first day that an EDTF date can mean. Owner: meetings, positions.
-- Example: SELECT edtf_first('2022-01') AS first_day;
-- Example: SELECT title, edtf_first(start_date) AS first_day FROM meetings ORDER BY first_day;
CREATE MACRO edtf_first(edtf) AS (
    CASE length(split_part(CAST(edtf AS VARCHAR), '/', 1))
        WHEN 10 THEN try_cast(split_part(CAST(edtf AS VARCHAR), '/', 1) AS DATE)
        WHEN 7 THEN try_cast(split_part(CAST(edtf AS VARCHAR), '/', 1) || '-01' AS DATE)
        WHEN 4 THEN try_cast(split_part(CAST(edtf AS VARCHAR), '/', 1) || '-01-01' AS DATE)
    END
);
COMMENT ON MACRO edtf_first IS 'The first day that an EDTF date can mean: of a day, a month, a year, or of two of these with / between; null for what is none.';
