-- One row per step whose report is none of its meeting's.
select meeting_id, step, report_id
from meeting_status_history
anti join (
    select meeting_id, report_id from meeting_reports
    union all
    select meeting_id, report_id from superseded_reports
) using (meeting_id, report_id)
where report_id is not null
