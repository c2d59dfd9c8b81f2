-- One row per positions row whose codes (none at all included) are not together in the table of event codes.
select position_id, plover_event, plover_mode, cameo_code
from positions
where not exists (
    select 1
    from event_codes
    where event_codes.cameo_code = positions.cameo_code
        and event_codes.plover_event = positions.plover_event
        and event_codes.plover_mode is not distinct from positions.plover_mode
)
