-- One row per meeting whose n_documents is not the number of documents that report it.
select meetings.meeting_id, meetings.n_documents, count(distinct meeting_reports.document_id) as reporting
from meetings
join meeting_reports using (meeting_id)
group by all
having meetings.n_documents <> count(distinct meeting_reports.document_id)
