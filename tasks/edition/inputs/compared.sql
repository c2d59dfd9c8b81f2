-- One row per page that the edition has, or the edition before or the spare tree had: which of them, whether it stays as it
-- is in the edition before (`stays`), and whether it lies in the spare tree just so (`lies`).
-- $wide: kinds of pages that a spare tree has.
CREATE OR REPLACE TEMP TABLE edition_compared AS
WITH
sides (side, kind, key, issue, part, digest) AS (
    SELECT 'now', kind, key, issue, part, digest FROM edition_pages
    UNION ALL
    SELECT 'before', kind, key, issue, part, digest FROM edition_before
    UNION ALL
    SELECT 'spare', kind, key, issue, part, digest FROM edition_spare WHERE kind IN (SELECT unnest($wide::VARCHAR[]))
),
pages AS (
    SELECT
        kind,
        key,
        issue,
        part,
        any_value(digest) FILTER (side = 'now') AS now,
        any_value(digest) FILTER (side = 'before') AS before,
        any_value(digest) FILTER (side = 'spare') AS spare
    FROM sides
    GROUP BY ALL
)
SELECT
    kind,
    key,
    issue,
    part,
    now IS NOT NULL AS exists_now,
    before IS NOT NULL AS existed_before,
    spare IS NOT NULL AS in_spare,
    coalesce(now = before, false) AS stays,
    stays AND coalesce(now = spare, false) AS lies
FROM pages;
