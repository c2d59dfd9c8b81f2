-- The EDTF date that somebody typed, or an error that says how one is written. Owner: meetings, positions.
-- Example: SELECT days_asked('2022-01') AS days;
CREATE MACRO days_asked(edtf) AS (
    CASE WHEN edtf IS NULL OR (edtf_first(edtf) IS NOT NULL AND edtf_last(edtf) IS NOT NULL) THEN CAST(edtf AS VARCHAR)
    ELSE error('''' || CAST(edtf AS VARCHAR) || ''' is no date: write 2022-01-10, 2022-01, 2022, or two of these with / between')
    END
);
COMMENT ON MACRO days_asked IS 'The EDTF date as it was given; an error that says how one is written, if it is none.';
