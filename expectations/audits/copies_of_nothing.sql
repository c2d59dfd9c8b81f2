-- One row per copy whose original is not held, is a copy of another document, or is superseded.
select documents.document_id, documents.document, documents.copy_of
from documents
left join documents as original on original.document_id = documents.copy_of
where documents.copy_of is not null
    and (original.document_id is null or original.copy_of is not null or original.superseded_by is not null)
