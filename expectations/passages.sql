-- One row per passage of a meeting report or a position of the documents of one part; `written` is what the document says
-- at that place. What is joined and listed grows with the part, whatever the rest.
with part as (
    select document_id from document_parts where part = $part
),
told as (
    select report_id as fact_id, document_id, document, evidence from meeting_reports
    union all
    select position_id, document_id, document, evidence from positions
),
passages as (
    select fact_id, document_id, document, unnest(evidence) as passage
    from told
    semi join part using (document_id)
),
spans as (
    select
        document_id,
        list(struct_pack(
            char_start := char_start, char_end := char_end, is_read := kind in ('title', 'body', 'caption', 'list')
        )) as paragraphs
    from paragraphs
    semi join part using (document_id)
    group by document_id
),
touching as (
    select
        fact_id,
        document_id,
        document,
        passage,
        list_filter(spans.paragraphs, lambda p: p.char_start < passage.char_end and passage.char_start < p.char_end)
            as paragraphs
    from passages
    left join spans using (document_id)
)
select
    touching.fact_id,
    touching.document,
    passage.char_start as char_start,
    passage.char_end - passage.char_start as n_characters,
    coalesce(passage.text, '') as quoted,
    coalesce(substring(documents.text, passage.char_start + 1, passage.char_end - passage.char_start), '') as written,
    coalesce(len(list_filter(touching.paragraphs, lambda p: p.is_read)), 0) as n_read_paragraphs,
    coalesce(len(list_filter(touching.paragraphs, lambda p: not p.is_read)), 0) as n_unread_paragraphs
from touching
join (from documents semi join part using (document_id)) as documents using (document_id)
