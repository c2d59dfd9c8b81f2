-- One row per document of which no edition, or several, or another one than the last is the present one.
select first_edition, count(*) filter (superseded_by is null) as present
from document_editions
group by first_edition
having count(*) filter (superseded_by is null) <> 1 or max(edition) filter (superseded_by is null) <> max(edition)
