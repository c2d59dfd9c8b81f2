-- One row per meeting whose status no step decides, or several.
select meetings.meeting_id, count(distinct meeting_status_history.step) as deciding
from meetings
left join meeting_status_history on meeting_status_history.meeting_id = meetings.meeting_id and decides
where meetings.meeting_id in (select meeting_id from meeting_reports)
group by meetings.meeting_id
having count(distinct meeting_status_history.step) <> 1
