-- One row per expectation that judged this generation: (gate, suite, expectation, column). Owner: store.write_gate_results.
CREATE TABLE gate_results (
    gate VARCHAR NOT NULL,
    suite VARCHAR NOT NULL,
    expectation VARCHAR NOT NULL,
    "column" VARCHAR,
    severity VARCHAR NOT NULL CHECK (severity IN ('critical', 'warning', 'info')),
    success BOOLEAN NOT NULL,
    observed VARCHAR,
    unexpected_count BIGINT,
    reason VARCHAR
);
COMMENT ON TABLE gate_results IS 'One row per expectation with which the gates judged this generation.';
COMMENT ON COLUMN gate_results.gate IS 'documents (the first gate) or generation (the second).';
COMMENT ON COLUMN gate_results.suite IS 'Table that was judged.';
COMMENT ON COLUMN gate_results.expectation IS 'What was expected.';
COMMENT ON COLUMN gate_results."column" IS 'Column that was judged; null if the whole table was.';
COMMENT ON COLUMN gate_results.severity IS 'critical (stops the generation), warning or info.';
COMMENT ON COLUMN gate_results.success IS 'Whether it was met.';
COMMENT ON COLUMN gate_results.observed IS 'What was found instead, as an example or a figure.';
COMMENT ON COLUMN gate_results.unexpected_count IS 'How many rows broke it.';
COMMENT ON COLUMN gate_results.reason IS 'Why it is expected.';
