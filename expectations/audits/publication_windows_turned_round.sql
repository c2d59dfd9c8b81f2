-- One row per document whose publication window ends before it begins, or has only one end.
select document_id, document, published_earliest, published_latest
from documents
where published_earliest > published_latest
    or (published_earliest is null) <> (published_latest is null)
