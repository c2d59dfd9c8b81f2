-- One row per paragraph that ends before it starts, or beyond the end of its document.
select paragraphs.document_id, paragraphs.paragraph, paragraphs.char_start, paragraphs.char_end
from paragraphs
join documents using (document_id)
where paragraphs.char_start < 0
    or paragraphs.char_end < paragraphs.char_start
    or paragraphs.char_end > documents.n_characters
