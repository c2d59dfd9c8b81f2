-- One row per dated document that does not say what its date rests on.
select document_id, document, published_earliest
from documents
where published_earliest is not null and published_basis is null
