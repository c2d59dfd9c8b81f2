-- One row per page that a night may leave as it is: what it is about, and a digest of all rows that it is made of.
-- A digest may cover more than a page shows, never less. The order of rows is not part of it: pages sort them.
CREATE OR REPLACE TEMP TABLE edition_pages AS
WITH
cited AS (
    SELECT edition_positions.*, hash(edition_positions.digest, documents.digest) AS cited
    FROM edition_positions
    JOIN edition_documents AS documents USING (document_id)
),
told AS (
    SELECT meeting_id, document_id, hash('report', r, documents.digest) AS digest
    FROM meeting_reports AS r
    JOIN edition_documents AS documents USING (document_id)
),
inputs (kind, key, issue, part, digest) AS (
    SELECT 'meeting', meeting_id, NULL, NULL, digest FROM edition_meetings
    UNION ALL
    SELECT 'meeting', meeting_id, NULL, NULL, digest FROM told WHERE meeting_id IS NOT NULL
    UNION ALL
    SELECT 'meeting', meeting_id, NULL, NULL, hash('step', h, documents.digest)
    FROM meeting_status_history AS h
    LEFT JOIN edition_documents AS documents USING (document_id)
    UNION ALL
    SELECT 'meeting', meeting_id, NULL, NULL, hash('conflict', c) FROM meeting_conflicts AS c
    UNION ALL
    SELECT 'meeting', meeting_a, NULL, NULL, hash('apart', k, other.digest)
    FROM meetings_kept_apart AS k
    LEFT JOIN edition_meetings AS other ON other.meeting_id = meeting_b
    UNION ALL
    SELECT 'meeting', meeting_b, NULL, NULL, hash('apart', k, other.digest)
    FROM meetings_kept_apart AS k
    LEFT JOIN edition_meetings AS other ON other.meeting_id = meeting_a
    UNION ALL
    SELECT 'former', old_id, NULL, NULL, hash('redirect', r, present.digest)
    FROM meeting_redirects AS r
    LEFT JOIN edition_meetings AS present ON present.meeting_id = r.meeting_id
    UNION ALL
    SELECT 'month', month, NULL, NULL, digest FROM edition_meetings
    UNION ALL
    SELECT 'document', d.document_id, NULL, NULL, hash(d.digest, original.digest, later.digest)
    FROM edition_documents AS d
    LEFT JOIN edition_documents AS original ON original.document_id = d.copy_of
    LEFT JOIN edition_documents AS later ON later.document_id = d.superseded_by
    UNION ALL
    SELECT 'document', document_id, NULL, NULL, digest FROM told
    UNION ALL
    SELECT 'document', document_id, NULL, NULL, own_digest FROM edition_positions
    UNION ALL
    SELECT 'published', month, NULL, NULL, digest FROM edition_documents
    UNION ALL
    SELECT 'cell', party, issue, part, cited FROM cited WHERE part IS NOT NULL
    UNION ALL
    SELECT 'cell', party, issue, NULL, cited FROM cited
    UNION ALL
    SELECT 'cell', party, issue, NULL, digest FROM edition_changes
    UNION ALL
    SELECT 'cell', party, issue, NULL, digest FROM edition_stances
    UNION ALL
    SELECT 'party', party, NULL, NULL, digest FROM edition_positions WHERE party IS NOT NULL
    UNION ALL
    SELECT 'party', towards, NULL, NULL, hash('towards', digest) FROM edition_positions WHERE towards IS NOT NULL
    UNION ALL
    SELECT 'party', party, NULL, NULL, digest FROM edition_changes
    UNION ALL
    SELECT 'party', party, NULL, NULL, digest FROM edition_stances
    UNION ALL
    SELECT 'party', party, NULL, NULL, digest FROM edition_speakers
    UNION ALL
    SELECT 'party', party, NULL, NULL, hash('pair', p) FROM edition_pairs AS p
    UNION ALL
    SELECT 'issue', issue, NULL, NULL, digest FROM edition_positions
    UNION ALL
    SELECT 'issue', issue, NULL, NULL, digest FROM edition_changes
    UNION ALL
    SELECT 'issue', issue, NULL, NULL, digest FROM edition_stances
    UNION ALL
    SELECT listed.kind, listed.key, NULL, NULL, hash(listed.list, meetings.digest)
    FROM edition_listed_meetings AS listed
    JOIN edition_meetings AS meetings USING (meeting_id)
)
SELECT kind, key, inputs.issue, inputs.part, hash(sum(inputs.digest), count(*)) AS digest
FROM inputs
LEFT JOIN edition_documents AS pageless ON kind = 'document' AND pageless.document_id = key AND NOT pageless.has_page
WHERE pageless.document_id IS NULL
GROUP BY ALL;
