-- One row per place in a document where two time expressions stand.
select document_id, char_start, char_end
from dates
group by all
having count(*) > 1
