-- The id of the issue that is meant, or an error that says which issues could be. Owner: issues.
-- Example: SELECT issue_id('NATO enlargement') AS issue;
CREATE MACRO issue_id(issue_name) AS (
    SELECT CASE
        WHEN any_value(words) IS NULL THEN NULL
        WHEN count(id) = 0 THEN error('no issue is called ''' || any_value(words) || '''; FROM issue() lists all')
        WHEN min(place) > 0 THEN error('no issue is called ''' || any_value(words) || '''; is one of these meant? ' || string_agg(id, ', ' ORDER BY id))
        ELSE any_value(id)
    END
    FROM (
        SELECT asked.words, issues.issue AS id, CASE WHEN folded(asked.words) IN (folded(issues.issue), folded(issues.label)) THEN 0 ELSE 1 END AS place
        FROM (SELECT trim(CAST(issue_name AS VARCHAR)) AS words) AS asked
        LEFT JOIN issues ON contains(folded(concat_ws(' ', issues.issue, issues.label, issues.description)), folded(asked.words)) AND asked.words <> ''
        QUALIFY rank() OVER (ORDER BY place) = 1
    )
);
COMMENT ON MACRO issue_id IS 'The id of the issue that is called so, by id or label, whatever the case; an error that names those that could be meant, if there is none.';
