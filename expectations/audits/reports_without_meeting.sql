-- One row per report of a meeting that does not exist.
select report_id, document, meeting_id
from meeting_reports
anti join meetings using (meeting_id)
where meeting_id is not null
