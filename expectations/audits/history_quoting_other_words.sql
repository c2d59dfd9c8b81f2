-- One row per step whose passage is none of the passages of its report.
select meeting_status_history.meeting_id, step, passage
from meeting_status_history
join (
    select report_id, evidence from meeting_reports
    union all
    select report_id, evidence from superseded_reports
) using (report_id)
where passage is not null
    and len(evidence) > 0
    and not list_contains(
        list_transform(evidence, lambda e: e.char_start || ' ' || e.char_end || ' ' || e.text),
        passage.char_start || ' ' || passage.char_end || ' ' || passage.text
    )
