-- One row per meetings row whose end comes before its start, as far as both are precise (2022-01 may end 2022-01-10).
select meeting_id, start_date, end_date
from meetings
where left(end_date, least(len(start_date), len(end_date))) < left(start_date, least(len(start_date), len(end_date)))
