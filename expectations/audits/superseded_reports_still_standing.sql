-- One row per row of superseded_reports whose document is not superseded by the one named.
select report_id, superseded_reports.document, superseded_reports.superseded_by
from superseded_reports
left join documents using (document_id)
where documents.superseded_by is distinct from superseded_reports.superseded_by
