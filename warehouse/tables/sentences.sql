-- One row per sentence of a document: (document_id, sentence). Owner: store.write_documents. No index, see paragraphs.
-- Example: SELECT text FROM sentences WHERE kind = 'body' AND text LIKE '%Geneva%' ORDER BY document_id, sentence;
CREATE TABLE sentences (
    document_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL CHECK (sentence >= 0),
    paragraph INTEGER NOT NULL CHECK (paragraph >= 0),
    char_start INTEGER NOT NULL CHECK (char_start >= 0),
    char_end INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    language VARCHAR,
    "text" VARCHAR NOT NULL,
    CHECK (char_start < char_end),
    CHECK (kind IN ('title', 'body', 'caption', 'list', 'furniture', 'footnote', 'biography', 'repeated'))
);
COMMENT ON TABLE sentences IS 'One row per sentence of a document.';
COMMENT ON COLUMN sentences.document_id IS 'The document.';
COMMENT ON COLUMN sentences.sentence IS 'Number of the sentence in the document, from 0.';
COMMENT ON COLUMN sentences.paragraph IS 'The paragraph that it stands in.';
COMMENT ON COLUMN sentences.char_start IS 'First character of the sentence in the text.';
COMMENT ON COLUMN sentences.char_end IS 'Character after its last one.';
COMMENT ON COLUMN sentences.kind IS 'Kind of its paragraph.';
COMMENT ON COLUMN sentences.language IS 'Language of its paragraph, ISO 639-1.';
COMMENT ON COLUMN sentences."text" IS 'The sentence as it stands in the text.';
