-- One row per meeting that no document reports.
select meeting_id, title
from meetings
anti join meeting_reports using (meeting_id)
where meeting_id is not null
