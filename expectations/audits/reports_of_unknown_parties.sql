-- One row per meeting_reports row and party code that is in neither the table of parties nor the list of what is unresolved.
select report_id, code
from (select report_id, unnest(parties) as code from meeting_reports)
anti join parties using (code)
anti join (select text as code from unresolved) as unresolved using (code)
