-- One row per meeting in a list on the page of a party or issue, numbered in the order of the list.
-- Of a party: those to come and past ones, those that others had in it, and those in which only a report names it.
-- Of an issue: those to come and past ones that are about it, or are said to be in a report.
CREATE OR REPLACE TEMP TABLE edition_listed_meetings AS
WITH
-- The order of a list is one number: sorting by texts would take most of the time.
placed AS MATERIALIZED (
    SELECT
        meeting_id, coming, country, issues,
        list_distinct(parties) AS parties,
        row_number() OVER (ORDER BY window_end, start_date, meeting_id) AS ahead,
        row_number() OVER (ORDER BY start_date DESC NULLS LAST, meeting_id DESC) AS back
    FROM edition_meetings
),
reported AS (
    SELECT meeting_id, list_distinct(flatten(list(parties))) AS parties, flatten(list(issues)) AS issues
    FROM meeting_reports
    WHERE meeting_id IS NOT NULL
    GROUP BY meeting_id
),
told AS MATERIALIZED (
    SELECT
        placed.*,
        list_filter(reported.parties, lambda party: NOT list_contains(placed.parties, party)) AS others,
        list_distinct(list_concat(placed.issues, coalesce(reported.issues, []))) AS all_issues
    FROM placed
    LEFT JOIN reported USING (meeting_id)
),
listed AS (
    SELECT
        'party' AS kind,
        unnest(parties) AS key,
        CASE WHEN coming THEN 'coming' ELSE 'past' END AS list,
        meeting_id,
        CASE WHEN coming THEN ahead ELSE back END AS place
    FROM told
    UNION ALL
    SELECT 'party', country, 'hosted', meeting_id, back
    FROM told
    WHERE country IS NOT NULL AND NOT list_contains(parties, country)
    UNION ALL
    SELECT 'party', unnest(others), 'reported', meeting_id, back FROM told
    UNION ALL
    SELECT
        'issue',
        unnest(all_issues),
        CASE WHEN coming THEN 'coming' ELSE 'past' END,
        meeting_id,
        CASE WHEN coming THEN ahead ELSE back END
    FROM told
)
SELECT
    kind, key, list, meeting_id,
    CAST(row_number() OVER (PARTITION BY kind, key, list ORDER BY place) AS INTEGER) AS number,
    CAST(count(*) OVER (PARTITION BY kind, key, list) AS INTEGER) AS n_of_list
FROM listed;
