-- One row per position and party code that is in neither the table of parties nor the list of what is unresolved.
select position_id, code
from (select position_id, unnest([party, towards]) as code from positions)
anti join parties using (code)
anti join (select text as code from unresolved) as unresolved using (code)
where code is not null
