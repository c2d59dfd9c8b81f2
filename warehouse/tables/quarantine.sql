-- One row per document that the first gate did not let in: (source, sha256, reason). Owner: store.write_quarantine.
CREATE TABLE quarantine (
    document_id VARCHAR,
    document VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR,
    expectation VARCHAR,
    sha256 VARCHAR,
    quarantined_at TIMESTAMPTZ NOT NULL,
    CHECK (reason IN ('empty', 'too_short', 'binary', 'undecodable', 'not_english', 'too_large', 'duplicate',
                      'unreadable', 'broken_sidecar', 'unfetched', 'forbidden', 'unsupported', 'login_page',
                      'future_dated'))
);
COMMENT ON TABLE quarantine IS 'One row per document that the first gate did not let in.';
COMMENT ON COLUMN quarantine.document_id IS 'Its key, had it been let in; null if its text could not be read.';
COMMENT ON COLUMN quarantine.document IS 'Name of the document.';
COMMENT ON COLUMN quarantine.source IS 'Path or URL of the document.';
COMMENT ON COLUMN quarantine.reason IS 'empty, too_short, binary, undecodable, not_english, too_large, duplicate, unreadable or broken_sidecar; of pages also unfetched, forbidden, unsupported, login_page or future_dated.';
COMMENT ON COLUMN quarantine.detail IS 'The reason in words, with figures.';
COMMENT ON COLUMN quarantine.expectation IS 'The expectation that it failed.';
COMMENT ON COLUMN quarantine.sha256 IS 'SHA-256 of its text in UTF-8, or of its bytes if it gave no text; null if they are not known.';
COMMENT ON COLUMN quarantine.quarantined_at IS 'When a night first refused it.';
