-- One row per fact or document that is new, changed or gone since the generation before: (change, kind, id).
-- Owner: changes.write_changes.
-- Example: SELECT change, kind, count(*) AS n FROM changes GROUP BY ALL ORDER BY ALL;
CREATE TABLE changes (
    change VARCHAR NOT NULL CHECK (change IN ('new', 'changed', 'gone')),
    kind VARCHAR NOT NULL CHECK (kind IN ('meeting', 'position', 'document')),
    id VARCHAR NOT NULL,
    document VARCHAR,
    what VARCHAR,
    before VARCHAR,
    after VARCHAR
);
COMMENT ON TABLE changes IS 'One row per fact or document that is new, changed or gone since the generation before.';
COMMENT ON COLUMN changes.change IS 'new, changed or gone.';
COMMENT ON COLUMN changes.kind IS 'meeting, position or document.';
COMMENT ON COLUMN changes.id IS 'meeting_id, position_id or document_id; of a changed document the new one.';
COMMENT ON COLUMN changes.document IS 'Name of the document; null for meetings, which have several.';
COMMENT ON COLUMN changes.what IS 'The columns that changed, separated by commas.';
COMMENT ON COLUMN changes.before IS 'What stood there before: the changed columns, or the fact in short if it is gone.';
COMMENT ON COLUMN changes.after IS 'What stands there now: the changed columns, or the fact in short if it is new.';
