-- One row per time expression whose text is not what its sentence says at that place.
select dates.document_id, dates.char_start, dates.char_end, dates.text
from dates
left join sentences using (document_id, sentence)
where substring(sentences.text, dates.char_start - sentences.char_start + 1, dates.char_end - dates.char_start)
    is distinct from dates.text
