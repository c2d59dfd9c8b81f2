-- One row per meetings row whose codes (none at all included) are not together in the table of event codes.
select meeting_id, plover_event, plover_mode, cameo_code
from meetings
where not exists (
    select 1
    from event_codes
    where event_codes.cameo_code = meetings.cameo_code
        and event_codes.plover_event = meetings.plover_event
        and event_codes.plover_mode is not distinct from meetings.plover_mode
)
