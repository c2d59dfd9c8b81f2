-- One row per mention whose text is not what its sentence says at that place.
select mentions.document_id, mentions.char_start, mentions.char_end, mentions.text
from mentions
left join sentences using (document_id, sentence)
where substring(sentences.text, mentions.char_start - sentences.char_start + 1, mentions.char_end - mentions.char_start)
    is distinct from mentions.text
