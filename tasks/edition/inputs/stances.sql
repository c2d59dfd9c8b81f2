-- One row per row of stance_matrix, worked out once for all pages, with its digest.
CREATE OR REPLACE TEMP TABLE edition_stances AS
SELECT *, hash(s) AS digest
FROM stance_matrix AS s;
