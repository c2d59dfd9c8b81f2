-- One row per unresolved thing in a document that is not held.
select document_id, document, kind
from unresolved
anti join documents using (document_id)
