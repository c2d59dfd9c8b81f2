-- One row per meeting, attribute and value on which its reports cannot all be right. Owner: merged.write_merged.
-- Example: SELECT meetings.title, attribute, value, documents FROM meeting_conflicts JOIN meetings USING (meeting_id);
CREATE TABLE meeting_conflicts (
    meeting_id VARCHAR NOT NULL,
    attribute VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    documents VARCHAR[] NOT NULL CHECK (len(documents) > 0),
    CHECK (attribute IN ('start_date', 'end_date', 'duration_minutes', 'place', 'country', 'format', 'status'))
);
COMMENT ON TABLE meeting_conflicts IS 'One row per meeting, attribute and value where reports of one meeting contradict each other; silence, less precision and what was known later contradict nobody.';
COMMENT ON COLUMN meeting_conflicts.meeting_id IS 'The meeting.';
COMMENT ON COLUMN meeting_conflicts.attribute IS 'What the reports differ in: start_date, end_date, duration_minutes, place, country, format or status.';
COMMENT ON COLUMN meeting_conflicts.value IS 'One of the values told.';
COMMENT ON COLUMN meeting_conflicts.documents IS 'Names of the documents that tell it.';
