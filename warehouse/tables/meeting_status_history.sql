-- One row per report of a meeting, in the order of publication: (meeting_id, step). Owner: merged.write_merged.
-- Example: SELECT meetings.title, step, event, document FROM meeting_status_history JOIN meetings USING (meeting_id)
--   WHERE n_documents > 1 ORDER BY meeting_id, step;
CREATE TABLE meeting_status_history (
    meeting_id VARCHAR NOT NULL,
    step INTEGER NOT NULL CHECK (step > 0),
    event VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    credible BOOLEAN NOT NULL,
    decides BOOLEAN NOT NULL,
    note VARCHAR,
    report_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    published_earliest DATE,
    published_latest DATE,
    start_date VARCHAR,
    end_date VARCHAR,
    passage STRUCT(char_start INTEGER, char_end INTEGER, "text" VARCHAR),
    CHECK (event IN ('announced', 'moved', 'ongoing', 'held', 'postponed', 'cancelled', 'repeated', 'superseded')),
    CHECK (status IN ('held', 'ongoing', 'scheduled', 'proposed', 'postponed', 'cancelled'))
);
COMMENT ON TABLE meeting_status_history IS 'One row per report of a meeting, in the order of publication: how it was announced, moved, held, postponed or cancelled.';
COMMENT ON COLUMN meeting_status_history.meeting_id IS 'The meeting.';
COMMENT ON COLUMN meeting_status_history.step IS 'Place of the report among those of the meeting, from 1, by the last possible day of publication.';
COMMENT ON COLUMN meeting_status_history.event IS 'announced (scheduled or proposed), moved (to another day), ongoing, held, postponed, cancelled, repeated (it says what was known), or superseded (a later edition of the document took it back or told it anew).';
COMMENT ON COLUMN meeting_status_history.status IS 'The status that the report gives.';
COMMENT ON COLUMN meeting_status_history.credible IS 'Whether the report may change the status of the meeting, after those before it.';
COMMENT ON COLUMN meeting_status_history.decides IS 'Whether the status of the meeting is this report''s: the credible one that brought the present status; one row per meeting.';
COMMENT ON COLUMN meeting_status_history.note IS 'Why a report is not credible; null if it is.';
COMMENT ON COLUMN meeting_status_history.report_id IS 'The report, in meeting_reports or, if superseded, in superseded_reports.';
COMMENT ON COLUMN meeting_status_history.document_id IS 'Its document.';
COMMENT ON COLUMN meeting_status_history.document IS 'Name of the document.';
COMMENT ON COLUMN meeting_status_history.published_earliest IS 'First day on which the document may have been published.';
COMMENT ON COLUMN meeting_status_history.published_latest IS 'Last day on which it may have been published; null if unknown.';
COMMENT ON COLUMN meeting_status_history.start_date IS 'First day of the meeting as the report has it, EDTF.';
COMMENT ON COLUMN meeting_status_history.end_date IS 'Last day as the report has it, EDTF.';
COMMENT ON COLUMN meeting_status_history.passage IS 'The first passage of the report; fact_passages has all.';
