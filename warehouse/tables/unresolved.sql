-- One row per thing seen and not understood: (document_id, kind, char_start). Owner: store.write_documents.
-- Example: SELECT kind, note, count(*) AS n FROM unresolved GROUP BY ALL ORDER BY n DESC, kind, note;
CREATE TABLE unresolved (
    document_id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    char_start INTEGER,
    char_end INTEGER,
    "text" VARCHAR,
    note VARCHAR,
    CHECK (char_start <= char_end)
);
COMMENT ON TABLE unresolved IS 'One row per thing that was seen in a document and not understood: the list of what to teach next.';
COMMENT ON COLUMN unresolved.document_id IS 'The document.';
COMMENT ON COLUMN unresolved.document IS 'Name of the document.';
COMMENT ON COLUMN unresolved.kind IS 'What was not understood: meeting_without_parties, unknown_actor, unresolved_date ...';
COMMENT ON COLUMN unresolved.char_start IS 'First character of it in the text.';
COMMENT ON COLUMN unresolved.char_end IS 'Character after its last one.';
COMMENT ON COLUMN unresolved."text" IS 'It as it stands in the text.';
COMMENT ON COLUMN unresolved.note IS 'Why it could not be used.';
