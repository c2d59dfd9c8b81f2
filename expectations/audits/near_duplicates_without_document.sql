-- One row per pair of near-duplicates of which one is not held.
select document_a, document_b
from near_duplicates
where document_a not in (select document_id from documents where document_id is not null)
    or document_b not in (select document_id from documents where document_id is not null)
