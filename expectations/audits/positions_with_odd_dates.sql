-- One row per position whose day is no year, month, day or window of the calendar.
select position_id, stated_on
from positions
where not regexp_full_match(stated_on, '[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?')
    or (len(stated_on) = 10 and try_cast(stated_on as date) is null)
