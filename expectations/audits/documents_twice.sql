-- One row per text that is held twice at one place: under one address, from one publisher, or from nobody knows where.
select sha256, coalesce(canonical_url, lower(trim(publisher)), '') as place, count(*) as held
from documents
where sha256 is not null
group by sha256, place
having count(*) > 1
