-- One row per position of a party, in the order of time. Owner: positions, documents.
-- Example: FROM positions_of('Russia');
-- Example: SELECT holder, stance, act, passage FROM positions_of('USA', 'NATO enlargement');
-- Example: SELECT party, holder, issue, stance FROM positions_of(about := 'dialogue', since := '2022-12', sure := 0.75);
CREATE MACRO positions_of(who := NULL, about := NULL, since := NULL, until := NULL, sure := 0) AS TABLE
WITH timed AS (
    SELECT
        positions.*,
        documents.published_earliest,
        documents.published_latest,
        coalesce(edtf_first(positions.stated_on), documents.published_earliest) AS first_day,
        coalesce(edtf_last(positions.stated_on), documents.published_latest) AS last_day
    FROM positions
    JOIN documents USING (document_id)
)
SELECT
    timed.party,
    timed.holder,
    timed.issue,
    timed.issue_label,
    timed.stance,
    timed.act,
    timed.towards,
    timed.stated_on,
    timed.published_earliest,
    timed.published_latest,
    timed.quote,
    fullest_passage(timed.evidence)."text" AS passage,
    timed.document,
    timed.position_id,
    timed.confidence
FROM timed
WHERE (who IS NULL OR timed.party = party_code(who))
    AND (about IS NULL OR timed.issue = issue_id(about))
    AND (since IS NULL OR timed.last_day >= edtf_first(days_asked(since)))
    AND (until IS NULL OR timed.first_day <= edtf_last(days_asked(until)))
    AND (sure <= 0 OR timed.confidence >= sure)
ORDER BY timed.last_day, timed.first_day, timed.document, timed.evidence[1].char_start, timed.position_id;
COMMENT ON MACRO TABLE positions_of IS 'One row per position of a party, on an issue if one is given, in the order of time, with a passage that says it. Only those that may be stated (or, without a day, published) between since and until, and have at least the confidence sure, where these are given.';
