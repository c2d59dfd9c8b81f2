-- One row per meeting in a list on the page of a party or issue, numbered in the order of the list.
-- Of a party: those to come and past ones, those that others had in it, and those in which only a report names it.
-- Of an issue: those to come and past ones that are about it, or are said to be in a report.
CREATE OR REPLACE TEMP TABLE edition_listed_meetings AS
WITH
reported AS (
    SELECT meeting_id, flatten(list(parties)) AS parties, flatten(list(issues)) AS issues
    FROM meeting_reports
    WHERE meeting_id IS NOT NULL
    GROUP BY meeting_id
),
listed AS (
    SELECT 'party' AS kind, who.code AS key, CASE WHEN coming THEN 'coming' ELSE 'past' END AS list, meeting_id
    FROM edition_meetings, unnest(list_distinct(parties)) AS who (code)
    UNION ALL
    SELECT 'party', country, 'hosted', meeting_id
    FROM edition_meetings
    WHERE country IS NOT NULL AND NOT list_contains(parties, country)
    UNION ALL
    SELECT 'party', who.code, 'reported', edition_meetings.meeting_id
    FROM edition_meetings
    JOIN reported USING (meeting_id), unnest(list_distinct(reported.parties)) AS who (code)
    WHERE NOT list_contains(edition_meetings.parties, who.code)
    UNION ALL
    SELECT 'issue', what.issue, CASE WHEN coming THEN 'coming' ELSE 'past' END, edition_meetings.meeting_id
    FROM edition_meetings
    LEFT JOIN reported USING (meeting_id),
        unnest(list_distinct(list_concat(edition_meetings.issues, coalesce(reported.issues, [])))) AS what (issue)
)
SELECT
    listed.*,
    CAST(row_number() OVER (
        PARTITION BY kind, key, list
        ORDER BY
            CASE WHEN list = 'coming' THEN window_end END,
            CASE WHEN list = 'coming' THEN start_date END,
            CASE WHEN list = 'coming' THEN meeting_id END,
            start_date DESC NULLS LAST,
            meeting_id DESC
    ) AS INTEGER) AS number,
    CAST(count(*) OVER (PARTITION BY kind, key, list) AS INTEGER) AS n_of_list
FROM listed
JOIN edition_meetings USING (meeting_id);
