-- One row per meeting_reports row whose codes (none at all included) are not together in the table of event codes.
select report_id, plover_event, plover_mode, cameo_code
from meeting_reports
where not exists (
    select 1
    from event_codes
    where event_codes.cameo_code = meeting_reports.cameo_code
        and event_codes.plover_event = meeting_reports.plover_event
        and event_codes.plover_mode is not distinct from meeting_reports.plover_mode
)
