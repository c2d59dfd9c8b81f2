-- One row per position of a party at a known time, in the order of time. Owner: positions, documents.
-- Example: SELECT known_on, stance, holder, passage.text FROM position_timeline WHERE party = 'RUS' AND issue = 'dialogue' ORDER BY step;
CREATE VIEW position_timeline AS
WITH timed AS (
    SELECT
        positions.party,
        positions.issue,
        CASE WHEN positions.issue = 'other' THEN coalesce(positions.issue_label, '') END AS label,
        positions.towards,
        days.known_on,
        positions.stance,
        positions.act,
        positions.holder,
        positions.quote,
        positions.position_id,
        positions.document_id,
        positions.document,
        days.published_earliest,
        days.published_latest,
        positions.evidence[1] AS passage,
        positions.confidence
    FROM positions
    JOIN position_days AS days USING (position_id)
    WHERE positions.party IS NOT NULL
)
SELECT
    party,
    issue,
    label,
    CAST(row_number() OVER issue_of_party AS INTEGER) AS step,
    known_on,
    stance,
    towards,
    act,
    holder,
    quote,
    position_id,
    document_id,
    document,
    published_earliest,
    published_latest,
    passage,
    confidence
FROM timed
WHERE known_on IS NOT NULL
WINDOW issue_of_party AS (PARTITION BY party, issue, label ORDER BY known_on, published_latest, position_id);
COMMENT ON VIEW position_timeline IS 'One row per position of a party, numbered by time within party and issue; positions without any time are not in it.';
COMMENT ON COLUMN position_timeline.party IS 'Code of the party.';
COMMENT ON COLUMN position_timeline.issue IS 'Id of the issue.';
COMMENT ON COLUMN position_timeline.label IS 'Label of the issue where it is other.';
COMMENT ON COLUMN position_timeline.step IS 'Place among the positions of the party on the issue, from 1.';
COMMENT ON COLUMN position_timeline.known_on IS 'Day by which the stance was taken: the last day of stated_on, or of publication if that is earlier.';
COMMENT ON COLUMN position_timeline.stance IS 'support, oppose or open.';
COMMENT ON COLUMN position_timeline.towards IS 'Code of the party that it is addressed to; null if none is named.';
COMMENT ON COLUMN position_timeline.act IS 'demand, propose, offer, accept, reject, warn, commit, call or state.';
COMMENT ON COLUMN position_timeline.holder IS 'Whose stance it is: a person, or the party itself.';
COMMENT ON COLUMN position_timeline.quote IS 'The holder''s own words; null if there are none.';
COMMENT ON COLUMN position_timeline.position_id IS 'The position.';
COMMENT ON COLUMN position_timeline.document_id IS 'Its document.';
COMMENT ON COLUMN position_timeline.document IS 'Name of the document.';
COMMENT ON COLUMN position_timeline.published_earliest IS 'First day on which the document may have been published.';
COMMENT ON COLUMN position_timeline.published_latest IS 'Last day on which it may have been published.';
COMMENT ON COLUMN position_timeline.passage IS 'The first passage that says it; fact_passages has all.';
COMMENT ON COLUMN position_timeline.confidence IS 'How sure the reading is, 0 to 1.';
