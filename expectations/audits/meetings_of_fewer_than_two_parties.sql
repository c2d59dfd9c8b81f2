-- One row per meeting of one party or none; a meeting is an encounter between two at least.
select meeting_id, title, parties
from meetings
where coalesce(len(parties), 0) < 2
