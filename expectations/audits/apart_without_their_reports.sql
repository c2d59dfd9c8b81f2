-- One row per meeting kept apart, and report that speaks for it without being its own.
select meeting, report_id
from (
    select meeting_a as meeting, report_a as report_id from meetings_kept_apart
    union all
    select meeting_b, report_b from meetings_kept_apart
) as spoken
where not exists (
    select 1 from meeting_reports
    where meeting_reports.report_id = spoken.report_id and meeting_reports.meeting_id = spoken.meeting
)
