-- One row per meeting whose history says two things at one time, or has a stretch of nights that ends before it begins.
select meeting_id, generation_from, recorded_from, recorded_to
from (
    select
        *,
        lead(recorded_from) over later as next_from,
        lead(generation_from) over later as next_generation
    from meetings_history
    window later as (partition by meeting_id order by generation_from, recorded_from)
)
where recorded_to <= recorded_from or generation_to <= generation_from
or next_from < coalesce(recorded_to, 'infinity') or next_generation < coalesce(generation_to, 2147483647)
