-- One row per document whose superseded_by is not that of its row in document_editions.
select document_id, documents.superseded_by as of_document, document_editions.superseded_by as of_edition
from documents
full join document_editions using (document_id)
where documents.superseded_by is distinct from document_editions.superseded_by
    or documents.sha256 is null and documents.document is null
