-- One row per meeting or position that the warehouse held at a moment, in short. Owner: history.write_history.
-- Example: FROM as_of(now());
CREATE MACRO as_of(moment) AS TABLE
SELECT
    'meeting' AS kind,
    meeting_id AS id,
    title,
    parties,
    status AS status_or_stance,
    start_date AS start_or_stated
FROM meetings_as_of(moment)
UNION ALL
SELECT
    'position',
    position_id,
    holder || ': ' || stance || ' ' || coalesce(issue_label, issue),
    CASE WHEN party IS NULL THEN [] ELSE [party] END,
    stance,
    stated_on
FROM positions_as_of(moment);
COMMENT ON MACRO TABLE as_of IS 'One row per fact that the warehouse held at a moment (DATE: the end of that day, UTC): kind (meeting, position), id, title in short, parties (of a position that of its holder), status_or_stance, start_or_stated (EDTF).';
