-- Who offers to mediate, and in which words?
SELECT positions.holder, positions.party, positions.act, told.document, told.before, told.passage, told.after
FROM positions_of(about := 'mediation') AS positions
CROSS JOIN LATERAL passages_of(positions.position_id) AS told;
