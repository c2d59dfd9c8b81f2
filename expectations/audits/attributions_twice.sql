-- One row per attribution of the same words by the same cue that stands there twice.
select document_id, cue_start, content_start
from attributions
group by all
having count(*) > 1
