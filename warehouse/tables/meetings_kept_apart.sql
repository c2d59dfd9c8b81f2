-- One row per two meetings that might have been one: (meeting_a, meeting_b). Owner: merged.write_merged.
CREATE TABLE meetings_kept_apart (
    meeting_a VARCHAR NOT NULL,
    meeting_b VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    likeness DOUBLE NOT NULL CHECK (likeness > 0),
    report_a VARCHAR NOT NULL,
    report_b VARCHAR NOT NULL,
    CHECK (meeting_a < meeting_b),
    CHECK (reason IN ('document', 'people', 'place', 'format', 'bodies', 'parties', 'days', 'ambiguous', 'too_little', 'correction'))
);
COMMENT ON TABLE meetings_kept_apart IS 'One row per two meetings of the same parties, or of some of them, at times that overlap, and what keeps them apart.';
COMMENT ON COLUMN meetings_kept_apart.meeting_a IS 'The one meeting, the first of the two ids in alphabetical order.';
COMMENT ON COLUMN meetings_kept_apart.meeting_b IS 'The other meeting.';
COMMENT ON COLUMN meetings_kept_apart.reason IS 'document (one document tells of both), people, place, format, bodies (an organisation in one only), parties or days (of other reports of the two), ambiguous (a report without a day fits several meetings), too_little (in common), or correction (by hand).';
COMMENT ON COLUMN meetings_kept_apart.likeness IS 'What the two reports have in common: 1 for the same parties (0.5: those of one are among the other''s), 0.3 a person up to two, 0.3 the place, 0.6 the same days.';
COMMENT ON COLUMN meetings_kept_apart.report_a IS 'The report of meeting_a that has most in common with one of meeting_b.';
COMMENT ON COLUMN meetings_kept_apart.report_b IS 'That report of meeting_b.';
