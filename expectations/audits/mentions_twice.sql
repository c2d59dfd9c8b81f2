-- One row per place in a document where the same type of mention stands twice.
select document_id, char_start, char_end, type
from mentions
group by all
having count(*) > 1
