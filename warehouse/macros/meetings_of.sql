-- One row per meeting of a party, the earliest first. Owner: meetings.
-- Example: FROM meetings_of('Russia');
-- Example: SELECT title, start_date, status FROM meetings_of('USA', since := '2022-01', until := '2022-01-13');
-- Example: SELECT title, start_date FROM meetings_of('NATO', status := 'held');
CREATE MACRO meetings_of(who := NULL, since := NULL, until := NULL, status := NULL) AS TABLE
SELECT
    meetings.meeting_id,
    meetings.title,
    meetings.parties,
    meetings.people,
    meetings.start_date,
    meetings.end_date,
    meetings.place,
    meetings.country,
    meetings.format,
    meetings.status,
    meetings.duration_minutes,
    meetings.issues,
    meetings.n_documents,
    meetings.n_independent_sources,
    meetings.confidence
FROM meetings
WHERE (who IS NULL OR list_contains(meetings.parties, party_code(who)))
    AND (since IS NULL OR edtf_last(coalesce(meetings.end_date, meetings.start_date)) >= edtf_first(days_asked(since)))
    AND (until IS NULL OR edtf_first(meetings.start_date) <= edtf_last(days_asked(until)))
    AND (status IS NULL OR meetings.status = status_asked(status))
ORDER BY edtf_first(meetings.start_date), edtf_last(coalesce(meetings.end_date, meetings.start_date)), meetings.meeting_id;
COMMENT ON MACRO TABLE meetings_of IS 'One row per meeting in which a party takes part, the earliest first, those without a day last. Only those that may fall between since and until and have the status, where these are given; without a party all meetings.';
