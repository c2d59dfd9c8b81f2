-- One row per superseded report whose successor is no report of the meeting that it names.
select superseded_reports.report_id, successor_id, superseded_reports.meeting_id
from superseded_reports
left join meeting_reports as successor on successor.report_id = superseded_reports.successor_id
where superseded_reports.meeting_id is distinct from successor.meeting_id
    or superseded_reports.successor_id is not null and successor.report_id is null
