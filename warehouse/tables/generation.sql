-- One row: this generation of the warehouse. Owner: generations.begin, store.write_versions, store.write_gate_version.
-- Example: SELECT number, built_at, parley_version FROM generation;
CREATE TABLE generation (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    built_at TIMESTAMPTZ NOT NULL,
    as_of TIMESTAMPTZ NOT NULL,
    base INTEGER,
    schema_version VARCHAR NOT NULL,
    schema_number INTEGER,
    parley_version VARCHAR,
    reference_version VARCHAR,
    extractor_version VARCHAR,
    corrections_version VARCHAR,
    gate_version VARCHAR
);
COMMENT ON TABLE generation IS 'One row: this generation of the warehouse.';
COMMENT ON COLUMN generation.number IS 'Its number; later generations have higher ones, none is given twice.';
COMMENT ON COLUMN generation.built_at IS 'When the night began to build it.';
COMMENT ON COLUMN generation.as_of IS 'The moment that it stands for: built_at, or of a night that was replayed the end (UTC) of the last day replayed. Later generations have later ones.';
COMMENT ON COLUMN generation.base IS 'The generation that it was built on; null for the first.';
COMMENT ON COLUMN generation.schema_version IS 'SHA-256 over the definitions of tables and views, its first 16 digits.';
COMMENT ON COLUMN generation.schema_number IS 'Number of the schema in warehouse/schema_versions.csv: later ones have higher numbers.';
COMMENT ON COLUMN generation.parley_version IS 'Version of Parley that built it.';
COMMENT ON COLUMN generation.reference_version IS 'SHA-256 over the reference data that it was built with.';
COMMENT ON COLUMN generation.extractor_version IS 'Version of code and reference data with which its reports were merged and documents are read; a document of another documents.extractor_version waits to be read again.';
COMMENT ON COLUMN generation.corrections_version IS 'SHA-256 over corrections.csv and merging.csv, with which reports were merged.';
COMMENT ON COLUMN generation.gate_version IS 'Version of the rules of gate 2 that judged it.';
