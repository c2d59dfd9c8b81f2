-- One row per meeting and attribute whose conflict is none: one value, or the same value twice.
select meeting_id, attribute, count(*) as told
from meeting_conflicts
where attribute in ('start_date', 'end_date', 'duration_minutes', 'place', 'country', 'format', 'status')
group by meeting_id, attribute
having count(distinct value) < 2 or count(distinct value) <> count(*)
