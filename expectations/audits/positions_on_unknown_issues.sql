-- One row per position on an issue that the table of issues does not have.
select position_id, issue
from positions
anti join issues using (issue)
