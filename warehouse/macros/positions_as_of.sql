-- One row per position that the warehouse held at a moment. Owner: history.write_history.
-- Example: FROM positions_as_of(now());
CREATE MACRO positions_as_of(moment) AS TABLE
SELECT * EXCLUDE (recorded_from, recorded_to, generation_from, generation_to)
FROM positions_history
WHERE recorded_from <= last_moment(moment) AND (recorded_to IS NULL OR recorded_to > last_moment(moment));
COMMENT ON MACRO TABLE positions_as_of IS 'One row per position that the warehouse held at a moment, as it then said: a TIMESTAMPTZ, or a DATE for the end of that day, UTC. Columns as in positions.';
