-- One row per meeting_reports row of a document that is not held.
select report_id, document
from meeting_reports
anti join documents using (document_id)
