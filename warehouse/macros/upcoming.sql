-- One row per meeting that is still to come, the nearest first. Owner: upcoming_meetings.
-- Example: FROM upcoming();
-- Example: SELECT title, start_date, end_date, status FROM upcoming('Russia');
CREATE MACRO upcoming(who := NULL) AS TABLE
SELECT upcoming_meetings.*
FROM upcoming_meetings
WHERE who IS NULL OR list_contains(upcoming_meetings.parties, party_code(who))
ORDER BY edtf_first(upcoming_meetings.start_date), upcoming_meetings.window_end, upcoming_meetings.meeting_id;
COMMENT ON MACRO TABLE upcoming IS 'One row per meeting scheduled, proposed or postponed whose last possible day is not before the newest day of publication, the nearest first; only those of a party, if one is given.';
