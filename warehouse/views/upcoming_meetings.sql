-- One row per meeting that is still to come at the newest day of publication. Owner: meetings, documents.
-- The clock of the view is the newest document, not the day of the query: the same warehouse gives the same rows.
-- Example: SELECT title, start_date, end_date, status, as_of FROM upcoming_meetings ORDER BY window_end;
CREATE VIEW upcoming_meetings AS
WITH windows AS (
    SELECT
        *,
        coalesce(end_date, start_date) AS edtf,
        CASE length(edtf)
            WHEN 10 THEN try_cast(edtf AS DATE)
            WHEN 7 THEN last_day(try_cast(edtf || '-01' AS DATE))
            WHEN 4 THEN try_cast(edtf || '-12-31' AS DATE)
        END AS window_end
    FROM meetings
    WHERE status IN ('scheduled', 'proposed', 'postponed')
),
clock AS (SELECT max(published_earliest) AS as_of FROM documents)
SELECT
    windows.meeting_id,
    windows.title,
    windows.parties,
    windows.people,
    windows.start_date,
    windows.end_date,
    windows.window_end,
    windows.place,
    windows.country,
    windows.format,
    windows.status,
    windows.issues,
    windows.n_documents,
    windows.n_independent_sources,
    windows.confidence,
    clock.as_of
FROM windows
JOIN clock ON windows.window_end >= clock.as_of;
COMMENT ON VIEW upcoming_meetings IS 'One row per scheduled, proposed or postponed meeting whose last possible day is not before the newest day of publication in the warehouse.';
COMMENT ON COLUMN upcoming_meetings.meeting_id IS 'The meeting.';
COMMENT ON COLUMN upcoming_meetings.title IS 'The meeting in a few words.';
COMMENT ON COLUMN upcoming_meetings.parties IS 'Codes of the parties taking part.';
COMMENT ON COLUMN upcoming_meetings.people IS 'Persons taking part.';
COMMENT ON COLUMN upcoming_meetings.start_date IS 'First day, EDTF.';
COMMENT ON COLUMN upcoming_meetings.end_date IS 'Last day, EDTF.';
COMMENT ON COLUMN upcoming_meetings.window_end IS 'Last day on which it may take place.';
COMMENT ON COLUMN upcoming_meetings.place IS 'City or venue; null if unknown.';
COMMENT ON COLUMN upcoming_meetings.country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN upcoming_meetings.format IS 'in_person, phone or video; null if unknown.';
COMMENT ON COLUMN upcoming_meetings.status IS 'scheduled, proposed or postponed.';
COMMENT ON COLUMN upcoming_meetings.issues IS 'Ids of the issues to be talked about.';
COMMENT ON COLUMN upcoming_meetings.n_documents IS 'How many documents report it.';
COMMENT ON COLUMN upcoming_meetings.n_independent_sources IS 'How many of them are no copies of each other.';
COMMENT ON COLUMN upcoming_meetings.confidence IS 'How sure the reading is, 0 to 1.';
COMMENT ON COLUMN upcoming_meetings.as_of IS 'The newest day of publication in the warehouse (published_earliest).';
