-- One row per position that the open rows of the history tell otherwise than positions, or that only one of them has.
with open_rows as (
    select * exclude (recorded_from, recorded_to, generation_from, generation_to)
    from positions_history
    where recorded_to is null
)
select position_id, 'not in the history' as fault from (from positions except from open_rows)
union all
select position_id, 'in the history alone' from (from open_rows except from positions)
