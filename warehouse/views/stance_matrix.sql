-- One row per party and issue (and label, of other issues). Owner: positions.
-- Example: SELECT party, issue, n_support, n_oppose, n_open FROM stance_matrix WHERE n_positions > 1 ORDER BY ALL;
CREATE VIEW stance_matrix AS
WITH ranked AS (
    SELECT
        positions.*,
        days.*,
        rank() OVER (PARTITION BY party, issue, CASE WHEN issue = 'other' THEN issue_label END ORDER BY days.known_on DESC NULLS LAST) AS days_back,
        -- The order of position_timeline, so that the two never name different stances as the last.
        (coalesce(days.known_on, DATE '0001-01-01'), coalesce(days.published_latest, DATE '0001-01-01'), position_id) AS place
    FROM positions
    JOIN position_days AS days USING (position_id)
    WHERE party IS NOT NULL
)
SELECT
    party,
    issue,
    CASE WHEN issue = 'other' THEN issue_label END AS label,
    arg_max(stance, place) AS latest_stance,
    arg_max(told_on, place) AS latest_on,
    arg_max(position_id, place) AS latest_position_id,
    list_sort(list(DISTINCT stance) FILTER (days_back = 1)) AS latest_stances,
    list_sort(list(DISTINCT stance)) AS stances,
    CAST(count(*) AS INTEGER) AS n_positions,
    CAST(count(*) FILTER (stance = 'support') AS INTEGER) AS n_support,
    CAST(count(*) FILTER (stance = 'oppose') AS INTEGER) AS n_oppose,
    CAST(count(*) FILTER (stance = 'open') AS INTEGER) AS n_open,
    CAST(count(DISTINCT document_id) AS INTEGER) AS n_documents,
    CAST(count(DISTINCT independent_source) AS INTEGER) AS n_independent_sources
FROM ranked
GROUP BY party, issue, label;
COMMENT ON VIEW stance_matrix IS 'One row per party and issue on which it has taken a position; of other issues one per label.';
COMMENT ON COLUMN stance_matrix.party IS 'Code of the party.';
COMMENT ON COLUMN stance_matrix.issue IS 'Id of the issue.';
COMMENT ON COLUMN stance_matrix.label IS 'Label of the issue where it is other.';
COMMENT ON COLUMN stance_matrix.latest_stance IS 'support, oppose or open: the stance stated last, see position_timeline.';
COMMENT ON COLUMN stance_matrix.latest_on IS 'When that was stated, EDTF; the document''s first possible day of publication if nothing else is known.';
COMMENT ON COLUMN stance_matrix.latest_position_id IS 'The position that the latest stance comes from.';
COMMENT ON COLUMN stance_matrix.latest_stances IS 'All stances taken by the day of the latest one, in alphabetical order: more than one where the party spoke with several voices on its last day.';
COMMENT ON COLUMN stance_matrix.stances IS 'All stances taken, in alphabetical order.';
COMMENT ON COLUMN stance_matrix.n_positions IS 'Positions in all.';
COMMENT ON COLUMN stance_matrix.n_support IS 'Those in support.';
COMMENT ON COLUMN stance_matrix.n_oppose IS 'Those opposed.';
COMMENT ON COLUMN stance_matrix.n_open IS 'Those open.';
COMMENT ON COLUMN stance_matrix.n_documents IS 'Documents that they come from.';
COMMENT ON COLUMN stance_matrix.n_independent_sources IS 'How many of these documents are no copies of each other.';
