-- One row per position in a document that was published by a day, whatever night read that document. Owner: positions, superseded_positions.
-- Example: FROM positions_known_at(DATE '2022-01-31');
CREATE MACRO positions_known_at(day) AS TABLE
SELECT stated.* EXCLUDE (superseded_by), documents.published_latest
FROM (FROM positions UNION ALL BY NAME FROM superseded_positions) AS stated
JOIN documents USING (document_id)
LEFT JOIN documents AS later ON later.document_id = stated.superseded_by
WHERE documents.published_latest <= CAST(day AS DATE)
-- What a later edition took back stood until that edition appeared.
AND (stated.superseded_by IS NULL OR later.published_latest > CAST(day AS DATE));
COMMENT ON MACRO TABLE positions_known_at IS 'One row per position in a document published by a day, whatever night read it, with the last day on which that document may have been published; what a later edition took back counts until that edition appeared. Columns as in positions, and published_latest.';
