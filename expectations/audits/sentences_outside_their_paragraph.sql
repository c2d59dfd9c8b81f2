-- One row per sentence that is not within the paragraph it names, or names one that does not exist.
select sentences.document_id, sentences.sentence, sentences.paragraph
from sentences
left join paragraphs using (document_id, paragraph)
where paragraphs.document_id is null
    or sentences.char_start < paragraphs.char_start
    or sentences.char_end > paragraphs.char_end
