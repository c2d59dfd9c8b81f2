-- One row per meetings row without one actor code per party, three capitals for each of its parts.
select meeting_id, parties, actor_codes
from meetings
where len(actor_codes) is distinct from len(parties)
    or len(list_filter(actor_codes, lambda code: not coalesce(regexp_full_match(code, '([A-Z]{3})+'), false))) > 0
