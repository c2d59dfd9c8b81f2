-- One row per value and document that does not report the meeting.
select meeting_id, attribute, value, document
from (select meeting_id, attribute, value, unnest(documents) as document from meeting_conflicts)
anti join meeting_reports using (meeting_id, document)
