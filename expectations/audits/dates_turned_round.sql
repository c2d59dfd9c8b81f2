-- One row per time expression whose window ends before it begins.
select document_id, char_start, text, "first", "last"
from dates
where "first" > "last"
