-- One row per time expression: (document_id, char_start, char_end). Owner: store.write_documents. No index, see paragraphs.
-- Example: SELECT "text", value, first, last FROM dates WHERE type = 'DATE' ORDER BY first;
CREATE TABLE dates (
    document_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL CHECK (sentence >= 0),
    char_start INTEGER NOT NULL CHECK (char_start >= 0),
    char_end INTEGER NOT NULL,
    "text" VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    value VARCHAR,
    first DATE,
    last DATE,
    edtf VARCHAR,
    range_first DATE,
    range_last DATE,
    CHECK (char_start < char_end),
    CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    CHECK (first <= last),
    CHECK (range_first <= range_last)
);
COMMENT ON TABLE dates IS 'One row per time expression in a document.';
COMMENT ON COLUMN dates.document_id IS 'The document.';
COMMENT ON COLUMN dates.sentence IS 'The sentence that it stands in.';
COMMENT ON COLUMN dates.char_start IS 'First character of the expression in the text.';
COMMENT ON COLUMN dates.char_end IS 'Character after its last one.';
COMMENT ON COLUMN dates."text" IS 'The expression as it stands in the text.';
COMMENT ON COLUMN dates.type IS 'DATE, TIME, DURATION or SET, as in TimeML TIMEX3.';
COMMENT ON COLUMN dates.value IS 'Value as in TimeML TIMEX3.';
COMMENT ON COLUMN dates.first IS 'First day of what is meant; null for durations, sets and what could not be resolved.';
COMMENT ON COLUMN dates.last IS 'Last day of what is meant.';
COMMENT ON COLUMN dates.edtf IS 'The same in EDTF: 2022-01-10, 2022-01, 2022, or A/B for a window.';
COMMENT ON COLUMN dates.range_first IS 'First day of the range that the expression is an end of (from 5 to 11 December); null outside a range.';
COMMENT ON COLUMN dates.range_last IS 'Last day of that range.';
