-- One row per row of superseded_positions whose document is not superseded by the one named.
select position_id, superseded_positions.document, superseded_positions.superseded_by
from superseded_positions
left join documents using (document_id)
where documents.superseded_by is distinct from superseded_positions.superseded_by
