-- One row per meeting_reports row without a passage.
select report_id, document
from meeting_reports
where coalesce(len(evidence), 0) = 0
