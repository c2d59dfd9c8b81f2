-- One row per meeting_reports row with a date that is no year, month or day of the calendar.
select report_id, start_date, end_date
from meeting_reports
where not (coalesce(regexp_full_match(start_date, '[0-9]{4}(-(0[1-9]|1[0-2]))?|[0-9]{4}-[0-9]{2}-[0-9]{2}'), true))
    or not (coalesce(regexp_full_match(end_date, '[0-9]{4}(-(0[1-9]|1[0-2]))?|[0-9]{4}-[0-9]{2}-[0-9]{2}'), true))
    or (len(start_date) = 10 and try_cast(start_date as date) is null)
    or (len(end_date) = 10 and try_cast(end_date as date) is null)
