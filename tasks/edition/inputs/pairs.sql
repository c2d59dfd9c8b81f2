-- One row per party and other party that it met, those that it met most often first.
CREATE OR REPLACE TEMP TABLE edition_pairs AS
WITH
pairs AS (
    SELECT
        party_a,
        party_b,
        CAST(sum(n_meetings) AS INTEGER) AS n_meetings,
        CAST(sum(n_held) AS INTEGER) AS n_held
    FROM meetings_by_pair
    GROUP BY party_a, party_b
),
both_ways AS (
    SELECT party_a AS party, party_b AS other, n_meetings, n_held, party_a, party_b FROM pairs
    UNION ALL
    SELECT party_b, party_a, n_meetings, n_held, party_a, party_b FROM pairs
)
SELECT
    party, other, n_meetings, n_held,
    CAST(row_number() OVER (
        PARTITION BY party ORDER BY n_meetings DESC, n_held DESC, party_a, party_b
    ) AS INTEGER) AS number,
    CAST(count(*) OVER (PARTITION BY party) AS INTEGER) AS n_of_party
FROM both_ways;
