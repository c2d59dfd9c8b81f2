-- One row per meetings row whose host does not take part.
select meeting_id, host, parties
from meetings
where not list_contains(parties, host)
