-- One row per issue that fits some words, the best first. Owner: issues, positions.
-- Example: FROM issue('missile');
-- Example: SELECT issue, label, n_positions FROM issue() WHERE n_positions > 0 ORDER BY n_positions DESC;
CREATE MACRO issue(words := '') AS TABLE
SELECT
    issues.issue,
    issues.label,
    issues.description,
    (SELECT CAST(count(*) AS INTEGER) FROM positions WHERE positions.issue = issues.issue) AS n_positions,
    (SELECT CAST(count(*) AS INTEGER) FROM meetings WHERE list_contains(meetings.issues, issues.issue)) AS n_meetings
FROM issues
WHERE contains(folded(concat_ws(' ', issues.issue, issues.label, issues.description)), folded(words))
ORDER BY
    folded(words) NOT IN (folded(issues.issue), folded(issues.label)),
    NOT contains(folded(concat_ws(' ', issues.issue, issues.label)), folded(words)),
    issues.issue;
COMMENT ON MACRO TABLE issue IS 'One row per issue that fits some words in its id, label or description, the best first, with how many positions and meetings are about it. Without words all issues.';
