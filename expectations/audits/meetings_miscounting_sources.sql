-- One row per meeting whose n_independent_sources is not the number of its documents, copies counted once.
select
    meetings.meeting_id,
    meetings.n_independent_sources,
    count(distinct coalesce(documents.copy_of, documents.document_id)) as telling
from meetings
join meeting_reports using (meeting_id)
join documents using (document_id)
group by all
having meetings.n_independent_sources <> count(distinct coalesce(documents.copy_of, documents.document_id))
