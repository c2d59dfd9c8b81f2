-- One row per meeting whose id is an old one that leads to another.
select meetings.meeting_id, meeting_redirects.meeting_id as leads_to
from meetings
join meeting_redirects on meeting_redirects.old_id = meetings.meeting_id
