-- One row per number that two paragraphs of a document share.
select document_id, paragraph
from paragraphs
group by all
having count(*) > 1
