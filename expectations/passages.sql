-- One row per passage of a meeting report or a position; `written` is what the document says at that place.
with passages as (
    select report_id as fact_id, document_id, document, unnest(evidence) as passage from meeting_reports
    union all
    select position_id, document_id, document, unnest(evidence) from positions
),
placed as (
    select
        passages.fact_id,
        passages.document_id,
        passages.document,
        passage.char_start as char_start,
        passage.char_end as char_end,
        passage.char_end - passage.char_start as n_characters,
        coalesce(passage.text, '') as quoted,
        coalesce(substring(documents.text, passage.char_start + 1, passage.char_end - passage.char_start), '') as written,
        row_number() over () as place
    from passages
    join documents using (document_id)
)
select
    any_value(placed.fact_id) as fact_id,
    any_value(placed.document) as document,
    any_value(placed.char_start) as char_start,
    any_value(placed.n_characters) as n_characters,
    any_value(placed.quoted) as quoted,
    any_value(placed.written) as written,
    count(*) filter (where kind in ('title', 'body', 'caption', 'list')) as n_read_paragraphs,
    count(*) filter (where kind not in ('title', 'body', 'caption', 'list')) as n_unread_paragraphs
from placed
left join paragraphs
    on paragraphs.document_id = placed.document_id
    and paragraphs.char_start < placed.char_end
    and placed.char_start < paragraphs.char_end
group by placed.place
