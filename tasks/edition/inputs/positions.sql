-- One row per position: its place in time, the part of its party's and issue's passages in which it stands, and a digest;
-- `own_digest` is one of its row alone, which stays when the passage comes to stand in another part.
-- Passages are parted from the oldest on, so that a newer one leaves the parts before it as they are. `part` is null for
-- the newest, which stand on the first page: at least as many as a part has, and fewer than two parts'.
-- $page_passages: how many passages a part has.
CREATE OR REPLACE TEMP TABLE edition_positions AS
WITH
numbered AS (
    SELECT
        positions.position_id,
        days.* EXCLUDE (position_id),
        row_number() OVER of_cell AS number,
        count(*) OVER (PARTITION BY positions.party, positions.issue) AS n_of_cell
    FROM positions
    JOIN position_days AS days USING (position_id)
    WINDOW of_cell AS (
        PARTITION BY positions.party, positions.issue
        ORDER BY days.known_on NULLS FIRST, days.published_latest NULLS FIRST, positions.position_id
    )
),
parted AS (
    SELECT
        * EXCLUDE (number, n_of_cell),
        CAST(number AS INTEGER) AS number,
        CASE
            WHEN number <= (n_of_cell // $page_passages - 1) * $page_passages
            THEN CAST((number - 1) // $page_passages + 1 AS INTEGER)
        END AS part
    FROM numbered
),
shown AS (
    SELECT positions.*, parted.* EXCLUDE (position_id, number), hash(positions) AS own_digest
    FROM positions
    JOIN parted USING (position_id)
)
SELECT
    position_id, shown.document_id, shown.party, shown.towards, shown.issue, shown.stance, parted.* EXCLUDE (position_id),
    own_digest, hash(shown) AS digest
FROM shown
JOIN parted USING (position_id);
