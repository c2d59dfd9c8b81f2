-- One row per day on which a party's stance on an issue is another than the one before. Owner: position_timeline.
-- A day on which the party is reported with two stances shows no change of mind. Stances towards two parties are not
-- compared; one that names nobody is compared with any.
-- Other issues without a label are about anything, so that two stances on them are no change.
-- Example: SELECT party, issue, stance_before, stance_after, known_after FROM position_changes WHERE NOT other_holder;
CREATE VIEW position_changes AS
WITH timeline AS MATERIALIZED (FROM position_timeline WHERE label IS DISTINCT FROM ''),
days AS (
    SELECT
        party, issue, label, step, known_on, stance, towards,
        min(stance) OVER of_all AS first_of_all,
        max(stance) OVER of_all AS last_of_all,
        min(stance) OVER of_own AS first_of_own,
        max(stance) OVER of_own AS last_of_own,
        min(stance) FILTER (towards IS NULL) OVER of_all AS first_of_none,
        max(stance) FILTER (towards IS NULL) OVER of_all AS last_of_none
    FROM timeline
    WINDOW
        of_all AS (PARTITION BY party, issue, label, known_on),
        of_own AS (PARTITION BY party, issue, label, known_on, towards)
),
clear AS (
    -- The first word of the day speaks for it.
    SELECT party, issue, label, step, known_on, towards
    FROM days
    WHERE CASE
        WHEN towards IS NULL THEN first_of_all = last_of_all
        ELSE least(first_of_own, first_of_none) = greatest(last_of_own, last_of_none)
    END
    QUALIFY row_number() OVER (PARTITION BY party, issue, label, known_on, towards ORDER BY step) = 1
),
compared AS (
    SELECT
        *,
        last_value(step) OVER (PARTITION BY party, issue, label, towards ORDER BY known_on RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING) AS before_own,
        max(step) FILTER (towards IS NULL) OVER before_today AS before_none,
        max(step) OVER before_today AS before_any
    FROM clear
    WINDOW before_today AS (PARTITION BY party, issue, label ORDER BY known_on RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING)
),
paired AS (
    SELECT party, issue, label, step, CASE WHEN towards IS NULL THEN before_any ELSE greatest(before_own, before_none) END AS step_before
    FROM compared
)
SELECT
    now.party,
    now.issue,
    now.label,
    was.stance AS stance_before,
    now.stance AS stance_after,
    was.known_on AS known_before,
    now.known_on AS known_after,
    was.holder AS holder_before,
    now.holder AS holder_after,
    was.holder <> now.holder AS other_holder,
    now.towards,
    was.position_id AS position_before,
    now.position_id AS position_after,
    was.document AS document_before,
    now.document AS document_after,
    was.passage AS passage_before,
    now.passage AS passage_after,
    least(was.confidence, now.confidence) AS confidence
FROM paired
JOIN timeline AS now
    ON now.party = paired.party AND now.issue = paired.issue AND now.label IS NOT DISTINCT FROM paired.label AND now.step = paired.step
JOIN timeline AS was
    ON was.party = paired.party AND was.issue = paired.issue AND was.label IS NOT DISTINCT FROM paired.label AND was.step = paired.step_before
WHERE was.stance <> now.stance;
COMMENT ON VIEW position_changes IS 'One row per change of a party''s stance on an issue: the stance differs from the one before, on an earlier day; a day with two stances of the party shows no change.';
COMMENT ON COLUMN position_changes.party IS 'Code of the party.';
COMMENT ON COLUMN position_changes.issue IS 'Id of the issue.';
COMMENT ON COLUMN position_changes.label IS 'Label of the issue where it is other.';
COMMENT ON COLUMN position_changes.stance_before IS 'The stance before: support, oppose or open.';
COMMENT ON COLUMN position_changes.stance_after IS 'The stance from then on.';
COMMENT ON COLUMN position_changes.known_before IS 'Day by which the stance before was taken.';
COMMENT ON COLUMN position_changes.known_after IS 'Day by which the new one was taken.';
COMMENT ON COLUMN position_changes.holder_before IS 'Who held the stance before: a person, or the party itself.';
COMMENT ON COLUMN position_changes.holder_after IS 'Who holds the new one.';
COMMENT ON COLUMN position_changes.other_holder IS 'Whether the two are different holders: then it may be another voice of the party, and no change of mind.';
COMMENT ON COLUMN position_changes.towards IS 'Code of the party that the new stance is addressed to; null if none is named.';
COMMENT ON COLUMN position_changes.position_before IS 'The position before, see position_timeline.';
COMMENT ON COLUMN position_changes.position_after IS 'The position after.';
COMMENT ON COLUMN position_changes.document_before IS 'Name of the document of the one before.';
COMMENT ON COLUMN position_changes.document_after IS 'Name of the document of the one after.';
COMMENT ON COLUMN position_changes.passage_before IS 'A passage that says the one before.';
COMMENT ON COLUMN position_changes.passage_after IS 'A passage that says the one after.';
COMMENT ON COLUMN position_changes.confidence IS 'That of the less sure of the two, 0 to 1.';
