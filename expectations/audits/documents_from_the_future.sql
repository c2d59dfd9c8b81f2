-- One row per document dated later than the day after it was ingested (a day for time zones).
select document_id, document, published_earliest, ingested_at
from documents
where published_earliest > cast(ingested_at as date) + 1
