-- One row per paragraph of a document: (document_id, paragraph). Owner: store.write_documents.
-- No index: millions of rows that only gates look up by key; the gate holds the grain to account.
CREATE TABLE paragraphs (
    document_id VARCHAR NOT NULL,
    paragraph INTEGER NOT NULL CHECK (paragraph >= 0),
    char_start INTEGER NOT NULL CHECK (char_start >= 0),
    char_end INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    language VARCHAR,
    CHECK (char_start <= char_end),
    CHECK (kind IN ('title', 'body', 'caption', 'list', 'furniture', 'footnote', 'biography', 'repeated'))
);
COMMENT ON TABLE paragraphs IS 'One row per paragraph of a document.';
COMMENT ON COLUMN paragraphs.document_id IS 'The document.';
COMMENT ON COLUMN paragraphs.paragraph IS 'Number of the paragraph in the document, from 0.';
COMMENT ON COLUMN paragraphs.char_start IS 'First character of the paragraph in the text.';
COMMENT ON COLUMN paragraphs.char_end IS 'Character after its last one.';
COMMENT ON COLUMN paragraphs.kind IS 'title, body, caption and list are read for facts; furniture, footnote, biography and repeated are outside the document.';
COMMENT ON COLUMN paragraphs.language IS 'Language of the paragraph, ISO 639-1; null if it is too short to tell.';
