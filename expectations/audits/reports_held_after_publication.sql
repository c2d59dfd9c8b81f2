-- One row per report of a held meeting whose first possible day comes after the last possible day of publication.
select meeting_reports.report_id, meeting_reports.document, meeting_reports.start_date, documents.published_latest
from meeting_reports
join documents using (document_id)
where meeting_reports.status = 'held'
    and meeting_reports.start_date > left(cast(documents.published_latest as varchar), len(meeting_reports.start_date))
