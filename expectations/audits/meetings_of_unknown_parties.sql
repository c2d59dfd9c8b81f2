-- One row per meetings row and party code that is in neither the table of parties nor the list of what is unresolved.
select meeting_id, code
from (select meeting_id, unnest(parties) as code from meetings)
anti join parties using (code)
anti join (select text as code from unresolved) as unresolved using (code)
