-- One row per paragraph of a document that is not held.
select paragraphs.document_id, paragraphs.paragraph
from paragraphs
anti join documents using (document_id)
