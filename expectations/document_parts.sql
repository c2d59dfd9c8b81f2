-- One row per document that is judged, with the number of the part in which its passages are laid out.
select document_id, (row_number() over (order by document_id) - 1) // $together as part
from documents
