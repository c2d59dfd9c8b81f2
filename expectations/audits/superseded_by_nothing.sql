-- One row per superseded document whose present edition is not held, or is superseded itself.
select documents.document_id, documents.document, documents.superseded_by
from documents
left join documents as present on present.document_id = documents.superseded_by
where documents.superseded_by is not null
    and (present.document_id is null or present.superseded_by is not null)
