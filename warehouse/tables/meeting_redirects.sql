-- One row per meeting id that was given once and that no meeting bears any more. Owner: merged.write_merged.
CREATE TABLE meeting_redirects (
    old_id VARCHAR PRIMARY KEY,
    meeting_id VARCHAR,
    since_generation INTEGER NOT NULL CHECK (since_generation > 0),
    report_ids VARCHAR[] NOT NULL,
    CHECK (old_id <> meeting_id)
);
COMMENT ON TABLE meeting_redirects IS 'One row per meeting id that no meeting bears any more, and the meeting that it leads to; an id is never given to another meeting.';
COMMENT ON COLUMN meeting_redirects.old_id IS 'Key: the id of old.';
COMMENT ON COLUMN meeting_redirects.meeting_id IS 'The present id of the meeting, chains collapsed; null if no document reports it any more.';
COMMENT ON COLUMN meeting_redirects.since_generation IS 'The generation in which no meeting bore the id any more.';
COMMENT ON COLUMN meeting_redirects.report_ids IS 'The reports that bore it last: where they go, the id leads.';
