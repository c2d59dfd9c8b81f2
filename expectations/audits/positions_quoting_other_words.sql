-- One row per position whose quotation is not, word for word, in its document.
select positions.position_id, positions.document, positions.quote
from positions
join documents using (document_id)
where not contains(documents.text, positions.quote)
