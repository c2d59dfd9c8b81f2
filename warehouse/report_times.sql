-- When the reports in `compared` may have met: one row per report (`place`) and time, `found_under` it by others or
-- looking (`looks_under`) for others there. Two reports that share a block (tasks.logic.statements) find each other by
-- months, and, where one has a window of more than $month_days, by years and place or by the same window.
with days as (
    select
        place,
        status,
        published_earliest as published,
        lower(town) as town,
        edtf_first(coalesce(start_date, end_date)) as first,
        edtf_last(coalesce(start_date, end_date)) as last_of_first,
        edtf_last(coalesce(end_date, start_date)) as last_of_last
    from compared
),
windows as (
    select * exclude (last_of_first, last_of_last), if(last_of_last < first, last_of_first, last_of_last) as last
    from days
),
spans as (
    select
        *,
        coalesce(date_diff('day', first, last) > $month_days, false) as wide,
        last + to_days(if(status = 'postponed', $moved_days, 0)) as until
    from windows
),
times as (
    -- The month after counts as well: days about its turn.
    select
        place,
        true as found_under,
        true as looks_under,
        'm' || unnest(
            coalesce(generate_series(month_of(first), greatest(month_of(until), month_of(first) + 1)), [])
            || coalesce([month_of(published), month_of(published) + 1], [])
        ) as time
    from spans
    where not wide
    union all
    select place, true, true, 'x' || first || ' ' || last from spans where wide
    union all
    select place, wide, true, 'w' || unnest(generate_series(year(first), year(last))) || ' ' || town
    from spans
    where town is not null and first is not null
    union all
    select place, not wide, wide, 'n' || unnest(generate_series(year(first), year(last))) || ' ' || town
    from spans
    where town is not null and first is not null
)
select distinct place, found_under, looks_under, time from times where time is not null
