-- One row per span of an attribution (source, cue or content) that is empty or not within its document.
select spans.document_id, spans.sentence, spans.part, spans.char_start, spans.char_end
from (
    select document_id, sentence, 'source' as part, source_start as char_start, source_end as char_end from attributions
    where source_start is not null or source_end is not null
    union all
    select document_id, sentence, 'cue', cue_start, cue_end from attributions
    where cue_start is not null or cue_end is not null
    union all
    select document_id, sentence, 'content', content_start, content_end from attributions
) as spans
left join documents using (document_id)
where (spans.char_start >= 0 and spans.char_end > spans.char_start and spans.char_end <= documents.n_characters)
    is not true
