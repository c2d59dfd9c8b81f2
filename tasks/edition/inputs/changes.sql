-- One row per row of position_changes, worked out once for all pages, with the parts in which its passages stand, and a digest.
CREATE OR REPLACE TEMP TABLE edition_changes AS
WITH shown AS (
    SELECT c.*, was.part AS part_before, now.part AS part_after
    FROM position_changes AS c
    JOIN edition_positions AS was ON was.position_id = c.position_before
    JOIN edition_positions AS now ON now.position_id = c.position_after
)
SELECT *, hash(shown) AS digest
FROM shown;
