-- One row per panel: dyad_days and party_issue_months. Owner: meetings, positions, documents, publishing_settings.
-- A month without any document is no month without meetings: it is left out, so that no zero stands for ignorance.
CREATE VIEW panel_frames AS
WITH months AS (
    SELECT date_trunc('month', published_latest) AS month
    FROM documents
    WHERE published_latest IS NOT NULL
    GROUP BY month
),
span AS (
    SELECT min(published_latest) AS first_day, max(published_latest) AS last_day FROM documents
),
covered AS (
    SELECT
        span.first_day,
        span.last_day,
        count(*) AS n_months,
        sum(
            least(last_day(months.month), span.last_day) - greatest(CAST(months.month AS DATE), span.first_day) + 1
        ) AS n_days
    FROM months, span
    GROUP BY span.first_day, span.last_day
),
panels AS (
    SELECT
        'dyad_days' AS panel,
        (SELECT count(*) FROM (SELECT DISTINCT party_a, party_b FROM meetings_by_pair)) AS n_units,
        (SELECT n_days FROM covered) AS n_periods
    UNION ALL
    SELECT
        'party_issue_months',
        (SELECT count(DISTINCT party) * count(DISTINCT issue) FROM position_timeline),
        (SELECT n_months FROM covered)
),
limits AS (
    SELECT max(try_cast(value AS BIGINT)) AS max_rows FROM publishing_settings WHERE name = 'max_panel_rows'
)
SELECT
    panels.panel,
    (SELECT first_day FROM covered) AS first_day,
    (SELECT last_day FROM covered) AS last_day,
    CAST(panels.n_units AS BIGINT) AS n_units,
    CAST(coalesce(panels.n_periods, 0) AS BIGINT) AS n_periods,
    CAST(panels.n_units * coalesce(panels.n_periods, 0) AS BIGINT) AS n_rows,
    limits.max_rows,
    coalesce(panels.n_units * panels.n_periods <= limits.max_rows, false) AS has_zeros
FROM panels, limits;
COMMENT ON VIEW panel_frames IS 'One row per panel for statistics (dyad_days, party_issue_months): its units, its periods, and whether its zero rows are written out.';
COMMENT ON COLUMN panel_frames.panel IS 'dyad_days or party_issue_months.';
COMMENT ON COLUMN panel_frames.first_day IS 'First day of coverage: the earliest last possible day of publication of a document; null without any.';
COMMENT ON COLUMN panel_frames.last_day IS 'Last day of coverage: the latest such day.';
COMMENT ON COLUMN panel_frames.n_units IS 'Number of units: pairs of parties that any meeting names together, or observed parties times observed issues.';
COMMENT ON COLUMN panel_frames.n_periods IS 'Number of covered periods: days, or months, of the months between first_day and last_day in which a document was published.';
COMMENT ON COLUMN panel_frames.n_rows IS 'How many rows units times periods are.';
COMMENT ON COLUMN panel_frames.max_rows IS 'How many may be written out, from publishing_settings; null if nothing is set.';
COMMENT ON COLUMN panel_frames.has_zeros IS 'Whether the panel has a row for each unit and covered period; if not, only for those with something in them, and what is missing is zero.';
