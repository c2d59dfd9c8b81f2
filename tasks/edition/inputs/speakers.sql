-- One row per row of party_speakers, worked out once for all pages, numbered within its party, with its digest.
CREATE OR REPLACE TEMP TABLE edition_speakers AS
SELECT
    *,
    CAST(row_number() OVER (
        PARTITION BY party ORDER BY n_positions DESC, known_last DESC NULLS LAST, holder
    ) AS INTEGER) AS number,
    CAST(count(*) OVER (PARTITION BY party) AS INTEGER) AS n_of_party,
    hash(s) AS digest
FROM party_speakers AS s;
