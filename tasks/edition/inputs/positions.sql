-- One row per position: its place in time, the part of its party's and issue's passages in which it stands, and a digest;
-- `own_digest` is one of its row alone, which stays when the passage comes to stand in another part.
-- Passages are parted from the oldest on, so that a newer one leaves the parts before it as they are. `part` is null for
-- the newest, which stand on the first page: at least as many as a part has, and fewer than two parts'. Passages without a
-- day are parted by themselves, with numbers below 0 (also of `number`), so that one of them does not move all others.
-- $page_passages: how many passages a part has.
CREATE OR REPLACE TEMP TABLE edition_positions AS
WITH
numbered AS (
    SELECT
        positions.position_id,
        days.known_on IS NOT NULL AS dated,
        row_number() OVER in_order AS place,
        count(*) OVER (PARTITION BY positions.party, positions.issue, days.known_on IS NOT NULL) AS n_of_kind
    FROM positions
    JOIN position_days AS days USING (position_id)
    WINDOW in_order AS (
        PARTITION BY positions.party, positions.issue, days.known_on IS NOT NULL
        ORDER BY days.known_on, days.published_latest NULLS FIRST, positions.position_id
    )
),
parted AS (
    SELECT
        position_id,
        CAST(CASE WHEN dated THEN place ELSE place - n_of_kind - 1 END AS INTEGER) AS number,
        CASE
            WHEN place <= (n_of_kind // $page_passages - 1) * $page_passages
            THEN CAST(((place - 1) // $page_passages + 1) * CASE WHEN dated THEN 1 ELSE -1 END AS INTEGER)
        END AS part
    FROM numbered
),
told AS (
    SELECT position_id, document_id, party, towards, issue, stance, hash(positions) AS own_digest FROM positions
)
SELECT
    told.* EXCLUDE (own_digest),
    days.* EXCLUDE (position_id),
    number,
    part,
    own_digest,
    hash(own_digest, days, part) AS digest
FROM told
JOIN position_days AS days USING (position_id)
JOIN parted USING (position_id);
