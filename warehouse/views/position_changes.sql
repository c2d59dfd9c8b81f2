-- One row per day on which a party's stance on an issue is another than the one before. Owner: position_timeline.
-- A day on which the party is reported with two stances shows no change of mind. Stances towards two parties are not
-- compared; one that names nobody is compared with any.
-- Other issues without a label are about anything, so that two stances on them are no change.
-- Example: SELECT party, issue, stance_before, stance_after, known_after FROM position_changes WHERE NOT other_holder;
CREATE VIEW position_changes AS
WITH matters AS MATERIALIZED (
    SELECT party, issue, label, row_number() OVER () AS matter
    FROM (SELECT DISTINCT party, issue, label FROM position_timeline WHERE label IS DISTINCT FROM '')
),
-- `place` is one number for what is compared with each other and the step in it: it sorts and joins faster than texts.
told AS MATERIALIZED (
    SELECT matter, matter * 1000000000 + step AS place, timeline.*
    FROM position_timeline AS timeline
    JOIN matters
        ON matters.party = timeline.party AND matters.issue = timeline.issue AND matters.label IS NOT DISTINCT FROM timeline.label
),
-- The first word of the day speaks for it.
sides AS MATERIALIZED (
    SELECT
        matter,
        known_on,
        towards,
        min(place) AS place,
        arg_min(stance, place) AS stance,
        min(stance) AS first_stance,
        max(stance) AS last_stance
    FROM told
    GROUP BY matter, known_on, towards
),
days AS (
    SELECT
        matter,
        known_on,
        min(first_stance) AS first_of_all,
        max(last_stance) AS last_of_all,
        min(first_stance) FILTER (towards IS NULL) AS first_of_none,
        max(last_stance) FILTER (towards IS NULL) AS last_of_none
    FROM sides
    GROUP BY matter, known_on
),
clear AS MATERIALIZED (
    SELECT sides.matter, sides.known_on, towards, place, stance
    FROM sides
    JOIN days ON days.matter = sides.matter AND days.known_on = sides.known_on
    WHERE CASE
        WHEN towards IS NULL THEN first_of_all = last_of_all
        ELSE least(first_stance, first_of_none) = greatest(last_stance, last_of_none)
    END
),
earlier AS (
    SELECT
        matter,
        known_on,
        lag(last_place) OVER in_time AS before_any,
        last_value(last_of_none IGNORE NULLS) OVER (in_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_none
    FROM (
        SELECT matter, known_on, max(place) AS last_place, max(place) FILTER (towards IS NULL) AS last_of_none
        FROM clear
        GROUP BY matter, known_on
    )
    WINDOW in_time AS (PARTITION BY matter ORDER BY known_on)
),
with_own AS (
    SELECT *, lag(place) OVER (PARTITION BY matter, towards ORDER BY known_on) AS before_own FROM clear
),
compared AS (
    SELECT
        now.place,
        now.stance,
        CASE WHEN towards IS NULL THEN before_any ELSE greatest(before_own, before_none) END AS place_before
    FROM with_own AS now
    JOIN earlier ON earlier.matter = now.matter AND earlier.known_on = now.known_on
),
changed AS MATERIALIZED (
    SELECT compared.place, compared.place_before
    FROM compared
    JOIN clear AS was ON was.place = compared.place_before
    WHERE was.stance <> compared.stance
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
FROM changed
JOIN told AS now ON now.place = changed.place
JOIN told AS was ON was.place = changed.place_before;
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
