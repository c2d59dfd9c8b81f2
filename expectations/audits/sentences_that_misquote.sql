-- One row per sentence whose text is not what its document says at that place.
select sentences.document_id, sentences.sentence, sentences.text
from sentences
left join documents using (document_id)
where substring(documents.text, sentences.char_start + 1, sentences.char_end - sentences.char_start)
    is distinct from sentences.text
