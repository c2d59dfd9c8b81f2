-- One row per old id that leads to a meeting that does not exist.
select old_id, meeting_redirects.meeting_id
from meeting_redirects
anti join meetings using (meeting_id)
where meeting_redirects.meeting_id is not null
