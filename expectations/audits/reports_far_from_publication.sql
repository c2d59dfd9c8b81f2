-- One row per report of a meeting more than 60 years before, or 15 years after, its document was published.
select meeting_reports.report_id, meeting_reports.document, meeting_reports.start_date, documents.published_earliest
from meeting_reports
join documents using (document_id)
where try_cast(left(meeting_reports.start_date, 4) as integer)
    not between year(documents.published_earliest) - 60 and year(documents.published_latest) + 15
