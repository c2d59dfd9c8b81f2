-- One row per positions row without a passage.
select position_id, document
from positions
where coalesce(len(evidence), 0) = 0
