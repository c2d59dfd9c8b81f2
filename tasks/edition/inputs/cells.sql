-- One row per party and issue (party null: of holders without one): how many positions, in which balance, from where.
-- `years` has, for each year, the part in which its last passage stands; null where that is the first page. Of passages
-- without a day `n_undated_parts` counts the parts.
CREATE OR REPLACE TEMP TABLE edition_cells AS
WITH
fresh AS (SELECT id FROM changes WHERE kind = 'position' AND change = 'new'),
by_year AS (
    SELECT party, issue, year(known_on) AS year, arg_max(part, number) AS part, max(number) AS number
    FROM edition_positions
    WHERE known_on IS NOT NULL
    GROUP BY ALL
),
years AS (
    SELECT party, issue, list({year: CAST(year AS INTEGER), part: part} ORDER BY number DESC) AS years
    FROM by_year
    GROUP BY ALL
)
SELECT
    cell.party,
    cell.issue,
    CAST(count(*) AS INTEGER) AS n_positions,
    CAST(count(*) FILTER (stance = 'support') AS INTEGER) AS n_support,
    CAST(count(*) FILTER (stance = 'open') AS INTEGER) AS n_open,
    CAST(count(*) FILTER (stance = 'oppose') AS INTEGER) AS n_oppose,
    CAST(count(DISTINCT independent_source) AS INTEGER) AS n_sources,
    greatest(coalesce(max(part), 0), 0) AS n_parts,
    -least(coalesce(min(part), 0), 0) AS n_undated_parts,
    arg_max(position_id, number) AS latest_position_id,
    bool_or(fresh.id IS NOT NULL) AND (SELECT count(*) FROM fresh) < (SELECT count(*) FROM edition_positions) AS is_new,
    coalesce(any_value(years.years), []) AS years
FROM edition_positions AS cell
LEFT JOIN fresh ON fresh.id = cell.position_id
LEFT JOIN years ON years.party IS NOT DISTINCT FROM cell.party AND years.issue = cell.issue
GROUP BY cell.party, cell.issue;
