-- One row per meeting whose status is not that of the step that decides it, unless it was corrected by hand.
select meetings.meeting_id, meetings.status, meeting_status_history.status as decided
from meetings
join meeting_status_history using (meeting_id)
where decides
    and meetings.status in ('held', 'ongoing', 'scheduled', 'proposed', 'postponed', 'cancelled')
    and meeting_status_history.status in ('held', 'ongoing', 'scheduled', 'proposed', 'postponed', 'cancelled')
    and meetings.status <> meeting_status_history.status
    and json_extract_string(meetings.origins, '$.status') is distinct from 'corrected'
