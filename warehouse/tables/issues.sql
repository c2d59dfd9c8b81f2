-- One row per issue of the reference data. Owner: store.write_reference.
-- Example: SELECT issue, label, description FROM issues ORDER BY issue;
CREATE TABLE issues (
    issue VARCHAR PRIMARY KEY,
    label VARCHAR NOT NULL,
    description VARCHAR
);
COMMENT ON TABLE issues IS 'One row per issue that a position may be about.';
COMMENT ON COLUMN issues.issue IS 'Key.';
COMMENT ON COLUMN issues.label IS 'The issue in a word or two.';
COMMENT ON COLUMN issues.description IS 'The thing that a stance is for or against.';
