-- One row per pair of meetings that stands there twice or the wrong way round.
select meeting_a, meeting_b, count(*) as times
from meetings_kept_apart
group by meeting_a, meeting_b
having count(*) > 1 or meeting_a >= meeting_b
