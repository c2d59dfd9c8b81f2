-- One row per day on which a party's stance on an issue is another than the one before. Owner: position_timeline.
-- A day on which the party is reported with two stances shows no change of mind. Stances towards two parties are not
-- compared; one that names nobody is compared with any.
CREATE VIEW position_changes AS
WITH days AS (
    SELECT
        *,
        list(DISTINCT stance) OVER (PARTITION BY party, issue, label, known_on) AS stances_of_all,
        list(DISTINCT stance) OVER (PARTITION BY party, issue, label, known_on, towards) AS stances_of_own,
        list(DISTINCT stance) FILTER (towards IS NULL) OVER (PARTITION BY party, issue, label, known_on) AS stances_of_none
    FROM position_timeline
),
clear AS (
    -- The first word of the day speaks for it.
    SELECT *
    FROM days
    WHERE CASE
        WHEN towards IS NULL THEN len(stances_of_all) = 1
        ELSE len(list_distinct(list_concat(stances_of_own, coalesce(stances_of_none, [])))) = 1
    END
    QUALIFY row_number() OVER (PARTITION BY party, issue, label, known_on, towards ORDER BY step) = 1
),
compared AS (
    SELECT
        *,
        {'step': step, 'stance': stance, 'holder': holder, 'known_on': known_on, 'position_id': position_id, 'document': document, 'passage': passage, 'confidence': confidence} AS told,
        last_value(told) OVER (PARTITION BY party, issue, label, towards ORDER BY known_on RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING) AS before_own,
        max_by(told, step) FILTER (towards IS NULL) OVER before_today AS before_none,
        max_by(told, step) OVER before_today AS before_any
    FROM clear
    WINDOW before_today AS (PARTITION BY party, issue, label ORDER BY known_on RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING)
),
paired AS (
    SELECT
        *,
        CASE
            WHEN towards IS NULL THEN before_any
            WHEN before_own IS NULL THEN before_none
            WHEN before_none IS NULL OR before_own.step > before_none.step THEN before_own
            ELSE before_none
        END AS was
    FROM compared
)
SELECT
    party,
    issue,
    label,
    was.stance AS stance_before,
    stance AS stance_after,
    was.known_on AS known_before,
    known_on AS known_after,
    was.holder AS holder_before,
    holder AS holder_after,
    was.holder <> holder AS other_holder,
    towards,
    was.position_id AS position_before,
    position_id AS position_after,
    was.document AS document_before,
    document AS document_after,
    was.passage AS passage_before,
    passage AS passage_after,
    least(was.confidence, confidence) AS confidence
FROM paired
WHERE was.stance <> stance;
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
