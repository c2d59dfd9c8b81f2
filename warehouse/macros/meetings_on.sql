-- One row per meeting that may have fallen on a day, in a month or in a window. Owner: meetings.
-- Example: FROM meetings_on('2022-01-12');
-- Example: SELECT title, start_date, end_date, certain FROM meetings_on('2022-12') WHERE certain;
CREATE MACRO meetings_on(days) AS TABLE
SELECT
    edtf_first(found.start_date) >= edtf_first(days) AND edtf_last(coalesce(found.end_date, found.start_date)) <= edtf_last(days) AS certain,
    found.*
FROM meetings_of(since := days, until := days) AS found;
COMMENT ON MACRO TABLE meetings_on IS 'One row per meeting whose days overlap a day, a month, a year or a window (EDTF, as 2022-01-10/2022-01-13); certain, if no day outside is possible.';
