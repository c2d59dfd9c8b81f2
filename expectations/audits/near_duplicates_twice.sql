-- One row per pair of near-duplicates that is told more than once, in either order.
select least(document_a, document_b) as one, greatest(document_a, document_b) as other, count(*) as told
from near_duplicates
group by one, other
having count(*) > 1
