-- One row per positions row of a document that is not held.
select position_id, document
from positions
anti join documents using (document_id)
