-- One row per meeting_reports row whose host does not take part.
select report_id, host, parties
from meeting_reports
where not list_contains(parties, host)
