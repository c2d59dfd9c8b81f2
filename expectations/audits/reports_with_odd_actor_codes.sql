-- One row per meeting_reports row without one actor code per party, three capitals for each of its parts.
select report_id, parties, actor_codes
from meeting_reports
where len(actor_codes) is distinct from len(parties)
    or len(list_filter(actor_codes, lambda code: not coalesce(regexp_full_match(code, '([A-Z]{3})+'), false))) > 0
