-- One row per meetings row and issue that the table of issues does not have.
select meeting_id, issue
from (select meeting_id, unnest(issues) as issue from meetings)
anti join issues using (issue)
