-- One row per held meeting whose first possible day comes after all documents that report it were published.
select meetings.meeting_id, meetings.title, meetings.start_date, max(documents.published_latest) as published_latest
from meetings
join meeting_reports using (meeting_id)
join documents using (document_id)
where meetings.status = 'held'
group by all
having meetings.start_date > left(cast(max(documents.published_latest) as varchar), len(meetings.start_date))
    and count(documents.published_latest) = count(*)
