-- One row per meeting that the open rows of the history tell otherwise than meetings, or that only one of them has.
with open_rows as (
    select * exclude (recorded_from, recorded_to, generation_from, generation_to)
    from meetings_history
    where recorded_to is null
)
select meeting_id, 'not in the history' as fault from (from meetings except from open_rows)
union all
select meeting_id, 'in the history alone' from (from open_rows except from meetings)
