-- One row per document whose editions are not numbered 1, 2, 3 and so on.
select first_edition, count(*) as editions, max(edition) as last_edition
from document_editions
group by first_edition
having count(*) <> max(edition) or count(distinct edition) <> count(*)
