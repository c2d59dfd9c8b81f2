-- One row per paragraph that begins before the paragraph before it has ended.
select document_id, paragraph, char_start, end_before
from (
    select
        document_id, paragraph, char_start,
        lag(char_end) over (partition by document_id order by char_start, paragraph) as end_before
    from paragraphs
)
where char_start < end_before
