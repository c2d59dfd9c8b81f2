-- One row per document without a signature, or signature without a document.
select documents.document_id, document_signatures.document_id as signed
from documents
full join document_signatures using (document_id)
where documents.document_id is not null and document_signatures.document_id is null
    or document_signatures.document_id is not null and documents.document_id is null
