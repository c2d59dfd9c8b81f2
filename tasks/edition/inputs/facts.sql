-- One row per meeting, position and document: the day by which files of one line per fact are divided, and a digest of all
-- that a line of it is made of, but for `part`, in which its passage stands, where a line tells that.
CREATE OR REPLACE TEMP VIEW edition_facts AS
SELECT
    'meeting' AS kind,
    meetings.meeting_id AS id,
    -- Of many a meeting only month or year is known: those of one month are divided too, and stand behind its days.
    CASE
        WHEN length(meetings.start_date) < 10 THEN meetings.start_date || '~' || left(md5(meetings.meeting_id), 2)
        ELSE left(coalesce(meetings.start_date, undated(meetings.meeting_id)), 10)
    END AS day,
    pages.digest,
    CAST(NULL AS INTEGER) AS part
FROM edition_meetings AS meetings
JOIN edition_pages AS pages ON pages.kind = 'meeting' AND pages.key = meetings.meeting_id
UNION ALL
SELECT
    'position',
    positions.position_id,
    documents.day,
    hash(positions.own_digest, documents.digest),
    positions.part
FROM edition_positions AS positions
JOIN edition_documents AS documents USING (document_id)
UNION ALL
SELECT 'document', documents.document_id, documents.day, documents.digest, NULL
FROM edition_documents AS documents;
