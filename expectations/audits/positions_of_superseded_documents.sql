-- One row per positions row of a document that a later edition supersedes.
select position_id, positions.document, documents.superseded_by
from positions
join documents using (document_id)
where documents.superseded_by is not null
