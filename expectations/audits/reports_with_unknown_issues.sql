-- One row per meeting_reports row and issue that the table of issues does not have.
select report_id, issue
from (select report_id, unnest(issues) as issue from meeting_reports)
anti join issues using (issue)
