-- The id of the fact that is meant by the beginning of one, or an error. Owner: meetings, positions, meeting_redirects.
-- Example: SELECT whole_id(left(meeting_id, 8)) AS meeting_id FROM meetings;
CREATE MACRO whole_id(fact_id) AS (
    SELECT CASE
        WHEN any_value(asked.beginning) IS NULL THEN NULL
        WHEN count(known.id) = 0 THEN error('no meeting and no position has an id that begins with ''' || any_value(asked.beginning) || '''')
        WHEN count(known.id) > 1 THEN error('several facts have ids that begin with ''' || any_value(asked.beginning) || '''; give more of it')
        ELSE any_value(known.id)
    END
    FROM (SELECT CAST(fact_id AS VARCHAR) AS beginning) AS asked
    LEFT JOIN (
        SELECT meeting_id AS id, meeting_id AS written FROM meetings
        UNION ALL
        SELECT position_id, position_id FROM positions
        UNION ALL
        SELECT meeting_id, old_id FROM meeting_redirects WHERE meeting_id IS NOT NULL
    ) AS known ON starts_with(known.written, asked.beginning)
);
COMMENT ON MACRO whole_id IS 'The meeting_id or position_id that begins so; of a meeting that was merged into another, the id of that one; an error if there is not exactly one.';
