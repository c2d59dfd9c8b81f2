-- One row per meeting whose steps are not numbered 1, 2, 3 and so on.
select meeting_id, count(*) as steps, max(step) as last_step
from meeting_status_history
group by meeting_id
having count(*) <> max(step) or count(distinct step) <> count(*)
