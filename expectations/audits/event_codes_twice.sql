-- One row per code and mode that stands in event_codes more than once.
select cameo_code, plover_mode
from event_codes
group by cameo_code, plover_mode
having count(*) > 1
