-- One row per meeting_reports row of a document that a later edition supersedes.
select report_id, meeting_reports.document, documents.superseded_by
from meeting_reports
join documents using (document_id)
where documents.superseded_by is not null
