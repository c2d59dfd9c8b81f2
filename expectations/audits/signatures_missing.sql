-- One row per document without a signature, or signature without a document.
select document_id
from documents
full join document_signatures using (document_id)
where documents.document is null or document_signatures.signature is null
