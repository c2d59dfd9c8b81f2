-- One row per number that two sentences of a document share.
select document_id, sentence
from sentences
group by all
having count(*) > 1
