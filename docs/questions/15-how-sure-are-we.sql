-- How sure are we?
-- `confidence` is the probability that a careful reader finds the fact in the document too.
SELECT
    kind,
    count(*) AS n,
    count(*) FILTER (confidence >= 0.9) AS "0.9 and more",
    count(*) FILTER (confidence >= 0.75 AND confidence < 0.9) AS "0.75 to 0.9",
    count(*) FILTER (confidence < 0.75) AS "less"
FROM (
    SELECT 'meeting' AS kind, confidence FROM meetings
    UNION ALL
    SELECT 'position', confidence FROM positions
)
GROUP BY kind
ORDER BY kind;
