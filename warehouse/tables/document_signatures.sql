-- One row per document held. Owner: copies.write_signatures.
CREATE TABLE document_signatures (
    document_id VARCHAR PRIMARY KEY,
    signature_version VARCHAR NOT NULL,
    n_shingles INTEGER NOT NULL CHECK (n_shingles >= 0),
    signature UINTEGER[] NOT NULL
);
COMMENT ON TABLE document_signatures IS 'One row per document: its MinHash signature, by which near-duplicates are found without reading a text again.';
COMMENT ON COLUMN document_signatures.document_id IS 'The document.';
COMMENT ON COLUMN document_signatures.signature_version IS 'What the signature was made with; those of two versions are not compared.';
COMMENT ON COLUMN document_signatures.n_shingles IS 'How many different runs of a few words the body of the document has.';
COMMENT ON COLUMN document_signatures.signature IS 'The smallest value of each hash function over these runs; empty if there are none.';
